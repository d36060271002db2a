/* Reads an index, only what is needed of it: reading.py. */
var BEFORE = 1, AFTER = 3;

/** A shard by its name; null, and one more missing in `task`, where it can't be had. */
Index.prototype.shard = function (name, task) {
  var shards = this.shards;
  if (!has(shards, name)) {
    var whole = this.lang + "/" + this.manifest.version + "/" + name;
    var src = this.base + FOLDER + whole + ".js";
    shards[name] = load(src, whole).then(function (data) {
      return data === null ? load(src + "?again", whole) : data;
    }).then(function (data) {
      if (!given(data)) { delete shards[name]; }
      return given(data) ? data : null;
    });
  }
  return shards[name].then(function (data) {
    if (data === null) { task.missing += 1; }
    return data;
  });
};

/** The file of all foldings, or of sounds. */
Index.prototype.more = function (name, task) {
  var index = this;
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
Index.prototype.sign = function (term, task) {
  var key = this.alphabet.write(term);
  if (key === null) { return Promise.resolve(null); }
  return this.shard("s" + this.bucket(term), task).then(function (data) {
    if (data === null) { return null; }
    var at = data.indexOf(" " + key + "!");
    if (at < 0) { return null; }
    var end = data.indexOf(" ", at + 1);
    return listed(data.slice(at + key.length + 2, end < 0 ? data.length : end));
  });
};

/** [{word, list}]: the words near `word` in their order, with their postings as they are written. */
Index.prototype.words = function (word, stem, task) {
  var index = this, list = index.firstWords, here = place(list, word), names = [];
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

Index.prototype.heavy = function (one, task) {
  if (one.heavy < 0) { return Promise.resolve(one); }
  return this.shard("h" + one.heavy, task).then(function (data) {
    return { count: one.count, postings: data === null ? null : postings(data), heavy: -1 };
  });
};

/** What is shown of a document; null where its shard can't be had. */
Index.prototype.document = function (number, task) {
  var index = this, shard = place(index.firstDocuments, number);
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
