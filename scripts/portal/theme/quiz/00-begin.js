/* Quiz questions: what each type is answered with, and the question of the day on the home page.
   The bank is a script that calls PortalQuiz.bank([...]); answers never leave the device. */
(function (window, document) {
  "use strict";

  var Portal = window.Portal;
  var SEEN = 200;
  var RIGHTS = 2;
  var words = {};
  var boxes = [];
  var modes = {};
