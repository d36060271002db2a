/* Letters as large as their box allows: the whole of a box is set in em, and its size is found. */
(function (Host, window) {
  "use strict";

  function holds(box) {
    return box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1;
  }

  /** Whether all of a box is seen, and all of each box in it that hides what is too much. */
  function fits(box) {
    return holds(box) && Array.from(box.querySelectorAll("[data-holds]")).every(holds);
  }

  /** Finds the largest size, in px, at which all of a box is seen. */
  Host.fit = function (box, least, most) {
    let low = least;
    let high = most;
    box.style.fontSize = most + "px";
    if (fits(box)) { return; }
    while (high - low > 0.5) {
      const middle = (low + high) / 2;
      box.style.fontSize = middle + "px";
      if (fits(box)) { low = middle; } else { high = middle; }
    }
    box.style.fontSize = low + "px";
  };

  /** Fits every box of the window that wants it; `data-most` is in hundredths of its height. */
  Host.fitAll = function (root) {
    root.querySelectorAll("[data-most]").forEach((box) => {
      Host.fit(box, 12, window.innerHeight * Number(box.dataset.most) / 100);
    });
  };
})(PortalHost, window);
