"""The phrases and guiding words of one language, from `language/quiz/<code>.yml`."""

from __future__ import annotations

import re
from functools import cache, cached_property
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from portal import language

_FOLDER = Path(language.__file__).parent / "quiz"


class Asking(BaseModel):
    """Words of a question that ask for a fact of `kind`, of one of the units `of` where given."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: tuple[str, ...]
    kind: str
    of: tuple[str, ...] = ()


class Bounds(BaseModel):
    """Words right before or after a number, or anywhere in its clause, that make it a bound."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()


class Words(BaseModel):
    """What questions in one language are made with; each key is explained in `zh-Hans.yml`."""

    model_config = ConfigDict(extra="forbid", frozen=True, ignored_types=(cached_property,))

    gap: str
    choice_gap: str
    question_and_passage: str
    heading_and_passage: str
    about: str
    about_longest: int
    label: str
    story_says: str
    profile_says: str
    stories_topic: str
    profiles_topic: str
    question_statement: str
    heading_statement: str
    is_it_so: str
    it_is_right: str
    it_is_wrong: str
    choose_all: str
    as_written: str
    put_in_order: str
    match_rows: str
    match_table: str
    pair: str
    joints: tuple[str, ...]
    people: dict[str, str]
    items: str
    long_items: str
    step: str
    cell: str
    cells: str
    passage_end: str
    leaning: tuple[str, ...]
    referring: tuple[str, ...]
    openers: tuple[str, ...]
    depends: str
    not_carried: str
    each: str
    tails: tuple[str, ...]
    exceptions: tuple[str, ...]
    appositions: tuple[str, ...]
    left_out: tuple[str, ...]
    open_list: str
    hedges: tuple[str, ...]
    yes_or_no: tuple[str, ...]
    asks_for_several: tuple[str, ...]
    steps: tuple[str, ...]
    false_if_more: Bounds
    false_if_less: Bounds
    asks: tuple[Asking, ...]
    units: dict[str, tuple[float, ...]]
    same_units: dict[str, str]
    chinese_numerals: bool
    law_prefixes: tuple[str, ...]
    rules: dict[str, str]
    reasons: dict[str, str]

    @cached_property
    def unit_pattern(self) -> str:
        """A regular expression for the name of any unit, the longest first."""
        return "|".join(re.escape(unit) for unit in sorted(self.units, key=len, reverse=True))

    def names_of(self, unit: str) -> tuple[str, ...]:
        """All names of a unit."""
        return tuple(name for name in self.units if self.unit(name) == unit)

    def unit(self, name: str) -> str:
        """The one name of a unit that has several."""
        return self.same_units.get(name, name)


@cache
def words_of(code: str) -> Words:
    """The words for a language: its own, else those of another script of it, else English."""
    names = sorted(path.stem for path in _FOLDER.glob("*.yml"))
    primary = code.split("-")[0]
    kin = [name for name in names if name.split("-")[0] == primary]
    name = code if code in names else kin[0] if kin else "en"
    loaded = yaml.safe_load((_FOLDER / f"{name}.yml").read_text("utf-8"))
    return Words.model_validate(loaded)
