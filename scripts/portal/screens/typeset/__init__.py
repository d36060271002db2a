"""Text of any length in any of the portal's languages, set to the pixel."""

from portal.screens.typeset.faces import require
from portal.screens.typeset.fit import fit, strip
from portal.screens.typeset.installing import Unavailable
from portal.screens.typeset.legible import STEPS, farthest_m, least_px, seconds
from portal.screens.typeset.paging import paged
from portal.screens.typeset.runs import missing
from portal.screens.typeset.setting import Setting

__all__ = [
    "STEPS",
    "Setting",
    "Unavailable",
    "farthest_m",
    "fit",
    "least_px",
    "missing",
    "paged",
    "require",
    "seconds",
    "strip",
]
