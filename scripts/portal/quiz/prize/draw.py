"""The rule of the draw, and its record.

Before the contest a secret seed of 64 hexadecimal digits is made, and its SHA-256, the commitment,
is published. At the draw every entry gets a lot, the SHA-256 of `seed:public:entry` in UTF-8, and
lots are sorted from the smallest up: the first win. `public` are words that nobody could know
before (a number drawn elsewhere that day), or nothing.

The rule must stay as it is in all versions of the program: old draws are checked by it.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

FORMAT, SECRET_FORMAT = "shiliu-draw-1", "shiliu-draw-secret-1"
_SEED = re.compile("[0-9a-f]{64}")
_FAMILY = re.compile(r"(shiliu-draw-(?:secret-)?)[0-9]+")


class DrawFault(Exception):
    """A file that is no secret, or no draw; `reason` names why in `language/cli` (`draw_…`)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Draw:
    """A draw: `entries` are normalised, sorted, each once; `winners` are in their order; so many
    sheets were `waiting` for a person, and had no part in it."""

    title: str
    seed: str
    commitment: str
    public: str
    entries: tuple[str, ...]
    winners: tuple[str, ...]
    waiting: int = 0


def new_seed() -> str:
    """A seed that nobody can guess."""
    return secrets.token_hex(32)


def commitment_of(seed: str) -> str:
    """The SHA-256 of a seed's digits."""
    return _sha256(seed)


def lot_of(seed: str, public: str, entry: str) -> str:
    """The lot of an entry."""
    return _sha256(f"{seed}:{public}:{entry}")


def normalised(text: str) -> str:
    """Words in one way of writing: NFKC, and no more spaces than one between two words."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def normalised_entries(written: Iterable[str]) -> tuple[tuple[str, ...], int]:
    """The entries as they are drawn from, sorted by their characters, and how many were written
    more than once."""
    texts = [text for one in written if (text := normalised(one))]
    return tuple(sorted(set(texts))), len(texts) - len(set(texts))


def draw(
    title: str, seed: str, public: str, entries: tuple[str, ...], winners: int, waiting: int = 0
) -> Draw:
    """The draw of so many winners; all win where there are no more entries than that."""
    said = normalised(public)
    order = sorted(entries, key=lambda entry: lot_of(seed, said, entry))
    return Draw(title, seed, commitment_of(seed), said, entries, tuple(order[:winners]), waiting)


def faults_of(held: Draw) -> tuple[str, ...]:
    """What is wrong with a draw, by names in `language/cli` (`draw_wrong_…`): its `seed`, its
    `entries`, or its `winners`; nothing of a right one."""
    found = []
    if commitment_of(held.seed) != held.commitment:
        found.append("seed")
    if normalised_entries(held.entries) != (held.entries, 0) or not held.entries:
        found.append("entries")
    again = draw(held.title, held.seed, held.public, held.entries, len(held.winners))
    if again.winners != held.winners or again.public != held.public or not held.winners:
        found.append("winners")
    return tuple(found)


def dump_draw(held: Draw) -> bytes:
    """A draw as JSON; that nobody was waiting is not said."""
    fields = asdict(held)
    if not held.waiting:
        del fields["waiting"]
    return _dumped({"format": FORMAT, **fields})


def load_draw(data: bytes) -> Draw:
    """A draw, right or wrong. Raises DrawFault."""
    held = _loaded(data, FORMAT)
    title, seed, commitment, public = (
        _text(held.get(name)) for name in ("title", "seed", "commitment", "public")
    )
    entries, winners = (_texts(held.get(name)) for name in ("entries", "winners"))
    waiting = held.get("waiting", 0)
    if type(waiting) is not int or waiting < 0:
        raise DrawFault("other")
    return Draw(title, seed, commitment, public, entries, winners, waiting)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise DrawFault("other")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise DrawFault("other")
    return tuple(map(_text, value))


def dump_secret(seed: str) -> bytes:
    """The secret file of a seed."""
    return _dumped({"format": SECRET_FORMAT, "seed": seed, "commitment": commitment_of(seed)})


def load_secret(data: bytes) -> str:
    """The seed of a secret file. Raises DrawFault, also where it is not that of its commitment."""
    held = _loaded(data, SECRET_FORMAT)
    seed = held.get("seed")
    if not isinstance(seed, str) or not _SEED.fullmatch(seed):
        raise DrawFault("other")
    if held.get("commitment") != commitment_of(seed):
        raise DrawFault("changed")
    return seed


def _loaded(data: bytes, form: str) -> dict[str, Any]:
    try:
        held = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        raise DrawFault("unreadable") from fault
    if not isinstance(held, dict):
        raise DrawFault("other")
    said = held.get("format")
    if said != form:
        family = _FAMILY.fullmatch(said) if isinstance(said, str) else None
        raise DrawFault("newer" if family and form.startswith(family[1]) else "other")
    return held


def _dumped(held: dict[str, Any]) -> bytes:
    return (json.dumps(held, ensure_ascii=False, indent=1) + "\n").encode()


def _sha256(text: str) -> str:
    # a lone surrogate, which JSON can write, is in no UTF-8
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
