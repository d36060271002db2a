/* What a query asks for: query.py, pinyin.py, uyghur.py. */
var LONGEST = 32, LONGEST_QUERY = 256, SAYING = 3;
var QUOTES = "\"\u201c\u201d\u201e\uff02\u00ab\u00bb\u300c\u300d\u300e\u300f";
var LATIN = {
  gh: "\u063a", ng: "\u06ad", ch: "\u0686", sh: "\u0634", zh: "\u0698", a: "\u0627", e: "\u06d5", b: "\u0628",
  p: "\u067e", t: "\u062a", j: "\u062c", x: "\u062e", d: "\u062f", r: "\u0631", z: "\u0632", s: "\u0633",
  f: "\u0641", q: "\u0642", k: "\u0643", g: "\u06af", l: "\u0644", m: "\u0645", n: "\u0646", h: "\u06be",
  o: "\u0648", u: "\u06c7", "\u00f6": "\u06c6", "\u00fc": "\u06c8", w: "\u06cb", v: "\u06cb", "\u00eb": "\u06d0",
  "\u00e9": "\u06d0", i: "\u0649", y: "\u064a", c: "\u0686", "'": "", "\u2019": ""
};
var PLAIN = { o: "o\u00f6", u: "u\u00fc", e: "e\u00eb" };
var SOFT = { "": "", "\u067e": "\u0628", "\u0643": "\u06af", "\u0642": "\u063a" };
var SPELLINGS = 8;

function inArabic(word) {
  var found = [""], letters = word.match(/gh|ng|ch|sh|zh|[\s\S]/g) || [];
  for (var i = 0; i < letters.length; i += 1) {
    var letter = letters[i];
    var ways = (has(PLAIN, letter) ? PLAIN[letter].split("") : [letter])
      .filter(function (way) { return has(LATIN, way); }).map(function (way) { return LATIN[way]; });
    if (!ways.length) { return []; }
    if (found.length * ways.length > SPELLINGS) { ways = ways.slice(0, 1); }
    var longer = [];
    ways.forEach(function (way) { found.forEach(function (before) { longer.push(before + way); }); });
    found = longer;
  }
  return found;
}

function weakened(word) {
  for (var place = word.length - 1; place > 0 && place > word.length - 3; place -= 1) {
    if (word.charAt(place) === "\u0627" || word.charAt(place) === "\u06d5") {
      var end = word.slice(place + 1), stem = word.slice(0, place) + "\u0649";
      return has(SOFT, end) && end ? [stem + end, stem + SOFT[end]] : [stem + end];
    }
  }
  return [];
}

function pieces(letters, size, before) {
  var found = [], edged = "-" + letters + "-";
  for (var i = 0; i + size <= edged.length; i += 1) { found.push(before + edged.substr(i, size)); }
  return found;
}

function soundTerms(letters) {
  var vowels = (letters.match(/[aeiouv]/g) || []).length;
  var terms = vowels ? pieces(letters, 3, "'") : [];
  return vowels <= Math.ceil(letters.length / 4) ? terms.concat(pieces(letters, 2, ":")) : terms;
}

function stemLength(word) { return Math.max(3, Math.ceil(word.length / 2)); }

function runsIn(folded) {
  return runsOf(split(folded), 1, 2).map(function (run) { return run.join(""); });
}

