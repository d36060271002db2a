"""Shows a sheet from above, upright: flat ones by their marks, bent ones by their ovals too."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from portal.quiz.reading.reading import DOTS
from portal.quiz.sheet.layout import SheetLayout

_OUTSIDE = (255, 255, 255)
"""What lies outside of the picture is shown as."""


def size_in_dots(layout: SheetLayout) -> tuple[int, int]:
    """Width and height of a straightened picture."""
    return round(layout.width * DOTS), round(layout.height * DOTS)


def straighten(picture: NDArray[Any], plane: NDArray[Any], layout: SheetLayout) -> NDArray[Any]:
    """A flat sheet, `DOTS` dots a millimetre."""
    # The first dot's middle is half a dot from the edge, on the sheet and in the picture alike.
    to_mm = np.array([[1 / DOTS, 0, 0.5 / DOTS], [0, 1 / DOTS, 0.5 / DOTS], [0, 0, 1]])
    return cv2.warpPerspective(
        picture,
        plane @ to_mm,
        size_in_dots(layout),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=_OUTSIDE,
    )


def unbend(
    picture: NDArray[Any], plane: NDArray[Any], layout: SheetLayout, field: NDArray[Any]
) -> NDArray[Any]:
    """A bent sheet; `field` says on a grid from corner to corner how far, in millimetres."""
    width, height = size_in_dots(layout)
    rows, columns = field.shape[:2]
    # Dots of a coarse picture of the map: fine enough for the bend, and for the perspective.
    across = np.linspace(0, layout.width, 4 * (columns - 1) + 1)
    down = np.linspace(0, layout.height, 4 * (rows - 1) + 1)
    x, y = np.meshgrid(across, down)
    place_x = (x / layout.width * (columns - 1)).astype(np.float32)
    place_y = (y / layout.height * (rows - 1)).astype(np.float32)
    shift = cv2.remap(
        field.astype(np.float32),
        place_x,
        place_y,
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    flat = np.stack([x + shift[..., 0], y + shift[..., 1], np.ones_like(x)])
    seen = np.tensordot(plane, flat, axes=1)
    seen = (seen[:2] / seen[2]).astype(np.float32)
    column = ((np.arange(width) + 0.5) / width * (len(across) - 1)).astype(np.float32)
    row = ((np.arange(height) + 0.5) / height * (len(down) - 1)).astype(np.float32)
    grid_x, grid_y = np.meshgrid(column, row)
    nodes = np.ascontiguousarray(np.moveaxis(seen, 0, 2))
    places = cv2.remap(nodes, grid_x, grid_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(
        cv2.remap(
            picture,
            places,
            # both coordinates are in the first map; the stubs know only two maps
            None,  # type: ignore[call-overload]
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=_OUTSIDE,
        )
    )
