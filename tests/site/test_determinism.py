"""The same input gives the same bytes, whoever builds it, where, and with how many processes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from portal import processes
from portal.screens.cache import FOLDER as SCREENS
from support import sample
from support.projects import EPOCH, Project, run_module, tree


def differing(one: Path, other: Path) -> list[str]:
    """The files that are not the same in both folders."""
    first, second = tree(one), tree(other)
    return sorted(n for n in first.keys() | second.keys() if first.get(n) != second.get(n))


@pytest.fixture(scope="module")
def elsewhere(sample_project: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Another copy of the sample, deeper and with another name, and no picture of the pages made
    yet; that slides of screens are drawn alike is seen in test_screens_in_site."""
    project = sample.copy(tmp_path_factory.mktemp("elsewhere") / "深一层" / "b c")
    slides = Path(".cache", "portal", SCREENS)
    shutil.copytree(sample_project.root / slides, project.root / slides)
    return project


def test_two_builds_are_the_same(sample_site: Path, elsewhere: Project) -> None:
    sample.build_apart(elsewhere, PYTHONHASHSEED="4711", TZ="America/Lima", LC_ALL="C")
    assert differing(sample_site, elsewhere.site) == []


def test_mkdocs_alone_gives_the_same_site(
    sample_site: Path, sample_project: Project, tmp_path: Path
) -> None:
    words = ("mkdocs", "build", "--strict", "-f", sample_project.config, "-d", tmp_path / "out")
    result = run_module(*words, cwd=sample_project.root, SOURCE_DATE_EPOCH=sample.epoch())
    assert result.code == 0, result.words
    assert "WARNING" not in result.errors, result.errors
    assert "MkDocs 2" not in result.errors
    assert differing(sample_site, tmp_path / "out") == []


def test_nothing_of_the_machine_is_in_the_site(sample_site: Path, sample_project: Project) -> None:
    place = str(sample_project.root).encode()
    for path in sample_site.rglob("*"):
        if path.is_file():
            assert place not in path.read_bytes(), path
    for name in ("sitemap.xml", "feed.xml", "feed.json"):
        text = (sample_site / name).read_text("utf-8")
        years = set(re.findall(r"(20\d\d)-\d\d-\d\d", text))
        assert max(years) <= str(sample.day().year)


def test_many_processes_make_the_same_pages_as_one(tmp_path: Path) -> None:
    def write(root: Path) -> Project:
        project = Project(root).configure()
        for number in range(processes.ENOUGH // 2 + 20):
            project.story(f"story-{number}", f"第{number}天。\n", date=f"20{number % 20:02d}-03-01")
        project.home()
        return project

    one, many = write(tmp_path / "one"), write(tmp_path / "many")
    assert one.built()
    words = ("portal", "build", "-f", many.config)
    result = run_module(*words, cwd=tmp_path, SOURCE_DATE_EPOCH=EPOCH)
    assert result.code == 0, result.words
    assert len(list(many.site.rglob("*.html"))) > processes.ENOUGH
    assert differing(one.site, many.site) == []


def test_today_is_an_input(project: Project) -> None:
    project.write("docs/slogans.yml", "- {id: a, text: {zh-Hans: 夏天见}, until: 2026-06-30}\n")
    project.story("one")
    project.home()
    for day, shown in (("2026-06-30", True), ("2026-07-01", False)):
        assert project.run("build", "--today", day).code == 0
        assert ("夏天见" in (project.site / "index.html").read_text("utf-8")) == shown
