/* What the hall reads, on as many sheets as it takes to be read from twenty metres. */
(function (Host) {
  "use strict";

  const LEAST = 2.55;        // hundredths of the window's height that letters have at least
  const LAST_RESORT = 1;     // for what no sheet can hold
  const STAY_MS = 8000;      // how long a sheet is seen at least
  const STAY_SIGN_MS = 100;  // and for each of its signs

  /** A view in some of its languages; what is told in none of them stays as it is. */
  Host.only = function (view, codes) {
    return JSON.parse(JSON.stringify(view), (_, value) => {
      if (!Array.isArray(value) || !value.every((one) => one && one.code !== undefined)) { return value; }
      const found = value.filter((one) => codes.includes(one.code));
      return found.length ? value.filter((one) => !one.code || found.includes(one)) : value;
    });
  };

  /** What is asked, and what there is to choose or to know. */
  function halves(view) {
    return [{ left: [], options: [], answer: null }, { stem: [] }].map((part) => (
      Object.assign({}, view, { question: Object.assign({}, view.question, part) })
    ));
  }

  /** The ways to show a view, the best one first: all of it at once, a language after another, a half
      after another. A way is a list of sheets, a sheet a list of views side by side: columns of
      Mongolian never share one with lines. */
  function ways(view) {
    const { question, languages } = view;
    const main = question ? question.stem : view.kind === "welcome" && view.title;
    const apart = languages.map((one) => one.code)
      .filter((code) => !main || main.some((one) => one.code === code))
      .map((code) => Host.only(view, [code]));
    const inLines = apart.length > 1 && !languages.some((one) => one.vertical);
    const found = [[inLines || !apart.length ? [view] : apart], apart.map((one) => [one])];
    if (question) { found.push([].concat(...apart.map(halves)).map((one) => [one])); }
    return found.filter((way) => way.length);
  }

  let now = { key: "", place: 0, until: 0 };  // the sheet that is seen, and until when

  /** Puts the sheets of a view into a body, each part as `make(view)` builds it; returns what turns
      them. */
  Host.sheets = function (body, view, make) {
    let sheets = [];
    function seen(way) {
      sheets = way.map((views, i) => Host.make("div", { "class": "sheet" }, views.map(make).concat(
        way.length > 1 ? Host.make("p", { "class": "page", text: (i + 1) + " / " + way.length, dir: "ltr" }) : null
      )));
      body.textContent = "";
      sheets.forEach((sheet) => body.appendChild(sheet));
      return Host.fitAll(body, LEAST);
    }
    if (!ways(view).some(seen)) {
      body.classList.add("is-full");
      Host.fitAll(body, LAST_RESORT);
    }
    const { stem, answer } = view.question || {};
    const key = JSON.stringify([sheets.length, view.kind, stem, answer]);
    if (key !== now.key) { now = { key, place: sheets.length - 1, until: 0 }; }
    return () => {
      const moment = window.performance.now();
      if (moment >= now.until) {
        now.place = (now.place + 1) % sheets.length;
        now.until = moment + Math.max(STAY_MS, STAY_SIGN_MS * sheets[now.place].textContent.length);
      }
      sheets.forEach((sheet, i) => sheet.classList.toggle("is-on", i === now.place));
    };
  };
})(PortalHost);
