/* Repeats the draw from what the page shows: the seed against the commitment, a lot for every entry,
   the smallest lots against the winners. */
(function (document) {
  "use strict";

  const held = JSON.parse(document.getElementById("draw").textContent);
  const said = document.querySelector("[data-said]");
  const again = document.querySelector("[data-again]");
  const list = document.querySelector("[data-lots]");

  function order() {
    return held.entries.map(function (entry) {
      return { entry: entry, lot: sha256(held.seed + ":" + held.public + ":" + entry) };
    }).sort(function (a, b) { return a.lot < b.lot ? -1 : 1; });
  }

  function sameWinners(lots) {
    return new Set(held.entries).size === held.entries.length && held.winners.length > 0 &&
      held.winners.every(function (winner, n) { return lots[n] && lots[n].entry === winner; });
  }

  function tell(kind) {
    said.hidden = false;
    said.className = "notice " + (kind === "right" ? "fine" : "warn");
    said.textContent = said.getAttribute("data-" + kind);
  }

  function showLots(lots) {
    list.textContent = "";
    lots.forEach(function (one, n) {
      const line = document.createElement("li");
      const name = document.createElement("span");
      const lot = document.createElement("code");
      name.dir = "auto";
      name.textContent = one.entry;
      lot.textContent = one.lot;
      line.className = n < held.winners.length ? "won" : "";
      line.append(name, lot);
      list.appendChild(line);
    });
    list.parentNode.hidden = false;
  }

  function repeat() {
    const lots = order();
    showLots(lots);
    if (sha256(held.seed) !== held.commitment) {
      tell("seed");
    } else {
      tell(sameWinners(lots) ? "right" : "order");
    }
  }

  again.hidden = false;
  again.addEventListener("click", function () {
    said.hidden = false;
    said.className = "notice";
    said.textContent = said.getAttribute("data-doing");
    window.setTimeout(repeat, 60);
  });
})(document);
