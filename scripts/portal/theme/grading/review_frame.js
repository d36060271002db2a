/* The frame of the review: which part is shown, how much of it is left, and the end. */
(function (window, document, review) {
  "use strict";

  const find = review.find;
  const show = review.show;
  let shown = null;

  /* Show a part, drawn anew. */
  review.turn = function (part) {
    shown = part;
    review.parts.forEach(function (one) { show(one.name, one === part); });
    part.draw();
    review.head();
  };

  /* What stands above: how much is left of the part that is shown, and of each. */
  review.head = function () {
    const bar = find("progress");
    bar.max = Math.max(shown.size(), 1);
    bar.value = shown.size() - shown.left();
    find("left").textContent = shown.said();
    review.parts.forEach(function (part) {
      const tab = find("tab-" + part.name);
      if (tab) {
        tab.setAttribute("aria-current", String(part === shown));
        tab.querySelector("b").textContent = part.left() || "✓";
      }
    });
  };

  /* Whether the part that is shown can be left: nothing that could not be saved stands in it. */
  function isClear() { return !shown.isClear || shown.isClear(); }

  function ended() {
    const open = review.parts.map(function (part) { return part.ended(); }).filter(Boolean);
    review.parts.forEach(function (part) { show(part.name, false); });
    if (find("tabs")) { show("tabs", false); }
    show("ended", true);
    (open.length ? open : [review.words.finished]).forEach(function (said) {
      find("ended").append(review.make("p", said));
    });
    find("ended").classList.toggle("fine", !open.length);
    find("ended").classList.toggle("warn", open.length > 0);
    find("left").textContent = "";
    find("ended").focus();
  }

  review.begin();
  review.parts.forEach(function (part) {
    const tab = find("tab-" + part.name);
    if (tab) { tab.addEventListener("click", function () { if (isClear()) { part.begin(); } }); }
  });
  find("finish").addEventListener("click", function () { if (isClear()) { review.finish(ended); } });
  find("download").addEventListener("click", function () { if (isClear()) { review.download(); } });
  const first = review.parts.find(function (part) { return part.left() > 0; });
  (first || review.parts[0]).begin();
})(window, document, window.shiliuReview);
