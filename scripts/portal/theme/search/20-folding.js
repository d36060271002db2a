/* Spellings of the same word, and runs of characters: folding.py, runs.py. */
var DROPPED = /['\u2019\u02bc\u00ad\u0640\u0626\u0674\u0300-\u036f\u064b-\u065f\u0670\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/;
var DENSE = ranges("\u0e00-\u0eff\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff", [0x20000, 0x3ffff]);
var WORDS = ranges("0-9a-z\u00aa-\u00aa\u00b5-\u00b5\u00ba-\u00ba\u00df-\u00f6\u00f8-\u02c1\u0370-\u0373\u0376-\u037d\u037f-\u0386\u0388-\u0559\u0560-\u0588\u0591-\u05bd\u05bf-\u05bf\u05d0-\u05f2\u0610-\u061a\u0620-\u0669\u066e-\u06d3\u06d5-\u06ff\u0710-\u0963\u0966-\u096f\u0971-\u0dff\u0f00-\u0f03\u0f18-\u0f39\u0f3e-\u0fbc\u10a0-\u10fa\u10fc-\u135f\u1369-\u13ff\u1401-\u166c\u166f-\u167f\u1681-\u169a\u16a0-\u16ea\u16ee-\u177f\u17d7-\u17d7\u17dc-\u17ff\u180f-\u1943\u1946-\u1fff\u2c00-\u2cf8\u2d00-\u2dff\ua000-\ua4cf\ua500-\uabff", [0x10000, 0x1cfff, 0x1e000, 0x1efff]);

function ranges(written, more) {
  var found = [];
  for (var i = 0; i < written.length; i += 3) {
    found.push(written.charCodeAt(i), written.charCodeAt(i + 2));
  }
  return found.concat(more);
}

function within(list, code) {
  var low = 0, high = list.length / 2;
  while (low < high) {
    var middle = (low + high) >> 1;
    if (code > list[2 * middle + 1]) { low = middle + 1; } else { high = middle; }
  }
  return 2 * low < list.length && code >= list[2 * low];
}

var kinds = {};

/** 0 between words, 1 where words are written without spaces, 2 letters and digits. */
function kindOf(character) {
  if (!kinds.hasOwnProperty(character)) {
    var code = character.charCodeAt(0);
    if (character.length > 1) {
      code = (code - 0xd800) * 0x400 + character.charCodeAt(1) - 0xdc00 + 0x10000;
    }
    kinds[character] = within(WORDS, code) ? 2 : within(DENSE, code) ? 1 : 0;
  }
  return kinds[character];
}

/** Runs of characters of these kinds, each an array of characters. */
function runsOf(characters, first, second) {
  var found = [], run = [];
  for (var i = 0; i <= characters.length; i += 1) {
    var kind = i < characters.length ? kindOf(characters[i]) : 0;
    if (kind && (kind === first || kind === second)) { run.push(characters[i]); }
    else if (run.length) { found.push(run); run = []; }
  }
  return found;
}

function Folding() { this.simplified = {}; this.table = {}; }

/** More Traditional characters, each before its Simplified one. */
Folding.prototype.learn = function (text) {
  var characters = split(text);
  for (var i = 0; i + 1 < characters.length; i += 2) {
    this.simplified[characters[i]] = characters[i + 1];
  }
  this.table = {};
};

Folding.prototype.character = function (character) {
  if (!this.table.hasOwnProperty(character)) {
    var folded = "", parts = split(character.normalize("NFKC").toLowerCase());
    for (var i = 0; i < parts.length; i += 1) {
      var part = /[\u00c0-\u024f\u1e00-\u1eff]/.test(parts[i]) ? parts[i].normalize("NFD") : parts[i];
      var signs = split(part);
      for (var k = 0; k < signs.length; k += 1) {
        if (DROPPED.test(signs[k])) { continue; }
        folded += this.simplified.hasOwnProperty(signs[k]) ? this.simplified[signs[k]] : signs[k];
      }
    }
    this.table[character] = folded;
  }
  return this.table[character];
};

Folding.prototype.text = function (text) {
  var found = "", characters = split(text);
  for (var i = 0; i < characters.length; i += 1) { found += this.character(characters[i]); }
  return found;
};

/** The folded text, and the place in `text` of each unit of it. */
Folding.prototype.withPlaces = function (text) {
  var signs = [], places = [], place = 0, characters = split(text);
  for (var i = 0; i < characters.length; i += 1) {
    var folded = this.character(characters[i]);
    for (var k = 0; k < folded.length; k += 1) { signs.push(folded.charAt(k)); places.push(place); }
    place += characters[i].length;
  }
  places.push(place);
  return { text: signs.join(""), places: places };
};
