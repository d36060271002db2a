"""Interface strings of the project's own: `docs/strings/<code>.yml`, for languages that the portal
has none of, and where an office says something in its own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from portal.content import yaml_nodes
from portal.content.fields import kind_of
from portal.content.files import below
from portal.content.read_lists import read_document
from portal.content.reading import Reader
from portal.findings import Report
from portal.language.catalogue import PATTERN, REVIEW, available, load, own_texts
from portal.language.formats import is_pattern

FOLDER = "strings"
_PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
_NAMED = 3

Text = str | Mapping[str, str]
"""A text, or its plural forms by CLDR category."""
Own = Text | list[Any]
"""The same, or the keys whose texts await a native reader."""


def read_strings(reader: Reader) -> dict[str, dict[str, Own]]:
    """The texts of each language by key; an empty one is as good as none.

    What is unknown or has other fields than the original is reported, and, for a language that the
    portal has no strings of, how many are missing.
    """
    found: dict[str, dict[str, Own]] = {}
    codes = [language.code for language in reader.settings.languages]
    folder = reader.settings.docs / FOLDER
    for path in below(folder, ".yml", reader.report):
        report = reader.report(path)
        if path.stem not in codes:
            report.warning("language-not-configured", language=path.stem)
            continue
        node = read_document(path, reader)
        if isinstance(node, yaml_nodes.Mapping):
            found[path.stem] = dict(_texts(node, report))
        elif node is not None:
            kind = kind_of(yaml_nodes.plain(node))
            report.error("wrong-type", node.line, wanted="keys", found=kind, example="nav.home: …")
    for code in codes:
        _count_missing(code, found.get(code, {}), folder, reader)
    return found


def keys() -> Mapping[str, Text]:
    """Every text that there is to say, in Chinese."""
    texts = load("strings", "zh-Hans")
    return {key: text for key, text in texts.items() if key != REVIEW}


def fields(text: Text) -> frozenset[str] | None:
    """The names in curly brackets that a text has; None where the brackets hold anything else."""
    whole = text if isinstance(text, str) else " ".join(text.values())
    try:
        parsed = [part[1:] for part in Formatter().parse(whole) if part[1] is not None]
    except ValueError:
        return None
    if any(spec or turned or not str(name).isidentifier() for name, spec, turned in parsed):
        return None
    return frozenset(str(name) for name, _, _ in parsed)


@cache
def _in_forms() -> frozenset[str]:
    """The keys whose text depends on a number in some language."""
    every = (load("strings", code) for code in available("strings"))
    return frozenset(
        key for texts in every for key, text in texts.items() if isinstance(text, dict)
    )


def _is_forms(text: dict[str, Any]) -> bool:
    return "other" in text and set(text) <= _PLURALS and all(map(str, text.values()))


def _text(key: str, said: yaml_nodes.Plain) -> Text | None:
    """A text, or its plural forms where its key has any; None for anything else."""
    if isinstance(said, dict) and key in _in_forms() and _is_forms(said):
        return {form: str(words) for form, words in said.items()}
    return said if isinstance(said, str) else None


def _fits(text: Text, original: Text) -> bool:
    """Whether a text is filled in with nothing that the original is not."""
    found = fields(text)
    return found is not None and found <= (fields(original) or frozenset())


def _texts(node: yaml_nodes.Mapping, report: Report) -> Iterator[tuple[str, Own]]:
    known = keys()
    for key, value in node.entries.items():
        line, said = node.key_lines[key], yaml_nodes.plain(value)
        if key == REVIEW:
            if said == "pending" or (isinstance(said, list) and set(map(str, said)) <= set(known)):
                yield key, said
            elif said != "done":
                report.error("string-form", line, key, key=key)
        elif key == PATTERN and said is not None:
            if isinstance(said, str) and is_pattern(said):
                yield key, said
            else:
                report.error("string-form", line, key, key=key)
        elif key not in known and key != PATTERN:
            near = get_close_matches(key, known, n=1)
            report.error("string-unknown", line, key, key=key, near=near[0] if near else "nav.home")
        elif said is None:
            continue
        elif (text := _text(key, said)) is None:
            report.error("string-form", line, key, key=key)
        elif not _fits(text, known[key]):
            wanted = sorted(fields(known[key]) or ())
            names = ", ".join(f"{{{name}}}" for name in wanted) or "—"
            report.error("string-fields", line, key, key=key, fields=names)
        else:
            yield key, text


def _count_missing(code: str, texts: Mapping[str, Own], folder: Path, reader: Reader) -> None:
    there = {**own_texts("strings", code), **texts}
    missing = [key for key in keys() if key not in there and key != PATTERN]
    if missing:
        report = reader.report(folder / f"{code}.yml")
        some = ", ".join(missing[:_NAMED])
        report.warning("string-missing", None, None, count=len(missing), code=code, keys=some)
