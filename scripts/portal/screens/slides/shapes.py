"""The shapes of screens, for which the templates are designed."""

from __future__ import annotations

from typing import Literal

from portal.screens.slides.parts import snap
from portal.screens.typeset import STEPS

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


def held_px(width: int, height: int, *, mono: bool) -> int:
    """The height that all main words can be asked to have: as high as a strip is, half of the
    shorter side of other screens, the highest step at most."""
    short = min(width, height)
    room = short if shape(width, height) == "strip" else short / 2
    return min(STEPS[-1], snap(room, mono=mono))
