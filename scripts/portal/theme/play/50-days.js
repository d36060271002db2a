  var DAYS = 7;
  /* The day that the page calls today; 0 where it calls none so. */
  var leaf = 0;

  /* A phone keeps a page open for days: looked at again, it asks the question of that day. */
  document.addEventListener("visibilitychange", function () {
    if (leaf && !document.hidden && leaf !== Portal.today()) { takeUp(); }
  });

  /** A day, counted from 1970, as the language writes it. */
  function dayText(day) {
    var date = new Date(day * 86400000);
    return fill(said.months[date.getUTCMonth()], { year: date.getUTCFullYear(), day: date.getUTCDate() });
  }

  /** The question of a day, the same for everyone; of each day it is kept what was answered. */
  modes.day = function (box, bank) {
    var today = Portal.today();
    var name = keyOf("daily");
    leaf = today;

    function days() {
      var found = Quiz.kept(name);
      var result = {};
      for (var day = today; day > today - DAYS; day -= 1) {
        if (found && found[day] && typeof found[day] === "object") { result[day] = found[day]; }
      }
      return result;
    }
    function note(day, entry) {
      var all = days();
      all[day] = entry;
      Quiz.keep(name, all);
    }
    function see(day, pressed) {
      var item = Quiz.ofTheDay(bank, day);
      var entry = days()[day];
      var own = entry && entry.id === item.id ? entry : {};
      var heading = make("h2", {
        "class": "kicker", tabindex: "-1", text: (day === today ? said.today + " · " : "") + dayText(day)
      });
      function step(text, other) {
        var control = button(text, function () { see(other, true); });
        control.disabled = other > today || other <= today - DAYS;
        return control;
      }
      turn(box, make("div", { "class": "panel" }, [
        heading,
        Quiz.question(item, {
          seed: String(day), draft: own.draft, given: own.given,
          changed: function (draft) {
            if (days()[day] && days()[day].given !== undefined) { return; }
            note(day, { id: item.id, draft: draft });
          },
          done: function (right, answer) { note(day, { id: item.id, given: answer }); }
        }),
        make("div", { "class": "play-steps" }, [
          step(said.earlier, day - 1), step(said.later, day + 1)
        ])
      ]), heading, pressed);
    }
    heed([name], function () { modes.day(box, bank); });
    see(today, false);
  };
