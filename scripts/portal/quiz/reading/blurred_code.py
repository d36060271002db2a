"""Draws a code anew, module by module, from a picture too blurred for its lines to be found.

Its place on a straightened sheet is known, and so is a part of every code: so the blur can be
guessed, and what it did be undone. A wrong guess reads nothing: nearly a quarter of a code may be
wrong, and what corrects it tells whether it was right.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from portal.quiz.reading.reading import DOTS

_MODULES = 21
"""Modules on a side of the codes that are printed, QR version 1."""
_TRIES = 12
"""Guesses of the blur whose codes are tried."""
_NOISE = 0.006
"""What noise has of the power of a code: blur is not undone where less is left."""
_FOCUS = (0.3, 0.45, 0.6)
"""Blurs of a lens that are tried, mm."""
_SHAKE = (0.7, 1.1, 1.6)
"""How far a shaken camera moved, mm, in each of"""
_WAYS = 9
"""directions."""


def drawn_anew(
    grey: NDArray[Any], offset: tuple[float, float], side: float
) -> Iterator[NDArray[Any]]:
    """The code drawn anew, module by module, for pictures too blurred for its lines to be seen:
    where it stands is known but for a bend of the paper."""
    size = _grid_size(_soft(grey.astype(np.float32), side), offset, side)
    clear = sorted(
        (_soft(picture, side) for picture in _deblurred(grey)),
        key=lambda soft: -_fit(_sampled(soft, *size)),
    )
    for soft in clear[:_TRIES]:
        yield from _views(_sampled(soft, *size))


def _views(modules: NDArray[Any]) -> Iterator[NDArray[Any]]:
    """Pictures of a code whose modules are so light, with some ways to part light from dark."""
    light = cv2.blur(modules, (9, 9), borderType=cv2.BORDER_REFLECT)
    for sharpen in (0.0, 0.8):
        around = cv2.blur(modules, (3, 3), borderType=cv2.BORDER_REFLECT)
        clear = modules + sharpen * (modules - around)
        middle = (light + (clear.max() + clear.min()) / 2) / 2
        for threshold in (middle, light, np.full_like(light, np.median(clear))):
            signs = np.where(clear < threshold, 0, 255).astype(np.uint8)
            quiet = cv2.copyMakeBorder(signs, 4, 4, 4, 4, cv2.BORDER_CONSTANT, value=255)
            yield cv2.resize(quiet, None, fx=6, fy=6, interpolation=cv2.INTER_NEAREST)


def _grid_size(
    soft: NDArray[Any], offset: tuple[float, float], side: float
) -> tuple[float, float, float]:
    """Where the code stands best, and its side, mm: what is dark and light in every code is there
    where it should be."""
    best, found = -np.inf, (*offset, side)
    for step, reach in ((0.4, 4), (0.13, 2)):
        start = found
        scales = (0.98, 1.0, 1.02) if step == 0.4 else (0.99, 1.0, 1.01)
        for across in range(-reach, reach + 1):
            for down in range(-reach, reach + 1):
                for scale in scales:
                    place = start[0] + across * step, start[1] + down * step, start[2] * scale
                    fit = float((_sampled(soft, *place) * _fixed()).sum())
                    if fit > best:
                        best, found = fit, place
    return found


def _sampled(soft: NDArray[Any], left: float, top: float, side: float) -> NDArray[Any]:
    middle = (np.arange(_MODULES) + 0.5) * side / _MODULES
    columns = np.round((left + middle) * DOTS - 0.5).astype(int).clip(0, soft.shape[1] - 1)
    rows = np.round((top + middle) * DOTS - 0.5).astype(int).clip(0, soft.shape[0] - 1)
    return np.asarray(soft[rows[:, None], columns[None, :]])


@cache
def _fixed() -> NDArray[Any]:
    """1 where every code is light, -1 where it is dark, 0 where codes differ; its sum is 0."""
    signs = np.zeros((_MODULES, _MODULES), np.float32)
    finder = np.ones((8, 8), np.float32)
    finder[:7, :7] = -1
    finder[1:6, 1:6] = 1
    finder[2:5, 2:5] = -1
    signs[:8, :8] = finder
    signs[:8, -8:] = finder[:, ::-1]
    signs[-8:, :8] = finder[::-1]
    timing = np.where(np.arange(8, _MODULES - 8) % 2 == 0, -1, 1)
    signs[6, 8:-8] = signs[8:-8, 6] = timing
    light, dark = signs > 0, signs < 0
    signs[light] /= light.sum()
    signs[dark] /= dark.sum()
    return signs


def _soft(picture: NDArray[Any], side: float) -> NDArray[Any]:
    return cv2.GaussianBlur(picture, (0, 0), 0.2 * side / _MODULES * DOTS)


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
            np.sinc(along * shake) * np.exp(-2 * (np.pi * 0.15) ** 2 * square) for shake in _SHAKE
        ]
    return kernels
