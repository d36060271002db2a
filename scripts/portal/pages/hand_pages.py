"""Pages by hand, and those the portal adds where no editor wrote them: about, privacy, search."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from portal.content.hand_page import HandPage
from portal.language.languages import Language
from portal.pages import parts, views
from portal.pages.bodies import Bodies
from portal.pages.cards import policy_card
from portal.pages.context import Context, record_path
from portal.pages.frames import Frames
from portal.pages.plan import PagePlan

STANDING = {"about": "portal/about.html", "privacy": "portal/privacy.html"}
"""Pages that every site has, by hand or not."""


def plans(context: Context, frames: Frames, language: Language) -> Iterator[PagePlan]:
    """Every page by hand but the home page, the standing pages, and the search page."""
    written = {page.slug for page in context.pages(language)}
    for page in context.pages(language):
        if page.slug != "index":
            yield _hand_plan(context, frames, language, page)
    for slug, template in STANDING.items():
        if slug not in written:
            yield _standing_plan(context, frames, language, slug, template)
    yield _search_plan(context, frames, language)


def _hand_plan(context: Context, frames: Frames, language: Language, page: HandPage) -> PagePlan:
    text = page.text(language)
    path = record_path("page", page)
    written = text.meta.get("template")
    template = written if isinstance(written, str) else STANDING.get(page.slug, "main.html")

    def view(bodies: Bodies) -> views.View:
        return views.PageView(
            template=template,
            **frames.make(
                path,
                language,
                text.title,
                text.description or text.document.first_paragraph,
                record=page,
            ),
            body=bodies.fill(page, text.document),
            toc=tuple(
                parts.Link(heading.text, f"#{heading.id}")
                for heading in text.document.headings
                if heading.level == 2 and heading.id
            ),
        )

    return PagePlan(
        path=path,
        language=language,
        title=text.title,
        template=template,
        view=view,
        own=text.language == language.code,
        source=text.path,
        ids=text.document.ids,
    )


def _standing_plan(
    context: Context, frames: Frames, language: Language, slug: str, template: str
) -> PagePlan:
    say = context.strings(language)
    title = say(f"{slug}.title")
    first = "about.what" if slug == "about" else "privacy.short"

    def view(_bodies: Bodies) -> views.View:
        site = context.site(language, slug)
        description = say(first, name=site.name, publisher=site.publisher)
        return views.PageView(
            template=template,
            **frames.make(slug, language, title, description),
            body=Markup(""),
        )

    return PagePlan(path=slug, language=language, title=title, template=template, view=view)


def _search_plan(context: Context, frames: Frames, language: Language) -> PagePlan:
    say = context.strings(language)
    title = say("search.title")

    def view(_bodies: Bodies) -> views.View:
        return views.SearchView(
            template="portal/search.html",
            **frames.make("search", language, title, say("search.label")),
            policies=tuple(
                policy_card(context, policy, language) for policy in context.policies(language)
            ),
        )

    return PagePlan(
        path="search", language=language, title=title, template="portal/search.html", view=view
    )
