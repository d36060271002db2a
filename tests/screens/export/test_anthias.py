"""Assets are as the API of Anthias takes them, and are active when they should be.

The schema is written from the fields that the OpenAPI document of Anthias lists for
`CreateAssetSerializerV2` (github.com/Screenly/Anthias), the rules of activity from what its model
says of `start_date`, `end_date`, `play_days`, `play_time_from` and `play_time_to`.
"""

from __future__ import annotations

import json
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st
from portal.screens.export.anthias import ASSETS, anthias
from portal.screens.export.pictures import picture_name
from portal.screens.programme import Entry, Item, Programme, Window
from portal.screens.schedule import lit
from screens.made_up import NoCache, pictured, programmes, shown_of, written
from screens.small import MADE, hours, item, programme, rendered, slide

BASE = "https://example.org/screens/"
START = datetime.combine(MADE, time())
CLOCK = {"type": "string", "pattern": r"^\d{2}:\d{2}:\d{2}$"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+08:00$"}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": [
            "name",
            "uri",
            "start_date",
            "end_date",
            "duration",
            "mimetype",
            "is_enabled",
        ],
        "additionalProperties": False,
        "properties": {
            "name": {"type": "string", "minLength": 1},
            "uri": {"type": "string", "pattern": "^https?://[!-~]+$"},
            "start_date": MOMENT,
            "end_date": MOMENT,
            "duration": {"type": "integer", "minimum": 1, "maximum": 86400},
            "mimetype": {"enum": ["image", "video", "webpage"]},
            "is_enabled": {"type": "boolean"},
            "nocache": {"type": "boolean"},
            "play_order": {"type": "integer", "minimum": 0},
            "skip_asset_check": {"type": "boolean"},
            "play_days": {
                "type": "array",
                "items": {"type": "integer", "minimum": 1, "maximum": 7},
                "minItems": 1,
                "uniqueItems": True,
            },
            "play_time_from": CLOCK,
            "play_time_to": CLOCK,
        },
        "dependentRequired": {
            "play_time_from": ["play_time_to"],
            "play_time_to": ["play_time_from"],
        },
    },
}


def assets(made: Programme) -> list[dict[str, Any]]:
    files, _ = anthias(pictured(made), NoCache(), BASE)
    found: list[dict[str, Any]] = json.loads(written(files)[ASSETS])
    jsonschema.validate(found, SCHEMA, jsonschema.Draft202012Validator)
    return found


def is_active(asset: dict[str, Any], moment: datetime) -> bool:
    start, end = (
        datetime.fromisoformat(asset[k]).replace(tzinfo=None) for k in ("start_date", "end_date")
    )
    days = asset.get("play_days", [1, 2, 3, 4, 5, 6, 7])
    weekday, clock = moment.isoweekday(), moment.time()
    if not start < moment < end:
        return False
    if "play_time_from" not in asset:
        return weekday in days
    first, last = (time.fromisoformat(asset[k]) for k in ("play_time_from", "play_time_to"))
    if first <= last:
        return weekday in days and first <= clock < last
    if clock >= first:
        return weekday in days
    return clock < last and (weekday - 2) % 7 + 1 in days


@settings(max_examples=50)
@given(programmes(), st.lists(st.integers(0, 6 * 24 * 4 - 1), min_size=8, max_size=8))
def test_each_asset_is_active_when_its_windows_hold(made: Programme, quarters: list[int]) -> None:
    found = assets(made)
    done = pictured(made)
    for quarter in quarters:
        # Anthias excludes the very first moment
        moment = START + timedelta(minutes=15 * quarter, seconds=1)
        night = any(part.holds(moment.time()) for part in made.screen.night)
        wanted = {
            BASE + picture_name(one, frame)
            for entry in made.entries
            for one in entry.items
            for frame in shown_of(done, one).frames(night=night)
            if entry.window.holds(moment) and one.window.holds(moment) and lit(made.screen, moment)
        }
        active = {asset["uri"] for asset in found if is_active(asset, moment)}
        assert active - {a["uri"] for a in found if "/rest" in a["name"]} == wanted, moment


def test_pages_come_in_their_order_and_for_whole_seconds() -> None:
    found = assets(programme([item("one"), item("two", None, "一", "二")]))
    assert [asset["play_order"] for asset in found] == [0, 1, 2]
    assert [asset["name"] for asset in found] == ["door/slogan/one", *["door/slogan/two"] * 2]
    assert {asset["duration"] for asset in found} == {5}


def test_clocks_and_what_is_over_are_left_out_and_told() -> None:
    made = programme(
        Entry((Item("clock/any-day", (slide("钟"),)),)),
        [item("over", Window(end=START)), item("one")],
    )
    files, left_out = anthias(pictured(made), NoCache(), BASE)
    assert {(one.item, one.why) for one in left_out} == {
        ("clock/any-day", "clock"),
        ("slogan/over", "over"),
    }
    assert len(json.loads(written(files)[ASSETS])) == 1


def test_hours_over_midnight_belong_to_the_day_they_began_on() -> None:
    friday = Window(weekdays=(5,), hours=(hours("22:00", "02:00"),))
    found = assets(programme([item("one", friday)]))
    nights = [START + timedelta(days=1, hours=23), START + timedelta(days=2, hours=1)]
    assert all(any(is_active(asset, moment) for asset in found) for moment in nights)
    other = [START + timedelta(days=1, hours=1), START + timedelta(days=2, hours=23)]
    assert not any(is_active(asset, moment) for asset in found for moment in other)


def test_every_picture_that_is_named_is_there(tmp_path: Path) -> None:
    made, cache = rendered(programme([item("one"), item("two", None, "长" * 90)]), tmp_path)
    files, _ = anthias(made, cache, BASE)
    named = {asset["uri"].removeprefix(BASE) for asset in json.loads(written(files)[ASSETS])}
    assert named == set(files) - {ASSETS}


def test_a_screen_without_anything_shows_its_slide_of_rest() -> None:
    (asset,) = assets(programme())
    assert asset["name"] == "door/rest"
