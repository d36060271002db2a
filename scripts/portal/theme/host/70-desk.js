/* The host's controls: what is on, what comes next, the answer, and the buttons for it. */
(function (Host) {
  "use strict";

  const make = Host.make;
  const lines = Host.lines;
  const say = Host.say;
  const Ledger = Host.ledger;
  const Turns = Host.turns;
  const KEYS = {
    next: ["␣", "Space"], right: ["+"], wrong: ["−", "-"], pause: ["."], scores: ["/"], dark: [","],
    undo: ["⌫", "Backspace"], skip: ["Del", "Delete"], replace: ["'"], sound: [";"]
  };

  /** A button of the host's with its shortcut on it. */
  function control(desk, name, words, options) {
    const [keys, shortcut = keys] = KEYS[name];
    return Host.button(name, words, () => desk.act(name), Object.assign({ keys, shortcut }, options));
  }

  /** The words on the button for the next step; null where there is none. */
  Host.nextWords = function (state) {
    const round = Turns.round(state);
    if (state.cover !== null) { return say("host.do_uncover"); }
    if (state.paused !== null) { return say("host.resume"); }
    if (state.phase === "open" && Turns.inTurn(round)) { return null; }
    if (state.phase === "standings") {
      return say(Turns.isUndecided(state) ? "host.do_first" : state.round + 1 < state.setup.rounds.length ? "host.do_next_round" : "host.do_final");
    }
    const steps = {
      welcome: "host.do_begin", round: "host.do_first", shown: Turns.byBuzzer(round) ? "host.do_open" : "host.do_clock",
      open: "host.do_reveal", revealed: "host.do_next"
    };
    return steps[state.phase] ? say(steps[state.phase]) : null;
  };

  function answerBox(desk) {
    const { contest } = desk;
    const shown = contest.shown(contest.state.question.place);
    const judging = desk.judging();
    const choosable = judging && ["single", "true_false"].includes(shown.type);
    const options = shown.options.map((option, place) => make("li", { "class": option.right ? "is-right" : "" }, [
      make("button", {
        type: "button", "class": "option", "data-act": "option-" + place, disabled: !choosable,
        act: () => desk.dispatch({ type: "judge", right: option.right, chosen: place })
      }, [make("span", { "class": "letter", text: option.letter }), lines("", option.text, "span"), option.right ? make("span", { "class": "sign", text: "✓" }) : null])
    ]));
    return make("div", { "class": "asked" }, [
      lines("stem", shown.stem, "h2"),
      make("div", { "class": "key" }, [
        make("strong", { text: say("host.answer") }),
        shown.letters ? make("span", { "class": "letters", text: shown.letters, dir: "ltr" }) : null,
        lines("", shown.accepted || shown.answer, "span")
      ]),
      shown.left.length ? make("ol", { "class": "left" }, shown.left.map((one) => make("li", {}, [make("span", { "class": "letter", text: one.letter }), lines("", one.text, "span")]))) : null,
      shown.options.length ? make("ol", { "class": "options" }, options) : null,
      lines("explanation", shown.explanation), lines("source", shown.source),
      choosable ? make("p", { "class": "hint", text: say("host.choose_hint") }) : null
    ]);
  }

  function now(desk) {
    const { contest } = desk;
    const { state } = contest;
    const question = state.question;
    const round = Turns.round(state);
    const parts = [];
    if (round) {
      const total = round.kind === "sudden_death" ? "" : " / " + Host.needed(round, state.setup.teams.length);
      parts.push(make("p", { "class": "where" }, [
        make("span", { text: say("host.round_of", { n: state.round + 1 }) }), lines("", Host.roundTitle(contest, round), "span"),
        question ? make("span", { text: (state.turn + 1) + total, dir: "ltr" }) : null
      ]));
    }
    const view = Host.view(contest, Host.now());
    const status = Host.one(view.status || view.heading || contest.title);
    if (desk.spoken.textContent !== status) { desk.spoken.textContent = status; }
    parts.push(make("p", { "class": "status", text: status }));
    const team = question ? [question.answering, question.team].find(Number.isInteger) : -1;
    if (team >= 0) { parts.push(make("p", { "class": "on-turn" }, [Host.team(contest.team(team))])); }
    if (state.phase === "round") {
      parts.push(make("ul", { "class": "rules" }, (view.round ? view.round.rules : []).map((rule) => make("li", { text: Host.one(rule) }))));
    }
    if (question && question.number) { parts.push(answerBox(desk)); }
    if (state.phase === "choose") {
      parts.push(make("div", { "class": "row" }, round.choices.map((points) => Host.button("choose-" + points, String(points), () => desk.dispatch({ type: "choose", points }), { kind: "great" }))));
    }
    if (state.phase === "final") { parts.push(Host.recordBox(desk)); }
    return make("section", { "class": "now", "aria-label": say("host.now") }, parts);
  }

  /** What the last entry is that would be taken back. */
  function undoWords(contest) {
    const { ledger } = contest.state;
    const entry = ledger[Ledger.last(ledger) - 1];
    const name = entry ? Host.one(contest.team(entry.team).name) : "";
    return say("host.undo_last") + (entry ? say("host.colon") + name + " " + Host.ltr(Host.signed(entry.points)) : "");
  }

  /** A button that leaves the question, once it is pressed again. */
  function leaving(desk, name, disabled) {
    const sure = desk.isArmed(name);
    const words = say("host." + name);
    return control(desk, name, sure ? say("host.sure", { what: words }) : words, { disabled, kind: sure ? "sure" : "" });
  }

  function controls(desk) {
    const { state } = desk.contest;
    const asked = Turns.isAsked(state);
    const words = Host.nextWords(state);
    const judging = desk.judging();
    if (state.phase === "final") { return make("div"); }
    return make("section", { "class": "controls", "aria-label": say("host.controls") }, [
      control(desk, "next", words || say(state.phase === "choose" ? "host.now_choose" : "host.do_wait"), { kind: "great", disabled: !words }),
      judging ? control(desk, "right", say("host.right"), { kind: "great good" }) : null,
      judging ? control(desk, "wrong", say("host.wrong"), { kind: "great bad" }) : null,
      make("div", { "class": "row" }, [
        asked && state.paused === null ? control(desk, "pause", say("host.pause")) : null,
        asked ? leaving(desk, "skip") : null,
        asked ? leaving(desk, "replace", !Turns.others(state).length) : null,
        control(desk, "undo", undoWords(desk.contest), { disabled: !Ledger.last(state.ledger) })
      ])
    ]);
  }

  function bar(desk) {
    const { state } = desk.contest;
    const screen = desk.link.open ? "host.screen_front" : "host.screen_open";
    return make("header", { "class": "bar" }, [
      make("h1", { text: Host.one(desk.contest.title) }),
      make("span", { "class": "clock", role: "timer", dir: "ltr" }),
      Host.button("screen", say(screen), () => desk.openScreen(), { kind: desk.link.open ? "" : "good" }),
      control(desk, "scores", say("host.show_scores"), { pressed: state.cover === "scores" }),
      control(desk, "dark", say("host.dark"), { pressed: state.cover === "dark" }),
      control(desk, "sound", say("host.sound"), { pressed: Host.sound.on })
    ]);
  }

  function end(desk) {
    return desk.contest.state.phase === "final" ? make("div") : Host.button("finish", say("host.finish"), () => desk.finish(), { kind: "quiet" });
  }

  /** The parts of the controls that are drawn anew with each state. */
  Host.deskParts = { bar, now, controls, end };
})(PortalHost);
