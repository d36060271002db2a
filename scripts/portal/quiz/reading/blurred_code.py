"""Sees the modules of a code in a picture too blurred for its lines to be found.

Its place on a straightened sheet is known, and so is a part of every code: so the blur can be
guessed, and what it did be undone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from portal.quiz.reading.reading import DOTS
from portal.quiz.sheet.code import MODULES

_NOISE = 0.006
"""What noise has of the power of a code: blur is not undone where less is left."""
_REACH, _STEP = 4, 0.4
"""How many steps from its place a code is looked for, and how long they are, mm;"""
_SIZES = (0.98, 1.0, 1.02)
"""how large it may be beside what it should be;"""
_NEAR, _FINE = 8, 0.13
"""and how many shorter steps from there each of its finders."""
_FINDERS = (
    (slice(8), slice(8)),
    (slice(8), slice(-8, None)),
    (slice(-8, None), slice(8)),
)
"""Rows and columns of the finders with what is light around them."""
_FOCUS = (0.3, 0.45, 0.6)
"""Blurs of a lens that are tried, mm."""
_SHAKE = (0.7, 1.1, 1.6, 2.2)
"""How far a shaken camera moved, mm, in each of"""
_WAYS = 9
"""directions,"""
_SHAKEN_FOCUS = (0.15, 0.4)
"""and the blurs of its lens that are tried, mm."""


def modules_seen(
    grey: NDArray[Any], offset: tuple[float, float], side: float
) -> list[NDArray[Any]]:
    """How light each module of a code is, shape (21, 21), by each guess of the blur, the likeliest
    first: where the code stands, mm, is known but for a bend of the paper."""
    guesses = [_soft(picture, side) for picture in _deblurred(grey)]
    upright = _upright(guesses[0], offset, side)
    clearest = max(guesses, key=lambda soft: _fit(_sampled(soft, upright)))
    places = _aslant(clearest, upright)
    return sorted((_sampled(soft, places) for soft in guesses), key=_fit, reverse=True)


def _upright(soft: NDArray[Any], offset: tuple[float, float], side: float) -> NDArray[Any]:
    """Where the modules of a code stand that is upright, dots, shape (21, 21, 2): what is dark and
    light in every code is there where it should be."""
    middle = (np.arange(MODULES) + 0.5) * side / MODULES
    place = np.stack(np.meshgrid(offset[0] + middle, offset[1] + middle), axis=2)
    centre = np.array(offset) + side / 2
    shifts = np.arange(-_REACH, _REACH + 1) * _STEP
    ways = (
        (centre + (place - centre) * size + (across, down)) * DOTS - 0.5
        for size in _SIZES
        for across in shifts
        for down in shifts
    )
    return max(ways, key=lambda places: float((_sampled(soft, places) * _fixed()).sum()))


def _aslant(soft: NDArray[Any], upright: NDArray[Any]) -> NDArray[Any]:
    """The same of a code that a bend of the paper has made a little aslant: where each of its three
    finders is seen best."""
    shifts = np.arange(-_NEAR, _NEAR + 1) * _FINE * DOTS
    before, after = [], []
    for finder in _FINDERS:
        part, fixed = upright[finder], _fixed()[finder]
        ways = [np.array((across, down)) for across in shifts for down in shifts]
        fits = [float((_sampled(soft, part + way) * fixed).sum()) for way in ways]
        before.append(part.mean(axis=(0, 1)))
        after.append(before[-1] + ways[int(np.argmax(fits))])
    turn = cv2.getAffineTransform(np.array(before, np.float32), np.array(after, np.float32))
    return np.asarray(upright @ turn[:, :2].T + turn[:, 2])


def _sampled(soft: NDArray[Any], places: NDArray[Any]) -> NDArray[Any]:
    dots = np.rint(places).astype(int)
    rows = dots[..., 1].clip(0, soft.shape[0] - 1)
    return np.asarray(soft[rows, dots[..., 0].clip(0, soft.shape[1] - 1)])


@cache
def _fixed() -> NDArray[Any]:
    """1 where every code is light, -1 where it is dark, 0 where codes differ; its sum is 0."""
    signs = np.zeros((MODULES, MODULES), np.float32)
    finder = np.ones((8, 8), np.float32)
    finder[:7, :7] = -1
    finder[1:6, 1:6] = 1
    finder[2:5, 2:5] = -1
    signs[:8, :8] = finder
    signs[:8, -8:] = finder[:, ::-1]
    signs[-8:, :8] = finder[::-1]
    timing = np.where(np.arange(8, MODULES - 8) % 2 == 0, -1, 1)
    signs[6, 8:-8] = signs[8:-8, 6] = timing
    light, dark = signs > 0, signs < 0
    signs[light] /= light.sum()
    signs[dark] /= dark.sum()
    return signs


def _soft(picture: NDArray[Any], side: float) -> NDArray[Any]:
    return cv2.GaussianBlur(picture, (0, 0), 0.2 * side / MODULES * DOTS)


def _fit(modules: NDArray[Any]) -> float:
    """How clearly what is the same in every code is seen, beside how modules differ."""
    return float((modules * _fixed()).sum() / max(float(modules.std()), 1e-6))


def _deblurred(grey: NDArray[Any]) -> Iterator[NDArray[Any]]:
    """The picture as it is, and with each blur undone (Wiener's filter)."""
    light = grey.astype(np.float32)
    yield light
    level = float(light.mean())
    power = np.fft.rfft2(light - level)
    for kernel in _kernels(light.shape):
        undone = power * np.conj(kernel) / (np.abs(kernel) ** 2 + _NOISE)
        yield np.asarray(np.fft.irfft2(undone, light.shape) + level, np.float32)


@cache
def _kernels(shape: tuple[int, int]) -> list[NDArray[Any]]:
    """What blurs do to the frequencies of a picture of this shape."""
    down = np.fft.fftfreq(shape[0])[:, None] * DOTS
    across = np.fft.rfftfreq(shape[1])[None, :] * DOTS
    square = down**2 + across**2
    kernels = [np.exp(-2 * (np.pi * focus) ** 2 * square) for focus in _FOCUS]
    for way in np.arange(_WAYS) * np.pi / _WAYS:
        along = across * np.cos(way) + down * np.sin(way)
        kernels += [
            np.sinc(along * shake) * np.exp(-2 * (np.pi * focus) ** 2 * square)
            for shake in _SHAKE
            for focus in _SHAKEN_FOCUS
        ]
    return kernels
