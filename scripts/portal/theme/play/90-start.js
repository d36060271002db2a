  /* Nothing kept on a device may spoil a page: what can't be gone on with is let go. */
  Object.keys(modes).forEach(function (name) {
    var start = modes[name];
    modes[name] = function (box, bank) {
      try { start(box, bank); } catch (error) {
        Portal.store.names().forEach(function (key) {
          if (key.indexOf("play-") === 0 && key !== "play-mistakes" && key !== "play-best") {
            Portal.store.set(key, null);
          }
        });
        start(box, bank);
      }
    };
  });

  Quiz.plain = plain;
  Quiz.share = share;
})(window, document);
