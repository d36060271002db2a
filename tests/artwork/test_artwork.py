"""The sample site's pictures: each draws, the same each time, small, whole and without metadata."""

from __future__ import annotations

import importlib
import io
from pathlib import Path

import pytest
from artwork.canvas import Canvas
from artwork.gallery import FIGURES, PICTURES, SIZE_LIMIT, STORIES, jpeg
from artwork.geometry import circle, rect
from artwork.paint import Linear
from artwork.palette import NIGHT, PAPER, POMEGRANATE
from PIL import Image

ZOOM = 0.1
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", PICTURES)
def test_each_picture_draws_the_same_bytes(name: str) -> None:
    picture = PICTURES[name]
    first = picture.file(ZOOM)
    assert first == picture.file(ZOOM)
    with Image.open(io.BytesIO(first)) as image:
        wide = round(picture.pixels * ZOOM)
        assert image.size == (wide, round(picture.height * picture.pixels / picture.width * ZOOM))
        assert not image.getexif()
        assert not {"exif", "icc_profile", "comment", "xmp"} & set(image.info)
        spread = image.convert("L").getextrema()
        assert isinstance(spread[0], int) and isinstance(spread[1], int)
        assert spread[1] - spread[0] > 60, "blank"
        colours = image.convert("RGB").getcolors(1_000_000)
        assert colours is not None and len(colours) > 100


def test_names_and_places() -> None:
    assert len(STORIES) == 18
    assert len(FIGURES) == 8
    assert len({picture.path for picture in PICTURES.values()}) == len(PICTURES)


def test_no_two_stories_look_alike() -> None:
    small = [picture.image(0.05).resize((8, 5)).tobytes() for picture in STORIES]
    for i, one in enumerate(small):
        for other in small[i + 1 :]:
            assert sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one) > 12


@pytest.mark.parametrize("name", PICTURES)
def test_the_project_holds_the_picture_within_its_limit(name: str) -> None:
    picture = PICTURES[name]
    path = ROOT / picture.path
    assert path.stat().st_size <= SIZE_LIMIT
    with Image.open(path) as image:
        assert image.width == picture.pixels
        assert not image.getexif()


def test_drawing_is_seeded_and_not_shared() -> None:
    def sample(seed: int) -> bytes:
        canvas = Canvas(40, 30, seed=seed)
        canvas.spray(rect(0, 0, 40, 30), (0, 0), (40, 0), NIGHT, 0.8)
        return canvas.finish().tobytes()

    assert sample(1) == sample(1)
    assert sample(1) != sample(2)


def test_gradient_follows_its_line_under_a_turned_origin() -> None:
    canvas = Canvas(100, 100, ground=PAPER)
    with canvas.at(50, 50, 1, 90):
        stops = ((0.0, NIGHT, 1.0), (1.0, POMEGRANATE, 1.0))
        canvas.fill(rect(-50, -50, 100, 100), Linear((-50, 0), (50, 0), stops))
    image = canvas.finish(0)
    top, foot = image.getpixel((50, 2)), image.getpixel((50, 97))
    assert isinstance(top, tuple) and isinstance(foot, tuple)
    assert top[2] > top[0] and foot[0] > foot[2]


def test_clip_keeps_paint_inside() -> None:
    canvas = Canvas(100, 100, ground=PAPER)
    with canvas.clip(circle(50, 50, 20)):
        canvas.wash(NIGHT)
    image = canvas.finish(0)
    assert image.getpixel((50, 50)) == NIGHT
    assert image.getpixel((5, 5)) == PAPER


def test_jpeg_gives_way_in_quality_to_stay_small() -> None:
    image = PICTURES["pilaf"].image(0.2)
    large, small = jpeg(image, 1_000_000), jpeg(image, 9_000)
    assert len(small) < len(large)


def test_command_draws_into_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draw = importlib.import_module("artwork.draw")
    assert draw.main(["icon-180", "-o", str(tmp_path)]) == 0
    assert (tmp_path / PICTURES["icon-180"].path).is_file()
    assert "[ 1/1]" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        draw.main(["nothing-of-this-name"])
