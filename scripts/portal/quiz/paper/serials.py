"""Which serials of a paper were given out, kept beside its key so that none is given out twice.

{"format": "shiliu-serials-1", "paper": "0a1b2c3d", "printed": [
  {"version": "A", "first": 1, "last": 50}, {"version": "B", "first": 51, "last": 100}]}
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from portal.output.files import Write, write_all
from portal.output.lock import held
from portal.quiz.sheet.code import MOST_SERIAL

SERIALS_FILE = "serials.json"
_FAMILY = "shiliu-serials-"
_FORMAT = f"{_FAMILY}1"
_LOCK = ".serials.lock"
_VERSION = re.compile("[A-Z]")
Reason = Literal["missing", "spoilt", "newer", "paper"]


@dataclass(frozen=True, slots=True)
class Span:
    """Sheets of a version whose serials follow each other, from the first to the last."""

    version: str
    first: int
    last: int

    @property
    def serials(self) -> range:
        """All of them."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True)
class Serials:
    """What was printed of a paper, by its id."""

    paper: str
    printed: tuple[Span, ...] = ()

    @property
    def following(self) -> int:
        """The first serial after all that were given out, of whatever version."""
        return 1 + max((span.last for span in self.printed), default=0)


class SerialsFault(Exception):
    """A record that cannot be gone on with; `reason` names why in `language/cli` (`serials_…`):
    there is none, it is no record any more, of a newer version, or of another paper."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason

    @property
    def lost(self) -> bool:
        """Whether nobody knows any more what was given out."""
        return self.reason in ("missing", "spoilt")


class Busy(Exception):
    """Another command gives out serials of the paper, or has since they were looked up."""


def spans_of(versions: Sequence[str], sheets: int, first: int) -> tuple[Span, ...]:
    """So many sheets of each version; serials go on from one version to the next."""
    starts = range(first, first + sheets * len(versions), sheets)
    return tuple(
        Span(name, start, start + sheets - 1) for name, start in zip(versions, starts, strict=True)
    )


def read_serials(folder: Path, paper: str) -> Serials:
    """The record in the folder of a paper's key. Raises SerialsFault, and OSError where it is there
    and cannot be opened."""
    try:
        data = (folder / SERIALS_FILE).read_bytes()
    except FileNotFoundError:
        raise SerialsFault("missing") from None
    try:
        found = json.loads(data.decode("utf-8-sig"))
        form = found.pop("format", "") if isinstance(found, dict) else ""
        if isinstance(form, str) and form.startswith(_FAMILY) and form != _FORMAT:
            raise SerialsFault("newer")
        serials = _records().validate_json(json.dumps(found), strict=True)
    except (ValueError, RecursionError, ValidationError):
        raise SerialsFault("spoilt") from None
    if form != _FORMAT or not all(map(_can_be, serials.printed)):
        raise SerialsFault("spoilt")
    if serials.paper != paper:
        raise SerialsFault("paper")
    return serials


def give_out(folder: Path, known: Serials, spans: Sequence[Span], writes: Sequence[Write]) -> None:
    """Write what is printed, and beside the key that its serials are given out; `known` is what was
    given out when they were chosen. Of a paper without sheets nothing is kept.

    The record stands first: where the power fails between the two, serials are lost, and none is
    there twice. Raises Busy, and OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with held(folder / _LOCK) as free:
        if not free or (spans and _now(folder, known.paper) != known):
            raise Busy
        record = replace(known, printed=(*known.printed, *spans))
        kept = [Write(folder / SERIALS_FILE, _dumped(record))] if spans else []
        write_all([*kept, *writes])


def _now(folder: Path, paper: str) -> Serials | None:
    """The record as it is now; None where another paper's was put there meanwhile."""
    try:
        return read_serials(folder, paper)
    except SerialsFault as fault:
        return Serials(paper) if fault.lost else None


def _can_be(span: Span) -> bool:
    return bool(_VERSION.fullmatch(span.version)) and 1 <= span.first <= span.last <= MOST_SERIAL


def _dumped(serials: Serials) -> bytes:
    text = json.dumps({"format": _FORMAT, **asdict(serials)}, ensure_ascii=False, indent=1)
    return (text + "\n").encode()


@cache
def _records() -> TypeAdapter[Serials]:
    return TypeAdapter(Serials)
