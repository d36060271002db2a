"""The pages of a site before they are made: addresses, titles, languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from portal.language.languages import Language
from portal.pages import views
from portal.pages.bodies import Bodies


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlan:
    """One page to be made.

    `path` is the same in every language (`stories/pilaf`). A page is `own` where its text is in
    its language: a borrowed page is in no sitemap and no hreflang. `ids` are the anchors in its
    text. `source` is the file, relative to the docs folder or the project, that it is made from.
    """

    path: str
    language: Language
    title: str
    template: str
    view: Callable[[Bodies], views.View]
    own: bool = True
    listed: bool = True
    """Whether it belongs in the sitemap at all."""
    modified: date | None = None
    source: str | None = None
    ids: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class SitePlan:
    """All pages, in the order in which they are made."""

    pages: tuple[PagePlan, ...]

    def languages(self) -> dict[str, list[Language]]:
        """By path, the languages that have a page there."""
        found: dict[str, list[Language]] = defaultdict(list)
        for page in self.pages:
            found[page.path].append(page.language)
        return found

    def own_languages(self) -> dict[str, list[Language]]:
        """By path, the languages that have a text of their own there."""
        found: dict[str, list[Language]] = defaultdict(list)
        for page in self.pages:
            if page.own and page.listed:
                found[page.path].append(page.language)
        return found
