"""Posters of the quiz's pages: a sheet of A4 to print, with a code to scan and its address.

Where the site has a page in two languages both stand on its poster, side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from unicodedata import east_asian_width

from portal.language.languages import Language
from portal.pages import parts, quiz_views, views
from portal.pages.bodies import Bodies
from portal.pages.context import Context
from portal.pages.frames import Frames
from portal.pages.plan import PagePlan
from portal.pages.sharing import poster_path, share_of

TEMPLATE = "portal/poster.html"
_LIMITS = {1: (6.5, 16, 33), 2: (5, 10, 20)}
"""By the columns of a sheet the widths, in type sizes, up to which a title has a size of type."""
_NARROW = 0.5
"""How wide a letter is beside a Chinese character."""
_LONG_ADDRESS = 64
_SENTENCES = {
    "": "poster.quiz",
    "practice": "poster.practice",
    "daily": "poster.daily",
    "challenge": "poster.challenge",
    "paper": "poster.paper",
    "contest": "poster.contest",
}
"""What a poster says, by the first part of the page's path below `quiz`; others have none."""


def plans(context: Context, frames: Frames, pages: Sequence[PagePlan]) -> Iterator[PagePlan]:
    """A poster of each page of the quiz among `pages` that may be shared, in each of its
    languages; none where the site has no `site_url`."""
    if context.settings.site_url is None:
        return
    by_path: dict[str, dict[str, PagePlan]] = {}
    for page in pages:
        if page.own and page.listed and _sentence(page.path) is not None:
            by_path.setdefault(page.path, {})[page.language.code] = page
    for path, there in by_path.items():
        for page in there.values():
            siblings = [
                other
                for each in by_path.values()
                if (other := each.get(page.language.code)) is not None
            ]
            yield _plan(context, frames, path, there, page, siblings)


def _sentence(path: str) -> str | None:
    """The key of what the poster of a page says, None where it has no poster."""
    section, _, below = path.partition("/")
    return _SENTENCES.get(below.partition("/")[0]) if section == "quiz" else None


def _plan(
    context: Context,
    frames: Frames,
    path: str,
    there: Mapping[str, PagePlan],
    page: PagePlan,
    siblings: Sequence[PagePlan],
) -> PagePlan:
    language = page.language
    say = context.strings(language)
    title = say("poster.title", title=page.title)
    poster = poster_path(path)

    def view(_bodies: Bodies) -> views.View:
        frame = frames.make(
            poster,
            language,
            title,
            say("poster.description", title=page.title),
            trail=("quiz",),
            listed=False,
        )
        pair = [page, *_partner(context, language, there)]
        faces = tuple(face for one in pair if (face := _face(context, one)) is not None)
        links = (
            parts.Link(
                other.title,
                context.addresses.page(language, poster_path(other.path)),
                current=other is page,
            )
            for other in siblings
        )
        return quiz_views.PosterView(
            template=TEMPLATE,
            **frame,
            styles=context.assets.poster,
            faces=faces,
            size=_size([face.title for face in faces]),
            far=any(len(face.share.address) > _LONG_ADDRESS for face in faces),
            posters=tuple(links),
        )

    return PagePlan(
        path=poster, language=language, title=title, template=TEMPLATE, view=view, listed=False
    )


def _size(titles: Sequence[str]) -> int:
    """Which of the sizes of type the longest of the titles, one a column, needs."""
    widest = max(map(_width, titles), default=0.0)
    return 1 + sum(widest > limit for limit in _LIMITS[max(1, len(titles))])


def _width(title: str) -> float:
    """About how wide a title is, in its own type size."""
    return sum(1 if east_asian_width(sign) in "WF" else _NARROW for sign in title)


def _partner(
    context: Context, language: Language, there: Mapping[str, PagePlan]
) -> Iterator[PagePlan]:
    """The same page in the first other language of the site that is not a variant of this one."""
    tongue = language.code.partition("-")[0]
    for other in context.settings.languages:
        if other.code.partition("-")[0] != tongue and other.code in there:
            yield there[other.code]
            return


def _face(context: Context, page: PagePlan) -> quiz_views.PosterFace | None:
    """What a poster says in the language of a page; None where its address is too long."""
    language = page.language
    say = context.strings(language)
    share = share_of(context, page.path, language, spoken=language)
    if share is None:
        return None
    site = context.site(language, page.path)
    return quiz_views.PosterFace(
        language=language,
        title=page.title,
        sentence=say(_sentence(page.path) or "poster.quiz"),
        scan=say("poster.scan"),
        open=say("poster.open"),
        promise=say("poster.promise"),
        site=site.name,
        publisher=site.publisher,
        share=replace(share, poster=None),
    )
