/* Times as the playlist writes them: texts in the device's own time, which compare as they are. */
(function (Player) {
  "use strict";

  var DAY_MS = 86400000;
  var EARLY_DAYS = 2;
  var LATE_DAYS = 400;

  function two(number) { return (number < 10 ? "0" : "") + number; }

  /** A date as the playlist speaks of it: {text: "2026-11-26T20:15", clock: "20:15", weekday: 4}. */
  Player.moment = function (date) {
    var day = [("000" + date.getFullYear()).slice(-4), two(date.getMonth() + 1), two(date.getDate())];
    var clock = two(date.getHours()) + ":" + two(date.getMinutes());
    return { text: day.join("-") + "T" + clock, clock: clock, weekday: date.getDay() || 7 };
  };

  /** Whether [from, until] holds a time of day; where `until` is not after `from`, over midnight. */
  function within(hours, clock) {
    if (hours[0] < hours[1]) { return hours[0] <= clock && clock < hours[1]; }
    return clock >= hours[0] || clock < hours[1];
  }

  /** Whether any of several hours holds a time of day. */
  Player.during = function (several, moment) {
    return (several || []).some(function (hours) { return within(hours, moment.clock); });
  };

  /** Whether a window sets no bound at all. */
  Player.unbound = function (window) {
    return !window || !(window.from || window.until || (window.weekdays || []).length ||
      (window.hours || []).length);
  };

  /** Whether a window holds a moment; hours over midnight belong to the day they began on. */
  Player.holds = function (window, moment) {
    if (!window) { return true; }
    if (window.from && moment.text < window.from) { return false; }
    if (window.until && moment.text >= window.until) { return false; }

    function on(weekday) {
      var days = window.weekdays || [];
      return !days.length || days.indexOf(weekday) >= 0;
    }

    if (!(window.hours || []).length) { return on(moment.weekday); }
    return window.hours.some(function (hours) {
      var began = hours[1] <= hours[0] && moment.clock < hours[1];
      return within(hours, moment.clock) && on(began ? (moment.weekday + 5) % 7 + 1 : moment.weekday);
    });
  };

  function midnight(day) {
    var parts = day.split("-").map(Number);
    return new Date(parts[0], parts[1] - 1, parts[2]).getTime();
  }

  /** Whether a device's clock can be right: not before the playlist was made, nor years after it. */
  Player.believable = function (data, date) {
    return date.getTime() >= midnight(data.made) - EARLY_DAYS * DAY_MS &&
      date.getTime() < midnight(data.until) + LATE_DAYS * DAY_MS;
  };
})(PortalPlayer);
