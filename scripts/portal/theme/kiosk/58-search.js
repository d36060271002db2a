/* The search, with keys from A to Z; what is found opens inside. */
(function (Kiosk) {
  "use strict";

  var MOST = 24;
  var KINDS = ["question", "story", "figure", "policy"];
  var LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  var engines = {};
  var asked = 0;

  function engine(code) {
    if (!engines[code]) { engines[code] = window.PortalSearch.open("../", code); }
    return engines[code];
  }

  Kiosk.forgetSearch = function () {
    engines = {};
    asked += 1;
  };

  function marked(element, text, marks) {
    var at = 0;
    (marks || []).forEach(function (mark) {
      if (mark[0] < at) { return; }
      element.appendChild(document.createTextNode(text.slice(at, mark[0])));
      element.appendChild(Kiosk.make("mark", { text: text.slice(mark[0], mark[1]) }));
      at = mark[1];
    });
    element.appendChild(document.createTextNode(text.slice(at)));
    return element;
  }

  function hit(result, route) {
    return Kiosk.make("li", {}, [Kiosk.make("button", {
      type: "button", "class": "row", act: function () { Kiosk.open(route); }
    }, [
      Kiosk.make("span", { "class": "row-words" }, [
        Kiosk.make("span", { "class": "line" }, [
          Kiosk.make("span", { text: Kiosk.say("search.kind_" + result.kind) }),
          result.place ? Kiosk.make("span", {}, [Kiosk.make("bdi", { text: result.place })]) : null
        ]),
        marked(Kiosk.make("strong", { "in": result.lang }), result.title, result.titleMarks),
        result.excerpt ? marked(Kiosk.make("span", { "class": "excerpt", "in": result.lang }), result.excerpt, result.marks) : null
      ]), Kiosk.icon("next")
    ])]);
  }

  /** What of the results the kiosk holds, each with its route. */
  function held(results) {
    var seen = {};
    return results.map(function (result) {
      return { result: result, route: Kiosk.routeOf(result.url) };
    }).filter(function (one) {
      var key = one.route && one.route.view + "/" + one.route.slug + "#" + (one.route.id || "");
      if (!one.route || seen[key]) { return false; }
      seen[key] = true;
      return true;
    });
  }

  Kiosk.views.search = function (route, view) {
    var language = Kiosk.visit.lang;
    var field = Kiosk.make("input", {
      type: "text", "class": "field", "aria-label": Kiosk.say("search.label"), inputmode: "none", dir: "auto",
      placeholder: Kiosk.say("search.placeholder"), autocomplete: "off", autocapitalize: "off",
      autocorrect: "off", spellcheck: "false", maxlength: "120"
    });
    var status = Kiosk.make("p", { "class": "status", role: "status" });
    var list = Kiosk.make("ul", { "class": "rows-list" });
    var keys = Kiosk.make("div", {
      "class": "keypad", role: "group", "aria-label": Kiosk.say("search.keypad"), dir: "ltr",
      "data-letters": LETTERS + (language.slice(0, 2) === "ug" ? "ËÖÜ" : ""),
      "data-space": Kiosk.say("search.keypad_space"), "data-delete": Kiosk.say("search.keypad_delete"),
      "data-clear": Kiosk.say("search.keypad_clear")
    });
    var waiting = 0;

    function put(found, words) {
      list.textContent = "";
      found.forEach(function (one) { list.appendChild(hit(one.result, one.route)); });
      status.textContent = words;
    }

    /** Asks one language, then the others, until something is found. */
    function ask(codes, text, mine) {
      return engine(codes[0]).query(text, { limit: MOST, kind: KINDS }).then(function (results) {
        var found = held(results);
        if (mine !== asked) { return null; }
        if (!found.length && results.missing) { throw new Error("unavailable"); }
        if (found.length) {
          put(found, Kiosk.say("search.found", { count: found.length }));
          return null;
        }
        if (codes.length > 1) { return ask(codes.slice(1), text, mine); }
        return engine(language).nearest(text, { limit: 5 }).then(function (near) {
          found = held(near);
          if (mine === asked) { put(found, Kiosk.say(found.length ? "search.nearest" : "search.none")); }
        });
      });
    }

    function search() {
      var text = field.value.trim();
      var mine = asked += 1;
      var others = Kiosk.shown.filter(function (code) { return code !== language; });
      route.text = field.value;
      if (!text) { put([], Kiosk.say("search.keypad_hint")); return; }
      ask([language].concat(others), text, mine).then(null, function () {
        if (mine === asked) { put([], Kiosk.say("search.failed")); }
      });
    }

    field.value = route.text || "";
    field.addEventListener("input", function () {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(function () { if (view.here()) { search(); } }, 120);
    });
    window.PortalKeypad.attach(field, keys);
    view.box.appendChild(Kiosk.make("div", { "class": "search-side" }, [
      Kiosk.heading(Kiosk.say("search.title")), field, keys
    ]));
    view.box.appendChild(Kiosk.make("div", { "class": "search-found" }, [status, list]));
    view.ready();
    search();
  };
})(PortalKiosk);
