"""Files of all kinds, whole and broken."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from portal.language.catalogue import Strings
from portal.quiz.reading import PROBLEMS, read_picture
from portal.quiz.reading.pictures import open_pages
from support import answer_sheets as sheets

MARKS = sheets.filled(1)


@pytest.fixture(scope="module")
def picture() -> Image.Image:
    """A filled sheet, 150 dots an inch."""
    filled = sheets.fill(sheets.blank(), MARKS)
    small = cv2.resize(filled, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    return Image.fromarray(small[:, :, ::-1])


def problem(path: Path) -> str:
    """Why the only page of a file has no sheet."""
    (reading,) = read_picture(path, sheets.key())
    assert reading.straight is None and not reading.bubbles
    (name,) = reading.problems
    return name


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("p.jpg", "RGB"),
        ("p.jpg", "CMYK"),
        ("p.png", "RGBA"),
        ("p.png", "I;16"),
        ("p.png", "P"),
        ("p.tif", "L"),
        ("p.tif", "1"),
        ("p.webp", "RGB"),
        ("p.heic", "RGB"),
    ],
)
def test_pictures_of_every_kind_are_read(
    picture: Image.Image, tmp_path: Path, name: str, mode: str
) -> None:
    if name.endswith("heic"):
        import pillow_heif

        pillow_heif.register_heif_opener()
    if mode == "I;16":
        deep = np.asarray(picture.convert("L"), np.uint16) * 257
        Image.fromarray(deep).save(tmp_path / name)
    else:
        picture.convert(mode).save(tmp_path / name)
    (reading,) = read_picture(tmp_path / name, sheets.key())
    assert (reading.picture, reading.problems) == (name, ())
    assert sheets.seen(reading) == MARKS


def test_a_photograph_that_says_it_is_turned_is_read(picture: Image.Image, tmp_path: Path) -> None:
    turned = picture.transpose(Image.Transpose.ROTATE_90)
    exif = turned.getexif()
    exif[0x0112] = 6
    turned.save(tmp_path / "p.jpg", exif=exif)
    (reading,) = read_picture(tmp_path / "p.jpg", sheets.key())
    assert sheets.seen(reading) == MARKS


def test_every_page_of_a_scan_is_read(picture: Image.Image, tmp_path: Path) -> None:
    white = Image.new("RGB", picture.size, "white")
    pages = [picture, white, picture.transpose(Image.Transpose.ROTATE_180)]
    hows: dict[str, dict[str, Any]] = {
        "scan.pdf": {"resolution": 150},
        "scan.tif": {"compression": "tiff_lzw"},
    }
    for name, how in hows.items():
        # Pillow leaves settings of the last format in a picture that it saved.
        first, *others = (page.copy() for page in pages)
        first.save(tmp_path / name, save_all=True, append_images=others, **how)
        readings = read_picture(tmp_path / name, sheets.key())
        assert [(one.picture, one.problems) for one in readings] == [
            (f"{name}#1", ()),
            (f"{name}#2", ("no_marks",)),
            (f"{name}#3", ()),
        ]
        assert sheets.seen(readings[0]) == sheets.seen(readings[2]) == MARKS


def test_broken_files_are_named(picture: Image.Image, tmp_path: Path) -> None:
    whole = tmp_path / "p.jpg"
    picture.save(whole)
    data = whole.read_bytes()
    whole.with_suffix(".pdf").write_bytes(b"%PDF-1.4\nnothing")
    document = pypdfium2.PdfDocument.new()
    document.save(tmp_path / "empty.pdf")
    for name, content in {
        "cut.jpg": data[: len(data) // 2],
        "none.jpg": b"",
        "words.jpg": "石榴".encode() * 400,
    }.items():
        (tmp_path / name).write_bytes(content)
    Image.new("L", (40, 30)).save(tmp_path / "small.png")
    assert problem(tmp_path / "cut.jpg") == "cut"
    assert problem(tmp_path / "none.jpg") == "empty"
    assert problem(tmp_path / "words.jpg") == "not_a_picture"
    assert problem(tmp_path / "small.png") == "too_small"
    assert problem(tmp_path / "p.pdf") == "cut"
    assert problem(tmp_path / "away.jpg") == "unreadable"
    assert problem(tmp_path) == "unreadable"


def test_a_picture_too_large_for_the_memory_is_refused(tmp_path: Path) -> None:
    Image.new("1", (15_000, 14_000)).save(tmp_path / "huge.png")
    assert problem(tmp_path / "huge.png") == "too_large"


@settings(max_examples=60)
@given(
    st.one_of(
        st.binary(max_size=400),
        st.sampled_from([b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"II*\0", b"%PDF-1.7", b"RIFF"])
        .flatmap(lambda start: st.binary(max_size=300).map(lambda rest: start + rest)),
    )
)  # fmt: skip
def test_no_bytes_stop_it(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.bin"
    path.write_bytes(data)
    pages = list(open_pages(path))
    assert pages
    assert all((page.image is None) == bool(page.problem) for page in pages)


@pytest.mark.parametrize("code", ["zh-Hans", "en"])
def test_every_problem_has_words(code: str) -> None:
    say = Strings(code, "cli")
    words = [say(f"reading_{name}") for name in PROBLEMS]
    assert all(words) and len(set(words)) == len(PROBLEMS)


def test_what_is_missing_is_said_with_how_to_get_it() -> None:
    script = "import sys; sys.modules['cv2'] = None; import portal.quiz.reading"
    scripts = Path(__file__).resolve().parents[3] / "scripts"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script], cwd=scripts, capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "cv2" in done.stderr
    assert "scripts/manage.py quiz grade" in done.stderr
    assert "shiliu-portal[grade]" in done.stderr
