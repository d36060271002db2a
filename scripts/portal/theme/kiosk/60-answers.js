/* How the questions of each type are answered with a finger alone.

   A type has: `build(item, pick, changed)`, what is answered with, from what was picked so far;
   `start(item)`, a pick with nothing in it; `whole(item, pick)`, whether all is answered; `right(item,
   pick)`; `say(item)`, the right answer in words. After `pick.done` it shows what was right. */
(function (Kiosk) {
  "use strict";

  function list(value) { return Array.isArray(value) ? value : [value]; }

  function mark(right) {
    return Kiosk.make("span", {
      "class": "mark", text: right ? "✓ " + Kiosk.say("quiz.this_is_right") : "✗ " + Kiosk.say("quiz.you_chose")
    });
  }

  function option(text, number, pressed, act, state) {
    return Kiosk.make("button", {
      type: "button", "class": "option" + (state ? " option-" + state : ""), act: act,
      "aria-pressed": String(pressed)
    }, [
      number ? Kiosk.make("span", { "class": "badge", text: number }) : null,
      Kiosk.make("span", { "class": "option-words", text: text, dir: "auto" }),
      state === "right" || state === "wrong" ? mark(state === "right") : null
    ]);
  }

  function choice(optionsOf, single) {
    return {
      start: function () { return { chosen: [] }; },
      build: function (item, pick, changed) {
        var right = list(item.answer);
        return Kiosk.make("div", { "class": "options" }, optionsOf(item).map(function (one) {
          var chosen = pick.chosen.indexOf(one.value) >= 0;
          var isRight = right.indexOf(one.value) >= 0;
          var state = pick.done ? (isRight ? "right" : chosen ? "wrong" : "other") : "";
          return option(one.text, "", chosen, function () {
            if (pick.done) { return; }
            if (single) { pick.chosen = [one.value]; }
            else if (chosen) { pick.chosen = pick.chosen.filter(function (value) { return value !== one.value; }); }
            else { pick.chosen.push(one.value); }
            changed();
          }, state);
        }));
      },
      whole: function (item, pick) { return pick.chosen.length > 0; },
      right: function (item, pick) {
        var right = list(item.answer);
        return pick.chosen.length === right.length && right.every(function (value) {
          return pick.chosen.indexOf(value) >= 0;
        });
      },
      say: function (item) {
        return list(item.answer).map(function (value) {
          return value === true ? Kiosk.say("quiz.true") : value === false ? Kiosk.say("quiz.false") : value;
        }).join(Kiosk.say("quiz.comma"));
      }
    };
  }

  function plainOptions(item) {
    return item.options.map(function (text) { return { value: text, text: text }; });
  }

  function trueOrFalse() {
    return [{ value: true, text: Kiosk.say("quiz.true") }, { value: false, text: Kiosk.say("quiz.false") }];
  }

  function undo(pick, act) {
    return pick.done ? null : Kiosk.button("button button-light", null, Kiosk.say("kiosk.undo"), act);
  }

  /** Touched one by one, in their order; shuffled, but never so that it is right already. */
  var order = {
    start: function (item) {
      var mixed = Kiosk.shuffled(list(item.answer));
      var same = mixed.every(function (text, i) { return text === item.answer[i]; });
      return { mixed: same ? mixed.slice(1).concat(mixed[0]) : mixed, touched: [] };
    },
    build: function (item, pick, changed) {
      return Kiosk.make("div", { "class": "options" }, pick.mixed.map(function (text) {
        var place = pick.touched.indexOf(text);
        var state = pick.done ? (item.answer[place] === text ? "right" : "wrong") : "";
        return option(text, place < 0 ? "·" : String(place + 1), place >= 0, function () {
          if (pick.done) { return; }
          if (place < 0) { pick.touched.push(text); } else { pick.touched = pick.touched.slice(0, place); }
          changed();
        }, state);
      }).concat(undo(pick, function () {
        pick.touched = [];
        changed();
      })));
    },
    whole: function (item, pick) { return pick.touched.length === item.answer.length; },
    right: function (item, pick) {
      return item.answer.every(function (text, i) { return text === pick.touched[i]; });
    },
    say: function (item) { return item.answer.join(Kiosk.say("quiz.arrow")); }
  };

  /** Pairs: one side is touched, then the other. Every pair has its number. */
  var match = {
    start: function (item) {
      return {
        rights: Kiosk.shuffled(item.answer.map(function (pair) { return pair[1]; })),
        left: -1, with: item.answer.map(function () { return -1; })
      };
    },
    build: function (item, pick, changed) {
      var lefts = item.answer.map(function (pair, i) {
        var paired = pick.with[i] >= 0;
        var state = pick.done ? (pick.rights[pick.with[i]] === pair[1] ? "right" : "wrong") : "";
        if (pick.left === i) { state = "held"; }
        return option(pair[0], paired ? String(i + 1) : "·", paired || pick.left === i, function () {
          if (pick.done) { return; }
          pick.with[i] = -1;
          pick.left = i;
          changed();
        }, state);
      });
      var rights = pick.rights.map(function (text, j) {
        var i = pick.with.indexOf(j);
        return option(text, i < 0 ? "·" : String(i + 1), i >= 0, function () {
          if (pick.done) { return; }
          if (i >= 0) { pick.with[i] = -1; }
          if (pick.left < 0) { pick.left = pick.with.indexOf(-1); }
          pick.with[pick.left] = j;
          pick.left = -1;
          changed();
        });
      });
      return Kiosk.make("div", {}, [
        Kiosk.make("div", { "class": "pairs" }, [
          Kiosk.make("div", { "class": "options" }, lefts), Kiosk.make("div", { "class": "options" }, rights)
        ]),
        undo(pick, function () {
          pick.with = item.answer.map(function () { return -1; });
          pick.left = -1;
          changed();
        })
      ]);
    },
    whole: function (item, pick) { return pick.with.indexOf(-1) < 0; },
    right: function (item, pick) {
      return item.answer.every(function (pair, i) { return pick.rights[pick.with[i]] === pair[1]; });
    },
    say: function (item) {
      return item.answer.map(function (pair) { return pair.join(Kiosk.say("quiz.arrow")); })
        .join(Kiosk.say("quiz.comma"));
    }
  };

  /** A number, with keys. */
  var number = {
    start: function () { return { text: "" }; },
    build: function (item, pick, changed) {
      var keys = pick.done ? [] : "1234567890.%".split("").map(function (sign) {
        return Kiosk.button("key", null, sign, function () {
          if (pick.text.length < 12) { pick.text += sign; }
          changed();
        });
      });
      if (!pick.done) {
        keys.push(Kiosk.button("key key-wide", null, Kiosk.say("search.keypad_delete"), function () {
          pick.text = pick.text.slice(0, -1);
          changed();
        }));
      }
      return Kiosk.make("div", {}, [
        Kiosk.make("p", { "class": "field number", role: "status", dir: "ltr", text: pick.text || "…" }),
        Kiosk.make("div", { "class": "numbers", dir: "ltr" }, keys)
      ]);
    },
    whole: function (item, pick) { return pick.text !== ""; },
    right: function (item, pick) {
      return list(item.answer).some(function (accepted) { return String(accepted).trim() === pick.text; });
    },
    say: function (item) { return String(list(item.answer)[0]); }
  };

  function isNumber(accepted) { return /^\s*\d[\d.]*%?\s*$/.test(String(accepted)); }

  Kiosk.answers = {
    single: choice(plainOptions, true),
    multiple: choice(plainOptions, false),
    true_false: choice(trueOrFalse, true),
    order: order,
    match: match,
    blank: number,
    "short": number
  };

  /** Whether a question can be answered here: of those that are written, only those with a number. */
  Kiosk.answerable = function (item) {
    var written = item.type === "blank" || item.type === "short";
    return Boolean(Kiosk.answers[item.type]) && (!written || list(item.answer).some(isNumber));
  };
})(PortalKiosk);
