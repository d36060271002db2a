"""Finds the concentric marks that stand at the corners of a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

_WHITE = 2 / 3
"""The radius of the white ring as a part of the outer disc's; the inner disc's is half of it."""
_SMALLEST, _LARGEST = 4.0, 0.05
"""Radii that are looked at: from so many dots to this part of the picture's longer side."""
_UNEVEN = 0.07
"""How far the outline may be from an ellipse, as a part of its radius."""
_LEAST_CONTRAST = 0.15
"""Of the dark and the white of a mark, as a part of the white's light."""
_TRACE = 0.035
"""The same, as a part of the paper's light, where a picture is blurred."""
_UNSURE = 1.0
"""The least fault of a mark whose rings run into each other."""
_FLATTEST = 0.45
"""The shorter axis of a disc seen aslant, as a part of its longer one."""


@dataclass(frozen=True, slots=True)
class Found:
    """A concentric mark in a picture, in dots; `fault` is how far it is from a perfect one."""

    x: float
    y: float
    radius: float
    fault: float

    @property
    def unsure(self) -> bool:
        """Whether its rings are not told apart: it may be a filled bubble."""
        return self.fault >= _UNSURE


def find_marks(grey: NDArray[Any], block: int, offset: int) -> list[Found]:
    """The marks of a picture, the best first.

    Dark is what is darker by `offset` than the mean of its surroundings of `block` dots.
    """
    dark = cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block | 1, offset
    )
    contours, tree = cv2.findContours(dark, cv2.RETR_TREE, cv2.CHAIN_APPROX_NONE)
    if tree is None:
        return []
    parents = tree[0, :, 3]
    sizes = np.array([len(contour) for contour in contours])
    most = 2 * np.pi * _LARGEST * max(grey.shape)
    found = []
    for inner in np.flatnonzero((parents >= 0) & (sizes >= 6) & (sizes < most)).tolist():
        ring = parents[inner]
        outer = parents[ring]
        if outer < 0 or not 2 * _SMALLEST < sizes[outer] / 2.5 < most:
            continue
        if not sizes[inner] * 1.4 < sizes[ring] < sizes[outer]:
            continue
        mark = _concentric(grey, contours[outer], contours[ring], contours[inner])
        if mark is not None:
            found.append(mark)
    return sorted(found, key=lambda mark: mark.fault)


def find_blurred(grey: NDArray[Any], block: int, offset: int) -> list[Found]:
    """Marks whose rings run into each other: round dark discs with a lighter ring in them.

    They are less sure than those of `find_marks`, and have a greater fault.
    """
    dark = cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block | 1, offset
    )
    contours, _ = cv2.findContours(dark, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    most = 2 * np.pi * _LARGEST * max(grey.shape)
    found = []
    for outer in contours:
        if not 5 * _SMALLEST < len(outer) < most:
            continue
        (x, y), axes, turn = cv2.fitEllipse(outer)
        if min(axes) / 2 < _SMALLEST or min(axes) < _FLATTEST * max(axes):
            continue
        uneven = _unevenness(outer.reshape(-1, 2) - (x, y), axes, turn)
        whole = cv2.contourArea(outer) + len(outer) / 2
        if uneven > _UNEVEN or whole < 0.85 * np.pi * axes[0] * axes[1] / 4:
            continue
        light = _rings(grey, np.array([x, y]), outer)
        if np.mean(light[1]) - max(np.mean(light[0]), np.mean(light[2])) > _TRACE * light[3].mean():
            found.append(Found(x, y, float(np.sqrt(whole / np.pi)), _UNSURE + uneven))
    return sorted(found, key=lambda mark: mark.fault)


def _concentric(
    grey: NDArray[Any], outer: NDArray[Any], ring: NDArray[Any], inner: NDArray[Any]
) -> Found | None:
    """The mark of three outlines, None where they are none."""
    if len(outer) < 12:
        return None
    (x, y), axes, turn = cv2.fitEllipse(outer)
    long, short = max(axes) / 2, min(axes) / 2
    if short < _SMALLEST or short < _FLATTEST * long:
        return None
    uneven = _unevenness(outer.reshape(-1, 2) - (x, y), axes, turn)
    if uneven > _UNEVEN:
        return None
    area = np.pi * long * short
    # Outlines run through the middle of the dots at the edge: half a dot inside of a dark area,
    # half a dot outside of a hole.
    whole = cv2.contourArea(outer) + len(outer) / 2
    white = cv2.contourArea(ring) - len(ring) / 2
    middle = cv2.contourArea(inner) + len(inner) / 2
    if white <= 0 or middle <= 0:
        return None
    round_fault = abs(1 - whole / (area + len(outer) / 2))
    ring_fault = abs(float(np.sqrt(white / whole)) - _WHITE)
    inner_fault = abs(float(np.sqrt(middle / whole)) - _WHITE / 2)
    if round_fault > 0.12 or ring_fault > 0.17 or inner_fault > 0.15:
        return None
    centres = np.array([(x, y), _centre(ring), _centre(inner)])
    spread = float(np.abs(centres - centres.mean(axis=0)).max()) / long
    if spread > 0.16:
        return None
    centre = centres.mean(axis=0)
    contrast = _contrast(grey, centre, outer)
    if contrast < _LEAST_CONTRAST:
        return None
    return Found(
        float(centre[0]),
        float(centre[1]),
        float(np.sqrt(whole / np.pi)),
        round_fault + ring_fault + inner_fault + spread + uneven,
    )


def _unevenness(around: NDArray[Any], axes: Sequence[float], turn: float) -> float:
    """How far an outline is from an ellipse, as a part of its radius: a square has 0.1."""
    cos, sin = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    across = (around[:, 0] * cos + around[:, 1] * sin) * 2 / axes[0]
    down = (around[:, 1] * cos - around[:, 0] * sin) * 2 / axes[1]
    return float(np.std(np.hypot(across, down)))


def _contrast(grey: NDArray[Any], centre: NDArray[Any], outer: NDArray[Any]) -> float:
    """How much darker the disc and its middle are than the white ring, as a part of its light."""
    light = [float(np.median(ring)) for ring in _rings(grey, centre, outer)]
    return (light[1] - max(light[0], light[2])) / max(light[1], 1.0)


def _rings(
    grey: NDArray[Any], centre: NDArray[Any], outer: NDArray[Any]
) -> tuple[NDArray[Any], ...]:
    """The light of a mark's middle, of its white ring, of its disc, and of the paper around it."""
    around = outer.reshape(-1, 2) - centre
    return tuple(_at(grey, centre + part * around) for part in (0.1, 0.5, 5 / 6, 1.3))


def _at(grey: NDArray[Any], places: NDArray[Any]) -> NDArray[Any]:
    dots = np.round(places).astype(int)
    return np.asarray(
        grey[dots[:, 1].clip(0, grey.shape[0] - 1), dots[:, 0].clip(0, grey.shape[1] - 1)]
    )


def _centre(contour: NDArray[Any]) -> tuple[float, float]:
    moments = cv2.moments(contour)
    if moments["m00"] <= 0:
        mean = contour.reshape(-1, 2).mean(axis=0)
        return float(mean[0]), float(mean[1])
    return moments["m10"] / moments["m00"], moments["m01"] / moments["m00"]


def merge(marks: list[Found], more: list[Found]) -> list[Found]:
    """Both lists, a mark that is in both once, as it was seen best."""
    kept: list[Found] = []
    for mark in sorted([*marks, *more], key=lambda mark: mark.fault):
        if all(np.hypot(mark.x - other.x, mark.y - other.y) > other.radius for other in kept):
            kept.append(mark)
    return kept
