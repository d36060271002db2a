/* Numbers and texts in printable signs: coding.py. */
var SIGNS = 91, ENDS = 60, MORE = 20, FIRST_LEVEL = 80, ONE = 44, TWO = 44;
var LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 10, 13, 17, 22];

function value(text, at) {
  var code = text.charCodeAt(at);
  return code > 92 ? code - 36 : code - 35;
}

function sign(number) { return String.fromCharCode(number > 56 ? number + 36 : number + 35); }

function numbers(text) {
  var found = [], high = 0;
  for (var i = 0; i < text.length; i += 1) {
    var digit = value(text, i);
    if (digit < ENDS) { found.push(high * ENDS + digit); high = 0; }
    else { high = high * MORE + digit - ENDS + 1; }
  }
  return found;
}

/** [document, times, document, times, …] */
function postings(text) {
  var found = [], place = -1, high = 0, level = 0;
  for (var i = 0; i < text.length; i += 1) {
    var digit = value(text, i);
    if (digit >= FIRST_LEVEL) { level = digit - FIRST_LEVEL + 1; }
    else if (digit >= ENDS) { high = high * MORE + digit - ENDS + 1; }
    else {
      place += high * ENDS + digit + 1;
      found.push(place, LEVELS[level]);
      high = level = 0;
    }
  }
  return found;
}

/** The characters of a text; one beyond the first 65,536 is two units of a string. */
function split(text) { return text.match(/[\ud800-\udbff][\udc00-\udfff]|[\s\S]/g) || []; }

function Alphabet(text) {
  this.characters = split(text);
  this.codes = {};
  for (var i = 0; i < this.characters.length; i += 1) { this.codes[this.characters[i]] = i; }
}

Alphabet.prototype.has = function (character) { return this.codes.hasOwnProperty(character); };

/** A term in signs, null where a character of it is nowhere in the index. */
Alphabet.prototype.write = function (term) {
  var written = "", characters = split(term);
  for (var i = 0; i < characters.length; i += 1) {
    if (!this.has(characters[i])) { return null; }
    var rank = this.codes[characters[i]];
    if (rank < ONE) { written += sign(rank); continue; }
    rank -= ONE;
    var first = Math.floor(rank / SIGNS);
    if (rank < TWO * SIGNS) { written += sign(ONE + first) + sign(rank % SIGNS); continue; }
    first -= TWO;
    written += sign(ONE + TWO + Math.floor(first / SIGNS)) + sign(first % SIGNS) + sign(rank % SIGNS);
  }
  return written;
};

Alphabet.prototype.read = function (written) {
  var found = [];
  for (var i = 0; i < written.length; i += 1) {
    var rank = value(written, i);
    if (rank >= ONE + TWO) {
      rank = ((rank - ONE - TWO) * SIGNS + value(written, i + 1)) * SIGNS + value(written, i + 2);
      rank += ONE + TWO * SIGNS;
      i += 2;
    } else if (rank >= ONE) {
      rank = ONE + (rank - ONE) * SIGNS + value(written, i + 1);
      i += 1;
    }
    found.push(this.characters[rank]);
  }
  return found.join("");
};
