"""Takes the light out of a picture: how dark each dot is beside the paper around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

COARSE = 4
"""Dots a millimetre of the pictures that light and bends are worked out on."""
_WIDEST = 5.6
"""Dark things narrower than this, mm, are on the paper; wider ones are how it is lit."""


@dataclass(frozen=True, slots=True, eq=False)
class Lit:
    """A channel of a picture: `paper` is how light the paper is under all that is on it, `dark` how
    dark each dot is beside that: 0 is as light as the paper, 1 black."""

    paper: NDArray[Any]
    dark: NDArray[Any]


def lit(channel: NDArray[Any]) -> Lit:
    """A channel, eight bits, `COARSE` dots a millimetre, and its light."""
    paper = _paper_of(channel)
    return Lit(paper, _darkness(channel, paper))


def _paper_of(channel: NDArray[Any]) -> NDArray[Any]:
    # a closing keeps a hard edge of a shadow where it is, which no blurred map does
    side = round(_WIDEST * COARSE) | 1
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    even = cv2.medianBlur(channel, 3)
    return cv2.blur(cv2.morphologyEx(even, cv2.MORPH_CLOSE, disc), (3, 3))


def _darkness(channel: NDArray[Any], paper: NDArray[Any]) -> NDArray[Any]:
    light = np.maximum(paper.astype(np.float32), 12)
    return np.clip(1 - channel.astype(np.float32) / light, np.float32(-0.5), np.float32(1))


def drop_out(picture: NDArray[Any]) -> NDArray[Any]:
    """The channel that does not see what is printed in red."""
    return np.ascontiguousarray(picture[:, :, 2])


def print_seen(picture: NDArray[Any]) -> NDArray[Any]:
    """The channel that sees what is printed in red the best."""
    return cv2.min(picture[:, :, 0], picture[:, :, 1])


def at(picture: NDArray[Any], places: NDArray[Any]) -> NDArray[Any]:
    """What a picture with `COARSE` dots a millimetre has at each place, given in mm."""
    here = np.round(places * COARSE - 0.5).astype(int)
    rows = here[:, 1].clip(0, picture.shape[0] - 1)
    columns = here[:, 0].clip(0, picture.shape[1] - 1)
    return np.asarray(picture[rows, columns])
