/* The review: one doubtful row or sheet after another. A click is saved at once: sent to the program
   that serves the page, or, where the page was opened as a file, kept in the browser until it is
   downloaded. What the program thinks it saw is told, and never chosen beforehand. */
(function (window, document) {
  "use strict";

  const data = JSON.parse(document.getElementById("review").textContent);
  const words = data.words;
  const served = window.location.protocol !== "file:";
  const kept = "shiliu-review-" + data.paper;
  const base = stamp(JSON.stringify([data.corrections, data.items]));
  const past = [];
  let items = data.items;
  let at = 0;
  let several = null;
  let version = null;
  let busy = false;
  let unsaved = false;

  function find(name) { return document.querySelector("[data-" + name + "]"); }

  function show(name, visible) { find(name).hidden = !visible; }

  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, function (whole, key) {
      return key in values ? values[key] : whole;
    });
  }

  /* A short sign of a text: another text, another sign. */
  function stamp(text) {
    let sum = 7;
    for (let i = 0; i < text.length; i += 1) { sum = (sum * 31 + text.charCodeAt(i)) % 4294967291; }
    return sum + "." + text.length;
  }

  function make(tag, text) {
    const element = document.createElement(tag);
    element.textContent = text;
    return element;
  }

  function key(item) { return item.row === null ? item.sheet : item.sheet + "/" + item.row; }

  function isDone(item) { return item.out || item.answer !== null; }

  function left() { return items.filter(function (item) { return !isDone(item); }).length; }

  /* Changes */

  function change(item, what) { return Object.assign({ sheet: item.sheet }, what); }

  function backOf(item, what) {
    if ("out" in what) { return change(item, { out: item.out }); }
    if ("row" in what) { return change(item, { row: item.row, filled: item.answer }); }
    const before = item.answer || { version: null, serial: null };
    return change(item, { version: before.version, serial: before.serial });
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

  function send(one) {
    if (!served) {
      apply(one);
      remember(one);
      return Promise.resolve();
    }
    find("saved").textContent = words.saving;
    return window.fetch("corrections", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(one)
    }).then(function (reply) {
      if (!reply.ok) { throw new Error(String(reply.status)); }
      return reply.json();
    }).then(function (told) {
      if (told.taken) { throw new Taken(told.taken); }
      if (told.items) { items = told.items; } else { apply(one); }
      find("saved").textContent = words.saved;
    });
  }

  function say(item, what, stay) {
    if (busy) { return; }
    const one = change(item, what);
    const back = { change: backOf(item, what), key: key(item) };
    busy = true;
    send(one).then(function () {
      past.push(back);
      goTo(stay ? key(item) : null);
    }).catch(failed).then(function () { busy = false; });
  }

  function undo() {
    const last = past[past.length - 1];
    if (!last || busy) { return; }
    busy = true;
    send(last.change).then(function () {
      past.pop();
      goTo(last.key);
    }).catch(failed).then(function () { busy = false; });
  }

  /* A number that another sheet has: nothing was saved. */
  function Taken(picture) { this.picture = picture; }

  function failed(fault) {
    if (fault instanceof Taken) {
      find("saved").textContent = "";
      find("taken").textContent = filled(words.taken, { picture: fault.picture });
      show("taken", true);
      find("taken").scrollIntoView({ block: "nearest" });
      return;
    }
    find("saved").textContent = words.failed;
  }

  /* Kept in the browser, for a page opened as a file: until it is downloaded or forgotten, and only
     for the page as it was, since what was decided elsewhere meanwhile is newer. */

  function stored() {
    try {
      const text = window.localStorage.getItem(kept);
      const found = JSON.parse(text);
      if (found && found.base === base) { return found.changes; }
      show("dropped", text !== null);
    } catch (fault) { /* Nothing of ours. */ }
    forget();
    return [];
  }

  function forget() {
    try { window.localStorage.removeItem(kept); } catch (fault) { /* Nothing is kept. */ }
    show("forget", false);
  }

  function remember(one) {
    data.changes.push(one);
    unsaved = true;
    try {
      window.localStorage.setItem(kept, JSON.stringify({ base: base, changes: data.changes }));
    } catch (fault) { /* The page warns when it is left. */ }
    show("forget", true);
  }

  function corrections() {
    const sheets = JSON.parse(JSON.stringify(data.corrections.sheets));
    data.changes.forEach(function (one) {
      const said = sheets[one.sheet] = sheets[one.sheet] || {};
      if ("out" in one) {
        if (one.out) { said.out = true; } else { delete said.out; }
      } else if ("row" in one) {
        said.rows = said.rows || {};
        if (one.filled === null) { delete said.rows[one.row]; } else { said.rows[one.row] = one.filled; }
        if (!Object.keys(said.rows).length) { delete said.rows; }
      } else {
        if (said.version && said.version !== one.version) { delete said.rows; }
        if (one.version === null) {
          delete said.version;
          delete said.serial;
        } else {
          said.version = one.version;
          said.serial = one.serial;
        }
      }
      if (!Object.keys(said).length) { delete sheets[one.sheet]; }
    });
    return { format: data.corrections.format, paper: data.paper, sheets: sheets };
  }

  function download() {
    const text = JSON.stringify(corrections(), null, 1) + "\n";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = "corrections.json";
    link.click();
    window.setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
    unsaved = false;
    forget();
    show("downloaded", true);
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
    draw();
  }

  function move(step) {
    if (items.length) {
      at = (at + step + items.length) % items.length;
      draw();
    }
  }

  /* Drawing */

  function draw() {
    const open = left();
    const bar = find("progress");
    bar.max = Math.max(items.length, 1);
    bar.value = items.length - open;
    find("left").textContent = open ? filled(words.left, { left: open }) : "";
    find("undo").disabled = !past.length;
    show("all", !open);
    find("all").textContent = items.length ? words.all : words.nothing;
    show("desk", items.length > 0);
    if (items.length) { drawItem(items[at]); }
  }

  function drawItem(item) {
    const sheet = item.row === null;
    find("name").textContent = item.name ? filled(words.sheet, { name: item.name }) : words.unknown;
    find("picture").textContent = item.picture;
    find("ask").textContent = sheet ? words.problem : filled(item.many ? words.rows : words.row, { label: item.label });
    drawPicture("cut", item.cut);
    show("no-picture", !item.cut);
    find("head-box").hidden = sheet || !item.head;
    drawPicture("head", sheet ? "" : item.head);
    drawProblems(item);
    find("read").textContent = item.read || "";
    show("read", Boolean(item.read));
    show("keys", !sheet);
    find("cut").classList.remove("large");
    find("seen").parentNode.hidden = sheet;
    find("answers").hidden = sheet || item.out;
    show("number", sheet && !item.out && !item.foreign);
    if (sheet) { drawNumber(item); } else { drawRow(item); }
    find("out").textContent = item.out ? words.take_in : words.out;
    drawSaid(item);
    find("ask").focus({ preventScroll: true });
  }

  function drawPicture(name, address) {
    const image = find(name);
    image.hidden = !address;
    if (address) { image.src = address; } else { image.removeAttribute("src"); }
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

  function button(text, pressed, act) {
    const made = make("button", text);
    made.type = "button";
    if (pressed !== null) { made.setAttribute("aria-pressed", String(pressed)); }
    made.addEventListener("click", act);
    return made;
  }

  function drawRow(item) {
    const box = find("answers");
    const seen = find("seen");
    several = item.many ? (item.answer || []).slice() : null;
    seen.textContent = item.seen.length ? "" : words.seen_none;
    item.seen.forEach(function (one) {
      seen.appendChild(make("b", one[0] + " " + words["mark_" + one[1]]));
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

  function takeSeveral(item) {
    if (several && several.length) { say(item, { row: item.row, filled: several }); }
  }

  function drawNumber(item) {
    const box = find("versions");
    version = item.fixed ? item.version : item.answer ? item.answer.version : null;
    box.textContent = "";
    data.versions.forEach(function (name) {
      if (item.fixed && name !== item.version) { return; }
      const made = button(name, name === version, function () {
        version = name;
        box.querySelectorAll("button").forEach(function (other) {
          other.setAttribute("aria-pressed", String(other === made));
        });
      });
      box.appendChild(made);
    });
    find("serial").value = item.answer ? item.answer.serial : "";
    show("same", item.same);
    show("wrong", false);
    show("taken", false);
  }

  function saveNumber(item) {
    show("wrong", false);
    show("taken", false);
    const serial = Number(find("serial").value.trim().normalize("NFKC"));
    if (!Number.isInteger(serial) || serial < 1 || serial > 999999 || version === null) {
      show("wrong", true);
      return;
    }
    say(item, { version: version, serial: serial });
  }

  function finish() {
    const open = left();
    const waiting = new Set(items.filter(function (item) { return !isDone(item); })
      .map(function (item) { return item.sheet; }));
    window.fetch("finish", { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" })
      .then(function (reply) {
        if (!reply.ok) { throw new Error(String(reply.status)); }
        show("desk", false);
        show("keys", false);
        show("all", true);
        find("all").textContent = open ? filled(words.finished_open, { left: open, sheets: waiting.size }) : words.finished;
        find("all").classList.toggle("fine", !open);
        find("all").classList.toggle("warn", open > 0);
        find("left").textContent = "";
        find("finish").disabled = true;
        find("undo").disabled = true;
        find("saved").textContent = "";
        items = [];
      }).catch(failed);
  }

  /* Keys */

  /* A key that is held says one thing once, and nothing of the rows that come after. */
  function held(event) {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); }
  }

  function pressed(event) {
    if (event.repeat) {
      held(event);
      return;
    }
    const item = items[at];
    if (!item || event.ctrlKey || event.metaKey || event.altKey) {
      if (event.ctrlKey && event.key === "z" && event.target.tagName !== "INPUT") {
        event.preventDefault();
        undo();
      }
      return;
    }
    if (event.target.tagName === "INPUT") { return; }
    const letter = event.key.length === 1 ? event.key.toUpperCase() : "";
    const onButton = event.target.tagName === "BUTTON";
    const place = item.row === null ? -1 : item.letters.indexOf(letter);
    if (event.key === "ArrowLeft") {
      move(-1);
    } else if (event.key === "ArrowRight") {
      move(1);
    } else if (place >= 0) {
      choose(item, place);
    } else if (letter === "Z") {
      undo();
    } else if (letter === "M" && item.row !== null) {
      toggleSeveral(item);
    } else if (event.key === " " && !onButton && item.row !== null) {
      none(item);
    } else if (event.key === "Enter" && !onButton && item.row !== null) {
      takeSeveral(item);
    } else {
      return;
    }
    event.preventDefault();
  }

  /* Beginning */

  data.changes = [];
  if (!served) {
    stored().forEach(function (one) {
      data.changes.push(one);
      apply(one);
    });
    show("forget", data.changes.length > 0);
    window.addEventListener("beforeunload", function (event) {
      if (unsaved) { event.preventDefault(); }
    });
  }
  show("file", !served);
  show("finish", served);
  show("download", !served);
  find("finish").addEventListener("click", finish);
  find("cut").addEventListener("click", function () { this.classList.toggle("large"); });
  find("download").addEventListener("click", download);
  find("forget").addEventListener("click", function () {
    if (!window.confirm(find("forget").getAttribute("data-sure"))) { return; }
    forget();
    unsaved = false;
    window.location.reload();
  });
  find("undo").addEventListener("click", undo);
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
    saveNumber(items[at]);
  });
  document.addEventListener("keydown", pressed);
  goTo(null);
})(window, document);
