/* The hall's window: shows the views it is sent, and knows nothing else. */
(function (Host) {
  "use strict";

  const make = Host.make;
  const lines = Host.lines;
  const SIGNS = { right: "✓", wrong: "✗", early: "!", chosen: "●" };

  /** Whether all of a view stands in columns. */
  function isColumns(view) { return view.languages.every((one) => one.vertical); }

  function board(view) {
    return make("ul", { "class": "board" + (view.board.length > 5 ? " crowded" : ""), "data-most": "4.6" }, view.board.map((team) => make("li", {
      "class": "team " + (team.part ? "is-" + team.part : ""), "data-holds": true, colour: team.colour
    }, [
      Host.badge(team), lines("team-words", team.name, "span"),
      make("span", { "class": "points" }, [
        make("span", { "class": "part", text: SIGNS[team.part] || "" }), make("span", { "class": "score", text: team.score, dir: "ltr" })
      ])
    ])));
  }

  function option(one) {
    return make("li", { "class": "option " + (one.part ? "is-" + one.part : "") }, [
      make("span", { "class": "letter", text: one.letter }), lines("", one.text),
      one.part ? make("span", { "class": "sign", text: SIGNS[one.part] }) : null
    ]);
  }

  function area(name, most, parts) { return make("div", { "class": "area " + name, "data-most": most }, parts); }

  function question(view) {
    const asked = view.question;
    const parts = [lines("stem", asked.stem, "h1")];
    if (asked.left.length) {
      parts.push(make("ol", { "class": "options left" }, asked.left.map(option)));
    }
    // once the answer is out, it is what matters: where room is short the other options give way
    const crowded = asked.answer && (asked.options.length > 4 || view.languages.length > 1) && asked.options.some((one) => one.part);
    const options = crowded ? asked.options.filter((one) => one.part) : asked.options;
    if (options.length) { parts.push(make("ol", { "class": "options" }, options.map(option))); }
    if (asked.answer) {
      parts.push(make("div", { "class": "answer" }, [lines("answer-words", asked.answer), lines("explanation", asked.explanation)]));
    }
    return area("question" + (asked.options.length ? "" : " alone") + (asked.answer ? " answered" : ""), 9.5, parts);
  }

  function head(view) {
    const named = ["question", "choose"].includes(view.kind) && view.round;
    const title = lines("round-title", named ? view.round.title : view.kind === "welcome" ? [] : view.title);
    const status = view.status ? make("div", { "class": "status", "data-most": isColumns(view) ? "4.6" : null }, [
      view.team && view.kind === "question" ? Host.team(view.team) : null, lines("", view.status)
    ]) : null;
    return make("header", { "class": "head" }, [title, status]);
  }

  /** The title of a round and its rules, each language in a column of its own. */
  function rules(view) {
    const { number, title, rules } = view.round;
    const codes = (rules[0] || title).map((one) => one.code);
    const named = title.length === codes.length;
    return area("title opening", 13, [
      make("p", { "class": "round-number", text: number, dir: "ltr" }), named ? null : lines("great", title, "h1"),
      make("div", { "class": "rules" }, codes.map((code) => Host.only(view.round, [code])).map((one) => make("div", {}, [
        named ? lines("great", one.title, "h1") : null, make("ul", {}, one.rules.map((rule) => lines("", rule, "li")))
      ])))
    ]);
  }

  function bodies(view) {
    if (view.kind === "question") { return question(view); }
    if (view.kind === "welcome") { return area("title", 14, [lines("great", view.title, "h1")]); }
    if (view.kind === "round") { return rules(view); }
    if (view.kind === "choose") {
      return area("title", 13, [
        make("h1", {}, [Host.team(view.team)]),
        make("ul", { "class": "choices" }, view.choices.map((points) => make("li", { text: points })))
      ]);
    }
    const rows = view.ranking.map((row) => make("li", { colour: row.colour }, [
      make("span", { "class": "place", text: row.place }),
      make("div", { "class": "who" }, [Host.team(row), row.why.length ? lines("why", row.why, "span") : null]),
      make("span", { "class": "score", text: row.score, dir: "ltr" })
    ]));
    return area("ranking is-" + view.kind, 8.5, [
      lines("great", view.heading, "h1"), make("ol", { "class": "rows" + (rows.length > 5 ? " crowded" : ""), style: "--rows: " + Math.ceil(rows.length / 2) }, rows),
      view.closing ? lines("closing", view.closing) : null
    ]);
  }

  /** A part of a sheet, which in one language goes that language's way; columns beside a head in lines
      tell by themselves what is on. */
  function part(view, isMixed) {
    const box = bodies(view);
    const [first, second] = view.languages;
    if (!second) { Object.assign(box, { lang: first.code, dir: first.dir }); }
    if (isColumns(view)) {
      box.classList.add("is-tall");
      if (isMixed) { box.insertBefore(lines("told", view.status), box.firstChild); }
    }
    return box;
  }

  /** Builds what a view shows into an element; returns what turns its clock and its sheets. */
  Host.draw = function (root, view) {
    const level = view.languages.filter((one) => !one.vertical);
    const isMixed = level.length && level.length < view.languages.length;
    const inLines = isMixed ? Host.only(view, level.map((one) => one.code)) : view;
    const [first] = inLines.languages;
    const html = document.documentElement;
    const received = window.performance.now();
    html.lang = first.code;
    html.dir = first.dir;
    html.toggleAttribute("data-columns", isColumns(view));
    root.className = "screen kind-" + view.kind + " languages-" + view.languages.length + (isMixed ? " is-mixed" : "");
    root.textContent = "";
    if (view.kind === "dark") { return () => null; }
    const body = make("main", { "class": "body" });
    const turning = view.kind === "question" && view.clock.total ? make("div", { "class": "clock", role: "timer", dir: "ltr" }, [make("span", { "class": "seconds" })]) : null;
    [make("div", { "class": "weave" }), head(inLines), body].forEach((one) => root.appendChild(one));
    if (turning) { root.querySelector(".head").appendChild(turning); }
    if (view.verdict !== null && view.verdict !== undefined) { root.classList.add(view.verdict ? "went-right" : "went-wrong"); }
    if (view.kind !== "standings" && view.kind !== "final") { root.appendChild(board(view)); }
    Host.fitAll(root, 1);
    const turn = Host.sheets(body, view, (one) => part(one, isMixed));
    return () => {
      turn();
      if (!turning) { return; }
      const gone = view.clock.running ? window.performance.now() - received : 0;
      const left = Math.max(0, view.clock.left - gone);
      turning.firstChild.textContent = Math.ceil(left / 1000);
      turning.style.setProperty("--part", left / view.clock.total);
      turning.classList.toggle("is-short", left <= 5000);
    };
  };

  /** Starts the hall's window. */
  Host.startScreen = function (root) {
    // what is read aloud stays where it is, while all else is drawn anew
    const spoken = document.querySelector(".spoken");
    let view = null;
    let turn = () => null;
    function show() {
      turn = Host.draw(root, view);
      turn();
      const words = lines("", view.status || view.heading);
      if (words.textContent !== spoken.textContent) { spoken.replaceChildren(words); }
    }
    root.className = "screen";
    root.appendChild(make("p", { "class": "waiting", text: root.dataset.waiting.replace("{key}", "F") }));
    const tell = Host.listen((found) => { view = found; show(); });
    window.addEventListener("resize", () => { if (view) { show(); } });
    if (document.fonts) { document.fonts.addEventListener("loadingdone", () => { if (view) { show(); } }); }
    window.setInterval(() => turn(), 100);
    Host.watchBuzzers((names, at) => tell({ pressed: names, pressedAt: at }));
    window.addEventListener("keydown", (event) => {
      if (!Host.isPlain(event)) { return; }
      if (event.code === "KeyF" && !document.fullscreenElement) { document.documentElement.requestFullscreen(); }
      else if (event.code === "KeyF") { document.exitFullscreen(); }
      else { tell({ key: event.code, keyAt: window.performance.timeOrigin + event.timeStamp }); }
    });
  };
})(PortalHost);
