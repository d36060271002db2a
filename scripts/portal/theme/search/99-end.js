window.PortalSearch = {
  open: function (base, lang) { return new Engine(base, lang); },
  part: part
};
})(window, document);
