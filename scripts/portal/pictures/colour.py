"""Brings pictures into the one colour space of the web, sRGB."""

from __future__ import annotations

import io

from PIL import Image, ImageCms

_OPAQUE = 255


def to_srgb(image: Image.Image) -> Image.Image:
    """The picture as RGB, or RGBA where a pixel is transparent, in sRGB and without a profile."""
    profile = image.info.get("icc_profile")
    alpha = image.getchannel("A") if image.mode in {"RGBA", "LA"} else None
    colours = image if alpha is None else image.convert(image.mode.removesuffix("A"))
    converted = _by_profile(colours, profile) if isinstance(profile, bytes) else None
    result = converted or colours.convert("RGB")
    if alpha is not None and alpha.getextrema() != (_OPAQUE, _OPAQUE):
        result.putalpha(alpha)
    return result


def plain(image: Image.Image) -> Image.Image:
    """The picture in a mode that can be resized: palettes and rare depths are resolved."""
    mode = image.mode
    if mode.startswith("I;16"):
        # Pillow's own conversion cuts 16 bits off at 255 instead of scaling them.
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if mode in {"1", "L", "P", "RGB"} and "transparency" in image.info:
        return image.convert("RGBA")
    if mode in {"RGB", "RGBA", "L", "LA", "CMYK"}:
        return image
    if mode in {"1", "I", "F"}:
        return image.convert("L")
    return image.convert("RGBA" if mode in {"PA", "RGBa", "La"} else "RGB")


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    try:
        return ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except Exception:
        # A profile that is damaged, or made for another kind of picture, or no LittleCMS: the
        # colours are taken as sRGB, as browsers do.
        return None
