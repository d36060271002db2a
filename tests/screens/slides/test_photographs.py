"""Covers and portraits: upright, undistorted, and refused where they are broken."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageStat
from portal.screens.slides import SlideFault, draw
from portal.screens.slides.photographs import photograph, rounded
from support.slides import look, slide
from support.slogans import ZH

_GROUND = (10, 20, 30)


def _saved(path: Path, image: Image.Image, **more: object) -> Path:
    image.save(path, **more)  # type: ignore[arg-type]
    return path


@pytest.mark.parametrize("size", [(400, 300), (300, 400), (900, 400), (64, 64)])
@pytest.mark.parametrize("suffix", ["png", "jpg", "webp"])
def test_a_circle_stays_a_circle(tmp_path: Path, size: tuple[int, int], suffix: str) -> None:
    picture = Image.new("RGB", (800, 800), "white")
    ImageDraw.Draw(picture).ellipse((360, 200, 440, 280), fill="black")
    path = _saved(tmp_path / f"circle.{suffix}", picture)
    made = photograph(path, *size, False, _GROUND)
    assert made.size == size and made.mode == "RGB"
    dark = made.convert("L").point(lambda v: 255 if v < 128 else 0).getbbox()
    assert dark is not None
    across, down = dark[2] - dark[0], dark[3] - dark[1]
    assert abs(across - down) <= 2
    assert across == pytest.approx(80 * max(size) / 800, abs=2)


def test_what_is_cut_off_is_cut_at_the_sides_and_more_at_the_foot(tmp_path: Path) -> None:
    tall = Image.new("RGB", (100, 300), "white")
    for y in range(300):
        tall.paste((y * 255 // 299,) * 3, (0, y, 100, y + 1))
    made = photograph(_saved(tmp_path / "tall.png", tall), 100, 100, False, _GROUND)
    top = made.convert("L").getpixel((50, 0))
    assert isinstance(top, int) and 45 <= top <= 60  # 60 of the 200 rows that go
    wide = tall.rotate(90, expand=True)
    made = photograph(_saved(tmp_path / "wide.png", wide), 100, 100, False, _GROUND)
    left, right = (made.convert("L").getpixel((x, 50)) for x in (0, 99))
    assert isinstance(left, int) and isinstance(right, int)
    assert abs(left + right - 255) < 6


def test_it_is_turned_as_its_taker_held_it(tmp_path: Path) -> None:
    upright = Image.new("RGB", (60, 120), "red")
    upright.paste("blue", (0, 60, 60, 120))
    exif = Image.Exif()
    exif[0x0112] = 6
    path = _saved(
        tmp_path / "turned.jpg", upright.transpose(Image.Transpose.ROTATE_90), exif=exif, quality=95
    )
    made = photograph(path, 60, 120, False, _GROUND)
    red, blue = made.getpixel((30, 10)), made.getpixel((30, 110))
    assert isinstance(red, tuple) and red[0] > 200 > red[2]
    assert isinstance(blue, tuple) and blue[2] > 200 > blue[0]


def test_what_is_clear_shows_the_ground(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (40, 40))
    path = _saved(tmp_path / "clear.png", clear)
    assert photograph(path, 20, 20, False, _GROUND).getpixel((5, 5)) == _GROUND
    palette = Image.new("P", (40, 40))
    path = _saved(tmp_path / "palette.png", palette, transparency=0)
    assert photograph(path, 20, 20, False, _GROUND).getpixel((5, 5)) == _GROUND


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "P", "I;16", "LA"])
def test_every_mode_becomes_rgb(tmp_path: Path, mode: str) -> None:
    suffix = "jpg" if mode == "CMYK" else "png"
    path = _saved(tmp_path / f"mode.{suffix}", Image.new(mode, (50, 40)))
    assert photograph(path, 30, 30, False, _GROUND).mode == "RGB"


def test_it_is_dimmed_at_night(tmp_path: Path) -> None:
    path = _saved(tmp_path / "white.png", Image.new("RGB", (50, 50), "white"))
    assert ImageStat.Stat(photograph(path, 20, 20, True, _GROUND)).mean[0] < 0.7 * 255


def test_a_new_picture_of_the_same_name_is_seen(tmp_path: Path) -> None:
    path = _saved(tmp_path / "one.png", Image.new("RGB", (50, 50), "white"))
    photograph(path, 20, 20, False, _GROUND)
    _saved(path, Image.new("RGB", (51, 50), "black"))
    assert photograph(path, 20, 20, False, _GROUND).getpixel((3, 3)) == (0, 0, 0)


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _jpeg() -> bytes:
    kept = io.BytesIO()
    Image.effect_noise((300, 300), 60).convert("RGB").save(kept, "JPEG")
    return kept.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "svg"),
        (b"no picture at all, only words", "not-an-image"),
        (_half(_jpeg()), "unreadable"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "unreadable"),
        (None, "missing"),
    ],
)
def test_a_broken_picture_is_told(tmp_path: Path, content: bytes | None, reason: str) -> None:
    path = tmp_path / "broken.jpg"
    if content is not None:
        path.write_bytes(content)
    broken = replace(slide("story", ZH), picture=path)
    with pytest.raises(SlideFault) as fault:
        draw(broken, look((960, 540)))
    assert fault.value.rule == "screen-picture"
    assert fault.value.params == {"picture": "broken.jpg", "reason": reason}
    # Where no picture is shown, a broken one does no harm.
    assert draw(broken, look((128, 32)))


def test_a_folder_is_no_picture(tmp_path: Path) -> None:
    with pytest.raises(SlideFault):
        photograph(tmp_path, 20, 20, False, _GROUND)


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = _saved(tmp_path / "bomb.png", Image.new("1", (20_000, 20_000)))
    with pytest.raises(SlideFault) as fault:
        photograph(path, 100, 100, False, _GROUND)
    assert fault.value.params["reason"] == "too-large"


def test_corners_are_round() -> None:
    mask = rounded((40, 40), 20)
    assert mask.getpixel((0, 0)) == 0 and mask.getpixel((20, 20)) == 255
    area = sum(mask.get_flattened_data()) / 255  # type: ignore[arg-type]
    assert area == pytest.approx(3.1416 * 20 * 20, rel=0.02)
