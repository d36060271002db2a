/* A contest before it begins: what the host sets, and what is still wrong with it. */
(function (Host) {
  "use strict";

  /** The host's own keys by their place on the keyboard, and what each does. */
  const SHORTCUTS = Host.SHORTCUTS = {
    Space: "next", Equal: "right", NumpadAdd: "right", Minus: "wrong", NumpadSubtract: "wrong", Period: "pause",
    Slash: "scores", Comma: "dark", Backspace: "undo", Delete: "skip", Quote: "replace", Semicolon: "sound"
  };

  const FULL_SCREEN = "F";
  const COLOURS = ["#c0392b", "#1f5fa8", "#2e7d32", "#e0a100", "#6a3d9a", "#00838f", "#ad5a1e", "#5d4037"];
  const BUZZERS = "QPZMTYBVWOXN1234567890";  // far from each other on the keyboard first
  const MOST_TEAMS = 8;
  const KEPT = "portal.host-draft";
  const clone = Host.clone;

  /** A usual round of a kind. */
  function usual(kind) {
    return clone(Host.site.rules.rounds.find((round) => round.kind === kind));
  }

  function keptDraft() {
    try { return JSON.parse(window.sessionStorage.getItem(KEPT)); } catch (error) { return null; }
  }

  Host.Draft = class {
    /** Whether a draft is kept: until it is begun or the tab is closed, and without its questions. */
    static isKept() { return keptDraft() !== null; }

    static forget() {
      try { window.sessionStorage.removeItem(KEPT); } catch (error) { return; }
    }

    constructor() {
      this.title = {};
      this.pack = null;
      this.envelope = null;
      this.questions = [];
      this.languages = Host.site.languages.slice();
      this.shown = [Host.own];
      this.useRules(clone(Host.site.rules));
      this.again = "";  // the pack whose rules were changed before the page was loaded again
      const kept = keptDraft();
      if (kept && Host.pack.isRules(kept.rules) && kept.title && Array.isArray(kept.shown)) {
        const there = kept.shown.filter((code) => this.languages.some((one) => one.code === code)).slice(0, 2);
        Object.assign(this, kept.rules, { title: kept.title, again: kept.pack, shown: there.length ? there : this.shown });
      }
    }

    /** Keeps what was set, so that a page loaded again still has it. */
    keep() {
      const rules = { base: this.base, teams: this.teams, rounds: this.rounds };
      const kept = { title: this.title, shown: this.shown, rules, pack: this.pack ? this.pack.id : "" };
      try { window.sessionStorage.setItem(KEPT, JSON.stringify(kept)); } catch (error) { return; }
    }

    useRules(rules) {
      this.base = rules.base;
      this.teams = rules.teams.map((team, i) => ({
        name: team.name, colour: team.colour, key: team.key.toUpperCase(), pad: "pad " + (i + 1)
      }));
      this.rounds = clone(rules.rounds);
    }

    /** Takes a pack's questions and rules. */
    usePack(pack, envelope) {
      this.pack = pack;
      this.envelope = envelope;  // none where the pack was not sealed
      this.questions = pack.questions;
      const known = this.languages.map((one) => one.code);
      const more = pack.languages.filter((one) => !known.includes(one.code));
      this.languages = this.languages.concat(more);
      const codes = pack.languages.map((one) => one.code);
      this.shown = this.shown.filter((code) => codes.includes(code));
      if (!this.shown.length) { this.shown = codes.slice(0, 1); }
      if (pack.id && pack.id === this.again) { return; }
      this.title = clone(pack.title);
      this.useRules(pack.rules);
    }

    usePractice(questions) {
      this.pack = null;
      this.envelope = null;
      this.questions = questions;
      this.rounds.forEach((round) => { round.section = null; });
    }

    /** Whether there are as many teams as the hall's window has room for. */
    get full() { return this.teams.length >= MOST_TEAMS; }

    addTeam() {
      const free = (name, all) => all.find((one) => !this.teams.some((team) => team[name] === one));
      this.teams.push({
        name: {}, colour: free("colour", COLOURS), key: free("key", [...BUZZERS]), pad: free("pad", COLOURS.map((_, i) => "pad " + (i + 1)))
      });
    }

    addRound(kind) { this.rounds.push(usual(kind)); }

    changeKind(i, kind) {
      this.rounds[i] = Object.assign(usual(kind), { title: this.rounds[i].title, section: this.rounds[i].section });
    }

    move(i, by) {
      const [round] = this.rounds.splice(i, 1);
      this.rounds.splice(Math.max(0, Math.min(this.rounds.length, i + by)), 0, round);
    }

    /** What the engine begins with. */
    setup() {
      return {
        id: (this.pack && this.pack.id) || "practice", title: clone(this.title), shown: this.shown.slice(), base: this.base,
        teams: this.teams.map((team, i) => Object.assign(clone(team), {
          name: Object.keys(team.name).some((code) => team.name[code]) ? clone(team.name) : { "": String(i + 1) }
        })),
        rounds: clone(this.rounds),
        questions: this.questions.map((one) => ({
          id: one.id, type: one.type, topic: one.topic, difficulty: one.difficulty, section: one.section
        }))
      };
    }

    /** [key, values] of everything that must be mended before it can begin. */
    problems() {
      const found = [];
      const seen = new Map();
      if (!this.questions.length) { found.push(["host.need_questions", {}]); }
      if (this.teams.length < 2) { found.push(["host.need_teams", {}]); }
      if (!this.rounds.length) { found.push(["host.need_rounds", {}]); }
      this.teams.forEach(({ key }, i) => {
        if (!key) { return; }
        if (SHORTCUTS[key] || key === FULL_SCREEN) { found.push(["host.key_reserved", { team: i + 1, key }]); }
        else if (seen.has(key)) { found.push(["host.key_twice", { team: i + 1, other: seen.get(key) + 1, key }]); }
        else { seen.set(key, i); }
      });
      this.rounds.forEach((round, i) => {
        if (round.questions < 1) { found.push(["host.need_count", { round: i + 1 }]); }
        if (round.kind === "risk" && !round.choices.length) { found.push(["host.need_choices", { round: i + 1 }]); }
      });
      if (this.questions.length) {
        Host.plan(this.setup()).short.forEach((one) => {
          found.push(["host.short", { round: one.round + 1, wanted: one.wanted, found: one.found }]);
        });
      }
      return found;
    }
  };
})(PortalHost);
