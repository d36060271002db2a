"""Chinese numerals: read and written."""

from __future__ import annotations

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_SIZES = _TENS | _MYRIADS
CHARACTERS = "".join([*_DIGITS, *_SIZES])
_PAIR = "两"
SHARE = "百分之"
"""Per cent, before its number."""
_WRITTEN = "零一二三四五六七八九"


def read(text: str) -> int | None:
    """The number that Chinese numerals say (`一百二十`, `一百二`, `二〇二六`), None where they say
    none."""
    if not text or any(c not in CHARACTERS for c in text) or len(text) > 40:
        return None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    high = low = section = 0
    digit: int | None = None
    size = place = 1
    for c in text:
        if c in _DIGITS:
            if digit:
                return None
            # right behind a size a digit counts tenths of it: 一百二 is 120
            digit, size, place = _DIGITS[c], 1, max(1, size // 10)
            continue
        size = _SIZES[c]
        if c in _TENS:
            section += (digit or 1) * size
        elif c == "万":
            low += (section + (digit or 0)) * size
            section = 0
        else:
            high += (low + section + (digit or 0)) * size
            low = section = 0
        digit = None
    return high + low + section + (digit or 0) * place


def spellings(number: int) -> list[str]:
    """A number in Chinese numerals, and with the other word for two where people use it (两千)."""
    written = write(number)
    first = written[0] == _WRITTEN[2] and written[1:2] not in ("", "十")
    return [written, _PAIR + written[1:]] if first or number == 2 else [written]


def digit(sign: str) -> str:
    """The Chinese sign for one digit, as in a year (二〇二六)."""
    return "〇" if sign == "0" else _WRITTEN[int(sign)]


def write(number: int) -> str:
    """A number from 0 on in Chinese numerals."""
    for sign, size in (("亿", 10**8), ("万", 10**4)):
        if number >= size:
            high, low = divmod(number, size)
            joint = _WRITTEN[0] if 0 < low < size // 10 else ""
            return write(high) + sign + joint + (write(low) if low else "")
    out, gap = "", False
    for sign, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // size % 10
        if digit:
            out += (_WRITTEN[0] if gap and out else "") + _WRITTEN[digit] + sign
            gap = False
        else:
            gap = bool(out)
    out = out or _WRITTEN[0]
    return out[1:] if out.startswith("一十") else out
