/* Titles near in sound or spelling: Engine.nearest in engine.py. */
var EDITS = 2;

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

/** The word of the index that is spelt most like `word`. */
Engine.prototype.alike = function (word, task) {
  return this.words(word, stemLength(word) - 1, task).then(function (near) {
    var best = null;
    near.forEach(function (one) {
      var distance = edits(word, one.word);
      if (distance > EDITS || distance >= word.length - 1) { return; }
      var found = { distance: distance, word: one.word, listed: listed(one.list) };
      if (!best || (found.distance - best.distance || best.listed.count - found.listed.count ||
          compare(found.word, best.word)) < 0) { best = found; }
    });
    return best ? [{ unit: { kind: "word", term: best.word, weight: 1 }, listed: best.listed }] : [];
  });
};

Engine.prototype.nearest = function (text, options) {
  var self = this, limit = (options && options.limit) || 5;
  text = String(text);
  return this.task(function (task) {
    var index = self.index, dense = index.manifest.dense;
    return self.foldings(text, task).then(function () {
      return dense ? self.more("sounds", task) : null;
    }).then(function (bySound) {
      var sounds = {}, work = [];
      Object.keys(bySound || {}).forEach(function (sound) {
        split(bySound[sound]).forEach(function (character) { sounds[character] = sound; });
      });
      var query = new Query(text, index.folding, self.lang, dense, index.weights);
      query.runs.forEach(function (run) {
        var letters = split(run).map(function (character) {
          return has(sounds, character) ? sounds[character] : character;
        }).join("");
        if (dense && split(letters).length > 1) {
          soundTerms(letters).forEach(function (term) {
            work.push(self.sign(term, task).then(function (one) {
              return one ? [{ unit: { kind: "sound", term: term, weight: 1 }, listed: one }] : [];
            }));
          });
        }
        if (split(run).every(function (character) { return kindOf(character) === 2; })) {
          work.push(self.alike(run, task));
        }
      });
      return Promise.all(work);
    }).then(function (lists) {
      return Promise.all([].concat.apply([], lists).map(function (one) {
        return self.heavy(one.listed, task).then(function (whole) {
          return { unit: one.unit, lists: [[1, whole]], count: whole.count };
        });
      }));
    }).then(function (found) {
      found = found.filter(function (one) { return one.lists[0][1].postings; });
      var scores = self.scores(found), order = bestParts(ranked(scores), index).slice(0, limit);
      return Promise.all(order.map(function (number) { return self.document(number, task); }))
        .then(function (shown) {
          return shown.filter(Boolean).map(function (one) {
            return self.result(one, scores[one.number]);
          });
        });
    });
  });
};
