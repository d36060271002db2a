/* Loaded in the head of every page: appearance before the first paint, small helps afterwards.
   What it keeps stays in this browser's localStorage, under keys that begin with "portal.". */
(function (window, document) {
  "use strict";

  var PREFIX = "portal.";
  var CONTEST = "portal-host";
  var root = document.documentElement;
  var vertical = root.getAttribute("data-writing") === "vertical";
  var dark = window.matchMedia ? window.matchMedia("(prefers-color-scheme: dark)") : { matches: false };

  /** What is kept on this device. A browser that refuses storage keeps nothing, silently. */
  var store = {
    get: function (name) {
      try { return window.localStorage.getItem(PREFIX + name); } catch (error) { return null; }
    },
    set: function (name, value) {
      try {
        if (value === null) { window.localStorage.removeItem(PREFIX + name); }
        else { window.localStorage.setItem(PREFIX + name, value); }
      } catch (error) { /* Nothing is kept. */ }
      if (store.changed) { store.changed(); }
    },
    names: function () {
      var names = [];
      try {
        for (var i = 0; i < window.localStorage.length; i += 1) {
          var key = window.localStorage.key(i);
          if (key.indexOf(PREFIX) === 0) { names.push(key.slice(PREFIX.length)); }
        }
      } catch (error) { /* Nothing is kept. */ }
      return names.sort();
    }
  };

  /** `address` as it opens from a folder too: there a page is its index.html. */
  function address(href) {
    if (window.location.protocol !== "file:") { return href; }
    return href.replace(/^([^?#]*\/|\.{1,2})(?=[?#]|$)/, function (path) {
      return path.replace(/([^/])$/, "$1/") + "index.html";
    });
  }

  /** Days since 1970 by the reader's own calendar. */
  function today() {
    var now = new Date();
    return Math.floor((now.getTime() - now.getTimezoneOffset() * 60000) / 86400000);
  }

  /** Load a script of this site; `done` is for one that does not call back itself. */
  function load(src, failed, done) {
    var script = document.createElement("script");
    script.src = src;
    script.async = true;
    script.onerror = failed || null;
    script.onload = done || null;
    document.head.appendChild(script);
  }

  function each(selector, action, within) {
    Array.prototype.forEach.call((within || document).querySelectorAll(selector), action);
  }

  window.Portal = { store: store, address: address, today: today, load: load };

  function show(name, value) {
    if (value) { root.setAttribute("data-" + name, value); } else { root.removeAttribute("data-" + name); }
  }
  show("theme", store.get("theme"));
  show("text", store.get("text"));

  /* A stand for everybody opens the search with its keys: from then on this window is one. */
  function kiosk() {
    try {
      if (/[?&]keypad\b/.test(window.location.search)) { window.sessionStorage.setItem(PREFIX + "kiosk", "1"); }
      return Boolean(window.sessionStorage.getItem(PREFIX + "kiosk"));
    } catch (error) { return /[?&]keypad\b/.test(window.location.search); }
  }
  if (kiosk()) { show("kiosk", "on"); }

  /* Appearance: the first press gives the other one, the third the system's own again. */
  function nameTheme(button) {
    var name = button.getAttribute("data-" + (root.getAttribute("data-theme") || "auto"));
    var shown = button.querySelector("[data-theme-name]");
    if (shown) { shown.textContent = name; } else { button.setAttribute("aria-label", name); }
    button.title = name;
    button.hidden = false;
  }

  function themes() {
    each("[data-theme-button]", function (button) {
      nameTheme(button);
      button.addEventListener("click", function () {
        var order = dark.matches ? [null, "light", "dark"] : [null, "dark", "light"];
        var next = order[(order.indexOf(root.getAttribute("data-theme")) + 1) % 3];
        store.set("theme", next);
        show("theme", next);
        each("[data-theme-button]", nameTheme);
      });
    });
  }

  function pressText(button) {
    button.setAttribute("aria-pressed", String(root.getAttribute("data-text") === "large"));
    button.hidden = false;
  }

  function textSize() {
    each("[data-text-button]", function (button) {
      pressText(button);
      button.addEventListener("click", function () {
        var next = root.getAttribute("data-text") === "large" ? null : "large";
        store.set("text", next);
        show("text", next);
        each("[data-text-button]", pressText);
      });
    });
  }

  /** The same page in another language opens where the reader is: at this answer, with this search. */
  function keepPlace(link) {
    var brand = document.querySelector(".brand");
    var home = brand ? brand.pathname.replace(/[^\/]*$/, "") : "/";
    var page = window.location.pathname.replace(/index\.html$/, "");
    if (page.indexOf(home) !== 0) { return; }
    var target = link.pathname.replace(/index\.html$/, "");
    var own = "/" + page.slice(home.length);
    if (target.slice(-own.length) !== own) { return; }
    if (document.querySelector("[data-results]")) { link.search = window.location.search; }
    link.hash = window.location.hash;
  }

  /* A reader who chose a language finds the home page in it at the next visit. */
  function languages() {
    var first = false;
    function keepPlaces() { each("[data-language]", keepPlace); }
    keepPlaces();
    window.addEventListener("hashchange", keepPlaces);
    try {
      first = !window.sessionStorage.getItem(PREFIX + "visited");
      window.sessionStorage.setItem(PREFIX + "visited", "1");
    } catch (error) { /* Each page counts as a later one. */ }
    each("[data-language]", function (link) {
      var code = link.getAttribute("data-language");
      if (first && code === store.get("language") && code !== root.lang &&
          document.querySelector(".brand[aria-current]")) {
        window.location.replace(link.href);
      }
      /* What is sought changes without an event: look again when the link is about to be used. */
      ["pointerdown", "focus", "click"].forEach(function (name) {
        link.addEventListener(name, function () { keepPlace(link); });
      });
      link.addEventListener("click", function () { store.set("language", code); });
    });
  }

  function slogan() {
    each("[data-slogans]", function (box) {
      var items = box.children;
      for (var i = 0; i < items.length; i += 1) { items[i].hidden = i !== today() % items.length; }
    });
  }

  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) { return navigator.clipboard.writeText(text); }
    var field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.style.cssText = "position:fixed;top:0;opacity:0";
    document.body.appendChild(field);
    field.select();
    var done = false;
    try { done = document.execCommand("copy"); } catch (error) { /* Said by the missing mark. */ }
    document.body.removeChild(field);
    return done ? Promise.resolve() : Promise.reject(new Error("copy"));
  }

  function copying() {
    each("[data-copy], [data-permalink]", function (control) {
      var text = control.textContent;
      var waiting = 0;
      control.hidden = false;
      control.addEventListener("click", function () {
        var target = control.hasAttribute("data-copy")
          ? document.querySelector(control.getAttribute("data-copy")) : control;
        copy(target.href).then(function () {
          control.textContent = control.getAttribute("data-copied");
          window.clearTimeout(waiting);
          waiting = window.setTimeout(function () { control.textContent = text; }, 2400);
        }, function () { /* The address stands there to be copied by hand. */ });
      });
    });
  }

  /** Whether a contest in a hall is kept here (see host/30-store.js); tells `found`. Looking for it
      makes no database. */
  function contestKept(found) {
    try {
      var request = window.indexedDB.open(CONTEST);
      request.onupgradeneeded = function () { request.transaction.abort(); };
      request.onerror = function (event) {
        event.preventDefault();
        found(false);
      };
      request.onsuccess = function () {
        var database = request.result;
        var count = database.transaction("contest").objectStore("contest").count();
        count.onsuccess = function () { found(count.result > 0); };
        database.close();
      };
    } catch (error) { found(false); }
  }

  /* The privacy page and that of the quiz: what is kept here, and its end. A name may have a part
     behind a point or a second hyphen, which says of what: a language, a paper. */
  function stored() {
    var list = document.querySelector("[data-stored]");
    if (!list) { return; }
    var button = document.querySelector("[data-erase]");
    var status = document.querySelector("[data-erased]");
    var text = button.textContent;
    var contest = false;
    function listAgain() {
      var said = [];
      store.names().concat(contest ? "host" : []).forEach(function (name) {
        var short = name.split(".")[0].split("-").slice(0, 2).join("-");
        var words = list.getAttribute("data-" + short + "-name") || name;
        if (said.indexOf(words) < 0) { said.push(words); }
      });
      list.textContent = "";
      said.forEach(function (words) {
        var item = document.createElement("li");
        item.textContent = words;
        list.appendChild(item);
      });
      list.hidden = button.hidden = !said.length;
      document.querySelector("[data-stored-none]").hidden = Boolean(said.length);
      if (said.length) { status.textContent = ""; }
    }
    /* The first press asks; the second erases, unless it comes with the first: of a trembling finger,
       or of a key that is held. */
    function ask(sure) {
      button.textContent = sure ? button.getAttribute("data-sure") : text;
      button.asked = sure ? Date.now() : 0;
    }
    button.addEventListener("blur", function () { ask(false); });
    button.addEventListener("keydown", function (event) { if (event.repeat) { event.preventDefault(); } });
    button.addEventListener("click", function () {
      if (!button.asked) {
        ask(true);
        return;
      }
      if (Date.now() - button.asked < 700) { return; }
      ask(false);
      store.names().forEach(function (name) { store.set(name, null); });
      if (contest) { window.indexedDB.deleteDatabase(CONTEST); }
      contest = false;
      listAgain();
      show("theme", null);
      show("text", null);
      each("[data-theme-button]", nameTheme);
      each("[data-text-button]", pressText);
      var event = document.createEvent("Event");
      event.initEvent("portal-erased", false, false);
      document.dispatchEvent(event);
      status.textContent = status.getAttribute("data-erased");
      status.focus();
    });
    store.changed = listAgain;
    /* Another window of this browser may keep something meanwhile. */
    window.addEventListener("storage", listAgain);
    listAgain();
    contestKept(function (kept) {
      contest = kept;
      listAgain();
    });
  }

  /* On a narrow screen some rows scroll: begin at what is current, and mark where there is more.
     On a page in columns such a row stands upright. */
  function rows() {
    var scroll = vertical ? "scrollTop" : "scrollLeft";
    var whole = vertical ? "scrollHeight" : "scrollWidth";
    var seen = vertical ? "clientHeight" : "clientWidth";
    var from = vertical ? "top" : "left";
    var size = vertical ? "height" : "width";
    each(".main-nav, .filter .chips", function (row) {
      function mark() {
        var before = Math.abs(row[scroll]);
        var after = row[whole] - row[seen] - before;
        row.setAttribute("data-row", (before > 8 ? "before " : "") + (after > 8 ? "after" : ""));
      }
      var current = row.querySelector("[aria-current]");
      if (current && row[whole] > row[seen]) {
        var outer = row.getBoundingClientRect();
        var inner = current.getBoundingClientRect();
        row[scroll] += inner[from] + inner[size] / 2 - outer[from] - outer[size] / 2;
      }
      row.addEventListener("scroll", mark, { passive: true });
      if (window.ResizeObserver) {
        var observer = new window.ResizeObserver(mark);
        observer.observe(row);
        if (row.firstElementChild) { observer.observe(row.firstElementChild); }
      }
      mark();
    });
  }

  function ready() {
    if (window.location.protocol === "file:") {
      each("a[href]", function (link) {
        var href = link.getAttribute("href");
        if (!/^([a-z][a-z0-9+.-]*:|#|\/\/)/i.test(href)) { link.setAttribute("href", address(href)); }
      });
      each("form[action]", function (form) {
        form.setAttribute("action", address(form.getAttribute("action")));
      });
    }
    themes();
    textSize();
    languages();
    slogan();
    rows();
    copying();
    stored();
    each("[data-search-form]", function (form) { form.hidden = false; });
  }

  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", ready); }
  else { ready(); }
})(window, document);
