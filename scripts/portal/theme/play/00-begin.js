/* The pages of the quiz: a round, practice, the question of a day, the challenge, a timed paper, the
   mistakes; and the types of question that take more than a choice. What is kept stays on this
   device, under keys that begin with "portal.play-"; everything is worked out here. */
(function (window, document) {
  "use strict";

  var Portal = window.Portal;
  var Quiz = window.PortalQuiz;
  var words = Quiz.words;
  var types = Quiz.types;
  var modes = Quiz.modes;
  var make = Quiz.make;
  var fill = Quiz.fill;
  var show = Quiz.show;
  var all = Quiz.all;
  var list = Quiz.list;
  var sameSet = Quiz.sameSet;
  var html = document.documentElement;
  var part = document.querySelector("[data-play-words]");
  var said = part ? JSON.parse(part.textContent) : {};
