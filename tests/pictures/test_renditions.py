"""The sizes of a picture: which are made, and what is in them."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pictures import samples
from PIL import Image, ImageOps
from portal.pictures import (
    Job,
    Picture,
    PictureError,
    PictureInfo,
    Renditions,
    has_metadata,
    plan,
    read_picture,
)

# The samples' MPF segment is made up.
pytestmark = pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")

WIDTHS = (16, 32, 56)


def info(width: int, height: int, **changes: object) -> PictureInfo:
    found = PictureInfo(Path("a.jpg"), width, height, "jpeg", False, False, "0")
    return dataclasses.replace(found, **changes)  # type: ignore[arg-type]


def make(folder: Path, data: bytes, widths: tuple[int, ...] = WIDTHS) -> Picture:
    path = folder / "source.img"
    path.write_bytes(data)
    return Renditions(folder / "cache", widths).make(Job(read_picture(path), "scene"))


def files(picture: Picture) -> list[Path]:
    return [*(source.path for source in picture.sources), picture.fallback.path]


@pytest.mark.parametrize(
    ("width", "expected", "fallback"),
    [
        (4000, [480, 960, 1600], 960),
        (1600, [480, 960, 1600], 960),
        (1200, [480, 960, 1200], 960),
        (960, [480, 960], 960),
        (700, [480, 700], 700),
        (480, [480], 480),
        (300, [300], 300),
        (1, [1], 1),
    ],
)
def test_nothing_is_enlarged(width: int, expected: list[int], fallback: int) -> None:
    *sources, last = plan(info(width, width))
    assert [source.width for source in sources] == expected
    assert {source.format for source in sources} == {"webp"}
    assert (last.role, last.format, last.width) == ("fallback", "jpeg", fallback)


def test_heights_keep_the_shape() -> None:
    assert [rendition.height for rendition in plan(info(4000, 3000))] == [360, 720, 1200, 720]
    assert plan(info(5000, 1))[0].height == 1
    assert plan(info(333, 777))[0].height == 777


def test_what_is_too_long_for_webp_is_made_shorter() -> None:
    assert all(rendition.height <= 16_383 for rendition in plan(info(400, 40_000)))
    assert all(rendition.height <= 16_383 for rendition in plan(info(1, 80_000_000)))


def test_a_width_must_be_positive() -> None:
    for widths in ((), (0, 480)):
        with pytest.raises(ValueError, match="positive"):
            plan(info(10, 10), widths)


def test_files_are_named_after_the_stem_and_the_width() -> None:
    names = [rendition.file_name("scene") for rendition in plan(info(700, 100, has_alpha=True))]
    assert names == ["scene-480.webp", "scene-700.webp", "scene-700.png"]


def test_a_photo(tmp_path: Path) -> None:
    picture = make(tmp_path, samples.burdened_jpeg())
    assert (picture.width, picture.height) == (56, 42)
    assert [(source.width, source.file_name) for source in picture.sources] == [
        (16, "scene-16.webp"),
        (32, "scene-32.webp"),
        (56, "scene-56.webp"),
    ]
    assert picture.fallback[0] == "scene-32.jpg" and picture.fallback[2:] == (32, 24)
    for path in files(picture):
        assert path.is_absolute()
        data = path.read_bytes()
        assert samples.hides_nothing(data) and not has_metadata(data)
        with Image.open(path) as image:
            assert "icc_profile" not in image.info
            assert image.mode == "RGB"
            assert abs(image.width * 3 - image.height * 4) <= 2


@pytest.mark.parametrize("suffix", samples.BURDENED)
def test_nothing_hidden_comes_through(tmp_path: Path, suffix: str) -> None:
    for path in files(make(tmp_path, samples.BURDENED[suffix]())):
        assert samples.hides_nothing(path.read_bytes()) and not has_metadata(path.read_bytes())


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("make_sample", [samples.burdened_jpeg, samples.burdened_webp])
def test_turned_pictures_stand_upright(
    tmp_path: Path, make_sample: Callable[[int], bytes], orientation: int
) -> None:

    data = make_sample(orientation)
    seen = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")
    picture = make(tmp_path, data, (48,))
    with Image.open(picture.sources[0].path) as image:
        result = image.convert("RGB").resize(seen.size)
    for x, y in ((10, 10), (-10, 10), (10, -10), (-10, -10)):
        at = (x % seen.width, y % seen.height)
        near = zip(channels(result, at), channels(seen, at), strict=True)
        assert all(abs(ours - theirs) < 40 for ours, theirs in near)


def channels(image: Image.Image, at: tuple[int, int]) -> tuple[int, ...]:
    value = image.getpixel(at)
    assert isinstance(value, tuple)
    return tuple(int(channel) for channel in value)


@pytest.mark.parametrize("format", ["JPEG", "PNG"])
def test_colours_are_brought_into_srgb(tmp_path: Path, format: str) -> None:
    data = samples.saved(samples.scene(), format, icc_profile=samples.swapped_profile())
    picture = make(tmp_path, data)
    with Image.open(picture.fallback.path) as image:
        red, _, blue = channels(image.convert("RGB"), (4, 4))
    assert blue > 180 and red < 80  # The red quarter, read by a profile whose red is blue.


@pytest.mark.parametrize("profile", [b"no profile at all", samples.srgb_profile()[:200]])
def test_a_damaged_profile_is_passed_over(tmp_path: Path, profile: bytes) -> None:
    data = samples.saved(samples.scene(), "PNG", icc_profile=profile)
    with Image.open(make(tmp_path, data).fallback.path) as image:
        red, _, blue = channels(image.convert("RGB"), (4, 4))
    assert red > 180 and blue < 80


def test_transparency_stays(tmp_path: Path) -> None:
    picture = make(tmp_path, samples.saved(samples.see_through(), "PNG"))
    assert picture.fallback.file_name == "scene-32.png"
    for path in files(picture):
        with Image.open(path) as image:
            assert image.convert("RGBA").getchannel("A").getextrema() == (0, 255)


def test_transparency_that_no_pixel_has_costs_nothing(tmp_path: Path) -> None:
    opaque = samples.scene()
    opaque.putalpha(255)
    picture = make(tmp_path, samples.saved(opaque, "PNG"))
    assert picture.fallback.file_name == "scene-32.jpg"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "YCbCr", "I;16"])
def test_every_kind_of_pixels(tmp_path: Path, mode: str) -> None:
    image = Image.new(mode, (64, 48), 0x8000) if mode == "I;16" else samples.scene().convert(mode)
    data = samples.saved(image, "JPEG" if mode in {"CMYK", "YCbCr"} else "PNG")
    with Image.open(make(tmp_path, data).fallback.path) as result:
        assert result.size == (32, 24)
        if mode == "I;16":
            assert abs(channels(result.convert("RGB"), (5, 5))[0] - 128) < 4


@pytest.mark.parametrize("format", ["GIF", "PNG"])
def test_a_moving_picture_keeps_moving(tmp_path: Path, format: str) -> None:
    picture = make(tmp_path, samples.moving(format))
    for path in files(picture):
        with Image.open(path) as image:
            assert getattr(image, "n_frames", 1) == 4
            assert image.info["loop"] == 0
    assert picture.fallback.file_name == f"scene-64.{format.lower()}"
    assert (picture.width, picture.height) == (64, 48)


def test_a_moving_webp_is_kept_as_it_is(tmp_path: Path) -> None:
    picture = make(tmp_path, samples.moving("WEBP", exif=samples.exif()))
    assert picture.sources == ()
    assert picture.fallback.file_name == "scene-64.webp"
    assert samples.hides_nothing(picture.fallback.path.read_bytes())


def test_a_moving_webp_with_a_damaged_frame_is_refused(tmp_path: Path) -> None:
    data = bytearray(samples.moving("WEBP"))
    last = data.rindex(b"ANMF")
    data[last + 32 : last + 64] = b"\xff" * 32
    with pytest.raises(PictureError, match="unreadable"):
        make(tmp_path, bytes(data))


def test_a_clip_too_long_to_encode_keeps_its_original(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.pictures.encoding._CLIP_PIXELS", 1000)
    assert make(tmp_path, samples.moving("GIF")).sources == ()


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    for data in (samples.burdened_jpeg(), samples.burdened_png(), samples.burdened_gif()):
        made = []
        for name in ("one", "two"):
            folder = tmp_path / name
            folder.mkdir(exist_ok=True)
            made.append([path.read_bytes() for path in files(make(folder, data))])
        assert made[0] == made[1]


def test_a_picture_damaged_inside_is_refused(tmp_path: Path) -> None:
    data = samples.saved(samples.see_through(), "PNG")
    at = data.index(b"IDAT")
    broken = samples.png_chunk(b"IDAT", b"not compressed at all")
    bad = data[: at - 4] + broken + samples.png_chunk(b"IEND", b"")
    with pytest.raises(PictureError, match="unreadable"):
        make(tmp_path, bad)
    assert not (tmp_path / "cache").exists()
