/* The show: what comes next, when it is dark, and when a new playlist takes the place of the old. */
(function (Player, window) {
  "use strict";

  var TICK_MS = 1000;
  var AGAIN_MS = 1000;
  // how much longer than its time a frame may stand before something must be wrong
  var SLACK_MS = 15000;

  /** Shows what is offered on a stage; `preview`: whatever the hour. */
  Player.Show = function (stage, ground, log, preview) {
    var list = null;
    // its pictures, hash: {data, size}
    var store = {};
    var pending = null;
    var turns = null;
    var untimed = [];
    var untimedTurns = null;
    var queue = [];
    var item = null;
    var urgent = false;
    var dark = false;
    var night = null;
    var timer = null;
    var left = 0;
    var history = [];
    var paused = false;

    function now() { return new Date(); }

    function isDark(date) {
      if (preview || !Player.believable(list, date)) { return false; }
      return !!(list.hours && list.hours.length) && !Player.during(list.hours, Player.moment(date));
    }

    function isNight(date) {
      if (night !== null) { return night; }
      return Player.believable(list, date) && Player.during(list.night, Player.moment(date));
    }

    /** The entries that take turns now, of the playlist or, with a wrong clock, of what has no time. */
    function active(date) {
      var moment = Player.moment(date);
      if (Player.believable(list, date)) { return { turns: turns, of: Player.playing(list.entries, moment) }; }
      return { turns: untimedTurns, of: Player.playing(untimed, moment) };
    }

    function isUrgent(playing) { return playing.length > 0 && playing[0].urgent; }

    /** Whether a playlist has an item just as it is. */
    function has(data, one) {
      return data.entries.some(function (entry) {
        return entry.items.some(function (other) { return JSON.stringify(other) === JSON.stringify(one); });
      });
    }

    function take() {
      var goesOn = item && has(pending.list, item);
      list = pending.list;
      store = pending.store;
      pending = null;
      turns = new Player.Turns(list.entries);
      untimed = Player.untimed(list.entries);
      untimedTurns = new Player.Turns(untimed);
      if (!goesOn) { queue = []; }
      stage.size(list.width, list.height);
      log.add(now(), "playlist/" + list.version, "");
    }

    function wait(ms) {
      window.clearTimeout(timer);
      left = ms + SLACK_MS;
      timer = window.setTimeout(advance, ms);
    }

    /** Fills the queue with the frames of the item whose turn it is. */
    function choose(date) {
      var playing = active(date);
      item = playing.turns.next(playing.of);
      urgent = isUrgent(playing.of);
      var source = item || list.rest;
      var frames = isNight(date) && source.night ? source.night : source.day;
      queue = frames.map(function (frame, number) {
        return { id: item ? item.id : "rest", part: String(number + 1) + "/" + frames.length, frame: frame };
      });
    }

    function show(one, remember) {
      left = SLACK_MS;
      window.clearTimeout(timer);
      stage.show(one.frame, store, now(), function (there) {
        if (!there) {
          wait(AGAIN_MS);
          return;
        }
        stage.tick(store, now());
        ground.light();
        log.add(now(), one.id, one.part);
        if (remember) { history = history.concat(one).slice(-50); }
        if (paused) { left = Infinity; } else { wait(stage.lasts(one.frame)); }
      });
    }

    function advance() {
      var date = now();
      if (pending) { take(); }
      dark = isDark(date);
      if (dark) {
        queue = [];
        item = null;
        left = Infinity;
        window.clearTimeout(timer);
        stage.stop();
        ground.dark();
        return;
      }
      if (!queue.length) { choose(date); }
      show(queue.shift(), true);
    }

    function leave() {
      queue = [];
      item = null;
      advance();
    }

    /** Once a second: the clock, and what cannot wait for the end of a frame. */
    function tick() {
      if (!list) { return; }
      var date = now();
      stage.tick(store, date);
      left -= TICK_MS;
      if (paused) { return; }
      if (isDark(date) !== dark || (!dark && isUrgent(active(date).of) !== urgent)) {
        leave();
      } else if (left < 0) {
        advance();
      }
    }

    /** A whole playlist, and all its pictures: it begins at the end of this frame, or at once where
        it changes what is urgent, or nothing is seen. */
    this.offer = function (data, pictures) {
      var first = !list;
      pending = { list: data, store: pictures };
      if (first || dark) {
        leave();
        return;
      }
      var sure = Player.believable(data, now());
      var soon = isUrgent(sure ? Player.playing(data.entries, Player.moment(now())) : []);
      if (soon !== urgent || (urgent && !(item && has(data, item)))) { leave(); }
    };

    /** The playlist that is set, or waits to be; null at first. */
    this.list = function () { return pending ? pending.list : list; };

    this.pause = function () {
      paused = !paused;
      if (paused) {
        window.clearTimeout(timer);
        left = Infinity;
      } else {
        advance();
      }
    };

    this.forward = advance;

    this.back = function () {
      history.pop();
      var one = history[history.length - 1];
      if (one && store.hasOwnProperty(one.frame.picture)) { show(one, false); }
    };

    /** Shows the pictures of the night, or those of the day, whatever the hour. */
    this.turnNight = function () {
      night = !isNight(now());
      leave();
    };

    window.setInterval(tick, TICK_MS);
  };
})(PortalPlayer, window);
