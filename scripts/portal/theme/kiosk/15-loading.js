/* Loads the scripts that hold what is shown. */
(function (Kiosk) {
  "use strict";

  var PATIENCE = 12000;
  var waiting = {};
  var kept = {};

  Kiosk.version = "";
  Kiosk.languages = {};

  function hand(name, data) {
    var asking = waiting[name] || [];
    delete waiting[name];
    asking.forEach(function (done) { done(data); });
  }

  /** Loads a script; what it calls back with goes to `done`, null where it does not come. */
  function script(src, name, done) {
    var element = document.createElement("script");
    var timer;
    function over(data) {
      window.clearTimeout(timer);
      // one that fails late says nothing about who asks now
      element.onload = element.onerror = null;
      if (element.parentNode) { element.parentNode.removeChild(element); }
      done(data);
    }
    if (waiting[name]) { waiting[name].push(done); return; }
    waiting[name] = [over];
    element.src = src;
    element.onload = element.onerror = function () { hand(name, null); };
    timer = window.setTimeout(function () { hand(name, null); }, PATIENCE);
    document.head.appendChild(element);
  }

  /* What the files call. */

  Kiosk.manifest = function (data) { hand("manifest", data); };

  Kiosk.part = function (name, version, data) {
    hand(name, { version: version, data: data });
  };

  window.PortalQuiz = { bank: function (items) { hand("bank", items); } };

  /** What the site holds now. */
  Kiosk.askManifest = function (done) {
    script("data/manifest.js?" + new Date().getTime(), "manifest", done);
  };

  /** A part of a version; null where it can't be had or is of another one. */
  Kiosk.askPart = function (name, version, done) {
    script("data/" + name + ".js?" + version, name, function (told) {
      done(told && told.version === version ? told.data : null, Boolean(told));
    });
  };

  /** A part of what is shown; where the site has changed since, the new one is taken. */
  Kiosk.load = function (name, done) {
    if (kept[name]) { done(kept[name]); return; }
    Kiosk.askPart(name, Kiosk.version, function (data, there) {
      if (data) { kept[name] = data; }
      if (!data && there) { Kiosk.renew(); }
      done(data);
    });
  };

  /** The practice questions of a language: one language's at a time, for they are many. */
  Kiosk.loadBank = function (done) {
    var address = Kiosk.data.quiz;
    if (!address) { done([]); return; }
    if (kept[address]) { done(kept[address]); return; }
    if (waiting.bank) { waiting.bank.push(function () { Kiosk.loadBank(done); }); return; }
    script("../" + address + "?" + Kiosk.version, "bank", function (items) {
      if (items) { kept[address] = items; }
      done(items);
    });
  };

  Kiosk.forgetParts = function () { kept = {}; };
})(PortalKiosk);
