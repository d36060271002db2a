"""How a command line is read: its help and its faults are told in the language of the command."""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, time
from functools import cache
from typing import Any

from portal.console import Console
from portal.language.catalogue import Strings, load

_MOST_DIGITS = 18
"""Of a whole number; Python reads no more than some thousand."""
_MOMENTS = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S")
_CLOCK = "%H:%M"
_BETWEEN = re.compile(r"[,、\s]+")
"""What stands between names of versions."""
_SPOKEN: ContextVar[str] = ContextVar("_SPOKEN", default="zh")
"""The language of the command line that is being read."""


class CommandParser(argparse.ArgumentParser):
    """Reads a command line; the help of each command begins with what the list of commands says of
    it."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.register("action", "parsers", _Commands)


class _Commands(argparse._SubParsersAction):  # type: ignore[type-arg]  # only its stub has one
    def add_parser(self, name: str, **options: Any) -> Any:
        """Add a command, described by its own help."""
        words = str(options.get("help", ""))
        return super().add_parser(name, description=words[:1].upper() + words[1:], **options)


def words_of(key: str, **params: object) -> str:
    """A text of the commands, in the language of the command line that is being read."""
    return _texts(_SPOKEN.get())(key, **params)


@cache
def _texts(language: str) -> Strings:
    return Console(language).text


@contextmanager
def own_words(arguments: Sequence[str]) -> Iterator[None]:
    """While it lasts argparse and `words_of` speak Chinese, or with `--lang en` among the
    arguments English.

    Its texts pass through two functions of the module for just this; a text of a newer Python that
    has no translation stays as it is.
    """
    english = _english(arguments)
    words = {} if english else load("argparse", "zh-Hans")
    module = vars(argparse)
    before = {name: module[name] for name in ("_", "ngettext")}

    def text(message: str) -> str:
        return str(words.get(message, message))

    def counted(one: str, several: str, count: int) -> str:
        return text(one if count == 1 else several)

    module.update(_=text, ngettext=counted)
    spoken = _SPOKEN.set("en" if english else "zh")
    try:
        yield
    finally:
        _SPOKEN.reset(spoken)
        module.update(before)


def unicode_words(written: str) -> str:
    """Words that a command is given. Raises ArgumentTypeError where they were typed in another
    encoding than the system's, so that no file could hold them."""
    try:
        written.encode()
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError(words_of("words_wrong")) from None
    return written


def whole_number(most: int | None = None) -> Callable[[str], int]:
    """What reads an option that is a whole number from 1 to `most`, or of any size; the reader
    raises ArgumentTypeError where it is none."""
    message = "limit_range" if most else "count_range"

    def number(written: str) -> int:
        value = int(written) if written.isdecimal() and len(written) <= _MOST_DIGITS else 0
        if 0 < value <= (most or value):
            return value
        raise argparse.ArgumentTypeError(words_of(message, most=most))

    return number


def version_names(written: str) -> tuple[str, ...]:
    """Names of a paper's versions, capital letters, each once. Raises ArgumentTypeError."""
    plain = unicodedata.normalize("NFKC", written).upper()
    names = tuple(name for name in _BETWEEN.split(plain) if name)
    if names and len(set(names)) == len(names) and all(re.fullmatch("[A-Z]", n) for n in names):
        return names
    raise argparse.ArgumentTypeError(words_of("paper_versions_form"))


def moment(written: str) -> datetime | time:
    """A moment, or a time of today. Raises ArgumentTypeError."""
    for form in (*_MOMENTS, _CLOCK):
        try:
            found = datetime.strptime(written.strip(), form)
        except ValueError:
            continue
        return found.time() if form == _CLOCK else found
    raise argparse.ArgumentTypeError(words_of("screens_moment", written=written))


def _english(arguments: Sequence[str]) -> bool:
    joined = " ".join(arguments)
    return "--lang en" in joined or "--lang=en" in joined
