/* A page in columns runs sideways: the wheel, and the keys that go on, go on to the right. */
(function (window, document) {
  "use strict";

  var root = document.documentElement;

  /** Whether something between `element` and the page itself can still scroll up or down. */
  function scrolls(element, down) {
    for (; element && element !== root && element !== document.body; element = element.parentElement) {
      var room = down ? element.scrollHeight - element.clientHeight - element.scrollTop : element.scrollTop;
      if (room >= 1 && /auto|scroll/.test(window.getComputedStyle(element).overflowY)) { return true; }
    }
    return false;
  }

  document.addEventListener("wheel", function (event) {
    var step = event.deltaY * [1, 40, window.innerWidth][event.deltaMode];
    if (!step || event.defaultPrevented || event.ctrlKey || event.shiftKey || event.metaKey ||
        Math.abs(event.deltaX) > Math.abs(event.deltaY) || scrolls(event.target, step > 0)) { return; }
    event.preventDefault();
    root.scrollTo({ left: root.scrollLeft + step, behavior: "instant" });
  }, { passive: false });
  document.addEventListener("keydown", function (event) {
    var target = event.target;
    var key = event.key === " " ? (event.shiftKey ? "PageUp" : "PageDown") : event.key;
    var page = window.innerWidth * 0.85;
    var to = {
      PageDown: root.scrollLeft + page, PageUp: root.scrollLeft - page, Home: 0, End: root.scrollWidth
    }[key];
    if (to === undefined || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey ||
        /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable ||
        (event.key === " " && /^(BUTTON|SUMMARY)$/.test(target.tagName)) ||
        scrolls(target, key === "PageDown" || key === "End")) { return; }
    event.preventDefault();
    root.scrollTo({ left: to });
  });
})(window, document);
