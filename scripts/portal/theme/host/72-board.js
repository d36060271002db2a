/* The scores, the ledger, and the host's own say in both. */
(function (Host) {
  "use strict";

  const make = Host.make;
  const say = Host.say;
  const Ledger = Host.ledger;

  Host.reasonWords = function (entry) {
    const words = say("host.reason_" + entry.reason, { n: entry.undoes });
    return entry.note ? words + say("host.colon") + entry.note : words;
  };

  /** The time of day of a moment, as 09:05:00. */
  Host.clockTime = function (at) { return new Date(at).toTimeString().slice(0, 8); };

  Host.deskParts.board = function (desk) {
    const { contest } = desk;
    return make("ul", { "class": "board", "aria-label": say("host.scores") }, Ledger.scores(contest.state).map((score, team) => {
      return make("li", { "class": "team is-" + Host.part(contest.state, team), "data-team": team, colour: contest.state.setup.teams[team].colour }, [
        Host.team(contest.team(team)),
        desk.mayBuzz(team) ? Host.button("first-" + team, say("host.first"), () => desk.pressed([], Host.now(), team), { kind: "small" })
          : make("kbd", { text: contest.state.setup.teams[team].key, "aria-hidden": "true" }),
        make("span", { "class": "score", text: score, dir: "ltr" })
      ]);
    }));
  };

  /** The ledger, the last entry first, each with what can be done about it. */
  Host.deskParts.ledger = function (desk) {
    const { state } = desk.contest;
    const holding = Ledger.holding(state.ledger);
    const judged = new Map(state.judgements.map((judgement, i) => [judgement.entry, i]));
    const rows = state.ledger.slice().reverse().map((entry) => {
      const holds = holding.has(entry.n);
      const judgement = judged.has(entry.n) ? state.judgements[judged.get(entry.n)] : null;
      return make("li", { "class": "entry" + (holds ? "" : " is-gone"), "data-entry": entry.n, tabindex: "-1" }, [
        make("span", { "class": "n", text: entry.n }),
        Host.badge(desk.contest.team(entry.team)),
        make("span", { "class": "points", text: Host.signed(entry.points), dir: "ltr" }),
        make("span", { "class": "reason" }, [
          make("span", { text: Host.reasonWords(entry) }),
          make("small", { text: (entry.question ? say("host.question_of", { n: entry.question }) + " · " : "") + Host.clockTime(entry.at) })
        ]),
        holds && entry.closed ? null : holds ? Host.button("undo-" + entry.n, say(entry.undoes ? "host.redo" : "host.undo"), () => desk.dispatch({ type: "undo", entry: entry.n }), { kind: "small" })
          : make("span", { "class": "gone", text: say("host.gone") }),
        judgement ? Host.button("rejudge-" + entry.n, say(judgement.right ? "host.make_wrong" : "host.make_right"), () => desk.dispatch({ type: "rejudge", judgement: judged.get(entry.n), right: !judgement.right }), { kind: "small" }) : null
      ]);
    });
    return make("ol", { "class": "ledger", reversed: true, tabindex: "0", "data-act": "ledger", "aria-label": say("host.ledger") }, rows.length ? rows : [make("li", { "class": "none", text: say("host.ledger_none") })]);
  };

  /** Gives or takes any points, for a reason that must be written. */
  Host.awardForm = function (desk) {
    const teams = desk.contest.state.setup.teams;
    const team = make("select", { "data-field": "team" }, teams.map((one, i) => make("option", { value: i, text: (i + 1) + " " + Host.one(desk.contest.team(i).name) })));
    const points = make("input", { type: "number", min: "-10000", max: "10000", required: true, "data-field": "points" });
    const note = make("input", { type: "text", maxlength: "80", required: true, "data-field": "note" });
    const form = make("form", {}, [
      Host.field(say("host.team"), team),
      Host.field(say("host.points"), points),
      Host.field(say("host.why"), note, "wide"),
      make("button", { type: "submit", "class": "button", "data-act": "award", text: say("host.enter") }),
      make("p", { "class": "message bad typing", text: say("host.typing") })
    ]);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const wanted = { type: "award", team: Number(team.value), points: Number(points.value), note: note.value.trim() };
      if (await desk.dispatch(wanted)) {
        points.value = "";
        note.value = "";
        // the keys are for buzzers again
        document.activeElement.blur();
      }
    });
    return make("details", { "class": "award" }, [make("summary", { text: say("host.override") }), form]);
  };
})(PortalHost);
