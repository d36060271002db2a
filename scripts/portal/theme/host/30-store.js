/* What is kept on the device, so that a power cut loses nothing: the contest, its events, and how far
   the clock had run. Chromium writes localStorage when it likes; IndexedDB with strict durability is
   on the disk once it says so. The questions of a pack stay sealed: its file is kept as it came. */
(function (Host, window) {
  "use strict";

  const NAME = "portal-host";
  const CURRENT = "current";

  function done(request) {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  function open() {
    const request = window.indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("contest");
      request.result.createObjectStore("events", { autoIncrement: true });
      request.result.createObjectStore("clock");
    };
    return done(request);
  }

  /** Keeps things in IndexedDB; without one nothing is kept, and `works` is false. */
  Host.Store = class {
    constructor() { this.database = null; }

    get works() { return this.database !== null; }

    async start() {
      try {
        this.database = await open();
        // another window erases: this one must not stand in the way
        this.database.onversionchange = () => { this.database.close(); this.database = null; };
      } catch (error) { this.database = null; }
    }

    /** Does all of `act` or nothing, and resolves once it is on the disk. */
    write(stores, act) {
      return new Promise((resolve, reject) => {
        if (!this.database) { reject(new Error("closed")); return; }
        const turn = this.database.transaction(stores, "readwrite", { durability: "strict" });
        turn.oncomplete = () => resolve();
        turn.onabort = () => reject(turn.error);
        act(turn);
      });
    }

    /** {contest, events, spent} of the contest that is kept; null where none is. */
    async load() {
      if (!this.database) { return null; }
      const turn = this.database.transaction(["contest", "events", "clock"]);
      const [contest, events, spent] = await Promise.all([
        done(turn.objectStore("contest").get(CURRENT)), done(turn.objectStore("events").getAll()),
        done(turn.objectStore("clock").get(CURRENT))
      ]);
      return contest ? { contest: contest, events: events, spent: spent || 0 } : null;
    }

    /** Keeps a new contest in place of an old one. */
    begin(contest) {
      return this.write(["contest", "events", "clock"], (turn) => {
        turn.objectStore("events").clear();
        turn.objectStore("clock").clear();
        turn.objectStore("contest").put(contest, CURRENT);
      });
    }

    /** Keeps an event; how far the clock was belongs to the event before. */
    add(event) {
      return this.write(["events", "clock"], (turn) => {
        turn.objectStore("events").add(event);
        turn.objectStore("clock").clear();
      });
    }

    /** Keeps how many milliseconds the clock has run. */
    clock(spent) {
      return this.write(["clock"], (turn) => { turn.objectStore("clock").put(spent, CURRENT); });
    }

    /** Leaves nothing. */
    async erase() {
      if (this.database) { this.database.close(); }
      this.database = null;
      await done(window.indexedDB.deleteDatabase(NAME));
      await this.start();
    }
  };
})(PortalHost, window);
