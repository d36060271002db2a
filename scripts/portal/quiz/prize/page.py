"""The page of a draw: it shows everything and repeats the draw before the eyes of who opens it."""

from __future__ import annotations

import re
import shlex
from dataclasses import asdict

from portal.quiz.grading.templates import filled
from portal.quiz.prize.draw import Draw, lot_of


def draw_page(held: Draw, code: str) -> bytes:
    """The page, which needs nothing else."""
    lots = [(entry, lot_of(held.seed, held.public, entry)) for entry in held.winners]
    first = f"{held.seed}:{held.public}:{held.winners[0]}"
    return filled(
        "draw.html",
        code,
        draw=held,
        lots=lots,
        held=asdict(held),
        quoted=(shlex.quote(held.seed), shlex.quote(first)),
        windows=(_quoted(held.seed), _quoted(first)),
    )


def _quoted(text: str) -> str:
    """Words as PowerShell takes them literally; it knows five signs for an apostrophe."""
    return "'" + re.sub("(['‘’‚‛])", r"\1\1", text) + "'"
