/* What plays at a moment, and whose turn it is: the rules of scripts/portal/screens/schedule.py,
   whose tests hold both to the same results. */
(function (Player) {
  "use strict";

  /** The items of an entry that may play; those that stand in for others only where none does. */
  function ready(entry, moment) {
    var holding = entry.items.filter(function (item) { return Player.holds(item.window, moment); });
    var proper = holding.filter(function (item) { return !item.fallback; });
    if (!Player.holds(entry.window, moment)) { return []; }
    return proper.length ? proper : holding;
  }

  /** The entries that take turns at a moment: [{number, weight, urgent, items}]. */
  Player.playing = function (entries, moment) {
    var able = entries.map(function (entry, number) {
      return {
        number: number,
        weight: entry.weight,
        priority: entry.priority,
        urgent: !!entry.urgent,
        items: ready(entry, moment)
      };
    }).filter(function (one) { return one.items.length; });
    var urgent = able.filter(function (one) { return one.urgent; });
    var highest = Math.max.apply(null, able.map(function (one) { return one.priority; }));
    return urgent.length ? urgent : able.filter(function (one) { return one.priority === highest; });
  };

  /** Whose turn it is, again and again: entries by their weights, their items by rotation. */
  Player.Turns = function (entries) {
    var credit = entries.map(function () { return 0; });
    var at = entries.map(function () { return 0; });

    /** The item whose turn it is, of what `playing` gave; null where that is nothing. */
    this.next = function (active) {
      var chosen = null;
      var sum = 0;
      active.forEach(function (one) {
        credit[one.number] += one.weight;
        sum += one.weight;
        if (chosen === null || credit[one.number] > credit[chosen.number]) { chosen = one; }
      });
      if (chosen === null) { return null; }
      credit[chosen.number] -= sum;
      var items = entries[chosen.number].items;
      var place = at[chosen.number];
      while (chosen.items.indexOf(items[place]) < 0) { place = (place + 1) % items.length; }
      at[chosen.number] = (place + 1) % items.length;
      return items[place];
    };
  };

  function shownClock(item) {
    return item.day.some(function (frame) { return frame.clock; });
  }

  /** What plays where the device's clock is wrong by years: what has no window, and tells no time. */
  Player.untimed = function (entries) {
    return entries.filter(function (entry) { return Player.unbound(entry.window); })
      .map(function (entry) {
        var copy = {};
        Object.keys(entry).forEach(function (key) { copy[key] = entry[key]; });
        copy.items = entry.items.filter(function (item) {
          return Player.unbound(item.window) && !shownClock(item);
        });
        return copy;
      });
  };
})(PortalPlayer);
