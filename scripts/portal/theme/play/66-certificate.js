  var WIDE = 1200;
  var HIGH = 850;

  function face(tag) { return window.getComputedStyle(document.querySelector(tag)).fontFamily; }

  /** The largest size, from `size` down, at which a text is no longer than `room`. */
  function fitted(pen, text, weight, size, family, room) {
    do {
      pen.font = weight + " " + size + "px " + family;
      size -= 2;
    } while (size > 18 && pen.measureText(text).width > room);
    return size + 2;
  }

  /** Write a line of a text in columns around x = 0, from y = 0 on: Han stands upright, the rest lies
      along the column. `pen` is turned, so that its x goes down the column. */
  function column(pen, text, size) {
    var at = 0;
    (text.match(/[\u2e80-\u9fff\uff00-\uffef]|[^\u2e80-\u9fff\uff00-\uffef]+/g) || []).forEach(function (run) {
      if (/[\u2e80-\u9fff\uff00-\uffef]/.test(run)) {
        pen.save();
        pen.translate(at + size / 2, 0);
        pen.rotate(-Math.PI / 2);
        pen.textAlign = "center";
        pen.fillText(run, 0, 0);
        pen.restore();
        at += size;
      } else {
        pen.textAlign = "left";
        pen.fillText(run, at, 0);
        at += pen.measureText(run).width;
      }
    });
    return at;
  }

  /** The certificate: {name, title, points, total, publisher, date} on a canvas; in columns where the
      page is. Each block of it is a text with its size, face, colour and place. */
  function drawn(about) {
    var canvas = make("canvas", { width: WIDE, height: HIGH, dir: html.dir });
    var pen = canvas.getContext("2d");
    var upright = html.hasAttribute("data-writing");
    var sentence = fill(said.certificate_of, about);
    var foot = [about.publisher, about.date];
    frame(pen, WIDE, HIGH);
    if ("direction" in pen) { pen.direction = html.dir; }
    pen.textBaseline = "middle";
    if (upright) { columns(pen, about, sentence, foot); } else { rowsOf(pen, about, sentence, foot); }
    return canvas;
  }

  function rowsOf(pen, about, sentence, foot) {
    var room = WIDE - 280;
    var y = 376;
    var rtl = html.dir === "rtl";
    pomegranate(pen, WIDE / 2, 132, 128);
    pen.textAlign = "center";
    pen.fillStyle = COLOURS.red;
    fitted(pen, said.certificate, 700, 74, face("h1"), room);
    pen.fillText(said.certificate, WIDE / 2, 262);
    if (about.name) {
      pen.fillStyle = COLOURS.ink;
      fitted(pen, about.name, 700, 60, face("h1"), room);
      pen.fillText(about.name, WIDE / 2, y);
      pen.fillStyle = COLOURS.saffron;
      pen.fillRect(WIDE / 2 - 210, y + 46, 420, 3);
      y += 112;
    } else { y += 20; }
    pen.fillStyle = COLOURS.ink;
    pen.font = "400 36px " + face("body");
    lines(pen, sentence, room).forEach(function (line) {
      pen.fillText(line, WIDE / 2, y);
      y += 62;
    });
    pen.fillStyle = COLOURS.soft;
    pen.textAlign = rtl ? "left" : "right";
    foot.forEach(function (line, i) {
      fitted(pen, line, 400, 30, face("body"), room);
      pen.fillText(line, rtl ? 130 : WIDE - 130, HIGH - 158 + i * 48);
    });
  }

  function columns(pen, about, sentence, foot) {
    var room = HIGH - 220;
    var x = 190;
    function put(text, weight, size, family, colour, bottom) {
      size = fitted(pen, text, weight, size, family, room);
      pen.fillStyle = COLOURS[colour];
      pen.save();
      var length = bottom ? pen.measureText(text).width : 0;
      pen.translate(x, bottom ? Math.max(110, HIGH - 110 - length) : 110);
      pen.rotate(Math.PI / 2);
      column(pen, text, size);
      pen.restore();
    }
    pomegranate(pen, WIDE - 190, 170, 120);
    put(said.certificate, 700, 66, face("h1"), "red");
    x += 130;
    if (about.name) {
      put(about.name, 700, 54, face("h1"), "ink");
      x += 110;
    }
    pen.font = "400 36px " + face("body");
    lines(pen, sentence, room).forEach(function (line) {
      put(line, 400, 36, face("body"), "ink");
      x += 66;
    });
    x = Math.max(x + 20, WIDE - 210);
    foot.forEach(function (line) {
      put(line, 400, 28, face("body"), "soft", true);
      x += 54;
    });
  }

  /** Draw when the fonts that the text needs have come; a browser that can't say draws at once. */
  function whenWritten(text, draw) {
    if (!document.fonts || !document.fonts.load) {
      draw();
      return;
    }
    window.Promise.all([["400", "body"], ["700", "h1"]].map(function (font) {
      return document.fonts.load(font[0] + " 36px " + face(font[1]), text);
    })).then(draw, draw);
  }

  /** The form that asks for a name, and the picture with a link that saves it. The name stands in the
      picture only. */
  function certificate(about) {
    var field = make("input", {
      "class": "quiz-field", type: "text", maxlength: "40", autocomplete: "off", dir: "auto", id: "certificate-name"
    });
    var place = make("div", { "class": "play-picture" });
    var form = make("form", { novalidate: true, "class": "play-certificate" }, [
      make("h3", { text: said.certificate }),
      make("label", { "for": "certificate-name", text: said.certificate_name }), field,
      make("p", { "class": "meta", text: said.certificate_private }),
      make("button", { "class": "button button-full", type: "submit", text: said.certificate_draw })
    ]);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var full = {
        name: field.value.replace(/\s+/g, " ").trim(), title: about.title, points: about.points,
        total: about.total, publisher: about.publisher, date: dayText(Portal.today())
      };
      whenWritten(said.certificate + said.certificate_of + full.name + full.title + full.date, function () {
        var source = drawn(full).toDataURL("image/png");
        var save = make("a", {
          "class": "button button-full", href: source, download: "certificate.png", text: said.certificate_save
        });
        place.textContent = "";
        [
          make("img", { src: source, width: WIDE, height: HIGH, alt: fill(said.certificate_alt, full) }),
          save, make("p", { "class": "meta", text: said.certificate_hint })
        ].forEach(function (part) { place.appendChild(part); });
        save.focus({ preventScroll: true });
        place.scrollIntoView({ block: "nearest" });
      });
    });
    return make("div", {}, [form, place]);
  }
