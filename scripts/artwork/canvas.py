"""A picture being drawn: shapes in the picture's own units, painted at twice the final size."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .geometry import Point, circle, rect
from .paint import Box, Linear, Matrix, Mode, Paint, Radial, fade, linear_ramp, radial_ramp
from .palette import PAPER, Colour

SUPERSAMPLING = 2

NOISE_TILE = 512


class Canvas:
    """A surface of ``width`` by ``height`` units; ``zoom`` 1 gives that many pixels."""

    def __init__(
        self,
        width: int,
        height: int,
        *,
        zoom: float = 1.0,
        seed: int = 1,
        ground: Colour | None = PAPER,
    ) -> None:
        self.width, self.height = width, height
        self.random = random.Random(seed)
        self._final = (max(1, round(width * zoom)), max(1, round(height * zoom)))
        self._size = (self._final[0] * SUPERSAMPLING, self._final[1] * SUPERSAMPLING)
        k = self._size[0] / width
        self._matrix: Matrix = (k, 0.0, 0.0, 0.0, k, 0.0)
        self._clips: list[Image.Image] = []
        self._image = Image.new("RGB", self._size, ground or PAPER)
        self._cover = Image.new("L", self._size, 0) if ground is None else None
        tile = random.Random(seed + 7).randbytes(NOISE_TILE * NOISE_TILE)
        self._noise = Image.frombytes("L", (NOISE_TILE, NOISE_TILE), tile)

    # Places ---------------------------------------------------------------------------------

    @contextmanager
    def at(
        self, x: float, y: float, scale: float = 1.0, angle: float = 0.0, *, flip: bool = False
    ) -> Iterator[None]:
        """Draw around a new origin, scaled, turned by degrees, or mirrored left to right."""
        saved = self._matrix
        c, s = math.cos(math.radians(angle)) * scale, math.sin(math.radians(angle)) * scale
        side = -1.0 if flip else 1.0
        a, b, tx, d, e, ty = saved
        la, lb, ld, le = c * side, -s, s * side, c
        self._matrix = (
            a * la + b * ld,
            a * lb + b * le,
            a * x + b * y + tx,
            d * la + e * ld,
            d * lb + e * le,
            d * x + e * y + ty,
        )
        try:
            yield
        finally:
            self._matrix = saved

    @contextmanager
    def clip(self, path: Sequence[Point]) -> Iterator[None]:
        """Keep what is drawn inside the outline."""
        mask = Image.new("L", self._size, 0)
        ImageDraw.Draw(mask).polygon(self._device(path), fill=255)
        if self._clips:
            mask = ImageChops.multiply(mask, self._clips[-1])
        self._clips.append(mask)
        try:
            yield
        finally:
            self._clips.pop()

    def _device(self, path: Sequence[Point]) -> list[Point]:
        a, b, tx, d, e, ty = self._matrix
        return [(a * x + b * y + tx, d * x + e * y + ty) for x, y in path]

    def _unit(self) -> float:
        a, b, _, d, e, _ = self._matrix
        return float(abs(a * e - b * d) ** 0.5)

    # Painting -------------------------------------------------------------------------------

    def fill(
        self,
        path: Sequence[Point],
        paint: Paint,
        *,
        alpha: float = 1.0,
        blur: float = 0.0,
        mode: Mode = Mode.NORMAL,
        dissolve: bool = False,
    ) -> None:
        """Paint the inside of an outline; ``dissolve`` turns alpha into a grain of dots."""
        points = self._device(path)

        def shape(draw: ImageDraw.ImageDraw, dx: float, dy: float) -> None:
            draw.polygon([(x - dx, y - dy) for x, y in points], fill=255)

        plain = alpha >= 1 and not blur and mode is Mode.NORMAL and not self._clips
        if plain and not isinstance(paint, Linear | Radial):
            ImageDraw.Draw(self._image).polygon(points, fill=paint)
            if self._cover:
                ImageDraw.Draw(self._cover).polygon(points, fill=255)
            return
        self._apply(shape, points, 0.0, paint, alpha, blur, mode, dissolve)

    def stroke(
        self,
        path: Sequence[Point],
        width: float,
        paint: Paint,
        *,
        alpha: float = 1.0,
        blur: float = 0.0,
        mode: Mode = Mode.NORMAL,
        closed: bool = False,
    ) -> None:
        """Draw along a line with round ends and joins."""
        points = self._device([*path, path[0]] if closed else path)
        half = width * self._unit() / 2

        def shape(draw: ImageDraw.ImageDraw, dx: float, dy: float) -> None:
            moved = [(x - dx, y - dy) for x, y in points]
            for (x0, y0), (x1, y1) in pairwise(moved):
                length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
                if length:
                    nx, ny = (y0 - y1) / length * half, (x1 - x0) / length * half
                    quad = [(x0 + nx, y0 + ny), (x1 + nx, y1 + ny)]
                    draw.polygon([*quad, (x1 - nx, y1 - ny), (x0 - nx, y0 - ny)], fill=255)
            if half >= 1:
                for x, y in moved:
                    draw.ellipse((x - half, y - half, x + half, y + half), fill=255)

        self._apply(shape, points, half, paint, alpha, blur, mode, False)

    def _apply(
        self,
        shape: Callable[[ImageDraw.ImageDraw, float, float], None],
        points: Sequence[Point],
        reach: float,
        paint: Paint,
        alpha: float,
        blur: float,
        mode: Mode,
        dissolve: bool,
    ) -> None:
        soft = blur * self._unit()
        pad = reach + soft * 2.6 + 2
        box = (
            max(0, int(min(x for x, _ in points) - pad)),
            max(0, int(min(y for _, y in points) - pad)),
            min(self._size[0], int(max(x for x, _ in points) + pad) + 1),
            min(self._size[1], int(max(y for _, y in points) + pad) + 1),
        )
        if box[0] >= box[2] or box[1] >= box[3]:
            return
        # The mask of a blurred shape starts outside the picture, so that the edge stays even.
        margin = int(soft * 2.6) + 1 if soft else 0
        size = (box[2] - box[0] + 2 * margin, box[3] - box[1] + 2 * margin)
        mask = Image.new("L", size, 0)
        shape(ImageDraw.Draw(mask), box[0] - margin, box[1] - margin)
        if soft:
            mask = mask.filter(ImageFilter.GaussianBlur(soft))
            mask = mask.crop((margin, margin, size[0] - margin, size[1] - margin))
        ink, veil = self._ink(paint, box)
        if veil is not None:
            mask = ImageChops.multiply(mask, veil)
        if alpha < 1:
            mask = mask.point([round(v * alpha) for v in range(256)])
        if dissolve:
            mask = ImageChops.subtract(mask, self._grain(box)).point(
                [min(255, v * 4) for v in range(256)]
            )
        if self._clips:
            mask = ImageChops.multiply(mask, self._clips[-1].crop(box))
        if mode is not Mode.NORMAL:
            below = self._image.crop(box)
            ink = {
                Mode.MULTIPLY: ImageChops.multiply,
                Mode.SCREEN: ImageChops.screen,
                Mode.OVERLAY: ImageChops.overlay,
            }[mode](below, ink)
        self._image.paste(ink, box, mask)
        if self._cover:
            self._cover.paste(255, box, mask)

    def _ink(self, paint: Paint, box: Box) -> tuple[Image.Image, Image.Image | None]:
        size = (box[2] - box[0], box[3] - box[1])
        if isinstance(paint, Linear):
            ramp = linear_ramp(paint, self._inverse(), box)
        elif isinstance(paint, Radial):
            ramp = radial_ramp(paint, self._inverse(), box)
        else:
            return Image.new("RGB", size, paint), None
        *rgb, veil = ramp.split()
        return Image.merge("RGB", rgb), veil

    def _inverse(self) -> Matrix:
        a, b, tx, d, e, ty = self._matrix
        det = a * e - b * d
        ia, ib, ic, ie = e / det, -b / det, -d / det, a / det
        return ia, ib, -(ia * tx + ib * ty), ic, ie, -(ic * tx + ie * ty)

    def _grain(self, box: Box) -> Image.Image:
        return self._tiled((box[2] - box[0], box[3] - box[1]), box[0], box[1], SUPERSAMPLING)

    def _tiled(self, size: tuple[int, int], x: int, y: int, dot: int) -> Image.Image:
        step = NOISE_TILE * dot
        tile = self._noise
        if dot > 1:
            tile = tile.resize((step, step), Image.Resampling.NEAREST)
        result = Image.new("L", size)
        for left in range(-(x % step), size[0], step):
            for top in range(-(y % step), size[1], step):
                result.paste(tile, (left, top))
        return result

    # Light and finish -----------------------------------------------------------------------

    def wash(self, paint: Paint, *, alpha: float = 1.0, mode: Mode = Mode.NORMAL) -> None:
        """Paint over everything (inside the clip)."""
        self.fill(rect(0, 0, self.width, self.height), paint, alpha=alpha, mode=mode)

    def glow(self, x: float, y: float, r: float, colour: Colour, alpha: float = 0.8) -> None:
        """Light around a point."""
        stops = tuple((i / 12, colour, alpha * (1 - i / 12) ** 2.6) for i in range(13))
        paint = Radial((x, y), r, stops)
        self.fill(circle(x, y, r), paint, mode=Mode.SCREEN)

    def spray(
        self, path: Sequence[Point], start: Point, end: Point, colour: Colour, alpha: float = 0.6
    ) -> None:
        """Grainy shading inside an outline, strongest at ``start`` and gone at ``end``."""
        self.fill(path, fade(start, end, colour, alpha), dissolve=True)

    def finish(self, grain: float = 0.042, vignette: float = 0.0) -> Image.Image:
        """The picture at its final size, with a fine paper grain."""
        if vignette:
            middle = (self.width / 2, self.height / 2)
            dark: Colour = (40, 18, 24)
            stops = ((0.0, dark, 0.0), (0.55, dark, 0.0), (1.0, dark, vignette))
            self.wash(Radial(middle, self.width * 0.66, stops), mode=Mode.MULTIPLY)
        image = self._image.resize(self._final, Image.Resampling.LANCZOS)
        if grain:
            noise = self._tiled(self._final, 0, 0, 1).filter(ImageFilter.GaussianBlur(0.6))
            speckle = Image.merge("RGB", [noise] * 3)
            image = Image.blend(image, ImageChops.overlay(image, speckle), grain * 2)
            # A level or two of even noise keeps wide gradients from showing steps.
            dither = speckle.point([v // 64 for v in range(256)] * 3)
            image = ImageChops.add(image, dither, 1, -1)
        if self._cover:
            image.putalpha(self._cover.resize(self._final, Image.Resampling.LANCZOS))
        return image
