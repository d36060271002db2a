"""What was withdrawn is named by no other text: pages, feeds, search and quiz."""

from __future__ import annotations

from pathlib import Path

from support.projects import Project, holding


def project(folder: Path) -> Project:
    made = Project(folder / "项目").configure()
    made.home("来看[两家人的一锅抓饭](../stories/pilaf.md)，认识丁阿婆。\n")
    made.story("pilaf", "开饭了。\n", title="两家人的一锅抓饭")
    made.story("snow", "丁阿婆扫雪，她写过[两家人的一锅抓饭](pilaf.md)。\n", title="丁阿婆的扫帚")
    made.figure("ding", name="丁阿婆（示例）")
    return made


def withdraw(made: Project, path: str) -> None:
    file = made.root / path
    file.write_text(file.read_text("utf-8").replace("published", "withdrawn"), "utf-8")


def test_before_it_is_withdrawn_it_is_named(tmp_path: Path) -> None:
    site = project(tmp_path).built()
    for name in ("丁阿婆", "两家人的一锅抓饭"):
        found = holding(site, name)
        assert ("index of zh-Hans", name) in found and len(found) > 3


def test_afterwards_no_file_names_it(tmp_path: Path) -> None:
    made = project(tmp_path)
    withdraw(made, "stories/pilaf.md")
    withdraw(made, "docs/figures/ding.md")
    site = made.built()
    assert holding(site, "丁阿婆") == []
    assert holding(site, "两家人的一锅抓饭") == []
    assert "某某扫雪" in (site / "stories/snow/index.html").read_text("utf-8")


def test_every_line_that_names_it_is_a_warning(tmp_path: Path) -> None:
    made = project(tmp_path)
    withdraw(made, "docs/figures/ding.md")
    found = [(f["path"], f["rule"]) for f in made.check() if f["severity"] == "warning"]
    assert found.count(("stories/snow.md", "withdrawn-name")) == 2
    assert ("docs/index.md", "withdrawn-name") in found


def test_its_pictures_are_shown_by_no_other_text(tmp_path: Path) -> None:
    made = project(tmp_path)
    made.picture("docs/figures/ding.png")
    made.figure("ding", name="丁阿婆（示例）", portrait="ding.png", portrait_alt="她在扫雪")
    made.story("snow", "![扫雪](../docs/figures/ding.png)\n\n[大图](../docs/figures/ding.png)\n")
    assert list((made.built() / "pictures").glob("ding-*"))
    withdraw(made, "docs/figures/ding.md")
    site = made.built()
    assert not list(site.rglob("*ding*.png")) and not list(site.rglob("ding-*"))
    assert [f["rule"] for f in made.check()].count("withdrawn-picture") == 2
