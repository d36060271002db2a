"""Players opened from their folders, and what is seen of them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page
from support import players
from support.players import Paint
from support.reader import PATIENCE

RED, GREEN, BLUE, GREY = (200, 0, 0), (0, 200, 0), (0, 0, 200), (9, 9, 9)
Show = Callable[..., Page]


@contextmanager
def showing(browser: Browser, folder: Path) -> Iterator[Show]:
    """Opens a player from its folder, as a stick has it; nothing may go wrong or go elsewhere."""
    troubles: list[str] = []
    contexts = []

    def opened(
        data: dict[str, Any] | None,
        paint: Paint,
        *,
        now: str = players.NOW,
        faster: float = 10,
        query: str = "",
        wait: bool = True,
        size: tuple[int, int] = (320, 180),
    ) -> Page:
        if data is not None:
            players.write(folder, data, paint)
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, timezone_id="UTC", accept_downloads=True
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda fault: troubles.append(str(fault)))
        page.on("request", lambda request: _note(request.url, troubles))
        players.fast(page, faster, now)
        players.watch(page)
        page.goto(f"{(folder / 'index.html').as_uri()}{query}")
        if wait:
            page.wait_for_function("window.top_picture")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []


def _note(url: str, troubles: list[str]) -> None:
    if not url.startswith(("file:", "data:", "blob:")):
        troubles.append(url)


def shot(page: Page) -> Image.Image:
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def colours(page: Page, paint: Paint) -> list[Any]:
    """What was on top, change by change, as colours."""
    names = {players.address(data): paint.colours[name] for name, data in paint.pictures.items()}
    return [names.get(one, one) for one in page.evaluate("window.seen")]


def until_changes(page: Page, count: int) -> None:
    page.wait_for_function("(count) => window.seen.length >= count", arg=count)


def one(paint: Paint, colour: players.Colour = RED, seconds: float = 60, **more: Any) -> Any:
    """An entry of one item of one picture."""
    return players.entry(players.item("slogan/one", paint.frame(colour, seconds)), **more)
