  /* The house's colours and its fruit on a canvas: nothing is loaded, so that it can be saved from a
     folder of files too. */
  var COLOURS = {
    paper: "#fffdf9", ink: "#2b2320", soft: "#66584f", red: "#a8232f", saffron: "#d9932b",
    lake: "#27616f", leaf: "#4f7a52", cream: "#fbf2e2", seed: "#d94f4f", flesh: "#f6ddb4"
  };
  var WEAVE = [["red", 26], ["cream", 3], ["saffron", 14], ["cream", 3], ["lake", 16], ["cream", 3],
    ["leaf", 12], ["cream", 3]];
  var SEEDS = [[26, 22], [31.5, 24.5], [23.5, 27.5], [29, 29.5], [34, 30], [24.5, 33], [30, 35], [26, 38]];

  /** An opened pomegranate around a point. */
  function pomegranate(pen, x, y, size) {
    function shape(colour, path) {
      pen.fillStyle = COLOURS[colour];
      pen.beginPath();
      path();
      pen.fill();
    }
    pen.save();
    pen.translate(x - size / 2, y - size / 2);
    pen.scale(size / 48, size / 48);
    shape("saffron", function () {
      [[19.5, 13], [16, 3.5], [21, 7], [24, 2], [27, 7], [32, 3.5], [28.5, 13]].forEach(function (point, i) {
        pen[i ? "lineTo" : "moveTo"](point[0], point[1]);
      });
    });
    shape("red", function () {
      pen.moveTo(24, 11.5);
      pen.bezierCurveTo(35, 11.5, 42.5, 18.5, 42.5, 28.5);
      pen.bezierCurveTo(42.5, 38.5, 35, 46.5, 24, 46.5);
      pen.bezierCurveTo(13, 46.5, 5.5, 38.5, 5.5, 28.5);
      pen.bezierCurveTo(5.5, 18.5, 13, 11.5, 24, 11.5);
    });
    shape("flesh", function () {
      pen.moveTo(26, 17);
      pen.bezierCurveTo(33, 18, 37, 23, 36.5, 29);
      pen.bezierCurveTo(36, 35, 32, 40.5, 26, 41);
      pen.bezierCurveTo(21, 38, 19, 34, 19, 29);
      pen.bezierCurveTo(19, 24, 21, 19, 26, 17);
    });
    SEEDS.forEach(function (seed) {
      shape("seed", function () { pen.arc(seed[0], seed[1], 2.3, 0, 2 * Math.PI); });
    });
    pen.restore();
  }

  /** The woven band of the house along all four sides, a fine line within, and faint fruit. */
  function frame(pen, width, height) {
    var band = 22;
    pen.fillStyle = COLOURS.paper;
    pen.fillRect(0, 0, width, height);
    function along(length, draw) {
      for (var at = 0, i = 0; at < length; i += 1) {
        var piece = WEAVE[i % WEAVE.length];
        pen.fillStyle = COLOURS[piece[0]];
        draw(at, Math.min(piece[1], length - at));
        at += piece[1];
      }
    }
    along(width, function (at, size) {
      pen.fillRect(at, 0, size, band);
      pen.fillRect(width - at - size, height - band, size, band);
    });
    along(height, function (at, size) {
      pen.fillRect(width - band, at, band, size);
      pen.fillRect(0, height - at - size, band, size);
    });
    pen.strokeStyle = COLOURS.saffron;
    pen.lineWidth = 2;
    pen.strokeRect(band + 18, band + 18, width - 2 * band - 36, height - 2 * band - 36);
    [[0, 0], [1, 0], [0, 1], [1, 1]].forEach(function (corner) {
      var x = band + 18 + corner[0] * (width - 2 * band - 36);
      var y = band + 18 + corner[1] * (height - 2 * band - 36);
      pen.fillStyle = COLOURS.paper;
      pen.fillRect(x - 18, y - 18, 36, 36);
      pomegranate(pen, x, y, 36);
    });
    pen.globalAlpha = 0.055;
    for (var row = 0, down = 94; down < height - 60; row += 1, down += 84) {
      for (var across = 94 + row % 2 * 56; across < width - 60; across += 112) { pomegranate(pen, across, down, 44); }
    }
    pen.globalAlpha = 1;
  }

  /** A text in lines no longer than `room`: Han breaks anywhere but before a mark, others at spaces. */
  function lines(pen, text, room) {
    var pieces = text.match(/[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef][，。、：；！？）】》”’]*|[^\s\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]+\s*|\s+/g) || [];
    var result = [""];
    pieces.forEach(function (piece) {
      var longer = result[result.length - 1] + piece;
      if (result[result.length - 1] && pen.measureText(longer.replace(/\s+$/, "")).width > room) { result.push(piece); }
      else { result[result.length - 1] = longer; }
    });
    return result.map(function (line) { return line.trim(); });
  }
