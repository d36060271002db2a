/* The HTML of a text as elements: only what a text is made of, and nothing that leads out.

   A link stands in the text as plain words; behind its paragraph stands a button large enough for a
   finger. One opens what the kiosk holds, one shows the code of an address. */
(function (Kiosk) {
  "use strict";

  var KEPT = ("P H2 H3 H4 H5 H6 UL OL LI DL DT DD BLOCKQUOTE PRE CODE TABLE CAPTION THEAD TBODY TFOOT TR " +
    "TH TD STRONG B EM I MARK BR HR SUP SUB RUBY RT RP Q CITE ABBR BDI BDO DEL INS S SMALL U KBD SPAN " +
    "DIV FIGURE FIGCAPTION DFN VAR SAMP TIME").split(" ");
  var LEFT_OUT = ("SCRIPT STYLE TEMPLATE IFRAME OBJECT EMBED VIDEO AUDIO CANVAS SVG MATH FORM INPUT BUTTON " +
    "SELECT TEXTAREA").split(" ");
  var ATTRIBUTES = ["lang", "dir", "colspan", "rowspan", "start"];

  function copyInto(from, to, ways) {
    Array.prototype.forEach.call(from.childNodes, function (node) {
      var child = copied(node, ways);
      if (child) { to.appendChild(child); }
    });
    return to;
  }

  function copied(node, ways) {
    if (node.nodeType === 3) { return document.createTextNode(node.nodeValue); }
    if (node.nodeType !== 1) { return null; }
    var name = node.tagName.toUpperCase();
    if (LEFT_OUT.indexOf(name) >= 0) { return null; }
    if (name === "IMG") { return picture(node); }
    if (name === "A") {
      ways.push({ text: node.textContent.trim(), href: node.getAttribute("href") || "" });
      return copyInto(node, Kiosk.make("span", { "class": "mention" }), ways);
    }
    var element = document.createElement(KEPT.indexOf(name) >= 0 ? name : "DIV");
    ATTRIBUTES.forEach(function (attribute) {
      if (node.hasAttribute(attribute)) { element.setAttribute(attribute, node.getAttribute(attribute)); }
    });
    if (/\badmonition\b/.test(node.className)) { element.className = "aside"; }
    if (/\badmonition-title\b/.test(node.className)) { element.className = "aside-title"; }
    if (name === "SUMMARY") { element.className = "aside-title"; }
    copyInto(node, element, ways);
    return name === "TABLE" ? Kiosk.make("div", { "class": "wide" }, [element]) : element;
  }

  function picture(node) {
    var src = node.getAttribute("src") || "";
    if (src.indexOf("../pictures/") !== 0) { return null; }
    return Kiosk.make("img", {
      src: src, alt: node.getAttribute("alt") || "", width: node.getAttribute("width"),
      height: node.getAttribute("height"), draggable: "false"
    });
  }

  /** The button of a link; null where it leads nowhere from here. */
  function way(link, codes) {
    var route = Kiosk.routeOf(link.href);
    if (!link.text) { return null; }
    if (route) {
      return Kiosk.button("way", "next", link.text, function () { Kiosk.open(route); });
    }
    if (!codes[link.href]) { return null; }
    return Kiosk.button("way way-phone", "phone", link.text, function () {
      Kiosk.showCode(link.href, codes[link.href], link.text);
    });
  }

  /** A text: `body` is [HTML, the codes of the addresses in it]; `code` is its language. */
  Kiosk.text = function (body, code, name) {
    var inert = document.implementation.createHTMLDocument("");
    var box = Kiosk.make("div", { "class": "text " + (name || ""), "in": code });
    inert.body.innerHTML = body[0];
    Array.prototype.forEach.call(inert.body.childNodes, function (node) {
      var ways = [];
      var block = copied(node, ways);
      var buttons = ways.map(function (link) { return way(link, body[1]); }).filter(Boolean);
      if (block) { box.appendChild(block); }
      if (buttons.length) { box.appendChild(Kiosk.make("div", { "class": "ways" }, buttons)); }
    });
    return box;
  };
})(PortalKiosk);
