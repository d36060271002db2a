/* Reads a text aloud, where the device has a voice for its language. */
(function (Kiosk) {
  "use strict";

  var LONGEST = 160;
  var READABLE = { story: true, answer: true, figure: true };
  var speech = window.speechSynthesis;
  var queue = [];
  var current = null;

  function primary(code) { return code.toLowerCase().split(/[-_]/)[0]; }

  /** The voice for a language: for Chinese that of the mainland, where there is a choice. */
  function voice(code) {
    var found = (speech ? speech.getVoices() : []).filter(function (one) {
      return primary(one.lang) === primary(code);
    });
    var best = found.filter(function (one) { return /^zh[-_]CN/i.test(one.lang); });
    return best[0] || found[0] || null;
  }

  /** What can be read of what is shown: [{text, lang}]. */
  function readable() {
    var found = [];
    var own = document.documentElement.lang;
    Array.prototype.forEach.call(
      Kiosk.main.querySelectorAll("h1, .said, .text p, .text li, .text h2, .text h3, .text td, .text dd, .text dt"),
      function (element) {
        var marked = element;
        while (marked !== Kiosk.main && !marked.lang) { marked = marked.parentNode; }
        found.push({ text: element.textContent, lang: marked === Kiosk.main ? own : marked.lang });
      });
    return found.filter(function (one) { return one.text.trim() && voice(one.lang); });
  }

  Kiosk.canRead = function () {
    var route = Kiosk.visit.trail[Kiosk.visit.trail.length - 1];
    return Boolean(READABLE[route.view] && readable().length);
  };

  /** A text in pieces that every voice can hold: they end where a sentence does. */
  function pieces(text) {
    var found = [];
    var rest = text.replace(/\s+/g, " ");
    while (rest.length > LONGEST) {
      var end = Math.max.apply(null, "。！？；，،؟.!?;, ".split("").map(function (sign) {
        return rest.lastIndexOf(sign, LONGEST);
      })) + 1;
      if (end < LONGEST / 4) { end = LONGEST; }
      found.push(rest.slice(0, end));
      rest = rest.slice(end);
    }
    return found.concat(rest.trim() ? [rest] : []);
  }

  function next() {
    var piece = queue.shift();
    if (!piece) {
      current = null;
      Kiosk.drawBar();
      return;
    }
    var words = new window.SpeechSynthesisUtterance(piece.text);
    current = words;
    words.voice = voice(piece.lang);
    words.lang = words.voice ? words.voice.lang : piece.lang;
    words.rate = 0.9;
    words.onend = words.onerror = function () { if (current === words) { Kiosk.touched(); next(); } };
    speech.speak(words);
  }

  Kiosk.speaking = function () { return current !== null; };

  Kiosk.readAloud = function () {
    queue = [];
    readable().forEach(function (one) {
      pieces(one.text).forEach(function (text) { queue.push({ text: text, lang: one.lang }); });
    });
    next();
    Kiosk.drawBar();
  };

  Kiosk.silence = function () {
    var spoke = current !== null;
    queue = [];
    current = null;
    if (speech) { speech.cancel(); }
    if (spoke && Kiosk.visit.trail.length) { Kiosk.drawBar(); }
  };

  /* The voices of a device come when they like. */
  if (speech && speech.addEventListener) {
    speech.addEventListener("voiceschanged", function () {
      if (Kiosk.visit && Kiosk.visit.trail.length) { Kiosk.drawBar(); }
    });
  }
})(PortalKiosk);
