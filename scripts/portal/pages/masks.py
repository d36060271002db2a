"""Leaves out of every text what was withdrawn: a person's name, a story's title.

An editor is warned of each place and will find better words; until then the promise holds that
one changed word withdraws a person everywhere.
"""

from __future__ import annotations

from html import escape

from portal.content.library import Library
from portal.content.names import Mask, masked, withdrawn_words
from portal.language.catalogue import Strings


def mask(library: Library, say: Strings) -> Mask:
    """What leaves the withdrawn words out of a page, in the words of its language."""
    words: dict[str, str] = {}
    for word, kind in withdrawn_words(library.withdrawn()).items():
        for form in {word, escape(word)}:
            words[form] = say(f"withdrawn.{kind}")
    return masked(words)
