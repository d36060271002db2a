"""A stand with a kiosk: what a finger does on it, and what is measured."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page
from support.reader import Reader

SIZES = {"standing": (1080, 1920), "lying": (1366, 768)}
ADDRESS = "kiosk/index.html"


def device(size: str) -> dict[str, Any]:
    """A touch screen of a size."""
    width, height = SIZES[size]
    return {"viewport": {"width": width, "height": height}, "has_touch": True}


class Stand:
    """A kiosk that is touched, and never anything else."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self.page = reader, reader.page

    def wait(self) -> Stand:
        """Go there, and wait for the loop."""
        self.reader.open(ADDRESS)
        self.page.locator(".start").first.wait_for()
        return self

    def begin(self, lang: str) -> Stand:
        """Touch the words of a language in the loop."""
        self.page.locator(f".start[lang={lang}]").tap()
        self.page.locator(".view-home").wait_for()
        return self

    def touch(self, selector: str, text: str | None = None) -> Locator:
        """Touch the first such thing, once it is there."""
        found = self.page.locator(selector, has_text=text) if text else self.page.locator(selector)
        found.first.tap()
        return found.first

    def view(self, name: str) -> Locator:
        """The view of a name, once it is shown."""
        found = self.page.locator(f".view-{name}")
        found.wait_for()
        return found

    def back(self) -> None:
        self.touch(".tool-back")

    def home(self) -> None:
        self.touch(".tool-home")
        self.view("home")

    def type(self, letters: str) -> None:
        """Touch keys of the search."""
        for letter in letters:
            key = self.page.get_by_role("button", name=letter.upper(), exact=True)
            key.first.tap()


def clumsy(page: Page) -> list[str]:
    """What a finger would miss and what nobody could read: targets under 60 px, text under 22 px;
    what is cut off sideways, and what stands under something else."""
    return page.evaluate(  # type: ignore[no-any-return]
        """() => {
          const found = [];
          const seen = (e) => e.checkVisibility({visibilityProperty: true, opacityProperty: true});
          const name = (e) => e.outerHTML.slice(0, 140);
          const view = document.documentElement;
          for (const e of document.querySelectorAll('button, input, a, [tabindex="0"]')) {
            const box = e.getBoundingClientRect();
            if (!seen(e) || !box.width) continue;
            if (box.width < 59.5 || box.height < 59.5)
              found.push('target ' + [box.width, box.height].map(Math.round) + ': ' + name(e));
          }
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const e = walker.currentNode.parentElement;
            const silent = e.closest('.unseen, script, noscript');
            if (!walker.currentNode.nodeValue.trim() || !seen(e) || silent) continue;
            const size = parseFloat(getComputedStyle(e).fontSize);
            if (size < 21.9) found.push('text ' + size + ' px: ' + name(e));
            const range = document.createRange();
            range.selectNodeContents(walker.currentNode);
            const box = range.getBoundingClientRect();
            const columns = view.hasAttribute('data-writing');
            if (!columns && (box.left < -1 || box.right > innerWidth + 1))
              found.push('sideways: ' + name(e));
            const moves = e.closest('.search-found, .rows, .bar');
            if (columns && !moves && (box.top < -1 || box.bottom > innerHeight + 1))
              found.push('below: ' + name(e));
          }
          if (view.scrollWidth > innerWidth || view.scrollHeight > innerHeight)
            found.push('the page scrolls');
          return found;
        }"""
    )


def left_behind(page: Page) -> dict[str, Any]:
    """Everything that a page holds and keeps, but for the picture of the loop that is on now."""
    return page.evaluate(  # type: ignore[no-any-return]
        """() => {
          const copy = document.documentElement.cloneNode(true);
          copy.querySelectorAll('.stage').forEach((e) => { e.textContent = ''; });
          copy.querySelectorAll('head script').forEach((e) => e.remove());
          return {
            html: copy.outerHTML, address: location.href, history: history.length,
            state: history.state, title: document.title, cookies: document.cookie,
            local: Object.keys(localStorage), session: Object.keys(sessionStorage),
            visit: JSON.stringify(PortalKiosk.visit), scroll: [scrollX, scrollY],
            moved: PortalKiosk.main.scrollTop + PortalKiosk.main.scrollLeft,
            focus: document.activeElement.tagName, selection: String(getSelection()),
            speaking: PortalKiosk.speaking(), asides: document.querySelectorAll('.over').length,
          };
        }"""
    )


def bundle(site: Path) -> str:
    """The address of the kiosk in a folder of files."""
    return (site / ADDRESS).resolve().as_uri()
