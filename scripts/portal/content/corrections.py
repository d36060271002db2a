"""Shows an editor the line as it should have been written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from difflib import get_close_matches
from typing import get_args

from portal.content import yaml_nodes
from portal.content.screen import Source
from portal.content.time_corrections import right_hours
from portal.language.catalogue import example_of, meant_by, weekday_of

Path = tuple[str | int, ...]
_COMMAS = re.compile("[,，、;；]")
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,6})?")
_TO = re.compile("[-–—~～至到]")
_SOURCES = frozenset(get_args(Source))


def line_with(path: Path, value: str) -> str:
    """`value` after its key, or as an item of its list."""
    if path and isinstance(path[-1], str):
        return f"{path[-1]}: {value}"
    return f"- {value}"


def example(path: Path, file: str = "") -> str:
    """The line at `path` with a right value, as a `file` of this name may have it."""
    keys = [step for step in path if isinstance(step, str)]
    return line_with(path, _example(keys, file) or "…")


def _example(keys: Sequence[str], file: str) -> str | None:
    """What the last key has in a group of this name, in a file of this name, or anywhere."""
    stem = file.rpartition("/")[2].partition(".")[0]
    names = (".".join(keys[-2:]), f"{stem}.{keys[-1]}", keys[-1]) if keys else ()
    return next((found for name in names if (found := example_of(name)) is not None), None)


def right_type(
    path: Path, wanted: str, value: object, limits: tuple[float, float] | None = None
) -> str:
    """The line at `path` with a value of the type that it should have; a number within its
    limits."""
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    text = unicodedata.normalize("NFKC", value).strip() if isinstance(value, str) else ""
    given = example_of(key)
    match wanted:
        case "list":
            shown = _as_list(key, text) or given or "[…]"
        case "decimal":
            shown = _within(_NUMBER.search(text), limits, given or "1", whole=False)
        case "number":
            shown = meant_by(text) or _within(_NUMBER.search(text), limits, given or "1")
        case "boolean":
            shown = meant_by(text) or "true"
        case "keys":
            # of the example of a list one item is shown
            shown = (given or "{…: …}").strip("[]")
        case _:
            shown = _as_text(value)
    return line_with(path, shown)


def _within(
    found: re.Match[str] | None,
    limits: tuple[float, float] | None,
    given: str,
    *,
    whole: bool = True,
) -> str:
    """A number that was found, or else the first of what is given, which may be a list; rounded
    where it must be whole, not beyond its limits."""
    first = found or _NUMBER.search(given)
    number = Decimal(first[0] if first else 1)
    if whole:
        number = number.to_integral_value(ROUND_HALF_UP)
    if limits is not None:
        number = min(max(number, Decimal(str(limits[0]))), Decimal(str(limits[1])))
    return f"{number:f}"


def _as_list(key: str, text: str) -> str | None:
    """A text as the list that it should have been, None where nothing in it can be used."""
    parts = [part.strip(" \"'") for part in _COMMAS.split(text.strip("[]"))]
    parts = [part for part in parts if part]
    match key:
        case "hours" | "night":
            parts = [f'"{right_hours(part)}"' for part in parts]
        case "playlist":
            words = (meant_by(part, "sources") or part.lower() for part in parts)
            parts = [word for word in words if word in _SOURCES]
        case "weekdays" if group := meant_by(text.strip("[]"), "day_groups"):
            return group
        case "weekdays":
            ends = (end for part in parts for end in _TO.split(part))
            parts = parts if all(weekday_of(end) is not None for end in ends) else []
        case "languages":
            parts = [meant_by(part, "languages") or part for part in parts]
    return f"[{', '.join(dict.fromkeys(parts))}]" if parts else None


def _as_text(value: object) -> str:
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return ", ".join(value)
    if isinstance(value, dict) and all(isinstance(part, str) for part in value.values()):
        return '"' + ", ".join(f"{key}: {part}" for key, part in value.items()) + '"'
    return "…"


def allowed_value(node: yaml_nodes.Node, path: Path, value: str, allowed: Sequence[str]) -> str:
    """The line at `path` with the allowed value that was most likely meant."""
    word = unicodedata.normalize("NFKC", value).strip().lower()
    meant = meant_by(word)
    near = get_close_matches(word, allowed, n=1, cutoff=0.5)
    chosen = near[0] if near else allowed[0]
    if meant is not None and meant in allowed:
        chosen = meant
    if not isinstance(path[-1], int):
        return line_with(path, chosen)
    items = _items_at(node, path[:-1])
    if not items or not isinstance(path[-2], str):
        return line_with(path, chosen)
    items[path[-1]] = chosen
    return line_with(path[:-1], f"[{', '.join(dict.fromkeys(items))}]")


def _items_at(node: yaml_nodes.Node, path: Path) -> list[str]:
    """The words of the list at `path`, none where it holds anything else."""
    found = yaml_nodes.plain(node)
    for step in path:
        if isinstance(found, dict) and isinstance(step, str):
            found = found.get(step)
        elif isinstance(found, list) and isinstance(step, int):
            found = found[step]
    words = found if isinstance(found, list) else []
    return [str(word) for word in words] if all(isinstance(w, str) for w in words) else []


def nearest(word: str, known: Iterable[str]) -> str:
    """Of the words that are known the one most like `word`, else all of them in a line."""
    words = sorted(known)
    near = get_close_matches(word.lower(), words, n=1)
    return near[0] if near else ", ".join(words) or "…"
