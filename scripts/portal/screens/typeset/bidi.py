"""In which order the parts of a line stand, where writing of both directions meets."""

from __future__ import annotations

import unicodedata
from functools import cache

_STRONG = {"L": "L", "R": "R", "AL": "R"}
_NEUTRAL = frozenset(("B", "S", "WS", "ON", "BN"))
_PAIRS = dict(zip("([{（［｛〈《「『【〔〖", ")]}）］｝〉》」』】〕〗", strict=True))
"""Brackets, without quotation marks: UAX #9 pairs only these."""


@cache
def _class(character: str) -> str:
    return unicodedata.bidirectional(character) or "L"


def levels(line: str, *, rtl: bool) -> list[int]:
    """The embedding level of each character, after the Unicode Bidirectional Algorithm (UAX #9).

    A line is a paragraph, and has no embeddings: those are gone before (rules W1 to W7,
    N0 to N2, I1, I2, L1). Even levels run from left to right.
    """
    base = 1 if rtl else 0
    kinds = [_class(c) for c in line]
    if not rtl and not any(kind in ("R", "AL", "AN") for kind in kinds):
        return [0] * len(line)
    own = "R" if rtl else "L"
    marks = [kind == "NSM" for kind in kinds]
    _weak(kinds, own)
    _brackets(line, kinds, own, marks)
    _neutral(kinds, own)
    result = [base + _step(kind, base) for kind in kinds]
    for index in range(len(line) - 1, -1, -1):  # L1: spaces at the end follow the line
        if not line[index].isspace():
            break
        result[index] = base
    return result


def _step(kind: str, base: int) -> int:
    if base == 0:
        return {"L": 0, "R": 1}.get(kind, 2)
    return 0 if kind == "R" else 1


def _weak(kinds: list[str], own: str) -> None:
    """Settle digits, their separators and marks, in place (W1 to W7)."""
    last = own
    for index, kind in enumerate(kinds):  # W1
        if kind == "NSM":
            kinds[index] = last
        last = kinds[index]
    strong = own
    for index, kind in enumerate(kinds):  # W2, W3
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[index] = "AN"
    for index, kind in enumerate(kinds):
        if kind == "AL":
            kinds[index] = "R"
    for index in range(1, len(kinds) - 1):  # W4
        before, after = kinds[index - 1], kinds[index + 1]
        if before == after and (
            (kinds[index] in ("ES", "CS") and before == "EN")
            or (kinds[index] == "CS" and before == "AN")
        ):
            kinds[index] = before
    _terminators(kinds)
    strong = own
    for index, kind in enumerate(kinds):  # W6, W7
        if kind in ("ES", "ET", "CS"):
            kinds[index] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"


def _terminators(kinds: list[str]) -> None:
    """Signs beside a number, as of percent, go with it (W5)."""
    index = 0
    while index < len(kinds):
        end = index
        while end < len(kinds) and kinds[end] in ("ET", "BN"):
            end += 1
        if end > index:
            beside = (index and kinds[index - 1] == "EN") or (
                end < len(kinds) and kinds[end] == "EN"
            )
            if beside:
                kinds[index:end] = ["EN"] * (end - index)
        index = max(end, index + 1)


def _brackets(line: str, kinds: list[str], own: str, marks: list[bool]) -> None:
    """Two brackets of a pair go the same way, and marks on them too (N0)."""
    open_: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, character in enumerate(line):
        if kinds[index] != "ON":
            continue
        if character in _PAIRS:
            open_.append((_PAIRS[character], index))
        else:
            for depth in range(len(open_) - 1, -1, -1):
                if open_[depth][0] == character:
                    pairs.append((open_[depth][1], index))
                    del open_[depth:]
                    break
    for start, end in sorted(pairs):
        inside = {_side(kind) for kind in kinds[start + 1 : end]} - {""}
        other = "L" if own == "R" else "R"
        if own in inside:
            way = own
        elif other in inside:
            way = next((s for k in reversed(kinds[:start]) if (s := _side(k))), own)
        else:
            continue
        for place in (start, end):
            kinds[place] = way
            while place + 1 < len(kinds) and marks[place + 1]:
                place += 1
                kinds[place] = way


def _side(kind: str) -> str:
    return "R" if kind in ("R", "AN", "EN") else "L" if kind == "L" else ""


def _neutral(kinds: list[str], own: str) -> None:
    """Spaces and signs go with what stands on both sides, else with the line (N1, N2)."""
    index = 0
    while index < len(kinds):
        end = index
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end > index:
            before = _side(kinds[index - 1]) if index else own
            after = _side(kinds[end]) if end < len(kinds) else own
            kinds[index:end] = [before if before == after else own] * (end - index)
        index = max(end, index + 1)


def visual(levels_: list[int]) -> list[tuple[int, int, int]]:
    """The parts of one level from left to right: start, end, level (L2)."""
    parts: list[tuple[int, int, int]] = []
    for index, level in enumerate(levels_):
        if parts and parts[-1][2] == level:
            parts[-1] = (parts[-1][0], index + 1, level)
        else:
            parts.append((index, index + 1, level))
    for least in range(max(levels_, default=0), 0, -1):
        start = 0
        while start < len(parts):
            end = start
            while end < len(parts) and parts[end][2] >= least:
                end += 1
            parts[start:end] = parts[start:end][::-1]
            start = max(end, start + 1)
    return parts
