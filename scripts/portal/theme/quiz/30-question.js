  function sourceLink(item) {
    if (!item.source) { return null; }
    return make("p", {}, [make("a", {
      "class": "source", href: Portal.address(words.base + "/" + item.source.url),
      text: fill(words.source, { title: item.source.text })
    })]);
  }

  /** The fields of a question. `seed` lays it out; `draft` is what was begun before; `changed` is
      told what stands there whenever it changes. */
  function fields(item, options) {
    var type = types[item.type];
    var box = type.build(item, options.seed);
    var fieldset = make("fieldset", { lang: item.lang, dir: item.dir }, [make("legend", {}, [
      make("span", {
        "class": "quiz-hint", text: words.hints[item.type],
        lang: document.documentElement.lang, dir: document.documentElement.dir
      }),
      make("span", { "class": "stem", text: item.stem })
    ]), box]);
    function tell() { options.changed(type.read(box)); }
    if (type.fits(item, options.draft)) { type.restore(box, options.draft); }
    if (options.changed) {
      fieldset.addEventListener("input", tell);
      fieldset.addEventListener("change", tell);
    }
    fieldset.box = box;
    return fieldset;
  }

  /** What is said of an answer: whether it is right, the right one, why, and where that stands. */
  function tell(verdict, item, right) {
    verdict.textContent = "";
    verdict.className = "verdict" + (right ? " verdict-right" : "");
    [
      make("strong", { text: right ? words.right : words.wrong }),
      !right && make("p", {
        text: fill(words.right_answer, { answer: types[item.type].say(item, item.answer) }), dir: "auto"
      }),
      item.explanation && make("p", { text: item.explanation, lang: item.lang, dir: item.dir }),
      sourceLink(item)
    ].forEach(function (part) { if (part) { verdict.appendChild(part); } });
  }

  /** Another tap where `tap` was, as a trembling finger makes it, or a double click must not press what
      has come there when the answer to `form` was judged. */
  function settle(form, tap) {
    var late = false;
    function stop(event) {
      if (!event.detail) { return; }
      var far = Math.abs(event.clientX - tap.clientX) + Math.abs(event.clientY - tap.clientY);
      // how long a double click may take, the reader's own device knows
      var again = event.detail > 1 || (!late && event.pointerType !== "mouse" && far < 40);
      if (again && document.contains(form)) {
        event.preventDefault();
        event.stopPropagation();
      } else if (late) {
        document.removeEventListener("click", stop, true);
      }
    }
    document.addEventListener("click", stop, true);
    window.setTimeout(function () { late = true; }, 600);
  }

  /** A question as a form, with the options of `fields`. `done(right, answer)` is called once; `then`
      is the next button; what was `given` before stands there with its verdict. */
  function question(item, options) {
    var type = types[item.type];
    var fieldset = fields(item, options);
    var verdict = make("div", { "class": "verdict", role: "status", tabindex: "-1" });
    var button = make("button", { "class": "button button-full", type: "submit", text: words.check });
    var form = make("form", { novalidate: true }, [fieldset, verdict, button]);
    var answered = false;
    var tap = null;
    function reveal(right) {
      answered = true;
      type.reveal(fieldset.box, item);
      tell(verdict, item, right);
      form.removeChild(button);
      if (options.then) { form.appendChild(options.then); }
    }
    button.addEventListener("click", function (event) { tap = event; });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      if (answered) { return; }
      var answer = type.read(fieldset.box);
      if (!type.whole(answer)) {
        verdict.textContent = words.choose;
        return;
      }
      var right = type.judge(item, answer);
      reveal(right);
      remember(item, right);
      options.done(right, answer);
      /* The page stays where it is, unless whether it is right could not be seen. */
      (options.then || verdict).focus({ preventScroll: true });
      verdict.firstChild.scrollIntoView({ block: "nearest" });
      if (tap && tap.detail) { settle(form, tap); }
    });
    if (options.given !== undefined && type.fits(item, options.given)) {
      type.restore(fieldset.box, options.given);
      reveal(type.judge(item, options.given));
    }
    return form;
  }
