/* Keeps the last whole playlist for a start without network. Only a device that has service workers
   runs this: their Promise, Request, Response and caches are theirs; the language is ECMAScript 5.

   Pictures, script and style sheet are kept under names of their content; of the two files that
   name others, the page and the playlist, each is put in last, and what nobody names any more goes
   after that. So whenever the power fails, what is kept is whole. */
(function (self) {
  "use strict";

  var FOLDER = self.location.href.replace(/[^\/]*$/, "");
  var CACHE = "portal-player:" + FOLDER;
  var PAGE = "index.html";
  var LIST = "playlist.js";
  var code = {};
  var busy = false;
  var last = null;

  function cache() { return self.caches.open(CACHE); }

  /** The name of a file in the folder, as it is kept; null for what always comes by the network. */
  function nameOf(address) {
    var name = address.split("#")[0];
    if (name.indexOf(FOLDER) !== 0 || /[?&]t=/.test(name)) { return null; }
    name = name.slice(FOLDER.length);
    return name === "" || name.charAt(0) === "?" || name.indexOf(PAGE) === 0 ? PAGE : name;
  }

  function download(name) {
    return self.fetch(new self.Request(FOLDER + name, { cache: "no-store" })).then(function (answer) {
      if (answer.status !== 200) { throw new Error(name); }
      return answer;
    });
  }

  function script(text) {
    return new self.Response(text, { headers: { "Content-Type": "text/javascript; charset=utf-8" } });
  }

  /** Calls back with whether an answer is the file of the player that it ought to be. */
  function isCode(answer, name) {
    return answer.clone().arrayBuffer().then(function (bytes) {
      return self.crypto.subtle.digest("SHA-256", bytes);
    }).then(function (sum) {
      return code[name] === Array.prototype.map.call(new Uint8Array(sum), function (byte) {
        return ("0" + byte.toString(16)).slice(-2);
      }).join("");
    });
  }

  function keepCode(kept, name) {
    return download(name).then(function (answer) {
      return isCode(answer, name).then(function (right) {
        if (!right) { throw new Error(name); }
        return kept.put(FOLDER + name, answer);
      });
    });
  }

  /** Puts a picture in, once it is whole. */
  function keepPicture(kept, name) {
    return download(name).then(function (answer) { return answer.text(); }).then(function (text) {
      var hash = name.replace(/^.*\/|\.js$/g, "");
      if (text.indexOf('PortalPlayer.picture("' + hash + '",') !== 0 || !/\d\);\s*$/.test(text)) {
        throw new Error(name);
      }
      return kept.put(FOLDER + name, script(text));
    });
  }

  /** Does it for each name that is not kept yet, one after the other. */
  function each(kept, names, keepOne) {
    return names.reduce(function (before, name) {
      return before.then(function () { return kept.match(FOLDER + name); }).then(function (found) {
        return found ? null : keepOne(kept, name);
      });
    }, Promise.resolve());
  }

  function keepList(kept, playlist) {
    var wanted = "PortalPlayer.playlist(" + JSON.stringify(playlist)
      .replace(/\u2028/g, "\\u2028").replace(/\u2029/g, "\\u2029") + ");\n";
    return kept.match(FOLDER + LIST).then(function (found) {
      return found ? found.text() : "";
    }).then(function (now) {
      return now === wanted ? null : kept.put(FOLDER + LIST, script(wanted));
    });
  }

  /** The page keeps its name when it changes, unlike the others. */
  function keepPage(kept) {
    return kept.match(FOLDER + PAGE).then(function (found) {
      return found ? isCode(found, PAGE) : false;
    }).then(function (right) { return right ? null : keepCode(kept, PAGE); });
  }

  function forget(kept, names) {
    return kept.keys().then(function (requests) {
      return Promise.all(requests.map(function (request) {
        return names.indexOf(nameOf(request.url)) < 0 ? kept.delete(request) : null;
      }));
    });
  }

  function keep(wanted) {
    var pictures = wanted.pictures.map(function (hash) { return "pictures/" + hash + ".js"; });
    var parts = Object.keys(code).filter(function (name) { return name !== PAGE; });
    return cache().then(function (kept) {
      return each(kept, pictures, keepPicture)
        .then(function () { return each(kept, parts, keepCode); })
        .then(function () { return keepPage(kept); })
        .then(function () { return keepList(kept, wanted.playlist); })
        .then(function () { return forget(kept, pictures.concat(parts, PAGE, LIST)); });
    });
  }

  /** One at a time; of what is asked for meanwhile, only the last. Who asked is told when it is
      kept; what failed, the page asks for again. */
  function begin() {
    var asked = last;
    if (busy || !asked) { return Promise.resolve(); }
    busy = true;
    last = null;
    return keep(asked.data).then(function () {
      asked.ports[0].postMessage(asked.data.playlist.version);
    }).then(null, function () {}).then(function () {
      busy = false;
      return begin();
    });
  }

  function answer(event) {
    var name = nameOf(event.request.url);
    if (event.request.method !== "GET" || name === null) { return; }
    event.respondWith(cache().then(function (kept) {
      return kept.match(FOLDER + name);
    }).then(null, function () { return null; }).then(function (found) {
      return found || self.fetch(event.request);
    }));
  }

  /** `files`: name: SHA-256, of the page, the script and the style sheet. */
  self.PortalKeeper = function (files) {
    code = files;
    self.addEventListener("install", function () { self.skipWaiting(); });
    self.addEventListener("activate", function (event) { event.waitUntil(self.clients.claim()); });
    self.addEventListener("fetch", answer);
    self.addEventListener("message", function (event) {
      last = event;
      event.waitUntil(begin());
    });
  };
})(self);
