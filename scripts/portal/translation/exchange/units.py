"""What an exchange file holds: texts in units, each a passage with its translation."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

State = Literal["initial", "translated", "stale"]
"""Not translated yet; translated; translated, and the original has changed since."""
Style = Literal["xliff", "po"]
"""The formats of exchange files."""
NOTHING = "none"
"""The mark of a translation that is not there."""
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Unit:
    """A passage: `source` in the original, `target` in the translation ('' where none is).

    `line` is that of the original in an export, that of the exchange file in an import, 0 where
    neither is known.
    """

    id: str
    source: str
    target: str
    state: State
    line: int
    before: str | None = None
    """The mark of the translation that stood in the project at the export, None where the file
    does not say."""

    @property
    def edited(self) -> bool:
        """Whether somebody has worked on it since the export."""
        return bool(self.target) and mark_of(self.target) != self.before


@dataclass(frozen=True, slots=True)
class UnitText:
    """The units of one text; `path` is its original's, relative to the project."""

    path: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A whole exchange file, with the codes of its languages."""

    source_language: str
    target_language: str
    texts: tuple[UnitText, ...]


def mark_of(text: str) -> str:
    """A short mark by which the very same text is known again."""
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS] if text else NOTHING
