"""Stories: `stories/<slug>.md`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from portal.content.fields import Date, Distinct, Line, Moment, Record
from portal.content.fields import Text as FieldText
from portal.content.making import make
from portal.content.opened import SourceFile, picture_file
from portal.content.reading import Reader
from portal.content.records import (
    Consent,
    PictureFile,
    Publication,
    Status,
    Text,
    TranslationFields,
    allows,
)


class StoryFields(Record):
    """The front matter of a story."""

    title: Line
    date: Moment
    author: Line
    place: Line
    topics: Distinct
    source: Line
    status: Status
    consent: Consent | None = None
    summary: FieldText | None = None
    cover: Line | None = None
    cover_alt: Line | None = None
    updated: Date | None = None


class StoryTranslationFields(TranslationFields):
    """The front matter of a story's translation: what is not given is the original's."""

    title: Line
    author: Line | None = None
    summary: FieldText | None = None
    cover_alt: Line | None = None
    source: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryText(Text):
    """A story in one language; `summary` is its first paragraph where none was written."""

    title: str
    author: str
    summary: str
    cover_alt: str | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Publication[StoryText]):
    """One resident's story."""

    date: dt.datetime
    updated: dt.date | None
    place: str
    topics: tuple[str, ...]
    consent: Consent | None
    cover: PictureFile | None

    @property
    def on_web(self) -> bool:
        """Whether it is on the site."""
        return self.published and allows(self.consent, "web")

    @property
    def on_screen(self) -> bool:
        """Whether public screens may show it."""
        return self.published and allows(self.consent, "screen")


def read_story(reader: Reader, files: list[SourceFile]) -> Story | None:
    """The story of one slug, its original first among `files`; None where it can't be read."""
    opened = reader.open(files[0])
    if opened:
        reader.check_consent(opened)
        reader.name_picture(opened, "cover")
    fields = opened and make(StoryFields, opened.front, opened.report)
    if not opened or not fields:
        reader.translations(opened, files[1:], StoryTranslationFields)
        return None
    document = opened.document
    texts = {
        reader.settings.default.code: StoryText(
            language=reader.settings.default.code,
            path=opened.report.path,
            document=document,
            title=fields.title,
            author=fields.author,
            summary=fields.summary or document.first_paragraph,
            cover_alt=fields.cover_alt,
            source=fields.source,
        )
    }
    for other, words in reader.translations(opened, files[1:], StoryTranslationFields):
        texts[other.file.language or ""] = StoryText(
            language=other.file.language or "",
            path=other.report.path,
            document=other.document,
            native_review=words.native_review == "pending",
            stale=other.stale,
            title=words.title,
            author=words.author or fields.author,
            summary=words.summary or other.document.first_paragraph,
            cover_alt=words.cover_alt or fields.cover_alt,
            source=words.source or fields.source,
        )
    return Story(
        slug=files[0].slug,
        path=opened.report.path,
        folder=files[0].path.parent,
        status=fields.status,
        texts=texts,
        date=fields.date,
        updated=fields.updated,
        place=fields.place,
        topics=tuple(fields.topics),
        consent=fields.consent,
        cover=picture_file(opened, "cover", fields.cover),
    )
