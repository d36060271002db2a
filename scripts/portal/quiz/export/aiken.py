"""Aiken, the plainest text format: single choice, a line for each text, no explanation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import ascii_uppercase

from portal.quiz.export.format import Exported, Format, LeftOut, Wish
from portal.quiz.export.texts import unwritable
from portal.quiz.item import BankItem

_OTHER_LINE = re.compile(r"[A-Z][.)]|ANSWER:")
"""How an option or the answer begins; a reader takes a stem that does for one of them."""
_SHORTEST = 2
"""Readers skip a line of fewer bytes."""


def write(items: Sequence[BankItem], wish: Wish) -> Exported:
    """The questions in Aiken; explanations stay behind, for which it has no place."""
    blocks: list[str] = []
    left_out: list[LeftOut] = []
    for item in items:
        why = _refused(item)
        if why is None:
            blocks.append(_block(item))
        else:
            left_out.append(why)
    return Exported("\n".join(blocks).encode(), tuple(left_out))


def _refused(item: BankItem) -> LeftOut | None:
    if item.type != "single":
        return LeftOut(item, "type")
    if any("\n" in text.strip() for text in (item.stem, *item.options)):
        return LeftOut(item, "multi-line")
    if len(item.options) > len(ascii_uppercase):
        return LeftOut(item, "options-many", len(ascii_uppercase))
    stem = item.stem.strip()
    if _OTHER_LINE.match(stem) or len(stem.encode()) < _SHORTEST:
        return LeftOut(item, "unreadable")
    return unwritable(item)


def _block(item: BankItem) -> str:
    options = zip(ascii_uppercase, item.options, strict=False)
    lines = [item.stem.strip(), *(f"{letter}. {option.strip()}" for letter, option in options)]
    right = ascii_uppercase[item.options.index(str(item.answer))]
    return "\n".join((*lines, f"ANSWER: {right}", ""))


FORMAT = Format("aiken", ".txt", write)
