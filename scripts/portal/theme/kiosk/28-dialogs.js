/* What stands over everything else until it is answered. */
(function (Kiosk) {
  "use strict";

  var over = null;

  Kiosk.closeDialog = function () {
    var before = over && over.before;
    if (!over) { return; }
    Kiosk.root.removeChild(over.element);
    [Kiosk.main, Kiosk.bar].forEach(function (part) { part.removeAttribute("aria-hidden"); });
    over = null;
    if (before && document.body.contains(before)) { before.focus(); }
  };

  /** Opens a dialog in place of an open one; a touch beside it does `beside`. */
  Kiosk.dialog = function (role, title, content, buttons, beside) {
    var box = Kiosk.make("div", { "class": "dialog", role: role, "aria-modal": "true", "aria-labelledby": "dialog-title" },
      [Kiosk.make("h2", { id: "dialog-title", text: title })].concat(content, [
        Kiosk.make("div", { "class": "dialog-buttons" }, buttons)
      ]));
    var element = Kiosk.make("div", { "class": "over", act: function (event) {
      if (event.target === element) { beside(); }
    } }, [box]);
    Kiosk.closeDialog();
    over = { element: element, before: document.activeElement };
    [Kiosk.main, Kiosk.bar].forEach(function (part) { part.setAttribute("aria-hidden", "true"); });
    Kiosk.root.appendChild(element);
    buttons[0].focus();
    return box;
  };

  /* The focus stays in an open dialog. */
  document.addEventListener("keydown", function (event) {
    var buttons, place;
    if (!over || event.keyCode !== 9) { return; }
    buttons = Array.prototype.slice.call(over.element.querySelectorAll(Kiosk.BUTTONS));
    place = buttons.indexOf(document.activeElement) + (event.shiftKey ? -1 : 1);
    buttons[(place + buttons.length) % buttons.length].focus();
    event.preventDefault();
  }, true);
})(PortalKiosk);
