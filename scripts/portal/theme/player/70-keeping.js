/* What lets a device that was switched off begin without network: a service worker in newer
   browsers, the Application Cache in old ones. From a stick neither is needed. */
(function (Player, window) {
  "use strict";

  var worker = window.location.protocol === "file:" ? null : window.navigator.serviceWorker;
  var old = window.applicationCache;
  // the version that is kept, as far as this page knows
  var kept = null;

  function nothing() {}

  /** Looks whether the server has another worker: it comes with another player, for the next start. */
  function renewWorker() {
    worker.register("sw.js").then(function (registration) {
      return registration.update();
    }).then(null, nothing);
  }

  function askWorker(data) {
    var answer = new window.MessageChannel();
    var asked = worker.controller;
    answer.port1.onmessage = function (event) {
      // one that was replaced meanwhile keeps the files of an older player
      if (asked === worker.controller) { kept = event.data; }
    };
    renewWorker();
    asked.postMessage(
      { playlist: data, pictures: Object.keys(Player.pictures(data)) }, [answer.port2]
    );
  }

  function askOld(data) {
    try {
      old.update();
      kept = data.version;
    } catch (error) { kept = null; }
  }

  /** Asks for `data` and its pictures to be kept, unless they are. */
  Player.keep = function (data) {
    if (kept === data.version) { return; }
    if (worker) {
      if (worker.controller) { askWorker(data); }
    } else if (old && old.status === old.IDLE) {
      askOld(data);
    }
  };

  /** Starts what keeps; `ready` is called when there is something to ask. */
  Player.startKeeping = function (ready) {
    if (worker) {
      worker.oncontrollerchange = function () {
        kept = null;
        ready();
      };
      renewWorker();
    } else if (old) {
      old.onerror = function () { kept = null; };
    }
  };
})(PortalPlayer, window);
