"""The site holds a player for each screen, and nothing of what was withdrawn."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from portal.screens import typeset
from portal.screens.cache import SlideCache
from support.projects import LANGUAGES, Project, holding, run_module, tree

SCREEN = {
    "id": "hall",
    "name": "大厅",
    "width": 320,
    "height": 180,
    "pitch_mm": 5,
    "distance_m": 8,
    "night": [],
    "playlist": ["slogans", "stories", "figures", "notices"],
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path / "project", {"languages": LANGUAGES}).configure()
    project.home()
    project.picture("stories/snow.jpg")
    project.story("snow", title="扫雪的邻居", cover="snow.jpg", cover_alt="雪")
    project.figure("chen", name="修灯的老陈（示例）")
    project.write("docs/slogans.yml", json.dumps([{"id": "seeds", "text": {"zh-Hans": "石榴籽"}}]))
    screens(project, SCREEN)
    return project


def screens(project: Project, *written: dict[str, Any]) -> None:
    project.write("docs/screens.yml", json.dumps(written, ensure_ascii=False))


def playlist(project: Project, screen: str = "hall") -> dict[str, Any]:
    words = (project.site / "screens" / screen / "playlist.js").read_text("utf-8")
    found: dict[str, Any] = json.loads(words[words.index("(") + 1 : words.rindex(")")])
    return found


def items(project: Project) -> list[str]:
    return [item["id"] for entry in playlist(project)["entries"] for item in entry["items"]]


def test_a_player_stands_in_the_site_whole(project: Project) -> None:
    site = project.built()
    folder = site / "screens" / "hall"
    words = playlist(project)
    assert items(project) == ["slogan/seeds", "story/snow", "figure/chen"]
    shown = (*words["entries"], {"items": [words["rest"]]})
    wanted = {f["picture"] for entry in shown for item in entry["items"] for f in item["day"]}
    assert wanted == {path.stem for path in (folder / "pictures").iterdir()}
    for name in ("index.html", "player.js", "player.css", "sw.js", "player.appcache"):
        assert (folder / name).stat().st_size
    overview = (site / "screens" / "index.html").read_text("utf-8")
    assert 'href="hall/index.html?fit"' in overview and "noindex" in overview


def test_screens_are_in_no_list_of_pages(project: Project) -> None:
    site = project.built()
    assert "screens/" not in (site / "sitemap.xml").read_text("utf-8")
    assert 'href="screens/' not in (site / "index.html").read_text("utf-8")
    assert not (site / "screens.yml").exists()


def test_a_site_without_screens_has_no_folder_for_them(project: Project) -> None:
    (project.root / "docs" / "screens.yml").unlink()
    assert not (project.built() / "screens").exists()


def test_what_is_withdrawn_is_gone_at_the_next_build(project: Project) -> None:
    project.built()
    before = {
        item["id"]: [f["picture"] for f in item["day"]]
        for entry in playlist(project)["entries"]
        for item in entry["items"]
    }
    cache = SlideCache(project.root / ".cache" / "portal" / "screens")
    scripts = [
        (project.site / "screens" / "hall" / "pictures" / f"{name}.js").read_bytes()
        for name in before["story/snow"]
    ]
    assert scripts and all(cache.path(name).exists() for name in before["story/snow"])
    project.story("snow", title="扫雪的邻居", cover="snow.jpg", cover_alt="雪", status="withdrawn")
    site = project.built()
    assert items(project) == ["slogan/seeds", "figure/chen"]
    assert not holding(site / "screens", *scripts, *before["story/snow"], "扫雪")


def test_consent_without_the_screen_keeps_off_it(project: Project) -> None:
    consent = {"by": "本人", "date": "2026-01-01", "scope": ["web", "print"]}
    project.figure("chen", name="修灯的老陈（示例）", consent=consent)
    project.built()
    assert "figure/chen" not in items(project)


def test_a_notice_that_is_over_is_gone(project: Project) -> None:
    notice = {"id": "lift", "text": {"zh-Hans": "电梯检修"}, "until": "2026-06-02"}
    project.write("docs/notices.yml", json.dumps([notice]))
    project.built()
    assert "notice/lift" in items(project)
    assert project.run("build", "--today", "2026-06-03").code == 0
    assert "notice/lift" not in items(project)


def test_two_builds_are_byte_identical(project: Project, tmp_path: Path) -> None:
    first = tree(project.built())
    assert tree(project.built()) == first
    project.options["cache_dir"] = str(tmp_path / "other-cache")
    project.configure()
    cold = tree(project.built())
    assert {k: v for k, v in cold.items() if k.startswith("screens/")} == {
        k: v for k, v in first.items() if k.startswith("screens/")
    }


def test_pictures_are_not_drawn_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.built()
    listed = project.root / ".cache" / "portal" / "screens" / "slides"
    before = {path: path.stat().st_mtime_ns for path in listed.rglob("*.json")}
    project.built()
    assert {path: path.stat().st_mtime_ns for path in listed.rglob("*.json")} == before
    assert before


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    whole = typeset.require

    def lack(languages: tuple[Any, ...], mono: bool) -> None:
        if any(language.code == "ug" for language in languages):
            raise typeset.Unavailable("fribidi", "apt install libfribidi0")
        whole(languages, mono)

    monkeypatch.setattr(typeset, "require", lack)
    yield


def test_a_lack_leaves_out_only_the_screens_that_need_it(project: Project, lacking: None) -> None:
    screens(project, SCREEN, {**SCREEN, "id": "door", "languages": ["zh-Hans", "ug"]})
    done = project.build()
    assert done.code == 0, done.words
    assert "apt install libfribidi0" in done.output and "door" in done.output
    assert (project.site / "screens" / "hall").is_dir()
    assert not (project.site / "screens" / "door").exists()
    found = [f["rule"] for f in project.check()]
    assert "screen-lacks-fribidi" in found


def test_what_cannot_be_drawn_is_a_warning_of_the_build(project: Project) -> None:
    words = [{"id": "smile", "text": {"zh-Hans": "大家好\U0001f9d5"}}]
    project.write("docs/slogans.yml", json.dumps(words, ensure_ascii=False))
    done = project.build()
    assert done.code == 0 and "docs/slogans.yml" in done.output
    assert "slogan/smile" not in items(project)


def test_mkdocs_alone_makes_the_players_too(project: Project) -> None:
    done = run_module("mkdocs", "build", "-q", "-f", project.config, SOURCE_DATE_EPOCH="1780272000")
    assert done.code == 0, done.words
    assert items(project) == ["slogan/seeds", "story/snow", "figure/chen"]


def test_the_build_tells_of_screens_and_of_what_takes_them_over(project: Project) -> None:
    door = {**SCREEN, "id": "door", "name": "东门门头", "languages": ["ug"]}
    screens(project, SCREEN, door)
    notices = [
        {"id": "water", "kind": "urgent", "text": {"zh-Hans": "三号楼停水"}},
        {"id": "gone", "kind": "urgent", "text": {"zh-Hans": "电梯修好了"}},
        {"id": "lift", "text": {"zh-Hans": "电梯检修"}},
        {"id": "nowhere", "kind": "urgent", "text": {"ug": "سۇ"}, "screens": ["hall"]},
    ]
    notices[0] |= {"from": "2026-06-01 00:00", "until": "2026-06-03 18:00"}
    notices[1] |= {"until": "2026-05-31 10:00"}
    notices[3] |= {"until": "2026-06-03"}
    project.write("docs/notices.yml", json.dumps(notices, ensure_ascii=False))
    done = project.run("build")
    assert done.code == 0 and "公共屏幕 2 块" in done.output
    told = [line for line in done.errors.splitlines() if "紧急通知“" in line]
    assert len(told) == 2
    assert "三号楼停水" in told[0] and "到 2026-06-03 18:00 为止" in told[0]
    assert "大厅" in told[0] and "东门门头" not in told[0]
    assert "سۇ" in told[1] and "没有一块屏" in told[1]


def test_a_build_without_screens_says_nothing_of_them(project: Project) -> None:
    (project.root / "docs" / "screens.yml").unlink()
    assert "公共屏幕" not in project.run("build").words


def test_players_can_see_which_screens_there_are(project: Project) -> None:
    listed = project.built() / "screens" / "list.js"
    assert listed.read_text("utf-8") == 'PortalPlayer.screens(["hall"]);\n'
    screens(project)
    assert not (project.built() / "screens" / "hall").exists()
    assert listed.read_text("utf-8") == "PortalPlayer.screens([]);\n"
