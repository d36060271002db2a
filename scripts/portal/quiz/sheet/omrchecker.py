"""A folder for OMRChecker, a free program that reads answer sheets too: anyone can count again.

Its versions 1.x read `template.json` (where the bubbles are), `config.json`, and the picture of a
mark, beside the pictures of cut and upright sheets of one version. It finds the marks, makes their
centres the corners of a picture of `pageDimensions`, and takes means of the boxes of bubbles.
"""

from __future__ import annotations

import io
import json
from string import ascii_uppercase
from typing import Any

from PIL import Image, ImageDraw

from portal.quiz.sheet.layout import Point, Row, SheetLayout

DOTS = 10
"""Dots a millimetre of the picture between the marks."""
_SEARCH = 5
"""Dots a millimetre of the picture in which it looks for marks."""
_INSIDE = 0.8
"""How much of a bubble's width and height it looks at: less than its outline."""
_AROUND = 9.0
"""The least width of the picture of a mark, mm; a whole number of them are a sheet wide."""
_JUMP = 95
"""How much lighter, of 255, an open bubble is at least than a filled one: as the red is light and
pencil dark, more than two filled ones of a row ever differ."""
_MARK = "omr_marker.png"
_FINE = 20
"""Dots a millimetre of the picture of a mark."""


def omrchecker_files(layout: SheetLayout) -> dict[str, bytes]:
    """The files of the folder by name."""
    across = int(layout.width // _AROUND)
    return {
        "template.json": _json(template(layout)),
        "config.json": _json(config(layout)),
        _MARK: _mark(layout.width / across, layout.mark_radius),
    }


def template(layout: SheetLayout) -> dict[str, Any]:
    """What `template.json` says: the page from mark to mark, and a block for each row.

    A row is called `q12`, or `q12_3` where it is the third of its question.
    """
    first, _, last, _ = layout.marks
    inside = [
        round(length * _INSIDE * DOTS) for length in (layout.bubble_width, layout.bubble_height)
    ]
    return {
        "pageDimensions": [round((last.x - first.x) * DOTS), round((last.y - first.y) * DOTS)],
        "bubbleDimensions": inside,
        "preProcessors": [
            {
                "name": "CropOnMarkers",
                "options": {
                    "relativePath": _MARK,
                    "sheetToMarkerWidthRatio": int(layout.width // _AROUND),
                    "marker_rescale_range": [70, 120],
                    "marker_rescale_steps": 10,
                },
            }
        ],
        "fieldBlocks": {name_of(row): _block(row, first, inside) for row in layout.rows},
        "outputColumns": [name_of(row) for row in layout.rows],
        "emptyValue": "",
    }


def name_of(row: Row) -> str:
    """What a row is called there."""
    return "q" + row.label.replace(".", "_")


def config(layout: SheetLayout) -> dict[str, Any]:
    """What `config.json` says."""
    return {
        "dimensions": {
            "processing_width": round(layout.width * _SEARCH),
            "processing_height": round(layout.height * _SEARCH),
        },
        "threshold_params": {"MIN_JUMP": _JUMP, "MIN_GAP": _JUMP},
        "outputs": {"show_image_level": 0, "filter_out_multimarked_files": False},
    }


def _block(row: Row, corner: Point, inside: list[int]) -> dict[str, Any]:
    """A row: its origin is the top left of the box of its first bubble."""
    bubble = row.bubbles[0]
    width, height = inside
    gap = row.bubbles[1].x - bubble.x if len(row.bubbles) > 1 else 0
    return {
        "origin": [
            round((bubble.x - corner.x) * DOTS - width / 2),
            round((bubble.y - corner.y) * DOTS - height / 2),
        ],
        "bubblesGap": round(gap * DOTS, 1),
        "labelsGap": 0,
        "bubbleValues": list(ascii_uppercase[: len(row.bubbles)]),
        "direction": "horizontal",
        "fieldLabels": [name_of(row)],
    }


def _mark(side: float, radius: float) -> bytes:
    """A mark on white, in a square of this side, mm, as PNG."""
    dots = round(side * _FINE * 4)
    image = Image.new("L", (dots, dots), 255)
    draw = ImageDraw.Draw(image)
    for share, colour in ((1.0, 0), (2 / 3, 255), (1 / 3, 0)):
        reach = radius * share * _FINE * 4
        box = (dots / 2 - reach, dots / 2 - reach, dots / 2 + reach, dots / 2 + reach)
        draw.ellipse(box, fill=colour)
    file = io.BytesIO()
    image.resize((dots // 4, dots // 4), Image.Resampling.BOX).save(file, "png")
    return file.getvalue()


def _json(value: Any) -> bytes:
    return (json.dumps(value, indent=2) + "\n").encode()
