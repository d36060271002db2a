"""Pieces to lines: the fewest, then the least ragged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from portal.screens.typeset.pieces import WORD, Piece

_MANY = 400
"""From this many pieces on lines are filled one by one: balancing would take too long."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A piece and its widths at some size, in pixels."""

    piece: Piece
    width: int
    gap: int


@dataclass(frozen=True, slots=True)
class Broken:
    """The lines of a text, and whether every one of them ends between words."""

    lines: tuple[str, ...]
    whole: bool


def broken(pieces: Sequence[Measured], room: int, most: int) -> tuple[Broken, ...]:
    """The lines of pieces, none wider than `room`, in the ways that are worth a try, best first.

    The fewest lines; before them, where those cut a word in two, one line more if that does not.
    None where pieces need more than `most` lines, or one is too wide.
    """
    if any(piece.width > room for piece in pieces):
        return ()
    filled = _filled(pieces, room, most)
    if filled is None:
        return ()
    if len(filled) == 1 or len(pieces) >= _MANY:
        return (_broken(pieces, filled),)
    fewest = _broken(pieces, _balanced(pieces, room, len(filled)))
    if fewest.whole or len(filled) == most or len(filled) == len(pieces):
        return (fewest,)
    more = _broken(pieces, _balanced(pieces, room, len(filled) + 1))
    return (more, fewest) if more.whole else (fewest,)


def _broken(pieces: Sequence[Measured], starts: Sequence[int]) -> Broken:
    bounds = [*starts, len(pieces)]
    lines = tuple(joined([x.piece for x in pieces[start:end]]) for start, end in pairwise(bounds))
    return Broken(lines, all(pieces[start - 1].piece.cost <= WORD for start in starts[1:]))


def joined(pieces: Sequence[Piece]) -> str:
    """Pieces as the text of one line; spaces that hold a piece together look like all others."""
    return "".join(piece.text + piece.gap for piece in pieces).strip().replace("\u00a0", " ")


def hold(pieces: Sequence[Measured], room: float, most: int) -> bool:
    """Whether so many lines of a width hold all pieces."""
    return all(x.width <= room for x in pieces) and _filled(pieces, room, most) is not None


def _filled(pieces: Sequence[Measured], room: float, most: int) -> list[int] | None:
    """Where lines begin if each takes all that it can; None where there are too many."""
    starts = [0]
    used = gap = 0
    ended = False
    for index, measured in enumerate(pieces):
        if ended or used + gap + measured.width > room:
            starts.append(index)
            used = gap = 0
            if len(starts) > most:
                return None
        used += gap + measured.width
        gap, ended = measured.gap, measured.piece.ends
    return starts


def _balanced(pieces: Sequence[Measured], room: int, lines: int) -> list[int]:
    """Where lines begin so that they are about equal and end where a reader pauses.

    The cheapest way to each piece, line by line: a line costs the square of what it differs from
    the mean by, and its end what the piece there says.
    """
    count = len(pieces)
    ideal = sum(x.width + x.gap for x in pieces) / lines
    far = float("inf")
    costs = [0.0] + [far] * count
    backs: list[list[int]] = []
    for _ in range(lines):
        following = [far] * (count + 1)
        back = [0] * (count + 1)
        for start in range(count):
            if costs[start] == far:
                continue
            used = gap = 0
            for end in range(start, count):
                used += gap + pieces[end].width
                if used > room:
                    break
                gap, piece = pieces[end].gap, pieces[end].piece
                cost = costs[start] + (used / ideal - 1) ** 2
                if end + 1 < count:
                    cost += piece.cost
                if cost < following[end + 1]:
                    following[end + 1], back[end + 1] = cost, start
                if piece.ends:
                    break
        costs = following
        backs.append(back)
    starts: list[int] = []
    end = count
    for back in reversed(backs):
        end = back[end]
        starts.append(end)
    return starts[::-1]
