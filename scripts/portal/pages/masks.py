"""Leaves out of every text what was withdrawn: a person's name, a story's title.

An editor is warned of each place and will find better words; until then the promise holds that
one changed word withdraws a person everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from portal.content.library import Library
from portal.content.names import withdrawn_words
from portal.language.catalogue import Strings

Mask = Callable[[str], str]


def mask(library: Library, say: Strings) -> Mask:
    """What leaves the withdrawn words out of a page, in the words of its language."""
    words: dict[str, str] = {}
    for word, kind in withdrawn_words(library.withdrawn()).items():
        for form in {word, escape(word)}:
            words[form] = say(f"withdrawn.{kind}")
    if not words:
        return lambda text: text
    longest_first = sorted(words, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return lambda text: pattern.sub(lambda match: words[match[0]], text)