function Query(text, index) {
  var folding = index.folding, lang = index.lang, dense = index.manifest.dense, weights = index.weights;
  text = split(text).slice(0, LONGEST_QUERY).join("").normalize("NFC");
  this.text = text.replace(/^[ \t\r\n\u3000]+|[ \t\r\n\u3000]+$/g, "");
  this.units = [];
  this.seen = {};
  var self = this, quoted = new RegExp("[" + QUOTES + "]([^" + QUOTES + "]+)[" + QUOTES + "]", "g");
  function runs(of) { return runsIn(folding.text(of)); }
  this.phrases = [];
  for (var match = quoted.exec(text); match; match = quoted.exec(text)) {
    var phrase = runs(match[1]);
    if (phrase.length) { this.phrases.push(phrase); }
  }
  var dotted = {};
  if (lang.indexOf("ug") === 0) {
    (text.toLowerCase().match(/[a-z\u00f6\u00fc\u00eb\u00e9'\u2019]+/g) || []).forEach(function (word) {
      dotted[folding.text(word)] = word;
    });
  }
  this.runs = runs(text);
  this.runs.forEach(function (run) { self.cut(split(run), dotted, lang, dense, weights); });
  var counted = this.units.filter(function (unit) { return unit.kind === "pair" || unit.kind === "word"; });
  this.long = counted.length > weights.short;
  if (this.long) { this.singles(weights, {}); }
  if (dense) {
    var letters = "";
    this.runs.concat([""]).forEach(function (run) {
      if (/^[a-z0-9]+$/.test(run)) { letters += run; return; }
      if (letters.length > 1) {
        soundTerms(letters).forEach(function (term) { self.add("sound", term, 1); });
      }
      letters = "";
    });
  }
  this.lighten(index.manifest.function, weights.function);
}

/** Less weight for what only asks, in a query that says more than one word. */
Query.prototype.lighten = function (asking, weight) {
  function only(unit) {
    return split(unit.term).every(function (character) { return asking.indexOf(character) >= 0; });
  }
  if (this.units.filter(function (unit) { return unit.kind === "pair"; }).length < SAYING) { return; }
  this.units.forEach(function (unit) {
    var single = unit.kind === "single" && unit.weight !== 1;
    if ((single || unit.kind === "pair") && only(unit)) { unit.weight *= weight; }
  });
};

Query.prototype.add = function (kind, term, weight, forms) {
  if (has(this.seen, kind + term)) { return null; }
  var unit = { kind: kind, term: term, weight: weight, forms: forms };
  this.seen[kind + term] = unit;
  this.units.push(unit);
  return unit;
};

Query.prototype.cut = function (run, dotted, lang, dense, weights) {
  var self = this;
  (dense ? [run] : runsOf(run, 1, 1).concat(runsOf(run, 2, 2))).forEach(function (part) {
    var word = part.every(function (character) { return kindOf(character) === 2; });
    if (!word && part.length === 1) { self.add("single", part[0], 1); }
    if (!word || (dense && part.length === 2)) {
      var ends = part.map(function (character, i) {
        var end = i;
        while (end < part.length && kindOf(part[end]) === 2) { end += 1; }
        return end;
      });
      for (var i = 0, start = 0; i + 1 < part.length; i += 1) {
        if (i && kindOf(part[i - 1]) !== 2) { start = i; }
        if (ends[i] > i + 1 && ends[i] - start > 2) { continue; }
        self.add("pair", part[i] + part[i + 1], word ? weights.letters : 1);
      }
    }
    runsOf(part, 2, 2).forEach(function (said) {
      if (word || said.length > 2) { self.word(said.slice(0, LONGEST).join(""), dotted, lang, weights); }
    });
  });
};

Query.prototype.word = function (word, dotted, lang, weights) {
  var forms = [[word, 1]], seen = {};
  seen[word] = true;
  function add(form, weight) {
    if (!has(seen, form)) { seen[form] = true; forms.push([form, weight]); }
  }
  if (lang.indexOf("ug") === 0) {
    inArabic(has(dotted, word) ? dotted[word] : word).forEach(function (form) { add(form, 1); });
    forms.slice().forEach(function (form) {
      weakened(form[0]).forEach(function (weak) { add(weak, weights.prefix); });
    });
  }
  this.add("word", word, 1, forms);
};

/** Add the single characters of runs, but for those that a pair of `there` covers. */
Query.prototype.singles = function (weights, there) {
  var self = this, added = [];
  this.runs.forEach(function (run) {
    var characters = split(run);
    if (characters.length < 2) { return; }
    characters.forEach(function (character) {
      if (kindOf(character) !== 1) { return; }
      var covered = Object.keys(there).some(function (pair) {
        return pair.indexOf(character) >= 0 && run.indexOf(pair) >= 0;
      });
      var unit = covered ? null : self.add("single", character, weights.single);
      if (unit) { added.push(unit); }
    });
  });
  return added;
};
