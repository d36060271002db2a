/* Letters as large as their box allows: the whole of a box is set in em, and its size is found. */
(function (Host) {
  "use strict";

  function holds(box) {
    return box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1;
  }

  /** Whether all of a box is seen, and all of each box in it that hides what is too much. */
  function fits(box) {
    return holds(box) && Array.from(box.querySelectorAll("[data-holds]")).every(holds);
  }

  /** Finds the largest size, in px, at which all of a box is seen; false where it is not even at the
      least. */
  function fit(box, least, most) {
    let low = least;
    let high = most;
    const tried = (found) => { box.style.fontSize = found + "px"; return fits(box); };
    if (tried(high)) { return true; }
    while (high - low > 0.5) {
      const size = (low + high) / 2;
      if (tried(size)) { low = size; } else { high = size; }
    }
    return tried(low);
  }

  /** Fits every box in an element that wants it: `data-most`, like `least`, is in hundredths of the
      window's height. Returns whether all of all is seen. */
  Host.fitAll = function (root, least) {
    const unit = window.innerHeight / 100;
    return Array.from(root.querySelectorAll("[data-most]"))
      .map((box) => fit(box, least * unit, Number(box.dataset.most) * unit)).every(Boolean);
  };
})(PortalHost);
