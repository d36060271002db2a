/* The queries that a page asks: Engine.query in engine.py. */
var BLOCK = 10, BLOCKS = 30;

/** `work(task)` on a loaded index; anew on a fresh one where the site has changed meanwhile. */
Engine.prototype.task = function (work) {
  var self = this;
  function run() {
    var task = { missing: 0 };
    return work(task).then(function (results) {
      results.missing = task.missing;
      return results;
    });
  }
  if (!this.index) {
    this.ready.then(null, function () { self.start("?" + Date.now()); });
  }
  return this.ready.then(null, function () { return self.ready; }).then(run).then(function (results) {
    if (!results.missing) { return results; }
    var old = self.index, shards = self.shards, ready = self.ready;
    self.start("?" + Date.now());
    return self.ready.then(function () {
      return self.index.manifest.version === old.manifest.version ? results : run();
    }, function () {
      self.index = old;
      self.ready = ready;
      return results;
    }).then(function (given) {
      if (self.index.manifest.version === old.manifest.version) { self.index = old; self.shards = shards; }
      return given;
    });
  });
};

/** All foldings, where the query has a character that may be a Traditional one. */
Engine.prototype.foldings = function (text, task) {
  var index = this.index;
  var strange = split(text).some(function (character) {
    return character >= "\u3400" && kindOf(character) === 1 && !index.alphabet.has(character);
  });
  return strange && index.folds !== "all" ? this.more("fold", task) : Promise.resolve();
};

Engine.prototype.query = function (text, options) {
  var self = this, limit = (options && options.limit) || 10;
  var kinds = options && options.kind ? [].concat(options.kind) : null;
  text = String(text);
  return this.task(function (task) {
    var index = self.index;
    return self.foldings(text, task).then(function () {
      var query = new Query(text, index.folding, self.lang, index.manifest.dense, index.weights);
      return self.find(query, task).then(function (found) {
        var scores = self.scores(found), results = [], seen = {}, dropped = 0;
        if (kinds) {
          for (var i = 0; i < scores.length; i += 1) {
            if (scores[i] && kinds.indexOf(index.kind(i)) < 0) { scores[i] = 0; }
          }
        }
        var order = ranked(scores);
        if (!query.phrases.length && index.manifest.parts.length) { order = bestParts(order, index); }
        var shown = marked(found, index);
        function block(number) {
          var documents = order.slice(number * BLOCK, (number + 1) * BLOCK);
          if (!documents.length || results.length >= limit || number >= BLOCKS) {
            results = results.slice(0, limit);
            results.total = order.length - dropped;
            results.weak = order.length > 0 && isWeak(found);
            return results;
          }
          return self.read(documents, scores, query, shown, task).then(function (holding) {
            dropped += documents.length - holding.length;
            [].concat.apply([], holding).forEach(function (result) {
              if (!has(seen, result.url)) { seen[result.url] = true; results.push(result); }
            });
            return block(number + 1);
          });
        }
        return block(0);
      });
    });
  });
};
