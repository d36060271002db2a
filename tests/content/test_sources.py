"""Text files as they stand on disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from portal.content import sources, yaml_nodes
from portal.findings import Report


def text_of(path: Path, data: bytes) -> tuple[str | None, list[tuple[str, int | None]]]:
    path.write_bytes(data)
    report = Report("x.md")
    return sources.read_text(path, report), [(f.rule, f.line) for f in report.findings]


@pytest.mark.parametrize(
    "data",
    [
        "甲\n乙\n".encode(),
        b"\xef\xbb\xbf" + "甲\n乙\n".encode(),
        "甲\r\n乙\r\n".encode(),
        "甲\r乙\r".encode(),
    ],
)
def test_one_text_in_many_forms(data: bytes, tmp_path: Path) -> None:
    assert text_of(tmp_path / "x.md", data) == ("甲\n乙\n", [])


@pytest.mark.parametrize(
    ("data", "finding"),
    [
        (b"", ("file-empty", None)),
        (b" \r\n\t", ("file-empty", None)),
        (b"\xef\xbb\xbf", ("file-empty", None)),
        ("石榴".encode("gbk"), ("not-utf8", 1)),
        ("石榴".encode("utf-16"), ("not-utf8", 1)),
        (b"a\nb\n\xff", ("not-utf8", 3)),
    ],
)
def test_what_can_not_be_read(data: bytes, finding: tuple[str, int | None], tmp_path: Path) -> None:
    assert text_of(tmp_path / "x.md", data) == (None, [finding])


def test_missing_file(tmp_path: Path) -> None:
    report = Report("x.md")
    assert sources.read_text(tmp_path / "x.md", report) is None
    assert [f.rule for f in report.findings] == ["file-unreadable"]


def test_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    report = Report("x.md")
    assert sources.read_text(tmp_path, report) is None
    assert [f.rule for f in report.findings] == ["file-unreadable"]


def split(text: str, *, required: bool = True) -> tuple[sources.Split | None, list[str]]:
    report = Report("x.md")
    return sources.split(text, report, required=required), [f.rule for f in report.findings]


@pytest.mark.parametrize("end", ["---", "...", "---  ", "---\t"])
def test_front_matter_and_body(end: str) -> None:
    found, rules = split(f"\n---\ntitle: a\n{end}\nbody\n---\nmore")
    assert found is not None and found.front is not None
    assert yaml_nodes.plain(found.front) == {"title": "a"}
    assert (found.body, found.body_line, rules) == ("body\n---\nmore", 5, [])


def test_page_without_front_matter() -> None:
    found, rules = split("# a\n", required=False)
    assert found == sources.Split(None, "# a\n", 1) and rules == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("body", "front-matter-missing"),
        ("----\ntitle: a\n----\n", "front-matter-missing"),
        ("———\ntitle: a\n———\n", "front-matter-missing"),
        ("---\ntitle: a\nbody", "front-matter-unclosed"),
        ("---\n---\nbody", "front-matter-not-keys"),
        ("---\n# nothing\n---\nbody", "front-matter-not-keys"),
        ("---\n- a\n---\nbody", "front-matter-not-keys"),
        ("---\na\n---\nbody", "front-matter-not-keys"),
        ("---\na: [\n---\nbody", "yaml-broken"),
    ],
)
def test_front_matter_at_fault(text: str, rule: str) -> None:
    assert split(text) == (None, [rule])
