"""SMIL documents are valid, and say when what plays."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from portal.screens.export.pictures import picture_name
from portal.screens.export.smil import PLAYLIST, SIGNAGE, smil
from portal.screens.export.timetable import without_dates
from portal.screens.frames import Frame, Rendered
from portal.screens.programme import Entry, Item, Programme, Window
from screens.export.reader import Reader
from screens.made_up import NoCache, expected, pictured, programmes, written
from screens.small import FULL, MADE, hours, item, programme, rendered, slide

DTD = Path("/usr/share/xml/w3c-sgml-lib/schema/dtd/REC-SMIL3-20081201/SMIL30Language.dtd")
START = datetime.combine(MADE, datetime.min.time())


def documents(made: Rendered) -> dict[str, bytes]:
    return written(smil(made, NoCache())[0])


def names(made: Rendered, groups: set[tuple[Frame, ...]]) -> set[str]:
    items = {f: s.item for s in made.every for f in (*s.day, *s.night)}
    return {picture_name(items[frame], frame) for frames in groups for frame in frames}


def valid(words: bytes) -> None:
    etree = pytest.importorskip("lxml.etree")
    if not DTD.is_file():
        pytest.skip("the DTD of SMIL 3.0 is not here: apt install w3c-sgml-lib")
    document = etree.fromstring(words, etree.XMLParser(load_dtd=False, no_network=True))
    dtd = etree.DTD(str(DTD))
    assert dtd.validate(document), dtd.error_log
    docinfo = document.getroottree().docinfo
    assert docinfo.public_id == "-//W3C//DTD SMIL 3.0 Language//EN"
    assert docinfo.system_url.endswith("/SMIL30Language.dtd")


@pytest.fixture(scope="module")
def rich() -> Programme:
    """Something of every kind."""
    day = timedelta(days=1)
    return programme(
        Entry((item("quake", Window(START + day, START + 2 * day)),), urgent=True),
        Entry((item("morning"),), Window(hours=(hours("06:00", "09:00"),)), priority=2),
        Entry((item("weekend"),), Window(weekdays=(6, 7)), priority=1),
        Entry((item("one"), item("two"), item("late", Window(start=START + 3 * day)))),
        Entry((Item("clock/any-day", (slide("钟"),)),)),
        screen=replace(FULL, hours=(hours("06:00", "23:00"),), name='<东门> & "西门"'),
    )


def test_the_document_is_valid_by_the_dtd_of_smil(rich: Programme) -> None:
    valid(documents(pictured(rich))[PLAYLIST])


def test_the_dtd_finds_faults(rich: Programme) -> None:
    broken = (
        documents(pictured(rich))[PLAYLIST]
        .replace(b"<excl", b"<exclude")
        .replace(b"</excl>", b"</exclude>")
    )
    with pytest.raises(AssertionError):
        valid(broken)


@pytest.mark.parametrize("document", [PLAYLIST, SIGNAGE])
def test_a_screen_without_anything_shows_its_slide_of_rest(document: str) -> None:
    made = pictured(programme())
    words = documents(made)[document]
    if document == PLAYLIST:
        valid(words)
    assert {src for src, _ in Reader(words).at(START)} == names(made, {made.rest.day})


def test_players_find_when_to_look_again_and_how_large_it_is(rich: Programme) -> None:
    files = documents(pictured(rich))
    for document, key, value in ((PLAYLIST, "name", "refresh"), (SIGNAGE, "http-equiv", "Refresh")):
        head = Reader(files[document]).head
        assert head is not None
        title, refresh = [one.attrib for one in head if one.tag.endswith("meta")]
        assert title["content"] == '<东门> & "西门"'
        # signageOS takes the last `meta` for the seconds, whatever its name
        assert refresh == {key: value, "content": "60"}
        layout = next(one for one in head if one.tag.endswith("layout"))
        for part in layout:
            assert (part.get("width"), part.get("height")) == ("128", "32")
    ElementTree.fromstring(files[PLAYLIST])


def test_urgent_comes_before_priority_and_priority_before_the_rest(rich: Programme) -> None:
    made = pictured(rich)
    files, left_out = smil(made, NoCache())
    reader = Reader(written(files)[SIGNAGE])
    thursday, friday, saturday = (START + timedelta(days=n, hours=8 + n) for n in range(3))
    for moment, wanted in ((thursday, "morning"), (friday, "quake"), (saturday, "weekend")):
        shown = {src for src, _ in reader.at(moment)}
        assert shown == {name for name in files if name.startswith(f"slogan-{wanted}-")}
    assert reader.at(START + timedelta(hours=3)) == []
    assert [(one.item, one.why) for one in left_out] == [("clock/any-day", "clock")]
    assert reader.sources <= set(files)
    assert set(files) - {PLAYLIST, SIGNAGE} == reader.sources


def test_an_entry_comes_as_often_as_its_weight() -> None:
    made = programme(Entry((item("often"),), weight=3), Entry((item("a"), item("b")), weight=1))
    shown = [src for src, _ in Reader(documents(pictured(made))[SIGNAGE]).at(START)]
    counts = {key: sum(f"slogan-{key}-" in src for src in shown) for key in ("often", "a", "b")}
    assert counts == {"often": 3, "a": 1, "b": 1}


@settings(max_examples=40)
@given(programmes(), st.lists(st.integers(0, 5 * 24 * 4 - 1), min_size=8, max_size=8))
def test_at_every_moment_it_plays_what_the_schedule_says(
    made: Programme, quarters: list[int]
) -> None:
    done = pictured(made)
    files = documents(done)
    readers = [Reader(files[document]) for document in (PLAYLIST, SIGNAGE)]
    for quarter in quarters:
        moment = START + timedelta(minutes=15 * quarter)
        wanted = names(done, expected(done, moment))
        for reader in readers:
            assert {src for src, _ in reader.at(moment)} == wanted, moment


@settings(max_examples=15)
@given(programmes(), st.integers(0, 28 * 24))
def test_after_its_days_what_has_no_dates_goes_on(made: Programme, ahead: int) -> None:
    done = pictured(made)
    moment = START + timedelta(days=60, hours=ahead)
    lasting = pictured(without_dates(made))
    wanted = names(lasting, expected(lasting, moment))
    for document in (PLAYLIST, SIGNAGE):
        assert {src for src, _ in Reader(documents(done)[document]).at(moment)} == wanted


def test_real_pictures_stand_beside_it(tmp_path: Path) -> None:
    made, cache = rendered(programme([item("one"), item("long", None, "长" * 90)]), tmp_path)
    files, left_out = smil(made, cache)
    assert not left_out
    shown = written(files)
    for name, data in shown.items():
        if name.endswith(".png"):
            assert data.startswith(b"\x89PNG")
        if name.endswith(".gif"):
            assert data.startswith(b"GIF89a")
        assert name.isascii()
    assert shown == written(smil(made, cache)[0])
