"""Whatever the bytes, a picture is used or refused: nothing else may happen."""

from __future__ import annotations

import io
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pictures import samples
from PIL import Image
from portal.pictures import (
    Job,
    PictureError,
    Renditions,
    has_metadata,
    read_picture,
    strip_metadata,
)

WHOLE = [
    samples.burdened_jpeg(6),
    samples.burdened_png(),
    samples.burdened_webp(),
    samples.burdened_gif(),
    samples.moving("WEBP"),
    samples.moving("PNG"),
    samples.saved(samples.scene(), "JPEG", progressive=True, icc_profile=samples.srgb_profile()),
    samples.saved(samples.scene(), "BMP"),
    samples.saved(samples.scene(), "AVIF"),
]
STARTS = [data[:size] for data in WHOLE for size in (4, 12, 40)]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A whole picture with some bytes changed, put in, taken out or cut off."""
    data = bytearray(draw(st.sampled_from(WHOLE)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        kind = draw(st.sampled_from(("change", "put in", "take out", "cut off")))
        if kind == "change":
            data[at : at + 1] = draw(st.binary(min_size=1, max_size=4))
        elif kind == "put in":
            data[at:at] = draw(st.binary(min_size=1, max_size=12))
        elif kind == "take out":
            del data[at : at + draw(st.integers(1, 40))]
        else:
            del data[at:]
    return bytes(data)


def begun() -> st.SearchStrategy[bytes]:
    """The right beginning, then anything."""
    return st.builds(lambda start, rest: start + rest, st.sampled_from(STARTS), st.binary())


ANY_BYTES = st.one_of(damaged(), begun(), st.binary())


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=ANY_BYTES, suffix=st.sampled_from((".jpg", ".png", "", ".svg")))
def test_reading_and_making(folder: Path, data: bytes, suffix: str) -> None:
    path = folder / f"picture{suffix}"
    path.write_bytes(data)
    with suppress(PictureError), warnings.catch_warnings():
        warnings.simplefilter("error")
        info = read_picture(path)
        assert info.width >= 1 and info.height >= 1
        picture = Renditions(folder / "cache", (24, 40)).make(Job(info, "picture"))
        for made in (*(source.path for source in picture.sources), picture.fallback.path):
            assert not has_metadata(made.read_bytes())
            with Image.open(made) as image:
                image.load()


@settings(max_examples=300)
@given(data=ANY_BYTES)
def test_stripping(data: bytes) -> None:
    has_metadata(data)
    with suppress(PictureError):
        stripped = strip_metadata(data, ".jpg")
        assert not has_metadata(stripped)
        assert strip_metadata(stripped, ".jpg") == stripped
        with Image.open(io.BytesIO(stripped)) as image:
            assert image.width >= 1
