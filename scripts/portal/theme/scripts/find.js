/* The search box of every page: results as one types, in a panel below it. The client of the index
   comes when it is first needed; what is sought never leaves the device. */
(function (window, document) {
  "use strict";

  var Portal = window.Portal;
  var root = document.documentElement;
  var words = JSON.parse(document.querySelector("[data-find-words]").textContent);
  var KEYS = { 13: "Enter", 27: "Escape", 37: "ArrowLeft", 38: "ArrowUp", 39: "ArrowRight", 40: "ArrowDown" };
  var MOST = 8;
  var GROUP = 3;
  var engines = {};

  /** A text as part of an address, at most as long as a query may be, with no half of a character. */
  function encode(text) {
    return encodeURIComponent(text.slice(0, 256).replace(/[\ud800-\udbff]$|^[\udc00-\udfff]/, ""));
  }

  function make(tag, name, text) {
    var element = document.createElement(tag);
    if (name) { element.className = name; }
    if (text) { element.textContent = text; }
    return element;
  }

  function engine(lang) {
    if (!engines[lang]) {
      engines[lang] = new Promise(function (done, failed) {
        if (window.PortalSearch) { done(); } else { Portal.load(words.client, failed, done); }
      }).then(function () { return window.PortalSearch.open(words.base, lang); });
      engines[lang].then(null, function () { engines[lang] = null; });
    }
    return engines[lang];
  }

  /** Calls `search` a moment after the last key, but not while an input method composes. */
  function listen(input, search) {
    var waiting = 0;
    var composing = false;
    function later() {
      window.clearTimeout(waiting);
      if (!composing) { waiting = window.setTimeout(search, 120); }
    }
    input.addEventListener("compositionstart", function () { composing = true; });
    input.addEventListener("compositionend", function () { composing = false; later(); });
    input.addEventListener("input", later);
    input.addEventListener("focus", function () { engine(root.lang).then(null, function () {}); });
  }

  /* Showing: every text is set as text. */

  function marked(element, text, marks) {
    var at = 0;
    (marks || []).forEach(function (mark) {
      if (mark[0] < at) { return; }
      element.appendChild(document.createTextNode(text.slice(at, mark[0])));
      element.appendChild(make("mark", "", text.slice(mark[0], mark[1])));
      at = mark[1];
    });
    element.appendChild(document.createTextNode(text.slice(at)));
    return element;
  }

  /** A link to what was found; `kind` says also which kind it is. */
  function hit(result, kind) {
    var link = make("a", "hit");
    var text = make("span");
    var place = make("small", "dots");
    link.href = result.url;
    link.appendChild(marked(make("strong"), result.title, result.titleMarks));
    [kind && words.kinds[result.kind], result.place].forEach(function (name) {
      if (name) { place.appendChild(make("span")).appendChild(make("bdi", "", name)); }
    });
    if (place.firstChild) { text.appendChild(place); }
    if (result.excerpt) { marked(text, result.excerpt, result.marks); }
    if (text.firstChild) { link.appendChild(text); }
    return link;
  }

  function reveal(element) {
    element.scrollIntoView("scrollBehavior" in root.style ? { block: "nearest", inline: "nearest" } : false);
  }

  /* What was sought lately, the last one first. A kiosk is everybody's: it keeps nothing. */

  var kiosk = root.hasAttribute("data-kiosk");

  function recent() {
    try {
      return JSON.parse(Portal.store.get("searches") || "[]")
        .filter(function (text) { return typeof text === "string"; });
    } catch (error) { return []; }
  }

  function forget(text) {
    var kept = recent().filter(function (one) { return one !== text; });
    Portal.store.set("searches", kept.length ? JSON.stringify(kept) : null);
  }

  function remember(text) {
    text = text.trim();
    if (kiosk || !text || text.length > 80) { return; }
    forget(text);
    Portal.store.set("searches", JSON.stringify([text].concat(recent()).slice(0, 8)));
  }

  function attach(box, number) {
    var form = box.querySelector("form");
    var input = form.querySelector("input");
    var opener = kiosk ? null : box.querySelector("[data-search-link]");
    var panel = box.appendChild(make("div", "find-panel"));
    var list = panel.appendChild(make("div", "find-list"));
    var note = panel.appendChild(make("p", "find-note"));
    var again = panel.appendChild(make("button", "link", words.again));
    var status = box.appendChild(make("p", "sr-only"));
    var asked = 0;
    var active = -1;
    var options = [];

    list.id = "find-" + number;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", form.getAttribute("aria-label"));
    again.type = "button";
    status.setAttribute("role", "status");
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    show(false);

    function show(open) {
      panel.hidden = !open;
      input.setAttribute("aria-expanded", open && !list.hidden);
      if (!open) { asked += 1; choose(-1); }
    }

    function choose(chosen) {
      active = chosen;
      options.forEach(function (option, i) { option.setAttribute("aria-selected", i === chosen); });
      input.setAttribute("aria-activedescendant", chosen < 0 ? "" : options[chosen].id);
      if (chosen >= 0) { reveal(options[chosen]); }
    }

    /** A narrow window has a link in place of the box, which then lies on the header. */
    function unfold(open) {
      if (!opener) { return; }
      box.classList.toggle("is-open", open);
      opener.setAttribute("aria-expanded", open);
    }

    function close() {
      show(false);
      unfold(false);
    }

    function option(link, within) {
      link.id = list.id + "-" + options.length;
      link.tabIndex = -1;
      link.setAttribute("role", "option");
      options.push(within.appendChild(link));
    }

    function group(name, results) {
      var element = list.appendChild(make("div", "find-group"));
      var heading = element.appendChild(make("p", "find-kind", name));
      heading.id = list.id + "-kind-" + options.length;
      element.setAttribute("role", "group");
      element.setAttribute("aria-labelledby", heading.id);
      heading.setAttribute("role", "presentation");
      results.forEach(function (result) { option(hit(result), element); });
    }

    /** Says `text` below the results, `failed` with a way to try again. */
    function say(text, failed) {
      note.textContent = text;
      note.hidden = !text;
      again.hidden = !failed;
      list.hidden = !options.length;
      status.textContent = text;
      show(true);
      if (!opener) { reveal(panel); }
    }

    function fill(results, near) {
      var kinds = {};
      var order = [];
      var all = make("a", "find-all more",
        results.length ? words.all.replace("{count}", results.total) : words.go_on);
      list.textContent = "";
      options = [];
      results.forEach(function (result) {
        if (!kinds[result.kind]) { kinds[result.kind] = []; order.push(result.kind); }
        if (kinds[result.kind].length < GROUP) { kinds[result.kind].push(result); }
      });
      if (near.length) { group(words.nearest, near); }
      order.forEach(function (kind) { group(words.kinds[kind], kinds[kind]); });
      all.href = form.getAttribute("action") + "?q=" + encode(input.value.trim());
      option(all, list);
      choose(-1);
    }

    function search() {
      var text = input.value.trim();
      var mine = asked += 1;
      var found;
      function current() { return mine === asked && box.contains(document.activeElement); }
      if (!text) { status.textContent = ""; show(false); return; }
      engine(root.lang).then(function (index) {
        return index.query(text, { limit: MOST }).then(function (results) {
          found = results;
          if (!results.length && results.missing) { throw new Error("unavailable"); }
          return results.length && !results.weak ? [] : index.nearest(text, { limit: 4 });
        });
      }).then(function (near) {
        if (!current()) { return; }
        fill(found, near);
        say(found.length ? "" : words.none);
        if (found.missing) { say(words.missing, true); }
        else if (found.length) { status.textContent = words.found.replace("{count}", found.total); }
      }).then(null, function () {
        if (!current()) { return; }
        list.textContent = "";
        options = [];
        choose(-1);
        say(words.failed, true);
      });
    }

    function move(step) {
      if (panel.hidden) { search(); return; }
      choose((active + step + options.length + 2) % (options.length + 1) - 1);
    }

    listen(input, search);
    again.addEventListener("click", function () { input.focus(); search(); });
    window.addEventListener("online", function () { if (!again.hidden) { search(); } });
    form.addEventListener("submit", function () { remember(input.value); });
    list.addEventListener("click", function (event) {
      if (!event.target.closest("a")) { return; }
      remember(input.value);
      close();
    });
    input.addEventListener("keydown", function (event) {
      var key = event.key || KEYS[event.keyCode];
      var turned = /^vertical/.test(window.getComputedStyle(input).writingMode);
      if (event.keyCode === 229) { return; }
      if (key === (turned ? "ArrowRight" : "ArrowDown")) { move(1); }
      else if (key === (turned ? "ArrowLeft" : "ArrowUp")) { move(-1); }
      else if (key === "Enter" && active >= 0) { options[active].click(); }
      else if (key === "Escape" && !panel.hidden) { show(false); }
      else if (key === "Escape" && input.value) { input.value = ""; search(); }
      else if (key === "Escape" && opener) { close(); opener.focus(); }
      else { return; }
      event.preventDefault();
    });
    box.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !box.contains(event.relatedTarget)) { close(); }
    });
    ["mousedown", "touchstart"].forEach(function (name) {
      document.addEventListener(name, function (event) {
        if (!box.contains(event.target)) { close(); }
      }, { passive: true });
    });
    if (!opener) { return; }
    opener.setAttribute("role", "button");
    close();
    opener.addEventListener("keydown", function (event) {
      if (event.keyCode === 32) { event.preventDefault(); opener.click(); }
    });
    opener.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) { return; }
      event.preventDefault();
      unfold(true);
      input.focus();
    });
    box.querySelector("[data-search-close]").addEventListener("click", function () {
      input.value = "";
      close();
      opener.focus();
    });
  }

  Array.prototype.forEach.call(document.querySelectorAll("[data-find]"), attach);

  /* "/" leads to the search, unless something is being written. */
  document.addEventListener("keydown", function (event) {
    var target = event.target;
    var input = document.querySelector("[data-search-input]");
    if ((event.key ? event.key !== "/" : event.keyCode !== 191) || event.ctrlKey || event.metaKey ||
        event.altKey || event.isComposing ||
        /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable) { return; }
    event.preventDefault();
    if (!input.getClientRects().length) { document.querySelector("[data-search-link]").click(); }
    input.focus();
  });

  window.PortalFind = {
    words: words, make: make, encode: encode, engine: engine, listen: listen, hit: hit,
    kiosk: kiosk, recent: recent, remember: remember, forget: forget
  };
})(window, document);
