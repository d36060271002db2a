"""What a blueprint demands, one number at a time, and which questions count towards each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from portal.content.blueprint import Blueprint
from portal.quiz.item import BankItem

What = Literal["count", "topic", "difficulty"]


@dataclass(frozen=True, slots=True)
class Demand:
    """So many questions of a section (from 0; None is the whole paper): of any kind, of a topic or
    of a difficulty; `value` is '' of a count."""

    section: int | None
    kind: What
    value: str
    wanted: int


def demands_of(blueprint: Blueprint) -> tuple[Demand, ...]:
    """Everything that a blueprint demands: section by section, then of the whole paper."""
    return tuple(_demands(blueprint))


def _demands(blueprint: Blueprint) -> Iterator[Demand]:
    for number, section in enumerate(blueprint.sections):
        yield Demand(number, "count", "", section.count)
        yield from _parts(number, section.topics, section.difficulty)
    yield from _parts(None, blueprint.topics, blueprint.difficulty)


def _parts(
    section: int | None, topics: Mapping[str, int], difficulty: Mapping[int, int]
) -> Iterator[Demand]:
    for topic, wanted in topics.items():
        yield Demand(section, "topic", topic, wanted)
    for level, wanted in sorted(difficulty.items()):
        yield Demand(section, "difficulty", str(level), wanted)


@dataclass(frozen=True, slots=True)
class Kind:
    """All that a blueprint asks of a question: questions of one kind are as good as each other.

    `sections` are those that its type fits; `topics` and `difficulty` hold only what some demand
    names (0 is none).
    """

    sections: tuple[int, ...]
    topics: frozenset[str]
    difficulty: int

    def counts(self, section: int, demand: Demand) -> bool:
        """Whether a question of this kind in a section counts towards a demand."""
        if demand.section not in (None, section):
            return False
        match demand.kind:
            case "count":
                return True
            case "topic":
                return demand.value in self.topics
            case "difficulty":
                return demand.value == str(self.difficulty)


class Kinds:
    """Tells of what kind a question is for a blueprint."""

    def __init__(self, blueprint: Blueprint, names: Mapping[tuple[str, str], frozenset[str]]):
        """`names` are the topics of each question by id and topic, see `topic_names`."""
        demands = demands_of(blueprint)
        self._types = [frozenset(section.types) for section in blueprint.sections]
        self._topics = {demand.value for demand in demands if demand.kind == "topic"}
        self._levels = {demand.value for demand in demands if demand.kind == "difficulty"}
        self._names = names

    def of(self, item: BankItem) -> Kind:
        """The kind of a question."""
        sections = tuple(n for n, types in enumerate(self._types) if item.type in types)
        names = self._names.get((item.id, item.topic), frozenset((item.topic,)))
        level = item.difficulty if str(item.difficulty) in self._levels else 0
        return Kind(sections, names & self._topics, level)


def candidates(items: Iterable[BankItem], blueprint: Blueprint, language: str) -> list[BankItem]:
    """The questions that a paper in a language may have: approved, and of the blueprint's pool;
    each once, by id."""
    found: dict[str, BankItem] = {}
    for item in items:
        if item.lang == language and item.ready and blueprint.pool in (item.pool, "all"):
            found.setdefault(item.id, item)
    return sorted(found.values(), key=lambda item: item.id)


def line_of(section: int | None, blueprint: Blueprint) -> int:
    """The line of the file where a section begins; of the whole paper that of the blueprint."""
    return blueprint.line if section is None else blueprint.sections[section].line


def field_of(section: int | None, kind: What, value: str) -> str:
    """The dotted name of the key that makes a demand."""
    keys = {"count": "count", "topic": f"topics.{value}", "difficulty": f"difficulty.{value}"}
    return keys[kind] if section is None else f"sections.{section}.{keys[kind]}"
