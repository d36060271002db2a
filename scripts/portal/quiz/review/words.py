"""The words of one language that guide the review, from `language/review/<code>.yml`."""

from __future__ import annotations

import re
from functools import cache, cached_property

from pydantic import BaseModel, ConfigDict, field_validator

from portal.language.catalogue import available, load

_NEVER = re.compile(r"(?!)")


class ReviewWords(BaseModel):
    """What guides the checks in one language; each key is explained in `zh-Hans.yml`.

    A text is a regular expression; a list of them is one that fits where any does. What is left
    out fits nothing.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, ignored_types=(cached_property,)
    )

    spaced: bool
    root: int = 0
    functional: re.Pattern[str] = _NEVER
    common: re.Pattern[str] = _NEVER
    absolutes: re.Pattern[str] = _NEVER
    absolutes_of_law: re.Pattern[str] = _NEVER
    not_absolutes: re.Pattern[str] = _NEVER
    all_of_above: re.Pattern[str] = _NEVER
    none_of_above: re.Pattern[str] = _NEVER
    negative: re.Pattern[str] = _NEVER
    not_negative: re.Pattern[str] = _NEVER
    negative_asking: re.Pattern[str] = _NEVER
    double_negative: re.Pattern[str] = _NEVER
    two_ideas: re.Pattern[str] = _NEVER
    vague: re.Pattern[str] = _NEVER
    not_vague: re.Pattern[str] = _NEVER
    degrees: re.Pattern[str] = _NEVER
    asking: re.Pattern[str] | None = None
    unfinished: re.Pattern[str] = _NEVER
    unfocused: re.Pattern[str] = _NEVER
    one_asked: re.Pattern[str] = _NEVER
    several_asked: re.Pattern[str] = _NEVER
    count_asked: dict[int, re.Pattern[str]] = {}
    joint: re.Pattern[str] = _NEVER
    articles: dict[str, re.Pattern[str]] = {}
    measure_words: dict[str, re.Pattern[str]] = {}
    verbs: dict[str, re.Pattern[str]] = {}
    dimensions: dict[str, dict[str, float]] = {}
    kinds: dict[str, re.Pattern[str]] = {}
    closed_kinds: dict[str, re.Pattern[str]] = {}
    how_much: re.Pattern[str] = _NEVER
    asked_kinds: dict[str, re.Pattern[str]] = {}
    like_number: re.Pattern[str] = _NEVER
    at_most: re.Pattern[str] = _NEVER
    at_least: re.Pattern[str] = _NEVER
    between: re.Pattern[str] = _NEVER
    bounds: re.Pattern[str] = _NEVER
    synonyms: tuple[frozenset[str], ...] = ()
    loose_start: re.Pattern[str] = _NEVER
    loose_end: re.Pattern[str] = _NEVER

    @field_validator("*", mode="before")
    @classmethod
    def _one_pattern(cls, value: object) -> object:
        """A list of patterns as one."""
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            return "|".join(f"(?:{part})" for part in value)
        return value

    @cached_property
    def units(self) -> dict[str, tuple[str, float]]:
        """Each unit with what it measures, and how much of it."""
        return {
            unit: (name, size)
            for name, units in self.dimensions.items()
            for unit, size in units.items()
        }


@cache
def words_of(code: str) -> ReviewWords:
    """The words for a language; where it has none of its own, none, and only the checks that need
    no words are made."""
    names = available("review")
    primary = code.split("-")[0]
    name = next((name for name in names if code == name or name.split("-")[0] == primary), None)
    if name is None:
        return ReviewWords(spaced=True)
    loaded = dict(load("review", name))
    negative = loaded.get("negative", "(?!)")
    loaded["negative_asking"] = [
        part.replace("{n}", negative) for part in loaded.get("negative_asking", [])
    ]
    return ReviewWords.model_validate(loaded)
