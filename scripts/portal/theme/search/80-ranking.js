/* The order of documents: ranking.py. */
var SOUND_SHARE = 0.5, HEAD = 10, TAIL = 0.1;

/** Call `use(document, times)` for each document of a unit. */
function eachPosting(one, use) {
  var i, list;
  if (one.lists.length === 1 && one.lists[0][0] === 1) {
    list = one.lists[0][1].postings;
    for (i = 0; i < list.length; i += 2) { use(list[i], list[i + 1]); }
    return;
  }
  var best = {};
  one.lists.forEach(function (way) {
    list = way[1].postings;
    for (i = 0; i < list.length; i += 2) {
      best[list[i]] = Math.max(best[list[i]] || 0, way[0] * list[i + 1]);
    }
  });
  Object.keys(best).forEach(function (document) { use(Number(document), best[document]); });
}

Index.prototype.scores = function (found, share) {
  var index = this, weights = index.weights, k1 = weights.k1, norms = index.norms;
  var scores = new Float64Array(norms.length), covered = new Float64Array(norms.length);
  var whole = 0, units = 0;
  found.forEach(function (one) {
    if (one.unit.kind === "sound") { return; }
    var weight = one.unit.weight * index.idf(one.count);
    var counts = one.unit.kind !== "single" || one.unit.weight === 1;
    if (counts) { whole += weight; units += 1; }
    eachPosting(one, function (document, times) {
      scores[document] += weight * times * (k1 + 1) / (times + norms[document]);
      if (counts) { covered[document] += weight; }
    });
  });
  if (whole) {
    var cover = weights.cover * Math.min(1, weights.short / units);
    for (var i = 0; i < scores.length; i += 1) {
      if (scores[i]) { scores[i] *= 1 + cover * covered[i] / whole; }
    }
  }
  this.sounds(found, scores, share);
  return scores;
};

/** Add what the sounds of titles gain, where these have enough of the pieces that are asked for. */
Index.prototype.sounds = function (found, scores, enough) {
  var index = this, best = {};
  ["'", ":"].forEach(function (mark) {
    var heard = {}, pieces = {};
    var asked = found.filter(function (one) {
      return one.unit.kind === "sound" && one.unit.term.charAt(0) === mark;
    });
    var inner = asked.filter(function (one) { return one.unit.term.indexOf("-") < 0; });
    if (!inner.length) { inner = asked; }
    asked.forEach(function (one) {
      var weight = index.idf(one.count), counts = inner.indexOf(one) >= 0 ? 1 : 0;
      eachPosting(one, function (document, times) {
        heard[document] = (heard[document] || 0) + weight * Math.min(times, 2) / 2;
        pieces[document] = (pieces[document] || 0) + counts;
      });
    });
    Object.keys(heard).forEach(function (document) {
      var share = pieces[document] / inner.length;
      if (share >= enough) {
        best[document] = Math.max(best[document] || 0, index.weights.pinyin * heard[document] * share);
      }
    });
  });
  Object.keys(best).forEach(function (document) { scores[document] += best[document]; });
};

function marked(found, index) {
  var signs = [], words = {}, total = 0;
  var many = found.some(function (one) { return one.unit.kind === "pair" || one.unit.kind === "word"; });
  found.forEach(function (one) {
    var kind = one.unit.kind, weight = one.unit.weight * index.idf(one.count);
    if (kind === "sound" || (kind === "single" && one.unit.weight !== 1 && many)) { return; }
    if (kind === "word") {
      one.words.forEach(function (word) {
        if (!has(words, word)) { words[word] = { term: " " + one.unit.term, weight: weight }; }
      });
    } else { signs.push({ term: one.unit.term, weight: weight }); }
    total += weight;
  });
  return { signs: signs, words: words, total: total };
}

/** Whether nothing was found but single characters of longer words. */
function isWeak(found) {
  var said = found.filter(function (one) { return one.unit.kind !== "sound"; });
  return said.length > 0 && said.every(function (one) {
    return one.unit.kind === "single" && one.unit.weight !== 1;
  });
}

/** Documents without those that are parts of a text of which a better part comes before. */
function bestParts(order, index) {
  var seen = {};
  return order.filter(function (number) {
    var whole = has(index.wholes, number) ? index.wholes[number] : number, first = !has(seen, whole);
    seen[whole] = true;
    return first;
  });
}

function ranked(scores) {
  var order = [];
  for (var i = 0; i < scores.length; i += 1) { if (scores[i] > 0) { order.push(i); } }
  order.sort(function (one, other) { return scores[other] - scores[one] || one - other; });
  var least = order.length ? TAIL * scores[order[0]] : 0;
  return order.filter(function (number, i) { return i < HEAD || scores[number] >= least; });
}
