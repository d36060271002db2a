"""Every picture by name: its drawing function, size, place in the project and file format."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from . import (
    brand,
    portraits,
    portraits_care,
    portraits_groups,
    scenes_balcony,
    scenes_class,
    scenes_couplets,
    scenes_courtyard,
    scenes_embroidery,
    scenes_kimchi,
    scenes_library,
    scenes_melons,
    scenes_music,
    scenes_night,
    scenes_noodles,
    scenes_snow,
    scenes_sport,
    scenes_sprouts,
    scenes_window,
)
from .canvas import Canvas

Draw = Callable[[Canvas], None]
ASSETS = "scripts/portal/theme/assets/portal"
SIZE_LIMIT = 260_000


@dataclass(frozen=True)
class Picture:
    """One picture of the sample site."""

    name: str
    path: str
    draw: Draw
    width: int
    height: int
    pixels: int

    def image(self, zoom: float = 1.0) -> Image.Image:
        """Draw it; ``zoom`` 1 is the size it is published in."""
        scale = self.pixels / self.width * zoom
        canvas = Canvas(self.width, self.height, zoom=scale, seed=zlib.crc32(self.name.encode()))
        self.draw(canvas)
        return canvas.finish(0.0) if self.path.endswith(".png") else canvas.finish()

    def file(self, zoom: float = 1.0) -> bytes:
        """Its file, without metadata."""
        image = self.image(zoom)
        if self.path.endswith(".jpg"):
            return jpeg(image, SIZE_LIMIT)
        buffer = io.BytesIO()
        image.save(buffer, "PNG", optimize=True)
        return buffer.getvalue()


def _story(slug: str, draw: Draw) -> Picture:
    return Picture(slug, f"stories/{slug}.jpg", draw, 1600, 900, 1600)


def _figure(slug: str, draw: Draw) -> Picture:
    return Picture(slug, f"docs/figures/{slug}.jpg", draw, 900, 900, 900)


STORIES = (
    _story("pilaf", scenes_courtyard.pilaf),
    _story("river-lamps", scenes_night.river_lamps),
    _story("embroidery", scenes_embroidery.embroidery),
    _story("three-cheers", scenes_sport.three_cheers),
    _story("reeds-and-zongzi", scenes_balcony.reeds_and_zongzi),
    _story("wheat-sprouts", scenes_sprouts.wheat_sprouts),
    _story("courtyard-wrestling", scenes_sport.courtyard_wrestling),
    _story("kimchi-day", scenes_kimchi.kimchi_day),
    _story("night-five-calls", scenes_night.night_five_calls),
    _story("two-strings", scenes_music.two_strings),
    _story("stair-library", scenes_library.stair_library),
    _story("noodle-wall", scenes_noodles.noodle_wall),
    _story("first-snow", scenes_snow.first_snow),
    _story("spring-couplets", scenes_couplets.spring_couplets),
    _story("carved-window", scenes_window.carved_window),
    _story("square-choir", scenes_music.square_choir),
    _story("four-thirty-class", scenes_class.four_thirty_class),
    _story("melon-truck", scenes_melons.melon_truck),
)
FIGURES = (
    _figure("lao-chen", portraits.lao_chen),
    _figure("guli", portraits.guli),
    _figure("batu", portraits.batu),
    _figure("shunji", portraits_care.shunji),
    _figure("ma-shifu", portraits_care.ma_shifu),
    _figure("doctor-lin", portraits_care.doctor_lin),
    _figure("four-thirty-team", portraits_groups.four_thirty_team),
    _figure("hepan-choir", portraits_groups.hepan_choir),
)
BRAND = (
    Picture("share", f"{ASSETS}/share.jpg", brand.share, 1200, 630, 1200),
    Picture("icon-180", f"{ASSETS}/icon-180.png", brand.icon, 512, 512, 180),
    Picture("icon-512", f"{ASSETS}/icon-512.png", brand.icon, 512, 512, 512),
)
PICTURES = {picture.name: picture for picture in (*STORIES, *FIGURES, *BRAND)}


def jpeg(image: Image.Image, limit: int, quality: int = 86) -> bytes:
    """The picture as a JPEG of at most ``limit`` bytes, without metadata."""
    while True:
        buffer = io.BytesIO()
        image.convert("RGB").save(
            buffer, "JPEG", quality=quality, optimize=True, progressive=True, subsampling=2
        )
        if buffer.tell() <= limit or quality <= 60:
            return buffer.getvalue()
        quality -= 2
