"""Small projects, and translators who work on their exchange files with tools of their own."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from content.helpers import library
from portal.content.library import Library, read_library
from portal.output.files import write_all
from portal.pages import building
from portal.translation.exchange import Imported, Style, export, import_
from portal.translation.sync import sync
from translate.storage import pypo, xliff2

Rewrite = Callable[[str, str], str | None]
"""From a source and its target to the new target; None leaves it."""
STYLES: tuple[Style, ...] = ("xliff", "po")
ENDINGS: Mapping[Style, str] = {"xliff": "xlf", "po": "po"}


class Workshop:
    """A project whose exchange files come and go."""

    def __init__(self, root: Path, files: Mapping[str, str | bytes] | None = None) -> None:
        self.root = root
        self.files = files

    def library(self) -> Library:
        """The project as it is now."""
        if self.files is not None:
            return library(self.root, {})
        config = self.root / "mkdocs.yml"
        return read_library(building.settings(config.resolve(), date(2026, 11, 22)))

    def export(self, style: Style = "xliff", *names: str, language: str = "ug") -> Path:
        """Write an exchange file beside the project."""
        files = [self.root / name for name in names]
        target = self.root.parent / f"{self.root.name}-out.{ENDINGS[style]}"
        target.write_bytes(export(self.library(), language, style, files))
        return target

    def import_(self, *files: Path) -> Imported:
        """Take exchange files over."""
        found = import_(self.library(), files)
        write_all(found.writes)
        return found

    def sync(self, name: str) -> None:
        """Record that a translation is made from its original as it stands."""
        found = sync(self.library(), [self.root / name])
        write_all([one.write for one in found if one.write is not None])

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def read(self, name: str) -> str:
        return (self.root / name).read_bytes().decode()

    def bytes(self) -> dict[str, bytes]:
        """Every file of the project."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
        }


def workshop(root: Path, files: Mapping[str, str | bytes]) -> Workshop:
    """A project with these files."""
    library(root, files)
    return Workshop(root, files)


def rules(found: Imported) -> list[str]:
    """What an import had to say, in short."""
    return sorted(finding.rule for finding in found.findings)


def rows(path: Path) -> list[tuple[str, str, str]]:
    """Id, source and target of every unit, as an independent library reads the file."""
    if path.suffix == ".po":
        units = [unit for unit in pypo.pofile.parsefile(str(path)).units if not unit.isheader()]
        names = ["".join(unit.msgctxt) for unit in units]
    else:
        units = xliff2.Xliff2File.parsefile(str(path)).units
        names = [unit.getid() for unit in units]
    return [
        (name, str(unit.source), str(unit.target or ""))
        for name, unit in zip(names, units, strict=True)
    ]


def translate(path: Path, rewrite: Rewrite) -> int:
    """Work on an exchange file as a translator does, with an independent library."""
    store = (pypo.pofile if path.suffix == ".po" else xliff2.Xliff2File).parsefile(str(path))
    count = 0
    for unit in store.units:
        if unit.isheader():
            continue
        new = rewrite(str(unit.source), str(unit.target or ""))
        if new is not None:
            unit.target = new
            unit.markfuzzy(False)
            count += 1
    out = io.BytesIO()
    store.serialize(out)
    path.write_bytes(out.getvalue())
    return count
