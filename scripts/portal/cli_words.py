"""What Python's own module says of a command line, in the language of the command."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from portal.console import Console
from portal.language.catalogue import load


@contextmanager
def own_words(arguments: Sequence[str]) -> Iterator[None]:
    """While it lasts argparse speaks Chinese, or with `--lang en` among the arguments English.

    Its texts pass through two functions of the module for just this; a text of a newer Python that
    has no translation stays as it is.
    """
    words = {} if _english(arguments) else load("argparse", "zh-Hans")
    module = vars(argparse)
    before = {name: module[name] for name in ("_", "ngettext")}

    def text(message: str) -> str:
        return str(words.get(message, message))

    def counted(one: str, several: str, count: int) -> str:
        return text(one if count == 1 else several)

    module.update(_=text, ngettext=counted)
    try:
        yield
    finally:
        module.update(before)


def unicode_words(written: str) -> str:
    """Words that a command is given. Raises ArgumentTypeError where they were typed in another
    encoding than the system's, so that no file could hold them."""
    try:
        written.encode()
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError(Console().text("words_wrong")) from None
    return written


def whole_number(most: int | None, message: str = "limit_range") -> Callable[[str], int]:
    """What reads an option that is a whole number from 1 to `most`, or of any size; the reader
    raises ArgumentTypeError with that message of the commands where it is none."""

    def number(written: str) -> int:
        if written.isdecimal() and 0 < int(written) <= (most or int(written)):
            return int(written)
        raise argparse.ArgumentTypeError(Console().text(message, most=most))

    return number


def _english(arguments: Sequence[str]) -> bool:
    joined = " ".join(arguments)
    return "--lang en" in joined or "--lang=en" in joined
