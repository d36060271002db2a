/* Starts the player on its page: with what a cache or the folder has, then by what is news. */
(function (Player, window, document) {
  "use strict";

  var AGAIN_S = 5;
  // how long it waits for all pictures before it begins with those that are there
  var WHOLE_MS = 10000;
  // the version of what is shown of a screen that the site has no more
  var GONE = "gone";

  /** What of `store` is wanted, in the size in which it is. */
  function kept(wanted, store) {
    var found = {};
    Object.keys(wanted).forEach(function (name) {
      if (store.hasOwnProperty(name) && store[name].size === String(wanted[name])) {
        found[name] = store[name];
      }
    });
    return found;
  }

  /** The pictures of a playlist, as `Player.pictures` has them: what plays now comes first. */
  function inOrder(data) {
    var found = Player.pictures({
      width: data.width, height: data.height, rest: data.rest,
      entries: Player.playing(data.entries, Player.moment(new Date()))
    });
    var all = Player.pictures(data);
    Object.keys(all).forEach(function (name) { found[name] = all[name]; });
    return found;
  }

  /** The items of a playlist whose pictures are all in `store`; null where there are none. Its
      version is not the whole one's, so that the whole one is still looked for. */
  function among(data, store) {
    function there(item) {
      var pictures = Player.pictures({ width: 1, height: 1, entries: [], rest: item }) || {};
      return Object.keys(pictures).every(function (name) { return store.hasOwnProperty(name); });
    }

    var left = JSON.parse(JSON.stringify(data));
    left.version = data.version + "-part";
    left.part = true;
    left.entries.forEach(function (entry) { entry.items = entry.items.filter(there); });
    if (!there(left.rest)) {
      left.rest = left.entries.reduce(function (found, entry) { return found || entry.items[0]; }, null);
    }
    return left.rest ? left : null;
  }

  /** A playlist of its slide of rest alone. */
  function emptied(data) {
    var left = JSON.parse(JSON.stringify(data));
    left.version = GONE;
    left.entries = [];
    return left;
  }

  function size(data) { return Object.keys(Player.pictures(data)).length; }

  /** Looks for playlists again and again, and offers each that is whole to the show. */
  function look(show, screen) {
    var had = {};
    var began = 0;
    // the version that the folder has, as far as this page knows
    var current = null;

    function later() {
      var pause = 1000 * (show.list() ? show.list().refresh : AGAIN_S);
      var rest = pause - (new Date().getTime() - began);
      // a device's clock may jump
      window.setTimeout(refresh, Math.min(pause, Math.max(1000, rest)));
    }

    /** Whether what is there of a playlist may begin before the rest of it: where no whole one is
        shown, and this is no old one, of which something may be withdrawn. */
    function mayGrow(data) {
      var list = show.list();
      return (!list || list.part) &&
        (window.location.protocol === "file:" || current === data.version);
    }

    /** Offers what is there of a playlist, if that is more than is shown already. */
    function grow(data, store) {
      var list = show.list();
      var part = among(data, store);
      if (part && !(list && list.version === part.version && size(part) <= size(list))) {
        show.offer(part, store);
      }
    }

    function take(data, done) {
      var wanted = inOrder(data);
      var store = kept(wanted, had);
      var due = Infinity;
      var timer = window.setTimeout(function () {
        due = 1;
        begin();
      }, WHOLE_MS);

      /** Begins with what is there, and again each time when there is twice as much: a new list costs
          time on an old device. */
      function begin() {
        var count = Object.keys(store).length;
        if (count >= due && mayGrow(data)) {
          due = 2 * count;
          grow(data, store);
        }
      }

      function came(found) {
        begin();
        return found || mayGrow(data);
      }

      Player.fetchPictures(wanted, store, came, function (whole) {
        window.clearTimeout(timer);
        // what did arrive need not come again
        had = store;
        if (whole) { show.offer(data, store); } else if (mayGrow(data)) { grow(data, store); }
        done();
      });
    }

    function bring(cached, done) {
      Player.fetchPlaylist(cached, function (data) {
        var list = show.list();
        if (data && !(list && list.version === data.version)) { take(data, done); } else { done(); }
      });
    }

    function askVersion(done) {
      Player.fetchVersion(function (version) {
        current = version;
        done();
      });
    }

    function refresh() {
      began = new Date().getTime();
      askVersion(function () {
        var list = show.list();
        if (list && list.version === current) {
          Player.keep(list);
          later();
        } else if (list && !list.part && current === null) {
          Player.fetchScreens(function (ids) {
            if (ids && ids.indexOf(screen) < 0) { leave(list); } else { bring(false, later); }
          });
        } else {
          bring(false, later);
        }
      });
    }

    /** The site is there and has this screen no more: of what it showed, something may have been
        withdrawn since, and nobody would tell. */
    function leave(list) {
      if (list.version !== GONE) { show.offer(emptied(list), had); }
      Player.keep(show.list());
      later();
    }

    // what a cache has begins at once; meanwhile it is seen whether that is still what the folder has
    bring(true, refresh);
    askVersion(function () {});
    Player.startKeeping(function () {
      if (show.list()) { Player.keep(show.list()); }
    });
  }

  /** Keys and size of a preview, which an editor looks at in a window of any size. */
  function preview(stage, show) {
    var KEYS = { 32: show.pause, 37: show.back, 39: show.forward, 78: show.turnNight };

    function fit() {
      var scale = Math.min(
        window.innerWidth / stage.offsetWidth, window.innerHeight / stage.offsetHeight
      );
      var transform = "scale(" + scale + ")";
      stage.style.webkitTransform = transform;
      stage.style.transform = transform;
    }

    document.documentElement.setAttribute("data-preview", "");
    document.addEventListener("keydown", function (event) {
      if (show.list() && KEYS.hasOwnProperty(event.keyCode)) {
        event.preventDefault();
        KEYS[event.keyCode]();
      }
    });
    window.addEventListener("resize", fit);
    fit();
  }

  Player.start = function () {
    var root = document.documentElement;
    var stage = document.getElementById("stage");
    var what = document.getElementById("what");
    var screen = stage.getAttribute("data-screen");
    var isPreview = /[?&]fit\b/.test(window.location.search);
    var log = new Player.Log(screen);
    var show = new Player.Show(new Player.Stage(stage), {
      light: function () { root.className = "light"; },
      dark: function () { root.className = "dark"; },
      tell: function (name) { if (isPreview) { what.textContent = name; } }
    }, log, isPreview);
    var panel = new Player.LogPanel(document.getElementById("log"), log, screen);

    // what an answer of a strange server does, nobody is told
    window.onerror = function () { return true; };
    document.addEventListener("contextmenu", function (event) { event.preventDefault(); });
    document.addEventListener("keydown", function (event) {
      if (event.keyCode === 76) { panel.toggle(); }
    });
    if (isPreview) { preview(stage, show); }
    log.add(new Date(), "start", "");
    look(show, screen);
  };

  Player.start();
})(PortalPlayer, window, document);
