/* Where the visitor is: a trail of routes in memory, and no address for any of them. */
(function (Kiosk) {
  "use strict";

  var LISTS = { stories: "stories", policy: "policies", figures: "figures", quiz: "quiz" };
  var FOLDERS = { stories: "story", policy: "policy", figures: "figure" };
  var shown = 0;

  /** A visit as it begins. */
  Kiosk.freshVisit = function () {
    return { lang: Kiosk.shown[0], size: 0, low: false, trail: [] };
  };

  function find(list, slug) {
    return list.filter(function (one) { return one.slug === slug; })[0] || null;
  }

  Kiosk.policy = function (slug) { return find(Kiosk.data.policies, slug); };
  Kiosk.figure = function (slug) { return find(Kiosk.data.figures, slug); };

  /** Where a story stands in the list, -1 where the kiosk has it not. */
  Kiosk.storyAt = function (slug) {
    for (var i = 0; i < Kiosk.data.stories.length; i += 1) {
      if (Kiosk.data.stories[i][0] === slug) { return i; }
    }
    return -1;
  };

  function page(kind, slug, anchor) {
    if (kind === "story") { return Kiosk.storyAt(slug) < 0 ? null : { view: "story", slug: slug }; }
    if (kind === "figure") { return Kiosk.figure(slug) ? { view: "figure", slug: slug } : null; }
    var policy = Kiosk.policy(slug);
    var answer = policy && policy.answers.filter(function (one) { return one[0] === anchor; })[0];
    if (answer) { return { view: "answer", slug: slug, id: anchor }; }
    return policy ? { view: "policy", slug: slug } : null;
  }

  /** The route of an address: `kiosk:story/pilaf`, or that of a page of the site; null where the
      kiosk does not hold what stands there. */
  Kiosk.routeOf = function (href) {
    var own = /^kiosk:(\w+)(?:\/([\w-]+))?(?:#(.*))?$/.exec(href);
    var site = /^(?:\.\.\/)?(?:[\w-]+\/)?(stories|policy|figures)\/([\w-]+)(?:\/|\/index\.html)?(?:#(.*))?$/
      .exec(href);
    var found = own || site;
    if (!found) { return null; }
    if (!found[2]) {
      return LISTS.hasOwnProperty(found[1]) ? { view: LISTS[found[1]] } : null;
    }
    var anchor = found[3] || "";
    try { anchor = decodeURIComponent(anchor); } catch (error) { anchor = ""; }
    return page(own ? found[1] : FOLDERS[found[1]], found[2], anchor);
  };

  function current() { return Kiosk.visit.trail[Kiosk.visit.trail.length - 1]; }

  function leave() {
    var route = current();
    if (route) {
      route.top = Kiosk.main.scrollTop;
      route.left = Kiosk.main.scrollLeft;
    }
    Kiosk.silence();
  }

  Kiosk.open = function (route) {
    leave();
    Kiosk.visit.trail.push(route);
    Kiosk.show();
  };

  Kiosk.back = function () {
    leave();
    if (Kiosk.visit.trail.length > 1) { Kiosk.visit.trail.pop(); }
    Kiosk.show();
  };

  Kiosk.home = function () {
    leave();
    Kiosk.visit.trail = [{ view: "home" }];
    Kiosk.show();
  };

  /** Shows the end of the trail. A view fills a box by itself, or later, when what it needs is there:
      `wait(name, then)` gives that, unless the visitor has gone on. */
  Kiosk.show = function () {
    var route = current();
    var mine = shown += 1;
    var box = Kiosk.make("div", { "class": "view view-" + route.view });
    var drawn = false;

    function put() {
      if (mine !== shown) { return; }
      Kiosk.main.textContent = "";
      Kiosk.main.appendChild(box);
      Kiosk.main.scrollTop = route.top || 0;
      Kiosk.main.scrollLeft = route.left || 0;
      var heading = box.querySelector("h1");
      if (heading) { heading.focus(); }
      Kiosk.drawBar(route);
    }

    function trouble() {
      if (mine !== shown) { return; }
      box.textContent = "";
      box.appendChild(Kiosk.heading(Kiosk.say("kiosk.failed")));
      box.appendChild(Kiosk.button("button", null, Kiosk.say("search.again"), Kiosk.show));
      drawn = true;
      put();
    }

    function wait(name, then) {
      Kiosk.load(name, function (data) {
        if (mine !== shown) { return; }
        if (!data) { trouble(); return; }
        then(data);
      });
    }

    function gone() {
      box.appendChild(Kiosk.heading(Kiosk.say("kiosk.gone")));
      box.appendChild(Kiosk.button("button", null, Kiosk.say("nav.home"), Kiosk.home));
      ready();
    }

    function ready() {
      drawn = true;
      put();
    }

    Kiosk.views[route.view](route, {
      box: box, wait: wait, gone: gone, ready: ready, trouble: trouble,
      here: function () { return mine === shown; }
    });
    if (!drawn) {
      window.setTimeout(function () {
        if (drawn || mine !== shown) { return; }
        Kiosk.main.textContent = "";
        Kiosk.main.appendChild(Kiosk.make("p", { "class": "busy", role: "status", text: Kiosk.say("kiosk.busy") }));
        Kiosk.drawBar(route);
      }, 400);
    }
  };

  /** Throws away what is being shown, so that nothing that still loads comes to be seen. */
  Kiosk.showNothing = function () { shown += 1; };

  Kiosk.views = {};
})(PortalKiosk);
