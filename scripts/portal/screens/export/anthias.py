"""Assets for Anthias, as the second version of its API takes them, one `POST /api/v2/assets` each.

Fields and their meaning as in Anthias' own OpenAPI document (`CreateAssetSerializerV2`): moments
have a zone; `play_days` are 1 to 7 from Monday and, for hours over midnight, the days they began
on; `play_time_from` and `play_time_to` come together; `duration` is in whole seconds. Anthias knows
neither weights nor priorities.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from portal.screens.cache import SlideCache
from portal.screens.export.loop import LeftOut, has_clock
from portal.screens.export.pictures import picture_content, picture_name
from portal.screens.export.week import EVERY_DAY, MIDNIGHT, Weekly, weekly
from portal.screens.folder import Content
from portal.screens.frames import Rendered, Shown
from portal.screens.names import numbered
from portal.screens.programme import Entry
from portal.screens.schedule import lit

ASSETS = "assets.json"
_ZONE = "+08:00"
"""Times in the content are China's."""
_A_YEAR = timedelta(days=366)
"""How long something without an end plays: Anthias asks for one."""


def anthias(
    rendered: Rendered, cache: SlideCache, base: str
) -> tuple[dict[str, Content], tuple[LeftOut, ...]]:
    """The files of the export: the list of assets, and the pictures that are to be put at `base`,
    an address that ends with `/`."""
    files: dict[str, Content] = {}
    assets: list[dict[str, Any]] = []
    left_out: list[LeftOut] = []
    for shown, entry in _every(rendered):
        if has_clock(shown):
            left_out.append(LeftOut(shown.item.id, "clock", shown.item.text))
            continue
        times = tuple(_times(rendered, shown, entry))
        if not times:
            left_out.append(LeftOut(shown.item.id, "over", shown.item.text))
        for night, window in times:
            for frame in shown.frames(night=night):
                name = picture_name(shown.item, frame)
                if name not in files:
                    files[name] = picture_content(frame, rendered, cache)
                asset = {
                    "name": f"{rendered.screen.id}/{shown.item.id}",
                    "uri": base + name,
                    "mimetype": "image",
                    "duration": max(1, math.ceil(frame.seconds)),
                    "is_enabled": True,
                    "nocache": False,
                    "skip_asset_check": False,
                    "play_order": len(assets),
                    **window,
                }
                assets.append(asset)
    # what one line leaves out, another may hold
    there = {asset["name"] for asset in assets}
    left_out = [one for one in left_out if f"{rendered.screen.id}/{one.item}" not in there]
    words = json.dumps(assets, ensure_ascii=False, indent=1) + "\n"
    return {ASSETS: words.encode(), **files}, tuple(left_out)


def _every(rendered: Rendered) -> Iterator[tuple[Shown, Entry]]:
    """Everything with its entry, in the order of playing; the slide of rest where nothing is."""
    found: dict[int, tuple[Shown, Entry]] = {}
    for one in numbered(rendered):
        if one.entry is not None:
            found.setdefault(id(one.shown), (one.shown, one.entry))
    yield from found.values() or [(rendered.rest, Entry((rendered.rest.item,)))]


def _times(rendered: Rendered, shown: Shown, entry: Entry) -> Iterator[tuple[bool, dict[str, Any]]]:
    """When something plays, as fields of an asset, by day and by night."""
    screen, windows = rendered.screen, (entry.window, shown.item.window)
    nights = screen.night if shown.night else ()
    made = datetime.combine(rendered.programme.made, MIDNIGHT)
    start = max((made, *(w.start for w in windows if w.start is not None)))
    a_year = start + min(_A_YEAR, datetime.max - start)
    end = min((a_year, *(w.end for w in windows if w.end is not None)))
    if start >= end:
        return
    weeks = tuple(replace(window, start=None, end=None) for window in windows)
    own = (part for window in windows for part in window.hours)
    bounds = {"start_date": _moment(start), "end_date": _moment(end)}

    def state(moment: datetime) -> bool | None:
        """Whether it is night; None: nothing plays."""
        if not lit(screen, moment) or not all(week.holds(moment) for week in weeks):
            return None
        return any(part.holds(moment.time()) for part in nights)

    for week in weekly((*screen.hours, *nights, *own), state):
        if week.state is not None:
            yield week.state, {**bounds, **_window(week)}


def _window(week: Weekly[bool | None]) -> dict[str, Any]:
    words: dict[str, Any] = {}
    if week.weekdays != EVERY_DAY:
        words["play_days"] = list(week.weekdays)
    if not week.whole_day:
        words |= {"play_time_from": _clock(week.start), "play_time_to": _clock(week.end)}
    return words


def _clock(clock: time) -> str:
    return clock.isoformat(timespec="seconds")


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds") + _ZONE
