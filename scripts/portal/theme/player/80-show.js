/* The show: what comes next, when it is dark, and when a new playlist takes the place of the old. */
(function (Player, window) {
  "use strict";

  var TICK_MS = 1000;
  var AGAIN_MS = 1000;
  // how much longer than its time a frame may stand before something must be wrong
  var SLACK_MS = 15000;
  var MOST_TURNS = 2000;

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

    /** Whether an item is among those that take turns. */
    function among(playing, one) {
      return playing.some(function (entry) { return entry.items.indexOf(one) >= 0; });
    }

    /** The item of a playlist that is just as `one` is; null where there is none. */
    function same(data, one) {
      var written = JSON.stringify(one);
      return data.entries.reduce(function (found, entry) {
        return found || entry.items.filter(function (other) { return JSON.stringify(other) === written; })[0];
      }, null) || null;
    }

    /** Lets the turns pass up to that of an item, so that the others of a new playlist come after it:
        else its end would never be seen where new ones come often. */
    function pass(one) {
      var playing = active(now());
      var turn = among(playing.of, one) ? 0 : MOST_TURNS;
      while (turn < MOST_TURNS && playing.turns.next(playing.of) !== one) { turn += 1; }
    }

    function take() {
      list = pending.list;
      store = pending.store;
      pending = null;
      turns = new Player.Turns(list.entries);
      untimed = Player.untimed(list.entries);
      untimedTurns = new Player.Turns(untimed);
      item = item && same(list, item);
      if (item) { pass(item); } else { queue = []; }
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
        return {
          id: item ? item.id : "rest",
          name: item && item.name || "",
          part: String(number + 1) + "/" + frames.length,
          frame: frame
        };
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
        ground.tell(one.name);
        log.add(now(), one.name ? one.id + " " + one.name : one.id, one.part);
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
      var playing = active(date).of;
      // of two urgent notices, the one that is on may end
      var isOver = urgent && item && !among(playing, item);
      if (isDark(date) !== dark || (!dark && (isUrgent(playing) !== urgent || isOver))) {
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
      if (soon !== urgent || (urgent && !(item && same(data, item)))) { leave(); }
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
