  var ROUND = 10;

  /* A game that is kept on the device: {seed, ids, given, at, draft, done}, where `given` holds what
     was answered to each question, and `draft` what stands in the one that is asked. */
  function keyOf(mode) { return "play-" + mode + "." + html.lang; }

  function save(game) { Quiz.keep(keyOf(game.mode), game.state); }

  var heeded = [];
  var takeUp = function () { /* Nothing is played yet. */ };

  /** Take up what another window of this browser kept under one of `names`, or erased: `again` begins
      from what is kept now. */
  function heed(names, again) {
    heeded = names.map(function (name) { return "portal." + name; });
    takeUp = again;
  }
  window.addEventListener("storage", function (event) {
    if (event.key === null || heeded.indexOf(event.key) >= 0) { takeUp(); }
  });
  /* A page that the browser had put aside was not told. */
  window.addEventListener("pageshow", function (event) { if (event.persisted) { takeUp(); } });
  document.addEventListener("portal-erased", function () { takeUp(); });

  function byId(bank) {
    var items = Object.create(null);
    bank.forEach(function (item) { items[item.id] = item; });
    return items;
  }

  /** The game that was begun before, without questions that the site does not have any more or has in
      other words; null where there is none. */
  function resumed(mode, items) {
    var old = Quiz.kept(keyOf(mode));
    if (!old || !Array.isArray(old.ids) || !Array.isArray(old.given) || !(old.at >= 0)) { return null; }
    var state = {
      seed: String(old.seed), ids: [], given: [], at: 0, draft: null, done: old.done === true,
      topic: String(old.topic || ""), many: old.many === 0 ? 0 : Number(old.many) || ROUND
    };
    old.ids.forEach(function (id, i) {
      var item = items[id];
      var given = old.given[i];
      var answered = given !== null && given !== undefined;
      if (!item || (answered && !types[item.type].fits(item, given))) { return; }
      if (i < old.at) { state.at += 1; }
      if (i === old.at) { state.draft = old.draft; }
      state.ids.push(id);
      state.given.push(answered ? given : null);
    });
    return state.ids.length ? state : null;
  }

  function fresh(ids, topic, many) {
    return {
      seed: String(Math.random()).slice(2), ids: ids, given: [], at: 0, draft: null, done: false,
      topic: topic || "", many: many
    };
  }

  /** At random about different facts, those not met lately first. */
  function draw(bank, most) {
    var met = Quiz.seen();
    var asked = {};
    var mixed = shuffled(bank);
    var unmet = mixed.filter(function (item) { return met.indexOf(item.id) < 0; });
    var stale = mixed.filter(function (item) { return met.indexOf(item.id) >= 0; });
    return unmet.concat(stale).filter(function (item) {
      return !item.facts.some(function (fact) { return asked[fact]; }) &&
        item.facts.every(function (fact) { return (asked[fact] = true); });
    }).slice(0, most).map(function (item) { return item.id; });
  }

  /** The questions of a game that were answered, each with its answer and whether that is right. */
  function answers(game) {
    return game.state.ids.map(function (id, i) {
      var item = game.items[id];
      var given = game.state.given[i];
      return given === null || given === undefined ? null
        : { item: item, given: given, right: types[item.type].judge(item, given) };
    }).filter(Boolean);
  }

  function wrong(game) { return answers(game).filter(function (one) { return !one.right; }); }
