"""The strike is cut from one source alone, bit by bit, the same at every run."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from fonts import strike
from fonts.cut import WrongSource
from PIL import Image, ImageDraw, ImageFont

_NARROW = bytes(range(16))
_WIDE = bytes(range(100, 132))
_HEX = f"0041:{_NARROW.hex()}\n0628:{_NARROW.hex()}\n4E00:{_WIDE.hex()}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / strike.SOURCE).write_text(_HEX, "ascii")
    monkeypatch.setattr(strike, "_DIGEST", hashlib.sha256(_HEX.encode()).hexdigest())
    return tmp_path


def test_bits_come_out_as_they_went_in(folder: Path) -> None:
    font = ImageFont.truetype(
        io.BytesIO(strike.cut_strike(folder)), 16, layout_engine=ImageFont.Layout.BASIC
    )
    image = Image.new("1", (32, 16))
    ImageDraw.Draw(image).text((0, 14), "A一", 1, font, anchor="ls")
    assert font.getlength("A") == 8 and font.getlength("一") == 16
    assert image.crop((0, 0, 8, 16)).tobytes() == _NARROW
    assert image.crop((8, 0, 24, 16)).tobytes() == _WIDE


def test_letters_that_must_join_are_not_taken(folder: Path) -> None:
    font = ImageFont.truetype(
        io.BytesIO(strike.cut_strike(folder)), 16, layout_engine=ImageFont.Layout.BASIC
    )
    assert font.getmask("ب").getbbox() is None


def test_every_run_gives_the_same_bytes(folder: Path) -> None:
    assert strike.cut_strike(folder) == strike.cut_strike(folder)


def test_another_source_is_refused(folder: Path) -> None:
    (folder / strike.SOURCE).write_text(_HEX + "\n", "ascii")
    with pytest.raises(WrongSource):
        strike.cut_strike(folder)


def test_a_source_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        strike.cut_strike(tmp_path)
