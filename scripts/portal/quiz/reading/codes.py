"""Reads the code of a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from portal.quiz.paper.key import Key
from portal.quiz.reading.blurred_code import modules_seen
from portal.quiz.reading.nearest_code import nearest
from portal.quiz.reading.reading import DOTS
from portal.quiz.sheet.code import SheetCode, parse_code
from portal.quiz.sheet.layout import SheetLayout

_QUIET = 3.5
"""How much around a code is looked at with it, mm."""
_ELSEWHERE = 15.0
"""A code that is farther than this from its place on a sheet, mm, is another sheet's."""
_GUESSES = 4
"""So many guesses of a blur are taken together."""
_LIKE, _APART = 0.53, 0.1
"""A blurred code must be so much like what is seen, and so much more than any other of the paper:
another paper's code, or none, is like several of them, and seen at most half so far apart."""

Codes = list[tuple[SheetCode, NDArray[Any]]]
"""Codes of sheets with their corners in dots, shape (4, 2), from the top left one clockwise as they
are printed."""


def code_on_sheet(straight: NDArray[Any], layout: SheetLayout, key: Key) -> SheetCode | None:
    """The code where it stands on a straightened sheet; None where it cannot be read."""
    box = layout.code
    left, top = max(0, round((box.x - _QUIET) * DOTS)), max(0, round((box.y - _QUIET) * DOTS))
    right = round((box.x + box.width + _QUIET) * DOTS)
    bottom = round((box.y + box.height + _QUIET) * DOTS)
    grey = cv2.cvtColor(straight[top:bottom, left:right], cv2.COLOR_BGR2GRAY)
    read = next((code for view in _views(grey) for code in _codes(view)), None)
    offset = box.x - left / DOTS, box.y - top / DOTS
    return read or _blurred(grey, offset, box.width, key)


def _blurred(
    grey: NDArray[Any], offset: tuple[float, float], side: float, key: Key
) -> SheetCode | None:
    """The code of the paper that a blurred one is, None where that is not certain."""
    seen = modules_seen(grey, offset, side)[:_GUESSES]
    together = np.mean([light / max(float(light.std()), 1e-6) for light in seen], axis=0)
    versions = tuple(key.versions)
    best = nearest(together, key.paper, versions)
    certain = best.like > _LIKE and best.like - best.other > _APART
    if not certain:
        return None
    return best.code if nearest(seen[0], key.paper, versions).code == best.code else None


def code_in_picture(
    picture: NDArray[Any], plane: NDArray[Any], layout: SheetLayout
) -> SheetCode | None:
    """The code of a sheet as it is seen in the whole picture; `plane` turns the sheet's millimetres
    into the picture's dots. Another sheet's code is not taken for it."""
    codes = codes_in_picture(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY))
    return next((code for code, at in codes if is_at_place(at, plane, layout)), None)


def is_at_place(corners: NDArray[Any], plane: NDArray[Any], layout: SheetLayout) -> bool:
    """Whether a code with these corners, dots, shape (4, 2), is where a sheet has its own."""
    box = layout.code
    middle = np.array([box.x + box.width / 2, box.y + box.height / 2])
    x, y, depth = np.linalg.inv(plane) @ np.append(corners.mean(axis=0), 1.0)
    return bool(depth and np.hypot(*(np.array([x, y]) / depth - middle)) < _ELSEWHERE)


def codes_in_picture(grey: NDArray[Any]) -> Codes:
    """The codes of sheets in a whole picture."""
    codes: Codes = []
    for found in _barcodes(grey):
        code, at = parse_code(found.text), found.position
        if code is not None:
            around = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
            codes.append((code, np.array([(corner.x, corner.y) for corner in around], float)))
    return codes


def _views(grey: NDArray[Any]) -> Iterator[NDArray[Any]]:
    """The code as it is; smaller; without shadows; sharper: what a poor picture may need."""
    yield grey
    half = cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    yield half
    lit = cv2.morphologyEx(half, cv2.MORPH_CLOSE, np.ones((13, 13), np.uint8))
    even = cv2.divide(half, np.maximum(cv2.blur(lit, (9, 9)), 1), scale=240)
    yield even
    yield cv2.threshold(even, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)[1]
    soft = cv2.GaussianBlur(grey, (0, 0), 4)
    for much in (2.0, 4.0):
        yield cv2.addWeighted(grey, 1 + much, soft, -much, 0)


def _codes(grey: NDArray[Any]) -> list[SheetCode]:
    parsed = (parse_code(found.text) for found in _barcodes(grey))
    return [code for code in parsed if code is not None]


def _barcodes(grey: NDArray[Any]) -> list[zxingcpp.Barcode]:
    return zxingcpp.read_barcodes(
        np.ascontiguousarray(grey), formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
