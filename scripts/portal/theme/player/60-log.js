/* What was shown, on this device alone: the last 500 lines, which nobody ever gets sent. */
(function (Player, window, document) {
  "use strict";

  var MOST = 500;
  // memory cards wear out: lines are kept together, not each by itself
  var PAUSE_MS = 60000;

  Player.Log = function (screen) {
    var key = "portal-player-log:" + screen;
    var lines = [];
    var timer = null;

    try {
      lines = (window.localStorage.getItem(key) || "").split("\n").filter(Boolean).slice(-MOST);
    } catch (error) { lines = []; }

    function save() {
      timer = null;
      try { window.localStorage.setItem(key, lines.join("\n")); } catch (error) { return; }
    }

    /** Adds a line: when, what, which part of it. */
    this.add = function (date, what, part) {
      var moment = Player.moment(date);
      var seconds = ("0" + date.getSeconds()).slice(-2);
      var words = [moment.text.replace("T", " ") + ":" + seconds, what, part];
      lines.push(words.join("\t").replace(/[\r\n]/g, " "));
      if (lines.length > MOST) { lines.shift(); }
      if (timer === null) { timer = window.setTimeout(save, PAUSE_MS); }
    };

    this.clear = function () {
      lines = [];
      try { window.localStorage.removeItem(key); } catch (error) { return; }
    };

    this.text = function () { return lines.concat("").join("\r\n"); };

    /** The lines as lists of words, the last one first. */
    this.rows = function () {
      return lines.map(function (line) { return line.split("\t"); }).reverse();
    };

    window.addEventListener("pagehide", save);
  };

  /** The panel that shows a log, saves it as a file and erases it. */
  Player.LogPanel = function (panel, log, screen) {
    var body = panel.querySelector("tbody");

    function fill() {
      body.textContent = "";
      log.rows().forEach(function (words) {
        var row = body.appendChild(document.createElement("tr"));
        words.forEach(function (word) {
          row.appendChild(document.createElement("td")).textContent = word;
        });
      });
    }

    function open(wanted) {
      panel.style.display = wanted ? "block" : "none";
      // nothing of it stays in memory while it is not looked at
      if (wanted) { fill(); } else { body.textContent = ""; }
    }

    this.toggle = function () { open(panel.style.display !== "block"); };

    panel.querySelector("[data-save]").addEventListener("click", function () {
      var link = document.createElement("a");
      link.href = "data:text/plain;charset=utf-8," + encodeURIComponent("\ufeff" + log.text());
      link.download = screen + "-log.txt";
      document.body.appendChild(link);
      link.click();
      document.body.removeChild(link);
    });
    panel.querySelector("[data-clear]").addEventListener("click", function () {
      log.clear();
      fill();
    });
    panel.querySelector("[data-close]").addEventListener("click", function () { open(false); });
    if (window.location.hash === "#log") { open(true); }
  };
})(PortalPlayer, window, document);
