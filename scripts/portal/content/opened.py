"""A Markdown file of the project as it was read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from portal.content import yaml_nodes
from portal.content.document import Document
from portal.content.fields import day_at, text_at
from portal.content.records import PictureFile
from portal.findings import Report


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A Markdown file of the project: its slug, and the language that its name says."""

    path: Path
    slug: str
    language: str | None


@dataclass(frozen=True, slots=True)
class NamedPicture:
    """A picture that a field of the front matter names, as the editor wrote it."""

    field: str
    source: str
    line: int


@dataclass(slots=True)
class Opened:
    """A file that could be read: its front matter, converted body and findings.

    `status` and `pictures` are those that stand in the file, whether or not a record could be
    made of it: what is wrong with the rest is reported all the same.
    """

    file: SourceFile
    report: Report
    front: yaml_nodes.Mapping
    document: Document
    body: str = ""
    body_line: int = 1
    """The line of the file at which the body begins."""
    status: str = "published"
    pictures: list[NamedPicture] = field(default_factory=list)
    stale: bool = False
    """Whether it is a translation whose original has changed since."""

    def text(self, key: str) -> str | None:
        """The text of a field of the front matter, None where it has none."""
        return text_at(self.front, key)

    def day(self, key: str) -> date | None:
        """The date in a field, None where there is none that is right."""
        return day_at(self.front, key)

    def line(self, *path: str | int) -> int:
        """The line of a field of the front matter."""
        return yaml_nodes.line_at(self.front, path)


def picture_file(opened: Opened, field: str, source: str | None) -> PictureFile | None:
    """Where the picture of a record's field stands."""
    if source is None:
        return None
    return PictureFile(opened.file.path.parent / source, opened.line(field))
