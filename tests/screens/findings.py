"""What `check` says of the screens of a small project."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

from portal.language.catalogue import load
from portal.screens.findings import screen_findings
from support.programmes import read, slogans
from support.projects import LANGUAGES, Project

Row = tuple[str, int | None, str | None, str]
SCREENS, SLOGANS, NOTICES = "docs/screens.yml", "docs/slogans.yml", "docs/notices.yml"


def without_screens(folder: Path) -> Project:
    """A project with a slogan and a story, and no screens."""
    found = Project(folder, {"languages": LANGUAGES})
    slogans(found, {"id": "a"})
    found.story("one")
    return found


def rows(project: Project) -> list[Row]:
    """Path, line, field and rule of each finding."""
    found = screen_findings(read(project))
    assert all(finding.severity == "warning" for finding in found)
    return [(f.path, f.line, f.field, f.rule) for f in found]


def params(project: Project, rule: str) -> dict[str, str]:
    """What the only finding of a rule fills in; it can be said in both languages."""
    (found,) = (f for f in screen_findings(read(project)) if f.rule == rule)
    for code in ("zh-Hans", "en"):
        for text in load("findings", code)[rule].values():
            fields = {name for _, name, _, _ in Formatter().parse(text) if name}
            assert fields <= set(found.params)
    return dict(found.params)
