  /** Follow a finger or a mouse that drags `handle`: `moved` is told where it is and how far it came,
      `dropped` where it was let go (null: it was called off). A press without a move stays a click. */
  function draggable(handle, moved, dropped) {
    var from = null;
    var dragging = false;
    function end(event) {
      if (!from) { return; }
      from = null;
      if (dragging) { dropped(event.type === "pointerup" ? event : null); }
    }
    handle.addEventListener("pointerdown", function (event) {
      dragging = false;
      if (event.button || handle.disabled) { return; }
      from = event;
      try { handle.setPointerCapture(event.pointerId); } catch (error) { /* The finger is gone. */ }
    });
    handle.addEventListener("pointermove", function (event) {
      if (!from) { return; }
      var x = event.clientX - from.clientX;
      var y = event.clientY - from.clientY;
      dragging = dragging || Math.abs(x) + Math.abs(y) > 8;
      if (dragging) { moved(event, x, y); }
    });
    handle.addEventListener("pointerup", end);
    handle.addEventListener("pointercancel", end);
    handle.addEventListener("click", function (event) {
      if (dragging) { event.stopImmediatePropagation(); }
      dragging = false;
    });
  }

  /** The row of `box` under a finger. */
  function rowUnder(box, event, name) {
    return document.elementsFromPoint(event.clientX, event.clientY).filter(function (element) {
      return element.classList.contains(name) && box.contains(element);
    })[0] || null;
  }
