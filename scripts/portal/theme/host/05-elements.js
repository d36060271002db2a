/* Words and elements: every text is set as text.

   What happens on these pages goes one way: a press, a click or a key becomes an event; the event is
   written to the device's IndexedDB, then the engine (10 to 19: no page, no clock, no chance) makes a
   new state of the old one, and only then both windows show it. After a power cut the events are read
   again and lead to the same state. The hall's window is sent what it may show and nothing else: no
   answer before it is revealed. */
(function (Host) {
  "use strict";

  /** What the site tells: {languages, words: {code: {key: text}}, rules, banks}. */
  Host.site = null;

  /** The script beside the page calls this. */
  Host.data = function (site) { Host.site = site; };

  /** The language of the page. */
  Host.own = document.documentElement.lang;

  Host.speaks = function (code) { return Object.keys(Host.site.words).includes(code); };

  /** {code, name, dir, vertical} of a language, as well as can be known of one that the site lacks. */
  Host.language = function (code) {
    return Host.site.languages.find((one) => one.code === code)
      || { code, name: code, dir: /^(ug|ar|fa|ur|he|kk-Arab|ky-Arab)\b/.test(code) ? "rtl" : "ltr", vertical: false };
  };

  /** Words of a key with their {fields} filled in, in a language of the site, else the page's. */
  Host.say = function (key, values, code) {
    const words = Host.site.words[code] || Host.site.words[Host.own] || {};
    return String(words[key] || key).replace(/\{(\w+)\}/g, (field, name) => (
      values && values[name] !== undefined ? values[name] : field
    ));
  };

  /** An element: `text` is its text, `act` what a click does; true is an attribute without a value,
      false none. */
  Host.make = function (tag, attributes = {}, children = []) {
    const element = document.createElement(tag);
    Object.keys(attributes).forEach((name) => {
      const value = attributes[name];
      if (name === "text") { element.textContent = value; }
      else if (name === "act") { element.addEventListener("click", value); }
      else if (name === "colour") { Host.paint(element, value); }
      else if (value === true) { element.setAttribute(name, ""); }
      else if (value !== false && value !== null && value !== undefined) { element.setAttribute(name, value); }
    });
    children.forEach((child) => { if (child) { element.appendChild(child); } });
    return element;
  };

  /** Texts of which each is told once, in the first of its languages. */
  Host.distinct = function (texts) {
    return texts.filter((one, i) => texts.findIndex((other) => other.text === one.text) === i);
  };

  /** The lines of a text in its languages, one above the other; of code "" it is in none. */
  Host.lines = function (name, texts, tag) {
    return Host.make(tag || "div", { "class": "lines " + name }, (texts || []).map((one) => {
      const language = one.code ? Host.language(one.code) : null;
      return Host.make("span", {
        "class": "line", text: one.text, lang: language ? one.code : null, dir: language ? language.dir : "ltr"
      });
    }));
  };

  /** One text of several languages as the page itself needs it: in its own, else the first. */
  Host.one = function (texts) {
    const found = texts.find((one) => one.code === Host.own) || texts[0];
    return found ? found.text : "";
  };

  /** Points with their sign. */
  Host.signed = function (points) { return (points > 0 ? "+" : points < 0 ? "−" : "") + Math.abs(points); };

  /** A number, a key or a date, which stays from left to right in the words of any language. */
  Host.ltr = function (text) { return "\u2066" + text + "\u2069"; };

  /** The number of a team {mark, colour, name}, in its colour. */
  Host.badge = function (team) {
    return Host.make("span", { "class": "badge", text: team.mark, colour: team.colour });
  };

  /** The same beside its name, which is a list of texts. */
  Host.team = function (team) {
    return Host.make("span", { "class": "team-name" }, [Host.badge(team), Host.lines("", team.name, "span")]);
  };

  /** What a page has to tell about itself; what is `bad` at once. */
  Host.message = function (words, bad) {
    return Host.make("p", { "class": bad ? "message bad" : "message", role: bad ? "alert" : "status", text: words });
  };

  /** Gives an element the colour of a team. */
  Host.paint = function (element, colour) {
    element.style.setProperty("--team", colour);
    element.style.setProperty("--on-team", Host.inkOn(colour));
  };

  /** Black or white, whichever is read better on a colour `#rrggbb`. */
  Host.inkOn = function (colour) {
    const [red, green, blue] = colour.match(/\w\w/g).map((hex) => Math.pow(parseInt(hex, 16) / 255, 2.2));
    // WCAG's contrast with black is that with white at this lightness
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? "#000000" : "#ffffff";
  };

  /** A button; `keys` is the shortcut shown on it, `sign` its name for scripts. */
  Host.button = function (sign, words, act, wanted = {}) {
    const button = Host.make("button", {
      type: "button", "class": "button " + (wanted.kind || ""), "data-act": sign, act,
      disabled: Boolean(wanted.disabled), "aria-pressed": wanted.pressed === undefined ? null : String(wanted.pressed),
      "aria-keyshortcuts": wanted.shortcut || null
    }, [Host.make("span", { text: words })]);
    if (wanted.keys) { button.appendChild(Host.make("kbd", { text: wanted.keys, "aria-hidden": "true" })); }
    return button;
  };

  /** A field of a form under its label. */
  Host.field = function (label, input, kind) {
    return Host.make("label", { "class": "field " + (kind || "") }, [Host.make("span", { text: label }), input]);
  };
})(PortalHost);
