/* Playlists and pictures come as scripts; nothing that is cut, foreign or wrong gets through. */
(function (Player, window, document) {
  "use strict";

  var PATIENCE_MS = 30000;
  var version = null;
  var offered = null;
  var picture = null;
  var probe = new window.Image();

  Player.version = function (name) { version = name; };
  Player.playlist = function (data) { offered = data; };
  Player.picture = function (name, data, sum) { picture = { name: name, data: data, sum: sum }; };

  /** Calls `done` once the script has run, or will not. */
  function load(address, done) {
    var script = document.createElement("script");
    var timer = window.setTimeout(end, PATIENCE_MS);

    function end() {
      window.clearTimeout(timer);
      script.onload = script.onerror = null;
      script.parentNode.removeChild(script);
      done();
    }

    script.onload = script.onerror = end;
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
    load(unseen("version.js"), function () { done(version); });
  };

  /** Calls back with the playlist that the folder has now, or null; `kept` takes it from a cache. */
  Player.fetchPlaylist = function (kept, done) {
    offered = null;
    load(kept ? "playlist.js" : unseen("playlist.js"), function () {
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
    load(again ? unseen(address) : address, function () {
      var found = picture;
      picture = null;
      var whole = found && found.name === name && typeof found.data === "string";
      if (whole && sum(found.data) === found.sum) {
        decodes(found.data, size, function (right) {
        done(right ? { data: found.data, size: String(size) } : null);
      });
      } else if (again) {
        done(null);
      } else {
        // what is in a cache may be bad for ever
        fetchPicture(name, size, true, done);
      }
    });
  }

  /** Fetches into `store` what it lacks of `wanted`, hash: [width, height], one after the other;
      calls back with the names that could not be had, at the first of them if `strict`. */
  Player.fetchPictures = function (wanted, store, strict, done) {
    var names = Object.keys(wanted).filter(function (name) { return !store.hasOwnProperty(name); });
    var missing = [];

    function next() {
      if (!names.length || (strict && missing.length)) {
        done(missing);
        return;
      }
      var name = names.shift();
      fetchPicture(name, wanted[name], false, function (found) {
        if (found) { store[name] = found; } else { missing.push(name); }
        next();
      });
    }

    next();
  };
})(PortalPlayer, window, document);
