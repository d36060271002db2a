"""Small programmes and screens for tests, made without any file of a project."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from portal.content.screen import Hours, Screen
from portal.language.languages import CHINESE
from portal.screens.cache import SlideCache
from portal.screens.frames import Rendered
from portal.screens.programme import Entry, Item, Programme, Window
from portal.screens.render import render
from portal.screens.slide import Slide, Words

MADE = date(2026, 11, 26)
"""A Thursday."""

SCREEN = Screen(
    id="door",
    name="东门门头",
    group=None,
    line=1,
    width=128,
    height=32,
    pitch_mm=5,
    distance_m=8,
    colours="mono",
    languages=(CHINESE,),
    hours=(),
    night=(),
    playlist=(),
)


def hours(start: str, end: str) -> Hours:
    """A part of the day, `24:00` as its end too."""
    return Hours(time.fromisoformat(start), time.fromisoformat(end.replace("24:00", "00:00")))


def slide(text: str, line: int = 1, picture: Path | None = None) -> Slide:
    words = Words(CHINESE, text)
    return Slide("slogan", (words,), picture=picture, source=f"docs/slogans.yml:{line}")


def item(identity: str, window: Window | None = None, *texts: str) -> Item:
    shown = tuple(slide(text) for text in texts or (f"标语{identity[-2:]}",))
    return Item(f"slogan/{identity}", shown, window or Window())


def programme(
    *entries: Entry | Iterable[Item], screen: Screen = SCREEN, days: int = 14
) -> Programme:
    made = tuple(e if isinstance(e, Entry) else Entry(tuple(e)) for e in entries)
    rest = Slide("rest", (Words(CHINESE, "石榴社区"),), source="mkdocs.yml")
    return Programme(screen, MADE, days, made, rest)


def rendered(made: Programme, folder: Path) -> tuple[Rendered, SlideCache]:
    """Its pictures, in a cache in the folder."""
    cache = SlideCache(folder / "cache")
    return render(made, cache), cache


FULL = replace(SCREEN, colours="full", night=(hours("19:30", "07:00"),))
"""The same screen in all colours, with nights."""
