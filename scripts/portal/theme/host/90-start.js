/* Starts the page: the hall's window, a contest that was cut off, or a new one. */
(function (Host) {
  "use strict";

  const make = Host.make;
  const say = Host.say;
  const store = new Host.Store();
  let root = null;
  let page = null;   // what hears the buzzers: the setup, or the desk of a contest
  let desk = null;
  let link = null;

  /** Erases what is kept, if that is what the host wants. */
  async function erase() {
    if (!window.confirm(say("host.erase_sure"))) { return; }
    await store.erase();
    Host.Draft.forget();
    link.send({ kind: "dark", languages: [Host.language(Host.own)] });
    setUp();
  }

  /** What is kept on this device, and the button that erases it. */
  function kept() {
    const list = make("ul", {});
    const box = make("section", { "class": "kept" }, [
      make("h2", { text: say("host.kept") }), list,
      Host.button("erase", say("host.erase"), erase, { kind: "quiet" })
    ]);
    store.load().then((found) => {
      const draft = Host.Draft.isKept();
      const lines = !store.works ? ["host.kept_unable"] : !found && !draft ? ["host.kept_none"]
        : found ? [(found.contest || {}).envelope ? "host.kept_sealed" : "host.kept_questions", "host.kept_events", "host.kept_until"] : [];
      if (draft) { lines.push("host.kept_draft"); }
      lines.forEach((key) => list.appendChild(make("li", { text: say(key) })));
      box.querySelector("button").hidden = !found && !draft && !store.broken;
    });
    return box;
  }

  function open(setup, questions) {
    desk = desk || new Host.DeskPage(root, link, kept);
    const contest = new Host.Contest(setup, questions, store, (before, after, event) => {
      // the first event of a contest that goes on comes before it is shown
      if (desk.contest === contest) { desk.changed(before, after, event); }
    });
    Host.contest = contest;
    return contest;
  }

  async function begin(draft) {
    const setup = draft.setup();
    const contest = open(setup, draft.questions);
    try {
      await store.begin(Host.toKeep(setup, draft));
      Host.Draft.forget();
    } catch (error) {
      // half of a contest is not kept: it is held without, which its page says
      store.close();
    }
    page = desk;
    desk.start(contest);
  }

  function setUp() {
    const setup = new Host.SetupPage(root, begin, kept);
    page = setup;
    Host.setup = setup;
    Host.contest = null;
    if (desk) { desk.stop(); }
    setup.draw();
  }

  async function goOn(found, questions) {
    const { setup } = found.contest;
    const byId = new Map(questions.map((question) => [question.id, question]));
    const asked = setup.questions.map((one) => byId.get(one.id));
    if (!asked.every(Boolean)) { tellDamage(found); return; }
    const contest = open(setup, asked);
    await contest.goOn(found.events, found.spent);
    page = desk;
    desk.start(contest);
  }

  /** What was kept, and what can be done with it, or a new contest. */
  function choice(parts) {
    root.textContent = "";
    root.className = "setup";
    root.appendChild(make("header", { "class": "bar" }, [make("h1", { text: say("host.title") })]));
    root.appendChild(make("main", {}, [
      make("section", { "class": "offer" }, parts.concat(Host.button("new", say("host.new"), erase, { kind: "quiet" })))
    ]));
  }

  /** A contest was kept that cannot be gone on with: it can be saved as it is. */
  function tellDamage(found) {
    const save = () => Host.save(say("host.file_name") + ".json", JSON.stringify(found), "application/json");
    choice([
      Host.message(say("host.damaged"), true),
      Host.button("save-kept", say("host.save_kept"), save, { kind: "great good" })
    ]);
  }

  /** A contest was cut off: go on with it, or throw it away. */
  function offer(found) {
    const { setup } = found.contest;
    const codes = [Host.own].concat(setup.shown, Object.keys(setup.title));
    const title = codes.map((code) => setup.title[code]).find(Boolean) || say("host.title");
    const sealed = Boolean(found.contest.envelope);
    choice([
      make("h2", { text: say("host.go_on_title", { title }) }),
      make("p", { text: say(sealed ? "host.go_on_sealed" : "host.go_on_text", { n: found.events.length }) }),
      sealed ? Host.packForm((pack) => goOn(found, pack.questions), found.contest.envelope)
        : Host.button("go-on", say("host.go_on"), () => goOn(found, found.contest.questions), { kind: "great good" })
    ]);
  }

  function listen() {
    Host.watchBuzzers((names, at) => { if (page) { page.pressed(names, at); } });
    window.addEventListener("keydown", (event) => {
      const pressing = ["Space", "Enter", "NumpadEnter"].includes(event.code);
      const onButton = pressing && event.target.closest && event.target.closest("button, a, summary, select, [type=checkbox]");
      if (page !== desk || !desk) { return; }
      if (event.code === "Escape" && Host.isTyping(event.target)) { event.target.blur(); }
      // a key that is held down presses its button once
      if (onButton && event.repeat) { event.preventDefault(); }
      if (!Host.isPlain(event) || Host.isTyping(event.target) || onButton) { return; }
      if (desk.key(event.code, window.performance.timeOrigin + event.timeStamp)) { event.preventDefault(); }
    });
    // a button that was clicked gives the space bar back
    window.addEventListener("click", (event) => {
      const clicked = event.detail > 0 && event.target.closest && event.target.closest("button");
      // one that was drawn anew meanwhile has the focus now
      if (clicked && document.activeElement.matches("button")) { document.activeElement.blur(); }
    });
  }

  /** Only one window hosts: resolves to whether it is this one, where it `waits` once the other is
      gone. Where there are no locks, nobody is kept out. */
  async function alone(waits) {
    try {
      return await new Promise((resolve) => {
        window.navigator.locks.request("portal-host", { ifAvailable: !waits }, (lock) => {
          resolve(lock !== null);
          return lock === null ? null : new Promise(() => null);
        }).catch(() => resolve(true));
      });
    } catch (error) { return true; }
  }

  async function startHost() {
    if (!await alone(false)) {
      root.appendChild(make("main", { "class": "setup" }, [make("h1", { text: say("host.title") }), Host.message(say("host.elsewhere"), true)]));
      await alone(true);
    }
    link = new Host.ScreenLink((heard) => {
      if (heard.pressed && page) { page.pressed(heard.pressed, heard.pressedAt); }
      if (heard.key && page === desk && desk) { desk.key(heard.key, heard.keyAt); }
    });
    listen();
    await store.start();
    const found = await store.load();
    if (!found) { setUp(); } else if (Host.isWhole(found)) { offer(found); } else { tellDamage(found); }
  }

  document.addEventListener("DOMContentLoaded", () => {
    root = document.getElementById("host");
    const screen = document.getElementById("screen");
    if (screen) { Host.startScreen(screen); } else if (root) { startHost(); }
  });
})(PortalHost);
