"""A text in a box: the largest size at which it fits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from portal.language.languages import Language
from portal.screens.typeset.balance import Measured, broken, hold
from portal.screens.typeset.ink import lengths
from portal.screens.typeset.legible import STRIKE
from portal.screens.typeset.pieces import Piece, pieces_of
from portal.screens.typeset.runs import Style
from portal.screens.typeset.setting import Setting, leading, set_lines
from portal.screens.typeset.wording import clean

_GRID, _SMALLEST = 8, 24
_LOW, _HIGH = 6, 192
"""A box of fewer ems than these at the least size is too low for columns, but none of so many
pixels."""
_CONCEDED = 0.75
"""How much smaller a text may become for its words to stay whole."""
_TRIES = 4
_SAMPLE, _SURELY = 64, 0.93
"""The size at which a text is measured once and for all: what is too long by that, hinting and
rounding allowed for, need not be measured at the size itself."""


def fit(
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
) -> Setting | None:
    """A text in a box, at the largest size from `most` down to `least` at which it fits.

    A size up to a quarter smaller is taken where Chinese words would be cut in two at the
    largest; a date is cut only where it fits in no other way. Sizes are 16 and multiples of 8
    from 24 on; on mono screens multiples of 16 for what the bitmap face draws. At most `lines`
    lines; None where it does not fit at `least`. Characters that no face has are left out: ask
    `missing` before.

    Raises ValueError where the text is blank, Unavailable where a face lacks.
    """
    cleaned = clean(text)
    for pieces in dict.fromkeys((pieces_of(cleaned), pieces_of(cleaned, dates=False))):
        for columns in _ways(language, height, least):
            style = Style(language, least, mono, bold, columns)
            if found := _largest(pieces, style, width, height, most, lines):
                return found
    return None


def strip(
    text: str, language: Language, height: int, *, px: int, mono: bool = False, bold: bool = True
) -> Setting:
    """A text as one line that is as wide as it needs, to run through a screen.

    Wished line ends become spaces; Mongolian lies along the line. The size is `px`, or less where
    ink would be higher than `height`, but not under 16: then the setting is higher.

    Raises ValueError where the text is blank, Unavailable where a face lacks.
    """
    line = clean(text).replace("\n", " ")
    style = Style(language, px, mono, bold)
    setting = _in_one(line, style)
    for smaller in _sizes(style, STRIKE, px):
        if setting.height <= height:
            break
        setting = _in_one(line, replace(style, px=smaller))
    return setting


def _in_one(line: str, style: Style) -> Setting:
    setting = set_lines((line,), style, None, lying=_lies(style))
    assert setting is not None
    return setting


def _lies(style: Style) -> bool:
    """Whether letters that are made for columns stand in a line."""
    return not style.columns and style.upright


def _ways(language: Language, height: int, least: int) -> tuple[bool, ...]:
    """Whether a language is tried in columns (True) or lines, in that order."""
    if not Style(language, least).upright:
        return (False,)
    return (False, True) if height < min(_LOW * least, _HIGH) else (True, False)


def _sizes(style: Style, least: int, most: int) -> Iterator[int]:
    """The sizes that a text may have, the largest first."""
    grid = STRIKE if style.mono and style.faces[0].strike else _GRID
    yield from range(most // grid * grid, max(least, _SMALLEST) - 1, -grid)
    if least <= STRIKE <= most:
        yield STRIKE


def _largest(
    pieces: tuple[Piece, ...], least: Style, width: int, height: int, most: int, lines: int | None
) -> Setting | None:
    room, across = (height, width) if least.columns else (width, height)
    sample = _measured(pieces, replace(least, px=_SAMPLE))
    cut: Setting | None = None
    for px in _sizes(least, least.px, most):
        if cut is not None and px < cut.px * _CONCEDED:
            break
        style = replace(least, px=px)
        rows = _rows(style, across)
        if lines is not None:
            rows = min(rows, lines)
        if px > STRIKE and not hold(sample, room * _SAMPLE / (px * _SURELY), rows):
            continue
        found, whole = _set(pieces, style, room, across, rows)
        if found is not None and whole:
            return found
        cut = cut or found
    return cut


def _set(
    pieces: tuple[Piece, ...], style: Style, room: int, across: int, rows: int
) -> tuple[Setting | None, bool]:
    """Pieces in lines of one size no longer than `room`, and whether all words stay whole."""
    measured = _measured(pieces, style)
    allowed = room
    for _ in range(_TRIES):
        over = 0
        for found in broken(measured, allowed, rows):
            setting = set_lines(found.lines, style, across, lying=_lies(style))
            if setting is None:
                continue
            over = (setting.height if style.columns else setting.width) - room
            if over <= 0:
                return setting, found.whole
        if over <= 0:
            break
        allowed -= over  # ink reaches farther than the widths that faces tell
    return None, False


def _measured(pieces: tuple[Piece, ...], style: Style) -> list[Measured]:
    widths = lengths(style)
    return [Measured(x, widths[x.text], widths[x.gap] if x.gap else 0) for x in pieces]


def _rows(style: Style, across: int) -> int:
    """How many lines a box holds at most, whatever they say."""
    least, _ = leading(style)
    return max((across - style.px // 2) // least + 1, 0)
