/* Doubtful rows and sheets, one after another. What the program thinks it saw is told, and never
   chosen beforehand. */
(function (window, document, review) {
  "use strict";

  const data = review.data;
  const words = review.words;
  const find = review.find;
  const show = review.show;
  const filled = review.filled;
  const make = review.make;
  const answers = review.answers(say);
  const number = review.number(say);
  const part = {
    name: "doubts", apply: apply, renew: renew, refused: function () {}, place: placeOf,
    draw: draw, left: left, said: saidLeft
  };
  let items = data.items;
  let at = 0;
  let busy = false;

  function key(item) { return item.row === null ? item.sheet : item.sheet + "/" + item.row; }

  function isDone(item) { return item.out || item.answer !== null; }

  function left() { return items.filter(function (item) { return !isDone(item); }).length; }

  function saidLeft() { return left() ? filled(words.left, { left: left() }) : ""; }

  /* Changes */

  function change(item, what, was) { return Object.assign({ sheet: item.sheet, was: was }, what); }

  /* What stands where a change is made, as the program has it. */
  function stood(item, what) {
    return Object.assign({}, item.was, "row" in what ? { filled: item.answer } : {});
  }

  function backOf(item, what) {
    const before = stood(item, what);
    const back = {};
    Object.keys(what).forEach(function (name) { back[name] = name === "row" ? item.row : before[name]; });
    const after = Object.assign({}, before, what);
    delete after.row;
    return change(item, back, after);
  }

  function placeOf(one) {
    const item = items.find(function (other) {
      return other.sheet === one.sheet && (!("row" in one) || other.row === one.row);
    });
    if (!item) { return ""; }
    const name = item.name || item.picture;
    return "row" in one ? filled(words.place, { name: name, label: item.label }) : name;
  }

  /* What the page itself knows to do with a change: all of it for a row, and for a sheet as much as
     can be said without the program. */
  function apply(one) {
    items.forEach(function (item) {
      if (item.sheet !== one.sheet) { return; }
      if ("out" in one) {
        item.out = one.out;
      } else if ("row" in one) {
        if (item.row === one.row) { item.answer = one.filled; }
      } else if (item.row === null) {
        item.answer = one.version === null ? null : { version: one.version, serial: one.serial };
      }
    });
  }

  /* Where that item stands now which was looked at. What is said here draws it when it is saved;
     of what is said elsewhere it is seen at once. */
  function renew(told) {
    const here = items.length ? key(items[at]) : "";
    const before = JSON.stringify(items[at]);
    items = told.items;
    const place = items.findIndex(function (item) { return key(item) === here; });
    at = place >= 0 ? place : Math.min(at, Math.max(items.length - 1, 0));
    if (!busy && !find("doubts").hidden && JSON.stringify(items[at]) !== before) { draw(); }
  }

  function say(item, what, stay) {
    if (busy) { return; }
    const here = key(item);
    busy = true;
    review.say(change(item, what, stood(item, what)), backOf(item, what), function () { goTo(here); })
      .then(function (outcome) {
        busy = false;
        if (outcome !== "failed") { goTo(stay || outcome === "changed" ? here : null); }
      });
  }

  /* Going from one to another */

  function goTo(wanted) {
    const found = items.findIndex(function (item) { return key(item) === wanted; });
    if (found >= 0) {
      at = found;
    } else {
      const after = items.map(function (item, place) { return place; });
      const start = Math.min(at, Math.max(items.length - 1, 0));
      const turn = after.slice(start).concat(after.slice(0, start));
      const next = turn.find(function (place) { return !isDone(items[place]); });
      at = next === undefined ? start : next;
    }
    review.turn(part);
  }

  function move(step) {
    if (items.length) {
      at = (at + step + items.length) % items.length;
      draw();
    }
  }

  /* Drawing */

  function draw() {
    show("all", !left());
    find("all").textContent = items.length ? words.all : words.nothing;
    show("desk", items.length > 0);
    show("keys", items.length > 0);
    if (items.length) { drawItem(items[at]); }
  }

  function drawItem(item) {
    const sheet = item.row === null;
    find("name").textContent = item.name ? filled(words.sheet, { name: item.name }) : words.unknown;
    find("picture").textContent = item.picture;
    find("ask").textContent = sheet ? words.problem : filled(item.many ? words.rows : words.row, { label: item.label });
    drawPicture("cut", item.cut);
    show("no-picture", !item.cut);
    find("head-box").hidden = !item.head;
    drawPicture("head", item.head);
    drawProblems(item);
    find("read").textContent = item.read || "";
    show("read", Boolean(item.read));
    show("keys", !sheet);
    show("zoom", Boolean(item.cut));
    zoom(false);
    find("seen").parentNode.hidden = sheet;
    find("answers").hidden = sheet || item.out;
    show("number", sheet && !item.out && !item.foreign);
    show("number-keys", sheet && !item.out && !item.foreign);
    if (sheet) { number.draw(item); } else { answers.draw(item); }
    find("out").textContent = item.out ? words.take_in : words.out;
    drawSaid(item);
    find("ask").focus({ preventScroll: true });
  }

  function drawPicture(name, address) {
    const image = find(name);
    image.hidden = !address;
    if (address) { image.src = address; } else { image.removeAttribute("src"); }
  }

  function zoom(large) {
    find("cut").classList.toggle("large", large);
    find("zoom").setAttribute("aria-pressed", String(large));
  }

  function drawProblems(item) {
    const box = find("problems");
    box.textContent = "";
    (item.problems || []).forEach(function (problem) {
      const line = make("p", problem);
      line.className = "notice warn";
      box.appendChild(line);
    });
  }

  function drawSaid(item) {
    let text = "";
    if (item.out) {
      text = words.is_out;
    } else if (item.answer !== null && item.row !== null) {
      text = filled(words.said, {
        answer: item.answer.length ? item.answer.map(function (one) { return item.letters[one]; }).join(" ") : words.said_none
      });
    } else if (item.answer !== null) {
      text = filled(words.said, { answer: item.answer.version + "-" + item.answer.serial });
    }
    find("said").textContent = text;
    show("said", text !== "");
  }

  /* Keys */

  /* A key that is held says one thing once, and nothing of the rows that come after. */
  function held(event) {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); }
  }

  function pressed(event) {
    if (find("doubts").hidden) { return; }
    if (event.repeat) {
      held(event);
      return;
    }
    const item = items[at];
    if (!item || event.ctrlKey || event.metaKey || event.altKey) {
      if (event.ctrlKey && event.key === "z" && event.target.tagName !== "INPUT") {
        event.preventDefault();
        review.undo();
      }
      return;
    }
    if (event.target.tagName === "INPUT") { return; }
    const letter = event.key.length === 1 ? event.key.toUpperCase() : "";
    const onButton = event.target.tagName === "BUTTON";
    const place = item.row === null ? -1 : item.letters.indexOf(letter);
    if (item.row === null && number.type(event, letter)) { return; }
    if (event.key === "ArrowLeft") {
      move(-1);
    } else if (event.key === "ArrowRight") {
      move(1);
    } else if (place >= 0) {
      answers.choose(item, place);
    } else if (letter === "Z") {
      review.undo();
    } else if (letter === "M" && item.row !== null) {
      answers.toggle(item);
    } else if (event.key === " " && !onButton && item.row !== null) {
      answers.none(item);
    } else if (event.key === "Enter" && !onButton) {
      if ((item.row === null || !answers.take(item)) && isDone(item)) { goTo(null); }
    } else {
      return;
    }
    event.preventDefault();
  }

  /* Beginning */

  part.ended = function () {
    const sheets = new Set(items.filter(function (item) { return !isDone(item); })
      .map(function (item) { return item.sheet; }));
    return left() ? filled(words.finished_open, { left: left(), sheets: sheets.size }) : "";
  };
  part.size = function () { return items.length; };
  part.begin = function () { goTo(null); };
  review.parts.push(part);
  find("zoom").addEventListener("click", function (event) {
    zoom(!find("cut").classList.contains("large"));
    /* A click leaves the keys to the answers. */
    if (event.detail) { find("ask").focus({ preventScroll: true }); }
  });
  find("previous").addEventListener("click", function () { move(-1); });
  find("next").addEventListener("click", function () { move(1); });
  find("out").addEventListener("click", function () {
    const item = items[at];
    say(item, { out: !item.out }, item.out);
  });
  find("same").addEventListener("click", function () {
    const item = items[at];
    say(item, { version: item.version, serial: item.serial });
  });
  find("number").addEventListener("submit", function (event) {
    event.preventDefault();
    if (!busy) { number.save(items[at]); }
  });
  document.addEventListener("keydown", pressed);
})(window, document, window.shiliuReview);
