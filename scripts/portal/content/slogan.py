"""Slogans: `docs/slogans.yml`."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from portal.content.fields import Date, Line, LocalText, Many, Record, Slug, Whole, fault


def _some_language(text: dict[str, str]) -> dict[str, str]:
    if not text:
        raise fault("field-empty")
    return text


class Slogan(Record):
    """One slogan, in one or more languages."""

    id: Slug
    text: Annotated[LocalText, AfterValidator(_some_language)]
    from_: Date | None = Field(default=None, alias="from")
    until: Date | None = None
    priority: Whole = 0
    native_review: Many[Line] = Field(default_factory=list)
    """The languages whose text awaits a native reader."""

    def runs_on(self, day: date) -> bool:
        """Whether it may be shown on `day`."""
        return (self.from_ is None or self.from_ <= day) and (
            self.until is None or day <= self.until
        )
