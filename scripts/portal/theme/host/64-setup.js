/* Setting up: the title, languages, teams and rounds, every number of them, and the start. */
(function (Host) {
  "use strict";

  const make = Host.make;
  const say = Host.say;
  const field = Host.field;
  const { KINDS } = Host.pack;

  /** The least and the most of a number, where they are not 0 and any: what is at most 0 is a loss. */
  const LIMITS = { questions: [1, 200], seconds: [0, 600], lockout_seconds: [0, 60], wrong: [null, 0], early_points: [null, 0] };

  /** A field for a whole number, which is a loss or not below zero whatever sign is typed. */
  function number(owner, name, changed) {
    const [min, max] = LIMITS[name] || [0];
    const input = make("input", { type: "number", min, max, value: owner[name], "data-field": name });
    input.addEventListener("input", () => {
      const value = Math.abs(Math.round(input.value));
      if (input.value) { owner[name] = max === 0 ? 0 - value : value; changed(); }
    });
    // what is seen is what holds
    input.addEventListener("change", () => { input.value = owner[name]; });
    return input;
  }

  function text(owner, code, changed, label) {
    const language = Host.language(code);
    const words = label + " · " + language.name;
    const input = make("input", { type: "text", maxlength: "60", value: owner[code] || "", lang: code, dir: language.dir, "aria-label": words, placeholder: code === Host.own ? label : words });
    input.addEventListener("input", () => { owner[code] = input.value.trim(); changed(); });
    return input;
  }

  function select(options, value, act, attributes) {
    const element = make("select", attributes, options.map(([one, words]) => make("option", { value: one, text: words, selected: one === value })));
    element.addEventListener("change", () => act(element.value));
    return element;
  }

  function tick(owner, name, words, changed) {
    const input = make("input", { type: "checkbox", checked: Boolean(owner[name]), "data-field": name });
    input.addEventListener("change", () => { owner[name] = input.checked; changed(); });
    return make("label", { "class": "tick" }, [input, make("span", { text: words })]);
  }

  function teamRow(page, i) {
    const { draft } = page;
    const team = draft.teams[i];
    const colour = make("input", { type: "color", value: team.colour, "aria-label": say("host.colour") });
    const badge = Host.badge({ mark: i + 1, colour: team.colour });
    colour.addEventListener("input", () => {
      team.colour = colour.value;
      Host.paint(badge, team.colour);
    });
    const listening = page.listening === i;
    const names = [team.key, team.pad && say("host.pad", { n: team.pad.replace("pad ", "") })].filter(Boolean).map((one) => "\u2068" + one + "\u2069").join(" · ");
    return make("li", { "class": "team-row", "data-team": i }, [
      badge, make("div", { "class": "names" }, draft.shown.map((code) => text(team.name, code, page.check, say("host.team_name")))), colour,
      Host.button("buzzer-" + i, listening ? say("host.press_now") : say("host.buzzer") + " " + names, () => page.listen(listening ? -1 : i), { pressed: listening }),
      Host.button("remove-team-" + i, say("host.remove"), () => { draft.teams.splice(i, 1); page.listening = -1; page.draw(); }, { kind: "quiet" })
    ]);
  }

  function roundBox(page, i) {
    const { draft, check } = page;
    const round = draft.rounds[i];
    const part = (name) => field(
      say(name === "questions" && Host.turns.inTurn(round) ? "host.each" : "host.set_" + name),
      number(round, name, check)
    );
    const parts = ["questions", "seconds"].concat(["required", "buzz"].includes(round.kind) ? ["right", "wrong"] : []).map(part);
    if (round.kind === "risk") {
      const input = make("input", { type: "text", inputmode: "numeric", dir: "ltr", value: round.choices.join(" "), "data-field": "choices" });
      input.addEventListener("input", () => {
        round.choices = Array.from(new Set((input.value.normalize("NFKC").match(/\d+/g) || []).map(Number))).filter((n) => n > 0);
        check();
      });
      parts.push(field(say("host.set_choices"), input), tick(round, "lowest_first", say("host.set_lowest_first"), check));
    }
    if (Host.turns.byBuzzer(round)) {
      parts.push(field(say("host.set_early"), select(
        [["points", say("host.early_points")], ["lockout", say("host.early_lockout")]], round.early,
        (value) => { round.early = value; page.draw(); }, { "data-field": "early" }
      )));
      parts.push(part(round.early === "points" ? "early_points" : "lockout_seconds"), tick(round, "again", say("host.set_again"), check));
    }
    return make("fieldset", { "class": "round", "data-round": i }, [
      make("legend", { text: say("host.round_of", { n: i + 1 }) }),
      make("div", { "class": "row" }, [
        field(say("host.kind"), select(KINDS.map((kind) => [kind, say("host.kind_" + kind)]), round.kind,
          (value) => { draft.changeKind(i, value); page.draw(); }, { "data-field": "kind" })),
        make("div", { "class": "names" }, draft.shown.map((code) => text(round.title, code, check, say("host.round_title")))),
        Host.button("up-" + i, say("host.earlier"), () => { draft.move(i, -1); page.draw(); }, { kind: "quiet", disabled: i === 0 }),
        Host.button("remove-round-" + i, say("host.remove"), () => { draft.rounds.splice(i, 1); page.draw(); }, { kind: "quiet" })
      ]),
      make("div", { "class": "row" }, parts)
    ]);
  }

  function languages(page) {
    const { draft } = page;
    const there = draft.languages.filter((one) => !draft.pack || draft.pack.languages.some((two) => two.code === one.code));
    const options = there.map((one) => [one.code, one.name]);
    return make("div", { "class": "row" }, [
      field(say("host.language"), select(options, draft.shown[0], (code) => {
        draft.shown = [code].concat(draft.shown.slice(1).filter((other) => other !== code));
        page.draw();
      }, { "data-field": "language" })),
      field(say("host.second_language"), select([["", say("host.one_language")]].concat(options.filter(([code]) => code !== draft.shown[0])), draft.shown[1] || "", (code) => {
        draft.shown = code ? [draft.shown[0], code] : [draft.shown[0]];
        page.draw();
      }, { "data-field": "second" }))
    ]);
  }

  /** The page of a contest that is being set up; null before there is one. */
  Host.setup = null;

  /** The page on which a contest is set up; `begin(draft)` starts it. */
  Host.SetupPage = class {
    constructor(root, begin, kept) {
      this.root = root;
      this.begin = begin;
      this.kept = kept;
      this.draft = new Host.Draft();
      this.source = Object.keys(Host.site.banks).length ? "bank" : "pack";
      this.listening = -1;
      this.check = () => { this.draft.keep(); this.showProblems(); };
      this.forms = {};
      this.drawn = false;
      this.problems = make("ul", { "class": "problems" });
      this.start = Host.button("start", say("host.start"), () => { if (!this.draft.problems().length) { this.begin(this.draft); } }, { kind: "great" });
    }

    needed() {
      return this.draft.rounds.reduce((sum, round) => sum + Host.needed(round, this.draft.teams.length), 0);
    }

    /** The form for a pack; it stays the same, with what was chosen in it. */
    packForm() {
      this.forms.pack = this.forms.pack || Host.packForm((pack, envelope) => { this.draft.usePack(pack, envelope); this.draw(); });
      return this.forms.pack;
    }

    /** The form for the bank in the language of the hall; it stays the same too. */
    bankForm() {
      const [code] = this.draft.shown;
      this.forms[code] = this.forms[code] || Host.bankForm(code, this.needed(), (questions) => { this.draft.usePractice(questions); this.draw(); });
      this.forms[code].need(this.needed());
      return this.forms[code].form;
    }

    sources() {
      const taken = say("host.questions_there", { n: this.draft.questions.length });
      const choose = (name) => () => { this.source = name; this.draw(); };
      const form = this.source === "pack" ? this.packForm() : this.bankForm();
      return make("section", {}, [
        make("h2", { text: say("host.questions") }),
        make("div", { "class": "row" }, [
          Host.button("use-pack", say("host.use_pack"), choose("pack"), { pressed: this.source === "pack" }),
          Host.button("use-bank", say("host.use_bank"), choose("bank"), { pressed: this.source === "bank" })
        ]),
        form, this.draft.questions.length ? make("p", { "class": "message good", text: taken }) : null
      ]);
    }

    draw() {
      const { draft, root } = this;
      const focused = document.activeElement.dataset.act;
      const places = () => Array.from(root.querySelectorAll("button:enabled, select"));
      const place = places().indexOf(document.activeElement);
      if (this.drawn) { draft.keep(); }
      this.drawn = true;
      root.textContent = "";
      root.className = "setup";
      root.appendChild(make("header", { "class": "bar" }, [make("h1", { text: say("host.title") })]));
      root.appendChild(make("main", {}, [
        make("p", { "class": "lead", text: say("host.introduction", { key: "F" }) }),
        this.sources(),
        make("section", {}, [
          make("h2", { text: say("host.contest") }),
          make("div", { "class": "names" }, draft.shown.map((code) => text(draft.title, code, this.check, say("host.contest_title")))),
          languages(this)
        ]),
        make("section", {}, [
          make("h2", { text: say("host.teams") }),
          field(say("host.base"), number(draft, "base", this.check)),
          make("p", { "class": "hint", text: say("host.buzzer_hint") }),
          make("ol", { "class": "team-rows" }, draft.teams.map((_, i) => teamRow(this, i))),
          Host.button("add-team", say("host.add_team"), () => { draft.addTeam(); this.draw(); }, { kind: "quiet", disabled: draft.full })
        ]),
        make("section", {}, [make("h2", { text: say("host.rounds") })].concat(
          draft.rounds.map((_, i) => roundBox(this, i)),
          [make("div", { "class": "row" }, KINDS.map((kind) => Host.button("add-" + kind, say("host.add_round", { kind: say("host.kind_" + kind) }), () => { draft.addRound(kind); this.draw(); }, { kind: "quiet" })))]
        )),
        make("section", { "class": "beginning" }, [make("div", { role: "status" }, [this.problems]), this.start]),
        this.kept()
      ]));
      this.showProblems();
      // where what was pressed is gone, the focus stays near it
      const again = root.querySelector("[data-act='" + focused + "']:enabled") || places()[place];
      if (again) { again.focus(); }
    }

    showProblems() {
      const problems = this.draft.problems();
      if (this.source === "bank") { this.bankForm(); }
      this.problems.textContent = "";
      problems.forEach(([key, values]) => this.problems.appendChild(make("li", { text: say(key, values) })));
      this.start.disabled = problems.length > 0;
    }

    listen(team) {
      this.listening = team;
      this.draw();
    }

    /** A buzzer was pressed: it becomes a team's, or its team's row lights up as a test. */
    pressed(names) {
      const { draft } = this;
      const team = draft.teams[this.listening];
      if (!team) {
        const row = this.root.querySelector("[data-team='" + Host.teamOf(draft.teams, names) + "']");
        if (row) {
          row.classList.add("lit");
          window.setTimeout(() => row.classList.remove("lit"), 600);
        }
        return;
      }
      const controller = names[0].startsWith("pad ");
      if (["Tab", "Escape", "Enter"].includes(names[0])) { this.listen(-1); return; }
      draft.teams.forEach((one) => { if (controller && one.pad === names[0]) { one.pad = ""; } });
      team[controller ? "pad" : "key"] = names[0];
      this.listen(-1);
    }
  };
})(PortalHost);
