  function button(text, pressed, look) {
    var control = make("button", { "class": "button " + (look || ""), type: "button", text: text });
    control.addEventListener("click", pressed);
    return control;
  }

  function full(text, pressed) { return button(text, pressed, "button-full"); }

  /** Show a new view; after a press the reader is led to its `heading`. */
  function turn(box, content, heading, pressed) {
    show(box, content);
    if (!pressed) { return; }
    heading.focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest" });
    heading.scrollIntoView({ block: "nearest" });
  }

  function bar(share) {
    var line = make("div", { "class": "quiz-bar" }, [make("span")]);
    line.firstChild.style.inlineSize = share * 100 + "%";
    return line;
  }

  /** Ask the question at which a game is. A game has `box`, `mode`, `items` and `state`; `title()` says
      where one is, `status()` gives what stands under it, `last()` whether this is the last question,
      `more()` adds questions, `end(pressed)` shows how it went. */
  function ask(game, pressed) {
    var state = game.state;
    if (game.more) { game.more(); }
    if (state.at >= state.ids.length) {
      end(game, pressed);
      return;
    }
    var id = state.ids[state.at];
    var item = game.items[id];
    var given = state.given[state.at];
    var status = make("div", { "class": "play-status" });
    var next = full("", function () {
      var last = game.last();
      state.at += 1;
      state.draft = null;
      if (last) { end(game, true); } else {
        save(game);
        ask(game, true);
      }
    });
    var stop = button(said.stop, function () { end(game, true); }, "play-stop");
    function name() {
      var answered = state.given[state.at] !== null && state.given[state.at] !== undefined;
      stop.hidden = answered && game.last();
      next.textContent = game.last() ? words.finish : words.next;
      if (game.status) { show(status, game.status()); }
    }
    var heading = make("h2", { "class": "kicker", tabindex: "-1", text: game.title() });
    name();
    turn(game.box, make("div", { "class": "panel" }, [
      heading, !game.status && bar((state.at + 1) / state.ids.length), game.status && status,
      Quiz.question(item, {
        seed: state.seed + id, then: next, draft: state.draft,
        given: given === null ? undefined : given,
        changed: function (draft) {
          state.draft = draft;
          if (!state.given[state.at]) { save(game); }
        },
        done: function (right, answer) {
          state.given[state.at] = answer;
          state.draft = null;
          save(game);
          name();
        }
      }),
      stop
    ]), heading, pressed);
    if (pressed) { save(game); }
  }

  function end(game, pressed) {
    if (!answers(game).length) {
      game.state = null;
      Quiz.keep(keyOf(game.mode), null);
      game.first(pressed);
      return;
    }
    game.state.done = true;
    save(game);
    game.end(pressed);
  }

  /** Questions to be looked at again, each with what was answered. */
  function review(missed) {
    return make("ol", { "class": "review" }, missed.map(function (one) {
      var item = one.item;
      var say = types[item.type].say;
      var none = one.given === null || one.given === undefined;
      return make("li", { lang: item.lang, dir: item.dir }, [
        make("p", { "class": "stem", text: item.stem }),
        make("p", { "class": "meta",
          text: none ? said.unanswered : fill(words.your_answer, { answer: say(item, one.given) }) }),
        make("p", { "class": "answer-text",
          text: fill(words.right_answer, { answer: say(item, item.answer) }) }),
        item.explanation && make("p", { text: item.explanation }),
        Quiz.sourceLink(item)
      ]);
    }));
  }

  /** How a game went: `parts` stand between the score and the questions to be looked at again. */
  function ended(game, parts, pressed) {
    var done = answers(game);
    var missed = wrong(game);
    var heading = make("h2", {
      "class": "quiz-score", tabindex: "-1",
      text: fill(words.score, { right: done.length - missed.length, total: done.length })
    });
    turn(game.box, make("div", { "class": "panel quiz-end" }, [heading].concat(
      parts,
      missed.length ? [make("h3", { text: words.review }), review(missed)] : [],
      game.start(true)
    )), heading, pressed);
    if (pressed) { game.box.scrollIntoView({ block: "start" }); }
  }

  function praise(game) {
    var total = answers(game).length;
    var right = total - wrong(game).length;
    return make("p", {
      text: words.praise[total && right === total ? 2 : right * 2 >= total && total ? 1 : 0]
    });
  }
