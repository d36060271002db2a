"""What a blueprint's least shortage is, and whether a paper meets it, worked out another way.

Nothing of `portal.quiz.assembly` but the records of its result is used: a choice is made for every
question and section by itself, and scipy solves it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from portal.content.blueprint import Blueprint
from portal.quiz.assembly.paper import Assembled
from portal.quiz.item import BankItem
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

Asked = Mapping[tuple[int | None, str, str], int]
"""How many questions are asked for, by section, kind and value, as `Lack` has them."""


def asked_for(blueprint: Blueprint) -> Asked:
    """Every number of a blueprint."""
    found: dict[tuple[int | None, str, str], int] = {}
    parts: list[tuple[int | None, Mapping[str, int], Mapping[int, int]]]
    parts = [(None, blueprint.topics, blueprint.difficulty)]
    for number, section in enumerate(blueprint.sections):
        found[number, "count", ""] = section.count
        parts.append((number, section.topics, section.difficulty))
    for at, topics, levels in parts:
        found |= {(at, "topic", topic): count for topic, count in topics.items()}
        found |= {(at, "difficulty", str(level)): count for level, count in levels.items()}
    return found


def usable(items: Sequence[BankItem], blueprint: Blueprint, language: str) -> list[BankItem]:
    """The questions that may be drawn."""
    pools = ("practice", "contest") if blueprint.pool == "all" else (blueprint.pool,)
    return [i for i in items if i.lang == language and i.pool in pools and i.state != "waiting"]


def least_missing(items: Sequence[BankItem], blueprint: Blueprint, language: str) -> int:
    """How many questions are missing at least, over all numbers of a blueprint."""
    asked = asked_for(blueprint)
    places = [
        (item, number)
        for item in usable(items, blueprint, language)
        for number, section in enumerate(blueprint.sections)
        if item.type in section.types
    ]
    rows: list[list[int]] = [[] for _ in asked]
    lower: list[float] = list(asked.values())
    upper: list[float] = list(asked.values())
    at = {key: row for row, key in enumerate(asked)}
    once: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for column, (item, number) in enumerate(places):
        for key in _counted(item, number):
            if key in at:
                rows[at[key]].append(column)
        once["item", item.id].append(column)
        for fact in set(item.facts):
            once["fact", fact].append(column)
    for row in range(len(asked)):
        rows[row].append(len(places) + row)
    for columns in once.values():
        rows.append(columns)
        lower.append(0)
        upper.append(1)
    size = len(places) + len(asked)
    matrix = csr_array(
        (
            np.ones(sum(map(len, rows))),
            (
                np.repeat(np.arange(len(rows)), [len(row) for row in rows]),
                np.array([column for row in rows for column in row], dtype=int),
            ),
        ),
        shape=(len(rows), size),
    )
    cost = np.concatenate([np.zeros(len(places)), np.ones(len(asked))])
    most = np.concatenate([np.ones(len(places)), np.full(len(asked), np.inf)])
    solved = milp(
        cost,
        constraints=LinearConstraint(matrix, lower, upper),
        integrality=np.ones(size),
        bounds=Bounds(0, most),
        options={"presolve": False},
    )
    assert solved.success, solved.message
    return round(solved.fun)


def _counted(item: BankItem, number: int) -> Iterator[tuple[int | None, str, str]]:
    """All that a question in a section may count towards."""
    yield number, "count", ""
    for at in (number, None):
        yield at, "topic", item.topic
        yield at, "difficulty", str(item.difficulty)


def flaws(paper: Assembled, items: Sequence[BankItem]) -> list[str]:
    """Where a paper is not what its blueprint asks for; none where it is, to a question."""
    blueprint = paper.blueprint
    allowed = {i.id: i for i in usable(items, blueprint, paper.language)}
    found = []
    if len(paper.sections) != len(blueprint.sections):
        found.append("sections")
    counted: Counter[tuple[int | None, str, str]] = Counter()
    for number, (section, drawn) in enumerate(
        zip(blueprint.sections, paper.sections, strict=False)
    ):
        for item in drawn:
            if allowed.get(item.id) != item or item.type not in section.types:
                found.append(f"not allowed: {item.id}")
            counted.update(_counted(item, number))
    for key, wanted in asked_for(blueprint).items():
        if counted[key] != wanted:
            found.append(f"{key}: {counted[key]} of {wanted}")
    facts = Counter(fact for item in paper.items for fact in set(item.facts))
    found += [f"asked twice: {fact}" for fact, times in facts.items() if times > 1]
    ids = Counter(item.id for item in paper.items)
    found += [f"there twice: {identity}" for identity, times in ids.items() if times > 1]
    return found
