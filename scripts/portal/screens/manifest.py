"""What a screen plays as plain data: for its player, and for whoever reads the pictures.

Moments are local time without a zone, `2026-11-26T08:00`; hours are `["22:00", "06:00"]`; what a
window does not name sets no bound.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from portal.content.screen import Hours
from portal.screens.frames import Face, Frame, Rendered, Shown
from portal.screens.horizon import Horizon
from portal.screens.programme import Window

_VERSION = 16
"""Letters of a playlist's version."""


def playlist(rendered: Rendered) -> dict[str, Any]:
    """What the player of a screen needs, with a `version` that stands for all the rest."""
    programme, screen = rendered.programme, rendered.screen
    words: dict[str, Any] = {
        "screen": screen.id,
        "name": screen.name,
        "width": screen.width,
        "height": screen.height,
        "made": programme.made.isoformat(),
        "until": Horizon(programme.made, programme.days).last.isoformat(),
        "refresh": screen.refresh_s,
        "hours": hours_words(screen.hours),
        "night": hours_words(screen.night) if rendered.rest.night else [],
        "entries": [
            {
                "weight": entry.weight,
                "priority": entry.priority,
                "urgent": entry.urgent,
                "window": window_words(entry.window),
                "items": [_item(one) for one in shown],
            }
            for entry, shown in zip(programme.entries, rendered.shown, strict=True)
        ],
        "rest": _pictures(rendered.rest),
    }
    plain = json.dumps(words, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()
    return {"version": digest[:_VERSION], **words}


def window_words(window: Window) -> dict[str, Any]:
    """A window as data, without what sets no bound."""
    words = {
        "from": _moment(window.start),
        "until": _moment(window.end),
        "weekdays": list(window.weekdays),
        "hours": hours_words(window.hours),
    }
    return {key: value for key, value in words.items() if value}


def hours_words(hours: Iterable[Hours]) -> list[list[str]]:
    """Parts of the day as pairs of clock times."""
    return [[_clock(part.from_), _clock(part.until)] for part in hours]


def _item(shown: Shown) -> dict[str, Any]:
    item = shown.item
    words = {"id": item.id, "name": item.text, "window": window_words(item.window)}
    words |= _pictures(shown)
    return {**words, "fallback": True} if item.fallback else words


def _pictures(shown: Shown) -> dict[str, Any]:
    words = {"day": [_frame(frame) for frame in shown.day]}
    return {**words, "night": [_frame(frame) for frame in shown.night]} if shown.night else words


def _frame(frame: Frame) -> dict[str, Any]:
    words: dict[str, Any] = {"picture": frame.picture, "seconds": frame.seconds}
    if frame.scroll is not None:
        scroll = frame.scroll
        words["scroll"] = {"to": scroll.to, "speed": scroll.px_s, "width": frame.width}
    if frame.clock is not None:
        words["clock"] = _face(frame.clock)
    return words


def _face(face: Face) -> dict[str, Any]:
    return {
        "x": face.place.x,
        "y": face.place.y,
        "digit_width": face.place.digit_width,
        "colon_width": face.place.colon_width,
        "height": face.place.height,
        "digits": list(face.digits),
        "colon": face.colon,
    }


def _moment(moment: datetime | None) -> str:
    return moment.isoformat(timespec="minutes") if moment is not None else ""


def _clock(moment: time) -> str:
    return moment.isoformat(timespec="minutes")
