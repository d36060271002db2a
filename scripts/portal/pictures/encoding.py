"""Makes the bytes of renditions from the bytes of a picture, with nothing in them but pixels."""

from __future__ import annotations

import io
import threading
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace

from PIL import Image, ImageSequence, features
from PIL import __version__ as pillow_version

from portal.pictures.colour import plain, to_srgb
from portal.pictures.decoding import opened, orientation, turns_sideways, upright
from portal.pictures.inspect import PictureInfo
from portal.pictures.metadata import strip_metadata
from portal.pictures.plan import Rendition, plan

_REVISION = 1  # raise it when the code below changes what it makes

_WEBP_QUALITY = 80
_WEBP_METHOD = 4
_JPEG_QUALITY = 82
_PNG_LEVEL = 6

RECIPE = "|".join(
    str(part)
    for part in (
        *(_REVISION, _WEBP_QUALITY, _WEBP_METHOD, _JPEG_QUALITY, _PNG_LEVEL, pillow_version),
        *(features.version(name) for name in ("webp", "jpg", "zlib", "littlecms2")),
    )
)
"""What the same source makes the same bytes under."""

# A picture of more pixels than this is decoded alone, so that workers do not fill the memory.
_LARGE = 16_000_000
_one_large = threading.Lock()

# Frames are held together while they are encoded; a longer clip keeps its original alone.
_CLIP_PIXELS = 40_000_000
_DEFAULT_DURATION_MS = 100

Encoded = list[tuple[Rendition, bytes]]


def encode(data: bytes, info: PictureInfo, widths: Sequence[int]) -> Encoded:
    """All renditions of a picture, in the order of its plan; raises only PictureError."""
    alone = _one_large if info.animated or info.width * info.height > _LARGE else nullcontext()
    with alone:
        return _moving(data, info, widths) if info.animated else _still(data, info, widths)


def _still(data: bytes, info: PictureInfo, widths: Sequence[int]) -> Encoded:
    renditions = plan(info, widths)
    widest = max(renditions, key=lambda rendition: rendition.width)
    with opened(data, info.format) as image:
        turn = orientation(image, data, info.format)
        size = (widest.width, widest.height)
        base = to_srgb(_reduced(image, size, turn))
        if base.mode == "RGB":
            # The head may announce a transparency that no pixel has.
            renditions = plan(replace(info, has_alpha=False), widths)
        return [(wanted, _encode_still(base, wanted)) for wanted in renditions]


def _reduced(image: Image.Image, size: tuple[int, int], turn: int) -> Image.Image:
    """The picture upright at the size of the widest rendition."""
    stored_size = size[::-1] if turns_sideways(turn) else size
    image.draft(image.mode, stored_size)  # A JPEG decodes faster at a half or a quarter.
    image.load()
    return upright(_resized(plain(image), stored_size), turn)


def _resized(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    if image.size == size:
        return image
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encode_still(base: Image.Image, wanted: Rendition) -> bytes:
    image = _resized(base, (wanted.width, wanted.height)).copy()
    image.info.clear()  # Pillow's writers would carry comments and profiles over.
    buffer = io.BytesIO()
    if wanted.format == "webp":
        image.save(buffer, "WEBP", quality=_WEBP_QUALITY, method=_WEBP_METHOD)
    elif wanted.format == "png":
        image.save(buffer, "PNG", compress_level=_PNG_LEVEL)
    else:
        image.save(buffer, "JPEG", quality=_JPEG_QUALITY, optimize=True, progressive=True)
    return buffer.getvalue()


def _moving(data: bytes, info: PictureInfo, widths: Sequence[int]) -> Encoded:
    """The original without metadata, and a WebP of it where that is lighter."""
    *sources, fallback = plan(info, widths)
    original = strip_metadata(data, info.path.suffix)
    encoded: Encoded = []
    for wanted in sources:
        clip = _encode_clip(data, info, wanted)
        if clip is not None and len(clip) < len(original):
            encoded.append((wanted, clip))
    if not encoded:
        # Nothing was decoded to the end yet, and a damaged frame would stop the clip.
        with opened(original, info.format) as image:
            for frame in ImageSequence.Iterator(image):
                frame.load()
    return [*encoded, (fallback, original)]


def _encode_clip(data: bytes, info: PictureInfo, wanted: Rendition) -> bytes | None:
    frames: list[Image.Image] = []
    durations: list[int] = []
    size = (wanted.width, wanted.height)
    with opened(data, info.format) as image:
        plays = _plays(image, info)
        hidden = bool(getattr(image, "default_image", False))  # a PNG's stand-in for old readers
        for index, frame in enumerate(ImageSequence.Iterator(image)):
            if (index + 1) * size[0] * size[1] > _CLIP_PIXELS:
                return None
            if index == 0 and hidden:
                continue
            durations.append(int(frame.info.get("duration", _DEFAULT_DURATION_MS)))
            picture = to_srgb(_resized(plain(frame), size)).copy()
            picture.info.clear()
            frames.append(picture)
        buffer = io.BytesIO()
        frames[0].save(
            buffer,
            "WEBP",
            save_all=True,
            append_images=frames[1:],
            duration=durations,
            loop=plays,
            quality=_WEBP_QUALITY,
            method=_WEBP_METHOD,
            allow_mixed=True,
        )
    return buffer.getvalue()


def _plays(image: Image.Image, info: PictureInfo) -> int:
    """How often the clip runs, 0 for ever: a GIF counts its repeats, a WebP its runs."""
    loop = image.info.get("loop")
    if not isinstance(loop, int):
        return 1
    return loop + 1 if info.format == "gif" and loop else loop
