"""What goes out comes back: through independent readers and writers of XLIFF and PO."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from lxml import etree
from portal.translation.exchange import Style
from support.sample import ROOT
from translation.workshop import STYLES, Workshop, rows, translate

_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTERS = "ئابپتجخدرزسشغفقكگلمنھوۇۆيې"
_SITES = ("sample", "good")


@pytest.fixture(params=_SITES)
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Workshop:
    """A copy of a whole project."""
    root = tmp_path / "site"
    source = ROOT if request.param == "sample" else ROOT / "tests" / "sites" / "good"
    root.mkdir()
    shutil.copy(source / "mkdocs.yml", root)
    for part in ("docs", "stories", "quiz"):
        shutil.copytree(source / part, root / part, dirs_exist_ok=True)
    return Workshop(root)


def worded(source: str, _: str = "") -> str:
    """A translation in Uyghur letters that keeps all signs, and how an answer names its law."""
    text = source.replace("依据：", "ئاساس: ")
    return _HAN.sub(lambda sign: _LETTERS[ord(sign[0]) % len(_LETTERS)], text)


@pytest.mark.parametrize("style", STYLES)
def test_untouched_changes_nothing(site: Workshop, style: Style) -> None:
    before = site.bytes()
    found = site.import_(site.export(style))
    assert (found.writes, found.findings, found.passages, found.left) == ((), (), 0, 0)
    assert site.bytes() == before


@pytest.mark.parametrize("style", STYLES)
def test_opened_and_saved_by_a_tool_changes_nothing(site: Workshop, style: Style) -> None:
    before, path = site.bytes(), site.export(style)
    assert translate(path, lambda source, target: None) == 0
    found = site.import_(path)
    assert (found.writes, found.findings) == ((), ())
    assert site.bytes() == before


def test_the_same_in_both_formats(site: Workshop) -> None:
    xliff, po = rows(site.export("xliff")), rows(site.export("po"))
    assert [row[1:] for row in xliff] == [row[1:] for row in po]
    assert len(xliff) > 30
    assert len({row[0] for row in po}) == len(po)


@pytest.mark.parametrize("style", STYLES)
def test_the_same_bytes_again(site: Workshop, style: Style) -> None:
    assert site.export(style).read_bytes() == site.export(style).read_bytes()


@pytest.mark.parametrize("style", STYLES)
def test_all_translated(site: Workshop, style: Style) -> None:
    path = site.export(style)
    count = translate(path, worded)
    wanted = [(row[1], row[2]) for row in rows(path)]
    assert count == len(wanted)
    found = site.import_(path)
    assert (found.findings, found.left) == ((), 0)
    again = site.export(style)
    assert [(row[1], row[2]) for row in rows(again)] == wanted
    before = site.bytes()
    assert site.import_(again, path).writes == ()
    assert site.bytes() == before
    states = again.read_text("utf-8")
    assert "fuzzy" not in states and "initial" not in states
    errors = [f for f in site.library().findings if f.severity == "error"]
    assert errors == []


@pytest.mark.parametrize("style", STYLES)
def test_one_passage_changes_one_passage(site: Workshop, style: Style) -> None:
    """Of every text with a translation the longest target is rewritten, nothing else changes."""
    path = site.export(style)
    longest = max((row[2] for row in rows(path)), key=len)
    translate(path, lambda _, target: f"{target} — ئۆزگەردى" if target == longest else None)
    before = site.bytes()
    found = site.import_(path)
    assert found.passages == 1 and found.findings == ()
    after = site.bytes()
    changed = [name for name in after if after[name] != before[name]]
    assert len(changed) == 1
    was = before[changed[0]].decode()
    assert after[changed[0]].decode().startswith(was.replace(longest, f"{longest} — ئۆزگەردى")[:40])
    assert longest in was


def test_it_is_xliff(site: Workshop) -> None:
    """What the specification asks of every file, checked on the tree of another parser."""
    root = etree.parse(str(site.export())).getroot()
    space = "{urn:oasis:names:tc:xliff:document:2.0}"
    assert root.tag == f"{space}xliff"
    assert dict(root.attrib) == {"version": "2.0", "srcLang": "zh-Hans", "trgLang": "ug"}
    files = root.findall(f"{space}file")
    assert len({file.get("id") for file in files}) == len(files)
    token = re.compile(r"[\w.:-]+")
    for file in files:
        assert token.fullmatch(file.get("id") or "") and file.get("original")
        units = file.findall(f"{space}unit")
        assert units and len({unit.get("id") for unit in units}) == len(units)
        for unit in units:
            assert token.fullmatch(unit.get("id") or "")
            assert [part.tag for part in unit] == [f"{space}notes", f"{space}segment"]
            segment = unit.find(f"{space}segment")
            assert segment is not None
            parts = [part.tag.removeprefix(space) for part in segment]
            state = segment.get("state")
            assert parts == ["source", "target"] if state == "translated" else parts[0] == "source"
            if segment.get("subState"):
                assert state and re.fullmatch(r"[^:]+:.+", segment.get("subState") or "")
