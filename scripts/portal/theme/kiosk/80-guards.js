/* What would lead out of the kiosk, or leave something behind, does nothing. */
(function (Kiosk) {
  "use strict";

  // where a finger came down
  var began = null;

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

  /** Whether anything around an element moves along with a finger that goes sideways. */
  function movesAlong(element, toTheRight) {
    while (element && element.nodeType === 1) {
      var most = element.scrollWidth - element.clientWidth;
      var free = toTheRight ? element.scrollLeft > 0 : element.scrollLeft < most - 1;
      if (most > 1 && free && window.getComputedStyle(element).overflowX === "auto") { return true; }
      element = element.parentNode;
    }
    return false;
  }

  document.addEventListener("touchstart", function (event) { began = event.touches[0]; }, true);

  /* With two fingers one zooms; a swipe that moves nothing here would lead to the page before. */
  document.addEventListener("touchmove", function (event) {
    var finger = event.touches[0];
    var across = finger.clientX - began.clientX;
    var sideways = Math.abs(across) > Math.abs(finger.clientY - began.clientY);
    var leads = event.touches.length > 1 || (sideways && !movesAlong(event.target, across > 0));
    if (leads && event.cancelable) { event.preventDefault(); }
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
