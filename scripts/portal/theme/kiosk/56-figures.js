/* Admired people and groups. */
(function (Kiosk) {
  "use strict";

  var PAGE = 8;
  var KINDS = { person: "figures.persons", group: "figures.groups" };

  function card(figure) {
    return Kiosk.make("button", {
      type: "button", "class": "card card-figure",
      act: function () { Kiosk.open({ view: "figure", slug: figure.slug }); }
    }, [
      Kiosk.art(figure, "card-art portrait"),
      Kiosk.make("span", { "class": "card-words" }, [
        Kiosk.make("strong", { text: figure.title, "in": figure.lang }),
        Kiosk.make("span", { "class": "line" }, [
          Kiosk.make("span", {}, [Kiosk.make("bdi", { text: figure.role, "in": figure.lang })]),
          Kiosk.make("span", {}, [Kiosk.make("bdi", { text: figure.place })])
        ]),
        figure.honour ? Kiosk.make("span", { "class": "honour", text: figure.honour, "in": figure.lang }) : null
      ])
    ]);
  }

  Kiosk.views.figures = function (route, view) {
    var figures = Kiosk.data.figures;
    var kinds = Object.keys(KINDS).filter(function (kind) {
      return figures.some(function (figure) { return figure.kind === kind; });
    });
    var names = kinds.map(function (kind) { return Kiosk.say(KINDS[kind]); });
    var chosen = kinds[names.indexOf(route.topic)];
    var some = figures.filter(function (figure) { return !chosen || figure.kind === chosen; });
    var pages = Math.ceil(some.length / PAGE);
    var first;
    if (!chosen) { route.topic = ""; }
    route.page = Math.max(0, Math.min(route.page || 0, pages - 1));
    first = route.page * PAGE;
    view.box.appendChild(Kiosk.heading(Kiosk.say("figures.title")));
    if (kinds.length > 1) {
      view.box.appendChild(Kiosk.chips(route, names, Kiosk.say("figures.all"), function (name) {
        route.topic = name;
        route.page = 0;
        Kiosk.show();
      }));
    }
    view.box.appendChild(Kiosk.make("ul", { "class": "cards" }, some.slice(first, first + PAGE).map(function (one) {
      return Kiosk.make("li", {}, [card(one)]);
    })));
    view.box.appendChild(Kiosk.pager(route, pages) || document.createTextNode(""));
    view.ready();
  };

  Kiosk.views.figure = function (route, view) {
    var figure = Kiosk.figure(route.slug);
    if (!figure) { view.gone(); return; }
    view.wait(figure.text, function (texts) {
      var text = texts[figure.slug];
      view.box.appendChild(Kiosk.make("div", { "class": "column" }, [
        Kiosk.make("div", { "class": "profile" }, [
          Kiosk.art(figure, "portrait"),
          Kiosk.make("div", { "class": "profile-words" }, [
            Kiosk.heading(figure.title, figure.lang),
            Kiosk.line([figure.role, figure.place]),
            figure.quote ? Kiosk.make("p", { "class": "quote said", text: figure.quote, "in": figure.lang }) : null
          ])
        ]),
        Kiosk.notices(figure),
        Kiosk.text(text.body, figure.lang),
        text.honours.length ? Kiosk.make("h2", { text: Kiosk.say("figures.honours") }) : null,
        text.honours.length ? Kiosk.make("ul", { "class": "honours", "in": figure.lang }, text.honours.map(function (one) {
          return Kiosk.make("li", {}, [
            Kiosk.make("b", { text: one[0] }), Kiosk.make("span", {}, [
              Kiosk.make("strong", { text: one[1] }), Kiosk.make("span", { text: one[2] })
            ])
          ]);
        })) : null,
        Kiosk.make("p", { "class": "source", text: Kiosk.say("figures.source", { source: figure.source }) }),
        Kiosk.phonePanel(text.phone)
      ]));
      view.ready();
    });
  };
})(PortalKiosk);
