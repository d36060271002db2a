"""Admired people and groups: `docs/figures/<slug>.md`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from portal.content.fields import Date, Line, Many, Record, Whole, fault
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

Kind = Literal["person", "group"]


def _year(value: int) -> int:
    if not 1900 <= value <= 2100:
        raise fault("year-impossible", value=value)
    return value


class HonourFields(Record):
    """One honour."""

    title: Line
    year: Annotated[Whole, AfterValidator(_year)]
    awarded_by: Line


class FigureFields(Record):
    """The front matter of a figure."""

    kind: Kind
    name: Line
    role: Line
    place: Line
    status: Status
    honours: Many[HonourFields] = Field(default_factory=list)
    portrait: Line | None = None
    portrait_alt: Line | None = None
    quote: Line | None = None
    summary: FieldText | None = None
    source: Line | None = None
    date: Date | None = None
    consent: Consent | None = None


class FigureTranslationFields(TranslationFields):
    """The front matter of a figure's translation; honours stand in the original's order."""

    name: Line
    role: Line | None = None
    honours: Many[HonourFields] | None = None
    portrait_alt: Line | None = None
    quote: Line | None = None
    summary: FieldText | None = None
    source: Line | None = None


@dataclass(frozen=True, slots=True)
class Honour:
    """An honour in one language."""

    year: int
    title: str
    awarded_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureText(Text):
    """A figure in one language."""

    name: str
    role: str
    quote: str | None
    summary: str
    honours: tuple[Honour, ...]
    portrait_alt: str | None
    source: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Publication[FigureText]):
    """A person or a group."""

    kind: Kind
    place: str
    date: dt.date | None
    consent: Consent | None
    portrait: PictureFile | None

    @property
    def on_web(self) -> bool:
        """Whether it is on the site."""
        return self.published and allows(self.consent, "web")

    @property
    def on_screen(self) -> bool:
        """Whether public screens may show it."""
        return self.published and allows(self.consent, "screen")


def read_figure(reader: Reader, files: list[SourceFile]) -> Figure | None:
    """The figure of one slug; None where it can't be read."""
    opened = reader.open(files[0])
    if opened:
        reader.check_consent(opened)
        reader.name_picture(opened, "portrait")
    fields = opened and make(FigureFields, opened.front, opened.report)
    if not opened or not fields:
        reader.translations(opened, files[1:], FigureTranslationFields)
        return None
    honours = tuple(Honour(h.year, h.title, h.awarded_by) for h in fields.honours)
    texts = {
        reader.settings.default.code: FigureText(
            language=reader.settings.default.code,
            path=opened.report.path,
            document=opened.document,
            name=fields.name,
            role=fields.role,
            quote=fields.quote,
            summary=fields.summary or opened.document.first_paragraph,
            honours=honours,
            portrait_alt=fields.portrait_alt,
            source=fields.source,
        )
    }
    for other, words in reader.translations(opened, files[1:], FigureTranslationFields):
        translated = tuple(Honour(h.year, h.title, h.awarded_by) for h in words.honours or ())
        if words.honours is not None and [h.year for h in translated] != [h.year for h in honours]:
            other.report.error("honours-differ", other.line("honours"), "honours")
        texts[other.file.language or ""] = FigureText(
            language=other.file.language or "",
            path=other.report.path,
            document=other.document,
            native_review=words.native_review == "pending",
            stale=other.stale,
            name=words.name,
            role=words.role or fields.role,
            quote=words.quote or fields.quote,
            summary=words.summary or other.document.first_paragraph,
            honours=honours if words.honours is None else translated,
            portrait_alt=words.portrait_alt or fields.portrait_alt,
            source=words.source or fields.source,
        )
    return Figure(
        slug=files[0].slug,
        path=opened.report.path,
        folder=files[0].path.parent,
        status=fields.status,
        texts=texts,
        kind=fields.kind,
        place=fields.place,
        date=fields.date,
        consent=fields.consent,
        portrait=picture_file(opened, "portrait", fields.portrait),
    )
