"""How old a translation is: which blocks of its original it was made from, and which have changed.

A translation keeps, under `translated_from`, a hash of every block of the original as it was: of
each field of the front matter that is translated, of each segment of the body, and of the words
that stand for its pictures. White space, the order of the front matter, marks-up and where a
picture stands are no part of what a block says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from portal.content import yaml_nodes
from portal.content.opened import Opened
from portal.content.segments import Render, meaning, segments, tight
from portal.findings import shorten

KEY = "translated_from"
BLOCKS = "blocks"
PICTURES = "pictures"
_DIGITS = 8
_WORDS = 20
Rule = Literal["translation-changed", "translation-added", "translation-removed"]
_CHANGED: Rule = "translation-changed"
_ADDED: Rule = "translation-added"
_REMOVED: Rule = "translation-removed"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a text: the hash of what it says, its line, and its first words."""

    hash: str
    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What a translation keeps: the hashes of fields, and of the body's blocks in their order."""

    fields: Mapping[str, str]
    blocks: tuple[str, ...]

    def lines(self) -> list[str]:
        """The lines of front matter that say it."""
        fields = [f"  {name}: {value}" for name, value in self.fields.items()]
        return [f"{KEY}:", *fields, f"  {BLOCKS}: [{', '.join(self.blocks)}]"]


@dataclass(frozen=True, slots=True)
class Age:
    """What an original says: blocks by field, and those of the body in their order."""

    fields: Mapping[str, Block]
    body: tuple[Block, ...]

    @property
    def kept(self) -> Kept:
        """What a translation that is made from it keeps."""
        fields = {name: block.hash for name, block in self.fields.items()}
        return Kept(fields, tuple(block.hash for block in self.body))


@dataclass(frozen=True, slots=True)
class Change:
    """A block of the original that has changed since; `line` is the original's."""

    rule: Rule
    line: int
    words: str


def digest(words: str) -> str:
    """The hash of what a block says."""
    return hashlib.sha256(tight(words).encode()).hexdigest()[:_DIGITS]


def age_of(original: Opened, fields: Iterable[str], render: Render) -> Age:
    """The blocks of an original as they are now."""
    found: dict[str, Block] = {}
    for name in fields:
        node = original.front.entries.get(name)
        words = _words(yaml_nodes.plain(node)) if node is not None else ""
        if words:
            found[name] = _block(words, original.line(name), words)
    alts = sorted(image.alt for image in original.document.images if image.alt)
    if alts:
        line = min(image.line for image in original.document.images)
        found[PICTURES] = _block("\n".join(alts), line, "")
    body = []
    for segment in segments(original.body, original.body_line):
        said = meaning(segment.text, render)
        if said:
            body.append(_block(said, segment.line, segment.text))
    return Age(found, tuple(body))


def _block(said: str, line: int, words: str) -> Block:
    return Block(digest(said), line, shorten(words, _WORDS))


def _words(value: object) -> str:
    """All text in a value of the front matter, in its order."""
    if isinstance(value, Mapping):
        return "\n".join(_words(value[key]) for key in sorted(value))
    if isinstance(value, list):
        return "\n".join(map(_words, value))
    return str(value).strip() if value is not None else ""


def kept_by(translation: Opened | None) -> Kept | None:
    """What a translation says it was made from; None where it says nothing."""
    node = translation.front.entries.get(KEY) if translation is not None else None
    if not isinstance(node, yaml_nodes.Mapping):
        return None
    values = yaml_nodes.plain(node)
    assert isinstance(values, dict)
    blocks = values.pop(BLOCKS, None)
    listed = blocks if isinstance(blocks, list) else []
    return Kept({name: str(value) for name, value in values.items()}, tuple(map(str, listed)))


def changes(translation: Opened, now: Age) -> list[Change]:
    """What has changed in the original since a translation was made; nothing where the translation
    does not say what it was made from."""
    kept = kept_by(translation)
    if kept is None:
        return []
    found = [
        Change(_CHANGED if name in kept.fields else _ADDED, block.line, block.words)
        for name, block in now.fields.items()
        if kept.fields.get(name) != block.hash
    ]
    removed = set(kept.fields) - set(now.fields)
    found += [Change(_REMOVED, 1, name) for name in sorted(removed)]
    return found + _in_body(kept.blocks, now.body, translation.line(KEY))


def _in_body(old: Sequence[str], now: tuple[Block, ...], first: int) -> list[Change]:
    found: list[Change] = []
    matcher = SequenceMatcher(None, old, [block.hash for block in now], autojunk=False)
    for kind, _, _, start, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        for block in now[start:end]:
            found.append(Change(_CHANGED if kind == "replace" else _ADDED, block.line, block.words))
        if kind == "delete":
            near = now[min(start, len(now) - 1)] if now else None
            found.append(Change(_REMOVED, near.line if near else first, near.words if near else ""))
    return found
