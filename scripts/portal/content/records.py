"""What the records have in common: consent, status, and texts by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Generic, Literal, Protocol, TypeVar

from pydantic import AfterValidator

from portal.content.document import Document
from portal.content.fields import Date, Line, Record, Some, distinct

Status = Literal["draft", "published", "withdrawn"]
Medium = Literal["web", "screen", "print"]


class Consent(Record):
    """Who agreed to be shown, when, and where."""

    by: Line
    date: Date
    scope: Annotated[Some[Medium], AfterValidator(distinct)]


def allows_web(consent: Consent | None) -> bool:
    """Whether a consent covers the web."""
    return consent is not None and "web" in consent.scope


class Text(Protocol):
    """One language's text of a record."""

    @property
    def language(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def document(self) -> Document: ...
    @property
    def native_review(self) -> bool: ...


TextType = TypeVar("TextType", bound=Text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Generic[TextType]):
    """Something with an address of its own: `texts` holds the original first.

    `path` is that of the original's file, relative to the project; `folder` is where it stands,
    from which its links and pictures are written.
    """

    slug: str
    path: str
    folder: Path
    status: Status
    texts: Mapping[str, TextType]

    @property
    def original(self) -> TextType:
        """The text in its author's own language."""
        return next(iter(self.texts.values()))

    def text(self, language: str) -> TextType:
        """The text in `language`, else the original."""
        return self.texts.get(language, self.original)

    @property
    def published(self) -> bool:
        """Whether an editor approved it."""
        return self.status == "published"

    @property
    def on_web(self) -> bool:
        """Whether it is on the site: approved, and with a consent to it where one is needed."""
        return self.published


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture of a record, where it stands on disk, and the line that names it."""

    path: Path
    line: int
