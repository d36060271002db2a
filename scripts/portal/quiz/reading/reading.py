"""What was read of a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from numpy.typing import NDArray

Mark = Literal["blank", "filled", "doubtful"]

PROBLEMS = (
    "unreadable",
    "empty",
    "locked",
    "cut",
    "too_large",
    "too_small",
    "not_a_picture",
    "no_marks",
    "marks_missing",
    "code_unread",
    "other_paper",
    "unknown_version",
    "covered",
    "faded",
    "bent",
)
"""Why a sheet waits for a person: each has a text `reading_<name>` in `language/cli`."""

DOTS = 8
"""Dots a millimetre of a straightened picture."""
READER = 3
"""The version of the reader: one more wherever it may read a sheet otherwise than before. What an
earlier one had read is read anew."""


@dataclass(frozen=True, slots=True)
class BubbleReading:
    """A bubble: `fill` is how much of its inside is dark, 0 to 1."""

    row: int
    option: int
    fill: float
    mark: Mark


@dataclass(frozen=True, slots=True, eq=False)
class SheetReading:
    """A sheet, or why it could not be read.

    `picture` names the file for people, with the page of one that has several (`scan.pdf#3`) and
    the sheet of a page that has two (`photo.jpg#1.2`). `problems` are names of reasons in
    `language/`: with one the whole sheet waits for a person, and `bubbles` may be empty.
    """

    picture: str
    version: str | None
    serial: int | None
    bubbles: tuple[BubbleReading, ...]
    problems: tuple[str, ...]
    straight: NDArray[Any] | None
    """The sheet seen from above, upright, `DOTS` dots a millimetre, BGR; None where no marks were
    found."""
