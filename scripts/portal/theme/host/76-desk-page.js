/* The page of a contest under way: keeps both windows in step, hears keys and buzzers, runs the clock. */
(function (Host) {
  "use strict";

  const make = Host.make;
  const say = Host.say;
  const Turns = Host.turns;
  const BEAT_MS = 1000;     // how often it is kept how far the clock is
  const GRACE_MS = 80;      // a press made in time may still be under way when the clock is out
  const SHORT_MS = 5000;    // from when on the clock ticks
  const SURE_MS = 5000;     // how long a second press is waited for

  // what the host's keys and buttons do at once
  const EVENTS = {
    next: { type: "next" }, right: { type: "judge", right: true }, wrong: { type: "judge", right: false },
    pause: { type: "pause", toggle: true }, undo: { type: "undo", entry: null },
    scores: { type: "cover", cover: "scores", toggle: true }, dark: { type: "cover", cover: "dark", toggle: true }
  };

  Host.DeskPage = class {
    constructor(root, link, kept) {
      this.root = root;
      this.link = link;
      this.kept = kept;
      this.contest = null;
      this.gathering = new Host.Gathering((presses) => this.contest.dispatch({ type: "press", presses }));
      this.beaten = 0;
      this.ticked = 0;
      this.wasOpen = null;
      this.sure = null;         // what was pressed once and is waited for again: {name, at}
    }

    /** Begins to show a contest. */
    start(contest) {
      const parts = {};
      Object.keys(Host.deskParts).forEach((name) => { parts[name] = make("div", { "class": "part-" + name }); });
      this.contest = contest;
      this.contest.failed = () => this.warn("host.trouble");
      this.parts = parts;
      this.told = "";
      this.warned = "";
      this.warning = make("div", { "class": "warning", role: "alert", hidden: true });
      // what is read aloud stays where it is, while all else is drawn anew
      this.spoken = make("p", { "class": "spoken", role: "status" });
      this.root.textContent = "";
      this.root.className = "desk";
      [parts.bar, this.warning, this.spoken, make("main", { "class": "columns" }, [
        make("div", { "class": "stage" }, [parts.now, parts.controls]),
        make("aside", { "class": "side", "aria-label": say("host.ledger") }, [
          parts.board, Host.awardForm(this), make("h2", { text: say("host.ledger") }), parts.ledger, parts.end, this.kept()
        ])
      ])].forEach((part) => this.root.appendChild(part));
      this.stop();
      this.timer = window.setInterval(() => this.tick(), 100);
      this.show();
    }

    /** Lets go of the contest. */
    stop() { window.clearInterval(this.timer); }

    dispatch(event) {
      // what was pressed before comes before; the opening itself is told apart by its moment
      const { phase, paused } = this.contest.state;
      if (event.type !== "next" || phase !== "shown" || paused !== null) { this.gathering.flush(); }
      return this.contest.dispatch(event);
    }

    judging() {
      const { state } = this.contest;
      const round = Turns.round(state);
      return state.phase === "answering" || (Turns.inTurn(round) && ["shown", "open"].includes(state.phase));
    }

    /** Whether what leaves a question was pressed once. */
    isArmed(name) { return this.sure !== null && this.sure.name === name; }

    /** Leaves the question at the second press: the first one asks, before three hundred people. */
    leave(name, at) {
      if (!Turns.isAsked(this.contest.state)) { return; }
      if (this.isArmed(name)) {
        if (at >= this.sure.at + Host.calm) { this.dispatch({ type: name, at }); }
        return;
      }
      this.sure = { name, at };
      this.show();
      this.spoken.textContent = say("host.sure", { what: say("host." + name) });
    }

    act(name, at) {
      const moment = at === undefined ? Host.now() : at;
      if (this.sure && !this.isArmed(name)) {
        this.sure = null;
        this.show();
      }
      if (name === "next" && !Host.nextWords(this.contest.state)) { return; }
      if (name === "sound") { Host.sound.on = !Host.sound.on; this.show(); }
      else if (EVENTS[name]) { this.dispatch(Object.assign({ at: moment }, EVENTS[name])); }
      else { this.leave(name, moment); }
    }

    finish() {
      if (window.confirm(say("host.finish_sure"))) { this.dispatch({ type: "finish" }); }
    }

    openScreen() {
      if (!this.link.show()) { this.warn("host.screen_blocked"); }
      this.link.send(Host.view(this.contest, Host.now()));
    }

    /** Tells what a key says, until the next step. */
    warn(key) {
      this.told = key;
      this.showWarning();
    }

    showWarning() {
      const { contest, warning } = this;
      const key = contest.refused ? "host.not_kept" : this.told || (contest.store.works ? "" : "host.kept_unable");
      if (key === this.warned) { return; }
      this.warned = key;
      warning.textContent = "";
      warning.hidden = !key;
      if (key) { warning.appendChild(make("p", { text: say(key) })); }
      if (contest.refused) {
        warning.appendChild(Host.button("again", say("host.again"), () => contest.retry(true), { kind: "good" }));
        warning.appendChild(Host.button("unkept", say("host.unkept"), () => contest.retry(false)));
      }
    }

    /** Shows the state in both windows. */
    show() {
      const { contest, parts } = this;
      const focused = this.root.contains(document.activeElement) ? document.activeElement : this.root;
      const entry = focused.closest("[data-entry]");
      const ledger = parts.ledger.firstChild;
      // who reads older entries stays with them, though newer ones come above
      const below = ledger && ledger.scrollTop ? ledger.scrollHeight - ledger.scrollTop : Infinity;
      Object.keys(parts).forEach((name) => {
        parts[name].textContent = "";
        parts[name].appendChild(Host.deskParts[name](this));
      });
      parts.ledger.firstChild.scrollTop = parts.ledger.firstChild.scrollHeight - below;
      this.root.classList.toggle("is-final", contest.state.phase === "final");
      this.showWarning();
      this.link.send(Host.view(contest, Host.now()));
      // a button that is done with leaves the focus to its entry
      const found = (name, value) => value && this.root.querySelector("[data-" + name + "='" + value + "']");
      const again = found("act", focused.dataset.act) || found("entry", entry && entry.dataset.entry);
      if (again && !again.disabled) { again.focus({ preventScroll: true }); }
      this.tick();
    }

    /** A new state: shown, and heard. */
    changed(before, after, event) {
      this.told = "";
      this.sure = null;
      this.show();
      const judged = event.type === "judge" ? (event.right ? "right" : "wrong") : null;
      const more = after.ledger.length - before.ledger.length;
      const sound = judged || (event.type === "timeout" ? "out" : null)
        || (event.type === "press" && after.phase === "answering" && before.phase !== "answering" ? "buzz" : null)
        || (event.type === "press" && (more || after.question.early.length > before.question.early.length) ? "early" : null);
      if (sound) { Host.sound.play(sound); }
    }

    tick() {
      const { state } = this.contest;
      const now = Host.now();
      const left = Turns.left(state.clock, now);
      const clock = this.root.querySelector(".bar .clock");
      if (clock) { clock.textContent = state.clock.total && state.question && state.question.number ? (left / 1000).toFixed(1) : ""; }
      if (this.sure && now > this.sure.at + SURE_MS) { this.sure = null; this.show(); }
      if (this.link.open !== this.wasOpen) { this.wasOpen = this.link.open; this.show(); }
      if (state.clock.since === null) { return; }
      const second = Math.ceil(left / 1000);
      if (left > 0 && left <= SHORT_MS && second !== this.ticked) { Host.sound.play("tick"); }
      this.ticked = second;
      if (left === 0 && Turns.spent(state.clock, now) >= state.clock.total + GRACE_MS) { this.dispatch({ type: "timeout" }); }
      if (now - this.beaten >= BEAT_MS) { this.beaten = now; this.contest.beat(); }
    }

    /** Whether a team may press now; where there are no buzzers the host says who was first. */
    mayBuzz(team) {
      const { phase, paused, question, clock } = this.contest.state;
      return phase === "open" && paused === null && !clock.out && Turns.byBuzzer(Turns.round(this.contest.state))
        && question.players.includes(team) && !question.tried.includes(team);
    }

    /** A key or a button of a controller went down, or the host names a `team` that was first. */
    pressed(names, at, named) {
      const team = named === undefined ? Host.teamOf(this.contest.state.setup.teams, names) : named;
      if (team >= 0) { this.gathering.add(team, at); }
    }

    /** A key of the host's went down; true where it was one. */
    key(code, at) {
      const name = Host.SHORTCUTS[code];
      if (!name) { return false; }
      this.act(name, at);
      return true;
    }
  };
})(PortalHost);
