  /** Numbers between 0 and 1 that follow from a text (Lehmer's generator): after a reload a question
      is laid out as it was. Without a text they are any. */
  function dice(seed) {
    if (seed === undefined) { return Math.random; }
    var state = 1;
    for (var i = 0; i < seed.length; i += 1) { state = (state * 31 + seed.charCodeAt(i)) % 2147483647; }
    function roll() {
      state = (state || 1) * 48271 % 2147483647;
      return state / 2147483647;
    }
    roll();
    roll();
    return roll;
  }

  function shuffled(items, seed) {
    var random = dice(seed);
    var result = items.slice();
    for (var i = result.length - 1; i > 0; i -= 1) {
      var j = Math.floor(random() * (i + 1));
      var kept = result[i];
      result[i] = result[j];
      result[j] = kept;
    }
    return result;
  }

  /** Shuffled, but not as it was: there must be something to put in order. */
  function disordered(items, seed) {
    var result = shuffled(items, seed);
    var same = result.every(function (item, i) { return item === items[i]; });
    return same && items.length > 1 ? result.slice(1).concat(result[0]) : result;
  }

  /** Tell the question around a control that it was answered by other means than typing. */
  function changed(control) {
    var event = document.createEvent("Event");
    event.initEvent("change", true, false);
    control.dispatchEvent(event);
  }
