/* What was kept, looked at before it is believed: a disk may be damaged, another version may have
   written it. */
(function (Host) {
  "use strict";

  const { isMap, isText, isRules, isQuestion, read } = Host.pack;
  const VERSION = 1;

  /** What is kept of a contest, beside its events: its questions only where no sealed pack has them. */
  Host.toKeep = function (setup, { envelope, questions }) {
    return { version: VERSION, setup, envelope, questions: envelope ? null : questions };
  };

  function isSetup(setup) {
    const whole = isRules(setup) && isMap(setup.title) && [setup.shown, setup.questions].every(Array.isArray);
    return whole && setup.shown.length > 0 && setup.shown.every(isText)
      && setup.questions.every((one) => isMap(one) && isText(one.id));
  }

  function isContest(contest) {
    if (!isMap(contest) || contest.version !== VERSION || !isSetup(contest.setup)) { return false; }
    if (contest.envelope) { return Boolean(read(JSON.stringify(contest.envelope)).sealed); }
    return Array.isArray(contest.questions) && contest.questions.every(isQuestion);
  }

  /** Whether all of it is there, and each event leads on from the one before: no other was kept. */
  Host.isWhole = function ({ contest, events, numbers, spent }) {
    try {
      const numbered = numbers.every((number, i) => number === i + 1);
      if (!numbered || !isContest(contest) || !(spent === undefined || Number.isFinite(spent))) { return false; }
      let state = Host.engine.begin(contest.setup);
      return events.every((event) => {
        const before = state;
        state = isMap(event) && Number.isFinite(event.at) ? Host.engine.reduce(before, event) : before;
        return state !== before;
      });
    } catch (error) { return false; }
  };
})(PortalHost);
