/* Playlists and pictures come as scripts; nothing that is cut, foreign or wrong gets through. */
(function (Player, window, document) {
  "use strict";

  var PATIENCE_MS = 30000;
  // a great picture over a slow network takes its time
  var PICTURE_PATIENCE_MS = 120000;
  var version = null;
  var offered = null;
  var picture = null;
  var screens = null;
  var probe = new window.Image();

  Player.version = function (name) { version = name; };
  Player.playlist = function (data) { offered = data; };
  Player.screens = function (ids) { screens = ids; };
  Player.picture = function (name, data, sum) { picture = { name: name, data: data, sum: sum }; };

  /** Calls `done` once the script has run, or will not; with true where nobody waits any longer. */
  function load(address, patience, done) {
    var script = document.createElement("script");
    var timer = window.setTimeout(function () { end(true); }, patience);

    function end(late) {
      window.clearTimeout(timer);
      script.onload = script.onerror = null;
      script.parentNode.removeChild(script);
      done(late);
    }

    script.onload = script.onerror = function () { end(false); };
    script.src = address;
    document.head.appendChild(script);
  }

  /** An address that no cache has seen. */
  function unseen(address) {
    return address + "?t=" + new Date().getTime() + "-" + String(Math.random()).slice(2, 8);
  }

  /** Adler-32 of a text of ASCII. */
  function sum(text) {
    var low = 1;
    var high = 0;
    for (var i = 0; i < text.length; i += 1) {
      low = (low + text.charCodeAt(i)) % 65521;
      high = (high + low) % 65521;
    }
    return high * 65536 + low;
  }

  /** Calls back with the version of the playlist that the folder has now, or null. It is a small
      file: looking for news every minute costs next to nothing, even by radio. */
  Player.fetchVersion = function (done) {
    version = null;
    load(unseen("version.js"), PATIENCE_MS, function () { done(version); });
  };

  /** Calls back with the ids of all screens that the site beside this folder has, or null. */
  Player.fetchScreens = function (done) {
    screens = null;
    load(unseen("../list.js"), PATIENCE_MS, function () {
      done(Array.isArray(screens) ? screens : null);
    });
  };

  /** Calls back with the playlist that the folder has now, or null; `kept` takes it from a cache. */
  Player.fetchPlaylist = function (kept, done) {
    offered = null;
    load(kept ? "playlist.js" : unseen("playlist.js"), PATIENCE_MS, function () {
      var data = offered;
      offered = null;
      done(Player.sound(data) && Player.pictures(data) ? data : null);
    });
  };

  /** Calls back with whether the picture decodes to `size`. */
  function decodes(data, size, done) {
    function end() {
      var right = probe.naturalWidth === size[0] && probe.naturalHeight === size[1];
      probe.onload = probe.onerror = null;
      probe.removeAttribute("src");
      done(right);
    }
    probe.onload = probe.onerror = end;
    probe.src = data;
  }

  /** Calls back with a picture of [width, height] as {data: its data address, size}, or null. */
  function fetchPicture(name, size, again, done) {
    var address = "pictures/" + name + ".js";
    picture = null;
    load(again ? unseen(address) : address, PICTURE_PATIENCE_MS, function (late) {
      var found = picture;
      picture = null;
      var whole = found && found.name === name && typeof found.data === "string";
      if (whole && sum(found.data) === found.sum) {
        decodes(found.data, size, function (right) {
          done(right ? { data: found.data, size: String(size) } : null);
        });
      } else if (again || late) {
        // one that is late lies in the browser's cache when it is asked for the next time
        done(null);
      } else {
        // what is in a cache may be bad for ever
        fetchPicture(name, size, true, done);
      }
    });
  }

  /** Fetches into `store` what it lacks of `wanted`, hash: [width, height], one after the other.
      `came` is told after each whether it did, and says whether to go on; at the end `done` is told
      whether all are there. */
  Player.fetchPictures = function (wanted, store, came, done) {
    var names = Object.keys(wanted).filter(function (name) { return !store.hasOwnProperty(name); });
    var whole = true;

    function next() {
      var name = names.shift();
      if (name === undefined) {
        done(whole);
        return;
      }
      fetchPicture(name, wanted[name], false, function (found) {
        if (found) { store[name] = found; }
        whole = whole && !!found;
        if (came(!!found)) { next(); } else { done(false); }
      });
    }

    next();
  };
})(PortalPlayer, window, document);
