"""Programmes of small projects."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from portal.content.library import Library, read_library
from portal.content.screen import Screen
from portal.findings import has_errors
from portal.pages import building
from portal.screens.playlist import programme
from portal.screens.programme import Entry, Item, Programme
from portal.screens.slide import Slide
from support.projects import TODAY, Project

DAY = date.fromisoformat(TODAY)
"""A Monday."""
SIZE = {"width": 960, "height": 540, "pitch_mm": 10, "distance_m": 30}


def screens(project: Project, *found: dict[str, Any]) -> None:
    """Write docs/screens.yml; what a screen does not say is usual."""
    named = [
        {"id": f"screen-{n}", "name": "屏", **SIZE, **each} if "group" not in each else each
        for n, each in enumerate(found)
    ]
    project.write("docs/screens.yml", listed(named))


def listed(items: list[dict[str, Any]]) -> str:
    """A YAML list with an item a line."""
    return "".join(f"- {json.dumps(item, ensure_ascii=False)}\n" for item in items)


def slogans(project: Project, *found: dict[str, Any]) -> None:
    project.write(
        "docs/slogans.yml", listed([{"text": {"zh-Hans": "和"}, **each} for each in found])
    )


def notices(project: Project, *found: dict[str, Any]) -> None:
    project.write("docs/notices.yml", listed([{"text": "停水", **each} for each in found]))


def read(project: Project, day: date = DAY) -> Library:
    """The library of a project without errors."""
    if not project.config.is_file():
        project.configure()
    library = read_library(building.settings(project.config, day))
    assert not has_errors(library.findings), library.findings
    return library


def screen_of(library: Library, place: int = 0) -> Screen:
    return library.screens[place]


def made(project: Project, place: int = 0, *, day: date = DAY, days: int = 14) -> Programme:
    """What a screen of a project plays."""
    library = read(project, day)
    return programme(library, library.screens[place], days=days)


def items(found: Programme) -> list[Item]:
    return [item for entry in found.entries for item in entry.items]


def ids(found: Programme) -> list[str]:
    return [item.id for item in items(found)]


def slide(found: Programme, identity: str) -> Slide:
    """The first slide of an item."""
    return next(item for item in items(found) if item.id == identity).slides[0]


def texts(found: Programme) -> str:
    """Every word of a programme."""
    return json.dumps(
        [
            [w.main, w.label, w.byline, w.text, *w.options]
            for item in items(found)
            for each in item.slides
            for w in each.words
        ],
        ensure_ascii=False,
    )


def later(days: int) -> str:
    """A day so many days after today, as it is written."""
    return (DAY + timedelta(days=days)).isoformat()


def entry_of(found: Programme, kind: str) -> Entry:
    """The first entry whose items are of a kind."""
    return next(entry for entry in found.entries if entry.items[0].id.startswith(f"{kind}/"))
