  /** Which share of its points an answer to a question of a paper gets (see Section.partial). */
  function share(item, given, partial) {
    if (given === null || given === undefined) { return 0; }
    if (types[item.type].judge(item, given)) { return 1; }
    if (!partial) { return 0; }
    if (item.type === "multiple") {
      var fine = given.length && given.every(function (one) { return item.answer.indexOf(one) >= 0; });
      return fine ? 0.5 : 0;
    }
    if (item.type === "match" || item.type === "order") {
      return item.answer.filter(function (one, i) {
        return given[i] === (item.type === "match" ? one[1] : one);
      }).length / item.answer.length;
    }
    return 0;
  }

  /** A number of points in at most one decimal. */
  function points(number) { return String(Math.round(number * 10) / 10); }
