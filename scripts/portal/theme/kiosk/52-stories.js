/* Stories: by topic, a page of them at a time; and one story. */
(function (Kiosk) {
  "use strict";

  var PAGE = 8;
  var TOPICS = 12;

  Kiosk.storyCard = function (card, name) {
    return Kiosk.make("button", {
      type: "button", "class": "card " + (name || ""),
      act: function () { Kiosk.open({ view: "story", slug: card.slug }); }
    }, [
      Kiosk.art(card, "card-art"),
      Kiosk.make("span", { "class": "card-words" }, [
        Kiosk.make("strong", { text: card.title, "in": card.lang }),
        card.summary ? Kiosk.make("span", { "class": "card-summary", text: card.summary, "in": card.lang }) : null,
        Kiosk.make("span", { "class": "line" }, [
          Kiosk.make("span", {}, [Kiosk.make("bdi", { text: card.place })]),
          Kiosk.make("span", {}, [Kiosk.make("bdi", { text: card.date })])
        ])
      ])
    ]);
  };

  function chip(text, pressed, act) {
    return Kiosk.button("chip", null, text, act, { "aria-pressed": String(pressed) });
  }

  /** Buttons that choose one of `names`; the first of them chooses all. `route.more` shows the rest. */
  Kiosk.chips = function (route, names, all, choose) {
    var shown = route.more || names.length <= TOPICS ? names : names.slice(0, TOPICS - 1);
    var chips = [chip(all, !route.topic, function () { choose(""); })];
    shown.forEach(function (name) {
      chips.push(chip(name, route.topic === name, function () { choose(name); }));
    });
    if (shown.length < names.length) {
      chips.push(Kiosk.button("chip chip-more", null, Kiosk.say("search.more"), function () {
        route.more = true;
        Kiosk.show();
      }));
    }
    return Kiosk.make("div", { "class": "chips" }, chips);
  };

  /** The buttons to the other pages of a list. */
  Kiosk.pager = function (route, count) {
    var page = route.page || 0;
    function turn(step) {
      return function () {
        route.page = page + step;
        route.top = route.left = 0;
        Kiosk.show();
      };
    }
    if (count < 2) { return null; }
    return Kiosk.make("div", { "class": "pager" }, [
      Kiosk.button("button button-light", "back", Kiosk.say("pages.previous"), turn(-1), { disabled: page === 0 }),
      Kiosk.make("p", { dir: "ltr", text: (page + 1) + " / " + count }),
      Kiosk.button("button button-light", "next", Kiosk.say("pages.next"), turn(1), { disabled: page === count - 1 })
    ]);
  };

  /** The cards of some places in the list: `then` gets them in that order. */
  function cards(places, wait, then) {
    var found = {};
    var size = Kiosk.data.cards;
    var files = [];
    var code = Kiosk.visit.lang;
    places.forEach(function (place) {
      var file = Math.floor(place / size);
      if (files.indexOf(file) < 0) { files.push(file); }
    });
    function next() {
      var file = files.shift();
      if (file === undefined) {
        then(places.map(function (place) { return found[Math.floor(place / size)][place % size]; }));
        return;
      }
      wait(code + "/cards-" + file, function (data) {
        found[file] = data;
        next();
      });
    }
    next();
  }

  Kiosk.views.stories = function (route, view) {
    var data = Kiosk.data;
    var topic = data.topics.indexOf(route.topic);
    var places = data.stories.map(function (entry, place) { return place; }).filter(function (place) {
      return topic < 0 || data.stories[place].indexOf(topic, 1) > 0;
    });
    var pages = Math.ceil(places.length / PAGE);
    var first;
    if (topic < 0) { route.topic = ""; }
    route.page = Math.max(0, Math.min(route.page || 0, pages - 1));
    first = route.page * PAGE;
    cards(places.slice(first, first + PAGE), view.wait, function (found) {
      view.box.appendChild(Kiosk.heading(Kiosk.say("stories.title")));
      if (data.topics.length > 1) {
        view.box.appendChild(Kiosk.chips(route, data.topics, Kiosk.say("search.all"), function (name) {
          route.topic = name;
          route.page = route.top = route.left = 0;
          Kiosk.show();
        }));
      }
      if (!found.length) { view.box.appendChild(Kiosk.make("p", { text: Kiosk.say("stories.none") })); }
      view.box.appendChild(Kiosk.make("ul", { "class": "cards" }, found.map(function (card) {
        return Kiosk.make("li", {}, [Kiosk.storyCard(card)]);
      })));
      view.box.appendChild(Kiosk.pager(route, pages) || document.createTextNode(""));
      view.ready();
    });
  };

  Kiosk.notices = function (card) {
    if (!card.notices.length) { return null; }
    return Kiosk.make("div", { "class": "notices", role: "note" }, card.notices.map(function (text) {
      return Kiosk.make("p", { text: text });
    }));
  };

  Kiosk.views.story = function (route, view) {
    var place = Kiosk.storyAt(route.slug);
    var next = Kiosk.data.stories[place + 1];
    if (place < 0) { view.gone(); return; }
    cards(next ? [place, place + 1] : [place], view.wait, function (found) {
      var card = found[0];
      view.wait(card.text, function (texts) {
        var text = texts[card.slug];
        view.box.appendChild(Kiosk.make("div", { "class": "column" }, [
          card.picture ? Kiosk.art(card, "cover") : null,
          Kiosk.heading(card.title, card.lang),
          Kiosk.line([card.author, card.place, card.date]),
          Kiosk.notices(card),
          Kiosk.text(text.body, card.lang),
          Kiosk.make("p", { "class": "source", text: Kiosk.say("figures.source", { source: card.source }) }),
          Kiosk.phonePanel(text.phone),
          found[1] ? Kiosk.make("h2", { text: Kiosk.say("story.next") }) : null,
          found[1] ? Kiosk.storyCard(found[1], "card-lead") : null
        ]));
        view.ready();
      });
    });
  };
})(PortalKiosk);
