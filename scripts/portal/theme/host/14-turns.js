/* What comes next in a contest: rounds, whose turn it is, which question, the clock. */
(function (Host) {
  "use strict";

  const Ledger = Host.ledger;
  const Turns = Host.turns = {};

  Turns.round = function (state) { return state.setup.rounds[state.round] || null; };

  /** Whether a round, if there is one, is for those who are first. */
  Turns.byBuzzer = function (round) { return Boolean(round) && ["buzz", "sudden_death"].includes(round.kind); };

  /** Whether a round, if there is one, has each team answer in its turn. */
  Turns.inTurn = function (round) { return Boolean(round) && ["required", "risk"].includes(round.kind); };

  /** Whether a question is on that is not over. */
  Turns.isAsked = function (state) { return ["shown", "open", "answering"].includes(state.phase); };

  /** A clock that stands: `spent` of `total` milliseconds, running since a moment or not at all. */
  Turns.clock = function (seconds) {
    return { total: (seconds || 0) * 1000, spent: 0, since: null, out: false };
  };

  /** The milliseconds that a clock has run at a moment. */
  Turns.spent = function (clock, at) {
    return clock.since === null ? clock.spent : clock.spent + at - clock.since;
  };

  Turns.left = function (clock, at) {
    return Math.max(0, clock.total - Turns.spent(clock, at));
  };

  Turns.run = function (clock, at) {
    if (clock.total && !clock.out) { clock.since = at; }
  };

  Turns.halt = function (clock, at) {
    clock.spent = Math.min(Math.max(Turns.spent(clock, at), clock.spent), clock.total);
    clock.since = null;
  };

  /** Begins a round with its title. */
  Turns.begin = function (state, round) {
    state.round = round;
    state.turn = 0;
    state.question = null;
    state.phase = "round";
    state.clock = Turns.clock(0);
  };

  /** The team whose turn it is. */
  function onTurn(state, round) {
    const scores = Ledger.scores(state);
    const turn = state.turn % scores.length;
    if (turn === 0) {
      // by the scores as each pass begins
      const way = round.kind === "required" ? 0 : round.lowest_first ? 1 : -1;
      state.order = scores.map((_, team) => team)
        .sort((a, b) => way * (scores[a] - scores[b]) || a - b);
    }
    return state.order[turn];
  }

  function over(state, round) {
    if (round.kind === "sudden_death") { return Ledger.sharing(state).length === 0; }
    return state.turn >= Host.needed(round, state.setup.teams.length);
  }

  /** Whether the round is sudden death, places are shared and it has questions left. */
  Turns.isUndecided = function (state) {
    const round = Turns.round(state);
    return round.kind === "sudden_death" && !over(state, round) && state.pools[state.round].length > 0;
  };

  /** Goes to the next question of the round, or to the standings at its end. */
  Turns.advance = function (state) {
    const round = Turns.round(state);
    if (over(state, round) || !state.pools[state.round].length) {
      state.question = null;
      state.phase = "standings";
      return;
    }
    const team = Turns.inTurn(round) ? onTurn(state, round) : null;
    state.question = { team };
    if (round.kind === "risk") {
      state.clock = Turns.clock(0);
      state.phase = "choose";
      return;
    }
    Turns.ask(state, team, null);
  };

  /** Takes a question out of a pool that has some, of the difficulty that fits where it can. */
  function take(state, pool, difficulty) {
    const fitting = pool.findIndex((place) => state.setup.questions[place].difficulty === difficulty);
    return pool.splice(Math.max(fitting, 0), 1)[0];
  }

  /** Of the choices of a risk round, the lowest is for difficulty 1 and the highest for 3. */
  function fittingDifficulty(round, stake) {
    const ranks = round.choices.slice().sort((a, b) => a - b);
    return ranks.length < 2 ? 0 : 1 + Math.round(2 * ranks.indexOf(stake) / (ranks.length - 1));
  }

  /** Shows the next question; nobody may answer before it is opened. */
  Turns.ask = function (state, team, stake) {
    const round = Turns.round(state);
    const place = take(state, state.pools[state.round], stake === null ? 0 : fittingDifficulty(round, stake));
    state.asked += 1;
    show(state, place, state.asked, team, stake);
  };

  /** A question of which nothing is known yet. `presses` are those that count, by their moment. */
  function show(state, place, number, team, stake) {
    const everyone = state.setup.teams.map((_, one) => one);
    const round = Turns.round(state);
    state.question = {
      place, number, team, stake,
      players: round.kind === "sudden_death" ? Ledger.sharing(state) : everyone,
      tried: [], early: [], presses: [], tied: [], opened: null, answering: null, chosen: null,
      right: null
    };
    state.clock = Turns.clock(round.seconds);
    state.phase = "shown";
  }

  /** The questions of which one may take the place of the one that is on: those left over; where there
      are none those of the round, unless another team's turn would lack one. */
  Turns.others = function (state) {
    return state.spare.length || Turns.inTurn(Turns.round(state)) ? state.spare : state.pools[state.round];
  };

  /** Puts another question in the place of the one that is shown; false where none is left. */
  Turns.replace = function (state) {
    const old = state.question;
    const wanted = state.setup.questions[old.place].difficulty;
    const from = Turns.others(state);
    if (!from.length) { return false; }
    show(state, take(state, from, wanted), old.number, old.team, old.stake);
  };
})(PortalHost);
