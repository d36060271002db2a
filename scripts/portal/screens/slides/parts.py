"""What a slide says, part by part, each with the sizes that it may be set in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from portal.language.languages import Language

Role = Literal["label", "main", "byline", "text", "option"]
LEAST_PX = 16
"""No text is smaller than this, whoever reads it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a slide in one language."""

    role: Role
    text: str
    least: int
    """Sizes of text, in pixels."""
    most: int
    spare: int = 0
    """What is left out where room is short: 2 first, 1 next, 0 never."""
    lines: int | None = None
    """How many lines it may have at most; None: as many as fit."""
    mark: str = ""
    """The letter of an option."""
    right: bool = False
    """Whether it is a right option."""


@dataclass(frozen=True, slots=True)
class Speech:
    """All parts of a slide in one language, in their order."""

    language: Language
    parts: tuple[Part, ...]

    def without(self, spare: int) -> Speech:
        """Without the parts that are as dispensable as that, or more."""
        return Speech(self.language, tuple(part for part in self.parts if part.spare < spare))

    def at_most(self, share: float, *, mono: bool) -> Speech:
        """With every largest size at a share of what it was, none under its least."""
        return Speech(
            self.language,
            tuple(
                replace(part, most=snap(part.most * share, mono=mono, least=part.least))
                for part in self.parts
            ),
        )


def snap(px: float, *, mono: bool, least: int = LEAST_PX) -> int:
    """The size of type at or under `px`: 16, then multiples of 8, on mono of 16; `least` at
    least."""
    step = 16 if mono else 8
    return max(least, LEAST_PX, int(px) // step * step)
