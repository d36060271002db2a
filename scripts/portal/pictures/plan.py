"""Which renditions of a picture a page needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from portal.pictures.inspect import PictureInfo
from portal.pictures.signatures import Format

WIDTHS = (480, 960, 1600)
"""A phone's column, a phone's column at double density or a desktop's, and a lead picture."""

_WEBP_SIDE = 16_383  # the longest that the format can hold

_SUFFIXES: dict[Format, str] = {"jpeg": ".jpg"}

Role = Literal["source", "fallback"]


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file to be made: a source of the srcset, or the fallback for everything else."""

    role: Role
    format: Format
    width: int
    height: int

    def file_name(self, stem: str = "") -> str:
        """`pilaf-960.webp` for the stem `pilaf`, `960.webp` without one."""
        name = f"{self.width}{_SUFFIXES.get(self.format, '.' + self.format)}"
        return f"{stem}-{name}" if stem else name


def plan(info: PictureInfo, widths: Sequence[int] = WIDTHS) -> list[Rendition]:
    """The renditions of a picture: WebP from narrow to wide, and one fallback at the end.

    Nothing is enlarged: a source between two widths, or under the smallest, has its own width
    as its widest. A moving GIF or PNG has one moving WebP, and a moving WebP none; the fallback of
    a moving picture is the original without metadata.
    """
    if not widths or min(widths) < 1:
        raise ValueError("widths must be positive")
    if info.animated:
        fallback = Rendition("fallback", info.format, info.width, info.height)
        if info.format == "webp":
            return [fallback]
        return [_rendition(info, "source", "webp", _middle(_fitting(info, widths))), fallback]
    fitting = _fitting(info, widths)
    format: Format = "png" if info.has_alpha else "jpeg"
    return [
        *(_rendition(info, "source", "webp", width) for width in fitting),
        _rendition(info, "fallback", format, _middle(fitting)),
    ]


def _fitting(info: PictureInfo, widths: Sequence[int]) -> list[int]:
    """The widths that are made of this picture, ascending."""
    own = info.width
    if info.height > _WEBP_SIDE:  # a screenshot of a whole conversation
        own = max(1, info.width * _WEBP_SIDE // info.height)
    smaller = {width for width in widths if width < own}
    return sorted({*smaller, min(own, max(widths))})


def _middle(widths: Sequence[int]) -> int:
    """The one that serves phones and desktops alike: the middle one, the wider of two."""
    return widths[len(widths) // 2]


def _rendition(info: PictureInfo, role: Role, format: Format, width: int) -> Rendition:
    height = (2 * info.height * width + info.width) // (2 * info.width)
    return Rendition(role, format, width, min(max(1, height), _WEBP_SIDE))
