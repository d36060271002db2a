"""Shows an editor the line as it should have been written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from portal.content import yaml_nodes
from portal.language.catalogue import example_of, meant_by

Path = tuple[str | int, ...]
_COMMAS = re.compile("[,，、;；]")
_DAY = re.compile(r"(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?日?")
_CLOCK = re.compile(r"(\d{1,2}) ?(?:[:.时点] ?(\d{1,2})?)?")
_TIME = re.compile(r"[ T]*(\d{1,2}) ?[:时点] ?(\d{1,2})")
_HOURS = "07:00-22:00"
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
        case "decimal":
            digits = re.search(r"[0-9]+(?:\.[0-9]+)?", text)
            shown = digits[0] if digits else given or "1"
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


def right_hours(value: str) -> str:
    """A part of the day as it should have been written."""
    found = _CLOCK.findall(unicodedata.normalize("NFKC", value))[:2]
    times = [(int(hour), int(minute or 0)) for hour, minute in found]
    if len(times) < 2 or times[0] == times[1] or any(h > 23 or m > 59 for h, m in times):
        return _HOURS
    return "-".join(f"{hour:02}:{minute:02}" for hour, minute in times)


def nearest(word: str, known: Iterable[str]) -> str:
    """Of the words that are known the one most like `word`, else all of them in a line."""
    words = sorted(known)
    near = get_close_matches(word.lower(), words, n=1)
    return near[0] if near else ", ".join(words) or "…"
