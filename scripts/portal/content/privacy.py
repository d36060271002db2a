"""Finds what should not be public in a text: e-mail addresses, phone and identity numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

from portal.findings import Report

_NO_NUMBER = re.compile(r"https?://[!-~]+|\b[0-9a-f]{32,}\b", re.IGNORECASE)
"""Addresses and hashes, in which any digits may stand."""
_EMAIL = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*"
    r"\.(?!(?:png|jpe?g|webp|gif|svg|avif)\b)[A-Za-z]{2,}"
)
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])")
_MOBILE = re.compile(
    r"(?<![\d.-])(?:(?:\+|00)?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d|-\d|\s?[元万亿])"
)
_LANDLINE = re.compile(
    r"(?<![\d.-])(?:\(?(?:010|02[0-57-9])\)?[ -]?[1-9]\d{7}"
    r"|\(?0[3-9]\d{2}\)?[ -]?[1-9]\d{6,7})(?!\d)"
)
"""With its area code: Beijing and the 02x have eight digits after it, others seven or eight."""
_CANDIDATE = re.compile(r"[@＠]|\d(?:[ ()（）\uff0d-]{0,2}\d){6}")
"""What a line must have to be looked at: `\\d` is a digit of any script, full-width too."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def is_identity_number(text: str) -> bool:
    """Whether 18 characters are a resident identity number, by the check digit of GB 11643-1999."""
    if not re.fullmatch(r"\d{17}[\dXx]", text):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text, _WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == text[17].upper()


def personal_data(line: str) -> Iterator[tuple[str, str]]:
    """What one line holds, as (kind, text); kind is `email`, `identity` or `phone`."""
    line = unicodedata.normalize("NFKC", _NO_NUMBER.sub(" ", line))
    for match in _EMAIL.finditer(line):
        yield "email", match[0]
    for match in _IDENTITY.finditer(line):
        if is_identity_number(match[0]):
            yield "identity", match[0]
            line = line.replace(match[0], " " * len(match[0]))
    for pattern in (_MOBILE, _LANDLINE):
        for match in pattern.finditer(line):
            yield "phone", match[0]


def check(text: str, report: Report, public: Collection[str] = ()) -> None:
    """Warn of each in a whole file, but for what is `public`."""
    done = 0
    for candidate in _CANDIDATE.finditer(text):
        start = text.rfind("\n", 0, candidate.start()) + 1
        if start < done:
            continue
        end = text.find("\n", start)
        done = len(text) if end < 0 else end
        number = text.count("\n", 0, start) + 1
        for kind, found in personal_data(text[start:done]):
            if found not in public:
                report.warning(f"personal-{kind}", number, value=_masked(found))


def _masked(text: str) -> str:
    return f"{text[:3]}…{text[-2:]}"
