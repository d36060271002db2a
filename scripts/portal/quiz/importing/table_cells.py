"""The cells of a table of questions: options by their letters, several texts in one cell.

Several texts stand with bars or line ends between them, pairs with an equals sign, one a line, as
an editor writes them. Where these would be read otherwise the cell holds them as JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from openpyxl.utils import get_column_letter

from portal.content.question import Pair, QuestionType

_BETWEEN_TEXTS = {"blank": re.compile(r"[|｜;；\n]"), "short": re.compile(r"[|｜\n]")}
_BETWEEN_PAIRS = re.compile(r"[|｜;；\n]")
_IN_PAIR = re.compile(r"\s*(?:=|＝|->|→|—+)\s*")
_BETWEEN_LETTERS = re.compile(r"[\s,，、;；|/]+")


def letter(place: int) -> str:
    """The letter of an option, from 1; after Z comes AA."""
    return get_column_letter(place)


def letters_in(cell: str, known: Sequence[str]) -> tuple[str, ...] | None:
    """The letters that a cell names, None where it names others than the known ones."""
    words = [word for word in _BETWEEN_LETTERS.split(cell) if word]
    found = [part for word in words for part in ([word] if word in known else word)]
    return tuple(found) if found and all(one in known for one in found) else None


def texts_in(cell: str, type: QuestionType) -> tuple[str, ...]:
    """The accepted texts of a cell."""
    held = _json(cell)
    if held is not None and all(isinstance(text, str) for text in held):
        return tuple(held)
    parts = _BETWEEN_TEXTS[type].split(cell)
    return tuple(part.strip() for part in parts if part.strip())


def texts_cell(texts: Sequence[str], type: QuestionType) -> str:
    """A cell of accepted texts."""
    plain = "|".join(texts)
    return plain if texts_in(plain, type) == tuple(texts) else json.dumps(texts, ensure_ascii=False)


def pairs_in(cell: str) -> tuple[Pair, ...] | None:
    """The pairs of a cell, None where a part of it is no pair."""
    held = _json(cell)
    if held is not None and all(map(_is_pair, held)):
        return tuple((left, right) for left, right in held)
    sides = [_IN_PAIR.split(part.strip()) for part in _BETWEEN_PAIRS.split(cell) if part.strip()]
    pairs = tuple((side[0], side[1]) for side in sides if len(side) == 2 and all(side))
    return pairs if pairs and len(pairs) == len(sides) else None


def pairs_cell(pairs: Sequence[Pair]) -> str:
    """A cell of pairs."""
    plain = "\n".join(f"{left} = {right}" for left, right in pairs)
    return plain if pairs_in(plain) == tuple(pairs) else json.dumps(pairs, ensure_ascii=False)


def _json(cell: str) -> list[Any] | None:
    """The list that a cell holds as JSON."""
    try:
        held = json.loads(cell) if cell.startswith("[") else None
    except ValueError:
        return None
    return held if isinstance(held, list) and held else None


def _is_pair(held: object) -> bool:
    return isinstance(held, list) and len(held) == 2 and all(isinstance(one, str) for one in held)
