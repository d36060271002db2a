/* Starts the player on its page: with what a cache or the folder has, then by what is news. */
(function (Player, window, document) {
  "use strict";

  var AGAIN_S = 5;

  /** What of `store` is wanted, in the size in which it is. */
  function among(wanted, store) {
    var found = {};
    Object.keys(wanted).forEach(function (name) {
      if (store.hasOwnProperty(name) && store[name].size === String(wanted[name])) {
        found[name] = store[name];
      }
    });
    return found;
  }

  /** A playlist without the items of which pictures are missing; null where nothing is left. Its
      version is not the whole one's, so that the whole one is still looked for. */
  Player.without = function (data, missing) {
    function there(item) {
      var pictures = Player.pictures({ width: 1, height: 1, entries: [], rest: item }) || {};
      return missing.every(function (name) { return !pictures.hasOwnProperty(name); });
    }

    var left = JSON.parse(JSON.stringify(data));
    left.version = data.version + "-part";
    left.entries.forEach(function (entry) { entry.items = entry.items.filter(there); });
    if (!there(left.rest)) {
      left.rest = left.entries.reduce(function (found, entry) { return found || entry.items[0]; }, null);
    }
    return left.rest ? left : null;
  };

  /** Looks for playlists again and again, and offers each that is whole to the show. */
  function look(show) {
    var had = {};
    var began = 0;

    function later() {
      var pause = 1000 * (show.list() ? show.list().refresh : AGAIN_S);
      var rest = pause - (new Date().getTime() - began);
      // a device's clock may jump
      window.setTimeout(refresh, Math.min(pause, Math.max(1000, rest)));
    }

    function take(data, done) {
      var wanted = Player.pictures(data);
      var local = window.location.protocol === "file:" && !show.list();
      var store = among(wanted, had);
      Player.fetchPictures(wanted, store, !local, function (missing) {
        var left = missing.length ? local && Player.without(data, missing) : data;
        // what did arrive need not come again
        had = store;
        if (left) { show.offer(left, store); }
        done();
      });
    }

    function bring(kept, done) {
      Player.fetchPlaylist(kept, function (data) {
        var list = show.list();
        if (data && !(list && list.version === data.version)) { take(data, done); } else { done(); }
      });
    }

    function refresh() {
      began = new Date().getTime();
      Player.fetchVersion(function (version) {
        var list = show.list();
        if (list && list.version === version) {
          Player.keep(list);
          later();
        } else {
          bring(false, later);
        }
      });
    }

    bring(true, refresh);
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
    var screen = stage.getAttribute("data-screen");
    var isPreview = /[?&]fit\b/.test(window.location.search);
    var log = new Player.Log(screen);
    var show = new Player.Show(new Player.Stage(stage), {
      light: function () { root.className = "light"; },
      dark: function () { root.className = "dark"; }
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
    look(show);
  };

  Player.start();
})(PortalPlayer, window, document);
