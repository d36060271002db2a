"""Texts by key, read from the YAML files beside this module."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from portal.language.formats import date_text, number_text, plural, separator
from portal.language.languages import locale_of, widening

REVIEW = "native_review"
"""The key that says whether a file's texts await a native reader: `pending` for all of them, or a
list of keys."""
PATTERN = "date.long"
"""The key whose value is no text but a CLDR pattern of dates; no language needs it."""
_LISTINGS = frozenset({"screen", "listed", "ranges"})
"""Words of findings that are several, with a comma between."""
_HERE = Path(__file__).parent


class MissingText(KeyError):
    """A key that no file has."""


@cache
def load(kind: str, code: str) -> Mapping[str, Any]:
    """The texts of one file; empty where there is none."""
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


def own_texts(kind: str, code: str) -> Mapping[str, Any]:
    """The texts that a language itself has, wider codes included; empty where nobody wrote any."""
    texts: dict[str, Any] = {}
    for wider in reversed(widening(code)):
        texts |= load(kind, wider)
    return texts


def every_text(key: str, kind: str = "strings") -> tuple[str, ...]:
    """The text of a key in each language that has it."""
    found = (load(kind, code).get(key) for code in available(kind))
    return tuple(str(text) for text in found if text is not None)


class Strings:
    """The texts of one kind in one language; where it has none, English ones.

    `kind` is `strings` (the site's interface), `material` (what Material's own templates say) or
    `cli` (what commands say); `more` are texts that come before the portal's own.
    """

    def __init__(
        self, code: str, kind: str = "strings", more: Mapping[str, Any] | None = None
    ) -> None:
        self.code = code
        self._own = {**own_texts(kind, code), **(more or {})}
        self._texts = {**load(kind, "zh-Hans"), **load(kind, "en"), **self._own}

    def __call__(self, key: str, **params: object) -> str:
        """The text of `key` with its `{fields}` filled in, whole numbers as the language writes
        them; of a text in plural forms, the one for its number.

        Raises MissingText where no language has the key.
        """
        text = self._texts.get(key)
        if text is None:
            raise MissingText(key)
        if not params:
            return str(text)
        numbers = {name: value for name, value in params.items() if type(value) is int}
        if not isinstance(text, str):
            text = _form(text, next(iter(numbers.values()), 0), self.code)
        shown = {name: number_text(value, self.code) for name, value in numbers.items()}
        return str(text).format(**(params | shown))

    def listing(self, words: list[str] | tuple[str, ...]) -> str:
        """`words` joined as the language joins a list."""
        return str(self._own.get("list_separator") or separator(self.code)).join(words)

    def date(self, day: date) -> str:
        """A date as the language writes it."""
        return date_text(day, self.code, self._own.get(PATTERN))


def _form(forms: Any, number: int, code: str) -> str:
    """The plural form for a number."""
    assert isinstance(forms, dict)
    return str(forms.get(plural(number, code), forms["other"]))


def own_name(code: str) -> str:
    """What a language calls itself: as `languages.yml` has it, else CLDR, else its code."""
    names = yaml.safe_load((_HERE / "languages.yml").read_text("utf-8"))
    for wider in widening(code):
        if wider in names:
            return str(names[wider])
    return str(locale_of(code).get_language_name() or code)


def finding_text(rule: str, code: str, params: Mapping[str, str]) -> tuple[str, str]:
    """(message, hint) of a finding's rule; a word of `params` that has a name of its own
    (a type, a reason) is shown by that name, which may have others of `params` in it.

    Raises MissingText where the rule has no text.
    """
    texts = load("findings", code)
    entry = texts.get(rule)
    if entry is None:
        raise MissingText(rule)
    words = texts.get("words", {})
    named = {
        name: words[value].format_map(_Lenient(params))
        if name in ("wanted", "found", "reason") and value in words
        else value
        for name, value in params.items()
    }
    for name in _LISTINGS & set(named):
        named[name] = named[name].replace(", ", words.get("comma", ", "))
    return entry["message"].format_map(_Lenient(named)), entry["hint"].format_map(_Lenient(named))


@cache
def _meant(table: str) -> Mapping[str, str]:
    words = load("meant", "zh-Hans")[table]
    return {word: value for value, known in words.items() for word in known}


def meant_by(word: str, table: str = "words") -> str | None:
    """The value that an editor's own `word` for it stands for, None where it is not known.

    `table` is `words`, `sources`: those of what a playlist plays, `languages`: those of codes,
    `colours`, or `day_groups`: those of several days of the week.
    """
    return _meant(table).get(word.strip().lower())


def day_parts() -> Mapping[str, str]:
    """Words for parts of the day; the value is `morning`, `noon`, `afternoon` or `night`."""
    return _meant("day_parts")


def weekday_of(word: str) -> int | None:
    """The day of the week that a word or number names, 1 is Monday; None where it names none."""
    number = _meant("weekdays").get(word.strip().lower(), word.strip())
    return int(number) if number in _meant("weekdays").values() else None


def example_of(key: str) -> str | None:
    """A right value of a key, None where none is needed to show how it is written."""
    found = load("meant", "zh-Hans")["examples"].get(key)
    return None if found is None else str(found)


class _Lenient(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"
