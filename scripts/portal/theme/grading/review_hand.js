/* Points that were given with a red pen: a paper is found by the serial copied onto it, or the next
   without points is taken; Enter saves and goes on. */
(function (window, document, review) {
  "use strict";

  const asked = review.data.asked;
  const words = review.words;
  const find = review.find;
  const show = review.show;
  const filled = review.filled;
  const make = review.make;
  const part = {
    name: "hand", apply: apply, renew: renew, refused: refused, place: placeOf,
    draw: draw, left: left, said: saidLeft
  };
  let cards = review.data.cards;
  let at = 0;
  let waiting = []; /* Changes that are said and not saved yet. */
  let typed = false; /* Whether the paper was found by its serial: then another one is looked for. */

  function has(card, question) {
    return Object.prototype.hasOwnProperty.call(card.given, question.id);
  }

  function isDone(card) {
    return asked[card.version].every(function (question) { return has(card, question); });
  }

  function left() { return cards.filter(function (card) { return !isDone(card); }).length; }

  function saidLeft() {
    return left() ? filled(words.hand_left, { left: left() }) : "";
  }

  function cardOf(name) {
    return cards.find(function (card) { return card.name === name; });
  }

  /* Changes */

  function apply(one) {
    const card = "hand" in one && cardOf(one.hand);
    if (!card) { return; }
    if (one.points === null) { delete card.given[one.question]; } else { card.given[one.question] = one.points; }
  }

  function renew(told) {
    const here = cards.length ? cards[at].name : "";
    cards = told.cards;
    waiting.forEach(apply);
    const place = cards.findIndex(function (card) { return card.name === here; });
    at = place >= 0 ? place : Math.min(at, Math.max(cards.length - 1, 0));
    if (find("hand").hidden) { return; }
    if (place < 0) { review.turn(part); } else { refresh(cards[at]); }
  }

  /* Show the points of a paper as they are now, but for a field that is being written in. */
  function refresh(card) {
    fields().forEach(function (input) {
      const question = { id: input.getAttribute("data-question") };
      if (input.value !== input.defaultValue) { return; }
      fill(input, has(card, question) ? card.given[question.id] : "");
      if (input === document.activeElement) { input.select(); }
    });
  }

  /* Put into a field what is decided; what differs from that is being written. */
  function fill(input, points) { input.value = input.defaultValue = points; }

  /* What was decided otherwise in another window is said no more. */
  function refused(one) {
    waiting = waiting.filter(function (said) { return said !== one; });
  }

  function placeOf(one) {
    const card = "hand" in one && cardOf(one.hand);
    const question = card && asked[card.version].find(function (other) { return other.id === one.question; });
    return question ? filled(words.place, { name: card.name, label: question.number }) : "";
  }

  function change(card, question, points, was) {
    return { hand: card.name, question: question, points: points, was: { points: was } };
  }

  /* What is in a field: points, null where it is empty, NaN where it is something else. */
  function pointsIn(input) {
    const text = input.value.normalize("NFKC").trim();
    if (text === "") { return null; }
    const points = /^\d{1,4}(\.[05]?)?$/.test(text) ? Number(text) : NaN;
    return points <= Number(input.getAttribute("data-most")) ? points : NaN;
  }

  /* Save a field where something new stands in it; returns whether it can stay as it is. */
  function save(input) {
    const card = cardOf(input.getAttribute("data-card"));
    const question = input.getAttribute("data-question");
    const points = pointsIn(input);
    const wrong = Number.isNaN(points);
    mark(input, wrong);
    if (wrong || !card) { return !wrong; }
    const before = has(card, { id: question }) ? card.given[question] : null;
    if (before === points) { return true; }
    const said = change(card, question, points, before);
    const back = change(card, question, before, points);
    /* Said at once, so that a fast hand need not wait; taken back where it could not be saved. */
    apply(said);
    waiting.push(said);
    fill(input, points === null ? "" : points);
    review.say(said, back, function () { goTo(card.name, question); })
      .then(function (outcome) {
        refused(said);
        if (outcome === "failed") {
          apply(back);
          goTo(card.name, question);
        }
      });
    review.head();
    return true;
  }

  function mark(input, wrong) {
    input.setAttribute("aria-invalid", String(wrong));
    input.closest("label").nextElementSibling.hidden = !wrong;
  }

  /* Going from one to another */

  function fields() { return Array.from(find("hand-questions").querySelectorAll("input")); }

  function goTo(name, question) {
    const place = cards.findIndex(function (card) { return card.name === name; });
    at = Math.max(place, 0);
    review.turn(part);
    const field = fields().find(function (one) { return one.getAttribute("data-question") === question; });
    focus(field || fields()[0]);
  }

  function focus(field) {
    if (field) {
      field.focus();
      field.select();
    }
  }

  /* Whether this paper can be left: what is wrong in it is mended first, or nothing would be said
     of it any more. */
  function isClear() {
    const wrong = fields().find(function (input) { return !save(input); });
    focus(wrong);
    return !wrong;
  }

  function move(step) {
    if (!isClear()) { return; }
    typed = false;
    at = (at + step + cards.length) % cards.length;
    review.turn(part);
    focus(fields()[0]);
  }

  /* To the first paper without points after this one, and in it to the first question. */
  function next() {
    if (!isClear()) { return; }
    typed = false;
    const turn = cards.slice(at).concat(cards.slice(0, at));
    const open = turn.find(function (card) { return !isDone(card); });
    if (!open) {
      review.turn(part);
      find("hand-serial").focus();
      return;
    }
    const question = asked[open.version].find(function (one) { return !has(open, one); });
    goTo(open.name, question.id);
  }

  function step(input, by) {
    const all = fields();
    const place = all.indexOf(input) + by;
    if (!isClear()) { return; }
    if (place in all) {
      focus(all[place]);
    } else if (by < 0) {
      move(-1);
      focus(fields().pop());
    } else if (typed) {
      find("hand-serial").value = "";
      find("hand-serial").focus();
    } else {
      next();
    }
  }

  /* The paper of a serial as it was typed: `12`, or `A-12` where two have it. */
  function look() {
    if (!isClear()) { return; }
    const text = find("hand-serial").value.normalize("NFKC").trim().toUpperCase();
    const number = review.numberIn(text);
    const found = number ? cards.filter(function (card) {
      return card.serial === number.serial && (!number.version || card.version === number.version);
    }) : [];
    show("hand-unknown", found.length !== 1);
    if (found.length === 1) {
      find("hand-serial").value = "";
      goTo(found[0].name);
      typed = true;
      return;
    }
    const names = found.map(function (card) { return card.name; });
    const said = text === "" ? words.hand_empty : found.length ? words.hand_which : words.hand_unknown;
    find("hand-unknown").textContent = filled(said, { serial: text, names: names.join(" / ") });
    find("hand-serial").select();
  }

  /* Drawing */

  function draw() {
    show("hand-desk", cards.length > 0);
    show("hand-none", !cards.length);
    show("hand-done", cards.length > 0 && !left());
    show("hand-unknown", false);
    if (!cards.length) { return; }
    at = Math.min(at, cards.length - 1);
    const card = cards[at];
    find("hand-name").textContent = filled(words.sheet, { name: card.name });
    find("hand-place").textContent = filled(words.hand_of, { number: at + 1, all: cards.length });
    find("hand-cut").hidden = !card.cut;
    if (card.cut) { find("hand-cut").src = card.cut; } else { find("hand-cut").removeAttribute("src"); }
    const box = find("hand-questions");
    box.textContent = "";
    asked[card.version].forEach(function (question) { drawQuestion(box, card, question); });
  }

  function drawQuestion(box, card, question) {
    const line = make("label", "");
    const stem = make("span", question.stem);
    const input = make("input", "");
    const said = filled(words.hand_wrong, { most: question.points });
    const wrong = make("p", said);
    stem.className = "stem";
    stem.dir = "auto";
    stem.lang = review.data.language;
    input.inputMode = "decimal";
    input.autocomplete = "off";
    input.maxLength = 6;
    input.id = "hand-" + question.number;
    fill(input, has(card, question) ? card.given[question.id] : "");
    input.setAttribute("data-question", question.id);
    input.setAttribute("data-card", card.name);
    input.setAttribute("data-most", question.points);
    input.setAttribute("aria-describedby", input.id + "-wrong");
    input.addEventListener("change", function () { save(input); });
    wrong.id = input.id + "-wrong";
    wrong.className = "notice warn";
    wrong.setAttribute("role", "alert");
    wrong.hidden = true;
    line.append(make("b", question.number), stem, input, make("span", "/ " + question.points));
    box.append(line, wrong);
  }

  /* Keys */

  function pressed(event) {
    const input = event.target;
    if (input.tagName !== "INPUT" || event.ctrlKey || event.metaKey || event.altKey) { return; }
    const whole = input.selectionEnd - input.selectionStart === input.value.length;
    if (event.key === "ArrowDown") {
      step(input, 1);
    } else if (event.key === "ArrowUp") {
      step(input, -1);
    } else if (event.key === "PageDown" || (whole && event.key === "ArrowRight")) {
      move(1);
    } else if (event.key === "PageUp" || (whole && event.key === "ArrowLeft")) {
      move(-1);
    } else {
      return;
    }
    event.preventDefault();
  }

  /* Beginning */

  if (!find("hand")) { return; }
  part.size = function () { return cards.length; };
  part.begin = next;
  part.isClear = isClear;
  part.ended = function () {
    const begun = cards.some(function (card) { return Object.keys(card.given).length; });
    return begun && left() ? filled(words.hand_ended, { left: left() }) : "";
  };
  review.parts.push(part);
  find("hand-questions").addEventListener("keydown", pressed);
  find("hand-form").addEventListener("submit", function (event) {
    event.preventDefault();
    const here = fields().indexOf(document.activeElement);
    step(fields()[Math.max(here, 0)], 1);
  });
  find("hand-find").addEventListener("submit", function (event) {
    event.preventDefault();
    look();
  });
  find("hand-next").addEventListener("click", next);
  find("hand-previous").addEventListener("click", function () { move(-1); });
  find("hand-following").addEventListener("click", function () { move(1); });
})(window, document, window.shiliuReview);
