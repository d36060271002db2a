  /* How many minutes before the end it is said. */
  var TOLD = [5, 1];

  /** A timed paper: {slug, title, minutes, pass, publisher, sections, forms}; each form is the ids of
      each section's questions. What is kept of it: {seed, parts, given, at, ends, done}; a part is the
      id of a question and the number of its section. */
  function paper(box, bank, about) {
    var items = byId(bank);
    var name = "play-paper-" + about.slug + "." + html.lang;
    var state = taken();
    var ticking = 0;
    var due = [];

    /** The paper that was begun before, without what the site does not have any more. */
    function taken() {
      var old = Quiz.kept(name);
      if (!old || !Array.isArray(old.parts) || !(old.ends > 0) || !old.given) { return null; }
      var found = {
        seed: String(old.seed), parts: [], given: {}, at: 0, ends: old.ends, done: old.done === true,
        late: old.late === true, gone: Number(old.gone) || 0, counted: old.counted === true
      };
      old.parts.forEach(function (part, i) {
        var item = Array.isArray(part) && items[part[0]];
        if (!item || !about.sections[part[1]]) {
          found.gone += 1;
          return;
        }
        if (i < old.at) { found.at += 1; }
        found.parts.push([part[0], part[1]]);
        var given = old.given[part[0]];
        if (types[item.type].fits(item, given)) { found.given[part[0]] = given; }
      });
      found.at = Math.min(found.at, found.parts.length - 1);
      return found.parts.length ? found : null;
    }
    function keep() { Quiz.keep(name, state); }
    function sectionOf(part) { return about.sections[part[1]]; }
    function answered(part) {
      var given = state.given[part[0]];
      return given !== undefined && types[items[part[0]].type].whole(given);
    }
    function left() {
      return Math.max(0, Math.min(about.minutes * 60, Math.ceil((state.ends - Date.now()) / 1000)));
    }

    function start(again) {
      return make("div", { "class": "quiz-start" + (again ? "" : " panel") }, [
        !again && make("p", { text: said.paper_rules }),
        full(again ? said.paper_again : said.paper_begin, begin)
      ]);
    }
    /** Another form than the last one, if there is one of which the site has all. */
    function begin() {
      var forms = shuffled(about.forms).filter(function (form) {
        return form.every(function (ids) { return ids.every(function (id) { return items[id]; }); });
      });
      var last = state ? state.parts.map(function (part) { return part[0]; }).join() : "";
      var form = forms.filter(function (one) { return [].concat.apply([], one).join() !== last; })[0] || forms[0];
      if (!form) { return; }
      state = {
        seed: String(Math.random()).slice(2), parts: [], given: {}, at: 0, done: false, late: false,
        gone: 0, ends: Date.now() + about.minutes * 60000
      };
      form.forEach(function (ids, section) {
        ids.forEach(function (id) { state.parts.push([id, section]); });
      });
      due = TOLD;
      keep();
      write(true);
    }

    function write(pressed) {
      var part = state.parts[state.at];
      var item = items[part[0]];
      var clock = make("span", { "class": "play-clock", role: "timer" });
      var told = make("p", { "class": "sr-only", role: "status" });
      var numbers = make("ol", { "class": "play-numbers", "aria-label": said.numbers });
      var heading = make("h2", { "class": "kicker", tabindex: "-1", text: fill(words.progress, {
        current: state.at + 1, total: state.parts.length
      }) });
      var section = sectionOf(part);
      var form = make("form", { novalidate: true }, [Quiz.fields(item, {
        seed: state.seed + part[0], draft: state.given[part[0]],
        changed: function (draft) {
          state.given[part[0]] = draft;
          keep();
          mark();
        }
      })]);
      function go(at) {
        state.at = at;
        keep();
        write(true);
      }
      function mark() {
        show(numbers, document.createDocumentFragment());
        state.parts.forEach(function (other, i) {
          var there = answered(other);
          var number = make("button", {
            type: "button", "class": "chip" + (there ? " is-answered" : ""), text: String(i + 1),
            "aria-label": fill(there ? said.number_answered : said.number_open, { number: i + 1 }),
            "aria-current": i === state.at ? "step" : null
          });
          number.addEventListener("click", function () { go(i); });
          numbers.appendChild(make("li", {}, [number]));
        });
      }
      /* A page that is not seen may tick once a minute: what was passed by is said late. */
      function warn(seconds) {
        var passed = due.filter(function (minutes) { return seconds <= minutes * 60; });
        if (!passed.length) { return; }
        due = due.slice(passed.length);
        told.textContent = fill(said.minutes_left, { minutes: Math.ceil(seconds / 60) });
      }
      function tick() {
        var seconds = left();
        var minutes = Math.floor(seconds / 60);
        clock.textContent = minutes + ":" + ("0" + seconds % 60).slice(-2);
        clock.className = "play-clock" + (seconds <= 60 ? " is-late" : "");
        clock.setAttribute("aria-label", fill(said.left, { time: clock.textContent }));
        if (seconds) { warn(seconds); } else { handIn(true); }
      }
      form.addEventListener("submit", function (event) {
        event.preventDefault();
        if (state.at < state.parts.length - 1) { go(state.at + 1); }
      });
      var back = button(said.previous, function () { go(state.at - 1); });
      var next = full(words.next, function () { go(state.at + 1); });
      back.disabled = state.at === 0;
      next.disabled = state.at === state.parts.length - 1;
      var give = button(said.hand_in, function () {
        var open = state.parts.filter(function (one) { return !answered(one); }).length;
        sure(give, open ? fill(said.hand_in_open, { count: open }) : said.hand_in_sure, said.hand_in,
          function () { handIn(false); });
      });
      mark();
      window.clearInterval(ticking);
      ticking = window.setInterval(tick, 1000);
      turn(box, make("div", { "class": "panel" }, [
        make("div", { "class": "play-head" }, [heading, clock]), told,
        make("p", { "class": "meta", text: (section.title ? section.title + " · " : "") +
          fill(said.each_points, { points: section.points }) }),
        form, make("div", { "class": "play-steps" }, [back, next]), numbers, make("div", {}, [give])
      ]), heading, pressed);
      tick();
    }

    function handIn(late) {
      window.clearInterval(ticking);
      state.done = true;
      state.late = late;
      result(true);
    }

    function result(pressed) {
      var won = 0;
      var total = 0;
      var missed = [];
      state.parts.forEach(function (part) {
        var item = items[part[0]];
        var given = answered(part) || Array.isArray(state.given[part[0]]) ? state.given[part[0]] : null;
        var got = share(item, given, sectionOf(part).partial);
        total += sectionOf(part).points;
        won += got * sectionOf(part).points;
        if (got < 1) { missed.push({ item: item, given: answered(part) ? given : null }); }
        if (!state.counted) { Quiz.remember(item, got === 1); }
      });
      if (!state.counted) {
        state.counted = true;
        keep();
      }
      var passed = won * 100 >= about.pass * total - 1e-9;
      var heading = make("h2", { "class": "quiz-score", tabindex: "-1",
        text: fill(said.points, { points: points(won), total: total }) });
      turn(box, make("div", { "class": "panel quiz-end" }, [
        heading,
        state.late && make("p", { text: said.time_up }),
        state.gone > 0 && make("p", { text: fill(said.gone, { count: state.gone }) }),
        make("p", { text: passed ? said.passed : fill(said.not_passed, { percent: about.pass }) }),
        passed && certificate({
          title: about.title, points: points(won), total: total, publisher: about.publisher
        }),
        missed.length > 0 && make("h3", { text: words.review }),
        missed.length > 0 && review(missed),
        start(true)
      ]), heading, pressed);
    }

    heed([name], function () {
      window.clearInterval(ticking);
      paper(box, bank, about);
    });
    due = TOLD.filter(function (minutes) { return !state || state.done || left() >= minutes * 60; });
    if (!state) { show(box, start(false)); }
    else if (state.done) { result(false); }
    else if (!left()) { handIn(true); }
    else { write(false); }
  }

  modes.paper = function (box, bank) {
    Quiz.paper = function (about) { paper(box, bank, about); };
    Portal.load(box.getAttribute("data-paper"));
  };
