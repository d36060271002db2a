"""Photographs sheets as phones and scanners do: aslant, in shadow, shaken, on a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.sheets.printing import MM

_COARSE = 8
"""Dots between the nodes of the map from the picture to the sheet."""


@dataclass(slots=True)
class Photo:
    """A picture as a file (JPEG), and what was hard about it."""

    data: bytes
    troubles: list[str] = field(default_factory=list)
    fine: bool = False
    """Whether it has 12 million dots."""


_SIZES = ((4000, 3000), (4000, 3000), (3264, 2448), (2592, 1944), (1600, 1200))


def photograph(sheets: Sequence[NDArray[Any]], draw: np.random.Generator) -> Photo:
    """One picture of one sheet, or of two that lie one above the other."""
    paper = _laid(sheets)
    if draw.random() < 0.2:
        return _scan(paper, draw)
    photo = Photo(b"")
    size = _SIZES[int(draw.integers(len(_SIZES)))]
    photo.fine = size[0] == 4000
    if size[0] <= 1600:
        photo.troubles.append("low resolution")
    picture, mask, shade = _seen(paper, size, draw, photo.troubles)
    lit = picture.astype(np.float32) * (shade * _light(size[::-1], draw, photo.troubles))[..., None]
    table = _table(size[::-1], draw, photo.troubles)
    lit = lit * mask[..., None] + table * (1 - mask[..., None])
    if draw.random() < 0.15:
        photo.troubles.append("fingers")
        _fingers(lit, mask, draw)
    _cast(lit, draw, photo.troubles)
    _camera(lit, draw, photo)
    return photo


def _laid(sheets: Sequence[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate(sheets, axis=1) if len(sheets) > 1 else sheets[0]


def _scan(paper: NDArray[Any], draw: np.random.Generator) -> Photo:
    """A flatbed or a feeder: a little aslant, in colour or grey, 150 to 300 dots an inch."""
    troubles = ["scan"]
    scale = draw.uniform(150, 300) / 300
    turn = draw.normal(0, 1.2) + float(draw.choice([0, 0, 0, 180, 90]))
    high, wide = paper.shape[:2]
    cos, sin = abs(np.cos(np.radians(turn))), abs(np.sin(np.radians(turn)))
    size = round((wide * cos + high * sin) * scale), round((wide * sin + high * cos) * scale)
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), turn, scale)
    matrix[:, 2] += np.array(size) / 2 - np.array([wide / 2, high / 2])
    small = cv2.GaussianBlur(paper, (0, 0), max(0.3, 0.45 / scale))
    picture = cv2.warpAffine(small, matrix, size, borderValue=(235, 235, 235)).astype(np.float32)
    picture *= draw.uniform(0.85, 1.0)
    picture += draw.normal(0, draw.uniform(0.5, 4), picture.shape[:2])[..., None]
    picture = picture.clip(0, 255).astype(np.uint8)
    if draw.random() < 0.4:
        troubles.append("grey scan")
        picture = cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    return Photo(_jpeg(picture, int(draw.integers(50, 95))), troubles)


def _seen(
    paper: NDArray[Any], size: tuple[int, int], draw: np.random.Generator, troubles: list[str]
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """The paper as the camera sees it, where it is, and how its slope shades it."""
    wide, high = paper.shape[1] / MM, paper.shape[0] / MM
    turn = np.radians(draw.uniform(-12, 12) + float(draw.choice([0, 0, 0, 90, 180, 270])))
    tilt = np.radians(draw.uniform(0, 25))
    if tilt > np.radians(15):
        troubles.append("perspective")
    rotation = _rotation(float(tilt), float(draw.uniform(0, 2 * np.pi)), float(turn))
    height = _surface(wide, high, draw, troubles)
    corners = np.array([(x, y, 0) for x in (-wide / 2, wide / 2) for y in (-high / 2, high / 2)])
    turned = corners @ rotation.T
    distance = draw.uniform(1.3, 2.2) * max(wide, high)
    projected = turned[:, :2] / (distance + turned[:, 2:])
    low, top = projected.min(axis=0), projected.max(axis=0)
    focal = draw.uniform(0.72, 0.96) * float(np.min(np.array(size) / (top - low)))
    room = np.array(size) - focal * (top - low)
    origin = room * draw.uniform(0.3, 0.7, 2) - focal * low
    columns, rows = size[0] // _COARSE + 2, size[1] // _COARSE + 2
    x, y = np.meshgrid(np.arange(columns) * _COARSE, np.arange(rows) * _COARSE)
    rays = np.stack([(x - origin[0]) / focal, (y - origin[1]) / focal, np.ones(x.shape)], axis=-1)
    # Each ray meets the paper's plane; then the surface above it, step by step.
    ahead, start = rays @ rotation, np.array([0, 0, -distance]) @ rotation
    level = np.zeros(x.shape)
    for _ in range(6):
        far = (level - start[2]) / ahead[..., 2]
        u = start[0] + far * ahead[..., 0]
        v = start[1] + far * ahead[..., 1]
        level = height(u / wide, v / high)
    map_x = _grown((u + wide / 2) * MM - 0.5, size)
    map_y = _grown((v + high / 2) * MM - 0.5, size)
    # Dots that are far smaller than the picture's would flicker: soften them as a lens does.
    coarse = MM / (focal / distance)
    soft = cv2.GaussianBlur(paper, (0, 0), 0.4 * coarse) if coarse > 1.2 else paper
    picture = cv2.remap(soft, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    inside = (map_x > 0) & (map_y > 0) & (map_x < paper.shape[1]) & (map_y < paper.shape[0])
    slope = np.gradient(cv2.GaussianBlur(_grown(level, size), (0, 0), 5), axis=1)
    shade = 1 + np.clip(slope * draw.uniform(-1, 1) * 3, -0.25, 0.25)
    return picture, inside.astype(np.float32), shade.astype(np.float32)


def _grown(nodes: NDArray[Any], size: tuple[int, int]) -> NDArray[Any]:
    x = (np.arange(size[0]) / _COARSE).astype(np.float32)
    y = (np.arange(size[1]) / _COARSE).astype(np.float32)
    grid = np.meshgrid(x, y)
    return cv2.remap(nodes.astype(np.float32), grid[0], grid[1], cv2.INTER_LINEAR)


def _rotation(tilt: float, towards: float, turn: float) -> NDArray[Any]:
    axis = np.array([np.cos(towards), np.sin(towards), 0]) * tilt
    aslant, _ = cv2.Rodrigues(axis)
    flat, _ = cv2.Rodrigues(np.array([0, 0, turn]))
    return np.asarray(aslant @ flat)


def _surface(wide: float, high: float, draw: np.random.Generator, troubles: list[str]) -> Any:
    """How high the paper is above its plane, mm, by parts of its width and height from -1/2."""
    kind = draw.random()
    if kind < 0.55:
        return lambda u, v: np.zeros(np.shape(u))
    along = draw.random() < 0.5
    if kind < 0.8:
        troubles.append("curl")
        most = -draw.uniform(2, 12)
        return lambda u, v: most * (1 - (2 * np.clip(u if along else v, -0.6, 0.6)) ** 2)
    troubles.append("fold")
    places = [0.0] if draw.random() < 0.6 else [-1 / 6, 1 / 6]
    most = -draw.uniform(1, 7) * (1 if len(places) == 1 else 0.6)

    def folded(u: NDArray[Any], v: NDArray[Any]) -> NDArray[Any]:
        across = np.clip(u if along else v, -0.6, 0.6)
        if len(places) == 1:
            return np.asarray(most * (1 - 2 * np.abs(across)))
        knots = np.array([-0.5, -1 / 6, 1 / 6, 0.5])
        return np.asarray(np.interp(across, knots, [0, most, -0.4 * most, 0]))

    return folded


def _light(shape: tuple[int, ...], draw: np.random.Generator, troubles: list[str]) -> NDArray[Any]:
    high, wide = shape
    y, x = np.mgrid[0:high:8, 0:wide:8].astype(np.float32)
    x, y = x / wide - 0.5, y / high - 0.5
    turn = draw.uniform(0, 2 * np.pi)
    light = draw.uniform(0.7, 1.0) * (
        1 + draw.uniform(0, 0.45) * (x * np.cos(turn) + y * np.sin(turn))
    )
    light *= 1 - draw.uniform(0, 0.35) * (x**2 + y**2)
    if draw.random() < 0.35:
        troubles.append("soft shadow")
        u, v = draw.uniform(-0.4, 0.4, 2)
        near = np.exp(-((x - u) ** 2 + (y - v) ** 2) / draw.uniform(0.03, 0.15))
        light *= 1 - draw.uniform(0.2, 0.55) * near
    light = cv2.resize(light, (wide, high), interpolation=cv2.INTER_LINEAR)
    if draw.random() < 0.3:
        troubles.append("hard shadow")
        mask = np.zeros(shape, np.uint8)
        points = draw.uniform(-0.3, 1.3, (int(draw.integers(3, 6)), 2)) * (wide, high)
        cv2.fillPoly(mask, [cv2.convexHull(points.astype(np.int32))], 1)
        soft = cv2.GaussianBlur(
            mask.astype(np.float32), (0, 0), draw.uniform(0.8, 12) * wide / 3000
        )
        light = light * (1 - draw.uniform(0.25, 0.6) * soft)
    return light.astype(np.float32)


def _table(shape: tuple[int, ...], draw: np.random.Generator, troubles: list[str]) -> NDArray[Any]:
    high, wide = shape
    colour = draw.uniform(20, 210, 3)
    table = np.ones((high, wide, 3), np.float32) * colour.astype(np.float32)
    kind = draw.random()
    if kind < 0.35:
        y, x = np.mgrid[0:high, 0:wide].astype(np.float32) / wide
        grain = np.sin(60 * y + 3 * np.sin(9 * x) + 2 * np.sin(25 * x * y))
        table *= (0.85 + 0.15 * grain)[..., None]
    elif kind < 0.6:
        troubles.append("patterned table")
        step = int(draw.integers(20, 160))
        y, x = np.mgrid[0:high, 0:wide] // step
        table *= (0.5 + 0.5 * ((x + y) % 2)).astype(np.float32)[..., None]
        for _ in range(40):
            centre = tuple(int(c) for c in draw.uniform(0, (wide, high)))
            radius = int(draw.integers(step // 2, step + 8))
            cv2.circle(table, centre, radius, draw.uniform(0, 255, 3).tolist(), max(2, radius // 3))
    return table


def _fingers(picture: NDArray[Any], mask: NDArray[Any], draw: np.random.Generator) -> None:
    """One or two fingers that hold the paper at its edge."""
    edges, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not edges:
        return
    outline = max(edges, key=len).reshape(-1, 2)
    middle = outline.mean(axis=0)
    scale = max(np.ptp(outline, axis=0)) / 297
    skin = np.array([120, 150, 205], np.float32) * draw.uniform(0.45, 1.05)
    for _ in range(int(draw.integers(1, 3))):
        at = outline[int(draw.integers(len(outline)))]
        inward = (middle - at) / np.linalg.norm(middle - at)
        centre = at - inward * draw.uniform(16, 28) * scale
        angle = float(np.degrees(np.arctan2(inward[1], inward[0])))
        layer = np.zeros(picture.shape[:2], np.float32)
        axes = (round(34 * scale), round(9 * scale))
        where = (round(float(centre[0])), round(float(centre[1])))
        cv2.ellipse(layer, where, axes, angle, 0, 360, 1.0, -1)
        layer = cv2.GaussianBlur(layer, (0, 0), 1.5)[..., None]
        picture[:] = picture * (1 - layer) + skin * layer


def _cast(picture: NDArray[Any], draw: np.random.Generator, troubles: list[str]) -> None:
    warm = draw.uniform(-1, 1)
    if abs(warm) > 0.5:
        troubles.append("colour cast")
    picture *= np.array(
        [1 - 0.3 * max(warm, 0), 1 - 0.06 * abs(warm), 1 + 0.25 * min(warm, 0)], np.float32
    )


def _camera(picture: NDArray[Any], draw: np.random.Generator, photo: Photo) -> None:
    high, wide = picture.shape[:2]
    scale = max(wide, high) / 4000
    if draw.random() < 0.35:
        photo.troubles.append("out of focus")
        picture[:] = cv2.GaussianBlur(picture, (0, 0), draw.uniform(1.0, 4.5) * scale)
    if draw.random() < 0.25:
        photo.troubles.append("shaken")
        length = max(3, round(draw.uniform(5, 18) * scale))
        kernel = np.zeros((length, length), np.float32)
        turn = draw.uniform(0, np.pi)
        half = (length - 1) / 2
        way = np.array([np.cos(turn), np.sin(turn)]) * half
        start, end = np.round(half - way).astype(int), np.round(half + way).astype(int)
        cv2.line(kernel, start.tolist(), end.tolist(), 1.0, 1)
        picture[:] = cv2.filter2D(picture, -1, kernel / kernel.sum())
    noise = draw.uniform(0.5, 9)
    if noise > 6:
        photo.troubles.append("noise")
    tile = draw.normal(0, noise, (512, 512, 3)).astype(np.float32)
    across = -(-wide // 512)
    for top in range(0, high, 512):
        band = np.concatenate(
            [np.roll(tile, int(n), 0) for n in draw.integers(0, 512, across)], axis=1
        )
        picture[top : top + 512] += band[: min(512, high - top), :wide]
    quality = int(draw.integers(40, 93))
    if quality < 55:
        photo.troubles.append("JPEG below 55")
    photo.data = _jpeg(picture.clip(0, 255).astype(np.uint8), quality)


def _jpeg(picture: NDArray[Any], quality: int) -> bytes:
    done, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not done:
        raise ValueError(picture.shape)
    return bytes(data)
