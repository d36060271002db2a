/* The engine: a state and an event make the next state. Events are {type, at, …}, `at` in
   milliseconds; an event that does not fit the state leaves it as it is. */
(function (Host) {
  "use strict";

  const Ledger = Host.ledger;
  const Turns = Host.turns;
  const Buzzing = Host.buzzing;

  /** Another one just like a value of JSON. */
  const clone = Host.clone = function (value) { return JSON.parse(JSON.stringify(value)); };

  /** The state before the first event. `setup` is {id, title, teams, base, rounds, questions:
      [{id, type, topic, difficulty, section}]}; texts are not the engine's business. */
  function begin(setup) {
    const plan = Host.plan(setup);
    return {
      setup, phase: "welcome", round: -1, turn: 0, asked: 0, order: [], pools: plan.pools,
      spare: plan.spare, question: null, clock: Turns.clock(0), paused: null, cover: null,
      ledger: [], judgements: [], before: null, ended: null
    };
  }

  /** A judgement: points by the round, which a change after the fact gives in the same way. */
  function pointsFor(round, stake, right) {
    if (round.kind === "sudden_death") { return 0; }
    if (round.kind === "risk") { return right ? stake : 0 - stake; }
    return right ? round.right : round.wrong;
  }

  function enter(state, judgement, at) {
    const round = state.setup.rounds[judgement.round];
    const won = round.kind === "sudden_death" && judgement.right;
    judgement.entry = Ledger.add(state, {
      at, team: judgement.team, points: pointsFor(round, judgement.stake, judgement.right),
      reason: won ? "first" : judgement.right ? "right" : "wrong",
      round: judgement.round, question: judgement.question
    });
  }

  /** What is told of a question that is over follows the judgement that holds. */
  function tell(state) {
    const question = state.question;
    if (state.phase !== "revealed") { return; }
    const found = state.judgements.filter((one) => one.place === question.place && one.team === question.judged).pop();
    if (found) { question.right = Ledger.holding(state.ledger).has(found.entry) ? found.right : null; }
  }

  /** Takes an entry back for good: it cannot be done again by itself. Returns as `Ledger.reverse`. */
  function close(state, n, at, reason) {
    const reversal = Ledger.reverse(state, n, at, reason);
    if (reversal) { state.ledger[reversal - 1].closed = true; }
    return reversal;
  }

  function reveal(state, at) {
    state.paused = null;
    Turns.halt(state.clock, at);
    state.phase = "revealed";
  }

  /** The end; where the contest was is put by, as it may be taken back. */
  function end(state, at) {
    const { phase, question, clock, before } = state;
    Turns.halt(clock, at);
    Object.assign(state, { phase: "final", question: null, paused: null, before: null, ended: { phase, question, clock, before } });
  }

  const next = {
    welcome: (state) => { Turns.begin(state, 0); },
    round: Turns.advance,
    shown: (state, event) => {
      state.question.opened = event.at;
      Buzzing.open(state.question, event.at, 0);
      Turns.run(state.clock, event.at);
      state.phase = "open";
    },
    open: (state, event) => {
      // a team whose turn it is has to be judged
      if (Turns.inTurn(Turns.round(state))) { return false; }
      reveal(state, event.at);
    },
    revealed: (state) => {
      state.turn += 1;
      Turns.advance(state);
    },
    standings: (state, event) => {
      if (Turns.isUndecided(state)) { Turns.advance(state); }
      else if (state.round + 1 < state.setup.rounds.length) { Turns.begin(state, state.round + 1); }
      else { end(state, event.at); }
    }
  };

  const on = {
    next: (state, event) => {
      if (state.cover !== null && state.phase !== "final") { state.cover = null; return true; }
      if (state.paused !== null) { return on.resume(state, event); }
      return next[state.phase] ? next[state.phase](state, event) : false;
    },

    choose: (state, event) => {
      const round = Turns.round(state);
      if (state.phase !== "choose" || !round.choices.includes(event.points)) { return false; }
      Turns.ask(state, state.question.team, event.points);
    },

    press: (state, event) => {
      const round = Turns.round(state);
      if (!Turns.byBuzzer(round) || !Turns.isAsked(state)) { return false; }
      return Buzzing.take(state, event.presses);
    },

    judge: (state, event) => {
      const round = Turns.round(state);
      const question = state.question;
      const inTurn = Turns.inTurn(round) && (state.phase === "shown" || state.phase === "open");
      if (!inTurn && state.phase !== "answering") { return false; }
      const team = inTurn ? question.team : question.answering;
      const before = clone({ phase: state.phase, question, clock: state.clock, before: state.before });
      Turns.halt(before.clock, event.at);
      question.right = event.right;
      question.chosen = event.chosen === undefined ? null : event.chosen;
      question.judged = team;
      const judgement = {
        question: question.number, place: question.place, round: state.round, team,
        stake: question.stake, right: event.right, was: [], players: question.players, score: Ledger.scores(state)[team]
      };
      state.judgements.push(judgement);
      enter(state, judgement, event.at);
      state.before = Object.assign(before, { entry: state.ledger.length });
      question.tried.push(team);
      const others = question.players.some((one) => !question.tried.includes(one));
      if (inTurn || event.right || !round.again || !others) { return reveal(state, event.at); }
      question.answering = null;
      state.clock = Turns.clock(round.seconds);
      Buzzing.open(question, event.at, 0);
      if (state.paused === null) { Turns.run(state.clock, event.at); }
      state.phase = "open";
    },

    /** Judges an answer the other way after the fact. */
    rejudge: (state, event) => {
      const judgement = state.judgements[event.judgement];
      if (!judgement || judgement.right === event.right) { return false; }
      const { entry, right } = judgement;
      judgement.was.push({ entry, right, reversal: close(state, entry, event.at, "rejudge") });
      judgement.right = event.right;
      enter(state, judgement, event.at);
      tell(state);
    },

    timeout: (state, event) => {
      const clock = state.clock;
      if (clock.since === null || Turns.left(clock, event.at) > 0) { return false; }
      Turns.halt(clock, event.at);
      clock.out = true;
    },

    pause: (state, event) => {
      if (state.paused !== null && event.toggle) { return on.resume(state, event); }
      if (state.paused !== null || !Turns.isAsked(state)) { return false; }
      Turns.halt(state.clock, event.at);
      state.paused = event.at;
    },

    resume: (state, event) => {
      if (state.paused === null) { return false; }
      state.paused = null;
      if (state.phase === "shown") { return; }
      // those who pressed at one moment stay those who press
      if (state.phase === "open") { Buzzing.open(state.question, event.at, state.clock.spent, state.question.tied); }
      Turns.run(state.clock, event.at);
    },

    /** The page was opened again: the clock stands where it was last known to be. */
    reopen: (state, event) => {
      if (!Turns.isAsked(state)) { return false; }
      const clock = state.clock;
      if (clock.since !== null) {
        clock.spent = Math.min(Math.max(clock.spent, event.spent || 0), clock.total);
        clock.since = null;
      }
      if (state.question.opened !== null) { state.question.opened = 0; }
      if (state.paused === null) { state.paused = event.at; }
    },

    skip: (state) => {
      if (!Turns.isAsked(state)) { return false; }
      state.paused = null;
      next.revealed(state);
    },

    replace: (state) => {
      if (!Turns.isAsked(state)) { return false; }
      state.paused = null;
      return Turns.replace(state);
    },

    award: (state, event) => {
      const whole = Number.isSafeInteger(event.points) && event.points !== 0;
      if (!state.setup.teams[event.team] || !whole || !event.note) { return false; }
      Ledger.add(state, {
        at: event.at, team: event.team, points: event.points, reason: "override", note: event.note,
        round: state.round, question: state.question ? state.question.number || null : null
      });
    },

    /** Takes an entry back, the last one where none is named. A judgement of the question that is
        still on is taken back with all that came of it; a changed one becomes what it was before. */
    undo: (state, event) => {
      const n = event.entry || Ledger.last(state.ledger);
      const { before } = state;
      const judgement = state.judgements.find((one) => one.entry === n);
      if (!n || (state.ledger[n - 1] || {}).closed) { return false; }
      if (before && before.entry === n) {
        if (!close(state, n, event.at)) { return false; }
        state.judgements.pop();
        Object.assign(state, { phase: before.phase, question: before.question, clock: before.clock, before: before.before, paused: event.at });
        return;
      }
      const changed = judgement && judgement.was.length > 0;
      if (!(changed ? close : Ledger.reverse)(state, n, event.at)) { return false; }
      if (changed) {
        const old = judgement.was.pop();
        close(state, old.reversal, event.at);
        judgement.entry = old.entry;
        judgement.right = old.right;
      }
      tell(state);
    },

    /** What covers the hall's window: `scores`, `dark`, or nothing. */
    cover: (state, event) => {
      const cover = event.toggle && state.cover === event.cover ? null : event.cover;
      if (state.cover === cover) { return false; }
      state.cover = cover;
    },

    finish: (state, event) => {
      if (state.phase === "final") { return false; }
      end(state, event.at);
    },

    /** Takes the end back: the contest is where it was, with its clock standing. */
    back: (state, event) => {
      const { ended } = state;
      if (state.phase !== "final") { return false; }
      Object.assign(state, ended, { paused: Turns.isAsked(ended) ? event.at : null, ended: null });
      tell(state);
    }
  };

  function copy(state) {
    const other = clone(Object.assign({}, state, { setup: null }));
    other.setup = state.setup;
    return other;
  }

  Host.engine = {
    begin,

    /** The state after an event; the very same one where the event does not fit. */
    reduce: function (state, event) {
      if (!Object.keys(on).includes(event.type)) { return state; }
      const after = copy(state);
      if (on[event.type](after, event) === false) { return state; }
      const [old, now] = [state.question || {}, after.question || {}];
      if (event.type !== "back" && (old.number !== now.number || old.place !== now.place)) { after.before = null; }
      return after;
    },

    /** The state after all events from the beginning. */
    replay: function (setup, events) {
      return events.reduce(Host.engine.reduce, begin(setup));
    }
  };
})(PortalHost);
