/* Titles near in sound or spelling: nearest.py. */
var EDITS = 2, NEAR_SHARE = 0.7, FORMS_NEAR = 4;

function edits(one, other) {
  if (Math.abs(one.length - other.length) > EDITS) { return EDITS + 1; }
  var older = [], before = [], row = [];
  for (var n = 0; n <= other.length; n += 1) { row.push(n); }
  for (var i = 1; i <= one.length; i += 1) {
    older = before;
    before = row;
    row = [i];
    for (var k = 1; k <= other.length; k += 1) {
      var change = one.charAt(i - 1) === other.charAt(k - 1) ? 0 : 1;
      var cost = Math.min(before[k] + 1, row[k - 1] + 1, before[k - 1] + change);
      if (i > 1 && k > 1 && one.charAt(i - 1) === other.charAt(k - 2) &&
          one.charAt(i - 2) === other.charAt(k - 1)) {
        cost = Math.min(cost, older[k - 2] + 1);
      }
      row.push(cost);
    }
  }
  return row[other.length];
}

/** The word of the index that is spelt most like `word`, as a unit that was found. */
Index.prototype.alike = function (word, task) {
  var index = this;
  return this.words(word, stemLength(word) - 1, task).then(function (near) {
    var best = null;
    near.forEach(function (one) {
      var distance = edits(word, one.word);
      if (distance > EDITS || distance >= word.length - 1) { return; }
      var found = { distance: distance, word: one.word, listed: listed(one.list) };
      if (!best || (found.distance - best.distance || best.listed.count - found.listed.count ||
          compare(found.word, best.word)) < 0) { best = found; }
    });
    return best && index.found({ kind: "word", term: best.word, weight: 1 }, best.listed, task);
  });
};

/** A unit with its postings, those of a file of their own too; `one` is null where it has none. */
Index.prototype.found = function (unit, one, task) {
  return (one ? this.heavy(one, task) : Promise.resolve(null)).then(function (whole) {
    var there = whole && whole.postings;
    return { unit: unit, lists: there ? [[1, whole]] : [], count: there ? whole.count : 0 };
  });
};

/** The units near to a query, as promises. */
Index.prototype.near = function (query, bySound, task) {
  var index = this, sounds = {}, work = [];
  Object.keys(bySound || {}).forEach(function (sound) {
    split(bySound[sound]).forEach(function (character) { sounds[character] = sound; });
  });
  query.runs.forEach(function (run) {
    var letters = split(run).map(function (character) {
      return has(sounds, character) ? sounds[character] : character;
    }).join("");
    if (index.manifest.dense && split(letters).length > 1) {
      soundTerms(letters).forEach(function (term) {
        work.push(index.sign(term, task).then(function (one) {
          return index.found({ kind: "sound", term: term, weight: 1 }, one, task);
        }));
      });
    }
  });
  query.units.forEach(function (unit) {
    (unit.forms || []).slice(0, FORMS_NEAR).forEach(function (form) {
      if (form[1] === 1) { work.push(index.alike(form[0], task)); }
    });
  });
  return work;
};

Index.prototype.nearest = function (text, limit, task) {
  var index = this, dense = this.manifest.dense;
  return this.foldings(text, task).then(function () {
    return dense ? index.more("sounds", task) : null;
  }).then(function (bySound) {
    var query = new Query(text, index);
    return Promise.all(index.near(query, bySound, task));
  }).then(function (found) {
    var scores = index.scores(found.filter(Boolean), NEAR_SHARE);
    var order = bestParts(ranked(scores), index).slice(0, limit);
    return Promise.all(order.map(function (number) { return index.document(number, task); }))
      .then(function (shown) {
        return shown.filter(Boolean).map(function (one) {
          return index.result(one, scores[one.number]);
        });
      });
  });
};
