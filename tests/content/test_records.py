"""Stories, figures, policy topics and pages, as they come out of their files."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from content.helpers import CONSENT, FIGURE, POLICY, STORY, library, rows
from portal.content.policy import answers_of
from portal.content.records import PictureFile
from portal.language.languages import Language

STORY_UG = "---\ntitle: قار\nnative_review: pending\n---\nقار يېغىۋاتىدۇ.\n"


def test_story(tmp_path: Path) -> None:
    head = "updated: 2026-01-22\ncover: a.jpg\ncover_alt: 雪\nstatus:"
    found = library(tmp_path, {"stories/snow.md": STORY.replace("status:", head)})
    (story,) = found.stories
    assert (story.slug, story.path, story.status) == ("snow", "stories/snow.md", "published")
    assert (story.date, story.updated) == (datetime(2026, 1, 20), date(2026, 1, 22))
    assert (story.place, story.topics) == ("石榴社区", ("邻里互助",))
    assert story.cover == PictureFile(tmp_path / "stories" / "a.jpg", 10)
    assert story.consent is not None and story.consent.scope == ["web"]
    assert story.original.summary == "六点，雪还在下。"
    assert story.original.cover_alt == "雪"


def test_translation_takes_from_the_original_what_it_does_not_give(tmp_path: Path) -> None:
    found = library(tmp_path, {"stories/snow.md": STORY, "stories/snow.ug.md": STORY_UG})
    (story,) = found.stories
    text = story.text(Language("ug", "ug"))
    assert (text.title, text.author, text.source) == ("قار", "早起的人（示例）", "居委会")
    assert (text.summary, text.native_review) == ("قار يېغىۋاتىدۇ.", True)
    assert story.text(Language("en", "en")) is story.original
    assert rows(found) == []


def test_original_may_say_its_language_in_its_name(tmp_path: Path) -> None:
    found = library(tmp_path, {"stories/snow.zh-Hans.md": STORY})
    assert [story.slug for story in found.stories] == ["snow"] and rows(found) == []


def test_figure(tmp_path: Path) -> None:
    honours = "honours:\n  - {title: 好邻居, year: 2024, awarded_by: 居委会}\nstatus:"
    words = "---\nname: مېي\nhonours: [{title: x, year: 2024, awarded_by: y}]\n---\nمېي\n"
    files = {
        "docs/figures/mei.md": FIGURE.replace("status:", honours),
        "docs/figures/mei.ug.md": words,
    }
    found = library(tmp_path, files)
    (figure,) = found.figures
    assert (figure.kind, figure.original.name, figure.portrait) == ("person", "梅姨（示例）", None)
    assert [honour.title for honour in figure.original.honours] == ["好邻居"]
    assert [honour.title for honour in figure.text(Language("ug", "ug")).honours] == ["x"]
    assert figure.text(Language("ug", "ug")).role == "店主" and rows(found) == []


def test_policy(tmp_path: Path) -> None:
    more = "\n## 二？ {#two}\n\n- ==甲==\n- 乙\n\n依据：同上。\n\n补充一句。\n"
    found = library(tmp_path, {"docs/policy/medical.md": "\n" + POLICY + more})
    (policy,) = found.policies
    first, second = policy.original.answers
    assert (first.id, first.question, first.text) == ("newborn", "多久内参保？", "90 天内。")
    assert [mark.text for mark in second.marks] == ["甲"]
    assert [len(second.answer), len(second.basis)] == [2, 1]
    assert policy.original.introduction == ()
    assert policy.original.summary == "90 天内。"
    assert (policy.checked, policy.status) == (date(2026, 1, 1), "published")
    assert answers_of(policy.original.document)[1] == policy.original.answers
    assert rows(found) == []


def test_home_and_other_pages(tmp_path: Path) -> None:
    files = {
        "docs/index.md": "---\ntitle: 首页\nlead: snow\nextra: {a: [b]}\n---\n欢迎。\n",
        "docs/index.ug.md": "# ئۆي\n",
        "docs/handbook/how.md": "# 怎么写\n",
        "stories/snow.md": STORY,
    }
    found = library(tmp_path, files)
    how, home = sorted(found.pages, key=lambda page: page.slug)
    assert (how.slug, how.original.title) == ("handbook/how", "怎么写")
    assert (home.slug, home.lead, home.figure) == ("index", "snow", None)
    assert home.original.meta["extra"] == {"a": ["b"]}
    assert home.text(Language("ug", "ug")).title == "ئۆي" and rows(found) == []


def test_a_draft_may_be_unfinished(tmp_path: Path) -> None:
    draft = STORY.replace("published", "draft").replace(f"{CONSENT}\n", "")
    found = library(tmp_path, {"stories/a.md": draft, "stories/b.md": "---\nstatus: draft\n---\nx"})
    assert {finding.severity for finding in found.findings} == {"warning"}
    assert [story.slug for story in found.stories] == ["a"]
    assert found.shown_stories == ()


def test_a_draft_that_is_not_one_in_its_first_language(tmp_path: Path) -> None:
    """The translation of a draft is part of it, whatever the translation says."""
    files = {
        "stories/snow.md": STORY.replace("published", "draft"),
        "stories/snow.ug.md": STORY_UG + "\n[x](nowhere.md)\n",
    }
    (finding,) = library(tmp_path, files).findings
    assert (finding.path, finding.rule, finding.severity) == (
        "stories/snow.ug.md",
        "link-broken",
        "warning",
    )


def test_withdrawn_texts_are_not_looked_into(tmp_path: Path) -> None:
    gone = STORY.replace("published", "withdrawn").replace(f"{CONSENT}\n", "cover: a.jpg\n")
    found = library(tmp_path, {"stories/snow.md": gone + "[x](nowhere.md)"})
    assert rows(found) == [] and [r.slug for r in found.withdrawn()] == ["snow"]
    assert found.shown_stories == ()
