"""The neighbours and children who return from picture to picture."""

from __future__ import annotations

from .palette import (
    CORAL,
    CREAM,
    HONEY,
    LAKE,
    LEAF,
    NIGHT,
    PAPER,
    PINE,
    PLUM,
    POMEGRANATE,
    ROSE,
    SAFFRON,
    SEED,
    SILVER,
    SKINS,
    mix,
)
from .people import Look

NEIGHBOURS = (
    Look(coat=LAKE, trim=HONEY, skin=SKINS[1], hat="doppa", hat_colour=PINE),
    Look(coat=POMEGRANATE, trim=CREAM, skin=SKINS[0], style="bob"),
    Look(coat=SAFFRON, trim=PAPER, skin=SKINS[2], style="short"),
    Look(coat=LEAF, trim=HONEY, skin=SKINS[3], style="braids"),
    Look(coat=PLUM, trim=ROSE, skin=SKINS[0], style="bun", hair=SILVER),
    Look(coat=CREAM, trim=POMEGRANATE, skin=SKINS[1], style="long"),
    Look(coat=SEED, trim=CREAM, skin=SKINS[2], hat="white-cap"),
    Look(coat=mix(LAKE, NIGHT, 0.4), trim=HONEY, skin=SKINS[0], hat="felt", hat_colour=CREAM),
)

CHILDREN = (
    Look(coat=SEED, trim=CREAM, skin=SKINS[0], style="short"),
    Look(coat=HONEY, trim=LAKE, skin=SKINS[1], style="braids"),
    Look(coat=LAKE, trim=CREAM, skin=SKINS[2], hat="doppa", hat_colour=PLUM),
    Look(coat=LEAF, trim=CREAM, skin=SKINS[3], style="bob"),
    Look(coat=PLUM, trim=ROSE, skin=SKINS[0], hat="cap", hat_colour=SAFFRON),
    Look(coat=CREAM, trim=POMEGRANATE, skin=SKINS[1], style="bun"),
    Look(coat=CORAL, trim=PAPER, skin=SKINS[3], style="long"),
)
