"""A Markdown text in segments: what a translator works on piece by piece.

A segment is a paragraph, a heading, an item of a list, a table, a block of code. Together they are
the text again, byte for byte.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_FENCE = re.compile(r" {0,3}(?:(```+)[^`\n]*|(~~~+)[^\n]*)$", re.MULTILINE)
_CLOSER = re.compile(r"```+|~~~+")
_HEADING = re.compile(r"#{1,6}[^#\n]")
_ITEM = re.compile(r"(?:[-+*]|\d{1,9}[.)]) ")
_INDENTED = re.compile(r"(?: {4}|\t)")
_WHITE = " \t\n\r\u3000"
_INDENT_OWNER = re.compile(r"(?:[-+*]|\d{1,9}[.)]) |!!!|\?\?\?|\[\^|:|(?: {4}|\t)")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text: `text` without the white space around it, `before` and `after`.

    `line` is the line of the file on which `text` begins.
    """

    before: str
    text: str
    after: str
    line: int

    @property
    def whole(self) -> str:
        """The segment as it stands in the file."""
        return self.before + self.text + self.after


def segments(body: str, first_line: int = 1) -> list[Segment]:
    """The segments of a body whose first line is line `first_line` of its file."""
    pieces: list[list[str]] = []
    lines = _LINE.findall(body)
    closers = _closers(lines)
    closed, blank, last = 0, True, ""
    for number, line in enumerate(lines):
        words, inside = line.strip(), number < closed
        starts = not pieces
        if words and not inside:
            starts |= _starts(line, blank, last)
            if (end := _fenced(lines, number, closers)) is not None:
                closed = end
                starts |= not blank
            last = line
        if (starts and words) or not pieces:
            pieces.append([])
        pieces[-1].append(line)
        blank = not words and not inside
    return _placed(["".join(piece) for piece in pieces], first_line)


def _closers(lines: list[str]) -> dict[str, list[int]]:
    """The lines that may close code, by the fence that stands on them."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if _CLOSER.fullmatch(words := line.strip()):
            found.setdefault(words, []).append(number)
    return found


def _fenced(lines: list[str], number: int, closers: dict[str, list[int]]) -> int | None:
    """Behind which line the code ends that line `number` opens; None where it opens none, as a
    fence does that nothing closes."""
    opened = _FENCE.match(lines[number])
    if opened is None:
        return None
    fence = opened[1] or opened[2]
    ends = [
        places[at]
        for closer, places in closers.items()
        if closer.startswith(fence) and (at := bisect_right(places, number)) < len(places)
    ]
    return min(ends) + 1 if ends else None


def _starts(line: str, blank: bool, last: str) -> bool:
    """Whether a line that is not blank begins a segment; `last` is the one before it that is not
    blank either."""
    if _HEADING.match(last) or _HEADING.match(line):
        return True
    if _ITEM.match(line) and (blank or _ITEM.match(last) or _INDENTED.match(last)):
        return True
    if line.startswith("\u3000\u3000"):
        return True
    return blank and not (_INDENTED.match(line) and _INDENT_OWNER.match(last))


def _placed(pieces: list[str], line: int) -> list[Segment]:
    found: list[Segment] = []
    for piece in pieces:
        text = piece.rstrip(_WHITE)
        text = text.lstrip("\n\r") if _INDENTED.match(piece) else text.lstrip(_WHITE)
        if not text:
            if found:
                kept = found.pop()
                found.append(Segment(kept.before, kept.text, kept.after + piece, kept.line))
            else:
                found.append(Segment(piece, "", "", line))
        else:
            at = piece.index(text)
            before = piece[:at]
            found.append(Segment(before, text, piece[at + len(text) :], line + before.count("\n")))
        line += piece.count("\n")
    return found


_NO_MARKER = r"(?![ \t]*(?:[-+:>]|\d+[.)]))"
_WORDS = r"[^*_`\[\]<>&\\#{}|=~!\n]"
_PLAIN = re.compile(rf"{_NO_MARKER}{_WORDS}+(?:\n{_NO_MARKER}{_WORDS}*)*")
"""Lines that are words and nothing else: Markdown leaves them as they are."""
_LABEL = re.compile(r"\[\^[^\]\n]+\](?::(?=[ \t]))?")
"""Where a footnote is called, and what it begins with: its name says nothing."""
_DEFINITION = re.compile(
    r"[ ]{0,3}\[[^\]\n]+\]:[ \t]*<?((?:https?|mailto|tel):[^\s>]*)", re.MULTILINE
)
_LOOSE = re.compile(
    r"(?<![^\W_]) | (?![^\W_])|(?<=[\u2e80-\u9fff\uf900-\ufaff]) | (?=[\u2e80-\u9fff\uf900-\ufaff])"
)
"""White space that parts no words: beside a sign, or beside Han characters."""

Render = Callable[[str], str]
"""Plain text of a piece of Markdown."""


def meaning(text: str, render: Render) -> str:
    """What a segment says: its words without marks-up and pictures, `tight`."""
    if _PLAIN.fullmatch(text):
        return tight(text)
    addresses = " ".join(_DEFINITION.findall(text))
    return tight(f"{render(_LABEL.sub('', text))} {addresses}")


def tight(text: str) -> str:
    """A text without the white space that parts no words."""
    return _LOOSE.sub("", " ".join(text.split()))
