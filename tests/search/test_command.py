"""`portal search`, as an editor or a program runs it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from portal.search import Engine
from search.shelf import pieces
from support.projects import LANGUAGES, Project, run_module
from support.searching import index

GOOD = Path(__file__).resolve().parents[1] / "sites" / "good"
DAY = ("--today", "2026-11-22")
KEYS = ["url", "title", "kind", "lang", "score", "excerpt", "marks", "titleMarks", "place"]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A small project with everything that a site has."""
    target = tmp_path_factory.mktemp("good") / "石榴 社区"
    return Project(Path(shutil.copytree(GOOD, target)))


def answers(project: Project, *words: str) -> list[dict[str, Any]]:
    """The results of a search, as a program reads them."""
    result = project.run("search", *words, "--format", "json", *DAY)
    assert result.code == 0 and result.errors == "", result.words
    found: list[dict[str, Any]] = json.loads(result.output)
    return found


def test_json(good: Project) -> None:
    (first, *_) = answers(good, "新生儿多久内参保")
    assert list(first) == KEYS
    assert {key: first[key] for key in ("url", "title", "kind", "lang", "place")} == {
        "url": "policy/medical/#newborn",
        "title": "新生儿多久内参保？",
        "kind": "question",
        "lang": "zh-Hans",
        "place": "居民医保",
    }
    assert pieces(first["title"], first["titleMarks"]) == ["新生儿多久内参保"]


def test_text(good: Project) -> None:
    result = good.run("search", "扫雪", *DAY)
    assert result.code == 0
    assert "扫雪" in result.output and "stories/snow/" in result.output and "故事" in result.output
    assert "石榴社区" in result.output and "共 2 条" in result.output


def test_words_may_be_written_apart(good: Project) -> None:
    assert answers(good, "梅姨", "炉子") == answers(good, "梅姨 炉子") != []


def test_a_phrase_sounds_as_it_is_said(project: Project) -> None:
    """重 alone is zhong. In a process of its own, where a topic is the first to ask for sounds."""
    project.story("one", title="重庆来信", topics=["读书"])
    project.home()
    words = ("portal", "search", "cq", "-f", project.config, *DAY)
    assert "stories/one/" in run_module(*words).output


def test_the_languages_of_the_site(good: Project) -> None:
    (first, *_) = answers(good, "lengmen", "--lang", "ug")
    assert (first["lang"], first["url"]) == ("ug", "ug/stories/noodles/")
    assert answers(good, "扫雪")[0]["url"] == "stories/snow/"
    for code in ("zh", "zh-Hans", "zh-hans", "ZH"):
        assert answers(good, "扫雪", "--lang", code) == answers(good, "扫雪")


def test_the_first_chinese_language(project: Project) -> None:
    codes = [{"code": "ug"}, {"code": "zh-Hant", "prefix": "zh"}]
    project.options["languages"] = codes
    project.configure()
    project.story("snow", "قار ياغدى.\n", title="قار", author="قوشنا", place="ئانار")
    project.write("stories/snow.zh-Hant.md", "---\ntitle: 下雪了\n---\n雪下了一夜。\n")
    assert [r["lang"] for r in answers(project, "下雪", "--lang", "zh")] == ["zh-Hant"]
    assert [r["lang"] for r in answers(project, "قار")] == ["ug"]


def test_a_language_that_the_site_has_not(good: Project) -> None:
    result = good.run("search", "扫雪", "--lang", "kk", *DAY)
    assert result.code == 1 and result.output == ""
    assert "kk" in result.errors and "zh-Hans, ug" in result.errors


def test_english_is_spoken_with_english(good: Project) -> None:
    result = good.run("search", "snow", "--lang", "en", *DAY)
    assert result.code == 1 and "zh-Hans, ug" in result.errors
    assert not any("\u4e00" <= sign <= "\u9fff" for sign in result.errors)


def test_nothing_found_tells_what_is_near(good: Project) -> None:
    result = good.run("search", '"嫂雪"', *DAY)
    assert result.code == 0
    assert "没有找到" in result.output and "stories/snow/" in result.output
    assert answers(good, '"嫂雪"') == []


