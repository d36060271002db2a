/* The first view: what there is. */
(function (Kiosk) {
  "use strict";

  function tile(name, words, note, route) {
    return Kiosk.make("li", {}, [
      Kiosk.button("tile tile-" + name, name, null, function () { Kiosk.open(route); })
    ].map(function (button) {
      button.appendChild(Kiosk.make("span", { "class": "tile-words" }, [
        Kiosk.make("strong", { text: words }), note ? Kiosk.make("span", { text: note }) : null
      ]));
      return button;
    }));
  }

  Kiosk.views.home = function (route, view) {
    var data = Kiosk.data;
    var lead = data.first[0];
    var slogans = data.slogans;
    view.box.appendChild(Kiosk.heading(Kiosk.say("kiosk.welcome")));
    if (slogans.length) {
      view.box.appendChild(Kiosk.make("p", {
        "class": "slogan", text: slogans[Kiosk.today() % slogans.length]
      }));
    }
    view.box.appendChild(Kiosk.make("ul", { "class": "tiles" }, [
      data.stories.length ? tile("stories", Kiosk.say("nav.stories"), Kiosk.say("stories.description"), { view: "stories" }) : null,
      data.policies.length ? tile("policy", Kiosk.say("nav.policy"), Kiosk.say("policy.description"), { view: "policies" }) : null,
      data.figures.length ? tile("figures", Kiosk.say("nav.figures"), Kiosk.say("figures.description"), { view: "figures" }) : null,
      data.quiz ? tile("quiz", Kiosk.say("nav.quiz"), Kiosk.say("quiz.description"), { view: "quiz" }) : null,
      tile("search", Kiosk.say("nav.search"), Kiosk.say("search.keypad_hint"), { view: "search" })
    ]));
    if (lead) {
      view.box.appendChild(Kiosk.make("h2", { text: Kiosk.say("home.lead") }));
      view.box.appendChild(Kiosk.storyCard(lead, "card-lead"));
    }
    view.ready();
  };

  /** Days since 1970 by the stand's own calendar. */
  Kiosk.today = function () {
    var now = new Date();
    return Math.floor((now.getTime() - now.getTimezoneOffset() * 60000) / 86400000);
  };
})(PortalKiosk);
