/* The loop that plays while nobody is there: slogans, stories, people and the question of the day, one
   slowly fading into the next. A touch anywhere begins; one on a language begins in it. */
(function (Kiosk) {
  "use strict";

  var EACH = 9000;
  var MOST = 6;
  var LOOK = 300000;
  var timer = 0;
  var looking = 0;
  var running = null;

  function words(code) { return Kiosk.mains[code].words; }

  function inLanguage(element, code) {
    element.lang = code;
    element.dir = Kiosk.languages[code].dir;
    if (Kiosk.languages[code].vertical) { element.setAttribute("data-writing", "vertical"); }
    return element;
  }

  function slide(code, name, label, parts, picture) {
    var text = inLanguage(Kiosk.make("div", { "class": "slide-words" }, [
      label ? Kiosk.make("p", { "class": "slide-label", text: label }) : null
    ].concat(parts)), code);
    return { name: name, picture: picture, element: Kiosk.make("div", { "class": "slide slide-" + name }, [
      picture ? Kiosk.make("span", { "class": "slide-art" }, [Kiosk.make("img", { src: picture.src, alt: "", draggable: "false" })]) : null, text
    ]) };
  }

  function slogan(code, text) {
    return slide(code, "slogan", null, [Kiosk.phrases(Kiosk.make("p", { "class": "slide-title" }), text)]);
  }

  function story(code, card) {
    return slide(code, card.picture ? "story" : "plain", words(code)["nav.stories"], [
      Kiosk.phrases(Kiosk.make("p", { "class": "slide-title" }), card.title),
      Kiosk.make("p", { "class": "slide-text", text: card.summary })
    ], card.picture);
  }

  function figure(code, one) {
    return slide(code, one.picture ? "figure" : "plain", words(code)["home.figure"], [
      Kiosk.phrases(Kiosk.make("p", { "class": "slide-title" }), one.title),
      Kiosk.make("p", { "class": "slide-text", text: one.quote || one.role })
    ], one.picture);
  }

  function question(code, item) {
    var options = item.type === "single" ? item.options : [words(code)["quiz.true"], words(code)["quiz.false"]];
    return slide(code, "plain", words(code)["home.question"], [
      Kiosk.phrases(Kiosk.make("p", { "class": "slide-title" }), item.stem),
      Kiosk.make("ul", { "class": "slide-options" }, options.map(function (text) {
        return Kiosk.make("li", { text: text });
      }))
    ]);
  }

  function own(list, code) {
    return list.filter(function (one) { return one.lang === code; }).slice(0, MOST);
  }

  /** What is shown, in turns: of each language a slogan, a story, somebody. */
  function slides(daily) {
    var found = [];
    for (var i = 0; i < MOST; i += 1) {
      Kiosk.shown.forEach(function (code) {
        var main = Kiosk.mains[code];
        var stories = own(main.first, code);
        var figures = own(main.figures, code);
        if (main.slogans[i]) { found.push(slogan(code, main.slogans[i])); }
        if (stories[i]) { found.push(story(code, stories[i])); }
        if (i % 2 === 0 && figures[i / 2]) { found.push(figure(code, figures[i / 2])); }
        if (i === 1 && daily && daily.lang === code) { found.push(question(code, daily)); }
      });
    }
    return found.length ? found : [slogan(Kiosk.shown[0], Kiosk.mains[Kiosk.shown[0]].name)];
  }

  /** Fades to a slide, once its picture is there; one whose picture does not come is passed over. */
  function fade(run, place) {
    var one = run.slides[place % run.slides.length];
    function shownNow() {
      if (running !== run) { return; }
      if (run.current) { run.gone = run.current; }
      run.current = one.element;
      run.stage.appendChild(one.element);
      /* The browser must have seen it before it can fade. */
      window.getComputedStyle(one.element).opacity;
      one.element.className += " on";
      if (run.gone && run.gone !== one.element) {
        run.gone.className = run.gone.className.replace(" on", "");
        window.setTimeout(sweep, 2500, run, run.gone);
      }
      timer = window.setTimeout(fade, EACH, run, place + 1);
    }
    if (run.current === one.element) { timer = window.setTimeout(fade, EACH, run, place + 1); return; }
    if (!one.picture) { shownNow(); return; }
    var image = new window.Image();
    image.onload = shownNow;
    image.onerror = function () {
      if (running === run) { timer = window.setTimeout(fade, 500, run, place + 1); }
    };
    image.src = one.picture.src;
  }

  function sweep(run, element) {
    if (element !== run.current && element.parentNode) { element.parentNode.removeChild(element); }
  }

  function begin(code) {
    return function (event) {
      event.stopPropagation();
      Kiosk.begin(code);
    };
  }

  Kiosk.attract = function () {
    var stage = Kiosk.make("div", { "class": "stage", "aria-hidden": "true" });
    var starts = Kiosk.shown.map(function (code) {
      return inLanguage(Kiosk.button("start", null, words(code)["kiosk.touch"], begin(code)), code);
    });
    var first = Kiosk.mains[Kiosk.shown[0]];
    var run = { stage: stage, slides: [], current: null, gone: null };
    Kiosk.attractBox.textContent = "";
    Kiosk.attractBox.appendChild(stage);
    Kiosk.attractBox.appendChild(inLanguage(Kiosk.make("p", { "class": "attract-name" }, [
      Kiosk.make("img", { src: "../assets/portal/favicon.svg", alt: "", draggable: "false" }),
      Kiosk.make("bdi", { text: first.name })
    ]), Kiosk.shown[0]));
    Kiosk.attractBox.appendChild(Kiosk.make("div", { "class": "starts" }, starts));
    Kiosk.attractBox.hidden = false;
    Kiosk.page.hidden = true;
    running = run;
    Kiosk.questionOfTheDay(function (daily) {
      if (running !== run) { return; }
      run.slides = slides(daily);
      fade(run, 0);
    });
    window.clearInterval(looking);
    looking = window.setInterval(Kiosk.renew, LOOK);
  };

  Kiosk.stopAttract = function () {
    running = null;
    window.clearTimeout(timer);
    window.clearInterval(looking);
    Kiosk.attractBox.textContent = "";
    Kiosk.attractBox.hidden = true;
    Kiosk.page.hidden = false;
  };

  Kiosk.attracting = function () { return running !== null; };
})(PortalKiosk);
