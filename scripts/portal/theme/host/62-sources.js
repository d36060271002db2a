/* Setting up: where the questions come from, a sealed pack or the practice bank. */
(function (Host) {
  "use strict";

  const make = Host.make;
  const say = Host.say;
  const { field, message } = Host;

  /** The key of what is wrong with a file. */
  function keyOf(error, other) { return error.message.startsWith("host.") ? error.message : other; }

  /** Reads a file and its passphrase; `taken(pack, envelope)` gets what is in it. */
  Host.packForm = function (taken, known) {
    const told = make("div", { "class": "told" });
    const file = make("input", { type: "file", accept: ".json,.pack,.shiliu,application/json", "data-field": "pack" });
    const words = make("input", { type: "password", autocomplete: "off", "data-field": "passphrase" });
    let envelope = known || null;

    function tell(key, bad, values) {
      told.textContent = "";
      if (key) { told.appendChild(message(say(key, values), bad)); }
    }

    file.addEventListener("change", async () => {
      envelope = null;
      tell(null);
      if (!file.files.length) { return; }
      let held;
      try { held = Host.pack.read(await file.files[0].text()); }
      catch (error) { tell(keyOf(error, "host.pack_none"), true); return; }
      if (held.pack) { taken(held.pack, null); return; }
      envelope = held.sealed;
      tell("host.pack_sealed", false, { n: Number(envelope.questions) || 0 });
      words.focus();
    });

    async function open(event) {
      event.preventDefault();
      if (!envelope) { if (!told.textContent) { tell("host.pack_choose", true); } return; }
      tell("host.pack_opening");
      try {
        const pack = await Host.pack.open(envelope, words.value);
        words.value = "";
        tell(null);
        taken(pack, envelope);
      } catch (error) {
        tell(keyOf(error, "host.pack_version"), true);
      }
    }

    const form = make("form", { "class": "source pack" }, [
      known ? null : field(say("host.pack_file"), file), field(say("host.passphrase"), words),
      make("button", { type: "submit", "class": "button", "data-act": "open-pack", text: say("host.pack_open") }), told
    ]);
    form.addEventListener("submit", open);
    return form;
  };

  /** Picks from the practice bank; `taken(questions)` gets what was picked. */
  Host.bankForm = function (language, needed, taken) {
    const told = make("div", { "class": "told" });
    const topics = make("div", { "class": "ticks" });
    const levels = make("div", { "class": "ticks" });
    const count = make("input", { type: "number", min: "1", max: "500", value: String(needed), "data-field": "count" });
    let items = [];

    function tick(box, value, words, code) {
      const other = code && code !== Host.own ? Host.language(code) : { code: null, dir: null };
      const name = make("span", { text: words, lang: other.code, dir: other.dir });
      box.appendChild(make("label", { "class": "tick" }, [make("input", { type: "checkbox", value, checked: true }), name]));
    }

    function chosen(box) {
      return Array.from(box.querySelectorAll("input:checked"), (input) => input.value);
    }

    async function load() {
      told.textContent = "";
      told.appendChild(message(say("host.bank_loading")));
      const all = await Host.bank.load();
      const own = all.filter((item) => item.texts[language]);
      // in another language rather than none
      items = (own.length ? own : all).map((item) => Object.assign({}, item, { topic: (item.texts[language] || item).topic }));
      told.textContent = "";
      if (!items.length) { told.appendChild(message(say("host.bank_none"), true)); return; }
      Array.from(new Set(items.map((item) => item.topic))).forEach((topic) => {
        // a topic is told in the language of the page, where one of its questions is in that too
        const told = items.find((item) => item.topic === topic && item.texts[Host.own]);
        tick(topics, topic, told ? told.texts[Host.own].topic : topic, told ? Host.own : language);
      });
      [1, 2, 3].forEach((level) => tick(levels, level, say("host.level_" + level)));
      told.appendChild(message(say("host.bank_there", { n: items.length })));
    }

    const form = make("form", { "class": "source bank" }, [
      make("fieldset", {}, [make("legend", { text: say("host.topics") }), topics]),
      make("fieldset", {}, [make("legend", { text: say("host.levels") }), levels]),
      field(say("host.count"), count),
      make("button", { type: "submit", "class": "button", "data-act": "pick", text: say("host.pick") }), told
    ]);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const wanted = { topics: chosen(topics), difficulties: chosen(levels).map(Number) };
      const picked = Host.bank.pick(items, wanted, Number(count.value) || 0, Math.random);
      taken(picked);
    });
    let typed = false;
    count.addEventListener("input", () => { typed = true; });
    load();
    return { form, need: (number) => { if (!typed) { count.value = String(number); } } };
  };
})(PortalHost);
