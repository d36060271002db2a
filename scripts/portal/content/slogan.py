"""Slogans: `docs/slogans.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from portal.content.fields import Date, Line, LocalText, Many, Record, Slug, Whole, fault


def _some_language(text: dict[str, str]) -> dict[str, str]:
    if not text:
        raise fault("field-empty")
    return text


class SloganFields(Record):
    """A slogan as it stands in the file."""

    id: Slug
    text: Annotated[LocalText, AfterValidator(_some_language)]
    from_: Date | None = Field(default=None, alias="from")
    until: Date | None = None
    priority: Whole = 0
    native_review: Many[Line] = Field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Slogan:
    """One slogan, in one or more languages."""

    id: str
    line: int
    text: Mapping[str, str]
    from_: date | None
    until: date | None
    """The last day."""
    priority: int
    native_review: tuple[str, ...]
    """The languages whose text awaits a native reader."""

    def runs_on(self, day: date) -> bool:
        """Whether it may be shown on `day`."""
        return (self.from_ is None or self.from_ <= day) and (
            self.until is None or day <= self.until
        )


def slogan_of(fields: SloganFields, line: int) -> Slogan:
    """The slogan that stands at a line of the file."""
    return Slogan(
        id=fields.id,
        line=line,
        text=fields.text,
        from_=fields.from_,
        until=fields.until,
        priority=fields.priority,
        native_review=tuple(fields.native_review),
    )
