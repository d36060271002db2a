"""Reading a picture: what it is, or the one reason why it cannot be used."""

from __future__ import annotations

import hashlib
import os
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from pictures import samples
from portal.pictures import PictureError, read_picture


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def reason(path: Path) -> str:
    with pytest.raises(PictureError) as caught:
        read_picture(path)
    return caught.value.reason


@pytest.mark.parametrize(
    ("pillow", "format", "options"),
    [
        ("JPEG", "jpeg", {}),
        ("PNG", "png", {}),
        ("WEBP", "webp", {}),
        ("WEBP", "webp", {"lossless": True}),
        ("GIF", "gif", {}),
        ("BMP", "bmp", {}),
        ("AVIF", "avif", {}),
    ],
)
def test_a_picture_is_described(
    tmp_path: Path, pillow: str, format: str, options: dict[str, object]
) -> None:
    data = samples.saved(samples.scene(), pillow, **options)
    info = read_picture(written(tmp_path, "夜 景.jpg", data))
    assert (info.width, info.height, info.format) == (64, 48, format)
    assert not info.animated and not info.has_alpha
    assert info.path == tmp_path / "夜 景.jpg"
    assert info.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("make", [samples.burdened_jpeg, samples.burdened_png])
def test_the_size_is_the_one_that_is_seen(
    tmp_path: Path, make: Callable[[int], bytes], orientation: int
) -> None:
    info = read_picture(written(tmp_path, "a.jpg", make(orientation)))
    assert (info.width, info.height) == ((48, 64) if orientation > 4 else (64, 48))


def test_an_orientation_behind_the_pixels_counts_too(tmp_path: Path) -> None:
    late = samples.png_chunk(b"eXIf", samples.exif(6)[6:])
    data = samples.with_chunks(samples.saved(samples.scene(), "PNG"), late, at_end=True)
    info = read_picture(written(tmp_path, "a.png", data))
    assert (info.width, info.height) == (48, 64)


@pytest.mark.parametrize("payload", [b"", b"II*\0", b"\xff" * 40, b"MM\0*\0\0\0\x08\xff\xff"])
def test_a_damaged_exif_is_as_good_as_none(tmp_path: Path, payload: bytes) -> None:
    segment = samples.jpeg_segment(0xE1, b"Exif\0\0" + payload)
    data = samples.with_segments(samples.saved(samples.scene(), "JPEG"), segment)
    assert read_picture(written(tmp_path, "a.jpg", data)).width == 64


@pytest.mark.parametrize("format", ["GIF", "WEBP", "PNG"])
def test_moving_pictures(tmp_path: Path, format: str) -> None:
    assert read_picture(written(tmp_path, "a", samples.moving(format))).animated


def test_views_do_not_move(tmp_path: Path) -> None:
    first, *others = samples.frames()
    data = samples.saved(first, "MPO", save_all=True, append_images=others)
    assert not read_picture(written(tmp_path, "a", data)).animated


def test_alpha(tmp_path: Path) -> None:
    for format in ("PNG", "WEBP"):
        data = samples.saved(samples.see_through(), format)
        assert read_picture(written(tmp_path, "a", data)).has_alpha
    palette = samples.saved(samples.scene().convert("P"), "PNG", transparency=0)
    assert read_picture(written(tmp_path, "a", palette)).has_alpha


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.jpg", b"", "empty"),
        ("a.jpg", b"only a text, renamed\n", "not-an-image"),
        ("a.jpg", "一段文字".encode(), "not-an-image"),
        ("a.jpg", bytes(2000), "not-an-image"),
        ("a.png", b"<!doctype html><p>hello", "not-an-image"),
        ("a.bmp", b"BMW drives past", "not-an-image"),
        ("a.jpg", HEIC, "unsupported"),
        ("a.heic", HEIC, "unsupported"),
        ("a.jpg", b"8BPS" + bytes(40), "unsupported"),
        ("a.eps", b"%!PS-Adobe-3.0 EPSF-3.0", "unsupported"),
        ("a.ico", b"\0\0\x01\0\x01\0" + bytes(40), "unsupported"),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "svg"),
        ("a.svg", b"anything at all", "svg"),
        ("a.png", b'\xef\xbb\xbf\n<?xml version="1.0"?><!-- x --><SVG onload="x()"/>', "svg"),
        ("a.png", "<svg/>".encode("utf-16"), "svg"),
        ("a.jpg", b"\xff\xd8\xff", "unreadable"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "unreadable"),
        ("a.gif", b"GIF89a", "unreadable"),
        ("a.webp", b"RIFF\0\0\0\0WEBP", "unreadable"),
        ("a.tif", samples.saved(samples.scene(), "TIFF"), "unsupported"),
        ("a.png", samples.png_head(0, 5), "unreadable"),
        ("a.png", samples.png_head(9000, 9000), "too-large"),
        ("a.png", samples.png_head(12_000, 12_000), "too-large"),
        ("a.png", samples.png_head(100_000, 100_000), "too-large"),
    ],
)
def test_what_cannot_be_used_says_why(
    tmp_path: Path, name: str, data: bytes, expected: str
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert reason(written(tmp_path, name, data)) == expected


@pytest.mark.parametrize("make", [*samples.BURDENED.values(), lambda: samples.moving("WEBP")])
def test_a_cut_off_file_is_unreadable(tmp_path: Path, make: Callable[[], bytes]) -> None:
    data = make()
    assert reason(written(tmp_path, "a", data[: len(data) // 2])) == "unreadable"


def test_a_jpeg_that_only_bends_the_rules_is_read(tmp_path: Path) -> None:
    # Zeros between segments: decoders skip them.
    data = samples.saved(samples.scene(), "JPEG")
    table = data.index(b"\xff\xdb")
    assert read_picture(written(tmp_path, "a.jpg", data[:table] + b"\0\0" + data[table:]))


def test_what_is_no_file(tmp_path: Path) -> None:
    assert reason(tmp_path / "missing.jpg") == "missing"
    assert reason(tmp_path / "a.jpg" / "b.jpg") == "missing"
    assert reason(Path("nul\0.jpg")) == "missing"
    assert reason(tmp_path / ("a" * 5000)) in {"missing", "unreadable"}
    (tmp_path / "folder.jpg").mkdir()
    assert reason(tmp_path / "folder.jpg") == "not-an-image"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    assert reason(tmp_path / "pipe.jpg") == "not-an-image"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_a_file_that_may_not_be_opened(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jpg", b"x")
    path.chmod(0)
    assert reason(path) == "unreadable"


def test_a_huge_file_is_not_read_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    with path.open("wb") as file:
        file.truncate(3_000_000_000)  # sparse: takes no room
    assert reason(path) == "too-large"
