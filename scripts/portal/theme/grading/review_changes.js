/* What the parts of the review share: a change is saved at once, one after another, and can be
   undone: sent to the program that serves the page, or, where the page was opened as a file, kept
   in the browser until it is downloaded. Each change says what it was decided on (`was`): where
   another window decided otherwise meanwhile, that stays, and it is told. */
window.shiliuReview = (function (window, document) {
  "use strict";

  const data = JSON.parse(document.getElementById("review").textContent);
  const words = data.words;
  const served = window.location.protocol !== "file:";
  const kept = "shiliu-review-" + data.paper;
  const base = stamp(JSON.stringify([data.corrections, data.items, data.cards]));
  const past = [];
  const parts = [];
  const changes = [];
  let chain = Promise.resolve();
  let unsaved = false;
  let seen = data.revision;

  function find(name) { return document.querySelector("[data-" + name + "]"); }

  function show(name, visible) { find(name).hidden = !visible; }

  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, function (whole, key) {
      return key in values ? values[key] : whole;
    });
  }

  function make(tag, text) {
    const element = document.createElement(tag);
    element.textContent = text;
    return element;
  }

  function button(text, pressed, act) {
    const made = make("button", text);
    made.type = "button";
    if (pressed !== null) { made.setAttribute("aria-pressed", String(pressed)); }
    made.addEventListener("click", act);
    return made;
  }

  /* A short sign of a text: another text, another sign. */
  function stamp(text) {
    let sum = 7;
    for (let i = 0; i < text.length; i += 1) { sum = (sum * 31 + text.charCodeAt(i)) % 4294967291; }
    return sum + "." + text.length;
  }

  /* A serial as a person writes it, `12`, with its version where it is said, `A-12`; null where it
     is neither. */
  function numberIn(text) {
    const found = /^([A-Z])?\s*-?\s*0*([1-9]\d{0,5})$/.exec(text.normalize("NFKC").trim().toUpperCase());
    return found && { version: found[1] || null, serial: Number(found[2]) };
  }

  function apply(one) { parts.forEach(function (part) { part.apply(one); }); }

  function send(one) {
    if (!served) {
      apply(one);
      remember(one);
      return Promise.resolve();
    }
    tell(words.saving, false);
    return post("corrections", Object.assign({ seen: seen }, one)).then(function (told) {
      if (told.taken) { throw new Taken(told.taken); }
      if (told.changed) {
        parts.forEach(function (part) { part.refused(one); });
        renew(told);
        throw new Changed(one);
      }
      if (!told.items) { apply(one); }
      renew(told);
      tell(words.saved, false);
      show("changed", false);
    });
  }

  /* Take over what was decided in another window. */
  function renew(told) {
    seen = told.revision;
    if (told.items) { parts.forEach(function (part) { part.renew(told); }); }
  }

  /* Say how it is with saving; `bad` where something was not saved. */
  function tell(text, bad) {
    find("saved").textContent = text;
    find("saved").classList.toggle("bad", bad);
  }

  function post(where, what) {
    return window.fetch(where, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(what)
    }).then(function (reply) {
      if (!reply.ok) { throw new Error(String(reply.status)); }
      return reply.json();
    });
  }

  /* Save a change after those before it; `back` undoes it, and `go` shows where that was. Resolves
     to what became of it: `saved`, `failed`, or `changed` elsewhere. */
  function say(one, back, go) {
    return inTurn(function () {
      return send(one).then(function () { past.push({ change: back, go: go }); });
    });
  }

  /* Undo what was saved last, once all that was said before is. */
  function undo() {
    inTurn(function () {
      const last = past[past.length - 1];
      return last && send(last.change).catch(function (fault) {
        if (fault instanceof Changed) {
          past.pop();
          last.go();
        }
        throw fault;
      }).then(function () {
        past.pop();
        last.go();
      });
    });
  }

  function inTurn(act) {
    chain = chain.then(act).then(function () { return "saved"; }).catch(failed).then(function (outcome) {
      api.head();
      find("undo").disabled = !past.length;
      return outcome;
    });
    return chain;
  }

  /* A number that another sheet has: nothing was saved. */
  function Taken(picture) { this.picture = picture; }

  /* What another window had decided otherwise: that stays. */
  function Changed(one) { this.one = one; }

  function failed(fault) {
    if (fault instanceof Changed) {
      const places = parts.map(function (part) { return part.place(fault.one); }).filter(Boolean);
      tell("", false);
      find("changed").textContent = filled(words.changed, { place: places[0] || fault.one.hand || "" });
      show("changed", true);
      find("changed").scrollIntoView({ block: "nearest" });
      return "changed";
    }
    if (fault instanceof Taken) {
      tell("", false);
      find("taken").textContent = filled(words.taken, { picture: fault.picture });
      show("taken", true);
      find("taken").scrollIntoView({ block: "nearest" });
    } else {
      tell(words.failed, true);
    }
    return "failed";
  }

  /* Kept in the browser, for a page opened as a file: until it is downloaded or forgotten, and only
     for the page as it was, since what was decided elsewhere meanwhile is newer. */

  function stored() {
    let text = null;
    try {
      text = window.localStorage.getItem(kept);
      const found = JSON.parse(text);
      if (found && found.base === base) { return found.changes; }
    } catch (fault) { /* Nothing of ours. */ }
    if (text !== null) {
      show("dropped", true);
      forget();
    }
    return [];
  }

  function forget() {
    try { window.localStorage.removeItem(kept); } catch (fault) { /* Nothing is kept. */ }
    show("forget", false);
  }

  function remember(one) {
    changes.push(one);
    unsaved = true;
    show("downloaded", false);
    try {
      window.localStorage.setItem(kept, JSON.stringify({ base: base, changes: changes }));
    } catch (fault) { /* The page warns when it is left. */ }
    show("forget", true);
  }

  function corrections() {
    const sheets = JSON.parse(JSON.stringify(data.corrections.sheets));
    const hand = JSON.parse(JSON.stringify(data.corrections.hand));
    changes.forEach(function (one) {
      if ("hand" in one) { give(hand, one); } else { correct(sheets, one); }
    });
    return { format: data.corrections.format, paper: data.paper, sheets: sheets, hand: hand };
  }

  function give(hand, one) {
    const given = hand[one.hand] = hand[one.hand] || {};
    if (one.points === null) { delete given[one.question]; } else { given[one.question] = one.points; }
    if (!Object.keys(given).length) { delete hand[one.hand]; }
  }

  function correct(sheets, one) {
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

  /* Tell the program that it is over; `close` draws the end. What is under way is saved first. */
  function finish(close) {
    find("finish").disabled = true;
    chain.then(function () { return post("finish", { seen: seen }); }).then(function (told) {
      renew(told);
      find("undo").disabled = true;
      tell("", false);
      close();
    }).catch(function (fault) {
      find("finish").disabled = false;
      failed(fault);
    });
  }

  /* With all parts there: what the browser kept is said once more. */
  function begin() {
    if (!served) {
      stored().forEach(function (one) {
        changes.push(one);
        apply(one);
      });
      show("forget", changes.length > 0);
      window.addEventListener("beforeunload", function (event) {
        if (unsaved) { event.preventDefault(); }
      });
    }
    find("undo").disabled = true;
    show("file", !served);
    show("finish", served);
    show("download", !served);
    find("forget").addEventListener("click", function () {
      if (!window.confirm(find("forget").getAttribute("data-sure"))) { return; }
      forget();
      unsaved = false;
      window.location.reload();
    });
    find("undo").addEventListener("click", undo);
  }

  const api = {
    data: data, words: words, parts: parts,
    find: find, show: show, filled: filled, make: make, button: button, numberIn: numberIn,
    say: say, undo: undo, finish: finish, download: download, begin: begin
  };
  return api;
})(window, document);
