/* What the hall sees of a state, ready to be shown. What is not revealed is not in it. */
(function (Host) {
  "use strict";

  const Ledger = Host.ledger;
  const Turns = Host.turns;
  const Buzzing = Host.buzzing;

  /** What the rules of a round are, as keys and fields of words. */
  Host.rulesOf = function (round) {
    const found = [];
    const points = (number) => Host.ltr(Host.signed(number));
    if (round.seconds) { found.push(["host.rule_seconds", { n: round.seconds }]); }
    if (round.kind === "required" || round.kind === "buzz") {
      found.push(["host.rule_points", { right: points(round.right), wrong: points(round.wrong) }]);
    }
    if (round.kind === "risk") {
      found.push(["host.rule_choices", { choices: round.choices.join(" · ") }]);
      found.push([round.lowest_first ? "host.rule_lowest" : "host.rule_highest", {}]);
    }
    if (Turns.byBuzzer(round)) {
      found.push(round.early === "points" ? ["host.rule_early", { n: points(round.early_points) }]
        : ["host.rule_lockout", { n: round.lockout_seconds }]);
      if (round.again) { found.push(["host.rule_again", {}]); }
    }
    if (round.kind === "audience") { found.push(["host.rule_audience", {}]); }
    return found;
  };

  /** What a team does now: `on`, its turn; `right`, `wrong`, `early`, as it answered; `out`, not playing. */
  Host.part = function (state, team) {
    const { phase, question } = state;
    if (phase === "round" && Turns.round(state).kind === "sudden_death") {
      const playing = Ledger.sharing(state);
      return playing.includes(team) ? "on" : playing.length ? "out" : "";
    }
    if (!question) { return ""; }
    if (phase !== "revealed" && (phase === "answering" ? question.answering : question.team) === team) { return "on"; }
    if (!question.number) { return ""; }
    if (question.tried.includes(team)) { return question.judged !== team || question.right === false ? "wrong" : question.right ? "right" : ""; }
    return question.early.includes(team) ? "early" : question.players.includes(team) ? "" : "out";
  };

  function board(contest) {
    const { state } = contest;
    return Ledger.scores(state).map((score, team) => (
      Object.assign(contest.team(team), { score, part: Host.part(state, team) })
    ));
  }

  function questionView(contest) {
    const { question, phase } = contest.state;
    const revealed = phase === "revealed";
    const shown = contest.shown(question.place);
    const view = {
      stem: shown.stem, left: shown.left,
      options: shown.options.map((option, place) => ({
        letter: option.letter, text: option.text,
        part: revealed && option.right ? "right" : question.chosen !== place ? "" : revealed ? "wrong" : "chosen"
      }))
    };
    if (revealed) {
      const letters = shown.letters ? [{ code: "", text: shown.letters }] : [];
      view.answer = letters.concat(shown.answer);
      view.explanation = shown.explanation;
    }
    return view;
  }

  function status(contest) {
    const { state } = contest;
    const question = state.question;
    const round = Turns.round(state);
    if (state.paused !== null) { return contest.told("host.now_paused"); }
    if (state.phase === "answering") {
      const margin = Buzzing.margin(question);
      // a tenth of a millisecond where that says more
      return margin === null ? contest.told("host.now_first")
        : contest.told("host.now_margin", { n: margin < 100 ? Math.round(margin * 10) / 10 : Math.round(margin) });
    }
    if (state.phase === "revealed") {
      if (question.right === null) { return contest.told("host.now_answer"); }
      return contest.told(question.right ? "quiz.right" : "host.now_wrong");
    }
    if (state.clock.out) { return contest.told("host.now_out"); }
    if (question.tied.length) { return contest.told("host.now_tied"); }
    if (state.phase === "shown") {
      const wait = contest.told(Turns.byBuzzer(round) ? "host.now_wait" : "host.now_listen");
      if (!question.early.length) { return wait; }
      const points = round.early === "points" ? " " + Host.ltr(Host.signed(round.early_points)) : "";
      return contest.told("host.reason_early").map((one, i) => ({ code: one.code, text: one.text + points + " · " + wait[i].text }));
    }
    if (Turns.byBuzzer(round)) { return contest.told(question.tried.length ? "host.now_others" : "host.now_press"); }
    return contest.told(round.kind === "audience" ? "host.now_hall" : "host.now_turn");
  }

  /** The view of the hall at a moment: {kind, languages, title, board, …}. Every text is a list of
      {code, text}, one for each language shown. */
  Host.view = function (contest, at) {
    const { state } = contest;
    const round = Turns.round(state);
    let kind = Turns.isAsked(state) || state.phase === "revealed" ? "question" : state.phase;
    const { languages, title } = contest;
    if (state.cover === "dark") { return { kind: "dark", languages }; }
    if (state.cover === "scores" && state.phase !== "final") { kind = "standings"; }
    const view = { kind, languages, title, board: board(contest) };
    if (round) {
      view.round = {
        number: state.round + 1, title: Host.roundTitle(contest, round),
        rules: Host.rulesOf(round).map((rule) => contest.told(rule[0], rule[1]))
      };
      if (state.phase === "round" && round.kind === "sudden_death" && !Ledger.sharing(state).length) {
        view.round.rules = [contest.told("host.no_shared")];
      }
    }
    if (kind === "question") {
      view.question = questionView(contest);
      view.status = status(contest);
      view.clock = {
        total: state.clock.total, left: Turns.left(state.clock, at), running: state.clock.since !== null
      };
      const { team, answering, early } = state.question;
      const turn = answering !== null ? answering : state.phase === "shown" && early.length ? early[early.length - 1] : team;
      if (turn !== null && (state.phase !== "revealed" || state.question.right !== null)) { view.team = contest.team(turn); }
      view.verdict = state.phase === "revealed" ? state.question.right : null;
    }
    if (kind === "choose") {
      view.team = contest.team(state.question.team);
      view.choices = round.choices;
      view.status = contest.told("host.now_choose");
    }
    if (kind === "standings" || kind === "final") {
      view.ranking = Ledger.ranking(state).map((row) => (
        Object.assign(contest.team(row.team), row, { why: row.won ? contest.told("host.reason_first") : [] })
      ));
      view.heading = contest.told(kind === "final" ? "host.final" : "host.standings");
      if (kind === "final") { view.closing = contest.told("host.closing"); }
    }
    return view;
  };

  /** A round's own title, or the name of its kind. */
  Host.roundTitle = function (contest, round) {
    return contest.named(round.title, "host.kind_" + round.kind);
  };
})(PortalHost);
