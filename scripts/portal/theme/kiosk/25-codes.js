/* Codes that a phone reads: "continue on your phone". */
(function (Kiosk) {
  "use strict";

  var SVG = "http://www.w3.org/2000/svg";
  var MARGIN = 4;

  /** A code (`size:modules`, a bit for each, row by row) as a picture. */
  Kiosk.code = function (written, label) {
    var size = Number(written.split(":")[0]);
    var bytes = window.atob(written.split(":")[1]);
    var svg = document.createElementNS(SVG, "svg");
    var path = svg.appendChild(document.createElementNS(SVG, "path"));
    var whole = size + 2 * MARGIN;
    var drawn = [];
    for (var n = 0; n < size * size; n += 1) {
      if (bytes.charCodeAt(n >> 3) & (128 >> (n & 7))) {
        drawn.push("M" + (n % size + MARGIN) + " " + (Math.floor(n / size) + MARGIN) + "h1v1h-1z");
      }
    }
    path.setAttribute("d", drawn.join(""));
    svg.setAttribute("viewBox", "0 0 " + whole + " " + whole);
    svg.setAttribute("class", "code");
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", label);
    svg.setAttribute("shape-rendering", "crispEdges");
    return svg;
  };

  /** The way on for a phone at the end of a text; `phone` is [address, code] or nothing. */
  Kiosk.phonePanel = function (phone) {
    if (!phone) { return null; }
    return Kiosk.make("aside", { "class": "phone", "aria-label": Kiosk.say("kiosk.phone") }, [
      Kiosk.code(phone[1], phone[0]),
      Kiosk.make("div", {}, [
        Kiosk.make("p", { "class": "phone-title", text: Kiosk.say("kiosk.phone") }),
        Kiosk.make("p", { text: Kiosk.say("kiosk.phone_hint") })
      ])
    ]);
  };

  /** An address that is not the kiosk's own, over everything. */
  Kiosk.showCode = function (address, code, text) {
    var close = Kiosk.button("button", null, Kiosk.say("kiosk.close"), Kiosk.closeDialog);
    Kiosk.dialog("dialog", Kiosk.say("kiosk.phone"), [
      Kiosk.code(code, address), Kiosk.make("p", { text: text }),
      Kiosk.make("p", { "class": "address", dir: "ltr", text: address.slice(0, 120) })
    ], [close], Kiosk.closeDialog);
  };
})(PortalKiosk);
