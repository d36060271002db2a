"""Picture files as exports hold them."""

from __future__ import annotations

from functools import partial

from portal.screens.cache import SlideCache
from portal.screens.export.gif import gif
from portal.screens.folder import Content
from portal.screens.frames import Frame, Rendered
from portal.screens.names import ascii_name
from portal.screens.programme import Item

_SHORT = 10


def picture_name(item: Item, frame: Frame) -> str:
    """A name that changes with what is in the picture; what scrolls is a GIF."""
    return f"{ascii_name(item.id)}-{frame.picture[:_SHORT]}.{'gif' if frame.scroll else 'png'}"


def picture_content(frame: Frame, rendered: Rendered, cache: SlideCache) -> Content:
    """A picture as players show it that cannot scroll by themselves; read when it is written, for
    all those of a large screen would not fit into memory."""
    if frame.scroll is not None:
        return partial(gif, (frame,), rendered.screen.width, cache)
    return partial(cache.picture, frame.picture)
