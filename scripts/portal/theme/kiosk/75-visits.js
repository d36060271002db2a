/* Visits: how one begins, how it ends when nobody is there any more, and that nothing is left of it. */
(function (Kiosk) {
  "use strict";

  var timer = 0;
  var counting = 0;

  /** A visit begins, in a language. */
  Kiosk.begin = function (code) {
    Kiosk.stopAttract();
    Kiosk.visit = Kiosk.freshVisit();
    Kiosk.useLanguage(code);
    Kiosk.useLook();
    Kiosk.touched();
    Kiosk.home();
  };

  /** Ends the visit: everything of it is thrown away, and the loop plays. */
  Kiosk.end = function () {
    window.clearTimeout(timer);
    window.clearInterval(counting);
    counting = 0;
    Kiosk.silence();
    Kiosk.closeDialog();
    Kiosk.showNothing();
    Kiosk.forgetParts();
    Kiosk.forgetSearch();
    Kiosk.main.textContent = "";
    Kiosk.bar.textContent = "";
    Kiosk.bar.removeAttribute("aria-label");
    Kiosk.main.scrollTop = Kiosk.main.scrollLeft = 0;
    Kiosk.visit = Kiosk.freshVisit();
    Kiosk.useLanguage(Kiosk.shown[0]);
    Kiosk.useLook();
    if (document.activeElement && document.activeElement.blur) { document.activeElement.blur(); }
    Kiosk.attract();
  };

  function ask() {
    var left = Kiosk.countdown;
    var message = Kiosk.make("p", { text: Kiosk.say("kiosk.leaving", { seconds: left }) });
    var told = Kiosk.make("p", { "class": "unseen", "aria-live": "assertive" });
    var circle = Kiosk.make("p", { "class": "count", "aria-hidden": "true", text: String(left) });
    Kiosk.dialog("alertdialog", Kiosk.say("kiosk.still_there"), [circle, message, told], [
      Kiosk.button("button button-great", null, Kiosk.say("kiosk.stay"), stay)
    ], stay);
    counting = window.setInterval(function () {
      left -= 1;
      if (left <= 0) { Kiosk.end(); return; }
      circle.textContent = String(left);
      message.textContent = Kiosk.say("kiosk.leaving", { seconds: left });
      if (left % 5 === 0) { told.textContent = message.textContent; }
    }, 1000);
  }

  function stay() {
    window.clearInterval(counting);
    counting = 0;
    Kiosk.closeDialog();
    Kiosk.touched();
  }

  /** Somebody is there: the time begins anew. An open question is answered by its own buttons. */
  Kiosk.touched = function () {
    if (counting || !Kiosk.visit || Kiosk.attracting()) { return; }
    window.clearTimeout(timer);
    timer = window.setTimeout(ask, Kiosk.idle * 1000);
  };

  ["touchstart", "touchmove", "mousedown", "keydown", "wheel"].forEach(function (name) {
    document.addEventListener(name, function () { Kiosk.touched(); }, true);
  });
})(PortalKiosk);
