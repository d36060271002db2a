"""Faults: small changes of the good project, and exactly what each must be told of."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portal.content.library import read_library
from portal.content.settings import Settings
from portal.findings import Finding
from portal.language.languages import CHINESE, Language

GOOD = Path(__file__).parent.parent / "sites" / "good"
TODAY = date(2026, 11, 22)
UYGHUR = Language("ug", "ئۇيغۇرچە", "rtl", "ug")
CONTACT = "mailto:hello@example.org"

Edit = Callable[[Path], None]
Where = str | int | None
"""A line: its number, a word that stands on no other, or None."""


@dataclass(frozen=True)
class Expected:
    """One finding."""

    path: str
    at: Where
    field: str | None
    rule: str
    severity: str = "error"

    def key(self, root: Path) -> tuple[str, int | None, str | None, str, str]:
        return (self.path, self._line(root), self.field, self.rule, self.severity)

    def _line(self, root: Path) -> int | None:
        if not isinstance(self.at, str):
            return self.at
        lines = (root / self.path).read_text("utf-8-sig").split("\n")
        found = [number for number, line in enumerate(lines, 1) if self.at in line]
        assert len(found) == 1, f"{self.at!r} stands on the lines {found} of {self.path}"
        return found[0]


@dataclass(frozen=True)
class Fault:
    """What is done to the good project, and what must be found."""

    name: str
    edits: tuple[Edit, ...]
    expected: tuple[Expected, ...] = ()


def key(finding: Finding) -> tuple[str, int | None, str | None, str, str]:
    return (finding.path, finding.line, finding.field, finding.rule, finding.severity)


def project(root: Path, *edits: Edit) -> Path:
    """A copy of the good project with some changes."""
    shutil.copytree(GOOD, root, dirs_exist_ok=True)
    for edit in edits:
        edit(root)
    return root


def settings(root: Path) -> Settings:
    """What the good project's mkdocs.yml says."""
    return Settings(
        root=root,
        docs=root / "docs",
        stories=root / "stories",
        quiz=root / "quiz",
        site_name="小石榴社区",
        today=TODAY,
        contact=CONTACT,
        languages=(CHINESE, UYGHUR),
    )


def found_in(root: Path) -> list[tuple[str, int | None, str | None, str, str]]:
    """The findings in the content of a project."""
    return [key(finding) for finding in read_library(settings(root)).findings]


def swap(path: str, old: str, new: str) -> Edit:
    """Put `new` in the place of the one `old`."""

    def edit(root: Path) -> None:
        text = (root / path).read_bytes().decode()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        (root / path).write_bytes(text.replace(old, new).encode())

    return edit


def cut(path: str, line: str) -> Edit:
    """Take out the one line that begins so."""

    def edit(root: Path) -> None:
        lines = (root / path).read_bytes().decode().split("\n")
        assert sum(each.startswith(line) for each in lines) == 1, line
        kept = [each for each in lines if not each.startswith(line)]
        (root / path).write_bytes("\n".join(kept).encode())

    return edit


def write(path: str, content: str | bytes) -> Edit:
    """Write a whole file."""

    def edit(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        data = content.encode() if isinstance(content, str) else content
        (root / path).write_bytes(data)

    return edit


def append(path: str, text: str) -> Edit:
    """Add lines at the end of a file."""

    def edit(root: Path) -> None:
        with (root / path).open("ab") as file:
            file.write(text.encode())

    return edit


def recode(path: str, change: Callable[[bytes], bytes]) -> Edit:
    """Change the bytes of a file."""

    def edit(root: Path) -> None:
        (root / path).write_bytes(change((root / path).read_bytes()))

    return edit


def copy(source: str, target: str, *edits: Edit) -> Edit:
    """Copy a file of the project."""

    def edit(root: Path) -> None:
        (root / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / source, root / target)

    return edit


def remove(path: str) -> Edit:
    """Delete a file."""
    return lambda root: (root / path).unlink()


def one(
    name: str,
    path: str,
    edit: Edit | tuple[Edit, ...],
    at: Where,
    field: str | None,
    rule: str,
    severity: str = "error",
) -> Fault:
    """A fault with one finding."""
    edits = edit if isinstance(edit, tuple) else (edit,)
    return Fault(name, edits, (Expected(path, at, field, rule, severity),))
