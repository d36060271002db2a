"""Why a picture is turned away."""

from __future__ import annotations

from typing import Literal, get_args

Reason = Literal[
    "missing",  # nothing there
    "empty",  # no bytes
    "not-an-image",  # a text, a folder, bytes that no image format begins with
    "too-large",  # more pixels or bytes than a web page's picture can need
    "unreadable",  # an image that is cut off or damaged, or a file that may not be opened
    "unsupported",  # an image in a format that browsers or Pillow do not read
    "svg",  # an SVG drawing, which may hold scripts
]

REASONS: frozenset[Reason] = frozenset(get_args(Reason))


class PictureError(Exception):
    """A picture that cannot be used; `reason` says why, in one of the words of `Reason`."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason
