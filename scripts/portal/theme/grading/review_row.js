/* What a person answers of a row: one letter, none, or several that are chosen and then taken. */
window.shiliuReview.answers = function (say) {
  "use strict";

  const review = window.shiliuReview;
  const words = review.words;
  const find = review.find;
  const show = review.show;
  const button = review.button;
  let several = null;

  function draw(item) {
    const box = find("answers");
    const seen = find("seen");
    several = item.many ? (item.answer || []).slice() : null;
    seen.textContent = item.seen.length ? "" : words.seen_none;
    item.seen.forEach(function (one) {
      seen.appendChild(review.make("b", one[0] + " " + words["mark_" + one[1]]));
    });
    box.textContent = "";
    item.letters.forEach(function (letter, place) {
      box.appendChild(button(letter, chosen(item, place), function () { choose(item, place); }));
    });
    const blank = button(words.blank, item.answer !== null && !item.answer.length, function () { none(item); });
    blank.className = "long";
    box.appendChild(blank);
    if (!item.many) {
      const many = button(words.many, false, function () { toggleSeveral(item); });
      many.className = "long";
      many.setAttribute("data-many", "");
      box.appendChild(many);
    }
    const take = button(words.take, null, function () { takeSeveral(item); });
    take.className = "main long";
    take.setAttribute("data-take", "");
    box.appendChild(take);
    refresh(item);
  }

  function chosen(item, place) {
    return (several || item.answer || []).indexOf(place) >= 0;
  }

  function refresh(item) {
    const buttons = find("answers").querySelectorAll("button");
    item.letters.forEach(function (letter, place) {
      buttons[place].setAttribute("aria-pressed", String(chosen(item, place)));
    });
    const many = find("many");
    if (many) { many.setAttribute("aria-pressed", String(several !== null)); }
    show("take", several !== null);
    find("take").disabled = !several || !several.length;
  }

  function choose(item, place) {
    if (item.out) { return; }
    if (several === null) {
      say(item, { row: item.row, filled: [place] });
      return;
    }
    const where = several.indexOf(place);
    if (where >= 0) { several.splice(where, 1); } else { several.push(place); }
    several.sort(function (a, b) { return a - b; });
    refresh(item);
  }

  function none(item) {
    if (!item.out) { say(item, { row: item.row, filled: [] }); }
  }

  function toggleSeveral(item) {
    if (item.many || item.out) { return; }
    several = several === null ? (item.answer || []).slice() : null;
    refresh(item);
  }

  /* Whether there was anything to be taken. */
  function takeSeveral(item) {
    const some = Boolean(several && several.length);
    if (some) { say(item, { row: item.row, filled: several }); }
    return some;
  }

  return { draw: draw, choose: choose, none: none, toggle: toggleSeveral, take: takeSeveral };
};
