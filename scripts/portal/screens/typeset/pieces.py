"""A text as pieces that stay whole, and how well a line ends after each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from portal.screens.typeset.scripts import is_han, is_hangul
from portal.screens.typeset.words import inside_words

SENTENCE, PHRASE, WORD, INSIDE = 0.0, 0.02, 0.12, 0.5
"""What a break costs after a sentence, a phrase, a word, and inside a word; as much as a line
that is longer or shorter than the others by the square root of it."""

OPENING = frozenset("《〈「『【〖〔（［｛“‘([{«‹¥￥$＄£€＃＠№")
"""No line ends with them (GB/T 15834: brackets and quotation marks that open)."""
CLOSING = frozenset(
    "。，、；：！？…—·．～）》〉」』】〗〕］｝”’％‰℃°′″・／"
    ")]}»›,.;:!?%/–،؛؟۔٪᠂᠃᠄᠅᠈᠉ー々〻ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
"""No line begins with them (GB/T 15834, and the non-starters of UAX #14)."""
_BINDING = frozenset("’–·'-/.:@_")
"""They hold letters and digits together: don’t, 9–12."""
_LEADING = frozenset("./")
"""After a space they may begin a name: .cn, /stories."""
_GLUE = frozenset("\u00a0\u2007\u202f\u180e\u200c\u200d\u200e\u200f\u061c")
"""Spaces at which no line ends, one of them before Mongolian suffixes, joiners, and marks of
direction: alone on a line they would be nothing."""
_ENDS = frozenset("。！？；…!?;؟؛۔᠃᠉")
_PAUSES = frozenset("，：,:،᠂᠄—")
_PARTICLES = frozenset("的了吗呢吧啊呀嘛们")
"""They belong to the word before."""

_NUMBER = re.compile(r"[0-9０-９][0-9０-９.,:：．]*[%％‰℃]?$")
_UNIT = re.compile(r"[%‰℃°㎡]|(?:[cmk]?m|k?g|km|ml|L|h|min|s|k?W|V|Hz|[kMGT]B|px)\b")
_DATE = r"[0-9]+\s?年(?:\s?[0-9]+\s?月(?:\s?[0-9]+\s?[日号])?)?|[0-9]+\s?月\s?[0-9]+\s?[日号]"
_MEASURE = (
    r"[0-9]+(?:\.[0-9]+)?\s?(?:小时|分钟|公里|公斤|千克|厘米|毫米|平方米|立方米|周年|周岁|个月|星期|"
    r"年级|年代|世纪|号楼|单元|万元|亿元|万人|点半|多年)"
)
_REST = r"\n|[ \u3000\u1680\u2000-\u2006\u2008-\u200a\u205f]+|[A-Za-z]+|."
_TOKEN = re.compile(f"{_DATE}|{_MEASURE}|{_REST}", re.DOTALL)
_TOKEN_OF_DATES = re.compile(f"{_MEASURE}|{_REST}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text that is never broken, the space after it, and what a break there costs."""

    text: str
    gap: str = ""
    """Spaces after it; they go where the line ends."""
    cost: float = WORD
    ends: bool = False
    """Whether the line ends here because an editor wished so."""


@dataclass(slots=True)
class _Part:
    text: str
    end: int
    """Where it ends in the whole text."""
    gap: str = ""
    ends: bool = False


@lru_cache(maxsize=1024)
def pieces_of(text: str, *, dates: bool = True) -> tuple[Piece, ...]:
    """The pieces of a text that was cleaned.

    Chinese breaks between characters, but not before what closes or after what opens; words of
    letters, numbers with their unit, and with `dates` whole dates stay together.
    """
    parts = _parts(text, _TOKEN if dates else _TOKEN_OF_DATES)
    cut = inside_words(text)
    following = [part.text[0] for part in parts[1:]] + [""]
    return tuple(
        Piece(part.text, part.gap, _cost(part, first, part.end in cut), part.ends)
        for part, first in zip(parts, following, strict=True)
    )


def _parts(text: str, tokens: re.Pattern[str]) -> list[_Part]:
    parts: list[_Part] = []
    quoted = False
    held = False  # whether the part before ends with a straight quotation mark that opens
    for found in tokens.finditer(text):
        token = found.group()
        last = parts[-1] if parts else None
        if token == "\n" or (token.isspace() and last is None):
            if last is not None:
                last.ends = True
            quoted = held = False
            continue
        if token.isspace() and token not in _GLUE:
            assert last is not None
            last.gap += token
            last.end = found.end()
            continue
        closes = token == '"' and quoted
        if last is not None and not last.ends and (closes or held or _sticks(last, found)):
            last.text += last.gap + token
            last.gap, last.end = "", found.end()
        else:
            parts.append(_Part(token, found.end()))
        held = token == '"' and not quoted
        quoted ^= token == '"'
    return parts


def _sticks(part: _Part, found: re.Match[str]) -> bool:
    """Whether what was found stays with the part before it."""
    last, first = part.text[-1], found.group()[0]
    if (last in _GLUE or first in _GLUE) and not part.gap:
        return True
    if last in OPENING or (first in CLOSING and not (part.gap and first in _LEADING)):
        return True
    if first == "-" and found.string[found.end() : found.end() + 1] == " ":  # a dash
        return True
    number = _NUMBER.search(part.text) is not None
    if number and (is_han(first) or _UNIT.match(found.string, found.start())):
        return True
    if part.gap:
        return False
    if is_han(first):
        return False
    if is_han(last):
        return last == "第" and first.isdigit()
    if last in CLOSING and not last.isascii():
        return last in _BINDING and first.isalnum()
    return True


def _cost(part: _Part, following: str, inside: bool) -> float:
    last = part.text.rstrip("”’」』）》)»]\"'")[-1:] or part.text[-1]
    if part.ends or last in _ENDS or (last == "." and part.gap):
        return SENTENCE
    if last in _PAUSES:
        return PHRASE
    if part.gap:
        if last.isdigit():  # what is counted follows
            return INSIDE
        return PHRASE if is_han(last) else WORD / 2
    if inside or (is_hangul(last) and is_hangul(following)):
        return INSIDE
    if following and following in _PARTICLES:
        return INSIDE
    return WORD
