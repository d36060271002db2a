/* Policy answers: the topics, the questions of one, and an answer with its legal basis. */
(function (Kiosk) {
  "use strict";

  function row(text, note, code, route) {
    return Kiosk.make("li", {}, [Kiosk.make("button", {
      type: "button", "class": "row", act: function () { Kiosk.open(route); }
    }, [
      Kiosk.make("span", { "class": "row-words" }, [
        Kiosk.make("strong", { text: text, "in": code }), note ? Kiosk.make("span", { text: note }) : null
      ]), Kiosk.icon("next")
    ])]);
  }

  Kiosk.views.policies = function (route, view) {
    view.box.appendChild(Kiosk.heading(Kiosk.say("policy.title")));
    view.box.appendChild(Kiosk.make("p", { "class": "intro", text: Kiosk.say("policy.description") }));
    view.box.appendChild(Kiosk.make("ul", { "class": "rows-list" }, Kiosk.data.policies.map(function (policy) {
      var count = Kiosk.say("policy.count", { count: policy.answers.length });
      return row(policy.title, count, policy.lang, { view: "policy", slug: policy.slug });
    })));
    view.ready();
  };

  Kiosk.views.policy = function (route, view) {
    var policy = Kiosk.policy(route.slug);
    if (!policy) { view.gone(); return; }
    view.wait(policy.text, function (texts) {
      view.box.appendChild(Kiosk.heading(policy.title, policy.lang));
      view.box.appendChild(Kiosk.notices(policy) || document.createTextNode(""));
      if (texts[policy.slug].intro[0]) {
        view.box.appendChild(Kiosk.text(texts[policy.slug].intro, policy.lang, "intro"));
      }
      view.box.appendChild(Kiosk.make("ul", { "class": "rows-list" }, policy.answers.map(function (answer) {
        return row(answer[1], "", policy.lang, { view: "answer", slug: policy.slug, id: answer[0] });
      })));
      view.ready();
    });
  };

  Kiosk.views.answer = function (route, view) {
    var policy = Kiosk.policy(route.slug);
    var question = policy && policy.answers.filter(function (one) { return one[0] === route.id; })[0];
    if (!question) { view.gone(); return; }
    view.wait(policy.text, function (texts) {
      var answer = texts[policy.slug].answers[route.id];
      view.box.appendChild(Kiosk.make("div", { "class": "column" }, [
        Kiosk.make("p", { "class": "kicker", text: policy.title, "in": policy.lang }),
        Kiosk.heading(question[1], policy.lang),
        Kiosk.notices(policy),
        Kiosk.text(answer.body, policy.lang, "answer"),
        Kiosk.text(answer.basis, policy.lang, "basis"),
        Kiosk.line([policy.source, Kiosk.say("policy.checked", { date: policy.checked })]),
        Kiosk.phonePanel(answer.phone)
      ]));
      view.ready();
    });
  };
})(PortalKiosk);
