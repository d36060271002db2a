/* One version of an index: what its manifest says, and the shards that were loaded of it. */
var FORMAT = 1;

function Index(base, lang, data) {
  this.base = base;
  this.lang = lang;
  this.shards = {};
  this.manifest = data;
  this.weights = data.weights;
  this.alphabet = new Alphabet(data.alphabet);
  this.folding = new Folding();
  this.folds = data.folds;
  this.folding.learn(data.folds || "");
  this.firstWords = data.words ? data.words.split(" ") : [];
  this.firstDocuments = [0];
  numbers(data.texts).forEach(function (count, i) {
    this.firstDocuments.push(this.firstDocuments[i] + count);
  }, this);
  this.norms = new Float64Array(data.lengths.length);
  var k1 = data.weights.k1, b = data.weights.b;
  for (var i = 0; i < this.norms.length; i += 1) {
    var length = Math.floor(1000 * Math.pow(2, value(data.lengths, i) / 3) + 0.5) / 1000;
    this.norms[i] = k1 * (1 - b + b * length / data.average);
  }
  /* The first part of the text that a document is a part of, by its number. */
  this.wholes = {};
  data.parts.forEach(function (part) {
    for (var n = 0; n < part[1]; n += 1) { this.wholes[part[0] + n] = part[0]; }
  }, this);
}

Index.prototype.kind = function (number) {
  for (var i = 0; i < this.manifest.kinds.length; i += 1) {
    if (number < this.manifest.kinds[i][1]) { return this.manifest.kinds[i][0]; }
    number -= this.manifest.kinds[i][1];
  }
  return "page";
};

Index.prototype.idf = function (count) {
  var documents = this.norms.length;
  count = Math.min(count, documents);
  return Math.floor(Math.log(1 + (documents - count + 0.5) / (count + 0.5)) * 1e6 + 0.5) / 1e6;
};

Index.prototype.bucket = function (term) {
  var found = 0x811c9dc5;
  for (var i = 0; i < term.length; i += 1) {
    found = Math.imul(found ^ term.charCodeAt(i), 0x01000193) >>> 0;
  }
  return found % this.manifest.signs;
};
