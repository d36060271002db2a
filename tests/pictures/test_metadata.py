"""Metadata is taken out of pictures without touching their pixels."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pictures import samples
from PIL import Image, ImageChops, ImageOps
from portal.pictures import PictureError, has_metadata, strip_metadata

# The samples' MPF segment is made up.
pytestmark = pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def pixels(data: bytes) -> list[bytes]:
    """Every frame, decoded."""
    image = opened(data)
    found = []
    for index in range(getattr(image, "n_frames", 1)):
        image.seek(index)
        found.append(image.convert("RGBA").tobytes())
    return found


def reason(data: bytes, suffix: str = ".jpg") -> str:
    with pytest.raises(PictureError) as caught:
        strip_metadata(data, suffix)
    return caught.value.reason


@pytest.mark.parametrize("suffix", samples.BURDENED)
def test_everything_hidden_goes_and_every_pixel_stays(suffix: str) -> None:
    data = samples.BURDENED[suffix]()
    assert samples.SECRET in data and has_metadata(data) and not samples.hides_nothing(data)
    stripped = strip_metadata(data, suffix)
    assert samples.hides_nothing(stripped) and not has_metadata(stripped)
    assert pixels(stripped) == pixels(data)
    assert strip_metadata(stripped, suffix) == stripped


@pytest.mark.parametrize("format", ["WEBP", "PNG"])
def test_moving_pictures_keep_moving(format: str) -> None:
    data = samples.moving(format, exif=samples.exif())
    stripped = strip_metadata(data, f".{format.lower()}")
    assert samples.hides_nothing(stripped) and not has_metadata(stripped)
    assert pixels(stripped) == pixels(data)
    assert len(pixels(stripped)) == 4
    assert opened(stripped).info["loop"] == opened(data).info["loop"]


def test_a_gif_keeps_its_loop_and_timing() -> None:
    stripped = opened(strip_metadata(samples.burdened_gif(), ".gif"))
    assert (stripped.info["loop"], stripped.info["duration"]) == (0, 120)


def test_a_gif_without_trailer_gets_one() -> None:
    whole = samples.moving("GIF")
    assert strip_metadata(whole[:-1], ".gif") == whole


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize(
    ("suffix", "make"),
    [
        (".jpg", samples.burdened_jpeg),
        (".png", samples.burdened_png),
        (".webp", samples.burdened_webp),
    ],
)
def test_a_turned_picture_is_made_upright(
    suffix: str, make: Callable[[int], bytes], orientation: int
) -> None:

    data = make(orientation)
    stripped = strip_metadata(data, suffix)
    assert samples.hides_nothing(stripped) and not has_metadata(stripped)
    seen = ImageOps.exif_transpose(opened(data)).convert("RGB")
    result = opened(stripped).convert("RGB")
    assert result.size == seen.size
    for x, y in ((8, 8), (-8, 8), (8, -8), (-8, -8)):  # the four quarters
        at = (x % seen.width, y % seen.height)
        dot = (*at, at[0] + 1, at[1] + 1)
        difference = ImageChops.difference(result.crop(dot), seen.crop(dot))
        assert max(difference.tobytes()) < 24


@pytest.mark.parametrize("make", [samples.burdened_jpeg, samples.burdened_png])
@pytest.mark.parametrize("orientation", [1, 6])
def test_the_colour_profile_stays(make: Callable[..., bytes], orientation: int) -> None:
    profile = samples.srgb_profile()
    stripped = strip_metadata(make(orientation, icc_profile=profile), "")
    assert opened(stripped).info["icc_profile"] == profile


def test_adobe_colours_stay_right() -> None:
    # Without its APP14 segment, a CMYK JPEG would come out inverted.
    data = samples.saved(samples.scene().convert("CMYK"), "JPEG", exif=samples.exif())
    assert pixels(strip_metadata(data, ".jpg")) == pixels(data)


@pytest.mark.parametrize("options", [{"progressive": True}, {"restart_marker_blocks": 2}])
def test_scans_of_every_kind(options: dict[str, object]) -> None:
    data = samples.saved(samples.scene(), "JPEG", exif=samples.exif(), **options)
    assert pixels(strip_metadata(data, ".jpg")) == pixels(data)


def test_a_jfif_thumbnail_goes() -> None:
    data = samples.saved(samples.scene(), "JPEG")
    assert data[6:11] == b"JFIF\0"
    small = b"\x04\x04" + b"\xab" * 48
    thumbnailed = data[:2] + samples.jpeg_segment(0xE0, data[6:18] + small) + data[20:]
    assert strip_metadata(thumbnailed, ".jpg") == data


def test_the_views_behind_the_first_go() -> None:
    first, *others = samples.frames()
    data = samples.saved(first, "MPO", save_all=True, append_images=others)
    stripped = strip_metadata(data, ".jpg")
    assert stripped.count(b"\xff\xd8\xff") == 1
    assert opened(stripped).format == "JPEG"
    assert not has_metadata(stripped)


def test_the_bytes_tell_the_format_not_the_name() -> None:
    png = samples.burdened_png()
    assert strip_metadata(png, ".jpg") == strip_metadata(png, ".png")


def test_the_extended_webp_head_no_longer_announces_exif() -> None:
    flags = strip_metadata(samples.burdened_webp(), ".webp")[20]
    assert flags & 0x0C == 0


JPEG = samples.saved(samples.scene(), "JPEG")
PNG = samples.saved(samples.scene(), "PNG")
WEBP = samples.saved(samples.scene(), "WEBP")
GIF = samples.moving("GIF")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (b"a text", "not-an-image"),
        (b"<svg/>", "svg"),
        (samples.saved(samples.scene(), "TIFF"), "unsupported"),
        (samples.saved(samples.scene(), "BMP"), "unsupported"),
        (samples.saved(samples.scene(), "AVIF"), "unsupported"),
        (JPEG[:-2], "unreadable"),
        (samples.with_segments(JPEG, b"\xff\xe1\0\0"), "unreadable"),
        (samples.with_segments(JPEG, b"\xff\xe1\0\1"), "unreadable"),
        (samples.with_segments(JPEG, b"\xff\xe1\xff\xff"), "unreadable"),
        (samples.with_segments(JPEG, b"\xff\xd8"), "unreadable"),
        (PNG[:-4], "unreadable"),
        (PNG[:-12], "unreadable"),
        (PNG[:40] + b"\x55" + PNG[41:], "unreadable"),
        (samples.with_chunks(PNG, samples.png_chunk(b"ABCD", b"")), "unreadable"),
        (samples.with_chunks(PNG, b"\xff\xff\xff\xfftEXt"), "unreadable"),
        (WEBP[:-1], "unreadable"),
        (WEBP[:4] + b"\xff\xff\xff\x7f" + WEBP[8:], "unreadable"),
        (GIF[:-20], "unreadable"),
        (GIF[:-1] + b"\x99;", "unreadable"),
        (samples.moving("PNG", exif=samples.exif(6)), "unsupported"),
        (samples.moving("WEBP", exif=samples.exif(6)), "unsupported"),
    ],
)
def test_what_cannot_be_stripped_says_why(data: bytes, expected: str) -> None:
    assert reason(data) == expected


def test_metadata_among_the_pixels_is_not_let_through() -> None:
    # A length that was damaged makes the XMP a part of the frame's data.
    ending = b"\0;"
    assert GIF.endswith(ending)
    assert reason(GIF[:-2] + bytes((len(samples.XMP),)) + samples.XMP + ending) == "unreadable"


@pytest.mark.parametrize(
    "data",
    [
        samples.saved(samples.scene(), "TIFF"),
        samples.saved(samples.scene(), "AVIF"),
        JPEG[:-2],
        PNG[:-12],
        PNG + b"hanging behind",
        JPEG + b"hanging behind",
        b"%PDF-1.7 " + samples.XMP,
        b"no picture at all Exif\0\0",
    ],
)
def test_what_cannot_be_vouched_for_counts_as_metadata(data: bytes) -> None:
    assert has_metadata(data)


@pytest.mark.parametrize(
    "data", [JPEG, PNG, WEBP, GIF, b"", b"a text", b"<svg/>", b"\0\0\x01\0" + bytes(30)]
)
def test_what_is_clean_is_clean(data: bytes) -> None:
    assert not has_metadata(data)


def test_exiftool_agrees(tmp_path: Path) -> None:
    """An independent reader, where there is one."""
    exiftool = shutil.which("exiftool")
    if exiftool is None:
        pytest.skip("exiftool is not installed")
    for suffix, make in samples.BURDENED.items():
        (tmp_path / f"a{suffix}").write_bytes(strip_metadata(make(), suffix))
    shown = subprocess.run(
        [exiftool, "-json", "-G1", "-a", "-u", str(tmp_path)],
        capture_output=True,
        check=True,
        timeout=60,
    )
    structure = {"SourceFile", "ExifTool", "System", "File", "Composite"} | {"JFIF", "RIFF"}
    for listed in json.loads(shown.stdout):
        groups = {key.split(":")[0] for key in listed}
        assert groups <= structure | {"PNG", "GIF"}, listed
        assert samples.SECRET.decode() not in json.dumps(listed)
