"""A project read once: what leads where, and that nothing whatever makes it fall."""

from __future__ import annotations

import os
import time
from datetime import date
from pathlib import Path

import pytest
from content.helpers import FIGURE, POLICY, STORY, TODAY, library, rows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from portal.content.references import (
    FileTarget,
    HereTarget,
    ListingTarget,
    PageTarget,
    Target,
)


def test_what_links_lead_to(tmp_path: Path) -> None:
    files = {
        "stories/snow.md": STORY,
        "docs/policy/medical.md": POLICY,
        "docs/index.md": "欢迎",
        "docs/form.pdf": "x",
        "docs/.secret": "x",
    }
    found = library(tmp_path, files)
    story, policy, home = found.stories[0], found.policies[0], found.pages[0]
    expected: dict[str, Target | None] = {
        "snow.md": PageTarget("story", story, ""),
        "./../stories/snow.md?x#a%20b": PageTarget("story", story, "a b"),
        "../docs/policy/medical.md#newborn": PageTarget("policy", policy, "newborn"),
        "../docs/index.md": PageTarget("page", home, ""),
        "../docs/policy/": ListingTarget("policy"),
        "../quiz": ListingTarget("quiz"),
        ".": ListingTarget("stories"),
        "#a": HereTarget("a"),
        "../docs/form.pdf": FileTarget(tmp_path / "docs/form.pdf"),
        "../docs/.secret": None,
        "../docs/nowhere.pdf": None,
        "nowhere.md": None,
        "/stories/snow.md": None,
        "../../../../../../etc/passwd": None,
        "a%00b": None,
        "a" * 5000: None,
    }
    targets = {written: found.references.find(story.folder, written) for written in expected}
    assert targets == expected


@pytest.mark.parametrize(
    ("written", "there"),
    [
        ("policy/medical#newborn", True),
        ("policy/medical", True),
        ("stories/snow", True),
        ("figures/mei", True),
        ("policy/medical#nowhere", False),
        ("policy/nowhere", False),
        ("story/snow", False),
        ("stories/snow/", False),
        ("", False),
        ("#", False),
    ],
)
def test_sources_of_questions(written: str, there: bool, tmp_path: Path) -> None:
    files = {
        "stories/snow.md": STORY,
        "docs/policy/medical.md": POLICY,
        "docs/figures/mei.md": FIGURE,
    }
    found = library(tmp_path, files)
    assert (found.references.source(written) is not None) is there


def test_what_is_shown(tmp_path: Path) -> None:
    files = {
        "stories/b.md": STORY,
        "stories/a.md": STORY,
        "stories/old.md": STORY.replace("date: 2026-01-20", "date: 0001-01-01"),
        "stories/print.md": STORY.replace("[web]", "[print]"),
        "docs/slogans.yml": (
            "- {id: a, text: {ug: x}, until: 2026-11-21}\n"
            "- {id: b, text: {ug: x}, from: 2026-11-22, until: 2026-11-22}\n"
            "- {id: c, text: {ug: x}, from: 2026-11-23}\n"
            "- {id: d, text: {ug: x}, priority: 9}\n"
        ),
    }
    found = library(tmp_path, files)
    assert [story.slug for story in found.shown_stories] == ["a", "b", "old"]
    assert [slogan.id for slogan in found.shown_slogans] == ["d", "b"]
    assert found.settings.today == TODAY == date(2026, 11, 22)
    assert found.conversions == 4 and rows(found) == []


def test_empty_project(tmp_path: Path) -> None:
    found = library(tmp_path, {})
    assert (found.stories, found.findings, found.conversions) == ((), (), 0)


def test_folder_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refusing(place: str | os.PathLike[str]) -> object:
        if Path(place).name == "locked":
            raise PermissionError(13, "Permission denied", os.fspath(place))
        return scandir(place)

    (tmp_path / "stories" / "locked").mkdir(parents=True)
    monkeypatch.setattr(os, "scandir", refusing)
    found = library(tmp_path, {"stories/snow.md": STORY})
    assert rows(found) == [("stories/locked", None, None, "file-unreadable")]
    assert [story.slug for story in found.stories] == ["snow"]


def test_links_that_turn_in_circles(tmp_path: Path) -> None:
    stories = tmp_path / "stories"
    stories.mkdir()
    try:
        (stories / "loop").symlink_to(stories)
        (stories / "self.md").symlink_to(stories / "self.md")
    except OSError:
        pytest.skip("this system makes no symbolic links")
    found = library(tmp_path, {"stories/snow.md": STORY})
    assert rows(found) == [("stories/self.md", None, None, "file-unreadable")]


def test_a_folder_that_is_named_like_a_file(tmp_path: Path) -> None:
    (tmp_path / "stories" / "snow.md").mkdir(parents=True)
    (tmp_path / "docs" / "slogans.yml").mkdir(parents=True)
    assert rows(library(tmp_path, {})) == []


KEYS = st.sampled_from(
    [
        *("title", "date", "author", "place", "topics", "source", "status", "consent", "cover"),
        *("summary", "updated", "name", "kind", "honours", "checked", "review_by", "a", "：", ""),
    ]
)
VALUES: st.SearchStrategy[object] = st.recursive(
    st.one_of(
        st.none(),
        st.sampled_from(
            ["published", "draft", "2026-02-30", "2026-01-01", "person", "web", "~", "'"]
        ),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=6,
)
LINES = st.lists(
    st.one_of(
        st.tuples(KEYS, VALUES).map(lambda pair: f"{pair[0]}: {_flow(pair[1])}"),
        st.sampled_from(
            ["---", "...", "\ttitle: x", "a：b", "- x", "? [a]", "&a b", "*a", "!!x y", "# c"]
        ),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    ),
    max_size=8,
)


def _flow(value: object) -> str:
    """A value as YAML in one line, quoted or not as chance has it."""
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    return "" if value is None else str(value)


DOCUMENTS = st.builds(
    lambda lines, body: "\n".join(["---", *lines, "---", body]),
    LINES,
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)
CONTENT = st.one_of(DOCUMENTS.map(str.encode), st.binary(max_size=60))
PLACES = (
    "stories/a.md",
    "stories/a.ug.md",
    "docs/policy/a.md",
    "docs/figures/a.md",
    "docs/index.md",
    "docs/slogans.yml",
    "docs/taxonomy.yml",
    "quiz/terms.yml",
    "quiz/questions/a.yml",
)


@settings(
    max_examples=settings.default.max_examples * 2 // 3,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.fixed_dictionaries({place: CONTENT for place in PLACES}))
def test_nothing_whatever_makes_it_fall(tmp_path: Path, files: dict[str, bytes]) -> None:
    found = library(tmp_path, files)
    for finding in found.findings:
        lines = files[finding.path].count(b"\n") + files[finding.path].count(b"\r") + 1
        assert finding.line is None or 1 <= finding.line <= lines


@pytest.mark.parametrize("place", PLACES)
def test_hostile_files_are_done_with_at_once(place: str, tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: !!python/object/apply:time.sleep [99]\n"
    text = f"---\n{bomb}---\nx\n" if place.endswith(".md") else bomb
    started = time.monotonic()
    found = library(tmp_path, {place: text})
    assert time.monotonic() - started < 60
    assert [(f.rule, f.line) for f in found.findings if f.path == place][:1] in (
        [("yaml-alias", 2)],
        [("yaml-alias", 1)],
        [("translation-without-original", None)],
    )
