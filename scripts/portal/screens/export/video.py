"""A film of a loop as H.264 in MP4, where ffmpeg is there to make it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from portal.screens.cache import SlideCache
from portal.screens.export.moving import RATE, steps
from portal.screens.frames import Frame

_PACKAGE = "imageio_ffmpeg"
"""It is no dependency: whoever wants films on a machine without ffmpeg installs it."""
_SLOW = 10
"""Pictures a second where nothing scrolls."""
_PATIENCE_S = 1800


class NoVideo(Exception):
    """ffmpeg could not make the film: its last line, or why it did not run, is the message."""


def ffmpeg() -> str | None:
    """The ffmpeg of this machine, or that of the package imageio-ffmpeg."""
    found = shutil.which("ffmpeg")
    if found is None and find_spec(_PACKAGE) is not None:
        try:
            return str(import_module(_PACKAGE).get_ffmpeg_exe())
        except RuntimeError:
            return None
    return found


def mp4(program: str, frames: tuple[Frame, ...], width: int, cache: SlideCache) -> bytes:
    """A film for players of every age (baseline profile, 4:2:0), the same bytes each time by one
    ffmpeg. Odd sizes get one black column or row more, as the format has even ones alone.

    Raises NoVideo.
    """
    rate = RATE if any(frame.scroll for frame in frames) else _SLOW
    with tempfile.TemporaryDirectory() as folder:
        listing = _pictures(frames, width, cache, Path(folder))
        target = Path(folder) / "loop.mp4"
        try:
            done = subprocess.run(
                [program, "-nostdin", "-v", "error", *_arguments(listing, rate), str(target)],
                capture_output=True,
                timeout=_PATIENCE_S,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as fault:
            raise NoVideo(str(fault)) from None
        if done.returncode or not target.is_file():
            words = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise NoVideo(words[-1] if words else str(done.returncode))
        return target.read_bytes()


def _pictures(frames: tuple[Frame, ...], width: int, cache: SlideCache, folder: Path) -> Path:
    """Write every picture, and the list that names them with their seconds."""
    lines = ["ffconcat version 1.0"]
    known: dict[tuple[str, int | None], str] = {}
    name = ""
    for step in steps(frames, width):
        key = (step.picture, step.place)
        if key not in known:
            known[key] = f"{len(known):06}.png"
            image = step.image(cache, width).convert("RGB")
            image.save(folder / known[key], compress_level=1)
        name = known[key]
        lines += [f"file {name}", f"duration {step.seconds:.4f}"]
    # the last picture's seconds count only where another follows
    lines.append(f"file {name}")
    listing = folder / "pictures.ffconcat"
    listing.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    return listing


def _arguments(listing: Path, rate: int) -> list[str]:
    even = "pad=ceil(iw/2)*2:ceil(ih/2)*2"
    picture = f"fps={rate},{even},scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"
    colour = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"]
    coding = ["-c:v", "libx264", "-profile:v", "baseline", "-preset", "veryfast", "-crf", "18"]
    same = ["-threads", "2", "-fflags", "+bitexact", "-flags:v", "+bitexact"]
    return [
        "-f", "concat", "-i", str(listing), "-an", "-map_metadata", "-1", "-vf", picture,
        *coding, "-g", str(10 * rate), *colour, *same, "-movflags", "+faststart",
    ]  # fmt: skip
