"""The templates of what stands beside the pictures: playlists, lists, pages for the office."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_FOLDER = Path(__file__).resolve().parent.parent / "theme" / "screens"


def filled(template: str, /, **values: Any) -> str:
    """A template of theme/screens with these values; everything is escaped but in texts."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=lambda name: not (name or "").endswith(".txt"),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.filters["number"] = "{:g}".format
    return environment
