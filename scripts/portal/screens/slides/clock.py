"""The date, and the digits of a clock that runs: the player lays them over the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from PIL import Image

from portal.language.formats import weekday_text
from portal.language.languages import CHINESE
from portal.screens.page import ClockFace, Page
from portal.screens.slide import Clock, Look, Slide
from portal.screens.slides.arranging import arrange
from portal.screens.slides.box import Box
from portal.screens.slides.colours import Palette
from portal.screens.slides.layouts import Layout, layouts
from portal.screens.slides.motifs import pomegranate
from portal.screens.slides.painting import paint
from portal.screens.slides.parts import Speech, snap
from portal.screens.slides.shapes import shape
from portal.screens.slides.speeches import least_main, speeches
from portal.screens.typeset import seconds, strip

_DIGITS, _COLON = "0123456789", ":"
_LEAST_S = 5.0


@dataclass(frozen=True, slots=True)
class _Digits:
    """The pictures of a clock, drawn once for all its pages."""

    digits: tuple[Image.Image, ...]
    colon: Image.Image

    @property
    def width(self) -> int:
        """Of `12:34`, in pixels."""
        return 4 * self.digits[0].width + self.colon.width

    @property
    def height(self) -> int:
        """Of one digit, in pixels."""
        return self.digits[0].height

    def at(self, x: int, y: int) -> ClockFace:
        """The clock with its top left at (x, y)."""
        place = Clock(x, y, self.digits[0].width, self.colon.width, self.height)
        return ClockFace(place, self.digits, self.colon)


def clock_pages(slide: Slide, look: Look) -> tuple[Page, ...]:
    """The time with the date in every language at once, else in one after the other; empty where
    a date does not fit beside the time legibly."""
    said = _dates(slide, look)
    together: list[Sequence[Speech]] = [said]
    for pages_said in (together, [[speech] for speech in said]):
        pages = [_page(slide, look, on_page) for on_page in pages_said]
        shown = tuple(page for page in pages if page is not None)
        if shown and len(shown) == len(pages):
            return shown
    return ()


def time_alone(slide: Slide, look: Look) -> tuple[Page, ...]:
    """The time without the date, on one page; empty where even that does not fit."""
    page = _page(slide, look, ())
    return () if page is None else (page,)


def _page(slide: Slide, look: Look, said: Sequence[Speech]) -> Page | None:
    stages = dict.fromkeys(tuple(x.without(spare) for x in said) for spare in (2, 1))
    for layout in layouts(slide, look):
        for digits, place, rest in _splits(layout, look):
            for speaking in stages:
                standing = arrange(speaking, rest, mono=look.mono) if said else ()
                if standing is None:
                    continue
                paint(layout.image, standing, layout.colours, "centre")
                if not said:
                    _fruit(layout, rest)
                face = digits.at(
                    place.x + (place.width - digits.width) // 2,
                    place.y + (place.height - digits.height) // 2,
                )
                texts = (x.part.text for one in standing for x in one.block.placed)
                return Page(layout.image, max(_LEAST_S, seconds(texts)), clock=face)
    return None


def _fruit(layout: Layout, box: Box) -> None:
    """A pomegranate, so that the picture is not empty where no player lays the digits over it."""
    size = max(8, min(box.width, box.height))
    fruit = pomegranate(size, layout.colours)
    place = box.x + (box.width - size) // 2, box.y + (box.height - size) // 2
    layout.image.paste(fruit, place, fruit)


def _splits(layout: Layout, look: Look) -> Iterator[tuple[_Digits, Box, Box]]:
    """The clock in ever smaller parts of the room, and what is left for the date."""
    room = layout.room
    beside = shape(look.width, look.height) in ("strip", "wide")
    for share in (0.7, 0.5, 0.42, 0.34) if beside else (0.5, 0.42, 0.34):
        if beside:
            place, rest = room.cut_left(round(room.width * share), max(4, room.width // 40))
        else:
            place, rest = room.cut_top(round(room.height * share), room.height // 24)
        digits = _digits(place, layout.colours, look)
        if digits is not None:
            yield digits, place, rest


def _digits(place: Box, colours: Palette, look: Look) -> _Digits | None:
    """The largest digits that fit a place."""
    px = snap(min(place.height * 1.4, place.width * 0.42), mono=look.mono)
    while px >= min(16, least_main(look)):
        *digits, colon = _masks(px, look.mono)
        apart = max(1, px // 12)
        wide = max(mask.width for mask in digits) + apart
        narrow = colon.width + 2 * apart
        if 4 * wide + narrow <= place.width and colon.height <= place.height:
            return _Digits(
                tuple(_picture(mask, wide, colours) for mask in digits),
                _picture(colon, narrow, colours),
            )
        px -= 16 if look.mono else 8
    return None


@lru_cache(maxsize=32)
def _masks(px: int, mono: bool) -> tuple[Image.Image, ...]:
    """The ink of the digits and the colon, all cut to the rows that any digit needs."""
    masks = []
    for character in _DIGITS + _COLON:
        setting = strip(character, CHINESE, px, px=px, mono=mono)
        # A face's own height is the same for all of them, so they keep their common baseline.
        mask = Image.new("L", (setting.width, setting.height))
        setting.draw(mask, 0, 0, 255)
        masks.append(mask)
    boxes = [mask.getbbox() or (0, 0, 1, 1) for mask in masks]
    top, bottom = min(box[1] for box in boxes), max(box[3] for box in boxes)
    return tuple(
        mask.crop((box[0], top, box[2], bottom)) for mask, box in zip(masks, boxes, strict=True)
    )


def _picture(mask: Image.Image, width: int, colours: Palette) -> Image.Image:
    image = Image.new("RGB", (width, mask.height), colours.ground)
    image.paste(colours.text, ((width - mask.width) // 2, 0), mask)
    return image.convert("1", dither=Image.Dither.NONE) if colours.mono else image


def _dates(slide: Slide, look: Look) -> tuple[Speech, ...]:
    """What stands beside the time, with the day of the week where one is known."""
    made = []
    for speech in speeches(slide, look):
        parts = list(speech.parts)
        weekday = slide.day and weekday_text(slide.day, speech.language.code)
        if weekday:
            parts.append(replace(parts[0], text=weekday, spare=1))
        made.append(Speech(speech.language, tuple(parts)))
    return tuple(made)
