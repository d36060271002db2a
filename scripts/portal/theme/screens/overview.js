/* What plays now, by the clock of whoever looks: of the phases of each screen the last that began. */
(function (window, document) {
  "use strict";

  var EVERY_MS = 15000;

  function two(number) { return ("0" + number).slice(-2); }

  function moment(date) {
    var day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
    return day + "T" + two(date.getHours()) + ":" + two(date.getMinutes());
  }

  function tell(card) {
    var now = moment(new Date());
    var phase = JSON.parse(card.getAttribute("data-phases")).filter(function (one) {
      return one.from <= now;
    }).pop();
    var image = card.querySelector("img");
    if (!phase) { return; }
    card.querySelector("[data-now]").textContent = phase.now;
    card.querySelector("[data-next]").textContent = phase.next || "";
    if (phase.picture && image.getAttribute("src") !== phase.picture) { image.src = phase.picture; }
    image.style.visibility = phase.picture ? "visible" : "hidden";
  }

  function tellAll() {
    Array.prototype.forEach.call(document.querySelectorAll("[data-phases]"), tell);
  }

  tellAll();
  window.setInterval(tellAll, EVERY_MS);
})(window, document);
