"""A clock's picture by itself shows a sample time; that of the player, which lays the time over it,
does not."""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from portal.screens.still import SAMPLE
from support.projects import Project

SIZES = {"full": (480, 270), "mono": (256, 64)}


@pytest.mark.parametrize("colours", ["full", "mono"])
def test_the_sample_time_is_pasted_where_the_player_would(colours: str, tmp_path: Path) -> None:
    width, height = SIZES[colours]
    screen = {"id": "hall", "name": "大厅", "width": width, "height": height, "colours": colours}
    screen |= {"pitch_mm": 5, "distance_m": 8, "playlist": ["clock"]}
    if colours == "full":
        screen["night"] = []
    project = Project(tmp_path / "project").configure()
    project.home()
    project.write("docs/screens.yml", json.dumps([screen]))
    out = tmp_path / "out"
    assert project.run("screens", "render", "-o", out, "--no-films", "--days", "1").code == 0
    listed = json.loads((out / "hall" / "manifest.json").read_bytes())["pictures"]
    stills = [one for one in listed if "clock" in one]
    frames = clocks(out / "hall" / "player" / "playlist.js")
    assert len(stills) == len(frames) >= 2
    pictures = out / "hall" / "player" / "pictures"
    for listed_one, frame in zip(stills, frames, strict=True):
        with Image.open(out / "hall" / listed_one["file"]) as image:
            still = image.convert("RGB")
        bare, clock = embedded(pictures / f"{frame['picture']}.js"), frame["clock"]
        assert still.tobytes() != bare.tobytes() and listed_one["clock"]["sample"] == SAMPLE
        left = clock["x"]
        for sign in SAMPLE:
            name = clock["colon"] if sign == ":" else clock["digits"][int(sign)]
            piece = embedded(pictures / f"{name}.js")
            box = (left, clock["y"], left + piece.width, clock["y"] + piece.height)
            assert still.crop(box).tobytes() == piece.tobytes()
            # beneath it is one colour, that of the ground
            colours_beneath = bare.crop(box).getcolors()
            assert colours_beneath is not None and len(colours_beneath) == 1
            left += piece.width
    page = (out / "hall" / "index.html").read_text("utf-8")
    assert page.count("时间是样子") == len(stills)


def clocks(path: Path) -> list[dict[str, Any]]:
    words = path.read_text("utf-8")
    data = json.loads(words[words.index("(") + 1 : words.rindex(")")])
    frames = [f for entry in data["entries"] for item in entry["items"] for f in item["day"]]
    return [frame for frame in frames if "clock" in frame]


def embedded(path: Path) -> Image.Image:
    """A picture out of the script that brings it to the player."""
    words = path.read_text("utf-8")
    data = base64.b64decode(words.split("base64,")[1].split('"')[0])
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB")
