"""A pack: the questions of a contest in a hall with their answers, and its rules.

The host's page (`theme/host/20-pack.js`) reads it; `pack.schema.json` describes it. The same seed
draws the same pack from the same bank, byte for byte.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.content.blueprint import Blueprint
from portal.content.hall import HallRules, Round, RoundKind
from portal.content.library import Library
from portal.language.languages import Language
from portal.quiz.assembly.paper import Assembled
from portal.quiz.generate.order import shown_options
from portal.quiz.hall.rules_json import rules_as_json
from portal.quiz.item import MANUAL, BankItem
from portal.quiz.values import read_value
from portal.quiz.words import words_of

FORMAT = "shiliu-pack-1"
_ID_DIGITS = 16
_FOR_EACH_TEAM: frozenset[RoundKind] = frozenset({"required", "risk"})


@dataclass(frozen=True, slots=True)
class Lacking:
    """A part of a blueprint that has fewer questions than the rounds that draw from it need.

    `section` is its place from 0, None what no round names; `found` is None where the blueprint
    has no such section. `rounds` are their places, from 1.
    """

    section: int | None
    rounds: tuple[int, ...]
    needed: int
    found: int | None


def needed(found: Round, teams: int) -> int:
    """How many questions a round takes."""
    return found.questions * (teams if found.kind in _FOR_EACH_TEAM else 1)


def lacking(rules: HallRules, blueprint: Blueprint) -> tuple[Lacking, ...]:
    """Where a blueprint has too few questions for the rounds."""
    counts = [section.count for section in blueprint.sections]
    named = {one.section for one in rules.rounds if one.section is not None}
    rest = sum(count for place, count in enumerate(counts) if place not in named)
    by_section: dict[int | None, list[tuple[int, int]]] = {}
    for number, one in enumerate(rules.rounds, 1):
        of_round = (number, needed(one, len(rules.teams)))
        by_section.setdefault(one.section, []).append(of_round)
    short: list[Lacking] = []
    for section, rounds in by_section.items():
        there = rest if section is None else counts[section] if section < len(counts) else None
        wanted = sum(count for _, count in rounds)
        if there is None or there < wanted:
            short.append(Lacking(section, tuple(number for number, _ in rounds), wanted, there))
    return tuple(short)


def pack_of(
    drawn: Assembled, items: Sequence[BankItem], rules: HallRules, library: Library
) -> dict[str, Any]:
    """The pack of a drawn paper, as JSON's own types.

    Its questions are in the language they were drawn in, and in every other language of the site in
    which the bank has them; options stand in the same places in the languages that `alike` names.
    """
    settings = library.settings
    main = settings.language(drawn.language)
    others = [language for language in settings.languages if language != main]
    wanted = {item.id for item in drawn.items}
    there = {(item.id, item.lang): item for item in items if item.ready and item.id in wanted}
    spoken = {code for _, code in there}
    languages = [main, *(language for language in others if language.code in spoken)]
    held: dict[str, Any] = {
        "title": dict(sorted((rules.title or drawn.blueprint.title).items())),
        "languages": [
            {"code": language.code, "name": language.name, "dir": language.direction}
            for language in languages
        ],
        "blueprint": drawn.blueprint.slug,
        "seed": drawn.seed,
        "rules": rules_as_json(rules),
        "questions": [
            _question(item, section, languages, there, library)
            for section, of_section in enumerate(drawn.sections)
            for item in of_section
        ],
    }
    identity = hashlib.sha256(pack_bytes(held)).hexdigest()[:_ID_DIGITS]
    return {"format": FORMAT, "id": identity, **held}


def pack_bytes(pack: Mapping[str, Any]) -> bytes:
    """A pack as JSON in UTF-8; what YAML can write and UTF-8 has not becomes a question mark."""
    words = json.dumps(pack, ensure_ascii=False, separators=(",", ":"))
    return words.encode("utf-8", "replace")


def _question(
    item: BankItem,
    section: int,
    languages: Sequence[Language],
    there: Mapping[tuple[str, str], BankItem],
    library: Library,
) -> dict[str, Any]:
    found = {
        language.code: there[item.id, language.code]
        for language in languages
        if (item.id, language.code) in there
    }
    places = [item.options.index(option) for option in shown_options(item)]
    alike = [code for code, other in found.items() if _alike(item, other)]
    return {
        "id": item.id,
        "type": item.type,
        "topic": item.topic,
        "difficulty": item.difficulty,
        "section": section,
        "facts": list(item.facts),
        "alike": alike,
        "texts": {
            code: {
                "stem": other.stem,
                "options": [other.options[place] for place in places]
                if code in alike
                else list(shown_options(other)),
                "answer": _plain(other.answer),
                "explanation": other.explanation,
                "source": _source(other, library),
            }
            for code, other in found.items()
        },
    }


def _alike(first: BankItem, other: BankItem) -> bool:
    """Whether the options of a question in another language are those of the first one, place by
    place: those of one by hand are, and those that were made are where they are the same numbers
    or were converted."""
    if isinstance(first.answer, bool) or first is other:
        return True
    if len(_rows(first)) != len(_rows(other)) or _right(first) != _right(other):
        return False
    if first.rule == MANUAL or not first.options or first.type == "order":
        return True
    if first.lang.partition("-")[0] == other.lang.partition("-")[0]:
        return True
    said = list(_values(first))
    return None not in said and said == list(_values(other))


def _rows(item: BankItem) -> Sequence[object]:
    """What is chosen from, matched or put in order; nothing where the answer is written."""
    if item.type in ("match", "order"):
        return item.answer if isinstance(item.answer, tuple) else ()
    return item.options


def _right(item: BankItem) -> frozenset[int]:
    """The places of the right options of single and multiple."""
    if item.type not in ("single", "multiple"):
        return frozenset()
    right = {item.answer} if isinstance(item.answer, str) else set(_answers(item))
    return frozenset(place for place, option in enumerate(item.options) if option in right)


def _answers(item: BankItem) -> Sequence[object]:
    return item.answer if isinstance(item.answer, tuple) else ()


def _values(item: BankItem) -> Iterator[tuple[object, ...] | None]:
    """The number that each option says, without the words of its unit."""
    for option in item.options:
        value = read_value(option, words_of(item.lang))
        yield None if value is None else (value.order,)


def _plain(answer: object) -> object:
    """An answer as JSON has it: tuples are lists."""
    return [_plain(part) for part in answer] if isinstance(answer, tuple) else answer


def _source(item: BankItem, library: Library) -> str:
    """The title of the page that a question comes from, '' where there is none."""
    found = library.references.source(item.source.page)
    if found is None:
        return ""
    text = found.record.text(library.settings.language(item.lang))
    return str(getattr(text, "title", None) or getattr(text, "name", ""))
