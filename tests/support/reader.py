"""Somebody who reads the site in a browser, and what went wrong on the way."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    WebError,
)
from support.devices import Devices

PATIENCE = 60_000
"""Milliseconds after which something will not happen any more, on the busiest machine too."""
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
DESK = {"viewport": {"width": 1366, "height": 768}}
_AXE = Axe().axe_script
_VIOLATIONS = "(options) => axe.run(options).then((found) => found.violations)"
_AXE_OPTIONS = {"resultTypes": ["violations"], "preload": False}
_COLOURS = ["color-contrast", "link-in-text-block"]
_SCHEMES = ("data:", "blob:", "about:")


def choose_language(page: Page, code: str) -> None:
    """Go to the same page in another language: by the menu, where there are more than two."""
    menu = page.locator("header .language-menu summary")
    if menu.count() and not page.locator("header .language-menu[open]").count():
        menu.click()
    page.locator(f"a.language[lang={code}]").click()


def until(page: Page, condition: Callable[[], Any]) -> None:
    """Wait until something holds, while the page goes on."""
    limit = time.monotonic() + PATIENCE / 1000
    while not condition():
        assert time.monotonic() < limit, "it did not come to be"
        page.wait_for_timeout(50)


@dataclass
class Watch:
    """Collects errors and requests to other hosts; `expected` are words of errors that belong."""

    address: str
    expected: tuple[str, ...] = ()
    troubles: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> None:
        """Watch every page of a context. A request to another host is told; that it gets nowhere is
        seen to by the browser, as pages would be twice as slow if each request were held here."""
        for event, heard in self._heard:
            context.on(event, heard)

    def leave(self, context: BrowserContext) -> None:
        """Watch no longer."""
        for event, heard in self._heard:
            context.remove_listener(event, heard)

    @property
    def _heard(self) -> tuple[tuple[Any, Callable[..., None]], ...]:
        return (
            ("request", self._request),
            ("console", self._console),
            ("weberror", self._error),
            ("response", self._response),
        )

    def _add(self, trouble: str) -> None:
        if not any(word in trouble for word in self.expected):
            self.troubles.append(trouble)

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith((self.address, "file:", *_SCHEMES)):
            self._add(f"foreign: {request.url}")

    def _error(self, web: WebError) -> None:
        self._add(f"error: {web.error.stack or web.error}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            place = message.location.get("url", "")
            self._add(f"console {message.type}: {message.text} ({place})")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self._add(f"{response.status}: {response.url}")


@dataclass
class Reader:
    """A browser page, and where the site stands."""

    page: Page
    address: str
    site: Path
    watch: Watch

    def open(self, path: str = "") -> Page:
        """Go to a page of the site."""
        self.page.goto(f"{self.address}/{path}")
        return self.page

    @property
    def path(self) -> str:
        """Where the reader is, relative to the site, anchor included."""
        return self.page.url.removeprefix(self.address).lstrip("/")

    def arrives(self, path: str) -> None:
        """Wait until the reader is at a page."""
        self.page.wait_for_url(f"{self.address}/{path}")

    def ready(self, condition: Callable[[], Any]) -> None:
        """Wait until something holds."""
        until(self.page, condition)


Open = Callable[..., Reader]
"""Opens a reader with a device; `expected` are words of errors that belong, and one who wants
an `own` device gets one that nobody had before or has afterwards."""


def reload_from_disk(page: Page) -> None:
    """Load a page that was opened as a file once more. Chromium gives it another process, which in
    the first moments of a new context may not see what the one before has kept: it is loaded until
    one has seen it, and then by the next."""
    kept = page.evaluate("JSON.stringify(localStorage)")

    def sees_it() -> bool:
        page.reload()
        return bool(page.evaluate("JSON.stringify(localStorage)") == kept)

    until(page, sees_it)
    page.reload()


@contextmanager
def readers(
    browser: Browser,
    address: str,
    site: Path,
    usual: Mapping[str, Any],
    devices: Devices | None = None,
) -> Iterator[Open]:
    """Yields what opens readers of a site, on `usual` devices but for what is said, and lent by
    `devices` where they are given; at the end, none may have met an error."""
    opened: list[tuple[Reader, Callable[[], None]]] = []

    def open_one(expected: tuple[str, ...] = (), own: bool = False, **device: Any) -> Reader:
        wanted = {**usual, **device}
        lends = None if own else devices
        page = lends.lend(wanted, address) if lends else browser.new_context(**wanted).new_page()
        context, watch = page.context, Watch(address, expected)
        context.set_default_timeout(PATIENCE)
        watch.follow(context)

        def closes() -> None:
            if lends:
                lends.take_back(wanted, context)
                watch.leave(context)
            else:
                context.close()

        opened.append((Reader(page, address, site, watch), closes))
        return opened[-1][0]

    yield open_one
    troubles = [trouble for reader, _ in opened for trouble in reader.watch.troubles]
    for _, closes in opened:
        closes()
    assert not troubles, troubles


def serious(page: Page, *, colours_only: bool = False) -> list[str]:
    """What axe-core finds serious or critical on a page; about colours alone where asked."""
    only = {"runOnly": {"type": "rule", "values": _COLOURS}} if colours_only else {}
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    violations = page.evaluate(_VIOLATIONS, {**_AXE_OPTIONS, **only})
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary'][:300]}"
        for fault in violations
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


def overflow(page: Page) -> list[str]:
    """What reaches beyond the sides of the window."""
    return page.evaluate(  # type: ignore[no-any-return]
        """() => {
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) return [];
          return ['page is ' + root.scrollWidth + ' of ' + root.clientWidth].concat(
            Array.from(document.querySelectorAll('body *')).filter((e) => {
              const box = e.getBoundingClientRect();
              return box.width && (box.right > root.clientWidth + 1 || box.left < -1);
            }).slice(0, 5).map((e) => e.outerHTML.slice(0, 120)));
        }"""
    )


def small_targets(page: Page) -> list[str]:
    """Controls and links of navigations that a thumb would miss: lower than 44 px."""
    return page.evaluate(  # type: ignore[no-any-return]
        """() => Array.from(document.querySelectorAll(
            'nav a, button, summary, select, .button, .chip, label.option, input:not([type=radio])'
            + ':not([type=checkbox])'))
          .filter((e) => e.checkVisibility({visibilityProperty: true, opacityProperty: true}))
          .map((e) => [e, e.getBoundingClientRect()])
          .filter(([e, box]) => box.width > 1 && box.height > 1 && box.height < 43.5)
          .map(([e, box]) => Math.round(box.height) + ' px: ' + e.outerHTML.slice(0, 120))"""
    )
