/* The bar below: the way back, the way home, the other language, the size of the text. Every tool has
   its place whatever the language is, so that the hand finds it again. */
(function (Kiosk) {
  "use strict";

  var SIZES = 3;

  /** The language that is shown, on the page and in what it says. */
  Kiosk.useLanguage = function (code) {
    var language = Kiosk.languages[code];
    Kiosk.visit.lang = code;
    Kiosk.data = Kiosk.mains[code];
    document.documentElement.lang = code;
    document.documentElement.dir = language.dir;
    if (language.vertical) { document.documentElement.setAttribute("data-writing", "vertical"); }
    else { document.documentElement.removeAttribute("data-writing"); }
  };

  /** The size of the text and the height of the stand, as they were chosen. */
  Kiosk.useLook = function () {
    document.documentElement.className = "size-" + Kiosk.visit.size + (Kiosk.visit.low ? " low" : "");
  };

  function keepPlace() {
    var route = Kiosk.visit.trail[Kiosk.visit.trail.length - 1];
    route.top = Kiosk.main.scrollTop;
    route.left = Kiosk.main.scrollLeft;
  }

  function languageButton(code) {
    var language = Kiosk.languages[code];
    return Kiosk.button("tool tool-language", "language", language.name, function () {
      Kiosk.silence();
      Kiosk.useLanguage(code);
      Kiosk.show();
    }, { lang: code, dir: language.dir });
  }

  function tool(name, icon, words, act, attributes) {
    return Kiosk.button("tool tool-" + name, icon, words, act, attributes);
  }

  function listenButton() {
    var speaking = Kiosk.speaking();
    return tool("listen", speaking ? "stop" : "listen", Kiosk.say(speaking ? "kiosk.stop" : "kiosk.listen"),
      function () {
        if (Kiosk.speaking()) { Kiosk.silence(); } else { Kiosk.readAloud(); }
      }, { "aria-pressed": String(speaking) });
  }

  Kiosk.drawBar = function (route) {
    var bar = Kiosk.bar;
    var focused = document.activeElement && bar.contains(document.activeElement)
      ? document.activeElement.className : "";
    var others = Kiosk.shown.filter(function (code) { return code !== Kiosk.visit.lang; });
    var low = Kiosk.visit.low;
    route = route || Kiosk.visit.trail[Kiosk.visit.trail.length - 1];
    bar.textContent = "";
    bar.setAttribute("aria-label", Kiosk.say("kiosk.tools"));
    bar.appendChild(tool("back", "back", Kiosk.say("kiosk.back"), Kiosk.back,
      { disabled: Kiosk.visit.trail.length < 2 }));
    bar.appendChild(tool("home", "home", Kiosk.say("nav.home"), Kiosk.home, { disabled: route.view === "home" }));
    bar.appendChild(Kiosk.make("div", { "class": "gap" }));
    if (Kiosk.canRead()) { bar.appendChild(listenButton()); }
    bar.appendChild(tool("low", low ? "raise" : "lower", Kiosk.say(low ? "kiosk.raise" : "kiosk.lower"),
      function () {
        Kiosk.visit.low = !low;
        Kiosk.useLook();
        Kiosk.drawBar();
      }, { "aria-pressed": String(low) }));
    bar.appendChild(tool("size", "size", Kiosk.say("shell.large_text"), function () {
      keepPlace();
      Kiosk.visit.size = (Kiosk.visit.size + 1) % SIZES;
      Kiosk.useLook();
      Kiosk.drawBar();
    }, { "aria-pressed": String(Kiosk.visit.size > 0) }));
    others.forEach(function (code) { bar.appendChild(languageButton(code)); });
    Array.prototype.forEach.call(bar.querySelectorAll(Kiosk.BUTTONS), function (button) {
      if (focused && button.className === focused) { button.focus(); }
    });
  };
})(PortalKiosk);
