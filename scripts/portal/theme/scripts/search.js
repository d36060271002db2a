/* The simple search: titles and texts by their characters, pairs of characters and words.
   The index is a script that calls PortalSearch.load([...]); what is sought never leaves the device. */
(function (window, document) {
  "use strict";

  var Portal = window.Portal;
  var MOST = 40;
  /* Runs of Han characters, and runs of anything else that is no space and no punctuation. */
  var RUNS = /[\u3400-\u9fff]+|[^\s\u3000-\u303f\uff00-\uffef\u3400-\u9fff!-\/:-@\[-`{-~،؟؛]+/g;
  var box = document.querySelector("[data-search]");
  if (!box) { return; }
  var words = JSON.parse(document.querySelector("[data-search-words]").textContent);
  var field = document.querySelector("[data-search-input]");
  var form = document.querySelector("[data-search-form]");
  var status = document.querySelector("[data-search-status]");
  var results = document.querySelector("[data-search-results]");
  var start = document.querySelector("[data-search-start]");
  var entries = null;
  var waiting = 0;

  function fold(text) {
    var folded = text.normalize ? text.normalize("NFKC") : text;
    return folded.toLowerCase();
  }

  /** What is sought: pairs of Han characters, and whole words of alphabets. */
  function terms(query) {
    var found = [];
    (fold(query).match(RUNS) || []).forEach(function (run) {
      if (!/[\u3400-\u9fff]/.test(run) || run.length === 1) { found.push(run); return; }
      for (var i = 0; i < run.length - 1; i += 1) { found.push(run.substr(i, 2)); }
    });
    return found.filter(function (term, i) { return found.indexOf(term) === i; });
  }

  /** How well an entry answers: rare terms and titles count more, the whole phrase most. */
  function score(entry, sought, weights, phrase) {
    var total = 0;
    var met = 0;
    sought.forEach(function (term, i) {
      var inTitle = entry.title.indexOf(term) >= 0;
      var inText = entry.text.indexOf(term) >= 0;
      if (inTitle || inText) { met += 1; }
      total += weights[i] * ((inTitle ? 3 : 0) + (inText ? 1 : 0));
    });
    if (!met) { return 0; }
    if (phrase && entry.title.indexOf(phrase) >= 0) { total += 20; }
    else if (phrase && entry.text.indexOf(phrase) >= 0) { total += 8; }
    return total * met / sought.length;
  }

  function find(query) {
    var sought = terms(query);
    var phrase = fold(query).trim();
    var weights = sought.map(function (term) {
      var count = entries.filter(function (entry) {
        return entry.title.indexOf(term) >= 0 || entry.text.indexOf(term) >= 0;
      }).length;
      return Math.log(1 + entries.length / (1 + count));
    });
    var scored = entries.map(function (entry) {
      return { entry: entry, score: score(entry, sought, weights, phrase) };
    }).filter(function (one) { return one.score > 0; });
    scored.sort(function (one, other) { return other.score - one.score; });
    var best = scored.length ? scored[0].score : 0;
    return scored.filter(function (one) { return one.score > best / 12; }).slice(0, MOST)
      .map(function (one) { return one.entry; });
  }

  /** Put `text` into `element` with what was sought marked. */
  function marked(element, text, sought) {
    var folded = fold(text);
    var on = [];
    if (folded.length === text.length) {
      sought.forEach(function (term) {
        for (var at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) {
          for (var i = at; i < at + term.length; i += 1) { on[i] = true; }
        }
      });
    }
    for (var from = 0; from < text.length;) {
      var to = from;
      while (to < text.length && Boolean(on[to]) === Boolean(on[from])) { to += 1; }
      var part = document.createTextNode(text.slice(from, to));
      if (on[from]) {
        var mark = document.createElement("mark");
        mark.appendChild(part);
        part = mark;
      }
      element.appendChild(part);
      from = to;
    }
    return element;
  }

  /** The passage around the first thing found. */
  function passage(text, sought) {
    var folded = fold(text);
    var first = sought.map(function (term) { return folded.indexOf(term); })
      .filter(function (at) { return at >= 0; });
    var at = first.length ? Math.max(0, Math.min.apply(null, first) - 24) : 0;
    return (at ? "…" : "") + text.slice(at, at + 110) + (text.length > at + 110 ? "…" : "");
  }

  function show(query) {
    results.textContent = "";
    status.textContent = "";
    var sought = terms(query);
    var found = query ? find(query) : [];
    /* Where nothing is found, the topics help on. */
    if (start) { start.hidden = Boolean(found.length); }
    if (!query) { return; }
    var groups = {};
    var kinds = [];
    found.forEach(function (entry) {
      if (!groups[entry.kind]) { groups[entry.kind] = []; kinds.push(entry.kind); }
      groups[entry.kind].push(entry);
    });
    kinds.forEach(function (kind) {
      var heading = document.createElement("h2");
      var list = document.createElement("ul");
      heading.textContent = words.kinds[kind] || words.kinds.page;
      groups[kind].forEach(function (entry) {
        var item = document.createElement("li");
        var link = document.createElement("a");
        link.href = Portal.address(words.base + "/" + entry.url);
        link.appendChild(marked(document.createElement("strong"), entry.shown, sought));
        link.appendChild(marked(document.createElement("span"), passage(entry.full, sought), sought));
        item.appendChild(link);
        list.appendChild(item);
      });
      results.appendChild(heading);
      results.appendChild(list);
    });
    status.textContent = found.length ? words.found.replace("{count}", found.length) : words.none;
  }

  function search() {
    var query = field.value.trim();
    try {
      window.history.replaceState(null, "", query
        ? "?q=" + encodeURIComponent(query) : window.location.pathname);
    } catch (error) { /* Some browsers refuse this for a file. */ }
    if (entries) { show(query); }
  }

  function load(list) {
    entries = list.map(function (entry) {
      return {
        kind: entry.k, url: entry.u, shown: entry.t, full: entry.x || "",
        title: fold(entry.t), text: fold(entry.x || "")
      };
    });
    show(field.value.trim());
  }

  window.PortalSearch = { load: load };

  var asked = /[?&]q=([^&#]*)/.exec(window.location.search);
  if (asked) {
    try { field.value = decodeURIComponent(asked[1].replace(/\+/g, " ")); } catch (error) { /* As it is. */ }
  }
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    search();
  });
  field.addEventListener("input", function () {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(search, 160);
  });
  if (!field.value) { field.focus({ preventScroll: true }); }
  Portal.load(box.getAttribute("data-search"), function () { status.textContent = words.failed; });
})(window, document);
