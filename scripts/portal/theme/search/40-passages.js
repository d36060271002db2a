/* Where a text answers a query, what is marked and shown of it: passages.py. */
var LONGEST_RUN = 20, WORD = 20;

function Passages(shown, folding, signs, words, width) {
  var folded = folding.withPlaces(shown.title + "\n" + shown.text);
  this.folding = folding;
  this.title = shown.title;
  this.text = shown.text;
  this.folded = folded.text;
  this.places = folded.places;
  this.weights = {};
  this.find(signs, words);
  this.best(width);
}

Passages.prototype.find = function (signs, words) {
  var found = [], folded = this.folded, weights = this.weights;
  signs.forEach(function (one) {
    weights[one.term] = one.weight;
    for (var at = folded.indexOf(one.term); at >= 0; at = folded.indexOf(one.term, at + 1)) {
      found.push({ start: at, end: at + one.term.length, term: one.term, n: found.length });
    }
  });
  if (Object.keys(words).length) {
    for (var i = 0, start = -1; i <= folded.length; i += 1) {
      var letter = i < folded.length && kindOf(folded.charAt(i)) === 2;
      if (letter && start < 0) { start = i; }
      if (letter || start < 0) { continue; }
      var word = folded.slice(start, Math.min(i, start + LONGEST));
      if (has(words, word)) {
        weights[words[word].term] = words[word].weight;
        found.push({ start: start, end: i, term: words[word].term, n: found.length });
      }
      start = -1;
    }
  }
  this.occurrences = found.sort(function (one, other) {
    return one.start - other.start || one.end - other.end || one.n - other.n;
  });
};

Passages.prototype.best = function (width) {
  var inside = {}, weight = 0, first = 0, list = this.occurrences;
  this.start = this.weight = 0;
  for (var i = 0; i < list.length; i += 1) {
    var term = list[i].term;
    inside[term] = (has(inside, term) ? inside[term] : 0) + 1;
    if (inside[term] === 1) { weight += this.weights[term]; }
    while (list[first].start < list[i].start - width) {
      var gone = list[first].term;
      first += 1;
      inside[gone] -= 1;
      if (!inside[gone]) { weight -= this.weights[gone]; }
    }
    if (weight > this.weight + 1e-9) { this.start = list[first].start; this.weight = weight; }
  }
};

Passages.prototype.longest = function (runs) {
  var length = 0, folded = this.folded;
  runs.forEach(function (run) {
    for (var start = 0; start + length < run.length && length < LONGEST_RUN;) {
      if (folded.indexOf(run.substr(start, length + 1)) >= 0) { length += 1; } else { start += 1; }
    }
  });
  return length;
};

Passages.prototype.foldedPlace = function (place) {
  var wanted = place + this.title.length + 1, at = 0;
  while (this.places[at] < wanted) { at += 1; }
  return at;
};

Passages.prototype.weightOf = function (start, end) {
  var first = this.foldedPlace(start), last = this.foldedPlace(end), seen = {}, weight = 0;
  this.occurrences.forEach(function (one) {
    if (one.start < first || one.end > last || has(seen, one.term)) { return; }
    seen[one.term] = true;
    weight += this.weights[one.term];
  }, this);
  return weight;
};

/** Where the best passage begins in the text; -1 where that is in the title, or nowhere. */
Passages.prototype.inText = function () {
  return this.weight ? Math.max(-1, this.places[this.start] - this.title.length - 1) : -1;
};

Passages.prototype.marks = function (start, end) {
  var merged = [], places = this.places, whole = this.title + "\n" + this.text, folding = this.folding;
  /* The signs before a place that folding leaves out belong to it. */
  function begin(place) {
    while (place && !folding.text(whole.charAt(place - 1))) { place -= 1; }
    return place;
  }
  this.occurrences.forEach(function (one) {
    var first = begin(places[one.start]), last = Math.max(places[one.end], places[one.end - 1] + 1);
    var before = merged[merged.length - 1];
    if (first < start || last > end) { return; }
    if (before && first - start <= before[1]) { before[1] = Math.max(before[1], last - start); }
    else { merged.push([first - start, last - start]); }
  });
  return merged;
};

Passages.prototype.excerpt = function (length, start) {
  var text = this.text, at = start === undefined ? Math.max(0, this.inText()) : start;
  if (start === undefined && at) { at = this.sentence(at, Math.floor(length / 3)); }
  var end = Math.min(text.length, at + length);
  if (end < text.length && length > EXCERPT[1]) {
    var space = text.lastIndexOf(" ", end);
    if (space >= end - WORD) { end = space + 1; }
  }
  if (end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1))) { end -= 1; }
  var before = at ? "\u2026" : "", offset = this.title.length + 1;
  return {
    words: before + text.slice(at, end).replace(/\n/g, " ") + (end < text.length ? "\u2026" : ""),
    marks: this.marks(at + offset, end + offset).map(function (mark) {
      return [mark[0] + before.length, mark[1] + before.length];
    })
  };
};

Passages.prototype.sentence = function (at, most) {
  for (var place = at; place > Math.max(0, at - most); place -= 1) {
    if (/[\n。！？!?；;…؟᠃]/.test(this.text.charAt(place - 1))) { return place; }
  }
  place = at <= most ? 0 : at - Math.floor(most / 3);
  var space = place ? this.text.indexOf(" ", place) : -1;
  if (space >= 0 && space < at) { place = space + 1; }
  return place + (/[\udc00-\udfff]/.test(this.text.charAt(place)) ? 1 : 0);
};

Passages.prototype.letter = function (at) {
  return at >= 0 && at < this.folded.length && kindOf(this.folded.charAt(at)) === 2;
};

Passages.prototype.holds = function (phrase) {
  var at = this.folded.indexOf(phrase[0]);
  while (at >= 0 && !this.goesOn(at, phrase)) { at = this.folded.indexOf(phrase[0], at + 1); }
  return at >= 0;
};

Passages.prototype.goesOn = function (at, phrase) {
  if (this.letter(at - 1) && this.letter(at)) { return false; }
  for (var i = 0; i < phrase.length; i += 1) {
    while (i && at < this.folded.length && !kindOf(this.folded.charAt(at))) { at += 1; }
    if (this.folded.substr(at, phrase[i].length) !== phrase[i]) { return false; }
    at += phrase[i].length;
  }
  return !(this.letter(at - 1) && this.letter(at));
};
