"""Answer sheets as pictures of what a printer prints: for tests, and for the simulator of
photographs in `scripts/benchmarks`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from portal.quiz.paper.key import Key
from portal.quiz.sheet.draw import draw_single_sheets

if TYPE_CHECKING:
    from numpy.typing import NDArray

_POINTS = 72
"""Of an inch: what PDF measures in."""


def sheet_pictures(
    key: Key, version: str, serials: Sequence[int], dpi: float = 300
) -> Iterator[NDArray[Any]]:
    """Each sheet of a version with these serials, upright and unfilled: arrays of height x width
    x 3, uint8, BGR as OpenCV has them.

    A point (x, y) of the layout, mm, is at dot (x, y) * dpi / 25.4. Needs pypdfium2, which is in
    the extra `[grade]`.
    """
    import pypdfium2  # only graders have it

    document = pypdfium2.PdfDocument(draw_single_sheets(key, version, serials))
    try:
        for page in document:
            yield page.render(scale=dpi / _POINTS).to_numpy()[..., :3].copy()
    finally:
        document.close()
