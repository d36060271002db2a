"""What a person said is kept as it was said, and nothing else is taken for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.quiz.grading.corrections import Corrections, Said, changed, checked_change
from portal.quiz.grading.corrections_file import (
    FILE,
    CorrectionsFault,
    dump_corrections,
    load_corrections,
    read_corrections,
    write_corrections,
)

PAPER = "0a1b2c3d"
SHEET = "0123456789abcdef.0"

sheets = st.from_regex(r"[0-9a-f]{16}\.[0-9]{1,4}", fullmatch=True)
numbers = st.tuples(st.sampled_from("ABC"), st.integers(1, 999_999))
bubbles = st.lists(st.integers(0, 25), max_size=5)
changes = st.one_of(
    st.builds(lambda s, out: {"sheet": s, "out": out}, sheets, st.booleans()),
    st.builds(lambda s, n: {"sheet": s, "version": n[0], "serial": n[1]}, sheets, numbers),
    st.builds(lambda s: {"sheet": s, "version": None, "serial": None}, sheets),
    st.builds(
        lambda s, row, filled: {"sheet": s, "row": row, "filled": filled},
        sheets, st.integers(0, 999), st.none() | bubbles,
    ),
)  # fmt: skip


def after(*sent: Any) -> Corrections:
    found = Corrections(PAPER)
    for one in sent:
        change = checked_change(one)
        assert change is not None
        found = changed(found, change)
    return found


@given(st.lists(changes, max_size=8))
def test_what_is_written_is_read_back(sent: list[dict[str, Any]]) -> None:
    found = after(*sent)
    assert load_corrections(dump_corrections(found), PAPER) == found
    assert all(found.sheets.values())


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.sampled_from([SHEET]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["sheet", "out", "row", "filled", "version", "serial"]), inner
    ),
    max_leaves=8,
))  # fmt: skip
def test_nothing_strange_is_taken_for_a_change(sent: Any) -> None:
    change = checked_change(sent)
    if change is not None:
        held = changed(Corrections(PAPER), change)
        assert load_corrections(dump_corrections(held), PAPER) == held


def test_every_word_can_be_taken_back() -> None:
    said = after(
        {"sheet": SHEET, "row": 3, "filled": [1]},
        {"sheet": SHEET, "out": True},
        {"sheet": SHEET, "version": "A", "serial": 9},
    )
    assert said.of(SHEET) == Said(True, "A", 9, {3: frozenset({1})})
    back = after(
        {"sheet": SHEET, "version": "A", "serial": 9},
        {"sheet": SHEET, "row": 3, "filled": []},
        {"sheet": SHEET, "row": 3, "filled": None},
        {"sheet": SHEET, "out": True},
        {"sheet": SHEET, "out": False},
        {"sheet": SHEET, "version": None, "serial": None},
    )
    assert not back.sheets


def test_rows_stay_with_another_serial_and_go_with_another_version() -> None:
    first = (
        {"sheet": SHEET, "version": "A", "serial": 9},
        {"sheet": SHEET, "row": 3, "filled": [1]},
    )
    assert after(*first, {"sheet": SHEET, "version": "A", "serial": 8}).of(SHEET).rows
    assert not after(*first, {"sheet": SHEET, "version": "B", "serial": 9}).of(SHEET).rows


def file_with(**changes: Any) -> bytes:
    held: dict[str, Any] = {"format": "shiliu-corrections-1", "paper": PAPER, "sheets": {}}
    return json.dumps(held | changes).encode()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "unreadable"),
        (b"\xff\xfe", "unreadable"),
        (file_with()[:-3], "unreadable"),
        (b"[" * 100_000, "unreadable"),
        (b"[]", "other"),
        (b'{"sheets": {}}', "other"),
        (file_with(format="shiliu-key-1"), "other"),
        (file_with(format="shiliu-corrections-2"), "newer"),
        (file_with(paper="ffffffff"), "paper"),
        (file_with(sheets=[]), "other"),
        (file_with(sheets={"../../x": {"out": True}}), "other"),
        (file_with(sheets={SHEET: {"out": 1}}), "other"),
        (file_with(sheets={SHEET: {"version": "A"}}), "other"),
        (file_with(sheets={SHEET: {"version": "A", "serial": True}}), "other"),
        (file_with(sheets={SHEET: {"version": "A", "serial": 1_000_000}}), "other"),
        (file_with(sheets={SHEET: {"rows": {"-1": []}}}), "other"),
        (file_with(sheets={SHEET: {"rows": {"1": [26]}}}), "other"),
        (file_with(sheets={SHEET: {"rows": {"1": None}}}), "other"),
    ],
)
def test_a_file_of_something_else_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(CorrectionsFault) as fault:
        load_corrections(data, PAPER)
    assert fault.value.reason == reason


def test_the_file_in_its_folder(tmp_path: Path) -> None:
    assert read_corrections(tmp_path, PAPER) == Corrections(PAPER)
    said = after({"sheet": SHEET, "row": 3, "filled": [0, 2]})
    write_corrections(tmp_path, said)
    assert read_corrections(tmp_path, PAPER) == said
    # as Windows' editors save it
    path = tmp_path / FILE
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_corrections(tmp_path, PAPER) == said
