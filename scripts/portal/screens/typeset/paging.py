"""A text on several pages, broken where a reader pauses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache

from portal.language.languages import Language
from portal.screens.typeset.fit import fit
from portal.screens.typeset.pieces import PHRASE, SENTENCE, WORD, Piece, pieces_of
from portal.screens.typeset.setting import Setting
from portal.screens.typeset.wording import clean

_ANYWHERE = float("inf")
_MORE = 1
"""How many pages more are worth it to end pages better."""


def paged(
    text: str,
    language: Language,
    width: int,
    height: int,
    *,
    least: int,
    most: int,
    mono: bool = False,
    bold: bool = True,
    lines: int | None = None,
) -> tuple[Setting, ...]:
    """A text on one page, or on several of one size and about equal length.

    Pages end with sentences, else with phrases, else between words, else where a line may end.
    Empty where it fits in no way at `least`.

    Raises ValueError where the text is blank, Unavailable where a face lacks.
    """

    def at(part: str, top: int) -> Setting | None:
        return fit(
            part, language, width, height, least=least, most=top, mono=mono, bold=bold, lines=lines
        )

    cleaned = clean(text)
    if whole := at(cleaned, most):
        return (whole,)
    fits = cache(lambda part: at(part, least) is not None)
    pages = _pages(pieces_of(cleaned), fits)
    px = most
    for page in pages:
        setting = at(page, px)
        assert setting is not None  # it was seen to fit
        px = setting.px
    return tuple(setting for page in pages if (setting := at(page, px)))


def _pages(pieces: Sequence[Piece], fits: Callable[[str], bool]) -> list[str]:
    """The pages that end best, of those that are few enough; none where a piece fits on none."""
    fewest = _packed(_parts(pieces, _ANYWHERE), fits)
    if fewest is None:
        return []
    for limit in (SENTENCE, PHRASE, WORD):
        parts = _parts(pieces, limit)
        if len(parts) < len(fewest):
            continue
        found = _packed(parts, fits)
        if found is not None and len(found) <= len(fewest) + _MORE:
            return _evened(parts, found, fits)
    return _evened(_parts(pieces, _ANYWHERE), fewest, fits)


def _parts(pieces: Sequence[Piece], limit: float) -> list[str]:
    """What is kept on one page: pieces up to a break that costs no more than `limit`."""
    result = [""]
    for piece in pieces:
        result[-1] += piece.text + ("\n" if piece.ends else piece.gap)
        if piece.cost <= limit:
            result.append("")
    return [part for part in result if part]


def _packed(
    parts: Sequence[str], fits: Callable[[str], bool], most: int | None = None
) -> list[str] | None:
    """Pages that each hold as many parts as they can, of at most `most` characters."""

    def too_many(count: int) -> bool:
        page = "".join(parts[start : start + count])
        return (most is not None and len(page.strip()) > most) or not fits(page)

    pages: list[str] = []
    start = 0
    while start < len(parts):
        high = 1
        while start + high < len(parts) and not too_many(high):
            high *= 2
        tried = range(1, min(high, len(parts) - start) + 1)
        count = bisect_left(tried, True, key=too_many)
        if count == 0:
            return None
        pages.append("".join(parts[start : start + count]))
        start += count
    return pages


def _evened(parts: Sequence[str], pages: list[str], fits: Callable[[str], bool]) -> list[str]:
    """As many pages, the longest of them as short as can be."""
    low, high = sum(map(len, parts)) // len(pages), max(len(page) for page in pages)
    best = pages
    while low < high:
        middle = (low + high) // 2
        found = _packed(parts, fits, middle)
        if found is not None and len(found) <= len(pages):
            best, high = found, middle
        else:
            low = middle + 1
    return best
