"""Shows an editor the line as it should have been written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches

from portal.content import yaml_nodes
from portal.language.catalogue import example_of, meant_by

Path = tuple[str | int, ...]
_COMMAS = re.compile("[,，、;；]")
_DAY = re.compile(r"(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?日?")
_TIME = re.compile(r"[ T]*(\d{1,2}) ?[:时点] ?(\d{1,2})")
_TODAY, _NOW = "2026-03-05", "2026-03-12 10:00"


def line_with(path: Path, value: str) -> str:
    """`value` after its key, or as an item of its list."""
    if path and isinstance(path[-1], str):
        return f"{path[-1]}: {value}"
    return f"- {value}"


def right_type(path: Path, wanted: str, value: object) -> str:
    """The line at `path` with a value of the type that it should have."""
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    text = unicodedata.normalize("NFKC", value).strip() if isinstance(value, str) else ""
    given = example_of(key)
    match wanted:
        case "list":
            parts = [part.strip() for part in _COMMAS.split(text.strip("[]")) if part.strip()]
            shown = f"[{', '.join(parts) or '…'}]"
        case "number":
            digits = re.search(r"[0-9]+", text)
            shown = meant_by(text) or (digits[0] if digits else given or "1")
        case "boolean":
            shown = meant_by(text) or "true"
        case "keys":
            shown = given or "{…: …}"
        case _:
            shown = _as_text(value)
    return line_with(path, shown)


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


def right_date(path: Path, value: str, *, with_time: bool) -> str:
    """The line at `path` with its date as it must be written, with any date where it holds none."""
    text = unicodedata.normalize("NFKC", value).strip()
    day = _DAY.match(text)
    if day is None:
        return line_with(path, _NOW if with_time else _TODAY)
    shown = f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}"
    if with_time and (time := _TIME.match(text, day.end())) is not None:
        shown += f" {int(time[1]):02}:{int(time[2]):02}"
    return line_with(path, shown)
