"""Reads answer sheets from scans and photographs; what is doubtful is said to be so.

Importing this needs the packages of the extra `grade`; without them it raises an ImportError that
says how to get them.
"""

from __future__ import annotations

from portal.language.catalogue import Strings

try:
    from portal.quiz.reading.read import read_array, read_pages, read_picture
except ImportError as _error:
    raise ImportError(Strings("zh-Hans", "cli")("reading_needs", name=_error.name)) from _error
from portal.quiz.reading.reading import DOTS, PROBLEMS, BubbleReading, Mark, SheetReading

__all__ = [
    "DOTS",
    "PROBLEMS",
    "BubbleReading",
    "Mark",
    "SheetReading",
    "read_array",
    "read_pages",
    "read_picture",
]
