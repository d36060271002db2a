/* The quiz: a round of ten on the quiz page, the question of the day on the home page.
   The bank is a script that calls PortalQuiz.bank([...]); answers never leave the device. */
(function (window, document) {
  "use strict";

  var Portal = window.Portal;
  var ROUND = 10;
  var SEEN = 200;
  var words = {};
  var boxes = [];

  /* Building elements: every text is set as text. */
  function make(tag, attributes, children) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      var value = attributes[name];
      if (name === "text") { element.textContent = value; }
      else if (value === true) { element.setAttribute(name, ""); }
      else if (value !== false && value !== null && value !== undefined) {
        element.setAttribute(name, value);
      }
    });
    (children || []).forEach(function (child) { if (child) { element.appendChild(child); } });
    return element;
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (field, name) {
      return Object.prototype.hasOwnProperty.call(values, name) ? values[name] : field;
    });
  }

  function shuffled(items) {
    var result = items.slice();
    for (var i = result.length - 1; i > 0; i -= 1) {
      var j = Math.floor(Math.random() * (i + 1));
      var kept = result[i];
      result[i] = result[j];
      result[j] = kept;
    }
    return result;
  }

  /** Shuffled, but not as it was: there must be something to put in order. */
  function disordered(items) {
    var result = shuffled(items);
    var same = result.every(function (item, i) { return item === items[i]; });
    return same && items.length > 1 ? result.slice(1).concat(result[0]) : result;
  }

  /** A written answer without what does not matter: case, width, spaces, marks around it. */
  function plain(text) {
    var folded = String(text);
    if (folded.normalize) { folded = folded.normalize("NFKC"); }
    return folded.toLowerCase().replace(/[\s\u200b-\u200f\u00a0]+/g, "")
      .replace(/^["'“”‘’「」《》()。，,.;:]+|["'“”‘’「」()。，,.;:]+$/g, "")
      .replace(/《|》/g, "");
  }

  function sameSet(one, other) {
    return one.length === other.length && one.every(function (item) { return other.indexOf(item) >= 0; });
  }

  function list(value) { return Array.isArray(value) ? value : [value]; }

  /* One object for each type of question: `build` gives what is answered with,
     `read` what was answered (null: nothing yet), `judge` whether it is right,
     `say` an answer in words, `reveal` marks it in place. */
  var counter = 0;

  function choice(kind, optionsOf, single) {
    return {
      build: function (item) {
        counter += 1;
        var name = "answer-" + counter;
        return make("div", { "class": "options" }, optionsOf(item).map(function (option) {
          var input = make("input", { type: kind, name: name });
          input.answer = option.value;
          return make("label", { "class": "option" }, [input, make("span", { text: option.text }),
            make("span", { "class": "option-mark" })]);
        }));
      },
      read: function (box) {
        var chosen = inputs(box).filter(function (input) { return input.checked; })
          .map(function (input) { return input.answer; });
        return chosen.length ? (single ? chosen[0] : chosen) : null;
      },
      judge: function (item, answer) {
        return single ? answer === list(item.answer)[0] : sameSet(answer, list(item.answer));
      },
      say: function (item, answer) {
        return list(answer).map(function (value) {
          return value === true ? words["true"] : value === false ? words["false"] : value;
        }).join(words.comma);
      },
      reveal: function (box, item) {
        var right = list(item.answer);
        inputs(box).forEach(function (input) {
          var isRight = right.indexOf(input.answer) >= 0;
          var label = input.parentNode;
          input.disabled = true;
          if (isRight) { label.className += " option-right"; }
          else if (input.checked) { label.className += " option-wrong"; }
          if (isRight || input.checked) {
            label.lastChild.textContent = isRight ? "✓ " + words.this_is_right : "✗ " + words.you_chose;
          }
        });
      }
    };
  }

  function inputs(box) { return Array.prototype.slice.call(box.querySelectorAll("input, select")); }

  function plainOptions(item) {
    return item.options.map(function (text) { return { value: text, text: text }; });
  }

  function trueOrFalse() {
    return [{ value: true, text: words["true"] }, { value: false, text: words["false"] }];
  }

  function disable(box) {
    Array.prototype.forEach.call(box.querySelectorAll("input, select, button"), function (control) {
      control.disabled = true;
    });
  }

  var written = {
    build: function (item) {
      return make("div", {}, [make("input", {
        "class": "quiz-field", type: "text", autocomplete: "off", autocapitalize: "off",
        "aria-label": words.hints[item.type], dir: "auto"
      })]);
    },
    read: function (box) { return inputs(box)[0].value.trim() || null; },
    judge: function (item, answer) {
      return list(item.answer).some(function (accepted) { return plain(accepted) === plain(answer); });
    },
    say: function (item, answer) { return String(list(answer)[0]); },
    reveal: disable
  };

  var match = {
    build: function (item) {
      var rights = shuffled(item.answer.map(function (pair) { return pair[1]; }));
      return make("div", { "class": "options" }, item.answer.map(function (pair) {
        var select = make("select", { "aria-label": pair[0] },
          [make("option", { value: "", text: words.choose_pair })].concat(rights.map(function (right) {
            return make("option", { value: right, text: right });
          })));
        return make("div", { "class": "pair-row" }, [make("span", { text: pair[0] }), select]);
      }));
    },
    read: function (box) {
      var chosen = inputs(box).map(function (select) { return select.value; });
      return chosen.every(Boolean) ? chosen : null;
    },
    judge: function (item, answer) {
      return item.answer.every(function (pair, i) { return pair[1] === answer[i]; });
    },
    say: function (item, answer) {
      return item.answer.map(function (pair, i) {
        return pair[0] + words.arrow + (Array.isArray(answer[i]) ? answer[i][1] : answer[i]);
      }).join(words.comma);
    },
    reveal: function (box, item) {
      disable(box);
      inputs(box).forEach(function (select, i) {
        select.className = select.value === item.answer[i][1] ? "option-right" : "option-wrong";
      });
    }
  };

  var order = {
    build: function (item) {
      var box = make("ol", { "class": "options" });
      var status = make("p", { "class": "sr-only", role: "status" });
      function move(row, step) {
        var other = step < 0 ? row.previousSibling : row.nextSibling;
        if (!other || !other.answer) { return; }
        box.insertBefore(row, step < 0 ? other : other.nextSibling);
        mend();
        status.textContent = fill(words.moved, {
          item: row.answer, place: rows(box).indexOf(row) + 1
        });
      }
      function mend() {
        rows(box).forEach(function (row, i, all) {
          row.up.disabled = i === 0;
          row.down.disabled = i === all.length - 1;
        });
      }
      function button(row, step, label, sign) {
        var control = make("button", {
          type: "button", "aria-label": fill(label, { item: row.answer }), text: sign
        });
        control.addEventListener("click", function () {
          move(row, step);
          (control.disabled ? (step < 0 ? row.down : row.up) : control).focus();
        });
        return row.appendChild(control);
      }
      disordered(list(item.answer)).forEach(function (text) {
        var row = make("li", { "class": "order-row" }, [make("span", { text: text })]);
        row.answer = text;
        row.up = button(row, -1, words.up, "↑");
        row.down = button(row, 1, words.down, "↓");
        box.appendChild(row);
      });
      mend();
      return make("div", {}, [box, status]);
    },
    read: function (box) { return rows(box).map(function (row) { return row.answer; }); },
    judge: function (item, answer) {
      return list(item.answer).every(function (text, i) { return text === answer[i]; });
    },
    say: function (item, answer) { return answer.join(words.arrow); },
    reveal: function (box, item) {
      disable(box);
      rows(box).forEach(function (row, i) {
        row.className += row.answer === item.answer[i] ? " option-right" : " option-wrong";
      });
    }
  };

  function rows(box) { return Array.prototype.slice.call(box.querySelectorAll(".order-row")); }

  var types = {
    single: choice("radio", plainOptions, true),
    multiple: choice("checkbox", plainOptions, false),
    true_false: choice("radio", trueOrFalse, true),
    blank: written,
    "short": written,
    match: match,
    order: order
  };

  function sourceLink(item) {
    if (!item.source) { return null; }
    return make("p", {}, [make("a", {
      "class": "source", href: Portal.address(words.base + "/" + item.source.url),
      text: fill(words.source, { title: item.source.text })
    })]);
  }

  /** A question as a form. `done(right, answer)` is called once; `then` is the next button. */
  function question(item, options) {
    var type = types[item.type];
    var answering = type.build(item);
    var verdict = make("div", { "class": "verdict", role: "status" });
    var button = make("button", { "class": "button button-full", type: "submit", text: words.check });
    var legend = make("legend", {}, [
      make("span", {
        "class": "quiz-hint", text: words.hints[item.type],
        lang: document.documentElement.lang, dir: document.documentElement.dir
      }),
      make("span", { "class": "stem", text: item.stem })
    ]);
    var form = make("form", { novalidate: true }, [
      make("fieldset", { lang: item.lang, dir: item.dir }, [legend, answering]), verdict, button
    ]);
    var answered = false;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      if (answered) { return; }
      var answer = type.read(answering);
      if (answer === null) {
        verdict.textContent = words.choose;
        return;
      }
      answered = true;
      var right = type.judge(item, answer);
      type.reveal(answering, item);
      verdict.textContent = "";
      verdict.className = "verdict" + (right ? " verdict-right" : "");
      verdict.appendChild(make("strong", { text: right ? words.right : words.wrong }));
      if (!right) {
        verdict.appendChild(make("p", {
          text: fill(words.right_answer, { answer: type.say(item, item.answer) }), dir: "auto"
        }));
      }
      if (item.explanation) {
        verdict.appendChild(make("p", { text: item.explanation, lang: item.lang, dir: item.dir }));
      }
      var link = sourceLink(item);
      if (link) { verdict.appendChild(link); }
      form.removeChild(button);
      options.done(right, answer);
      if (options.then) {
        form.appendChild(options.then);
        options.then.focus();
      }
    });
    return form;
  }

  function seen() {
    try { return JSON.parse(Portal.store.get("seen")) || []; } catch (error) { return []; }
  }

  /** Ten at random about different facts, those not met lately first. */
  function draw(bank) {
    var met = seen();
    var asked = {};
    var mixed = shuffled(bank);
    var fresh = mixed.filter(function (item) { return met.indexOf(item.id) < 0; });
    var stale = mixed.filter(function (item) { return met.indexOf(item.id) >= 0; });
    return fresh.concat(stale).filter(function (item) {
      return !item.facts.some(function (fact) { return asked[fact]; }) &&
        item.facts.every(function (fact) { return (asked[fact] = true); });
    }).slice(0, ROUND);
  }

  function remember(item) {
    var met = seen().filter(function (id) { return id !== item.id; });
    met.push(item.id);
    Portal.store.set("seen", JSON.stringify(met.slice(-SEEN)));
  }

  function show(box, content) {
    box.textContent = "";
    box.appendChild(content);
  }

  function round(box, bank) {
    var topics = JSON.parse(box.getAttribute("data-topics") || "[]").filter(function (topic) {
      return bank.some(function (item) { return item.topic === topic; });
    });
    var topic = "";

    function start(again) {
      counter += 1;
      var name = "topic-" + counter;
      var choices = [""].concat(topics).map(function (text, i) {
        var id = name + "-" + i;
        var input = make("input", { "class": "sr-only", type: "radio", name: name, id: id });
        input.checked = text === topic;
        input.addEventListener("change", function () { topic = text; });
        var label = make("label", { "class": "chip", "for": id, text: text || words.all });
        return make("li", {}, [input, label]);
      });
      var button = make("button", {
        "class": "button button-full", type: "button", text: again ? words.again : words.start
      });
      button.addEventListener("click", play);
      return make("div", { "class": "quiz-start" + (again ? "" : " panel") }, [
        topics.length > 1 && make("fieldset", {}, [
          make("legend", { text: words.topic }), make("ul", { "class": "chips" }, choices)
        ]),
        button
      ]);
    }

    function play() {
      var items = draw(bank.filter(function (item) { return !topic || item.topic === topic; }));
      var missed = [];
      ask(0);

      function ask(index) {
        var item = items[index];
        var last = index === items.length - 1;
        var next = make("button", {
          "class": "button button-full", type: "button", text: last ? words.finish : words.next
        });
        next.addEventListener("click", function () {
          if (last) { end(); } else { ask(index + 1); }
        });
        var bar = make("div", { "class": "quiz-bar" }, [make("span")]);
        bar.firstChild.style.inlineSize = (index + 1) * 100 / items.length + "%";
        var heading = make("h2", {
          "class": "kicker", tabindex: "-1",
          text: fill(words.progress, { current: index + 1, total: items.length })
        });
        show(box, make("div", { "class": "panel" }, [heading, bar, question(item, {
          then: next,
          done: function (right, answer) {
            remember(item);
            if (!right) { missed.push([item, answer]); }
          }
        })]));
        heading.focus({ preventScroll: true });
        box.scrollIntoView({ block: "nearest" });
      }

      function end() {
        var right = items.length - missed.length;
        var praise = words.praise[right === items.length ? 2 : right * 2 >= items.length ? 1 : 0];
        var heading = make("h2", {
          "class": "quiz-score", tabindex: "-1",
          text: fill(words.score, { right: right, total: items.length })
        });
        show(box, make("div", { "class": "panel quiz-end" }, [
          heading, make("p", { text: praise }),
          missed.length > 0 && make("h3", { text: words.review }),
          missed.length > 0 && make("ol", { "class": "review" }, missed.map(function (pair) {
            var item = pair[0];
            var say = types[item.type].say;
            return make("li", { lang: item.lang, dir: item.dir }, [
              make("p", { "class": "stem", text: item.stem }),
              make("p", { "class": "meta", text: fill(words.your_answer, { answer: say(item, pair[1]) }) }),
              make("p", { "class": "answer-text",
                text: fill(words.right_answer, { answer: say(item, item.answer) }) }),
              item.explanation && make("p", { text: item.explanation }),
              sourceLink(item)
            ]);
          })),
          start(true)
        ]));
        heading.focus({ preventScroll: true });
        box.scrollIntoView({ block: "start" });
      }
    }

    show(box, start(false));
  }

  /** The same question for everybody all day, on public screens too (see portal/quiz/daily.py). */
  function daily(box, bank) {
    var easy = bank.filter(function (item) { return item.type === "single" || item.type === "true_false"; });
    var pool = easy.length ? easy : bank;
    var item = pool[(Portal.today() * 7919) % pool.length];
    show(box, question(item, { done: function () { remember(item); } }));
  }

  function begin(bank) {
    var known = bank.filter(function (item) { return types[item.type]; });
    if (!known.length) { return; }
    boxes.forEach(function (box) {
      (box.getAttribute("data-quiz") === "daily" ? daily : round)(box, known);
      box.hidden = false;
      Array.prototype.forEach.call(document.querySelectorAll("[data-quiz-static]"), function (part) {
        part.hidden = true;
      });
    });
  }

  window.PortalQuiz = { bank: begin };

  boxes = Array.prototype.slice.call(document.querySelectorAll("[data-quiz]"));
  function load() { Portal.load(boxes[0].getAttribute("data-bank")); }

  /** Load the bank when the question of the day comes near: many readers never scroll to it. */
  function loadWhenNear(part) {
    var watcher = new window.IntersectionObserver(function (entries) {
      if (entries.some(function (entry) { return entry.isIntersecting; })) {
        watcher.disconnect();
        load();
      }
    }, { rootMargin: "800px" });
    watcher.observe(part);
  }

  if (boxes.length) {
    words = JSON.parse(document.querySelector("[data-quiz-words]").textContent);
    if (boxes[0].getAttribute("data-quiz") === "daily" && window.IntersectionObserver) {
      loadWhenNear(document.querySelector("[data-quiz-static]"));
    } else {
      load();
    }
  }
})(window, document);
