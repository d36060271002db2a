/* What the hall reads, on as many sheets as it takes to be read from twenty metres. */
(function (Host, window) {
  "use strict";

  const LEAST = 2.5;         // hundredths of the window's height that letters have at least
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
    const apart = languages.map((one) => one.code)
      .filter((code) => !question || question.stem.some((one) => one.code === code))
      .map((code) => Host.only(view, [code]));
    const upright = languages.some((one) => one.vertical) && apart.length > 1;
    const found = [[upright ? apart : [view]], apart.map((one) => [one])];
    if (question) { found.push(apart.map(halves).reduce((all, some) => all.concat(some), []).map((one) => [one])); }
    return found.filter((way) => way.length);
  }

  let now = { key: "", place: 0, until: 0 };  // the sheet that is seen, and until when

  /** Puts the sheets of a view into a body, each part as `make(view)` builds it; returns what turns
      them. */
  Host.sheets = function (body, view, make) {
    let sheets = [];
    const signs = Host.make("ol", { "class": "signs", "aria-hidden": "true" });
    function seen(way) {
      sheets = way.map((views) => Host.make("div", { "class": "sheet" }, views.map(make)));
      signs.textContent = body.textContent = "";
      sheets.concat(signs).forEach((one) => body.appendChild(one));
      if (way.length > 1) { way.forEach((_, i) => signs.appendChild(Host.make("li", { text: i + 1 }))); }
      return Host.fitAll(body, LEAST);
    }
    if (!ways(view).some(seen)) {
      body.classList.add("is-full");
      Host.fitAll(body, LAST_RESORT);
    }
    const key = sheets.length + JSON.stringify(view.question || view.kind);
    if (key !== now.key) { now = { key, place: sheets.length - 1, until: 0 }; }
    return () => {
      const moment = window.performance.now();
      if (moment >= now.until) {
        now.place = (now.place + 1) % sheets.length;
        now.until = moment + Math.max(STAY_MS, STAY_SIGN_MS * sheets[now.place].textContent.length);
      }
      sheets.forEach((sheet, i) => {
        const on = i === now.place;
        sheet.classList.toggle("is-on", on);
        if (signs.children[i]) { signs.children[i].classList.toggle("is-on", on); }
      });
    };
  };
})(PortalHost, window);
