"""The quiz page, and the practice bank as a script."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from portal.javascript import call
from portal.language.languages import Language
from portal.pages import host, parts, play_pages, quiz_views, views
from portal.pages.bodies import Bodies
from portal.pages.context import Context, contest_path
from portal.pages.frames import Frames
from portal.pages.plan import PagePlan
from portal.pages.practice import bank_address, practice
from portal.quiz.generate.order import shown_options
from portal.quiz.item import BODY, BankItem, apart, keys_of, pairs_of
from portal.quiz.people import HONOURS
from portal.quiz.text import digest

ROUND = 10
"""Questions of one round."""


def plans(context: Context, frames: Frames, language: Language) -> Iterator[PagePlan]:
    """The quiz page in one language, where there are questions in any."""
    items, spoken = practice(context, language)
    if not items:
        return
    say = context.strings(language)
    title = say("quiz.title")

    def view(_bodies: Bodies) -> views.View:
        drawn = apart(sorted(items, key=lambda item: digest(item.id)))
        shown = [quiz_item(context, item, language) for item in islice(drawn, ROUND)]
        return quiz_views.QuizView(
            template="portal/quiz.html",
            **frames.make(
                "quiz",
                language,
                title,
                say("quiz.description"),
                borrowed_from=spoken,
                column="quiz",
            ),
            items=tuple(shown),
            bank=bank_address(language),
            count=len(items),
            topics=tuple(dict.fromkeys(item.topic for item in items)),
            contests=tuple(_contests(context, language)),
            cards=play_pages.cards(context, language),
            host=context.addresses.page(language, host.FOLDER),
            styles=context.assets.play,
        )

    yield PagePlan(
        path="quiz",
        language=language,
        title=title,
        template="portal/quiz.html",
        view=view,
        own=spoken == language,
    )


def _contests(context: Context, language: Language) -> Iterator[parts.Link]:
    """Links to the pages of contests, the latest first."""
    for contest in sorted(context.contests(language), key=lambda c: c.reveal, reverse=True):
        title, _ = context.words(contest.title, language)
        yield parts.Link(title, context.addresses.page(language, contest_path(contest)))


def bank_script(context: Context, language: Language) -> str:
    """The practice bank as a script, so that it also loads from a folder of files; in it facts are
    numbers."""
    items, _ = practice(context, language)
    facts = {
        fact: number for number, fact in enumerate(sorted({f for i in items for f in i.facts}))
    }
    data = [
        {
            **quiz_item(context, item, language).data,
            "facts": [facts[fact] for fact in item.facts],
        }
        for item in items
    ]
    return call("PortalQuiz.bank", data)


def quiz_item(context: Context, item: BankItem, language: Language) -> parts.QuizItem:
    """A question of the bank as the quiz page shows it."""
    spoken = context.settings.language(item.lang)
    source = _source(context, item, language)
    correct = keys_of(item)
    options = shown_options(item)
    data: dict[str, Any] = {
        "id": item.id,
        "type": item.type,
        "stem": item.stem,
        "options": list(options),
        "answer": item.answer,
        "explanation": item.explanation,
        "topic": item.topic,
        "difficulty": item.difficulty,
        "lang": spoken.code,
        "dir": spoken.direction,
        "source": {"text": source.text, "url": source.url} if source is not None else None,
    }
    return parts.QuizItem(
        id=item.id,
        type=item.type,
        stem=item.stem,
        options=tuple(parts.Option(text, text in correct) for text in options),
        answer_text=_answer_text(context, item, spoken),
        explanation=item.explanation,
        topic=item.topic,
        source=source,
        language=spoken,
        data=data,
    )


def _answer_text(context: Context, item: BankItem, language: Language) -> str:
    say = context.strings(language)
    if isinstance(item.answer, bool):
        return say("quiz.true" if item.answer else "quiz.false")
    if isinstance(item.answer, str):
        return item.answer
    if pairs := pairs_of(item):
        arrow = say("quiz.arrow")
        return say.listing([arrow.join(pair) for pair in pairs])
    words = keys_of(item)
    if item.type == "order":
        return say("quiz.arrow").join(words)
    return words[0] if item.type in ("blank", "short") else say.listing(words)


def _source(context: Context, item: BankItem, language: Language) -> parts.Link | None:
    found = context.library.references.source(item.source.page)
    if found is None:
        return None
    text, anchor = found.record.text(language), item.source.anchor
    title = getattr(text, "title", None) or getattr(text, "name", "")
    # a translation may lack the question that the original has; honours every profile has
    lacking = anchor not in (None, BODY, HONOURS, *text.document.ids)
    url = context.url(found.kind, found.record, context.settings.default if lacking else language)
    return parts.Link(str(title), f"{url}#{anchor}" if anchor else url)
