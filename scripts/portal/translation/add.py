"""Adds a language to a project: a line in mkdocs.yml, and a file for its interface strings."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from portal.content import yaml_nodes, yaml_reading
from portal.content.own_strings import FOLDER, keys
from portal.findings import Report
from portal.language.catalogue import PATTERN, own_name, own_texts
from portal.language.languages import Language

_PLAIN = re.compile(r"[^\s,:#{}\[\]&*!|>'\"%@`-][^,:#{}\[\]\n]*")
_LANGUAGES = re.compile(r"languages:\s*\[(.*)\]\s*(?:#.*)?$")
_INLINE = re.compile(r"plugins:\s*\[(.*)\]\s*(?:#.*)?$")


def entry(code: str, name: str | None = None, prefix: str | None = None) -> str:
    """A language as mkdocs.yml names it, in one line."""
    values = {"code": code, "name": name or own_name(code), "prefix": prefix}
    parts = [f"{key}: {_value(value)}" for key, value in values.items() if value]
    return f"{{{', '.join(parts)}}}"


def _value(text: str) -> str:
    """A text as YAML takes it, in quotes where it would read something else."""
    plain = _PLAIN.fullmatch(text) and yaml.safe_load(text) == text
    return text if plain else json.dumps(text, ensure_ascii=False)


def with_language(text: str, added: str, present: tuple[Language, ...]) -> str | None:
    """The text of a mkdocs.yml with one more language, all else as it was; None where its form is
    one that a person should change."""
    lines = text.split("\n")
    node = yaml_reading.read(text, Report("mkdocs.yml"), loose=True)
    if not isinstance(node, yaml_nodes.Mapping) or "plugins" not in node.entries:
        return None
    first = entry(present[0].code, present[0].name)
    number = node.key_lines["plugins"] - 1
    if (inline := _INLINE.match(lines[number])) is not None:
        return _from_inline(lines, number, inline[1], (first, added))
    found = _portal(node.entries["plugins"])
    if found is None:
        return None
    line, options = found
    if not isinstance(options, yaml_nodes.Mapping):
        return _from_bare(lines, line - 1, (first, added))
    if "languages" not in options.entries:
        return _from_options(lines, options, (first, added))
    number = options.key_lines["languages"] - 1
    if not getattr(options.entries["languages"], "items", None):
        return _from_empty(lines, number, (first, added))
    return _into_list(lines, number, added)


def _portal(plugins: yaml_nodes.Node) -> tuple[int, yaml_nodes.Node | None] | None:
    """(line, options) of the portal among the plugins."""
    items = plugins.items if isinstance(plugins, yaml_nodes.Sequence) else [plugins]
    for item in items:
        if isinstance(item, yaml_nodes.Scalar) and item.text == "portal":
            return item.line, None
        if isinstance(item, yaml_nodes.Mapping) and "portal" in item.entries:
            return item.key_lines["portal"], item.entries["portal"]
    return None


def _from_inline(lines: list[str], number: int, names: str, both: tuple[str, str]) -> str | None:
    """`plugins: [portal]`, written out."""
    plugins = [name.strip() for name in names.split(",") if name.strip()]
    if "portal" not in plugins or not all(re.fullmatch(r"[\w./-]+", name) for name in plugins):
        return None
    block = ["plugins:"]
    for name in plugins:
        own = name == "portal"
        block += [f"  - {name}:", *_list("      ", both)] if own else [f"  - {name}"]
    return "\n".join([*lines[:number], *block, *lines[number + 1 :]])


def _from_bare(lines: list[str], number: int, both: tuple[str, str]) -> str | None:
    """`- portal` without options."""
    match = re.match(r"(\s*)(-\s+)portal:?\s*(#.*)?$", lines[number])
    if match is None:
        return None
    head = f"{match[1]}{match[2]}portal:" + (f"  {match[3]}" if match[3] else "")
    indent = match[1] + " " * (len(match[2]) + 2)
    return "\n".join([*lines[:number], head, *_list(indent, both), *lines[number + 1 :]])


def _from_options(
    lines: list[str], options: yaml_nodes.Mapping, both: tuple[str, str]
) -> str | None:
    """`- portal:` with options, none of them the languages."""
    number = min(options.key_lines.values()) - 1
    match = re.match(r"(\s+)[\w]+:", lines[number])
    if match is None:
        return None
    return "\n".join([*lines[:number], *_list(match[1], both), *lines[number:]])


def _from_empty(lines: list[str], number: int, both: tuple[str, str]) -> str | None:
    """`languages: []`, or nothing behind it."""
    match = re.match(r"(\s*)languages:\s*(?:\[\s*\])?\s*(#.*)?$", lines[number])
    if match is None:
        return None
    head, *rest = _list(match[1], both)
    return "\n".join([*lines[:number], head, *rest, *lines[number + 1 :]])


def _list(indent: str, entries: tuple[str, ...]) -> list[str]:
    return [f"{indent}languages:", *(f"{indent}  - {item}" for item in entries)]


def _into_list(lines: list[str], number: int, added: str) -> str | None:
    """One more item of `languages:`."""
    if (inline := _LANGUAGES.search(lines[number])) is not None:
        at = inline.end(1)
        head, tail = lines[number][:at], lines[number][at:]
        return "\n".join([*lines[:number], f"{head.rstrip()}, {added}{tail}", *lines[number + 1 :]])
    first = next((n for n in range(number + 1, len(lines)) if _item(lines[n])), None)
    if first is None or lines[number].split("#")[0].rstrip()[-1:] != ":":
        return None
    indent = lines[first][: len(lines[first]) - len(lines[first].lstrip())]
    last = first
    for n in range(first, len(lines)):
        line = lines[n]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        depth = len(line) - len(line.lstrip())
        if depth < len(indent) or (depth == len(indent) and not line.lstrip().startswith("- ")):
            break
        last = n
    return "\n".join([*lines[: last + 1], f"{indent}- {added}", *lines[last + 1 :]])


def _item(line: str) -> bool:
    return line.lstrip().startswith("- ")


def strings_file(code: str, say: Callable[..., str]) -> str | None:
    """What `docs/strings/<code>.yml` begins as: every key, with the Chinese and English words above
    it; None where the portal speaks the language already."""
    if own_texts("strings", code):
        return None
    return "\n".join([*_head(code, say), *_entries()]) + "\n"


def _head(code: str, say: Callable[..., str]) -> Iterator[str]:
    for line in say("strings_head", language=own_name(code)).splitlines():
        yield f"# {line}"
    yield "native_review: pending"


def _entries() -> Iterator[str]:
    english = own_texts("strings", "en")
    for key, text in keys().items():
        if key == PATTERN:
            continue
        yield ""
        yield f"# {_one_line(text)}"
        if key in english:
            yield f"# {_one_line(english[key])}"
        yield f'{key}: ""' if "{" in str(text) else f"{key}:"


def _one_line(text: object) -> str:
    if isinstance(text, dict):
        return " | ".join(f"{form}: {words}" for form, words in text.items())
    return " ".join(str(text).split())


def strings_path(docs: Path, code: str) -> Path:
    """Where the strings of a language stand in a project."""
    return docs / FOLDER / f"{code}.yml"
