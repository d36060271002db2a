"""Keeps the papers that seeds draw from one build to the next, all of them in one file.

What is drawn depends on less than the questions: on their ids, their kinds and their facts. Where
two languages have the same of these, one draw serves both.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pydantic import TypeAdapter

from portal.content.blueprint import Blueprint
from portal.output.files import write_whole
from portal.quiz import text
from portal.quiz.assembly.demands import Kinds, candidates, demands_of
from portal.quiz.assembly.paper import Assembled
from portal.quiz.assembly.topics import topic_names
from portal.quiz.item import BankItem

FILE = "papers.json"
"""Its name in the project's cache."""

Form = tuple[tuple[str, ...], ...]
"""A paper: the ids of its questions, section by section."""
Forms = tuple[Form, ...]

_KEPT = TypeAdapter(dict[str, Forms])
"""What the file holds: what was drawn, by the key of all that it depends on."""


class PaperCache:
    """The papers of a project; a file of them that is missing or damaged counts as empty."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._kept = _read(file)
        self._used: dict[str, Forms] = {}

    def forms(
        self, items: Sequence[BankItem], blueprint: Blueprint, seeds: Sequence[str], language: str
    ) -> Forms:
        """The papers that `assemblies` draws, one a seed; none where the bank is short."""
        key = _key(items, blueprint, seeds, language)
        if key not in self._used:
            kept = self._kept.get(key)
            self._used[key] = _drawn(items, blueprint, seeds, language) if kept is None else kept
        return self._used[key]

    def keep(self) -> None:
        """Write what was asked for, and forget everything else."""
        if self._used == self._kept:
            return
        data = json.dumps(self._used, separators=(",", ":"), sort_keys=True).encode()
        with suppress(OSError):  # without it the next build takes longer, nothing else
            write_whole(self._file, [_digest(data), b"\n", data])


def _read(file: Path) -> dict[str, Forms]:
    try:
        digest, _, data = file.read_bytes().partition(b"\n")
        return _KEPT.validate_json(data) if digest == _digest(data) else {}
    except (OSError, ValueError):
        return {}


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()


def _drawn(
    items: Sequence[BankItem], blueprint: Blueprint, seeds: Sequence[str], language: str
) -> Forms:
    from portal.quiz.assembly.draw import assemblies  # its solver loads slowly

    return tuple(
        tuple(tuple(item.id for item in section) for section in paper.sections)
        for paper in assemblies(items, blueprint, seeds, language)
        if isinstance(paper, Assembled)
    )


def _key(
    items: Sequence[BankItem], blueprint: Blueprint, seeds: Sequence[str], language: str
) -> str:
    kinds = Kinds(blueprint, topic_names(items))
    questions = [
        (item.id, item.facts, kind.sections, sorted(kind.topics), kind.difficulty)
        for item in candidates(items, blueprint, language)
        if (kind := kinds.of(item)).sections
    ]
    demands = [(d.section, d.kind, d.value, d.wanted) for d in demands_of(blueprint)]
    said = json.dumps([_program(), blueprint.slug, seeds, demands, questions])
    return hashlib.sha256(said.encode()).hexdigest()


@cache
def _program() -> str:
    """What a paper depends on beside its questions: this room, the order of a seed, the solver."""
    digest = hashlib.sha256()
    for path in (*sorted(Path(__file__).parent.glob("*.py")), Path(text.__file__)):
        digest.update(path.read_bytes())
    return f"{digest.hexdigest()} {version('highspy')}"
