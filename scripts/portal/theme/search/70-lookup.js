/* The postings of a query's units: lookup.py. */
var ALLOWANCE = [6000, 12000], FORMS = 24;

function compare(one, other) { return one < other ? -1 : one > other ? 1 : 0; }

Index.prototype.lookUp = function (unit, task) {
  var self = this, weights = this.weights;
  if (unit.kind !== "word") {
    return this.sign(unit.term, task).then(function (one) {
      return { unit: unit, lists: one ? [[1, one]] : [], words: [] };
    });
  }
  return Promise.all(unit.forms.map(function (form) {
    return self.words(form[0], stemLength(form[0]), task);
  })).then(function (near) {
    var ways = {};
    unit.forms.forEach(function (form, i) {
      var stem = stemLength(form[0]);
      near[i].forEach(function (one) {
        var share = 0;
        if (one.word === form[0]) { share = 1; }
        else if (one.word.indexOf(form[0]) === 0) { share = weights.prefix; }
        else if (form[0].indexOf(one.word) === 0 && one.word.length >= stem) { share = weights.stem; }
        if (share && (!has(ways, one.word) || ways[one.word][0] < form[1] * share)) {
          ways[one.word] = [form[1] * share, listed(one.list)];
        }
      });
    });
    var order = Object.keys(ways).sort(function (one, other) {
      return ways[other][0] - ways[one][0] || ways[other][1].count - ways[one][1].count ||
        compare(one, other);
    }).slice(0, FORMS);
    return { unit: unit, lists: order.map(function (word) { return ways[word]; }), words: order };
  });
};

Index.prototype.find = function (query, task) {
  var self = this, weights = this.weights;
  return Promise.all(query.units.map(function (unit) { return self.lookUp(unit, task); }))
    .then(function (found) {
      if (query.long) { return found; }
      var there = {};
      found.forEach(function (one) {
        if (one.unit.kind === "pair" && one.lists.length) { there[one.unit.term] = true; }
      });
      return Promise.all(query.singles(weights, there).map(function (unit) {
        return self.lookUp(unit, task);
      })).then(function (more) { return found.concat(more); });
    }).then(function (found) { return self.readHeavy(found, query, task); });
};

/** The pairs and words of a query's phrases. */
function phraseTerms(query) {
  var terms = {};
  query.phrases.forEach(function (phrase) {
    phrase.forEach(function (run) {
      var characters = split(run);
      for (var i = 0; i + 1 < characters.length; i += 1) { terms[characters[i] + characters[i + 1]] = true; }
      runsOf(characters, 2, 2).forEach(function (word) { terms[word.join("")] = true; });
    });
  });
  return terms;
}

/** Take the scores of documents that lack a pair or a word of a phrase. */
function keepPhrases(scores, query, found) {
  var needed = phraseTerms(query);
  query.units.forEach(function (unit) {
    if ((unit.kind !== "pair" && unit.kind !== "word") || !has(needed, unit.term)) { return; }
    var holds = new Uint8Array(scores.length);
    found.forEach(function (one) {
      if (one.unit === unit) { eachPosting(one, function (document) { holds[document] = 1; }); }
    });
    for (var i = 0; i < scores.length; i += 1) { if (!holds[i]) { scores[i] = 0; } }
  });
}

Index.prototype.readHeavy = function (found, query, task) {
  var self = this, needed = phraseTerms(query), list = [], left = ALLOWANCE[query.long ? 1 : 0];
  found.forEach(function (one, number) {
    one.lists.forEach(function (way, n) {
      if (way[1].heavy >= 0) {
        list.push({ single: one.unit.kind === "single" ? 1 : 0, count: way[1].count, number: number, way: n });
      }
    });
  });
  list.sort(function (one, other) {
    return one.single - other.single || one.count - other.count || one.number - other.number ||
      one.way - other.way;
  });
  return Promise.all(list.map(function (wanted, i) {
    var one = found[wanted.number], way = one.lists[wanted.way];
    if (i && wanted.count > left && !has(needed, one.unit.term)) { return null; }
    left -= wanted.count;
    return self.heavy(way[1], task).then(function (read) { one.lists[wanted.way] = [way[0], read]; });
  })).then(function () {
    found.forEach(function (one) {
      var kept = one.lists.map(function (way) { return Boolean(way[1].postings && way[1].postings.length); });
      function there(_, i) { return kept[i]; }
      one.words = one.words.filter(there);
      one.lists = one.lists.filter(there);
      one.count = one.lists.reduce(function (sum, way) { return sum + way[1].count; }, 0);
    });
    return found.filter(function (one) { return one.lists.length || one.unit.kind === "sound"; });
  });
};
