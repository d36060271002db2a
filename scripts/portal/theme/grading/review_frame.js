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

  function ended() {
    const open = review.parts.map(function (part) { return part.ended(); }).filter(Boolean);
    review.parts.forEach(function (part) { show(part.name, false); });
    if (find("tabs")) { show("tabs", false); }
    show("ended", true);
    find("ended").textContent = open.length ? open.join(" ") : review.words.finished;
    find("ended").classList.toggle("fine", !open.length);
    find("ended").classList.toggle("warn", open.length > 0);
    find("left").textContent = "";
  }

  review.begin();
  review.parts.forEach(function (part) {
    const tab = find("tab-" + part.name);
    if (tab) { tab.addEventListener("click", function () { part.begin(); }); }
  });
  find("finish").addEventListener("click", function () { review.finish(ended); });
  const first = review.parts.find(function (part) { return part.left() > 0; });
  (first || review.parts[0]).begin();
})(window, document, window.shiliuReview);
