"""Pictures that were never drawn, for tests that ask when something plays and not how it looks."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st
from PIL import Image
from portal.screens.cache import SlideCache
from portal.screens.export.loop import has_clock
from portal.screens.folder import Content
from portal.screens.frames import Face, Frame, Rendered, Shown
from portal.screens.programme import Entry, Item, Programme, Window
from portal.screens.schedule import lit, playing, ready
from portal.screens.slide import Clock
from screens.small import FULL, MADE, hours, programme, slide

FACE = Face(Clock(1, 1, 8, 4, 16), tuple("0123456789"), "colon")


class NoCache(SlideCache):
    """Gives a grey dot for every picture."""

    def __init__(self) -> None:
        super().__init__(Path("nowhere"))

    def picture(self, name: str) -> bytes:
        file = io.BytesIO()
        Image.new("L", (1, 1)).save(file, "PNG")
        return file.getvalue()


def pictured(made: Programme) -> Rendered:
    """A programme with made-up pictures, two for an item of two slides; items whose id begins with
    `clock/` have a running clock."""
    nights = bool(made.screen.night)

    def shown(item: Item) -> Shown:
        clock = FACE if item.id.startswith("clock/") else None
        sets = []
        for part in ("day", "night")[: 1 + nights]:
            names = (f"{item.id}-{n}-{part}".replace("/", "-") for n, _ in enumerate(item.slides))
            sets.append(
                tuple(Frame(name.ljust(24, "0")[-24:], 128, 32, 4.5, None, clock) for name in names)
            )
        return Shown(item, *sets)

    entries = tuple(tuple(map(shown, entry.items)) for entry in made.entries)
    return Rendered(made, entries, shown(Item("rest", (made.rest,))), (), 0, 0)


def written(files: Mapping[str, Content]) -> dict[str, bytes]:
    """What is in the files of an export, once they are wanted."""
    return {name: data if isinstance(data, bytes) else data() for name, data in files.items()}


def shown_of(rendered: Rendered, item: Item) -> Shown:
    """The pictures of an item of a programme."""
    return next(shown for shown in rendered.every if shown.item is item)


def expected(rendered: Rendered, moment: datetime) -> set[tuple[Frame, ...]]:
    """The pictures of everything that takes turns at a moment by the rules of the schedule, where
    nothing has a running clock; none where the screen is dark."""
    made = rendered.programme
    if not lit(made.screen, moment):
        return set()
    night = any(part.holds(moment.time()) for part in made.screen.night)
    items = [item for entry in playing(made, moment) for item in ready(entry, moment)]
    found = [shown_of(rendered, item) for item in items] or [rendered.rest]
    assert not any(map(has_clock, found))
    return {one.frames(night=night) for one in found}


_CLOCKS = st.sampled_from(["00:00", "06:30", "09:00", "12:15", "18:00", "19:30", "22:45"])
_HOURS = st.lists(
    st.tuples(_CLOCKS, _CLOCKS).filter(lambda p: p[0] != p[1]).map(lambda p: hours(*p)), max_size=2
).map(tuple)
_MOMENTS = st.integers(-48, 14 * 24 + 48).map(
    lambda n: datetime.combine(MADE, datetime.min.time()) + timedelta(hours=n)
)
WINDOWS = st.builds(
    Window,
    start=st.none() | _MOMENTS,
    end=st.none() | _MOMENTS,
    weekdays=st.just(())
    | st.lists(st.integers(1, 7), min_size=1, max_size=6, unique=True).map(tuple),
    hours=_HOURS,
)
_OFTEN_OPEN = st.just(Window()) | WINDOWS


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Programmes with windows of every kind."""
    number = iter(range(100))
    items = st.builds(
        lambda window, two: Item(f"slogan/n{next(number)}", (slide("一"),) * (1 + two), window),
        _OFTEN_OPEN,
        st.booleans(),
    )
    entries = st.builds(
        Entry,
        items=st.lists(items, min_size=1, max_size=4).map(tuple),
        window=_OFTEN_OPEN,
        weight=st.integers(1, 3),
        priority=st.integers(0, 2),
        urgent=st.booleans() if draw(st.booleans()) else st.just(False),
    )
    made = programme(*draw(st.lists(entries, max_size=4)), days=5)
    nights = draw(st.just(()) | _HOURS)
    return replace(made, screen=replace(FULL, hours=draw(_HOURS), night=nights))
