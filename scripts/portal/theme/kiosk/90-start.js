/* Puts up the page, and takes what the site holds: at the start, and again when it has changed. */
(function (Kiosk) {
  "use strict";

  var AGAIN = 10000;
  var app = null;
  var renewing = false;

  Kiosk.mains = {};

  function build() {
    Kiosk.root = document.getElementById("kiosk");
    Kiosk.root.textContent = "";
    Kiosk.main = Kiosk.make("main", { tabindex: "0" });
    Kiosk.bar = Kiosk.make("nav", { "class": "bar", dir: "ltr" });
    Kiosk.page = Kiosk.make("div", { "class": "page", hidden: true }, [
      Kiosk.make("div", { "class": "crown", "aria-hidden": "true" }), Kiosk.main, Kiosk.bar
    ]);
    Kiosk.attractBox = Kiosk.make("div", { "class": "attract", hidden: true, act: function () {
      Kiosk.begin(Kiosk.shown[0]);
    } });
    Kiosk.root.appendChild(Kiosk.page);
    Kiosk.root.appendChild(Kiosk.attractBox);
  }

  function take(manifest, mains) {
    Kiosk.version = manifest.version;
    Kiosk.languages = manifest.languages;
    Kiosk.shown = manifest.shown;
    Kiosk.idle = manifest.idle;
    Kiosk.countdown = manifest.countdown;
    Kiosk.mains = mains;
    Kiosk.forgetParts();
    Kiosk.forgetSearch();
  }

  /** The main file of every language of a manifest, or null where one is missing. */
  function askMains(manifest, done) {
    var mains = {};
    var left = manifest.shown.slice();
    function next() {
      var code = left.shift();
      if (!code) { done(mains); return; }
      Kiosk.askPart(code + "/main", manifest.version, function (data) {
        if (!data) { done(null); return; }
        mains[code] = data;
        next();
      });
    }
    next();
  }

  /** Looks whether the site has changed. What is shown stays until all of the new one is there. */
  Kiosk.renew = function () {
    if (renewing) { return; }
    renewing = true;
    Kiosk.askManifest(function (manifest) {
      if (!manifest || manifest.version === Kiosk.version) { renewing = false; return; }
      if (app && manifest.app !== app && Kiosk.attracting()) { window.location.reload(); return; }
      askMains(manifest, function (mains) {
        renewing = false;
        if (!mains) { return; }
        take(manifest, mains);
        if (Kiosk.attracting() || Kiosk.shown.indexOf(Kiosk.visit.lang) < 0) { Kiosk.end(); return; }
        Kiosk.useLanguage(Kiosk.visit.lang);
        Kiosk.show();
      });
    });
  };

  function start() {
    function later() { window.setTimeout(start, AGAIN); }
    Kiosk.askManifest(function (manifest) {
      if (!manifest) { later(); return; }
      askMains(manifest, function (mains) {
        if (!mains) { later(); return; }
        app = manifest.app;
        take(manifest, mains);
        build();
        Kiosk.end();
      });
    });
  }

  start();
})(PortalKiosk);
