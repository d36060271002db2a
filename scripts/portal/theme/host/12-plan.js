/* Which questions are for which round, and whether there are enough. */
(function (Host) {
  "use strict";

  /** How many questions a round needs, with so many teams. */
  Host.needed = function (round, teams) {
    return Host.turns.inTurn(round) ? round.questions * teams : round.questions;
  };

  /** {pools, spare, short}: the places of the questions of each round and of those left over.
      A round takes from the section it names; one that names none takes what no round names.
      `short` lists {round, wanted, found} of the rounds that lack some. */
  Host.plan = function (setup) {
    const named = new Set(setup.rounds.map((round) => round.section).filter((section) => section !== null));
    const left = new Map();
    setup.questions.forEach((question, place) => {
      const section = named.has(question.section) ? question.section : null;
      if (!left.has(section)) { left.set(section, []); }
      left.get(section).push(place);
    });
    const short = [];
    const pools = setup.rounds.map((round, i) => {
      const wanted = Host.needed(round, setup.teams.length);
      const pool = (left.get(round.section) || []).splice(0, wanted);
      if (pool.length < wanted) { short.push({ round: i, wanted, found: pool.length }); }
      return pool;
    });
    const spare = [].concat(...left.values());
    return { pools, spare: spare.sort((a, b) => a - b), short };
  };
})(PortalHost);
