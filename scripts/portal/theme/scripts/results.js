/* The search page: results as one types, by kind, with the way on where nothing is found. What is
   sought stands in the address, so that it can be linked and found again by going back. */
(function (window, document) {
  "use strict";

  var Portal = window.Portal;
  var Find = window.PortalFind;
  var words = Find.words;
  var lang = document.documentElement.lang;
  var box = one("[data-results]");
  var form = one("main .search-box");
  var field = one("input", form);
  var kinds = one("[data-kinds]");
  var status = one("[role='status']", box);
  var trouble = one("[data-trouble]");
  var list = one("[data-hits]");
  var more = one("[data-more]");
  var nearest = one("[data-nearest]");
  var recent = one("[data-recent]");
  var start = one("[data-search-start]");
  var fold = one("[data-keypad]");
  var title = document.title;
  var limit = (window.history.state && window.history.state.limit) || 10;
  var shown = "";
  var asked = 0;
  var busy = 0;

  function one(selector, within) { return (within || document).querySelector(selector); }

  function each(selector, action) { Array.prototype.forEach.call(document.querySelectorAll(selector), action); }

  /** A part of the address, null where it is not there. */
  function part(name) {
    var found = new RegExp("[?&]" + name + "(?:=([^&#]*))?(?=[&#]|$)").exec(window.location.search);
    if (!found) { return null; }
    try { return decodeURIComponent((found[1] || "").replace(/\+/g, " ")); } catch (error) { return ""; }
  }

  function kind() { return one(":checked", kinds).value; }

  /** What is asked stands in the address and in the title; how much is shown, behind it. */
  function keepAddress(text) {
    var parts = [text && "q=" + Find.encode(text), kind() && "kind=" + kind(),
      Find.kiosk && "keypad"].filter(Boolean);
    document.title = (text ? text.slice(0, 40) + " - " : "") + title;
    try {
      window.history.replaceState({ limit: limit }, "", window.location.pathname +
        (parts.length ? "?" + parts.join("&") : ""));
    } catch (error) { /* Some browsers refuse this for a file. */ }
  }

  function add(results, to, mixed) {
    results.forEach(function (result) {
      to.appendChild(Find.make("li")).appendChild(Find.hit(result, mixed));
    });
  }

  /** Puts results into a section; where there are none it stays hidden. */
  function section(element, results) {
    var to = one("ol", element);
    to.textContent = "";
    add(results, to, true);
    element.hidden = !results.length;
  }

  /* The start: what was sought lately, and the policy topics. */

  function showStart(shown) {
    if (start) { start.hidden = !shown; }
    listRecent();
    recent.hidden = recent.hidden || !shown || Boolean(field.value.trim());
  }

  function listRecent() {
    var chips = one("ul", recent);
    var texts = Find.kiosk ? [] : Find.recent();
    chips.textContent = "";
    texts.forEach(function (text) {
      var item = chips.appendChild(Find.make("li", "chip"));
      var link = item.appendChild(Find.make("a"));
      var button = item.appendChild(Find.make("button", "", "×"));
      link.appendChild(Find.make("bdi", "", text));
      link.href = "?q=" + Find.encode(text);
      button.type = "button";
      button.setAttribute("aria-label", recent.getAttribute("data-forget").replace("{query}", function () { return text; }));
      button.addEventListener("click", function () {
        Find.forget(text);
        listRecent();
        (one("button", chips) || field).focus();
      });
    });
    recent.hidden = !texts.length;
  }

  /* Asking and showing. */

  function ask(code, text, wanted) {
    return Find.engine(code).then(function (index) { return index.query(text, wanted); });
  }

  function say(text) {
    window.clearTimeout(busy);
    status.textContent = text;
  }

  function complain(text) {
    one("span", trouble).textContent = text;
    trouble.hidden = !text;
  }

  function show(results, text, grown) {
    if (!results.length && results.missing) { throw new Error("unavailable"); }
    var before = grown ? list.children.length : 0;
    shown = text;
    if (!before) { list.textContent = ""; }
    add(results.slice(before), list, !kind());
    more.hidden = results.length >= results.total || results.length < limit;
    complain(results.missing ? words.missing : "");
    say(results.length ? words.found.replace("{count}", results.total)
      : kind() ? status.getAttribute("data-none-kind") : words.none);
    showStart(!results.length);
    if (before && list.children[before]) { one("a", list.children[before]).focus(); }
    if ((!results.length || results.weak) && !kind() && !before) { help(text, asked, results.weak); }
  }

  /** Where little or nothing is found: what is spelled or sounds alike; where nothing, also what
      other languages have. A language in two scripts answers once. */
  function help(text, mine, little) {
    var seen = [lang.split("-")[0]];
    Find.engine(lang).then(function (index) { return index.nearest(text, { limit: 5 }); })
      .then(function (results) { if (mine === asked) { section(nearest, results); } })
      .then(null, function () {});
    if (little) { return; }
    each("[data-other]", function (element) {
      var tongue = element.lang.split("-")[0];
      if (seen.indexOf(tongue) >= 0) { return; }
      seen.push(tongue);
      ask(element.lang, text, { limit: 3 }).then(function (results) {
        if (mine === asked) { section(element, results); }
      }).then(null, function () {});
    });
  }

  function search(grown) {
    var text = field.value.trim();
    var mine = asked += 1;
    keepAddress(text);
    kinds.hidden = !text;
    section(nearest, []);
    each("[data-other]", function (element) { section(element, []); });
    if (!text) {
      list.textContent = "";
      more.hidden = true;
      say("");
      complain("");
      showStart(true);
      return;
    }
    window.clearTimeout(busy);
    busy = window.setTimeout(function () { say(status.getAttribute("data-busy")); }, 400);
    ask(lang, text, { limit: limit, kind: kind() || null }).then(function (results) {
      if (mine === asked) { show(results, text, grown); }
    }).then(null, function () {
      if (mine !== asked) { return; }
      say("");
      complain(words.failed + (list.children.length && shown !== text
        ? " " + status.getAttribute("data-kept").replace("{query}", function () { return shown; }) : ""));
    });
  }

  function anew() {
    limit = 10;
    search(false);
  }

  Find.listen(field, anew);
  kinds.addEventListener("change", anew);
  one("button", trouble).addEventListener("click", anew);
  window.addEventListener("online", function () { if (!trouble.hidden) { anew(); } });
  more.addEventListener("click", function () {
    limit += 20;
    search(true);
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    Find.remember(field.value);
    anew();
  });
  box.addEventListener("click", function (event) {
    if (event.target.closest("a")) { Find.remember(field.value); }
  });
  one("button", recent).addEventListener("click", function () {
    Find.recent().forEach(Find.forget);
    listRecent();
    field.focus();
  });

  /* The keypad folds behind a button; on a kiosk it is open. */

  function openKeypad() {
    var button = one("button", fold);
    var body = one("#keypad");
    var open = body.hidden;
    body.hidden = !open;
    button.setAttribute("aria-expanded", open);
    if (open && !window.PortalKeypad) {
      Portal.load(fold.getAttribute("data-keypad"), null, function () {
        window.PortalKeypad.attach(field, one(".keypad"));
      });
    }
  }

  form.hidden = fold.hidden = false;
  one("button", fold).addEventListener("click", openKeypad);
  if (Find.kiosk) { openKeypad(); }

  field.value = part("q") || "";
  each("[name='kind']", function (input) { input.checked = input.value === (part("kind") || ""); });
  if (!one(":checked", kinds)) { one("[name='kind']").checked = true; }
  search(false);
  if (!field.value && !Find.kiosk) { field.focus({ preventScroll: true }); }
})(window, document);
