  var FORMAT = "shiliu-mistakes";
  var MOST = 2000;
  var SLUG = /^[a-z0-9][a-z0-9-]{0,63}$/;

  /** The wrong answers: a list of questions, which can be practised, saved, brought back and erased. */
  modes.mistakes = function (box, bank) {
    var items = byId(bank);
    var game = { mode: "again", box: box, items: items, state: resumed("again", items) };

    function there() {
      return Object.keys(Quiz.mistakes()).filter(function (id) { return items[id]; })
        .map(function (id) { return items[id]; });
    }
    function link(text, name, type, content) {
      return make("a", {
        "class": "button", download: name, text: text,
        href: "data:" + type + ";charset=utf-8," + encodeURIComponent(content)
      });
    }
    function asText(shown) {
      return "\ufeff" + shown.map(function (item, i) {
        var say = types[item.type].say;
        return [
          i + 1 + ". " + item.stem, (item.options || []).join(words.comma),
          fill(words.right_answer, { answer: say(item, item.answer) }), item.explanation
        ].filter(Boolean).join("\r\n");
      }).join("\r\n\r\n") + "\r\n";
    }
    function reading(status) {
      var field = make("input", { "class": "sr-only", type: "file", accept: ".json,application/json", id: "mistakes-file" });
      field.addEventListener("change", function () {
        var reader = new window.FileReader();
        reader.onload = function () {
          var count = take(String(reader.result));
          overview(true, count < 0 ? said.not_ours : fill(said.loaded, { count: count }));
        };
        reader.onerror = function () { status.textContent = said.not_ours; };
        if (field.files.length) { reader.readAsText(field.files[0]); }
      });
      return make("span", { "class": "play-file" }, [
        field, make("label", { "class": "button", "for": "mistakes-file", text: said.load })
      ]);
    }
    function overview(pressed, told) {
      var shown = there();
      var counts = Quiz.mistakes();
      var others = Object.keys(counts).length - shown.length;
      var status = make("p", { role: "status", text: told || "" });
      var heading = make("h2", { "class": "kicker", tabindex: "-1",
        text: shown.length ? fill(said.mistakes_count, { count: shown.length }) : said.mistakes_none });
      var erase = button(said.mistakes_erase, function () {
        sure(erase, said.mistakes_sure, said.mistakes_erase, function () {
          Quiz.keep("play-mistakes", null);
          Quiz.keep(keyOf("again"), null);
          overview(true, said.erased);
        });
      });
      turn(box, make("div", { "class": "panel play-mistakes" }, [
        heading, make("p", { text: said["private"] }), status,
        others > 0 && make("p", { "class": "meta", text: fill(said.mistakes_gone, { count: others }) }),
        shown.length > 0 && full(said.mistakes_practise, function () {
          game.state = fresh(shuffled(shown).map(function (item) { return item.id; }), "", ROUND);
          ask(game, true);
        }),
        shown.length > 0 && make("ol", { "class": "review" }, shown.map(function (item) {
          return make("li", { lang: item.lang, dir: item.dir }, [
            make("p", { "class": "stem", text: item.stem }),
            make("p", { "class": "answer-text",
              text: fill(words.right_answer, { answer: types[item.type].say(item, item.answer) }) }),
            item.explanation && make("p", { text: item.explanation }),
            Quiz.sourceLink(item),
            make("p", { "class": "meta", lang: html.lang, dir: html.dir,
              text: fill(said.mistakes_left, { count: 2 - counts[item.id] }) })
          ]);
        })),
        make("div", { "class": "play-steps play-tools" }, [
          shown.length > 0 && link(said.save_text, "mistakes.txt", "text/plain", asText(shown)),
          shown.length > 0 && link(said.save_file, "mistakes.json", "application/json",
            JSON.stringify({ format: FORMAT, version: 1, mistakes: counts })),
          shown.length > 0 && window.print && button(said.print, function () { window.print(); }),
          window.FileReader && reading(status),
          Object.keys(counts).length > 0 && erase
        ])
      ]), heading, pressed);
    }
    /** Take the mistakes of a file in; how many of them are questions of this page, or -1 where it is
        none of ours. */
    function take(text) {
      var found = null;
      try { found = JSON.parse(text.replace(/^\ufeff/, "")); } catch (error) { return -1; }
      if (!found || found.format !== FORMAT || found.version !== 1 || !found.mistakes ||
          typeof found.mistakes !== "object" || Array.isArray(found.mistakes)) { return -1; }
      var counts = Quiz.mistakes();
      var names = Object.keys(found.mistakes).filter(function (id) { return SLUG.test(id); });
      names.forEach(function (id) {
        var counted = Object.prototype.hasOwnProperty.call(counts, id);
        if (!counted && Object.keys(counts).length >= MOST) { return; }
        var rights = found.mistakes[id] === 1 ? 1 : 0;
        counts[id] = counted ? Math.min(rights, counts[id]) : rights;
      });
      Quiz.keep("play-mistakes", Object.keys(counts).length ? counts : null);
      return names.filter(function (id) { return items[id]; }).length;
    }

    game.title = function () {
      return fill(words.progress, { current: game.state.at + 1, total: game.state.ids.length });
    };
    game.last = function () { return game.state.at >= game.state.ids.length - 1; };
    game.first = function (pressed) { overview(pressed); };
    game.start = function () {
      return make("div", {}, [full(said.mistakes_back, function () {
        game.state = null;
        Quiz.keep(keyOf("again"), null);
        overview(true);
      })]);
    };
    game.end = function (pressed) { ended(game, [praise(game)], pressed); };
    heed([keyOf("again"), "play-mistakes"], function () { modes.mistakes(box, bank); });
    resume(game);
  };
