"""Texts by key, read from the YAML files beside this module."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_HERE = Path(__file__).parent


class MissingText(KeyError):
    """A key that no file has."""


@cache
def _load(kind: str, code: str) -> Mapping[str, Any]:
    path = _HERE / kind / f"{code}.yml"
    if not path.is_file():
        return {}
    loaded = yaml.load(
        path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return loaded if isinstance(loaded, dict) else {}


def available(kind: str) -> tuple[str, ...]:
    """The codes that have a file of this kind."""
    return tuple(sorted(path.stem for path in (_HERE / kind).glob("*.yml")))


@cache
def _widening(code: str) -> tuple[str, ...]:
    """`ug-Arab-CN`, `ug-Arab`, `ug`: ever wider codes of a language."""
    parts = code.split("-")
    return tuple("-".join(parts[:end]) for end in range(len(parts), 0, -1))


@dataclass(frozen=True, slots=True)
class Strings:
    """The texts of one kind in one language; where it has none, English ones.

    `kind` is `strings` (the site's interface) or `cli` (what commands say).
    """

    code: str
    kind: str = "strings"

    def __call__(self, key: str, **params: object) -> str:
        """The text of `key` with its `{fields}` filled in.

        Raises MissingText where no language has the key.
        """
        for code in (*_widening(self.code), "en", "zh-Hans"):
            text = _load(self.kind, code).get(key)
            if text is not None:
                return str(text).format(**params) if params else str(text)
        raise MissingText(key)

    def listing(self, words: list[str] | tuple[str, ...]) -> str:
        """`words` joined as the language joins a list."""
        return self("list_separator").join(words)


def finding_text(rule: str, code: str, params: Mapping[str, str]) -> tuple[str, str]:
    """(message, hint) of a finding's rule; a word of `params` that has a name of its own
    (a type, a reason) is shown by that name.

    Raises MissingText where the rule has no text.
    """
    texts = _load("findings", code)
    entry = texts.get(rule)
    if entry is None:
        raise MissingText(rule)
    words = texts.get("words", {})
    named = {
        name: words.get(value, value) if name in ("wanted", "found", "reason") else value
        for name, value in params.items()
    }
    return entry["message"].format_map(_Lenient(named)), entry["hint"].format_map(_Lenient(named))


@cache
def _meant() -> Mapping[str, str]:
    words = _load("meant", "zh-Hans")["words"]
    return {word: value for value, known in words.items() for word in known}


def meant_by(word: str) -> str | None:
    """The value that an editor's own `word` for it stands for, None where it is not known."""
    return _meant().get(word.strip().lower())


def example_of(key: str) -> str | None:
    """A right value of a key, None where none is needed to show how it is written."""
    found = _load("meant", "zh-Hans")["examples"].get(key)
    return None if found is None else str(found)


class _Lenient(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"
