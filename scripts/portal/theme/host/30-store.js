/* What is kept on the device, so that a power cut loses nothing: the contest, its events, and how far
   the clock had run. Chromium writes localStorage when it likes; IndexedDB with strict durability is
   on the disk once it says so. The questions of a pack stay sealed: its file is kept as it came. */
(function (Host) {
  "use strict";

  const NAME = "portal-host";
  const CURRENT = "current";
  const PATIENCE_MS = 10000;  // a damaged database may never answer

  /** The same promise, rejected where it takes too long. */
  function within(promise) {
    let timer = null;
    const late = new Promise((_, reject) => { timer = window.setTimeout(() => reject(new Error("late")), PATIENCE_MS); });
    const over = () => window.clearTimeout(timer);
    promise.then(over, over);
    return Promise.race([promise, late]);
  }

  function done(request) {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  function open() {
    const request = window.indexedDB.open(NAME);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("contest");
      request.result.createObjectStore("events", { autoIncrement: true });
      request.result.createObjectStore("clock");
    };
    return done(request);
  }

  /** Keeps things in IndexedDB; without one nothing is kept, and `works` is false. What was kept and
      cannot be read any more is `broken`. */
  Host.Store = class {
    constructor() {
      this.database = null;
      this.broken = false;
    }

    get works() { return this.database !== null; }

    close() {
      if (this.database) { this.database.close(); }
      this.database = null;
    }

    async start() {
      let late = false;
      this.close();
      try {
        const opening = open();
        opening.then((database) => { if (late) { database.close(); } }, () => null);
        this.database = await within(opening);
        // another window erases: this one must not stand in the way
        this.database.onversionchange = () => this.close();
        this.database.onclose = () => { this.database = null; };
      } catch (error) { late = true; }
    }

    /** Does all of `act` or nothing, and resolves once it is on the disk. */
    write(stores, act) {
      return within(new Promise((resolve, reject) => {
        if (!this.database) { throw new Error("closed"); }
        const turn = this.database.transaction(stores, "readwrite", { durability: "strict" });
        turn.oncomplete = () => resolve();
        turn.onabort = () => reject(turn.error);
        try { act(turn); } catch (error) {
          turn.abort();
          reject(error);
        }
      }));
    }

    /** {contest, events, numbers, spent} of the contest that is kept, with the numbers of its events;
        null where none is, or none can be read. */
    async load() {
      if (!this.database) { return null; }
      try {
        const turn = this.database.transaction(["contest", "events", "clock"]);
        const [contest, events, numbers, spent] = await within(Promise.all([
          done(turn.objectStore("contest").get(CURRENT)), done(turn.objectStore("events").getAll()),
          done(turn.objectStore("events").getAllKeys()), done(turn.objectStore("clock").get(CURRENT))
        ]));
        return contest === undefined && !events.length ? null : { contest, events, numbers, spent };
      } catch (error) {
        this.close();
        this.broken = true;
        return null;
      }
    }

    /** Keeps a new contest in place of an old one. */
    begin(contest) {
      return this.write(["contest", "events", "clock"], (turn) => {
        turn.objectStore("events").clear();
        turn.objectStore("clock").clear();
        turn.objectStore("contest").put(contest, CURRENT);
      });
    }

    /** Keeps the event of a number, counted from 1, however often it is tried; how far the clock was
        belongs to the event before. */
    add(event, number) {
      return this.write(["contest", "events", "clock"], (turn) => {
        const kept = turn.objectStore("contest").getKey(CURRENT);
        // events without their contest would be half of it
        kept.onsuccess = () => { if (kept.result === undefined) { turn.abort(); } };
        turn.objectStore("events").put(event, number);
        turn.objectStore("clock").clear();
      });
    }

    /** Keeps how many milliseconds the clock has run. */
    clock(spent) {
      return this.write(["clock"], (turn) => { turn.objectStore("clock").put(spent, CURRENT); });
    }

    /** Leaves nothing; false where the browser does not let go of it. */
    async erase() {
      this.close();
      try { await within(done(window.indexedDB.deleteDatabase(NAME))); } catch (error) { return false; }
      this.broken = false;
      await this.start();
      return true;
    }
  };
})(PortalHost);
