"""The home page."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from portal.content.figure import Figure
from portal.content.hand_page import HandPage
from portal.content.story import Story
from portal.language.languages import Language
from portal.pages import parts, views
from portal.pages.bodies import Bodies
from portal.pages.cards import figure_card, policy_card, story_card
from portal.pages.context import Context
from portal.pages.frames import Frames
from portal.pages.plan import PagePlan
from portal.pages.practice import bank_address
from portal.pages.quiz_pages import quiz_item
from portal.quiz.daily import EASY

LATEST = 6
POPULAR = 5
SLOGANS = 12


def plans(context: Context, frames: Frames, language: Language) -> Iterator[PagePlan]:
    """The home page in one language, with or without a docs/index.md."""
    home = context.home_page
    text = home.text(language) if home is not None else None
    own = text is None or text.language == language.code

    def view(bodies: Bodies) -> views.View:
        welcome = Markup("")
        if home is not None and text is not None:
            blocks = [b for b in text.document.blocks if not (b.heading and b.heading.level == 1)]
            welcome = bodies.fill(home, text.document, blocks)
        site_name = context.site(language, "").name
        description = text.description if text is not None else None
        frame = frames.make(
            "",
            language,
            site_name,
            description or context.settings.description or "",
            record=home,
        )
        lead = _lead(context, home, language)
        stories = [s for s in context.stories(language) if s is not lead][:LATEST]
        figure = _figure(context, home, language)
        items, _ = context.practice(language)
        return views.HomeView(
            template="portal/home.html",
            **frame,
            tagline=description or "",
            welcome=welcome,
            slogans=_slogans(context, language),
            lead=story_card(context, lead, language) if lead is not None else None,
            latest=tuple(story_card(context, story, language) for story in stories),
            figure=figure_card(context, figure, language) if figure is not None else None,
            policies=tuple(
                policy_card(context, policy, language) for policy in context.policies(language)
            ),
            popular=_popular(context, language),
            question=quiz_item(context, items[0], language) if items else None,
            quiz_bank=bank_address(language) if items else None,
            quiz_written=not any(item.type in EASY for item in items),
            quiz=context.section("quiz", language),
            stories=context.section("stories", language),
            policy=context.section("policy", language),
            figures=context.section("figures", language),
        )

    yield PagePlan(
        path="",
        language=language,
        title=context.site(language, "").name,
        template="portal/home.html",
        view=view,
        own=own,
        modified=max((s.date.date() for s in context.library.shown_stories), default=None),
        source=text.path if text is not None else None,
        ids=text.document.ids if text is not None else frozenset(),
    )


def _lead(context: Context, home: object, language: Language) -> Story | None:
    stories = context.stories(language)
    wanted = home.lead if isinstance(home, HandPage) else None
    newest = stories[0] if stories else None
    return next((story for story in stories if story.slug == wanted), newest)


def _figure(context: Context, home: object, language: Language) -> Figure | None:
    figures = context.figures(language)
    wanted = home.figure if isinstance(home, HandPage) else None
    first = figures[0] if figures else None
    return next((figure for figure in figures if figure.slug == wanted), first)


def _slogans(context: Context, language: Language) -> tuple[str, ...]:
    library = context.library
    texts = [library.slogan_text(slogan, language) for slogan in library.shown_slogans]
    return tuple([text for text in texts if text is not None][:SLOGANS])


def _popular(context: Context, language: Language) -> tuple[parts.Link, ...]:
    """The first question of each topic."""
    found = []
    for policy in context.policies(language)[:POPULAR]:
        text = policy.text(language)
        url = context.url("policy", policy, language)
        found += [parts.Link(a.question, f"{url}#{a.id}") for a in text.answers[:1]]
    return tuple(found)
