  /** The same question for everybody all day, on public screens too (see portal/quiz/daily.py). */
  function ofTheDay(bank, day) {
    var easy = bank.filter(function (item) { return item.type === "single" || item.type === "true_false"; });
    var pool = easy.length ? easy : bank;
    return pool[(day * 7919) % pool.length];
  }

  modes.daily = function (box, bank) {
    show(box, question(ofTheDay(bank, Portal.today()), { done: function () { /* Said in place. */ } }));
  };

  /** Whether a page can ask what its mode asks: the home page knows fewer types than those of the quiz,
      and asks no other question of the day in place of one. */
  function canAsk(mode, bank) {
    return mode !== "daily" || Boolean(types[ofTheDay(bank, Portal.today()).type]);
  }

  /* A key that is held presses once: Enter would judge an answer and go on at once. */
  function once(event) {
    if (event.repeat && event.key === "Enter") { event.preventDefault(); }
  }

  function begin(bank) {
    var known = bank.filter(function (item) { return types[item.type]; });
    if (!known.length) { return; }
    boxes.forEach(function (box) {
      var mode = box.getAttribute("data-quiz");
      if (!canAsk(mode, bank)) { return; }
      box.addEventListener("keydown", once);
      modes[mode](box, mode === "daily" ? bank : known);
      box.hidden = false;
      all(document, "[data-quiz-static]").forEach(function (part) { part.hidden = true; });
    });
  }

  function load() { Portal.load(boxes[0].getAttribute("data-bank")); }

  /** Load the bank when the question of the day comes near: many readers never scroll to it. */
  function loadWhenNear(part) {
    var watcher = new window.IntersectionObserver(function (entries) {
      if (entries.some(function (entry) { return entry.isIntersecting; })) {
        watcher.disconnect();
        load();
      }
    }, { rootMargin: "800px" });
    watcher.observe(part);
  }

  boxes = all(document, "[data-quiz]");
  if (boxes.length) { words = JSON.parse(document.querySelector("[data-quiz-words]").textContent); }

  window.PortalQuiz = {
    bank: begin, modes: modes, words: words, types: types, make: make, fill: fill, show: show,
    all: all, list: list, sameSet: sameSet, fields: fields, question: question, tell: tell,
    sourceLink: sourceLink, kept: kept, keep: keep, seen: seen, remember: remember, mistakes: mistakes,
    ofTheDay: ofTheDay
  };

  /* By then the script of the quiz's pages has come, where there is one. */
  document.addEventListener("DOMContentLoaded", function () {
    if (!boxes.length) { return; }
    if (boxes[0].getAttribute("data-quiz") === "daily" && window.IntersectionObserver) {
      loadWhenNear(document.querySelector("[data-quiz-static]"));
    } else { load(); }
  });
})(window, document);
