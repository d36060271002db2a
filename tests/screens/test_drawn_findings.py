"""What drawing tells editors: once for all screens, with their names; which slogans are long."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from portal.findings import Report
from portal.language.catalogue import finding_text
from portal.screens.drawn_findings import drawn_findings
from portal.screens.frames import Rendered
from portal.screens.programme import Item
from screens.made_up import pictured
from screens.small import FULL, item, programme, slide
from support.programmes import screens, slogans
from support.projects import LANGUAGES, Project

LONG = "邻里之间常来常往，你帮我一把，我扶你一程，日子越过越暖。" * 8


def lacking(name: str, characters: str, size: str = "") -> Rendered:
    """A screen that lacks a letter."""
    report = Report("docs/slogans.yml")
    words = {"characters": characters, "language": "中文", "screen": name, "size": size}
    report.warning("screen-glyph-missing", 3, None, **words)
    screen = replace(FULL, id=f"s-{len(name)}", name=name)
    made = pictured(programme([item("one")], screen=screen))
    return replace(made, findings=tuple(report.findings))


def test_what_is_the_same_on_several_screens_is_told_once() -> None:
    names = ["广场", "东门", "西门口", "大厅里"]
    found = drawn_findings(lacking(name, "😀", str(n)) for n, name in enumerate(names))
    assert [(f.line, f.params["screen"]) for f in found] == [(3, "广场, 东门, 西门口 … (4)")]
    message, _ = finding_text(found[0].rule, "zh-Hans", found[0].params)
    assert "广场、东门、西门口" in message
    assert "广场, 东门" in finding_text(found[0].rule, "en", found[0].params)[0]


def test_what_differs_is_told_apart() -> None:
    found = drawn_findings([lacking("广场", "😀"), lacking("东门", "🎉"), lacking("东门", "😀")])
    assert [(f.params["characters"], f.params["screen"]) for f in found] == [
        ("😀", "广场, 东门"),
        ("🎉", "东门"),
    ]
    assert drawn_findings([]) == ()


def seen(pages: int, seconds: float, name: str = "广场", languages: int = 1) -> Rendered:
    """A screen on which a slogan takes so many pages."""
    words = slide("和", 3)
    words = replace(words, words=words.words[:1] * languages)
    made = pictured(programme([Item("slogan/a", (words,))], screen=replace(FULL, name=name)))
    ((shown,),) = made.shown
    frames = (replace(shown.day[0], seconds=seconds / pages),) * pages
    return replace(made, shown=((replace(shown, day=frames),),))


@pytest.mark.parametrize(
    ("pages", "seconds", "languages", "told"),
    [(1, 4, 1, False), (3, 20, 1, False), (4, 12, 1, True), (2, 23, 1, True), (4, 30, 2, False)],
)
def test_a_slogan_that_takes_long(pages: int, seconds: float, languages: int, told: bool) -> None:
    found = drawn_findings([seen(pages, seconds, languages=languages)])
    assert [(f.path, f.line, f.rule) for f in found] == [
        ("docs/slogans.yml", 3, "slogan-long")
    ] * told


def test_a_long_slogan_is_told_of_where_it_takes_longest() -> None:
    (found,) = drawn_findings([seen(2, 23), seen(6, 46, "北门"), seen(1, 5, "南门")])
    assert found.params == {"id": "a", "screen": "北门", "seconds": "46"}


def test_check_tells_of_a_slogan_of_two_hundred_characters(tmp_path: Path) -> None:
    project = Project(tmp_path, {"languages": LANGUAGES}).configure()
    project.home()
    slogans(project, {"id": "a"}, {"id": "long", "text": {"zh-Hans": LONG}})
    door = {"name": "北门", "width": 512, "height": 64, "distance_m": 8, "pitch_mm": 5}
    screens(project, {**door, "playlist": ["slogans"]})
    (found,) = project.check()
    assert (found["path"], found["line"], found["rule"]) == ("docs/slogans.yml", 2, "slogan-long")
    assert "北门" in found["message"] and "秒" in found["message"]
