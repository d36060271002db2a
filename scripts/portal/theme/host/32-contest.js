/* A contest under way: its state, the texts of its questions, and the one way in for events. */
(function (Host) {
  "use strict";

  /** This moment in milliseconds: by the clock that keys are told by, which never jumps. */
  Host.now = function () { return window.performance.timeOrigin + window.performance.now(); };

  /** For how long after a step, in milliseconds, a second press makes no other one. */
  Host.calm = 500;

  const STEPS = ["next", "judge", "choose", "skip", "replace"];

  /** The contest that is under way; null while there is none. */
  Host.contest = null;

  Host.Contest = class {
    /** `setup` as the engine wants it, with `shown`: the codes of the languages for the hall;
        `questions` with their texts; `changed(before, after, event)` is told of each new state. */
    constructor(setup, questions, store, changed) {
      this.questions = questions;
      this.store = store;
      this.changed = changed;
      this.state = Host.engine.begin(setup);
      this.languages = setup.shown.map((code) => Host.language(code));
      this.queue = Promise.resolve();
      this.count = 0;          // of the events that are taken in
      this.refused = null;     // the event that could not be kept: the contest stands until it is
      this.ready = -Infinity;  // from when on the next step may be pressed
      this.failed = () => null;
    }

    /** Goes on where the events end, with the clock standing. */
    async goOn(events, spent) {
      this.state = Host.engine.replay(this.state.setup, events);
      this.count = events.length;
      await this.dispatch({ type: "reopen", at: Host.now(), spent });
    }

    /** Takes an event in: it is kept first, then the state changes and is shown. Resolves to whether
        it fitted. Events are taken in one after another, in the order they come. */
    dispatch(event) {
      const full = Object.assign({ at: Host.now() }, event);
      this.queue = this.queue.then(() => this.take(full)).catch(() => {
        this.failed();
        return false;
      });
      return this.queue;
    }

    async take(event) {
      const before = this.state;
      const step = STEPS.includes(event.type);
      // who pressed it had not yet seen, or not yet read, what the step before led to
      if (this.refused || (step && event.at < this.ready)) { return false; }
      const after = Host.engine.reduce(before, event);
      if (after === before) { return false; }
      if (this.store.works) {
        try { await this.store.add(event, this.count + 1); } catch (error) {
          this.refused = event;
          this.changed(before, before, { type: "refused" });
          return false;
        }
      }
      this.count += 1;
      this.state = after;
      this.changed(before, after, event);
      if (step || event.type === "pause") { this.ready = Math.max(event.at + Host.calm, Host.now()); }
      return true;
    }

    /** Takes the refused event up again, with the clock standing: kept now, or, where the host gives
        that up, not kept like all that follows. */
    retry(keep) {
      this.queue = this.queue.then(async () => {
        const event = this.refused;
        if (!event) { return false; }
        if (keep) { await this.store.start(); } else { this.store.close(); }
        if (keep && !this.store.works) { return false; }
        this.refused = null;
        return await this.take(event) && this.take({ type: "pause", at: event.at });
      }).catch(() => this.failed());
      return this.queue;
    }

    /** Keeps how far a running clock is, after all events that came before. Where that fails, the next
        event tells. */
    beat() {
      this.queue = this.queue.then(() => {
        const clock = this.state.clock;
        return clock.since === null || this.refused ? null : this.store.clock(Host.turns.spent(clock, Host.now()));
      }).catch(() => null);
    }

    /** Words in each language of the hall that the site speaks, else in the page's own. */
    told(key, values) {
      const spoken = this.languages.map((one) => one.code).filter(Host.speaks);
      return (spoken.length ? spoken : [Host.own]).map((code) => ({ code, text: Host.say(key, values, code) }));
    }

    /** What stands in a map by language, in each language of the hall that it has, or in one; where
        it has none, the words of a key. */
    named(texts, key) {
      const found = this.languages.filter((one) => texts[one.code])
        .map((one) => ({ code: one.code, text: texts[one.code] }));
      const others = Object.keys(texts).filter((code) => texts[code]);
      if (!found.length && others.length) { found.push({ code: others[0], text: texts[others[0]] }); }
      return found.length ? Host.distinct(found) : this.told(key);
    }

    /** The title that the host gave, or that of every contest. */
    get title() { return this.named(this.state.setup.title, "host.title"); }

    /** A team by its place, as it is shown. */
    team(place) {
      const { name, colour } = this.state.setup.teams[place];
      return { mark: place + 1, name: this.named(name, "host.team"), colour };
    }

    /** A question as it is shown in the languages of the hall. */
    shown(place) {
      const words = (code, key) => Host.say(key, {}, code);
      return Host.questions.shown(this.questions[place], this.languages.map((one) => one.code), words);
    }
  };
})(PortalHost);
