"""Cut-out pictures of a sheet, for people: the name's box, the head, a row, all of it.

They hold handwriting: they stay in the folder of results and go nowhere else.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from portal.quiz.reading.reading import DOTS, SheetReading
from portal.quiz.sheet.layout import Box, Row, SheetLayout

if TYPE_CHECKING:
    from numpy.typing import NDArray

FOLDER = "pictures"
NAME, HEAD, SHEET = "name", "head", "sheet"
"""The cut-outs that are not of a row, whose name is `row-3`."""
WHOLE = SHEET, HEAD
"""Those of which a sheet that can be seen has one at least."""
ADDRESS = re.compile(
    rf"{FOLDER}/([0-9a-f]{{16}}\.[0-9]{{1,4}})/((?:name|head|sheet|row-[0-9]{{1,3}})\.jpg)"
)
"""The address of a cut-out from the folder of results: its sheet and its file."""
_MARGIN = 2.0
"""Around a box, mm."""
_LABEL = 11.0
"""What is shown to the left of a row's first bubble, mm: its label."""
_QUALITY = 80
_SHEET_QUALITY = 90
"""A whole sheet is read again from its picture."""
_LARGEST = 1600
"""Pixels of a photograph's longer side in which no sheet was found."""


def row_name(number: int) -> str:
    """The name of a row's cut-out."""
    return f"row-{number}"


def cut_outs(
    straight: NDArray[Any], layout: SheetLayout, rows: Iterable[int], *, whole: bool
) -> Iterator[tuple[str, bytes]]:
    """The cut-outs of a straightened sheet as JPEG, by name: name, head, some rows, and on wish
    the whole."""
    image = image_of(straight)
    yield NAME, _jpeg(_cropped(image, layout, _around(layout.name)))
    head = _cropped(image, layout, head_box(layout))
    yield HEAD, _jpeg(head.reduce(2))
    for number in rows:
        if number < len(layout.rows):
            box = row_box(layout, layout.rows[number])
            yield row_name(number), _jpeg(_cropped(image, layout, box))
    if whole:
        yield SHEET, _jpeg(image, _SHEET_QUALITY)


def image_of(straight: NDArray[Any]) -> Image.Image:
    """A picture that is an array in the order blue, green, red, or grey."""
    channels = straight[..., ::-1] if straight.ndim == 3 else straight
    return Image.fromarray(channels.copy())


def head_box(layout: SheetLayout) -> Box:
    """The upper part of a sheet: code, serial and name; down to them in all its width."""
    bottom = max(box.y + box.height for box in (layout.code, layout.name))
    first = min((row.bubbles[0].y for row in layout.rows), default=layout.height)
    reach = min(bottom + 4 * _MARGIN, max(bottom, first - layout.bubble_height))
    return Box(0, 0, layout.width, reach)


def row_box(layout: SheetLayout, row: Row) -> Box:
    """A row with its label, and a little of what is above and below it."""
    first, last = row.bubbles[0], row.bubbles[-1]
    left = first.x - layout.bubble_width / 2 - _LABEL
    right = last.x + layout.bubble_width / 2 + 2 * _MARGIN
    high = layout.bubble_height / 2 + _MARGIN
    return Box(left, first.y - high, right - left, 2 * high)


def photograph(pixels: NDArray[Any]) -> bytes:
    """A picture in which no sheet was found, small enough for a page."""
    image = image_of(pixels)
    image.thumbnail((_LARGEST, _LARGEST))
    return _jpeg(image)


def file_of(folder: Path, sheet: str, name: str) -> Path:
    """Where a cut-out of a sheet is kept."""
    return folder / FOLDER / sheet / f"{name}.jpg"


def address_of(sheet: str, name: str) -> str:
    """Its address from a page in the folder of results."""
    return f"{FOLDER}/{sheet}/{name}.jpg"


def layout_of(reading: SheetReading, layouts: Mapping[str, SheetLayout]) -> SheetLayout:
    """The layout to cut a sheet by: its own, or any where it is not known which it is, for the
    heads of all are the same."""
    return layouts.get(reading.version or "") or next(iter(layouts.values()))


def _around(box: Box) -> Box:
    return Box(box.x - _MARGIN, box.y - _MARGIN, box.width + 2 * _MARGIN, box.height + 2 * _MARGIN)


def _cropped(image: Image.Image, layout: SheetLayout, box: Box) -> Image.Image:
    across, down = image.width / layout.width, image.height / layout.height
    left, top = max(0, round(box.x * across)), max(0, round(box.y * down))
    right = min(image.width, max(left + DOTS, round((box.x + box.width) * across)))
    bottom = min(image.height, max(top + DOTS, round((box.y + box.height) * down)))
    return image.crop((left, top, right, bottom))


def _jpeg(image: Image.Image, quality: int = _QUALITY) -> bytes:
    made = io.BytesIO()
    image.convert("RGB").save(made, "JPEG", quality=quality)
    return made.getvalue()
