"""What a query asks for: the terms to look up, and the phrases that must stand there."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from portal.search import pinyin, uyghur
from portal.search.folding import composed, fold
from portal.search.runs import DENSE_RUN, LONGEST, RUN, WORD_RUN, pairs
from portal.search.weights import FUNCTION, WEIGHTS

LONGEST_QUERY = 256
"""Characters of a query that count."""
SAYING = 3
"""Pairs from which on a query says more than one word."""
_FUNCTION = frozenset(FUNCTION)
_QUOTES = '"\u201c\u201d\u201e\uff02\u00ab\u00bb\u300c\u300d\u300e\u300f'
_QUOTED = re.compile(f"[{_QUOTES}]([^{_QUOTES}]+)[{_QUOTES}]")
_LATIN = re.compile("[a-z0-9]+")
_VOWELS = frozenset("aeiouv")
Kind = Literal["pair", "single", "word", "sound"]


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing looked up. `forms` are the words that it may be spelt as, each with its weight."""

    kind: Kind
    term: str
    weight: float = 1.0
    forms: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Query:
    """A query cut into units; `text` is what was typed, `runs` are those of it folded, `phrases`
    the runs of each quoted part."""

    text: str
    runs: tuple[str, ...]
    units: tuple[Unit, ...]
    phrases: tuple[tuple[str, ...], ...] = ()

    @property
    def long(self) -> bool:
        """Whether it says so much that single characters help more than they cost."""
        return _is_long(self.units)


def _is_long(units: Iterable[Unit]) -> bool:
    return sum(unit.kind in ("pair", "word") for unit in units) > WEIGHTS["short"]


def parse(text: str, language: str, *, dense: bool) -> Query:
    """The query of `text` in an index of `language`."""
    text = composed(text[:LONGEST_QUERY])
    quoted = [tuple(RUN.findall(fold(part))) for part in _QUOTED.findall(text)]
    latin = _latin_words(text) if language.startswith("ug") else {}
    runs = tuple(RUN.findall(fold(text)))
    units: dict[tuple[str, str], Unit] = {}
    for run in runs:
        for unit in _units(run, latin, language, dense=dense):
            units.setdefault((unit.kind, unit.term), unit)
    if _is_long(units.values()):
        for run in runs:
            for unit in singles(run):
                units.setdefault((unit.kind, unit.term), unit)
    if dense:
        for letters in _spelt(runs):
            for term in sound_terms(letters):
                units.setdefault(("sound", term), Unit("sound", term))
    found = list(units.values())
    if sum(unit.kind == "pair" for unit in found) >= SAYING:
        found = [_lighter(unit) for unit in found]
    words = text.strip(" \t\r\n\u3000")
    return Query(words, runs, tuple(found), tuple(phrase for phrase in quoted if phrase))


def _lighter(unit: Unit) -> Unit:
    """The unit, with less weight where it only asks."""
    single = unit.kind == "single" and unit.weight != 1
    if (single or unit.kind == "pair") and set(unit.term) <= _FUNCTION:
        return replace(unit, weight=unit.weight * WEIGHTS["function"])
    return unit


def _units(run: str, latin: dict[str, str], language: str, *, dense: bool) -> Iterator[Unit]:
    """Pairs and words of one run; a single character where it is all there is of it."""
    for part in [run] if dense else [*DENSE_RUN.findall(run), *WORD_RUN.findall(run)]:
        word = WORD_RUN.fullmatch(part) is not None
        if not word and len(part) == 1:
            yield Unit("single", part)
        if not word or (dense and len(part) == 2):
            inside = {at for found in WORD_RUN.finditer(part) if len(found[0]) > 2
                      for at in range(found.start(), found.end() - 1)}  # fmt: skip
            for at, pair in enumerate(pairs(part)):
                if at not in inside:
                    yield Unit("pair", pair, WEIGHTS["letters"] if word else 1.0)
        for said in WORD_RUN.findall(part):
            if word or len(said) > 2:
                yield _word(said[:LONGEST], latin, language)


def _word(word: str, latin: dict[str, str], language: str) -> Unit:
    forms = {word: 1.0}
    if language.startswith("ug"):
        for spelling in uyghur.in_arabic(latin.get(word, word)):
            forms.setdefault(spelling, 1.0)
        for form in list(forms):
            for weak in uyghur.weakened(form):
                forms.setdefault(weak, WEIGHTS["prefix"])
    return Unit("word", word, 1.0, tuple(forms.items()))


def _latin_words(text: str) -> dict[str, str]:
    """Words with the dots that folding takes from their letters, by what is left of them."""
    found = re.findall("[a-zöüëé'\u2019]+", text.lower())
    return {fold(word): word for word in found}


def singles(run: str) -> Iterator[Unit]:
    """The single characters of a run that has pairs too."""
    if len(run) > 1:
        for characters in DENSE_RUN.findall(run):
            for character in characters:
                yield Unit("single", character, WEIGHTS["single"])


def _spelt(runs: tuple[str, ...]) -> Iterator[str]:
    """Latin words that follow one another, as one row of letters."""
    letters = ""
    for run in (*runs, ""):
        if run and _LATIN.fullmatch(run):
            letters += run
        else:
            if len(letters) > 1:
                yield letters
            letters = ""


def sound_terms(letters: str) -> list[str]:
    """The pieces by which titles are found by their sound: of first letters where there are few
    vowels, of whole pinyin where there is one."""
    vowels = sum(letter in _VOWELS for letter in letters)
    terms = pinyin.whole_pieces(letters) if vowels else []
    if vowels <= math.ceil(len(letters) / 4):
        terms += pinyin.initial_pieces(letters)
    return terms


def stem_length(word: str) -> int:
    """How much of a word another must share to count as its stem."""
    return max(3, math.ceil(len(word) / 2))