@pytest.mark.parametrize("words", [(), ("--format", "json")])
def test_a_broken_project_tells_its_faults(project: Project, words: tuple[str, ...]) -> None:
    project.story("snow", date="2026-02-30")
    result = project.run("search", "雪", *words)
    assert result.code == 1
    assert "stories/snow.md" in result.words and "2026-02-30" in result.words
    assert "Traceback" not in result.words


def test_no_project(tmp_path: Path) -> None:
    result = Project(tmp_path / "nothing").run("search", "雪")
    assert result.code == 1 and "mkdocs.yml" in result.words


def test_kinds(good: Project) -> None:
    everywhere = answers(good, "梅姨的一碗面")
    assert {"story", "figure"} <= {one["kind"] for one in everywhere}
    figures = answers(good, "梅姨的一碗面", "--kind", "figure")
    assert figures == [one for one in everywhere if one["kind"] == "figure"]
    both = answers(good, "梅姨的一碗面", "--kind", "figure", "--kind", "story")
    assert {one["kind"] for one in both} == {"story", "figure"}


def test_limits(good: Project) -> None:
    three = answers(good, "的", "--limit", "3")
    assert len(three) == 3 and answers(good, "的", "--limit", "1") == three[:1]
    assert answers(good, "的", "--limit", "300")[:3] == three


@pytest.mark.parametrize(
    "words",
    [
        ("--limit", "0"),
        ("--limit", "301"),
        ("--limit", "-1"),
        ("--limit", "many"),
        ("--kind", "poem"),
        ("--format", "xml"),
    ],
)
def test_wrong_words(
    good: Project, words: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        good.run("search", "雪", *words)
    assert ended.value.code == 2


def test_something_must_be_asked(good: Project) -> None:
    with pytest.raises(SystemExit) as ended:
        good.run("search")
    assert ended.value.code == 2
    result = good.run("search", " ", *DAY)
    assert result.code == 2 and "抓饭" in result.errors


@pytest.mark.parametrize("text", ["\x00", "？", "[bold]雪[/bold]", "<b>", "雪" * 10_000, "\ud800"])
def test_whatever_is_asked(good: Project, text: str) -> None:
    result = good.run("search", text, *DAY)
    assert result.code == 0 and "Traceback" not in result.words


def test_marks_after_characters_beyond_the_first_plane(project: Project) -> None:
    project.story("wheat", "🌾🌾麦子熟了，𠮷野家的🌾麦子也熟了。\n", title="🌾麦子")
    (result,) = answers(project, "麦子")
    assert pieces(result["excerpt"], result["marks"]) == ["麦子", "麦子"]
    assert pieces(result["title"], result["titleMarks"]) == ["麦子"]
    (one,) = answers(project, "𠮷野家")
    assert pieces(one["excerpt"], one["marks"]) == ["𠮷野家"]
    told = project.run("search", "麦子")
    assert "🌾麦子" in told.output and "🌾🌾麦子熟了，𠮷野家的🌾麦子也熟了。" in told.output


def test_colours_lie_on_what_was_sought(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    project.story("wheat", "🌾𠮷麦子🌾麦子熟了。\n", title="🌾麦子")
    told = project.run("search", "麦子").output
    assert re.findall(r"\x1b\[[\d;]*31m(.*?)\x1b\[0m", told) == ["麦子"] * 3


def test_markup_in_a_text_is_shown_as_it_is(project: Project) -> None:
    project.story("lamp", "灯 [bold]亮[/bold] 了。\n", title="[red]灯[/red]")
    told = project.run("search", "灯").output
    assert "[red]灯[/red]" in told and "[bold]亮[/bold]" in told


def test_the_same_results_as_on_the_site(project: Project) -> None:
    project.options["languages"] = LANGUAGES
    project.configure()
    for number in range(12):
        project.story(f"s{number}", f"第{number}天，邻居们来喝茶。\n", title=f"第{number}天")
    project.policy("rule")
    search = Engine(index(project.built(), "zh-Hans"))
    for text in ("邻居喝茶", "第3天", "多久内办", "zhengce"):
        expected = [(one.url, one.score) for one in search.query(text)]
        assert [(one["url"], one["score"]) for one in answers(project, text)] == expected
