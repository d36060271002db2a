/* Words and elements: every text is set as text. */
(function (Kiosk) {
  "use strict";

  var SVG = "http://www.w3.org/2000/svg";
  var HAN = /^(zh|ja|ko)/;  // stands in rows and in columns alike

  /** What finds every button of the kiosk. */
  Kiosk.BUTTONS = "button, [role='button']";

  /** `text` with the {fields} of `values` filled in. */
  Kiosk.fill = function (text, values) {
    return text.replace(/\{(\w+)\}/g, function (field, name) {
      return Object.prototype.hasOwnProperty.call(values, name) ? values[name] : field;
    });
  };

  /** What the interface says in the language that is shown. */
  Kiosk.say = function (key, values) {
    return Kiosk.fill(Kiosk.data.words[key], values || {});
  };

  /** A button whose words may stand in columns: before Chromium 119 those of its own lie in rows,
      whatever is around them. */
  function uprightButton(disabled) {
    var element = document.createElement("div");
    element.setAttribute("role", "button");
    if (disabled) {
      element.setAttribute("aria-disabled", "true");
      return element;
    }
    element.setAttribute("tabindex", "0");
    element.addEventListener("keydown", function (event) {
      if (event.keyCode !== 13 && event.keyCode !== 32) { return; }
      event.preventDefault();
      element.click();
    });
    return element;
  }

  function create(tag, attributes) {
    var upright = Kiosk.visit && Kiosk.languages[Kiosk.visit.lang].vertical;
    return tag === "button" && upright ? uprightButton(attributes && attributes.disabled)
      : document.createElement(tag);
  }

  /** An element: `text` is its text, `act` what a touch does, `in` the language it is in; true is an
      attribute without a value, false none. */
  Kiosk.make = function (tag, attributes, children) {
    var element = create(tag, attributes);
    Object.keys(attributes || {}).forEach(function (name) {
      var value = attributes[name];
      if (name === "text") { element.textContent = value; }
      else if (name === "act") { element.addEventListener("click", value); }
      else if (name === "in") { Kiosk.speak(element, value); }
      else if (value === true) { element.setAttribute(name, ""); }
      else if (value !== false && value !== null && value !== undefined) {
        element.setAttribute(name, value);
      }
    });
    (children || []).forEach(function (child) { if (child) { element.appendChild(child); } });
    return element;
  };

  /** Says that an element is in a language, where that is not the one around it. */
  Kiosk.speak = function (element, code) {
    var language = Kiosk.languages[code];
    if (!language || code === Kiosk.visit.lang) { return; }
    element.lang = code;
    element.dir = language.dir;
    if (language.vertical !== Kiosk.languages[Kiosk.visit.lang].vertical && !HAN.test(code)) {
      element.className += language.vertical ? " columns" : " rows";
    }
  };

  Kiosk.icon = function (name) {
    var svg = document.createElementNS(SVG, "svg");
    var use = svg.appendChild(document.createElementNS(SVG, "use"));
    svg.setAttribute("class", "icon icon-" + name);
    svg.setAttribute("aria-hidden", "true");
    use.setAttributeNS("http://www.w3.org/1999/xlink", "xlink:href", "#icon-" + name);
    return svg;
  };

  /** A button; `words` stand beside or under its icon. */
  Kiosk.button = function (name, icon, words, act, attributes) {
    var button = Kiosk.make("button", attributes, [
      icon ? Kiosk.icon(icon) : null, words ? Kiosk.make("span", { text: words }) : null
    ]);
    button.setAttribute("type", "button");
    button.className = name;
    button.addEventListener("click", act);
    return button;
  };

  /** A picture, or the woven pattern that stands for it. */
  Kiosk.art = function (card, name) {
    var picture = card.picture;
    if (!picture) { return Kiosk.make("span", { "class": name + " art pattern-" + card.pattern }); }
    return Kiosk.make("span", { "class": name + " art" }, [Kiosk.make("img", {
      src: picture.src, alt: picture.alt, draggable: "false"
    })]);
  };

  /** A Chinese title breaks after its punctuation where it can: each phrase is a box of its own that
      still wraps inside. Other scripts have spaces, and are left alone. */
  Kiosk.phrases = function (element, text) {
    text.replace(/([，：！])(?=.)/g, "$1\n").replace(/(.)（/g, "$1\n（").split("\n").forEach(function (part, i, all) {
      element.appendChild(all.length > 1 ? Kiosk.make("span", { "class": "phrase", text: part })
        : document.createTextNode(part));
    });
    return element;
  };

  /** The heading of a view, to which the focus goes. */
  Kiosk.heading = function (text, code) {
    return Kiosk.phrases(Kiosk.make("h1", { tabindex: "-1", "in": code }), text);
  };

  /** Some short words in a row with dots between. */
  Kiosk.line = function (words) {
    return Kiosk.make("p", { "class": "line" }, words.filter(Boolean).map(function (text) {
      return Kiosk.make("span", {}, [Kiosk.make("bdi", { text: text })]);
    }));
  };

  Kiosk.shuffled = function (items) {
    var result = items.slice();
    for (var i = result.length - 1; i > 0; i -= 1) {
      var j = Math.floor(Math.random() * (i + 1));
      var kept = result[i];
      result[i] = result[j];
      result[j] = kept;
    }
    return result;
  };
})(PortalKiosk);
