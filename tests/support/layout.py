"""What a page looks like to somebody with a ruler: what sticks out, what lies on what."""

from __future__ import annotations

from playwright.sync_api import Page

_SEEN = """
const root = document.documentElement;
const vertical = root.dataset.writing === 'vertical';
const shown = (e) => e.checkVisibility({visibilityProperty: true, opacityProperty: true});
const name = (e) => e.outerHTML.slice(0, 110);
/** What of a box is to be seen through the windows of its ancestors. */
function clipped(box, element) {
  let {left, top, right, bottom} = box;
  for (let e = element; e && e !== document.body; e = e.parentElement) {
    const style = getComputedStyle(e);
    if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
    const frame = e.getBoundingClientRect();
    left = Math.max(left, frame.left); right = Math.min(right, frame.right);
    top = Math.max(top, frame.top); bottom = Math.min(bottom, frame.bottom);
  }
  return {left, top, right, bottom};
}
const hidden = (box) => box.right - box.left < 2 || box.bottom - box.top < 2;
"""

_CROSSING = (
    "() => {"
    + _SEEN
    + """
  const size = vertical
    ? [root.scrollHeight, root.clientHeight] : [root.scrollWidth, root.clientWidth];
  const found = size[0] > size[1] ? ['the page is ' + size[0] + ' of ' + size[1]] : [];
  for (const e of document.querySelectorAll('body *')) {
    if (!shown(e) || e.closest('.sr-only, .skip, svg')) continue;
    const box = clipped(e.getBoundingClientRect(), e);
    if (hidden(box)) continue;
    const [from, to] = vertical ? [box.top, box.bottom] : [box.left, box.right];
    if (from < -1 || to > size[1] + 1) {
      found.push(Math.round(from) + ' to ' + Math.round(to) + ': ' + name(e));
    }
  }
  return found.slice(0, 6);
}"""
)

_OVERLAPS = (
    "() => {"
    + _SEEN
    + """
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const e = node.parentElement;
    if (!node.data.trim() || !shown(e)) continue;
    if (e.closest('.sr-only, .skip, script, noscript, option')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const style = getComputedStyle(e);
    // letters are lower than the line that a font asks for
    const ink = parseFloat(style.fontSize) * 0.8;
    const upright = style.writingMode === 'horizontal-tb';
    for (const r of range.getClientRects()) {
      const spare = Math.max(0, ((upright ? r.height : r.width) - ink) / 2);
      const box = clipped(upright
        ? {left: r.left, right: r.right, top: r.top + spare, bottom: r.bottom - spare}
        : {left: r.left + spare, right: r.right - spare, top: r.top, bottom: r.bottom}, e);
      if (!hidden(box)) boxes.push({...box, e, node});
    }
  }
  for (const e of document.querySelectorAll('a, button, input, select, summary')) {
    if (!shown(e) || e.closest('.sr-only, .skip')) continue;
    if (getComputedStyle(e).display === 'inline') continue;
    const box = clipped(e.getBoundingClientRect(), e);
    if (!hidden(box)) boxes.push({...box, e, node: e});
  }
  boxes.sort((one, other) => one.left - other.left);
  const found = [];
  for (let i = 0; i < boxes.length; i += 1) {
    const one = boxes[i];
    for (let j = i + 1; j < boxes.length && boxes[j].left < one.right - 1; j += 1) {
      const other = boxes[j];
      if (Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) <= 1) continue;
      if (Math.min(one.right, other.right) - Math.max(one.left, other.left) <= 1) continue;
      if (one.node === other.node) continue;
      if (one.e.contains(other.node) || other.e.contains(one.node)) continue;
      found.push(name(one.e) + ' on ' + name(other.e));
    }
  }
  return found.slice(0, 6);
}"""
)

_TAPS = (
    "() => {"
    + _SEEN
    + """
  return Array.from(document.querySelectorAll('a, button, summary, select, input')).filter((e) => {
    if (!shown(e) || e.closest('.sr-only, .skip, label')) return false;
    // a link within a text is as high as its line, one around a title as the title
    if (getComputedStyle(e).display === 'inline') return false;
    const box = e.getBoundingClientRect();
    return box.width < 24 || box.height < 24;
  }).slice(0, 6).map((e) => name(e));
}"""
)


def crossing(page: Page) -> list[str]:
    """What makes a page scroll, or sticks out of the window, across the way that it scrolls."""
    found: list[str] = page.evaluate(_CROSSING)
    return found


def overlaps(page: Page) -> list[str]:
    """Texts and controls that lie on each other by more than a pixel."""
    found: list[str] = page.evaluate(_OVERLAPS)
    return found


def narrow(page: Page) -> list[str]:
    """Controls that are narrower or lower than 24 pixels."""
    found: list[str] = page.evaluate(_TAPS)
    return found
