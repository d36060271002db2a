"""The phases of a screen's day in words."""

from __future__ import annotations

from datetime import datetime

from portal.language.catalogue import Strings
from portal.screens.phases import Kind, Phase

_SHOWN = 3


def now_words(phase: Phase, say: Strings) -> str:
    """What a screen shows: `“a”、“b”、“c”，另有 9 项`."""
    if phase.kind in ("dark", "rest"):
        return say(f"screens_{phase.kind}_now")
    names = [say("quoted", words=item.text) for item in phase.items]
    words = some(names, _SHOWN, say)
    return say("screens_urgent_now", words=words) if phase.kind == "urgent" else words


def change_words(before: Kind, following: Phase, say: Strings, seen: datetime) -> str:
    """When something else comes, and what; `seen` is when this is read."""
    start = following.start
    time = f"{start:%H:%M}" if start.date() == seen.date() else f"{start:%m-%d %H:%M}"
    kind: str = following.kind
    if kind == "turns":
        kind = {"dark": "lit", "urgent": "calm"}.get(before, "turns")
    text = following.items[0].text if following.items else ""
    return say(f"screens_next_{kind}", time=time, text=text)


def some(names: list[str], most: int, say: Strings) -> str:
    """The first names, and how many more there are."""
    shown, more = say.listing(names[:most]), len(names) - most
    return shown if more <= 0 else say("screens_more", names=shown, count=more)
