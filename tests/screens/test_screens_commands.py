"""`portal screens …` on small projects."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from portal.screens import render as rendering
from portal.screens import typeset
from portal.screens.export import video
from support.projects import LANGUAGES, TODAY, Project, tree

SCREENS: list[dict[str, Any]] = [
    {
        "id": "taxi",
        "name": "出租车 <示例>",
        "width": 128,
        "height": 32,
        "pitch_mm": 5,
        "distance_m": 8,
        "night": [],
        "playlist": ["slogans", "notices"],
    },
    {
        "id": "door",
        "name": "东门门头",
        "width": 256,
        "height": 32,
        "pitch_mm": 5,
        "distance_m": 8,
        "colours": "mono",
        "hours": ["07:00-22:00"],
        "languages": ["zh-Hans", "ug"],
    },
]
SLOGANS = [
    {"id": "together", "text": {"zh-Hans": "一家有事百家帮", "ug": "ياخشى قوشنا"}, "priority": 2},
    {"id": "seeds", "text": {"zh-Hans": "石榴籽挨得紧"}},
    {"id": "winter", "text": {"zh-Hans": "雪天路滑"}, "from": "2026-12-01", "until": "2026-12-31"},
]


def project_in(folder: Path, screens: Any = SCREENS, slogans: Any = SLOGANS) -> Project:
    project = Project(folder, {"languages": LANGUAGES}).configure()
    project.home()
    for name, records in (("screens", screens), ("slogans", slogans)):
        if records is not None:
            words = json.dumps(records, ensure_ascii=False, indent=1)
            project.write(f"docs/{name}.yml", words)
    return project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return project_in(tmp_path / "project")


def manifest(folder: Path) -> dict[str, Any]:
    words: dict[str, Any] = json.loads((folder / "manifest.json").read_bytes())
    return words


def test_render_writes_numbered_pictures_at_exact_pixels(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = project.run("screens", "render", "-o", out)
    assert done.code == 0, done.words
    assert sorted(path.name for path in out.iterdir()) == ["door", "taxi"]
    for screen in SCREENS:
        folder = out / screen["id"]
        words = manifest(folder)
        assert (words["width"], words["height"]) == (screen["width"], screen["height"])
        for picture in words["pictures"]:
            path = folder / picture["file"]
            with Image.open(path) as image:
                assert image.size == (picture["width"], picture["height"])
                assert picture.get("scroll") or image.size == (screen["width"], screen["height"])
                if screen.get("colours") == "mono":
                    assert image.mode == "1"
        assert words["files"] == {k: v for k, v in tree(folder).items() if k != "manifest.json"}
        names = [picture["file"] for picture in words["pictures"]]
        assert names == sorted(names) and names[0].startswith("0001-slogan-together")
        assert names[-1].endswith("-rest.png")
    with Image.open(out / "taxi" / "loop.gif") as film:
        assert film.size == (128, 32)
    assert (out / "taxi" / "player" / "playlist.js").read_text("utf-8").startswith("PortalPlayer")


def test_the_second_run_draws_and_changes_nothing(project: Project, tmp_path: Path) -> None:
    first = project.run("screens", "render", "-o", tmp_path / "one")
    stamps = {p: p.stat().st_mtime_ns for p in (tmp_path / "one").rglob("*")}
    again = project.run("screens", "render", "-o", tmp_path / "one")
    assert "新画 0 幅" in again.output and "没有改动" in again.output
    assert {p: p.stat().st_mtime_ns for p in (tmp_path / "one").rglob("*")} == stamps
    assert first.code == again.code == 0


def test_two_renders_without_a_cache_are_byte_identical(tmp_path: Path) -> None:
    trees = []
    for name in ("one", "two"):
        project = project_in(tmp_path / name)
        project.run("screens", "render", "-o", tmp_path / f"{name}-out")
        trees.append(tree(tmp_path / f"{name}-out"))
    assert trees[0] == trees[1] and trees[0]


def test_a_change_of_one_slogan_redraws_its_slides_alone(project: Project, tmp_path: Path) -> None:
    project.run("screens", "render", "-o", tmp_path / "out", "--screen", "taxi", "--no-films")
    before = tree(tmp_path / "out" / "taxi")
    changed = [dict(slogan) for slogan in SLOGANS]
    changed[1]["text"] = {"zh-Hans": "石榴籽抱得紧"}
    # and a line that moves all others
    words = "# 标语\n" + json.dumps(changed, ensure_ascii=False, indent=1)
    project.write("docs/slogans.yml", words)
    done = project.run(
        "screens", "render", "-o", tmp_path / "out", "--screen", "taxi", "--no-films"
    )
    assert "新画 1 幅" in done.output, done.output
    after = tree(tmp_path / "out" / "taxi")
    pictures = {k for k, v in after.items() if k.endswith(".png") and before.get(k) != v}
    assert len(pictures) == 1 and "seeds" in pictures.pop()


def test_a_slogan_that_is_gone_leaves_no_picture_anywhere(project: Project, tmp_path: Path) -> None:
    project.run("screens", "render", "-o", tmp_path / "out")
    gone = [
        (tmp_path / "out" / "taxi" / p["file"]).read_bytes()
        for p in manifest(tmp_path / "out" / "taxi")["pictures"]
        if "seeds" in p["file"]
    ]
    assert gone
    project.write("docs/slogans.yml", json.dumps(SLOGANS[:1], ensure_ascii=False))
    project.run("screens", "render", "-o", tmp_path / "out")
    left = [path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert not any(data in left for data in gone)
    assert not [path for path in (tmp_path / "out").rglob("*seeds*")]


def test_the_folder_of_a_screen_that_is_no_more_is_told(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "out"
    project.run("screens", "export", "smil", "-o", out)
    (out / "notes").mkdir()
    project.write("docs/screens.yml", json.dumps(SCREENS[1:], ensure_ascii=False))
    gone, left = (screen["id"] for screen in SCREENS)
    done = project.run("screens", "export", "smil", "-o", out)
    assert done.code == 0 and str(out / gone) in done.errors
    assert str(out / left) not in done.errors and "notes" not in done.errors
    assert (out / gone / "signage.smil").is_file()
    alone = project.run("screens", "export", "smil", "-o", out, "--screen", left)
    assert str(out / gone) not in alone.errors


def test_one_screen_alone(project: Project, tmp_path: Path) -> None:
    done = project.run(
        "screens", "render", "-o", tmp_path / "out", "--screen", "door", "--no-films"
    )
    assert done.code == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["door"]
    assert not list((tmp_path / "out").rglob("loop.*"))


def test_an_unknown_screen_is_told_with_the_nearest(project: Project, tmp_path: Path) -> None:
    for words in (("render", "-o", tmp_path), ("show",), ("export", "smil", "-o", tmp_path)):
        done = project.run("screens", *words, "--screen", "dor")
        assert done.code == 2 and "“dor”" in done.errors and "door" in done.errors
    assert list(tmp_path.iterdir()) == [project.root]


def test_without_screens_it_is_told_how_to_begin(tmp_path: Path) -> None:
    project = project_in(tmp_path / "project", screens=None)
    for words in (("list",), ("show",), ("render", "-o", tmp_path / "out")):
        done = project.run("screens", *words)
        assert done.code == 1 and "docs/screens.yml" in done.errors
    assert not (tmp_path / "out").exists()


def test_a_playlist_without_anything_shows_the_name(tmp_path: Path) -> None:
    project = project_in(tmp_path / "project", SCREENS[:1], slogans=None)
    done = project.run("screens", "render", "-o", tmp_path / "out")
    assert done.code == 0, done.words
    (picture,) = manifest(tmp_path / "out" / "taxi")["pictures"]
    assert picture["item"] == "rest"


def test_what_cannot_be_drawn_is_told_and_left_out(tmp_path: Path) -> None:
    slogans = [*SLOGANS, {"id": "smile", "text": {"zh-Hans": "大家好\U0001f9d5"}}]
    project = project_in(tmp_path / "project", SCREENS[:1], slogans)
    done = project.run("screens", "render", "-o", tmp_path / "out", "--no-films")
    assert done.code == 0
    assert "\U0001f9d5" in done.output and "slogans.yml" in done.output
    assert not [p for p in manifest(tmp_path / "out" / "taxi")["pictures"] if "smile" in p["file"]]
    found = [f for f in project.check() if f["rule"] == "screen-glyph-missing"]
    assert [f["path"] for f in found] == ["docs/slogans.yml"] and found[0]["line"] > 1
    assert "出租车 <示例>" in found[0]["message"]


@pytest.mark.parametrize(
    "place", ["docs", "docs/pictures", "stories", "quiz", "scripts", "site", "."]
)
def test_nothing_is_written_among_the_content(place: str, tmp_path: Path) -> None:
    """In the folder of the project itself, where a screen has the name of such a folder."""
    screens = [*SCREENS, {**SCREENS[0], "id": "docs"}]
    project = project_in(tmp_path / "project", screens)
    before = tree(project.root)
    for command in (["render", "--no-films"], ["export", "usb"]):
        done = project.run("screens", *command, "-o", project.root / place)
        assert done.code == 2 and "-o screens" in done.errors
    assert tree(project.root) == before


def test_where_a_library_lacks_it_refuses_with_the_line_to_type(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lack(_languages: object, _mono: bool) -> None:
        raise typeset.Unavailable("fribidi", "apt install libfribidi0")

    monkeypatch.setattr(rendering.typeset, "require", lack)
    done = project.run("screens", "render", "-o", tmp_path / "out")
    assert done.code == 1 and "apt install libfribidi0" in done.errors
    assert "FriBiDi" in done.errors and not (tmp_path / "out").exists()


def test_without_ffmpeg_there_is_a_gif_and_a_word(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(video, "ffmpeg", lambda: None)
    done = project.run("screens", "render", "-o", tmp_path / "out", "--screen", "taxi")
    assert done.code == 0 and "imageio-ffmpeg" in done.output
    assert (tmp_path / "out" / "taxi" / "loop.gif").is_file()
    assert not (tmp_path / "out" / "taxi" / "loop.mp4").exists()


def test_somebody_elses_files_stop_it(project: Project, tmp_path: Path) -> None:
    mine = tmp_path / "out" / "taxi" / "index.html"
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"mine")
    done = project.run(
        "screens", "render", "-o", tmp_path / "out", "--screen", "taxi", "--no-films"
    )
    assert done.code == 1 and "index.html" in done.errors
    assert tree(tmp_path / "out") == {"taxi/index.html": hashlib.sha256(b"mine").hexdigest()}


def test_an_output_that_is_a_file_is_told(project: Project, tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    done = project.run("screens", "render", "-o", tmp_path / "out", "--no-films")
    assert done.code == 1 and "写不进" in done.errors


def test_the_list_says_size_text_and_what_plays(project: Project) -> None:
    done = project.run("screens", "list")
    assert done.code == 0, done.words
    for words in ("taxi", "128×32", "256×32", "东门门头", "16"):
        assert words in done.output


def test_show_tells_what_would_play_at_a_moment(project: Project) -> None:
    done = project.run("screens", "show", "--at", "2026-12-03 20:00", "--screen", "taxi")
    assert done.code == 0, done.words
    assert "slogan/winter" in done.output and "slogan/together" in done.output
    early = project.run("screens", "show", "--at", "2026-06-01 20:00", "--screen", "taxi")
    assert "slogan/winter" not in early.output
    for words in ("一家有事百家帮", "标语（docs/screens.yml 第", "秒", "最先播：一家有事百家帮"):
        assert words in early.output
    dark = project.run("screens", "show", "--at", "2026-06-01 23:00", "--screen", "door")
    assert "关屏" in dark.output and "接下来：06-02 07:00 亮屏" in dark.output
    with pytest.raises(SystemExit):
        project.run("screens", "show", "--at", "tomorrow")


def test_a_time_alone_is_today(project: Project) -> None:
    done = project.run("screens", "show", "--at", "09:30", "--screen", "door")
    assert f"{TODAY} 09:30" in done.output and "接下来：22:00 关屏" in done.output


def test_the_seconds_are_those_of_the_pictures(project: Project, tmp_path: Path) -> None:
    project.run("screens", "render", "--no-films", "-o", tmp_path / "out", "--screen", "taxi")
    pictures = manifest(tmp_path / "out" / "taxi")["pictures"]
    total = sum(p["seconds"] for p in pictures if p["item"] == "slogan/together")
    done = project.run("screens", "show", "--at", "09:30", "--screen", "taxi")
    assert f"一家有事百家帮  {total:g} 秒" in done.output


def test_what_plays_is_told_where_nothing_can_be_drawn(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lack(_languages: object, _mono: bool) -> None:
        raise typeset.Unavailable("fribidi", "apt install libfribidi0")

    monkeypatch.setattr(rendering.typeset, "require", lack)
    done = project.run("screens", "show", "--at", "09:30")
    assert done.code == 0 and "libfribidi0" in done.errors and "一家有事百家帮" in done.output


def test_a_group_is_all_its_screens(tmp_path: Path) -> None:
    gates = {**{k: v for k, v in SCREENS[1].items() if k not in ("id", "name")}, "group": "gates"}
    south = {"id": "gate-south", "name": "南门", "in": "gates"}
    north = {"id": "gate-north", "name": "北门", "in": "gates"}
    project = project_in(tmp_path / "project", [SCREENS[0], gates, south, north])
    done = project.run("screens", "show", "--screen", "gates", "--screen", "gate-south")
    assert done.code == 0 and "taxi" not in done.output
    assert done.output.count("gate-south") == done.output.count("gate-north") == 1


def test_each_screen_is_told_before_its_files_are_written(project: Project, tmp_path: Path) -> None:
    done = project.run("screens", "export", "smil", "-o", tmp_path / "out")
    places = [done.errors.index(words) for words in ("正在画", "“出租车 <示例>”", "“东门门头”")]
    assert places == sorted(places)


def test_a_stick_of_a_moment_holds_what_has_dates(project: Project, tmp_path: Path) -> None:
    words = ("-o", tmp_path / "out", "--screen", "taxi")
    done = project.run("screens", "export", "usb", "--at", "2026-12-03 20:00", *words)
    readme = (tmp_path / "out" / "taxi" / "README.txt").read_text("utf-8-sig")
    assert done.code == 0 and "slogan/winter" not in done.output
    assert "slogan/winter  雪天路滑" in readme and "2026-12-03 20:00" in readme
    project.run("screens", "export", "usb", "--at", "20:00", *words)
    readme = (tmp_path / "out" / "taxi" / "README.txt").read_text("utf-8-sig")
    rows = [line for line in readme.splitlines() if line.startswith("0")]
    assert f"{TODAY} 20:00" in readme and rows and not [row for row in rows if "winter" in row]
    other = project.run("screens", "export", "smil", "--at", "20:00", "-o", tmp_path / "smil")
    assert other.code == 2 and "usb" in other.errors and not (tmp_path / "smil").exists()


def test_days_that_the_clock_and_the_question_fill_are_one_line(tmp_path: Path) -> None:
    screen = {**SCREENS[0], "playlist": ["slogans", "clock"]}
    project = project_in(tmp_path / "project", [screen])
    done = project.run("screens", "render", "-o", tmp_path / "out")
    assert "动画里没有" in done.output and "每天的日期和时间（15 项）" in done.output
    assert "clock/" not in done.output
    project.run("screens", "export", "smil", "-o", tmp_path / "smil")
    readme = (tmp_path / "smil" / "taxi" / "README.txt").read_text("utf-8-sig")
    assert "每天的日期和时间（15 项）" in readme and "clock/" not in readme


@pytest.mark.parametrize("kind", ["smil", "anthias", "usb"])
def test_exports_stand_in_a_folder_for_each_screen(
    project: Project, tmp_path: Path, kind: str
) -> None:
    out = tmp_path / "out"
    base = ("--base", "https://example.org/media") if kind == "anthias" else ()
    day = ("--today", "2026-11-25")
    done = project.run("screens", "export", kind, "-o", out, *base, *day)
    assert done.code == 0, done.words
    for screen in ("taxi", "door"):
        names = {
            p.relative_to(out / screen).as_posix() for p in (out / screen).rglob("*") if p.is_file()
        }
        assert {"manifest.json", "README.txt"} < names
        assert all(name.isascii() for name in names)
        readme = (out / screen / "README.txt").read_bytes().decode("utf-8-sig")
        assert "\r\n" in readme and {"taxi": "出租车 <示例>", "door": "东门门头"}[screen] in readme
    before = tree(out)
    assert project.run("screens", "export", kind, "-o", out, *base, *day).code == 0
    assert tree(out) == before
    if kind == "usb":
        assert "slogan/winter" in done.output and "slogan/winter" in readme


def test_anthias_must_know_where_the_pictures_are(project: Project, tmp_path: Path) -> None:
    for base in ((), ("--base", "media/")):
        done = project.run("screens", "export", "anthias", "-o", tmp_path / "out", *base)
        assert done.code == 2 and "--base" in done.errors
    assert not (tmp_path / "out").exists()


def test_the_sheet_shows_every_picture_and_escapes_names(project: Project, tmp_path: Path) -> None:
    words = ("--screen", "taxi", "--lang", "en", "--today", "2026-11-25")
    project.run("screens", "render", "-o", tmp_path / "out", *words)
    page = (tmp_path / "out" / "taxi" / "index.html").read_text("utf-8")
    assert "&lt;示例&gt;" in page and "<示例>" not in page
    for picture in manifest(tmp_path / "out" / "taxi")["pictures"]:
        assert f'src="{picture["file"]}"' in page
    assert "from 2026-12-01 00:00" in page and 'href="player/index.html?fit"' in page
