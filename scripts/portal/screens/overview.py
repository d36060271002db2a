"""The page that shows the office all screens: what plays on each now, and what comes next.

The page is made ahead: it holds the phases of the days to come, of which a script takes that of
its own clock.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from PIL import Image

from portal.content.library import Library
from portal.content.screen import Screen
from portal.language.catalogue import Strings
from portal.screens.cache import SlideCache, png
from portal.screens.frames import Frame, Rendered
from portal.screens.horizon import Horizon
from portal.screens.manifest import hours_words
from portal.screens.names import first_turns
from portal.screens.phase_words import change_words, now_words
from portal.screens.phases import Phase, phases
from portal.screens.still import still_image
from portal.screens.templates import filled

PAGE = "index.html"
THUMBNAILS = "thumbnails"
"""The folder of a screen's small pictures, beside its player."""
_WIDEST, _HIGHEST = 480, 360
"""Pixels of a small picture."""
_QUALITY = 85
_NAME = 16
"""Letters of a small picture's name, out of the hash of what is in it."""


@dataclass(frozen=True, slots=True)
class Card:
    """A screen on the page."""

    screen: Screen
    hours: tuple[str, ...]
    """When it is lit: `07:00–22:30`; empty: always."""
    picture: str
    """What is shown before a script has looked at the clock."""
    phases: str
    """As JSON: of each `from`, `now`, `next` and, where it is lit, its `picture`; the last one
    begins where nothing more is known."""


def overview(
    library: Library, rendered: Sequence[Rendered], cache: SlideCache
) -> Iterator[tuple[str, bytes]]:
    """The page and its small pictures, by their paths in the folder of all players."""
    settings = library.settings
    code = "zh-Hans" if settings.default.code.startswith("zh") else "en"
    say = Strings(code, "cli")
    cards = []
    for one in rendered:
        pictures = _Pictures(one, cache)
        words = list(_phases(one, pictures, say))
        cards.append(
            Card(
                one.screen,
                tuple("–".join(pair) for pair in hours_words(one.screen.hours)),
                next((w["picture"] for w in words if "picture" in w), pictures.of_rest()),
                json.dumps(words, ensure_ascii=False),
            )
        )
        yield from pictures.files.items()
    page = filled("overview.html", cards=cards, site=settings.site_name, say=say, lang=code)
    yield PAGE, page.encode()


def _phases(one: Rendered, pictures: _Pictures, say: Strings) -> Iterator[dict[str, Any]]:
    programme = one.programme
    end = Horizon(programme.made, programme.days).end
    found = phases(programme)
    for phase, following in pairwise((*found, None)):
        assert phase is not None
        now = say("screens_now", now=now_words(phase, say))
        words = {"from": _moment(phase.start), "now": now.strip()}
        if phase.kind != "dark":
            words["picture"] = pictures.of(phase)
        if following is not None:
            # its day is told, for nobody knows on which one it is read
            change = change_words(phase.kind, following, say, datetime.min)
            words["next"] = say("screens_show_next", next=change).strip()
        yield words
    yield {"from": _moment(end), "now": say("screens_overview_over")}


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")


class _Pictures:
    """The small pictures of a screen."""

    def __init__(self, rendered: Rendered, cache: SlideCache) -> None:
        self.files: dict[str, bytes] = {}
        """By their paths in the folder of all players."""
        self._rendered, self._cache = rendered, cache
        self._turns = {id(i): n for n, i in enumerate(first_turns(rendered.programme))}
        self._frames = {id(shown.item): shown.day[0] for shown in rendered.every}
        self._known: dict[Frame, str] = {}

    def of(self, phase: Phase) -> str:
        """The path of that of the item whose turn comes first."""
        if not phase.items:
            return self.of_rest()
        first = min(phase.items, key=lambda item: self._turns[id(item)])
        return self._path(self._frames[id(first)])

    def of_rest(self) -> str:
        """The path of that of the community's name."""
        return self._path(self._rendered.rest.day[0])

    def _path(self, frame: Frame) -> str:
        if frame not in self._known:
            form, data = _small(frame, self._rendered.screen.width, self._cache)
            name = hashlib.sha256(data).hexdigest()[:_NAME]
            path = f"{self._rendered.screen.id}/{THUMBNAILS}/{name}.{form}"
            self._known[frame] = path
            self.files[path] = data
        return self._known[frame]


def _small(frame: Frame, width: int, cache: SlideCache) -> tuple[str, bytes]:
    """A small picture, and of which form: what is small already stays as it is."""
    image = still_image(frame, cache)
    if frame.scroll is not None:
        left = image.width - width if frame.scroll.to == "right" else 0
        image = image.crop((left, 0, left + width, image.height))
    if image.width <= _WIDEST and image.height <= _HIGHEST:
        return "png", png(image)
    image = image.convert("RGB")
    image.thumbnail((_WIDEST, _HIGHEST), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=_QUALITY)
    return "jpg", file.getvalue()
