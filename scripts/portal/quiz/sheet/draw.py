"""Draws answer sheets: a PDF of a version with a page for each serial, or half a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from itertools import pairwise
from string import ascii_uppercase
from typing import Any

from portal.language.catalogue import Strings
from portal.quiz.paper.compose import WORDS
from portal.quiz.paper.key import Key, KeyVersion
from portal.quiz.paper.typeset import pages
from portal.quiz.sheet.code import MODULES, SheetCode, qr_code
from portal.quiz.sheet.layout import LABEL_GAP
from portal.quiz.sheet.place import size_of


def draw_sheets(
    key: Key, version: str, serials: Sequence[int], tell: Callable[[int, int], None] | None = None
) -> bytes:
    """The sheets of a version with these serials: A4 pages, or A5 sheets two and two on an A4.

    The form is set once, as a PDF of its own that all pages show, so that 2,000 sheets are quick
    and small. `tell` hears how many of how many codes are drawn.
    """
    of = key.versions[version]
    codes = []
    for number, code in enumerate(_codes(key.paper, version, serials)):
        if tell:
            tell(number, len(serials))
        codes.append(code)
    return pages("sheets", _data(key, of, codes, _form(key, of)), tagged=False)


def draw_single_sheets(key: Key, version: str, serials: Sequence[int]) -> bytes:
    """The same sheets, each on a page of its own size: A5 ones as they are once cut apart.

    `portal.quiz.sheet.picture` has them as pictures.
    """
    of = key.versions[version]
    data = _data(key, of, list(_codes(key.paper, version, serials)), _form(key, of))
    return pages("sheets", {**data, "paired": False}, tagged=False)


def draw_overlay(key: Key, version: str) -> bytes:
    """The sheet of a version with the right bubbles filled, on one page: on film it is laid over
    a sheet. It has no code, so that nobody's answers are read from it."""
    return _form(key, key.versions[version], answered=True)


def _form(key: Key, version: KeyVersion, *, answered: bool = False) -> bytes:
    """What is the same on all sheets of a version; `answered` with the right bubbles filled."""
    say = Strings(key.language, WORDS)
    by_hand = [question.number for question in version.questions if question.by_hand]
    data = {
        "lang": key.language,
        "layout": asdict(version.layout),
        "gap": LABEL_GAP,
        "letters": list(ascii_uppercase),
        "title": key.title,
        "small": size_of(version.layout) == "a5",
        "words": {name: say(name) for name in ("sheet", "name", "fill", "erase")},
        "answered": say("key") if answered else "",
        "version": say("version", name=version.name),
        "right": [
            list(version.questions[row.question].answer[row.part]) if answered else []
            for row in version.layout.rows
        ],
        "by_hand": say("by_hand", numbers=_spans(by_hand, say)) if by_hand else "",
    }
    return pages("sheet", data, tagged=False)


def _data(
    key: Key, version: KeyVersion, codes: Sequence[dict[str, Any]], form: bytes
) -> dict[str, Any]:
    """What `sheets.typ` needs."""
    say = Strings(key.language, WORDS)
    layout = version.layout
    return {
        "lang": key.language,
        "title": key.title,
        "form": list(form),
        "width": layout.width,
        "height": layout.height,
        "code": asdict(layout.code),
        "name": asdict(layout.name),
        "small": size_of(layout) == "a5",
        "paired": size_of(layout) == "a5",
        "version": say("version", name=version.name),
        "cut": say("cut"),
        "modules": MODULES,
        "sheets": [{**code, "number": say("serial", serial=str(code["serial"]))} for code in codes],
    }


def _codes(paper: str, version: str, serials: Sequence[int]) -> Iterator[dict[str, Any]]:
    """The code of each sheet: its words, and its dark modules as runs `x y width` in lines."""
    mask = None
    for serial in serials:
        words = SheetCode(paper, version, serial)
        code = qr_code(words, mask)
        # to weigh all masks takes four times as long, and for the next sheet finds the like
        mask = code.mask
        yield {"serial": serial, "words": str(words), "path": _path(code.matrix)}


def _path(matrix: Sequence[bytearray]) -> str:
    """The dark modules as the path of a picture, each run in a row as one oblong."""
    parts: list[str] = []
    for y, row in enumerate(matrix):
        edges = [x for x, (left, right) in enumerate(pairwise((0, *row, 0))) if left != right]
        runs = zip(edges[::2], edges[1::2], strict=True)
        parts += (f"M{start} {y}h{end - start}v1h{start - end}z" for start, end in runs)
    return "".join(parts)


def _spans(numbers: Sequence[int], say: Strings) -> str:
    """Numbers in words, those that follow each other as a span: `3, 7–9`."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    return say.listing(
        [
            str(span[0]) if len(span) == 1 else say("span", first=span[0], last=span[-1])
            for span in spans
        ]
    )
