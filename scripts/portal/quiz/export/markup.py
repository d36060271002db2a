"""Texts as HTML, out of the pieces in `pieces/`."""

from __future__ import annotations

import html
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from portal.language.languages import direction_of

_FOLDER = Path(__file__).parent / "pieces"


@cache
def piece(name: str) -> str:
    """A file of `pieces/`."""
    return (_FOLDER / name).read_text("utf-8").strip()


def plain(text: str) -> str:
    """A text that shows as it is, its line ends too."""
    return html.escape(text, quote=False).replace("\n", piece("break.html"))


def frame(markup: str, language: str) -> str:
    """What is HTML already, with its language and direction."""
    direction = direction_of(language)
    return piece("text.html").format(lang=language, direction=direction, text=markup)


def framed(text: str, language: str) -> str:
    """A text with its language and direction."""
    return frame(plain(text), language)


def listed(texts: Iterable[str], kind: str) -> str:
    """A list of texts."""
    entries = "".join(piece("entry.html").format(text=plain(text)) for text in texts)
    return piece("list.html").format(kind=kind, entries=entries)


def paired(pairs: Iterable[tuple[str, str]]) -> str:
    """A table of pairs."""
    entries = "".join(
        piece("pair.html").format(left=plain(left), right=plain(right)) for left, right in pairs
    )
    return piece("pairs.html").format(entries=entries)
