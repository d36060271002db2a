  var LIVES = 3;
  var STEP = 5;
  var FAR = 200;

  /** The questions of a challenge: five of each difficulty, and of the highest all there are. */
  function rising(bank) {
    var levels = [1, 2, 3].map(function (level) {
      return bank.filter(function (item) { return item.difficulty === level; });
    }).filter(function (items) { return items.length; });
    var facts = {};
    var ids = [];
    levels.forEach(function (items, i) {
      var about = items.filter(function (item) {
        return !item.facts.some(function (fact) { return facts[fact]; });
      });
      var drawn = draw(about, i < levels.length - 1 ? STEP : FAR);
      items.forEach(function (item) {
        if (drawn.indexOf(item.id) >= 0) { item.facts.forEach(function (fact) { facts[fact] = true; }); }
      });
      ids = ids.concat(drawn);
    });
    return ids;
  }

  modes.challenge = function (box, bank) {
    var items = byId(bank);
    var game = { mode: "challenge", box: box, items: items, state: resumed("challenge", items) };

    function best() {
      var found = Quiz.kept("play-best");
      return typeof found === "number" && found > 0 ? found : 0;
    }
    function right() { return answers(game).length - wrong(game).length; }
    function lives() { return Math.max(0, LIVES - wrong(game).length); }

    game.start = function (again) {
      return make("div", { "class": "quiz-start" + (again ? "" : " panel") }, [
        !again && make("p", { text: said.challenge_rules }),
        best() > 0 && make("p", { "class": "meta", text: fill(said.best, { best: best() }) }),
        full(again ? words.again : words.start, function () {
          game.state = fresh(rising(bank), "", ROUND);
          ask(game, true);
        })
      ]);
    };
    game.title = function () { return fill(said.question, { current: game.state.at + 1 }); };
    game.status = function () {
      var item = items[game.state.ids[game.state.at]];
      var left = lives();
      return make("p", {}, [
        make("span", { "class": "play-lives", role: "img", "aria-label": fill(said.lives, { count: left }),
          text: new Array(left + 1).join("♥") + new Array(LIVES - left + 1).join("♡") }),
        make("span", { text: fill(said.level, { level: item.difficulty }) }),
        make("span", { text: fill(said.right_so_far, { right: right() }) })
      ]);
    };
    game.last = function () { return !lives() || game.state.at >= game.state.ids.length - 1; };
    game.end = function (pressed) {
      var record = right() > best();
      if (record) { Quiz.keep("play-best", right()); }
      ended(game, [
        make("p", { text: lives() ? said.challenge_all : said.challenge_over }),
        record && make("p", { "class": "play-record", text: said.record })
      ], pressed);
    };
    heed([keyOf("challenge"), "play-best"], function () { modes.challenge(box, bank); });
    resume(game);
  };
