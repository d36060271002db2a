"""What the records have in common: consent, status, and texts by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Generic, Literal, Self, TypeVar

from pydantic import AfterValidator

from portal.content.document import Document
from portal.content.fields import Date, Keys, Line, Record, Some, distinct
from portal.language.languages import Language

Status = Literal["draft", "published", "withdrawn"]
Medium = Literal["web", "screen", "print"]


class Consent(Record):
    """Who agreed to be shown, when, and where."""

    by: Line
    date: Date
    scope: Annotated[Some[Medium], AfterValidator(distinct)]


class TranslationFields(Record):
    """What the front matter of every translation may say beside its words."""

    native_review: Literal["pending", "done"] = "done"
    translated_from: Keys | None = None
    """The hashes of the blocks it was made from: see `age`."""


NOT_TRANSLATED = frozenset(TranslationFields.model_fields)
"""Keys of a translation's front matter that are no words of it."""


def translated_fields(model: type[TranslationFields]) -> tuple[str, ...]:
    """The fields of a translation's front matter that are words."""
    return tuple(name for name in model.model_fields if name not in NOT_TRANSLATED)


def allows(consent: Consent | None, medium: Medium) -> bool:
    """Whether a consent covers a medium."""
    return consent is not None and medium in consent.scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One language's text of a record."""

    language: str
    path: str
    document: Document
    native_review: bool = False
    """Whether it awaits a native reader."""
    converted: bool = False
    """Whether no one wrote it: it was made from Simplified Chinese."""
    stale: bool = False
    """Whether the original has changed since it was translated."""

    def converted_to(self, document: Document, language: str) -> Self:
        """This text with another document, as one that was made and not written."""
        return replace(self, document=document, language=language, converted=True)


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
    """Those that somebody wrote."""
    made: Mapping[str, TextType] = field(default_factory=dict)
    """Those that were made from Simplified Chinese."""

    @property
    def original(self) -> TextType:
        """The text in its author's own language."""
        return next(iter(self.texts.values()))

    def text(self, language: Language) -> TextType:
        """The text in `language`, else in one it falls back on, else the original."""
        for code in (language.code, *language.fallback):
            if (found := self.texts.get(code) or self.made.get(code)) is not None:
                return found
        return self.original

    def speaks(self, language: Language) -> bool:
        """Whether it has a text in `language`."""
        return language.code in self.texts or language.code in self.made

    def stands_in(self, language: Language) -> bool:
        """Whether it has a page in `language`: one with a borrowed text where that is shown."""
        return language.borrowed == "shown" or self.speaks(language)

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
