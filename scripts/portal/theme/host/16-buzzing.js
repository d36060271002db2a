/* Who pressed first. A press counts by the moment at which the key went down, which the browser
   tells, and never by when it came to be known. */
(function (Host) {
  "use strict";

  const Ledger = Host.ledger;
  const Turns = Host.turns;
  const Buzzing = Host.buzzing = {};

  /** A press before the question is open costs points, once a question, or locks the team out. */
  function early(state, press) {
    const question = state.question;
    const round = Turns.round(state);
    // while it is paused, and after a power cut, buzzers may be tried
    if (state.paused !== null && press.at > state.paused) { return false; }
    if (question.early.includes(press.team)) { return false; }
    question.early.push(press.team);
    if (round.early === "points") {
      Ledger.add(state, {
        at: press.at, team: press.team, points: round.early_points, reason: "early",
        round: state.round, question: question.number
      });
    }
    return true;
  }

  /** Whether a press counts, with the clock as it is while the question is open. */
  function counts(state, press) {
    const round = Turns.round(state);
    const question = state.question;
    if (question.tried.includes(press.team)) { return false; }
    if (question.tied.length && !question.tied.includes(press.team)) { return false; }
    const since = question.reopened;
    if (press.at < since || (state.paused && press.at > state.paused)) { return false; }
    const spent = question.spentBefore + press.at - since;
    if (state.clock.total && spent > state.clock.total) { return false; }
    const locked = round.early === "lockout" && question.early.includes(press.team);
    return !locked || question.tried.length > 0 || spent >= round.lockout_seconds * 1000;
  }

  /** From `at` on presses count, of the `tied` alone where there are some; `spent` milliseconds of the
      clock are gone already. */
  Buzzing.open = function (question, at, spent, tied) {
    Object.assign(question, { reopened: at, spentBefore: spent, presses: [], tied: tied || [] });
  };

  /** Takes presses [{team, at}] in; false where none of them changes anything. */
  Buzzing.take = function (state, presses) {
    const question = state.question;
    const open = state.phase === "open" || state.phase === "answering";
    let changed = false;
    presses.slice().sort((a, b) => a.at - b.at).forEach((press) => {
      if (!question.players.includes(press.team)) { return; }
      if (!open || press.at < question.opened) {
        changed = early(state, press) || changed;
        return;
      }
      const known = question.presses.some((other) => other.team === press.team);
      if (known || !counts(state, press)) { return; }
      question.presses.push({ team: press.team, at: press.at });
      changed = true;
    });
    if (!changed || !open) { return changed; }
    question.presses.sort((a, b) => a.at - b.at);
    decide(state);
    return true;
  };

  /** The first one answers; those who pressed at one moment press again, and nobody else. */
  function decide(state) {
    const question = state.question;
    const [first, second] = question.presses;
    if (!first) { return; }
    if (second && second.at === first.at) {
      const tied = question.presses.filter((one) => one.at === first.at).map((one) => one.team);
      Buzzing.open(question, first.at, Turns.spent(state.clock, first.at), tied);
      question.answering = null;
      state.phase = "open";
      return;
    }
    if (question.answering === first.team) { return; }
    question.answering = first.team;
    state.phase = "answering";
    state.clock = Turns.clock(Turns.round(state).seconds);
    if (!state.paused) { Turns.run(state.clock, first.at); }
  }

  /** The milliseconds by which the first press came before the second; null where there is none. */
  Buzzing.margin = function (question) {
    const [first, second] = question.presses || [];
    return second ? second.at - first.at : null;
  };
})(PortalHost);
