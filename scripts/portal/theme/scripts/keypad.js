/* Keys from A to Z for a screen without an input method.

   PortalKeypad.attach(input, host) fills `host` with keys that write into `input` where its caret
   is, and tell it by an "input" event; the focus stays where it was. The host says in its attributes
   which keys there are: data-letters, and the words data-space, data-delete and data-clear. */
(function (window, document) {
  "use strict";

  function attach(input, host) {
    /** `text` in place of what is selected; of nothing selected, `back` characters go too. */
    function write(text, back) {
      var value = input.value;
      var own = document.activeElement === input;
      var from = own ? input.selectionStart : value.length;
      var to = own ? input.selectionEnd : value.length;
      if (from === to && back) {
        from -= /[\udc00-\udfff]/.test(value.charAt(from - 1)) ? 2 : 1;
        from = Math.max(0, from);
      }
      set(value.slice(0, from) + text + value.slice(to), from + text.length);
    }

    function set(value, caret) {
      var told = document.createEvent("Event");
      input.value = value;
      if (document.activeElement === input) { input.setSelectionRange(caret, caret); }
      told.initEvent("input", true, false);
      input.dispatchEvent(told);
    }

    function row(name) {
      var element = host.appendChild(document.createElement("div"));
      element.className = "keys " + name;
      return function (text, press) {
        var button = element.appendChild(document.createElement("button"));
        button.type = "button";
        button.textContent = text;
        button.addEventListener("click", press);
      };
    }

    function character(key) {
      return function (text) { key(text, function () { write(text.toLowerCase()); }); };
    }

    host.dir = "ltr";
    host.getAttribute("data-letters").split("").forEach(character(row("letters")));
    "1234567890".split("").forEach(character(row("digits")));
    var key = row("words");
    key(host.getAttribute("data-space"), function () { write(" "); });
    key(host.getAttribute("data-delete"), function () { write("", true); });
    key(host.getAttribute("data-clear"), function () { set("", 0); });
    host.addEventListener("mousedown", function (event) { event.preventDefault(); });
  }

  window.PortalKeypad = { attach: attach };
})(window, document);
