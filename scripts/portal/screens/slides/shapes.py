"""The shapes of screens, for which the templates are designed."""

from __future__ import annotations

from typing import Literal

Shape = Literal["strip", "small", "wide", "landscape", "portrait"]
"""`strip`: one or two lines over a door. `small`: a plate of few pixels, such as 64×64."""

_STRIP_HEIGHT, _SMALL = 64, 128


def shape(width: int, height: int) -> Shape:
    """The shape of a screen of so many pixels."""
    if width >= 5 * height or (height <= _STRIP_HEIGHT and width >= 2 * height):
        return "strip"
    if min(width, height) <= _SMALL:
        return "small"
    if width >= 2.2 * height:
        return "wide"
    return "landscape" if width >= height else "portrait"
