  /* Building elements: every text is set as text. */
  function make(tag, attributes, children) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      var value = attributes[name];
      if (name === "text") { element.textContent = value; }
      else if (value === true) { element.setAttribute(name, ""); }
      else if (value !== false && value !== null && value !== undefined) {
        element.setAttribute(name, value);
      }
    });
    (children || []).forEach(function (child) { if (child) { element.appendChild(child); } });
    return element;
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (field, name) {
      return Object.prototype.hasOwnProperty.call(values, name) ? values[name] : field;
    });
  }

  function show(box, content) {
    box.textContent = "";
    box.appendChild(content);
  }

  function all(box, selector) { return Array.prototype.slice.call(box.querySelectorAll(selector)); }

  function list(value) { return Array.isArray(value) ? value : [value]; }

  function sameSet(one, other) {
    return one.length === other.length && one.every(function (item) { return other.indexOf(item) >= 0; });
  }
