"""Turns picture files into ones for the web: inspected, resized, and free of metadata."""

from portal.pictures.errors import REASONS, PictureError, Reason
from portal.pictures.inspect import PictureInfo, read_picture
from portal.pictures.metadata import has_metadata, strip_metadata
from portal.pictures.plan import WIDTHS, Rendition, plan
from portal.pictures.renditions import Fallback, Job, Picture, Renditions, Source

__all__ = [
    "REASONS",
    "WIDTHS",
    "Fallback",
    "Job",
    "Picture",
    "PictureError",
    "PictureInfo",
    "Reason",
    "Rendition",
    "Renditions",
    "Source",
    "has_metadata",
    "plan",
    "read_picture",
    "strip_metadata",
]
