"""Draws slides: templates for every shape of screen, by day, by night and in one colour."""

from portal.screens.slides.draw import draw
from portal.screens.slides.fault import SlideFault

__all__ = ["SlideFault", "draw"]
