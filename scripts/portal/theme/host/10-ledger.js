/* The ledger: a list that is only ever added to. A score is the base and the sum of its entries;
   what is undone stays, with its reversal behind it. */
(function (Host) {
  "use strict";

  const Ledger = Host.ledger = {};

  /** Adds an entry to a state's ledger; returns its number. */
  Ledger.add = function (state, entry) {
    const n = state.ledger.length + 1;
    state.ledger.push(Object.assign({ n }, entry));
    return n;
  };

  /** The numbers of the entries that hold: not undone, or undone and then done again. */
  Ledger.holding = function (ledger) {
    const gone = new Set();
    for (let i = ledger.length - 1; i >= 0; i -= 1) {
      if (ledger[i].undoes && !gone.has(ledger[i].n)) { gone.add(ledger[i].undoes); }
    }
    return new Set(ledger.map((entry) => entry.n).filter((n) => !gone.has(n)));
  };

  /** The number of the last entry that holds and takes none back; 0 where there is none. */
  Ledger.last = function (ledger) {
    const holding = Ledger.holding(ledger);
    const last = ledger.slice().reverse().find((entry) => holding.has(entry.n) && !entry.undoes);
    return last ? last.n : 0;
  };

  /** Adds what takes an entry back; returns its number, 0 where the entry does not hold any more. What is
      done again is closed: the entry itself is taken back, or it would be given back twice. */
  Ledger.reverse = function (state, n, at, reason) {
    const entry = state.ledger[n - 1];
    if (!entry || !Ledger.holding(state.ledger).has(n)) { return 0; }
    return Ledger.add(state, {
      at, team: entry.team, points: 0 - entry.points, undoes: n, round: entry.round,
      question: entry.question, reason: reason || (entry.undoes ? "redo" : "undo"), closed: Boolean(entry.undoes)
    });
  };

  function sums(state, base, entries) {
    const scores = state.setup.teams.map(() => base);
    entries.forEach((entry) => { scores[entry.team] += entry.points; });
    return scores;
  }

  /** The points of each team. */
  Ledger.scores = function (state) { return sums(state, state.setup.base, state.ledger); };

  /** The points that each team won or lost in a round; -1 is outside of rounds. */
  Ledger.ofRound = function (state, round) { return sums(state, 0, state.ledger.filter((entry) => entry.round === round)); };

  /** For each team, with which of the judgements it won a place by sudden death; those that did not
      come last. It is won at one score, and from those who took part: all that have this score now,
      but for those placed before. */
  function decided(state, scores) {
    const holding = Ledger.holding(state.ledger);
    const when = scores.map(() => Infinity);
    state.judgements.forEach(({ team, entry, players, score }, i) => {
      const won = state.ledger[entry - 1].reason === "first" && holding.has(entry);
      if (won && scores[team] === score && when[team] > i
        && scores.every((other, one) => other !== score || when[one] < i || players.includes(one))) { when[team] = i; }
    });
    return when;
  }

  /** The teams from the first place on: [{team, score, place, won}]; equal ones share a place, and
      `won` is one that sudden death gave to a team of several with its score. */
  Ledger.ranking = function (state) {
    const scores = Ledger.scores(state);
    const when = decided(state, scores);
    const rows = scores.map((score, team) => ({ team, score, when: when[team] }));
    rows.sort((a, b) => b.score - a.score || (a.when === b.when ? a.team - b.team : a.when - b.when));
    let place = 0;
    return rows.map((row, i) => {
      const before = rows[i - 1];
      if (!before || before.score !== row.score || before.when !== row.when) { place = i + 1; }
      const equal = rows.some((other) => other !== row && other.score === row.score);
      return { team: row.team, score: row.score, place, won: equal && row.when < Infinity };
    });
  };

  /** The teams that share the highest place that is shared; none where no place is. */
  Ledger.sharing = function (state) {
    const rows = Ledger.ranking(state);
    const shared = rows.find((row, i) => i > 0 && rows[i - 1].place === row.place);
    return shared ? rows.filter((row) => row.place === shared.place).map((row) => row.team) : [];
  };
})(PortalHost);
