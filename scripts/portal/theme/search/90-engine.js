/* The queries that a page asks: engine.py. */
var BLOCK = 10, BLOCKS = 30;

function Engine(base, lang) {
  var self = this;
  this.base = base;
  this.lang = lang;
  this.index = null;
  this.opening = null;
  this.ready = this.current().then(function () { return self; });
  /* Whoever asks is told; nobody need ask. */
  this.ready.then(null, function () {});
}

/** The index as the site has it now; `fresh` asks past the browser's memory. */
Engine.prototype.open = function (fresh) {
  var self = this, base = this.base, lang = this.lang;
  function opened() { self.opening = null; }
  if (!this.opening) {
    this.opening = load(base + FOLDER + lang + "/manifest.js" + fresh, lang + "/manifest").then(function (data) {
      var index = null;
      try {
        if (data && data.format === FORMAT) { index = new Index(base, lang, data); }
      } catch (error) { index = null; }
      if (!index) { throw unavailable(lang); }
      return index.folds === null ? index.more("fold", {}).then(function () { return index; }) : index;
    });
    this.opening.then(opened, opened);
  }
  return this.opening;
};

/** The index that was opened; where that failed, it is tried again. */
Engine.prototype.current = function () {
  var self = this;
  if (this.index) { return Promise.resolve(this.index); }
  return this.open(this.ready ? "?" + Date.now() : "").then(function (index) {
    self.index = self.index || index;
    return self.index;
  });
};

/** `work(index, task)`; where files are missing, anew on a fresh index if the site has changed. */
Engine.prototype.task = function (work) {
  var self = this;
  function run(index) {
    var task = { missing: 0 };
    return work(index, task).then(function (results) {
      results.missing = task.missing;
      return results;
    });
  }
  return this.current().then(function (index) {
    return run(index).then(function (results) {
      if (!results.missing) { return results; }
      return self.open("?" + Date.now()).then(function (fresh) {
        if (fresh.manifest.version === index.manifest.version) { return results; }
        self.index = fresh;
        return run(fresh);
      }, function () { return results; });
    });
  });
};

/** All foldings, where the query has a character that may be a Traditional one. */
Index.prototype.foldings = function (text, task) {
  var alphabet = this.alphabet;
  var strange = split(text.normalize("NFKC")).some(function (character) {
    return character >= "\u3400" && kindOf(character) === 1 && !alphabet.has(character);
  });
  return strange && this.folds !== "all" ? this.more("fold", task) : Promise.resolve();
};

Index.prototype.query = function (text, limit, kinds, task) {
  var index = this;
  return this.foldings(text, task).then(function () {
    var query = new Query(text, index);
    return index.find(query, task).then(function (found) {
      var scores = index.scores(found, SOUND_SHARE), results = [], seen = {}, read = 0;
      if (kinds) {
        for (var i = 0; i < scores.length; i += 1) {
          if (scores[i] && kinds.indexOf(index.kind(i)) < 0) { scores[i] = 0; }
        }
      }
      if (query.phrases.length) { keepPhrases(scores, query, found); }
      var order = ranked(scores);
      if (!query.phrases.length) { order = bestParts(order, index); }
      var shown = marked(found, index);
      function block(number) {
        var documents = order.slice(number * BLOCK, (number + 1) * BLOCK);
        if (!documents.length || results.length >= limit || number >= BLOCKS) {
          var total = order.length - read + results.length;
          results = results.slice(0, limit);
          results.total = total;
          results.weak = total > 0 && isWeak(found);
          return results;
        }
        return index.read(documents, scores, query, shown, task).then(function (holding) {
          read += documents.length;
          [].concat.apply([], holding).forEach(function (result) {
            if (!has(seen, result.url)) { seen[result.url] = true; results.push(result); }
          });
          return block(number + 1);
        });
      }
      return block(0);
    });
  });
};

Engine.prototype.query = function (text, options) {
  var limit = (options && options.limit) || 10;
  var kinds = options && options.kind ? [].concat(options.kind) : null;
  return this.task(function (index, task) { return index.query(String(text), limit, kinds, task); });
};

Engine.prototype.nearest = function (text, options) {
  var limit = (options && options.limit) || 5;
  return this.task(function (index, task) { return index.nearest(String(text), limit, task); });
};
