"""Names of people and titles of texts, as other texts mention them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from portal.content.figure import Figure
from portal.content.records import Publication
from portal.content.story import Story

Mask = Callable[[str], str]

SHORTEST_NAME = 2
SHORTEST_TITLE = 4
"""Characters from which on a name or a title is one wherever it stands."""


def plain_name(name: str) -> str:
    """A name without what stands in brackets behind it: 老陈 of 老陈（示例）."""
    return re.split("[（(]", name)[0].strip()


def name_units(records: Iterable[Publication[Any]]) -> set[str]:
    """The names of people, and the titles of what was withdrawn: words that are what they are
    wherever they stand."""
    found = set()
    for record in records:
        for text in record.texts.values():
            if isinstance(record, Figure):
                found.add(plain_name(text.name))
            elif record.status == "withdrawn":
                found.add(text.title)
    return {name for name in found if len(name) >= SHORTEST_NAME}


def withdrawn_words(records: Iterable[Publication[Any]]) -> dict[str, str]:
    """The names and titles of what was withdrawn, in each language; the value is the kind,
    `name` or `mention`."""
    found: dict[str, str] = {}
    for record in records:
        if record.status != "withdrawn":
            continue
        for text in (*record.texts.values(), *record.made.values()):
            if isinstance(record, Figure):
                name = plain_name(text.name)
                if len(name) >= SHORTEST_NAME:
                    found[name] = "name"
            elif isinstance(record, Story) and len(text.title) >= SHORTEST_TITLE:
                found[text.title] = "mention"
    return found


def masked(words: Mapping[str, str]) -> Mask:
    """What puts another word for each of these wherever it stands in a text."""
    if not words:
        return lambda text: text
    longest_first = sorted(words, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return lambda text: pattern.sub(lambda match: words[match[0]], text)
