/* A round of the quiz: ten questions, each explained at once. It stands in the route, so that the
   visitor finds it again after reading a source, and in the other language. */
(function (Kiosk) {
  "use strict";

  var ROUND = 10;

  /** The questions that can be asked here: none whose source the kiosk does not hold. */
  function asked(bank) {
    return bank.filter(function (item) {
      return Kiosk.answerable(item) && (!item.source || Kiosk.routeOf(item.source.url));
    });
  }

  /** Ten at random about different facts. */
  function draw(bank) {
    var met = {};
    return Kiosk.shuffled(bank).filter(function (item) {
      return !item.facts.some(function (fact) { return met[fact]; }) &&
        item.facts.every(function (fact) { return (met[fact] = true); });
    }).slice(0, ROUND);
  }

  /** The round in the language that is shown now, as far as it has the questions. */
  function translate(round, bank) {
    if (round.lang === Kiosk.visit.lang) { return; }
    round.lang = Kiosk.visit.lang;
    round.items = round.items.map(function (item) {
      return bank.filter(function (other) { return other.id === item.id; })[0] || item;
    });
    /* What was picked are words of the other language. */
    if (!round.pick.done) { round.pick = Kiosk.answers[round.items[round.at].type].start(round.items[round.at]); }
    round.retold = round.pick.done;
  }

  function begin(route, bank) {
    var items = draw(bank.filter(function (item) { return !route.topic || item.topic === route.topic; }));
    if (!items.length) { return; }
    route.round = {
      items: items, at: 0, missed: [], lang: Kiosk.visit.lang, pick: Kiosk.answers[items[0].type].start(items[0])
    };
    route.top = 0;
    Kiosk.show();
  }

  function start(route, bank, again) {
    var topics = [];
    bank.forEach(function (item) { if (topics.indexOf(item.topic) < 0) { topics.push(item.topic); } });
    if (topics.indexOf(route.topic) < 0) { route.topic = ""; }
    return Kiosk.make("div", { "class": "quiz-start" }, [
      topics.length > 1 ? Kiosk.make("h2", { text: Kiosk.say("quiz.topic") }) : null,
      topics.length > 1 ? Kiosk.chips(route, topics, Kiosk.say("quiz.all_topics"), function (name) {
        route.topic = name;
        Kiosk.show();
      }) : null,
      Kiosk.button("button button-great", null, Kiosk.say(again ? "quiz.again" : "quiz.start"), function () {
        begin(route, bank);
      })
    ]);
  }

  function source(item) {
    var route = item.source && Kiosk.routeOf(item.source.url);
    if (!route) { return null; }
    return Kiosk.button("way", "next", Kiosk.say("quiz.source", { title: item.source.text }), function () {
      Kiosk.open(route);
    });
  }

  function verdict(item, round) {
    var right = round.missed.indexOf(item.id) < 0;
    return Kiosk.make("div", { "class": "verdict" + (right ? " verdict-right" : ""), role: "status" }, [
      Kiosk.make("strong", { text: Kiosk.say(right ? "quiz.right" : "quiz.wrong") }),
      right && !round.retold ? null : Kiosk.make("p", {
        dir: "auto", text: Kiosk.say("quiz.right_answer", { answer: Kiosk.answers[item.type].say(item) })
      }),
      item.explanation ? Kiosk.make("p", { text: item.explanation, "in": item.lang }) : null,
      source(item)
    ]);
  }

  function hint(item) {
    if (item.type === "order") { return Kiosk.say("kiosk.order_hint"); }
    if (item.type === "match") { return Kiosk.say("kiosk.match_hint"); }
    return Kiosk.say("quiz.hint_" + item.type);
  }

  function question(route, box) {
    var round = route.round;
    var item = round.items[round.at];
    var type = Kiosk.answers[item.type];
    var last = round.at === round.items.length - 1;
    var answering = Kiosk.make("div", { "class": "answering", "in": item.lang });
    var below = Kiosk.make("div", { "class": "below" });
    var bar = Kiosk.make("div", { "class": "progress" }, [Kiosk.make("span")]);
    bar.firstChild.style.width = (round.at + 1) * 100 / round.items.length + "%";

    function draw() {
      var focused = Array.prototype.indexOf.call(answering.querySelectorAll(Kiosk.BUTTONS), document.activeElement);
      answering.textContent = "";
      if (!round.retold) { answering.appendChild(type.build(item, round.pick, draw)); }
      if (focused >= 0 && answering.querySelectorAll(Kiosk.BUTTONS)[focused]) {
        answering.querySelectorAll(Kiosk.BUTTONS)[focused].focus();
      }
    }

    function check() {
      if (!type.whole(item, round.pick)) {
        below.firstChild.textContent = Kiosk.say("quiz.choose_first");
        return;
      }
      round.pick.done = true;
      round.retold = false;
      if (!type.right(item, round.pick)) { round.missed.push(item.id); }
      draw();
      end();
    }

    function next() {
      round.at += 1;
      round.retold = false;
      round.pick = last ? null : Kiosk.answers[round.items[round.at].type].start(round.items[round.at]);
      route.top = route.left = 0;
      Kiosk.show();
    }

    function end() {
      var button = Kiosk.button("button button-great", null, Kiosk.say(last ? "quiz.finish" : "quiz.next"), next);
      below.textContent = "";
      below.appendChild(verdict(item, round));
      below.appendChild(button);
      button.focus();
      if (below.scrollIntoView) { below.scrollIntoView(false); }
    }

    box.appendChild(Kiosk.make("p", { "class": "kicker", text: Kiosk.say("quiz.progress", {
      current: round.at + 1, total: round.items.length
    }) }));
    box.appendChild(bar);
    box.appendChild(Kiosk.heading(item.stem, item.lang));
    box.appendChild(Kiosk.make("p", { "class": "hint", text: hint(item) }));
    box.appendChild(answering);
    box.appendChild(below);
    draw();
    if (round.pick.done) {
      below.appendChild(verdict(item, round));
      below.appendChild(Kiosk.button("button button-great", null, Kiosk.say(last ? "quiz.finish" : "quiz.next"), next));
      return;
    }
    below.appendChild(Kiosk.make("p", { "class": "status", role: "status" }));
    below.appendChild(Kiosk.button("button button-great", null, Kiosk.say("quiz.check"), check));
  }

  function score(route, box, bank) {
    var round = route.round;
    var total = round.items.length;
    var right = total - round.missed.length;
    var praise = right === total ? "quiz.praise_all" : right * 2 >= total ? "quiz.praise_many" : "quiz.praise_some";
    box.appendChild(Kiosk.heading(Kiosk.say("quiz.score", { right: right, total: total })));
    box.appendChild(Kiosk.make("p", { "class": "intro", text: Kiosk.say(praise) }));
    box.appendChild(Kiosk.make("ul", { "class": "review" }, round.items.filter(function (item) {
      return round.missed.indexOf(item.id) >= 0;
    }).map(function (item) {
      return Kiosk.make("li", { "in": item.lang }, [
        Kiosk.make("strong", { text: item.stem }),
        Kiosk.make("p", { text: Kiosk.say("quiz.right_answer", { answer: Kiosk.answers[item.type].say(item) }) }),
        source(item)
      ]);
    })));
    box.appendChild(start(route, bank, true));
  }

  Kiosk.views.quiz = function (route, view) {
    Kiosk.loadBank(function (items) {
      var bank = asked(items || []);
      if (!view.here()) { return; }
      if (!bank.length) { view.trouble(); return; }
      if (!route.round) {
        view.box.appendChild(Kiosk.heading(Kiosk.say("quiz.title")));
        view.box.appendChild(Kiosk.make("p", { "class": "intro", text: Kiosk.say("quiz.description") }));
        view.box.appendChild(start(route, bank, false));
      } else if (route.round.at < route.round.items.length) {
        translate(route.round, bank);
        question(route, view.box);
      } else {
        score(route, view.box, bank);
      }
      view.ready();
    });
  };

  /** The question of the day, as the site asks it: scripts/portal/quiz/daily.py. */
  Kiosk.questionOfTheDay = function (done) {
    Kiosk.loadBank(function (items) {
      var easy = (items || []).filter(function (item) {
        return item.type === "single" || item.type === "true_false";
      });
      var first = easy.length ? Kiosk.today() * 7919 % easy.length : 0;
      done(asked(easy.slice(first).concat(easy.slice(0, first)))[0] || null);
    });
  };
})(PortalKiosk);
