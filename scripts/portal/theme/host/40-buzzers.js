/* Keys and game controllers as buzzers: which one was pressed, and at which moment. */
(function (Host) {
  "use strict";

  const LOOK_MS = 4;      // how often controllers are looked at; browsers read them as often
  const GATHER_MS = 50;   // how long a press may be under way before it is decided who was first

  /** A key by its place on the keyboard, whatever is typed with it: A, 1, Period. */
  Host.keyName = function (code) {
    const found = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code);
    return found ? found[1] : code;
  };

  /** Whether a target of keys is a field for words or numbers. */
  Host.isTyping = function (target) {
    return Boolean(target && target.closest && target.closest("input:not([type=checkbox], [type=color], [type=file])"));
  };

  /** Whether a key went down by itself and just now, so that it is none of the browser's. */
  Host.isPlain = function (event) {
    return !event.repeat && !event.ctrlKey && !event.altKey && !event.metaKey;
  };

  /** Tells of every press: `pressed(name, at)`, where a controller's name is `pad 1` and then
      `pad 1.3`, its third button. Runs in both windows, as either may have the focus. */
  Host.watchBuzzers = function (pressed) {
    const down = new Map();
    window.addEventListener("keydown", (event) => {
      if (!Host.isPlain(event) || Host.isTyping(event.target)) { return; }
      pressed([Host.keyName(event.code)], window.performance.timeOrigin + event.timeStamp);
    }, true);
    function look() {
      Array.from(window.navigator.getGamepads()).forEach((pad, place) => {
        if (!pad) { down.delete(place); return; }
        const before = down.get(pad.index) || [];
        const buttons = Array.from(pad.buttons, (button) => button.pressed);
        const name = "pad " + (pad.index + 1);
        const at = window.performance.timeOrigin + (pad.timestamp || window.performance.now());
        down.set(pad.index, buttons);
        // several buzzers may hang on one controller: each button counts by itself
        buttons.forEach((on, i) => { if (on && !before[i]) { pressed([name + "." + (i + 1), name], at); } });
      });
    }
    if (window.navigator.getGamepads) { window.setInterval(look, LOOK_MS); }
  };

  /** The team whose buzzer has one of the names; -1 is nobody's. */
  Host.teamOf = function (teams, names) {
    for (const name of names) {
      const team = teams.findIndex((one) => one.key === name || one.pad === name);
      if (team >= 0) { return team; }
    }
    return -1;
  };

  /** Holds presses until all that were made at about one moment are known, then hands them on. */
  Host.Gathering = class {
    constructor(hand) {
      this.hand = hand;
      this.presses = [];
      this.timer = null;
    }

    add(team, at) {
      this.presses.push({ team, at });
      if (this.timer === null) { this.timer = window.setTimeout(() => this.flush(), GATHER_MS); }
    }

    flush() {
      const presses = this.presses;
      window.clearTimeout(this.timer);
      this.timer = null;
      this.presses = [];
      if (presses.length) { this.hand(presses); }
    }
  };
})(PortalHost);
