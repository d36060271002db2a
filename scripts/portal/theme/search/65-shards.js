/* Reads an index, only what is needed of it: reading.py. */
var BEFORE = 1, AFTER = 3;

function Engine(base, lang) {
  this.lang = lang;
  this.base = base;
  this.folder = base + "assets/search/" + lang + "/";
  this.start("");
}

Engine.prototype.start = function (fresh) {
  var self = this;
  this.index = null;
  this.shards = {};
  this.ready = load(this.folder + "manifest.js" + fresh, this.lang + "/manifest").then(function (data) {
    try {
      if (data && data.format === FORMAT) { self.index = new Index(data); }
    } catch (error) { self.index = null; }
    if (!self.index) { throw unavailable.call(self); }
    return self.index.folds === null ? self.more("fold") : null;
  }).then(function () { return self; });
  /* Whoever asks is told; nobody need ask. */
  this.ready.then(null, function () { self.index = null; });
};

/** A shard by its name; null, and one more missing in `task`, where it can't be had. */
Engine.prototype.shard = function (name, task) {
  var self = this, shards = this.shards, version = this.index.manifest.version;
  if (!has(shards, name)) {
    var whole = this.lang + "/" + version + "/" + name;
    var src = this.folder + version + "/" + name + ".js";
    shards[name] = load(src, whole).then(function (data) {
      return data === null ? load(src + "?again", whole) : data;
    }).then(function (data) {
      if (data === null && self.shards === shards) { delete shards[name]; }
      return data;
    });
  }
  return shards[name].then(function (data) {
    if (data === null && task) { task.missing += 1; }
    return data;
  });
};

/** The file of all foldings, or of sounds. */
Engine.prototype.more = function (name, task) {
  var index = this.index;
  return this.shard(name, task).then(function (data) {
    if (data !== null && name === "fold") {
      index.folding.learn(data);
      index.folds = "all";
    }
    return data;
  });
};

/** The last place in a rising list whose entry is not beyond `wanted`. */
function place(list, wanted) {
  var low = 0, high = list.length;
  while (low < high) {
    var middle = (low + high) >> 1;
    if (list[middle] <= wanted) { low = middle + 1; } else { high = middle; }
  }
  return low - 1;
}

function listed(text) {
  if (text.charAt(0) !== "!") {
    var found = postings(text);
    return { count: found.length / 2, postings: found, heavy: -1 };
  }
  var numbersOf = numbers(text.slice(1));
  return { count: numbersOf[1], postings: null, heavy: numbersOf[0] };
}

/** The postings of a character, a pair or a piece of pinyin. */
Engine.prototype.sign = function (term, task) {
  var key = this.index.alphabet.write(term);
  if (key === null) { return Promise.resolve(null); }
  return this.shard("s" + this.index.bucket(term), task).then(function (data) {
    if (data === null) { return null; }
    var at = data.indexOf(" " + key + "!");
    if (at < 0) { return null; }
    var end = data.indexOf(" ", at + 1);
    return listed(data.slice(at + key.length + 2, end < 0 ? data.length : end));
  });
};

/** [{word, listed}]: the words near `word` in their order. */
Engine.prototype.words = function (word, stem, task) {
  var index = this.index, list = index.firstWords, here = place(list, word), names = [];
  var first = Math.max(place(list, word.slice(0, stem)), here - BEFORE, 0);
  var last = Math.min(place(list, word + "\uffff"), here + AFTER);
  for (var i = first; i <= last; i += 1) { names.push("w" + i); }
  return Promise.all(names.map(function (name) { return this.shard(name, task); }, this))
    .then(function (shards) {
      var found = [];
      shards.forEach(function (data) {
        (data || "").split(" ").slice(1).forEach(function (entry) {
          var end = entry.indexOf("!");
          found.push({ word: index.alphabet.read(entry.slice(0, end)), list: entry.slice(end + 1) });
        });
      });
      return found;
    });
};

Engine.prototype.heavy = function (one, task) {
  if (one.heavy < 0) { return Promise.resolve(one); }
  return this.shard("h" + one.heavy, task).then(function (data) {
    return { count: one.count, postings: data === null ? null : postings(data), heavy: -1 };
  });
};

/** What is shown of a document; null where its shard can't be had. */
Engine.prototype.document = function (number, task) {
  var index = this.index, shard = place(index.firstDocuments, number);
  return this.shard("t" + shard, task).then(function (data) {
    var entry = data && data[number - index.firstDocuments[shard]];
    if (!entry) { return null; }
    var sections = [];
    for (var i = 4; i < entry.length; i += 3) {
      sections.push({ start: entry[i], id: entry[i + 1], title: index.alphabet.read(entry[i + 2]) });
    }
    return {
      number: number, url: entry[0], title: index.alphabet.read(entry[1]),
      place: index.alphabet.read(entry[2]), text: index.alphabet.read(entry[3]), sections: sections
    };
  });
};
