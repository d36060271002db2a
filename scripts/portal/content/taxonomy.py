"""Topics and places, with their slugs and their names in other languages: `docs/taxonomy.yml`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field

from portal.content.fields import SLUG_LIMIT, Line, LocalText, Many, Record, Slug

Kind = Literal["topics", "places"]


class Term(Record):
    """One topic or place."""

    name: Line
    slug: Slug
    names: LocalText = Field(default_factory=dict)


class TaxonomyFile(Record):
    """The file as it stands."""

    topics: Many[Term] = Field(default_factory=list)
    places: Many[Term] = Field(default_factory=list)


def pinyin_slug(name: str) -> str:
    """The slug of a name that has no entry: its pinyin, and for what has none, a hash."""
    from pypinyin import lazy_pinyin  # its dictionaries take a moment to load

    spelt = "-".join(lazy_pinyin(name, errors="default"))
    slug = re.sub(r"[^a-z0-9]+", "-", spelt.lower()).strip("-")
    if slug and len(slug) <= SLUG_LIMIT:
        return slug
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{slug[: SLUG_LIMIT - 9].rstrip('-')}-{digest}".lstrip("-")


@dataclass(frozen=True)
class Taxonomy:
    """Slugs and names of the topics and places in use."""

    terms: dict[Kind, dict[str, Term]] = field(default_factory=lambda: {"topics": {}, "places": {}})
    makers: dict[str, Callable[[str], str]] = field(default_factory=dict)
    """What makes a name, or other words of the main language, in a language for which nobody wrote
    them."""
    _slugs: dict[tuple[Kind, str], str] = field(default_factory=dict)

    def settle(self, kind: Kind, names: Iterable[str]) -> None:
        """Give every name a slug of its own. Of two that are spelt alike the first keeps the plain
        one: `names` come in the order of their first use, so that a later one moves no address."""
        taken = {term.slug for term in self.terms[kind].values()}
        for name in names:
            if name in self.terms[kind] or (kind, name) in self._slugs:
                continue
            slug, number = pinyin_slug(name), 2
            base = slug
            while slug in taken:
                slug, number = f"{base}-{number}", number + 1
            taken.add(slug)
            self._slugs[kind, name] = slug

    def slug(self, kind: Kind, name: str) -> str:
        """The slug of a topic's or place's page."""
        if (term := self.terms[kind].get(name)) is not None:
            return term.slug
        return self._slugs[kind, name]

    def name(self, kind: Kind, name: str, language: str) -> str:
        """The name in another language, else as it is."""
        term = self.terms[kind].get(name)
        if term is not None and language in term.names:
            return term.names[language]
        return self.makers[language](name) if language in self.makers else name
