"""Pages by hand, and those the portal adds where no editor wrote them: about, privacy, search."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from portal.content.hand_page import HandPage
from portal.content.records import Publication
from portal.language.languages import Language
from portal.pages import scripts, views
from portal.pages.bodies import Bodies
from portal.pages.cards import clip, policy_card
from portal.pages.context import Context, record_path
from portal.pages.frames import Frames
from portal.pages.plan import PagePlan

STANDING = {"about": "portal/about.html", "privacy": "portal/privacy.html"}
"""Pages that every site has, by hand or not."""


WORDS = 160
"""Characters of each text that the simple search knows."""


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
                views.Link(heading.text, f"#{heading.id}")
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
            index=search_address(language),
            policies=tuple(
                policy_card(context, policy, language) for policy in context.policies(language)
            ),
        )

    return PagePlan(
        path="search", language=language, title=title, template="portal/search.html", view=view
    )


def search_address(language: Language) -> str:
    """The address of the script that holds the titles of a language."""
    return language.url("search/titles.js")


def search_script(context: Context, language: Language) -> str:
    """Titles and first words of everything in a language, as a script."""
    library = context.library
    entries: list[dict[str, str]] = []

    def add(kind: str, title: str, url: str, words: str) -> None:
        entries.append({"k": kind, "t": title, "u": url, "x": clip(words, WORDS)})

    def own(record: Publication[Any]) -> bool:
        return record.speaks(language)

    for policy in filter(own, library.shown_policies):
        url = context.url("policy", policy, language)
        for answer in policy.text(language).answers:
            add("policy", answer.question, f"{url}#{answer.id}", answer.text)
    for story in filter(own, library.shown_stories):
        add(
            "story",
            story.text(language).title,
            context.url("story", story, language),
            story.text(language).summary,
        )
    for figure in filter(own, library.shown_figures):
        person = figure.text(language)
        add("figure", person.name, context.url("figure", figure, language), person.summary)
    for page in filter(own, library.shown_pages):
        if page.slug != "index":
            text = page.text(language)
            add(
                "page",
                text.title,
                context.url("page", page, language),
                text.document.first_paragraph,
            )
    return scripts.call("PortalSearch.load", entries)
