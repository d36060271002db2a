  var counter = 0;

  /** A row of chips of which one is chosen: `choices` are [value, text]. */
  function chips(title, choices, chosen, choose) {
    counter += 1;
    var name = "choice-" + counter;
    return make("fieldset", {}, [
      make("legend", { text: title }),
      make("ul", { "class": "chips" }, choices.map(function (choice, i) {
        var id = name + "-" + i;
        var input = make("input", { "class": "sr-only", type: "radio", name: name, id: id });
        input.checked = choice[0] === chosen;
        input.addEventListener("change", function () { choose(choice[0]); });
        return make("li", {}, [input, make("label", { "class": "chip", "for": id, text: choice[1] })]);
      }))
    ]);
  }

  /** A number of questions of a topic, one after another. Of `many`, 0 is without end. */
  function rounds(mode, box, bank, many) {
    var game = { mode: mode, box: box, items: byId(bank), state: resumed(mode, byId(bank)) };
    var topics = JSON.parse(box.getAttribute("data-topics") || "[]").filter(function (topic) {
      return bank.some(function (item) { return item.topic === topic; });
    });
    var topic = game.state && topics.indexOf(game.state.topic) >= 0 ? game.state.topic : "";
    var number = game.state && many.indexOf(game.state.many) >= 0 ? game.state.many : many[0];

    function ofTopic() {
      return bank.filter(function (item) { return !topic || item.topic === topic; });
    }
    game.start = function (again) {
      return make("div", { "class": "quiz-start" + (again ? "" : " panel") }, [
        topics.length > 1 && chips(words.topic, [["", words.all]].concat(topics.map(function (text) {
          return [text, text];
        })), topic, function (chosen) { topic = chosen; }),
        many.length > 1 && chips(said.how_many, many.map(function (count) {
          return [count, count ? fill(said.many, { count: count }) : said.endless];
        }), number, function (chosen) { number = chosen; }),
        full(again ? words.again : words.start, function () {
          game.state = fresh(draw(ofTopic(), number || ROUND), topic, number);
          ask(game, true);
        })
      ]);
    };
    game.title = function () {
      var current = game.state.at + 1;
      return game.state.many ? fill(words.progress, { current: current, total: game.state.ids.length })
        : fill(said.question, { current: current });
    };
    game.last = function () { return Boolean(game.state.many) && game.state.at >= game.state.ids.length - 1; };
    game.more = function () {
      var state = game.state;
      if (state.many || state.at < state.ids.length) { return; }
      topic = topics.indexOf(state.topic) >= 0 ? state.topic : "";
      state.ids = state.ids.concat(draw(ofTopic(), ROUND));
    };
    game.end = function (pressed) { ended(game, [praise(game)], pressed); };
    heed([keyOf(mode)], function () { rounds(mode, box, bank, many); });
    resume(game);
  }

  /** Go on where the reader was, or begin. */
  function resume(game) {
    game.first = game.first || function (pressed) {
      var start = game.start(false);
      turn(game.box, start, all(start, ".button-full")[0], pressed);
    };
    if (!game.state) { game.first(); }
    else if (game.state.done) { game.end(false); }
    else { ask(game, false); }
  }

  modes.round = function (box, bank) { rounds("round", box, bank, [ROUND]); };

  modes.practice = function (box, bank) { rounds("practice", box, bank, [ROUND, 2 * ROUND, 0]); };
