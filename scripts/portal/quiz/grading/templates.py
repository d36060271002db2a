"""The templates of the pages of results: report, review, sheets, draw."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from portal.javascript import as_data
from portal.language.catalogue import Strings

_FOLDER = Path(__file__).resolve().parents[2] / "theme" / "grading"
WORDS = "grading"
"""The kind of texts that these pages have, in `language/grading`."""


def filled(template: str, code: str, /, **values: Any) -> bytes:
    """A page of theme/grading in a language with these values; everything is escaped."""
    say = Strings(code, WORDS)
    return _environment().get_template(template).render(say=say, lang=code, **values).encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.filters["data"] = lambda value: Markup(as_data(value))
    environment.filters["decimal"] = decimal
    environment.filters["hundredths"] = lambda value: f"{100 * value:.0f}"
    return environment


def decimal(value: Any, places: int = 2) -> str:
    """A number with at most so many places after the point."""
    text = f"{float(value):.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
