"""The ways to play the quiz, each a page of its own, and the timed papers of blueprints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from portal.content.blueprint import Blueprint
from portal.javascript import call
from portal.language.languages import Language
from portal.pages import quiz_views, views
from portal.pages.bodies import Bodies
from portal.pages.context import Context
from portal.pages.frames import Frames
from portal.pages.plan import PagePlan
from portal.pages.practice import bank_address, practice
from portal.quiz.assembly.cache import Forms

TEMPLATE = "portal/play_page.html"
FORMS = 20
"""Papers that are drawn of each blueprint; a reader gets one of them."""
_MODES = {"practice": "practice", "daily": "day", "challenge": "challenge", "mistakes": "mistakes"}
"""The script's name of the mode at each address below `quiz/`."""


def plans(context: Context, frames: Frames, language: Language) -> Iterator[PagePlan]:
    """The page of each way to play in one language, where there are questions in any."""
    items, spoken = practice(context, language)
    if not items:
        return
    topics = tuple(dict.fromkeys(item.topic for item in items))
    for slug, mode in _MODES.items():
        card = _card(context, language, slug)
        page = _Play(f"quiz/{slug}", mode, card, topics if mode == "practice" else ())
        yield _plan(context, frames, language, spoken, page)
    for blueprint in papers(context, language):
        page = _Play(
            paper_path(blueprint), "paper", _paper_card(context, language, blueprint), (), blueprint
        )
        yield _plan(context, frames, language, spoken, page)


def cards(context: Context, language: Language) -> tuple[quiz_views.PlayCard, ...]:
    """The ways to play, as the quiz page and each of them lead to them."""
    ways = [_card(context, language, slug) for slug in ("practice", "daily", "challenge")]
    ways += [_paper_card(context, language, blueprint) for blueprint in papers(context, language)]
    return (*ways, _card(context, language, "mistakes"))


def papers(context: Context, language: Language) -> tuple[Blueprint, ...]:
    """The blueprints of practice that the questions which readers of a language get can meet."""
    drawn = _drawn(context, language)
    return tuple(blueprint for blueprint in context.library.blueprints if blueprint.slug in drawn)


def paper_path(blueprint: Blueprint) -> str:
    """The path of a timed paper's page, the same in every language."""
    return f"quiz/paper/{blueprint.slug}"


def paper_address(language: Language, blueprint: Blueprint) -> str:
    """The address of the script that holds the papers drawn of a blueprint."""
    return language.url(f"{paper_path(blueprint)}/paper.js")


def paper_script(context: Context, language: Language, blueprint: Blueprint) -> str:
    """The papers drawn of a blueprint as a script: of their questions only the ids, which the
    practice bank has."""
    forms = _drawn(context, language)[blueprint.slug]
    data = {
        "slug": blueprint.slug,
        "title": context.words(blueprint.title, language)[0],
        "publisher": context.site(language, "quiz").publisher,
        "minutes": blueprint.minutes,
        "pass": blueprint.pass_percent,
        "sections": [
            {
                "title": context.words(section.title, language)[0],
                "points": section.points,
                "partial": section.partial,
            }
            for section in blueprint.sections
        ],
        "forms": [form for number, form in enumerate(forms) if form not in forms[:number]],
    }
    return call("PortalQuiz.paper", data)


def months(context: Context, language: Language) -> tuple[str, ...]:
    """How the language writes a date of each month, with `{year}` and `{day}` left to be filled in:
    which day it is, only the reader's device knows."""
    say = context.strings(language)
    written = (say.date(date(2222, month, 28)) for month in range(1, 13))
    return tuple(text.replace("2222", "{year}").replace("28", "{day}") for text in written)


@dataclass(frozen=True, slots=True)
class _Play:
    """One way to play, as its page needs it."""

    path: str
    mode: str
    card: quiz_views.PlayCard
    topics: tuple[str, ...]
    blueprint: Blueprint | None = None


def _plan(
    context: Context, frames: Frames, language: Language, spoken: Language, page: _Play
) -> PagePlan:
    def view(_bodies: Bodies) -> views.View:
        blueprint = page.blueprint
        note = context.words(blueprint.note, language)[0] if blueprint is not None else ""
        return quiz_views.PlayView(
            template=TEMPLATE,
            **frames.make(
                page.path,
                language,
                page.card.title,
                page.card.text,
                borrowed_from=spoken,
                column="quiz",
                trail=("quiz",),
                listed=page.mode != "mistakes",
            ),
            mode=page.mode,
            text=page.card.text,
            note=note,
            bank=bank_address(language),
            paper=paper_address(language, blueprint) if blueprint is not None else None,
            topics=page.topics,
            months=months(context, language),
            cards=tuple(card for card in cards(context, language) if card.url != page.card.url),
            styles=context.assets.play,
        )

    return PagePlan(
        path=page.path,
        language=language,
        title=page.card.title,
        template=TEMPLATE,
        view=view,
        own=spoken == language,
        listed=page.mode != "mistakes",
    )


def _card(context: Context, language: Language, slug: str) -> quiz_views.PlayCard:
    say = context.strings(language)
    title, text = {
        "practice": (say("play.practice"), say("play.practice_text")),
        "daily": (say("play.daily"), say("play.daily_text")),
        "challenge": (say("play.challenge"), say("play.challenge_text")),
        "mistakes": (say("play.mistakes"), say("play.mistakes_text")),
    }[slug]
    return quiz_views.PlayCard(slug, title, text, context.addresses.page(language, f"quiz/{slug}"))


def _paper_card(context: Context, language: Language, blueprint: Blueprint) -> quiz_views.PlayCard:
    text = context.strings(language)(
        "play.paper_text",
        count=blueprint.count,
        points=blueprint.points,
        minutes=blueprint.minutes,
        percent=blueprint.pass_percent,
    )
    title = context.words(blueprint.title, language)[0]
    url = context.addresses.page(language, paper_path(blueprint))
    return quiz_views.PlayCard("paper", title, text, url)


def _drawn(context: Context, language: Language) -> Mapping[str, Forms]:
    """The papers drawn of each blueprint that can be met, by its slug."""
    if language.code not in context.papers:
        items, spoken = practice(context, language)
        # without the questions that readers of the language do not get
        kept = {item.id for item in items}
        bank = [x for x in context.bank.items if x.lang != spoken.code or x.id in kept]
        wanted = [x for x in context.library.blueprints if items and x.pool == "practice"]
        drawn = {
            blueprint.slug: context.paper_cache.forms(
                bank, blueprint, [f"{blueprint.slug}-{n}" for n in range(FORMS)], spoken.code
            )
            for blueprint in wanted
        }
        context.papers[language.code] = {slug: forms for slug, forms in drawn.items() if forms}
    return context.papers[language.code]
