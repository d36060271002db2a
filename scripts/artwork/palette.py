"""The portal's colours and the few ways pictures mix them."""

from __future__ import annotations

Colour = tuple[int, int, int]


def colour(code: str) -> Colour:
    """Read ``#rrggbb``."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """A colour between two: ``share`` 0 is the first, 1 the second."""
    r, g, b = (round(a + (z - a) * share) for a, z in zip(first, second, strict=True))
    return r, g, b


PAPER = colour("#fbf7f0")
POMEGRANATE = colour("#a8232f")
SEED = colour("#d94f4f")
SAFFRON = colour("#d9932b")
LEAF = colour("#4f7a52")
LAKE = colour("#2f6f7e")
NIGHT = colour("#24303f")

WHITE = colour("#fffdf9")
CREAM = colour("#f4e3c3")
SAND = colour("#e6c590")
HONEY = colour("#f2bd5c")
LAMP = colour("#ffe2a0")
CORAL = colour("#ec8a6b")
ROSE = colour("#f2b7a0")
BLUSH = colour("#f8d9c6")
PLUM = colour("#5c2a44")
WINE = colour("#741a2b")
CLAY = colour("#b8663f")
BARK = colour("#5b3a2c")
UMBER = colour("#3a2420")
PINE = colour("#2d5144")
MOSS = colour("#86a45f")
SPROUT = colour("#b4c86a")
SKY = colour("#9cc7cf")
MIST = colour("#d7e6e2")
DEEP = colour("#17202d")

SKINS = (colour("#f0c6a0"), colour("#e3ad82"), colour("#d69a6e"), colour("#f3d0b0"))
HAIR = colour("#2e2224")
SILVER = colour("#c9c3bd")


def tint(base: Colour, share: float) -> Colour:
    """The colour with warm white in it."""
    return mix(base, WHITE, share)


def shade(base: Colour, share: float) -> Colour:
    """The colour with deep night in it."""
    return mix(base, DEEP, share)
