"""The published site is whole at any moment: the old one, or the new one, and nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from portal import project as portal_project
from portal.output import swap
from support import killing
from support.projects import SCRIPTS, TODAY, Project, tree

TRIES = 20


def lines(words: str) -> list[str]:
    return [line for line in words.splitlines() if line.strip()]


@pytest.fixture
def published(project: Project) -> Project:
    """A project with its site."""
    project.picture("stories/cover.png")
    project.story("one", "第一版。\n", cover="cover.png", cover_alt="封面")
    project.home()
    project.built()
    return project


def left_over(project: Project) -> list[str]:
    """What a build left beside the site."""
    return [path.name for path in project.root.iterdir() if path.name.startswith(".site")]


FAULTS = {
    "front matter": "---\ntitle: [\n---\n\n正文\n",
    "unknown key": "---\ntitel: 甲\n---\n\n正文\n",
    "broken link": "@link",
    "script": "@script",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_faulty_content_leaves_the_site_as_it_was(published: Project, fault: str) -> None:
    before = tree(published.site)
    published.story("good", "新的。\n")
    if FAULTS[fault] == "@link":
        published.story("bad", "[哪里](nowhere.md)\n")
    elif FAULTS[fault] == "@script":
        published.story("bad", "<script>alert(1)</script>\n")
    else:
        published.write("stories/bad.md", FAULTS[fault])
    result = published.build()
    assert result.code == 1
    assert "stories/bad.md" in result.output and "Traceback" not in result.words
    assert tree(published.site) == before
    assert left_over(published) == []


def test_a_flaw_in_the_output_leaves_the_site_as_it_was(published: Project) -> None:
    """What only shows once the pages are made: a template that points to nowhere."""
    before = tree(published.site)
    published.write(
        "overrides/main.html",
        '{% extends "base.html" %}{% block extrahead %}'
        '<link rel="stylesheet" href="https://cdn.example.net/x.css">{% endblock %}'
        '{% block hero %}<a href="nowhere/">x</a>{% endblock %}',
    )
    published.configure(theme={"name": "material", "custom_dir": "overrides"})
    result = published.build()
    assert result.code == 1
    assert "nowhere/" in result.words and "cdn.example.net" in result.words
    assert tree(published.site) == before
    assert left_over(published) == []


def test_a_fault_in_a_template_is_one_clear_line(published: Project) -> None:
    before = tree(published.site)
    published.write("overrides/main.html", '{% extends "base.html" %}{% block content %}')
    published.configure(theme={"name": "material", "custom_dir": "overrides"})
    result = published.build()
    assert result.code == 1
    assert "Traceback" not in result.words and len(lines(result.words)) <= 3, result.words
    assert tree(published.site) == before
    assert left_over(published) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_killed_build_leaves_one_whole_site(published: Project) -> None:
    old = tree(published.site)
    started = time.monotonic()
    published.story("one", "第二版。\n", cover="cover.png", cover_alt="封面")
    published.story("two", "另一篇。\n")
    new = tree(published.built())
    spent = time.monotonic() - started
    published.story("one", "第一版。\n", cover="cover.png", cover_alt="封面")
    (published.root / "stories/two.md").unlink()
    started = time.monotonic()
    published.built()
    # one of the two may have met a busy machine
    spent = min(spent, time.monotonic() - started)
    assert tree(published.site) == old != new
    published.story("one", "第二版。\n", cover="cover.png", cover_alt="封面")
    published.story("two", "另一篇。\n")
    command = [sys.executable, "-m", killing.__name__, str(published.config), TODAY]
    paths = [str(SCRIPTS), str(Path(killing.__file__).parents[1])]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    answers = []
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environ
    ) as builder:
        assert builder.stdin and builder.stdout
        assert builder.stdout.readline().strip() == "ready"
        for number in range(TRIES):
            print(spent * (number + 1) / TRIES * 1.3, file=builder.stdin, flush=True)
            answers.append(builder.stdout.readline().strip())
            found = tree(published.site)
            assert found in (old, new), f"after {answers}"
            if found == new:
                break
        builder.stdin.close()
    assert answers.count("killed") >= 5, answers
    assert tree(published.built()) == new
    assert left_over(published) == []


def test_a_swap_cut_in_two_is_mended_by_the_next_build(
    published: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where folders can't be exchanged in one step: the process dies between the two renames."""
    before = tree(published.site)
    published.story("two")
    monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    rename = os.rename
    calls = []

    class Cut(BaseException):
        """The end of the process."""

    def cut(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == 2:
            raise Cut
        rename(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", cut)
        patched.setattr(shutil, "rmtree", lambda *args, **kwargs: None)
        with pytest.raises(Cut):
            published.build()
    assert not published.site.exists()
    published.write("stories/two.md", "没有文件头\n")
    assert published.build().code == 1
    assert tree(published.site) == before
    assert left_over(published) == []
    published.story("two")
    assert (published.built() / "stories/two/index.html").exists()
    assert left_over(published) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there only its age tells")
def test_recover_takes_away_what_a_killed_build_left(tmp_path: Path) -> None:
    site, old = tmp_path / "site", tmp_path / ".site-old"
    site.mkdir()
    (site / "index.html").write_text("new")
    old.mkdir()
    (old / "index.html").write_text("old")
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    (tmp_path / f".site-new-{ended.pid}-abc" / "deep").mkdir(parents=True)
    (tmp_path / ".site-keep").mkdir()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as at_work:
        busy = tmp_path / f".site-new-{at_work.pid}-abc"
        busy.mkdir()
        swap.recover(site)
        assert busy.exists(), "another build is in there"
        at_work.communicate(b"\n")
    busy.rmdir()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site-keep", "site"]
    assert (site / "index.html").read_text() == "new"


def test_a_second_rename_that_fails_puts_the_old_site_back(
    published: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(published.site)
    published.story("two")
    monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    rename = os.rename

    def refuse(source: Path, target: Path) -> None:
        if ".site-new-" in str(source):
            raise PermissionError(13, "Access is denied", str(target))
        rename(source, target)

    monkeypatch.setattr(os, "rename", refuse)
    result = published.build()
    assert result.code == 1 and len(lines(result.words)) == 1, result.words
    assert tree(published.site) == before


def test_two_builds_at_once_leave_one_whole_site(published: Project) -> None:
    published.story("two")
    command = [sys.executable, "-m", "portal", "build", "-f", published.config, "--today", TODAY]
    environ = {**os.environ, "PYTHONPATH": str(SCRIPTS)}
    builds = [
        subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for _ in range(2)
    ]
    words = [build.communicate(timeout=120)[0].decode() for build in builds]
    assert not any("Traceback" in said for said in words), words
    assert any(build.returncode == 0 for build in builds), words
    assert (published.site / "stories/two/index.html").exists()
    expected = tree(published.site)
    assert tree(published.built()) == expected
    assert left_over(published) == []


def test_a_place_that_cannot_be_written_is_one_clear_line(published: Project) -> None:
    """The folder above the site is a file: nobody can write below it, not even root."""
    blocked = published.write("blocked", "a file")
    for place in (blocked / "site", blocked):
        result = published.run("build", "-d", place)
        assert result.code == 1
        assert len(lines(result.words)) == 1 and "blocked" in result.words, result.words
    assert blocked.read_text() == "a file"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_folder_without_permission_is_one_clear_line(published: Project) -> None:
    shut = published.root / "shut"
    shut.mkdir(mode=0o500)
    result = published.run("build", "-d", shut / "site")
    assert result.code == 1 and len(lines(result.words)) == 1, result.words


@pytest.mark.parametrize("place", [".", "docs", "docs/inside", "stories", "quiz", ".."])
def test_a_site_never_takes_the_place_of_the_content(published: Project, place: str) -> None:
    """The folder of the site is replaced whole: it must not be one that holds sources."""
    before = {n: d for n, d in tree(published.root).items() if not n.startswith("site/")}
    result = published.run("build", "-d", published.root / place)
    assert result.code == 1 and "Traceback" not in result.words
    published.configure(site_dir=place)
    before["mkdocs.yml"] = tree(published.root)["mkdocs.yml"]
    result = published.build()
    assert result.code == 1 and "Traceback" not in result.words
    after = {n: d for n, d in tree(published.root).items() if not n.startswith("site/")}
    assert after == before


def test_a_folder_that_holds_something_else_is_not_replaced(published: Project) -> None:
    papers = published.root.parent / "papers"
    papers.mkdir()
    (papers / "letter.txt").write_text("keep me")
    result = published.run("build", "-d", papers)
    assert result.code == 1 and len(lines(result.words)) == 1, result.words
    assert (papers / "letter.txt").read_text() == "keep me"
    empty = published.root.parent / "empty"
    empty.mkdir()
    for _ in range(2):
        assert published.run("build", "-d", empty).code == 0
    assert (empty / "index.html").exists()


def test_the_site_may_stand_far_from_the_project(published: Project, tmp_path: Path) -> None:
    published.configure(site_dir="../far/away/www")
    assert published.build().code == 0
    assert (tmp_path / "far/away/www/index.html").exists()


def test_the_cache_may_be_lost_or_spoilt_at_any_time(published: Project) -> None:
    before = tree(published.site)
    cache = published.root / ".cache"
    for path in cache.rglob("*"):
        if path.is_file():
            path.write_bytes(b"spoilt")
    assert tree(published.built()) == before
    shutil.rmtree(cache)
    assert tree(published.built()) == before


def test_an_interrupted_build_says_one_line(
    published: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(published.site)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(portal_project.verify, "verify", interrupt)
    result = published.build()
    assert result.code == 130 and len(lines(result.words)) == 1
    assert tree(published.site) == before
    assert left_over(published) == []
