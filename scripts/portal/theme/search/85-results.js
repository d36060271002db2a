/* What is shown of documents: results.py. */
var HEADING_SHARE = 0.6, HEADINGS = 3, EXCERPT = [180, 90];

/** An address of the site as a link: from a folder of files a page is its index.html. */
Index.prototype.address = function (url) {
  var whole = this.base + url, file = /^file:/.test(this.base) ||
    (window.location.protocol === "file:" && !/^[a-z]+:/i.test(this.base));
  return file ? whole.replace(/\/(?=#|$)/, "/index.html") : whole;
};

Index.prototype.result = function (shown, score, more) {
  var result = { url: this.address(shown.url), title: shown.title, kind: this.kind(shown.number),
    lang: this.lang, score: score, excerpt: "", marks: [], titleMarks: [], place: shown.place };
  Object.keys(more || {}).forEach(function (key) { result[key] = more[key]; });
  return result;
};

Index.prototype.results = function (shown, passages, score, total) {
  var self = this, results = [], length = EXCERPT[this.manifest.dense ? 1 : 0];
  var at = passages.inText(), current = null;
  var asked = shown.sections.filter(function (section) {
    if (at >= 0 && section.start <= at) { current = section.id; }
    return total && passages.weightOf(section.start, section.start + section.title.length) >=
      HEADING_SHARE * total;
  }).slice(0, HEADINGS);
  var url = current === null ? shown.url : shown.url + "#" + current;
  if (current === null || !asked.some(function (section) { return section.id === current; })) {
    var excerpt = passages.excerpt(length);
    results.push(this.result(shown, score, { url: this.address(url), excerpt: excerpt.words,
      marks: excerpt.marks, titleMarks: passages.marks(0, shown.title.length) }));
  }
  var offset = shown.title.length + 1;
  asked.forEach(function (section) {
    var end = section.start + section.title.length;
    var excerpt = passages.excerpt(length, Math.min(end + 1, shown.text.length));
    results.push(self.result(shown, score, { url: self.address(shown.url + "#" + section.id),
      title: section.title, place: shown.title, excerpt: excerpt.words, marks: excerpt.marks,
      titleMarks: passages.marks(section.start + offset, end + offset) }));
  });
  return results;
};

/** The results of each document of one block that holds the phrases, in the order that their texts
    give. */
Index.prototype.read = function (documents, scores, query, found, task) {
  var self = this, index = this, weights = index.weights;
  return Promise.all(documents.map(function (number) { return self.document(number, task); }))
    .then(function (shown) {
      var rows = [];
      shown.forEach(function (one) {
        if (!one) { return; }
        var passages = new Passages(one, index.folding, found.signs, found.words, index.manifest.passage);
        if (!query.phrases.every(function (phrase) { return passages.holds(phrase); })) { return; }
        var boost = weights.passage * (found.total ? passages.weight / found.total : 0);
        boost += weights.run * passages.longest(query.runs);
        if (query.text && (one.title + "\n" + one.text).indexOf(query.text) >= 0) { boost += weights.verbatim; }
        if (runsIn(index.folding.text(one.title.normalize("NFC"))).join(" ") === query.runs.join(" ")) {
          boost += weights.exact;
        }
        rows.push({ score: scores[one.number] * (1 + boost), shown: one, passages: passages });
      });
      rows.sort(function (one, other) {
        return other.score - one.score || one.shown.number - other.shown.number;
      });
      return rows.map(function (row) {
        return self.results(row.shown, row.passages, row.score, found.total);
      });
    });
};
