"""`portal quiz sheets`: from a key alone, and no serial is given out twice."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from portal.output.lock import held
from portal.quiz.paper.key import Key, dump
from portal.quiz.paper.serials import Busy, Serials, Span, give_out, read_serials
from portal.quiz.sheet.code import parse_code
from quiz.grading.papers import PAPER, make_key
from quiz.papers import texts
from support.projects import Result, run

KEY = make_key(4)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the key of a paper is, of which sheets up to 40 were printed."""
    return kept(tmp_path / "街坊卷", KEY, Span("A", 1, 20), Span("B", 21, 40))


def kept(folder: Path, key: Key, *spans: Span) -> Path:
    folder.mkdir()
    (folder / "key.json").write_bytes(dump(key))
    if spans:
        give_out(folder, Serials(key.paper), spans, [])
    return folder


def _record(**changes: object) -> str:
    held = {"format": "shiliu-serials-1", "paper": PAPER, "printed": []}
    return json.dumps(held | changes)


def sheets(folder: Path, *more: str | Path) -> Result:
    return run("quiz", "sheets", "--key", folder / "key.json", "--count", "2", *more)


def codes(path: Path) -> list[int]:
    """The serials in the codes of a file's sheets."""
    words = re.findall("S[0-9A-F]{8}[A-Z][0-9]{6}", " ".join(texts(path.read_bytes())))
    return [code.serial for code in map(parse_code, words) if code]


def printed(folder: Path) -> list[Span]:
    return list(read_serials(folder, PAPER).printed)[2:]


def test_serials_go_on_from_printing_to_printing(folder: Path, tmp_path: Path) -> None:
    first = sheets(folder)
    assert first.code == 0 and "sheets-B-43-44.pdf：B 卷 2 张，编号 43 到 44" in first.output
    assert codes(folder / "sheets-A-41-42.pdf") == [41, 42]
    elsewhere = tmp_path / "加印"
    assert sheets(folder, "--versions", "b", "-o", elsewhere, "--lang", "en").code == 0
    assert [path.name for path in elsewhere.iterdir()] == ["sheets-B-45-46.pdf"]
    # a gap is left where one is asked for
    assert sheets(folder, "--versions", "A", "--first-serial", "100").code == 0
    assert printed(folder) == [
        Span("A", 41, 42), Span("B", 43, 44), Span("B", 45, 46), Span("A", 100, 101)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "code", "words"),
    [
        (("--first-serial", "40"), 2, "请从 41 起"),
        (("--first-serial", "999997"), 2, "999,999"),
        (("--versions", "C"), 2, "没有 C 卷，只有 A、B"),
        (("-o", "key.json"), 1, "写不进"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(
    folder: Path, more: tuple[str, ...], code: int, words: str
) -> None:
    before = (folder / "serials.json").read_bytes()
    result = sheets(folder, *(folder / word if word.endswith("json") else word for word in more))
    assert result.code == code and words in result.errors, result.words
    assert (folder / "serials.json").read_bytes() == before
    assert not list(folder.glob("*.pdf"))


@pytest.mark.parametrize(
    ("record", "words", "usable"),
    [
        (None, "找不到", True),
        ("", "坏了", True),
        ("[" * 5000, "坏了", True),
        (_record(printed=3), "坏了", True),
        (_record(printed=[{"version": "A", "first": 9, "last": 1}]), "坏了", True),
        ('{"format": "shiliu-serials-2"}', "另一个版本", False),
        (_record(paper="ffffffff"), "另一份", False),
    ],
)
def test_a_record_that_is_lost_is_told_and_a_first_serial_can_be_said(
    folder: Path, record: str | None, words: str, usable: bool
) -> None:
    place = folder / "serials.json"
    place.unlink() if record is None else place.write_text(record, "utf-8")
    refused = sheets(folder)
    assert refused.code == 2 and words in refused.errors
    assert not list(folder.glob("*.pdf"))
    said = sheets(folder, "--first-serial", "401")
    assert said.code == (0 if usable else 2), said.words
    if usable:
        assert "请从 405 起" in sheets(folder, "--first-serial", "7").errors
        assert "sheets-A-405-406.pdf" in sheets(folder).output


def test_two_printings_never_give_out_one_serial(folder: Path) -> None:
    known = read_serials(folder, PAPER)
    with held(folder / ".serials.lock"):
        assert "正在印答题卡" in sheets(folder).errors
    assert sheets(folder).code == 0
    with pytest.raises(Busy):
        give_out(folder, known, [Span("A", 41, 42)], [])
    # another paper came into a folder that was empty when this one looked
    (folder / "serials.json").write_text(_record(paper="ffffffff"), "utf-8")
    with pytest.raises(Busy):
        give_out(folder, Serials(PAPER), [Span("A", 1, 2)], [])


def test_a_key_that_somebody_wrote_into(tmp_path: Path) -> None:
    hostile = replace(KEY, title='#panic("x") <b>\u202e', language="ug", seed="")
    folder = kept(tmp_path / "hostile", hostile, Span("A", 1, 1))
    assert sheets(folder).code == 0 and (folder / "sheets-A-2-3.pdf").is_file()
    key = folder / "key.json"
    bare = json.loads(key.read_text("utf-8"))
    spoilt = json.dumps({**bare, "language": "../xx"}).encode()
    for data, words in (
        (spoilt, "language 不对"), (b"", "不完整"), (b"[]", "别的文件"), (None, "打不开")
    ):  # fmt: skip
        key.unlink() if data is None else key.write_bytes(data)
        result = sheets(folder)
        assert result.code == 1 and words in result.errors
    for version in bare["versions"].values():
        version["layout"]["rows"], version["layout"]["tracks"] = [], []
        version["questions"] = []
    key.write_text(json.dumps(bare), "utf-8")
    assert "没有答题卡" in sheets(folder).errors
