"""The numbers of questions in a pasted text: how they are written, and what is a list's own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

_CIRCLED = "①-⑳㉑-㉟㊱-㊿"
NUMBER = re.compile(
    r"\s*(?:第\s*(?P<counted>\d{1,5})\s*题\s*[:：、.．]?"
    r"|(?P<pointed>\d{1,5})\s*(?:、|[.．](?!\d)|[.．](?=\d{4}\s*年)|(?P<tight>[.．]))"
    r"|[（(]\s*(?P<framed>\d{1,4})\s*[)）]|(?P<closed>\d{1,4})\s*[)）]"
    rf"|(?P<circled>[{_CIRCLED}])\s*[、.．]?)\s*"
)
"""A number at the start of a line; a `tight` one may well be a decimal."""
_STYLES = ("counted", "pointed", "framed", "closed", "circled")
_INSIDE = {
    "framed": re.compile(r"[（(]\s*(\d{1,4})\s*[)）]"),
    "circled": re.compile(rf"([{_CIRCLED}])"),
}
"""The styles in which a list may stand within a line too."""
_CIRCLED_LINE = re.compile(rf"\s*([{_CIRCLED}])\s*[、.．]?\s*")
_CIRCLED_LATER = re.compile(rf"\s+([{_CIRCLED}])\s*[、.．]?\s*")


def style_of(number: re.Match[str]) -> str:
    """How a number is written: the group of `NUMBER` that it stands in."""
    return next(style for style in _STYLES if number[style])


def value_of(number: re.Match[str]) -> int:
    """The number itself."""
    return _value(number[style_of(number)])


def continues_list(lines: Iterable[str], style: str, own: int) -> bool:
    """Whether the lines hold a list in this style that goes on with this number."""
    points: set[int] = set()
    named: set[int] = set()
    for line in lines:
        if (start := NUMBER.match(line)) is not None and start[style]:
            points.add(value_of(start))
        if style in _INSIDE:
            named.update(_value(one[1]) for one in _INSIDE[style].finditer(line))
    # `①` within a line is a point of it, while `（1）` may speak of one that is still to come
    passed = own in points or (style == "circled" and own in named)
    return own > 1 and not passed and (points | named).issuperset(range(1, own))


def circled_options(stem: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines of a stem before `①`, and what stands behind `①`, `②` and so on; no options where
    there are not two."""
    before: list[str] = []
    options: list[str] = []
    for line in "\n".join(stem).split("\n"):
        first = _CIRCLED_LINE.match(line)
        if first is None and not options:
            # behind the words of the question on its own line
            first = next((f for f in _CIRCLED_LATER.finditer(line) if _value(f[1]) == 1), None)
            if first is not None:
                before.append(line[: first.start()])
        if first is not None and _value(first[1]) == len(options) + 1:
            options += _parts(line[first.end() :], len(options) + 1)
        elif options:
            options[-1] += "\n" + line.strip()
        else:
            before.append(line)
    return (before, options) if len(options) > 1 else (list(stem), [])


def _parts(text: str, count: int) -> list[str]:
    """An option, and those behind it on its line; `count` with it are there already."""
    found: list[str] = []
    start = 0
    for sign in _INSIDE["circled"].finditer(text):
        if _value(sign[1]) == count + len(found) + 1:
            found.append(text[start : sign.start()].strip())
            start = sign.end()
    return [*found, text[start:].strip().lstrip("、.． ")]


def _value(written: str) -> int:
    if written.isdecimal():
        return int(written)
    return int(unicodedata.numeric(written))
