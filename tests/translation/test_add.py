"""`portal language add`: one line in mkdocs.yml, and a file of strings to fill in."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from portal.content.own_strings import keys
from portal.language.languages import CHINESE
from portal.pages import building
from portal.translation.add import with_language
from support.projects import Project

HEAD = "site_name: 石榴  # 我们的\n"
FORMS = {
    "inline": HEAD + "plugins: [portal]\n",
    "inline-others": HEAD + "plugins: [portal, autorefs]  # 两个\n",
    "bare": HEAD + "plugins:\n  - portal\n",
    "bare-at-the-margin": HEAD + "plugins:\n- portal  # 门户\nextra: {a: 1}\n",
    "options": HEAD + "plugins:\n  - portal:\n      # 谁办的\n      publisher: 居委会\nextra: {}\n",
    "mapping": HEAD + "plugins:\n  portal:\n    publisher: 居委会\n",
    "list": HEAD
    + "plugins:\n  - portal:\n      languages:\n        - {code: zh-Hans, name: 中文}\n"
    + "        # 维吾尔文\n        - code: ug\n          prefix: ug\n      publisher: 居委会\n",
    "list-at-the-margin": HEAD
    + "plugins:\n- portal:\n    languages:\n    - code: zh-Hans\n    publisher: 居委会\n",
    "list-empty": HEAD + "plugins:\n  - portal:\n      languages: []\n      publisher: 居委会\n",
    "list-inline": HEAD
    + "plugins:\n  - portal:\n      languages: [{code: zh-Hans}, {code: ug}]  # 两种\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_one_more_line_and_all_else_as_it_was(form: str) -> None:
    text = FORMS[form]
    after = with_language(text, "{code: ko, name: 조선어}", (CHINESE,))
    assert after is not None
    loaded = yaml.safe_load(after)
    (portal,) = [
        p["portal"]
        for p in (loaded["plugins"] if isinstance(loaded["plugins"], list) else [loaded["plugins"]])
        if "portal" in p
    ]
    codes = [language["code"] for language in portal["languages"]]
    assert codes[0] == "zh-Hans" and codes[-1] == "ko"
    for line in text.split("\n"):
        if "plugins: [" not in line and "languages: [" not in line and "- portal" not in line:
            assert line in after.split("\n"), "no line of the editor's is lost"
    assert after.count("#") == text.count("#") or "inline" in form


@pytest.mark.parametrize(
    "text", ["plugins: *p\n", "site_name: x\n", "plugins: {portal: {languages: &a []}}\n"]
)
def test_what_a_person_should_change_is_left(text: str) -> None:
    assert with_language(text, "{code: ko}", (CHINESE,)) is None


def test_a_language_the_portal_does_not_speak(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write("mkdocs.yml", FORMS["bare"])
    result = project.run("language", "add", "ko")
    assert result.code == 0, result.words
    settings = building.settings(project.config, None)
    assert [(x.code, x.name, x.prefix) for x in settings.languages] == [
        ("zh-Hans", "中文", ""),
        ("ko", "조선어", "ko"),
    ]
    strings = project.root / "docs/strings/ko.yml"
    written = yaml.safe_load(strings.read_text("utf-8"))
    assert set(written) - {"native_review"} == set(keys()) - {"date.long"}
    assert [f["rule"] for f in project.check()] == ["string-missing"]
    filled = strings.read_text("utf-8").replace("nav.home:\n", "nav.home: 첫 화면\n")
    strings.write_text(filled, "utf-8")
    project.story("snow")
    site = project.built()
    assert "첫 화면" in (site / "ko/stories/snow/index.html").read_text("utf-8")
    assert not (site / "strings").exists()


def test_again_unknown_and_by_hand(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write("mkdocs.yml", FORMS["list"])
    before = project.config.read_bytes()
    assert project.run("language", "add", "ug").code == 1
    unknown = project.run("language", "add", "xx")
    assert unknown.code == 2 and "zh-Hant" in unknown.errors
    twice = project.run("language", "add", "ko", "--prefix", "ug")
    assert twice.code == 1 and "prefix 都是“ug”" in twice.errors
    assert project.config.read_bytes() == before, "nothing was touched"


@pytest.mark.parametrize("code", ["zh-Hant", "en", "mn-Mong", "ug"])
def test_a_language_the_portal_speaks(tmp_path: Path, code: str) -> None:
    project = Project(tmp_path)
    project.write("mkdocs.yml", (FORMS["options"]).replace("\n", "\r\n"))
    assert project.run("language", "add", code).code == 0
    assert b"\r\n" in project.config.read_bytes() and b"\n\n" not in project.config.read_bytes()
    assert not (project.root / "docs/strings").exists()
    assert project.check() == []


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("nav.hom: 집\n", "string-unknown", 1),
        ("nav.home: [집]\n", "string-form", 1),
        ("native_review: pending\nstories.count: '{cuont}편'\n", "string-fields", 2),
        ("- nav.home\n", "wrong-type", 1),
        ("nav.home: a: b\n", "yaml-colon-in-value", 1),
        ("story.minutes: '약 {minutes 분'\n", "string-fields", 1),
        ("story.minutes: '약 {minutes:%q} 분'\n", "string-fields", 1),
        ("story.minutes: '{minutes.__class__}'\n", "string-fields", 1),
        ("nav.home: {other: 집}\n", "string-form", 1),
        ("date.long: MMMMMMMM d\n", "string-form", 1),
        ("native_review: pendign\n", "string-form", 1),
    ],
)
def test_faulty_strings(tmp_path: Path, text: str, rule: str, line: int) -> None:
    project = Project(tmp_path, {"languages": [{"code": "zh-Hans"}, {"code": "ko"}]})
    project.configure()
    project.write("docs/strings/ko.yml", text)
    found = [f for f in project.check() if f["rule"] != "string-missing"]
    assert [(f["path"], f["line"]) for f in found] == [("docs/strings/ko.yml", line)]
    assert found[0]["rule"] == rule


def test_an_office_says_it_in_its_own_words(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.configure()
    project.write("docs/strings/zh-Hans.yml", "nav.stories: 邻里故事\n")
    project.write("docs/strings/fr.yml", "nav.home: Accueil\n")
    project.story("snow")
    assert "邻里故事" in (project.built() / "index.html").read_text("utf-8")
    assert [f["rule"] for f in project.check()] == ["language-not-configured"]
