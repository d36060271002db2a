/* Two layers, made once: while one is seen, the other gets the next picture beneath it; only when
   all of that is there do they change places, in one step. */
(function (Player, window, document) {
  "use strict";

  var GUARD_MS = 150;
  // a scroll begins a frame or two after its picture is seen
  var START_S = 0.2;
  var SIGNS = 5;

  /** An image, and the name of the picture that it has; "" while it has none. */
  function slot(box) {
    var image = document.createElement("img");
    image.alt = "";
    // newer browsers would else show a picture before they have it
    image.setAttribute("decoding", "sync");
    box.appendChild(image);
    return { image: image, shows: "", style: image.style };
  }

  /** Calls back after a frame was drawn, or would have been: a hidden page draws none. */
  function drawn(done) {
    var timer = window.setTimeout(end, GUARD_MS);
    var over = false;
    function end() {
      window.clearTimeout(timer);
      if (!over) {
        over = true;
        done();
      }
    }
    window.requestAnimationFrame(function () { window.requestAnimationFrame(end); });
  }

  /** A picture, and the signs of a clock upon it. */
  function Layer(stage) {
    var box = document.createElement("div");
    this.box = box;
    this.picture = slot(box);
    this.signs = [];
    while (this.signs.length < SIGNS) { this.signs.push(slot(box)); }
    stage.appendChild(box);
  }

  /** Gives a slot a picture of the store; calls back with whether it has it. */
  function fill(slot, name, store, done) {
    var image = slot.image;
    if (slot.shows === name) {
      done(true);
      return;
    }
    slot.shows = "";
    image.onload = image.onerror = function () {
      var there = image.naturalWidth > 0;
      image.onload = image.onerror = null;
      slot.shows = there ? name : "";
      done(there);
    };
    image.src = store[name].data;
  }

  /** The pictures of HH:MM. */
  function signsOf(clock, date) {
    var time = Player.moment(date).clock;
    return time.split("").map(function (sign) {
      return sign === ":" ? clock.colon : clock.digits[Number(sign)];
    });
  }

  function place(sign, left, clock, width) {
    sign.style.left = left + "px";
    sign.style.top = clock.y + "px";
    sign.style.width = width + "px";
    sign.style.height = clock.height + "px";
  }

  /** Lays the signs of a clock where they belong, or hides them. */
  function layClock(layer, clock) {
    var left = clock ? clock.x : 0;
    layer.signs.forEach(function (sign, number) {
      sign.style.display = clock ? "block" : "none";
      if (clock) {
        var width = number === 2 ? clock.colon_width : clock.digit_width;
        place(sign, left, clock, width);
        left += width;
      }
    });
  }

  /** How many pixels a frame runs. */
  function distance(frame, width) {
    return frame.scroll ? Math.max(0, frame.scroll.width - width) : 0;
  }

  Player.Stage = function (stage) {
    var front = new Layer(stage);
    var back = new Layer(stage);
    var width = 0;
    var height = 0;
    var seen = null;
    var ticket = 0;

    /** Sets how large pictures are, in pixels. */
    this.size = function (newWidth, newHeight) {
      width = newWidth;
      height = newHeight;
      stage.style.width = width + "px";
      stage.style.height = height + "px";
    };

    /** How long a frame takes, in ms: a strip runs through at least once. */
    this.lasts = function (frame) {
      var run = frame.scroll ? START_S + distance(frame, width) / frame.scroll.speed : 0;
      return Math.ceil(Math.max(frame.seconds, run) * 1000);
    };

    function move(layer, frame, gone) {
      var left = frame.scroll && frame.scroll.to === "right" ? gone - distance(frame, width) : -gone;
      layer.picture.style.left = left + "px";
    }

    function run(layer, frame, mine) {
      var start = null;
      function step(now) {
        if (mine !== ticket) { return; }
        if (start === null) { start = now; }
        var gone = Math.min(distance(frame, width), Math.round((now - start) * frame.scroll.speed / 1000));
        move(layer, frame, gone);
        if (gone < distance(frame, width)) { window.requestAnimationFrame(step); }
      }
      window.requestAnimationFrame(step);
    }

    function swap(frame, mine) {
      var layer = back;
      back = front;
      front = layer;
      front.box.style.zIndex = "2";
      back.box.style.zIndex = "1";
      seen = frame;
      if (frame.scroll) { run(front, frame, mine); }
    }

    /** Shows a frame once all its pictures are there; `shown` is called with whether it is. A later
        call takes the place of an earlier one, which is then never shown. */
    this.show = function (frame, store, date, shown) {
      var mine = ticket + 1;
      var layer = back;
      var waiting = 1;
      var right = true;
      ticket = mine;

      function filled(there) {
        waiting -= 1;
        right = right && there;
        if (waiting || mine !== ticket) { return; }
        if (!right) {
          shown(false);
          return;
        }
        drawn(function () {
          if (mine !== ticket) { return; }
          swap(frame, mine);
          shown(true);
        });
      }

      layer.picture.style.width = (frame.scroll ? frame.scroll.width : width) + "px";
      layer.picture.style.height = height + "px";
      move(layer, frame, 0);
      layClock(layer, frame.clock);
      if (frame.clock) {
        waiting += SIGNS;
        signsOf(frame.clock, date).forEach(function (name, number) {
          fill(layer.signs[number], name, store, filled);
        });
      }
      fill(layer.picture, frame.picture, store, filled);
    };

    /** Forgets what was to be shown. */
    this.stop = function () { ticket += 1; };

    /** Sets the clock that is seen to the time. */
    this.tick = function (store, date) {
      if (!seen || !seen.clock) { return; }
      signsOf(seen.clock, date).forEach(function (name, number) {
        var sign = front.signs[number];
        if (sign.shows !== name && store.hasOwnProperty(name)) {
          fill(sign, name, store, function () {});
        }
      });
    };
  };
})(PortalPlayer, window, document);
