"""A line too long for its strip, as a picture that runs through it."""

from __future__ import annotations

from typing import Literal

from PIL import Image

from portal.screens.page import Page
from portal.screens.slide import Look, Scroll
from portal.screens.slides.colours import Palette
from portal.screens.slides.parts import Speech, snap
from portal.screens.typeset import Setting, strip

_LONGEST = 16_384
"""Pixels; the graphics of old controllers draw no longer picture."""
_CHARACTERS_S = 3
_AT_ONCE = 4
"""Characters that a screen shows beside each other."""
_STEP_S = 30
"""Pixels a second, or a multiple: whole pixels at thirty steps a second, so that edges stay
sharp."""


def scrolled(speech: Speech, colours: Palette, look: Look) -> Page | None:
    """One part as a scroll with a screen's width of empty ground at both ends; None where it is
    longer than can be shown, or higher than the screen."""
    (part,) = speech.parts
    setting = _largest(speech, part.least, look)
    if setting is None:
        return None
    image = Image.new("RGB", (setting.width + 2 * look.width, look.height), colours.ground)
    setting.draw(image, look.width, (look.height - setting.height) // 2, colours.text)
    speed = round(setting.px * _CHARACTERS_S / _STEP_S) * _STEP_S
    to: Literal["left", "right"] = "right" if speech.language.direction == "rtl" else "left"
    return Page(image, (image.width - look.width) / speed, Scroll(to, speed))


def _largest(speech: Speech, least: int, look: Look) -> Setting | None:
    (part,) = speech.parts
    # Of larger letters too few would be seen at once.
    px = snap(min(look.height, look.width / _AT_ONCE), mono=look.mono, least=least)
    while px >= least:
        setting = strip(part.text, speech.language, look.height, px=px, mono=look.mono)
        if setting.height <= look.height and setting.width + 2 * look.width <= _LONGEST:
            return setting
        px -= 16 if look.mono else 8
    return None
