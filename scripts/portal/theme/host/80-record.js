/* At the end: the sheet of results, and a record to print and sign. */
(function (Host) {
  "use strict";

  const make = Host.make;
  const say = Host.say;
  const Ledger = Host.ledger;

  /** A cell of a table file: quoted, and never taken for a formula by a spreadsheet. */
  function cell(value) {
    if (typeof value === "number") { return String(value); }
    const text = String(value);
    const safe = /^[\s=+\-@＝＋－＠]/.test(text) ? "'" + text : text;
    return /[",\r\n']/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
  }

  /** Rows as CSV: UTF-8 with its mark, lines as RFC 4180 has them. */
  Host.csv = function (rows) {
    return "\ufeff" + rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
  };

  function teamName(contest, team) { return Host.one(contest.team(team).name); }

  function roundName(contest, round) {
    const one = contest.state.setup.rounds[round];
    return one ? say("host.round_of", { n: round + 1 }) + " " + Host.one(Host.roundTitle(contest, one)) : say("host.outside");
  }

  /** A row for each team: place, name, base, points of each round and outside of them, the sum, and
      why the place is its own where sudden death decided one; the rounds by their numbers alone where
      `short`. */
  Host.resultRows = function (contest, short) {
    const { state } = contest;
    const rounds = state.setup.rounds.map((_, i) => i).filter((i) => i <= state.round);
    const outside = state.ledger.some((entry) => entry.round < 0) ? [-1] : [];
    const columns = rounds.concat(outside);
    const points = columns.map((round) => Ledger.ofRound(state, round));
    const ranking = Ledger.ranking(state);
    const why = ranking.some((row) => row.won) ? [say("host.reason")] : [];
    const names = columns.map((round) => (short && round >= 0 ? say("host.round_of", { n: round + 1 }) : roundName(contest, round)));
    return [[say("host.place"), say("host.team"), say("host.base"), ...names, say("host.total"), ...why]].concat(ranking.map((row) => (
      [row.place, teamName(contest, row.team), state.setup.base].concat(
        points.map((some) => some[row.team]), [row.score], why.map(() => (row.won ? say("host.reason_first") : ""))
      )
    )));
  };

  /** A row for each entry of the ledger. */
  Host.ledgerRows = function (contest) {
    const { state } = contest;
    const head = ["host.number", "host.time", "host.round", "host.question", "host.team", "host.points", "host.reason"].map((key) => say(key));
    return [head].concat(state.ledger.map((entry) => [
      entry.n, Host.clockTime(entry.at), roundName(contest, entry.round), entry.question || "", teamName(contest, entry.team), entry.points, Host.reasonWords(entry)
    ]));
  };

  /** Hands a file over to be saved. */
  Host.save = function (name, text, type) {
    const address = window.URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" }));
    const link = make("a", { href: address, download: name });
    document.body.appendChild(link);
    link.click();
    link.remove();
    window.setTimeout(() => window.URL.revokeObjectURL(address), 10000);
  };

  function table(rows, name) {
    const [head, ...body] = rows;
    return make("table", { "class": name }, [
      make("thead", {}, [make("tr", {}, head.map((one) => make("th", { scope: "col", text: one })))]),
      make("tbody", {}, body.map((row) => make("tr", {}, row.map((one) => make("td", {}, [
        make("span", { text: one, dir: typeof one === "number" ? "ltr" : null })
      ])))))
    ]);
  }

  /** The record: results, the ledger round by round, and lines to sign on. */
  function record(contest) {
    const { state } = contest;
    const rows = Host.ledgerRows(contest);
    const rounds = [-1].concat(state.setup.rounds.map((_, i) => i)).filter((round) => state.ledger.some((entry) => entry.round === round));
    const begun = new Date(state.ledger.length ? state.ledger[0].at : Host.now());
    // the day where the laptop stands
    const day = new Date(begun - begun.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    // each table stands under the name of its round
    const cells = (row) => row.slice(0, 2).concat(row.slice(3));
    return make("article", { "class": "record", tabindex: "0", "aria-label": say("host.results") }, [
      Host.lines("record-title", contest.title, "h1"),
      make("p", { text: say("host.record_day", { day: Host.ltr(day) }) }),
      make("h2", { text: say("host.results") }), table(Host.resultRows(contest, true), "results")
    ].concat(rounds.map((round) => make("section", {}, [
      make("h2", { text: roundName(contest, round) }),
      table([rows[0]].concat(rows.slice(1).filter((_, i) => state.ledger[i].round === round)).map(cells), "entries")
    ])), [
      make("ul", { "class": "signatures" }, ["host.sign_host", "host.sign_judge", "host.sign_scorer"].map((key) => make("li", { text: say(key) })))
    ]));
  }

  /** What there is at the end: files to save, and the record, which is printed alone. */
  Host.recordBox = function (desk) {
    const { contest } = desk;
    const save = (n, rows) => Host.save(say("host.file_name") + "-" + n + ".csv", Host.csv(rows(contest)), "text/csv");
    return make("div", { "class": "ending" }, [
      make("div", { "class": "row" }, [
        Host.button("save-results", say("host.save_results"), () => save(1, Host.resultRows), { kind: "good" }),
        Host.button("save-ledger", say("host.save_ledger"), () => save(2, Host.ledgerRows)),
        Host.button("print", say("host.print"), () => window.print()),
        Host.button("back", say("host.back"), () => desk.dispatch({ type: "back" }), { kind: "quiet" })
      ]),
      record(contest)
    ]);
  };
})(PortalHost);
