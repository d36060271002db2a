/* Whether a playlist is whole and well formed: what is not is never taken. */
(function (Player) {
  "use strict";

  var NAME = /^[\w-]{1,80}$/;
  var DAY = /^\d{4}-\d\d-\d\d$/;
  var MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;
  var CLOCK = /^\d\d:\d\d$/;

  function matches(form) {
    return function (value) { return typeof value === "string" && form.test(value); };
  }

  function number(least, most) {
    return function (value) { return typeof value === "number" && value >= least && value <= most; };
  }

  function list(sound, least) {
    return function (value) {
      return Array.isArray(value) && value.length >= least && value.every(sound);
    };
  }

  function object(parts) {
    return function (value) {
      return typeof value === "object" && value !== null && Object.keys(parts).every(function (key) {
        return parts[key](value[key]);
      });
    };
  }

  function optional(sound) {
    return function (value) { return value === undefined || value === null || sound(value); };
  }

  function hours(value) {
    return Array.isArray(value) && value.length === 2 && value.every(matches(CLOCK));
  }

  function text(value) { return typeof value === "string"; }

  function direction(value) { return value === "left" || value === "right"; }

  var pixels = number(0, 1e6);
  var hash = matches(NAME);

  var frame = object({
    picture: hash,
    seconds: number(0.1, 86400),
    scroll: optional(object({ to: direction, speed: number(1, 1e5), width: number(1, 1e6) })),
    clock: optional(object({
      x: pixels,
      y: pixels,
      digit_width: number(1, 1e4),
      colon_width: number(1, 1e4),
      height: number(1, 1e4),
      digits: function (value) { return list(hash, 10)(value) && value.length === 10; },
      colon: hash
    }))
  });

  var window = object({
    from: optional(matches(MOMENT)),
    until: optional(matches(MOMENT)),
    weekdays: optional(list(number(1, 7), 0)),
    hours: optional(list(hours, 0))
  });

  var item = object({
    id: text, name: optional(text), window: optional(window), day: list(frame, 1), night: optional(list(frame, 1))
  });

  var entry = object({
    weight: number(0, 1e6), priority: number(-1e6, 1e6), window: optional(window), items: list(item, 0)
  });

  /** Whether `data` has the shape of a playlist. */
  Player.sound = object({
    version: hash,
    screen: hash,
    width: number(1, 1e5),
    height: number(1, 1e5),
    made: matches(DAY),
    until: matches(DAY),
    refresh: number(1, 86400),
    hours: optional(list(hours, 0)),
    night: optional(list(hours, 0)),
    entries: list(entry, 0),
    rest: object({ day: list(frame, 1), night: optional(list(frame, 1)) })
  });

  /** The pictures of a playlist: hash: [width, height] in pixels; null where one has two sizes. */
  Player.pictures = function (data) {
    var found = {};
    var clash = false;

    function add(name, width, height) {
      if (found.hasOwnProperty(name) && String(found[name]) !== String([width, height])) { clash = true; }
      found[name] = [width, height];
    }

    function addFrame(one) {
      var clock = one.clock;
      add(one.picture, one.scroll ? one.scroll.width : data.width, data.height);
      if (clock) {
        clock.digits.forEach(function (digit) { add(digit, clock.digit_width, clock.height); });
        add(clock.colon, clock.colon_width, clock.height);
      }
    }

    function addItem(one) {
      one.day.forEach(addFrame);
      (one.night || []).forEach(addFrame);
    }

    addItem(data.rest);
    data.entries.forEach(function (one) { one.items.forEach(addItem); });
    return clash ? null : found;
  };
})(PortalPlayer);
