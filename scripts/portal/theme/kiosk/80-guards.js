/* What would lead out of the kiosk, or leave something behind, does nothing. */
(function (Kiosk) {
  "use strict";

  function no(event) {
    event.preventDefault();
    event.stopPropagation();
  }

  function inField(target) { return target && target.tagName === "INPUT"; }

  ["contextmenu", "dragstart", "dragover", "drop", "gesturestart", "gesturechange", "auxclick", "submit",
    "paste", "copy", "cut", "dblclick"].forEach(function (name) {
    document.addEventListener(name, no, true);
  });

  document.addEventListener("selectstart", function (event) {
    if (!inField(event.target)) { no(event); }
  }, true);

  document.addEventListener("mousedown", function (event) { if (event.button) { no(event); } }, true);

  document.addEventListener("mouseup", function (event) { if (event.button) { no(event); } }, true);

  document.addEventListener("wheel", function (event) { if (event.ctrlKey) { no(event); } },
    { passive: false, capture: true });

  document.addEventListener("touchmove", function (event) {
    if (event.touches.length > 1) { event.preventDefault(); }
  }, { passive: false, capture: true });

  /* Of a keyboard: moving, choosing and writing. */
  document.addEventListener("keydown", function (event) {
    var key = event.keyCode;
    var moving = key === 9 || key === 13 || key === 32 || (key >= 33 && key <= 40);
    var writing = inField(event.target) && (key === 8 || key === 46 || key === 229 || key >= 48 && key < 112 || key > 123);
    if (event.ctrlKey || event.metaKey || event.altKey || !(moving || writing || key === 16 || key === 27)) { no(event); }
    if (key === 27) { Kiosk.closeByKey(); }
  }, true);

  Kiosk.closeByKey = function () {
    if (!Kiosk.attracting() && !document.querySelector("[role='alertdialog']")) { Kiosk.closeDialog(); }
  };

  window.open = function () { return null; };
  window.print = function () {};
})(PortalKiosk);
