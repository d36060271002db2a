"""The page of each contest: its commitment, and from its day on its questions and their file."""

from __future__ import annotations

from collections.abc import Iterator

from portal.content.commitment import commitment_of, sealed_bytes
from portal.content.contest import Contest
from portal.language.languages import Language
from portal.pages import parts, quiz_views, views
from portal.pages.bodies import Bodies
from portal.pages.context import Context, contest_path
from portal.pages.frames import Frames
from portal.pages.masks import mask
from portal.pages.media import SiteFile
from portal.pages.plan import PagePlan
from portal.pages.quiz_pages import quiz_item

TEMPLATE = "portal/contest.html"


def plans(context: Context, frames: Frames, language: Language) -> Iterator[PagePlan]:
    """The page of each contest in one language."""
    for contest in context.contests(language):
        yield _plan(context, frames, language, contest)


def files(context: Context) -> Iterator[SiteFile]:
    """The file of each contest whose day has come."""
    for contest in context.library.contests:
        if (opened := _opened(context, contest)) is not None:
            yield SiteFile(_file(context, contest), content=opened)


def _opened(context: Context, contest: Contest) -> bytes | None:
    """The bytes behind a commitment; None before the day, and where something in them may not be
    shown: with a word less they would be other bytes."""
    library = context.library
    if not contest.questions or not contest.is_open(context.settings.today):
        return None
    shown = {question.id for question in library.shown_questions}
    if any(question.id not in shown for question in contest.questions):
        return None
    data = sealed_bytes(contest)
    hide = mask(library, context.strings(context.settings.default))
    return data if hide(data.decode()) == data.decode() else None


def _plan(context: Context, frames: Frames, language: Language, contest: Contest) -> PagePlan:
    say = context.strings(language)
    title, spoken = context.words(contest.title, language)
    path = contest_path(contest)
    opened = contest.is_open(context.settings.today)

    def view(_bodies: Bodies) -> views.View:
        address = _file(context, contest) if _opened(context, contest) is not None else None
        return quiz_views.ContestView(
            template=TEMPLATE,
            **frames.make(
                path,
                language,
                title,
                say("contest.description", title=title),
                borrowed_from=spoken,
                column="quiz",
                trail=("quiz",),
            ),
            note=context.words(contest.note, language)[0],
            count=len(contest.questions),
            reveal=contest.reveal,
            reveal_text=context.date_text(contest.reveal, language),
            commitment=commitment_of(contest),
            file_name=_file(context, contest).rpartition("/")[2],
            file=address,
            opened=opened,
            items=tuple(_items(context, contest, language)) if opened else (),
        )

    return PagePlan(
        path=path,
        language=language,
        title=title,
        template=TEMPLATE,
        view=view,
        own=spoken == language,
    )


def _items(context: Context, contest: Contest, language: Language) -> Iterator[parts.QuizItem]:
    """The questions in the language, each that lacks it in the next best."""
    found = {(item.id, item.lang): item for item in context.bank.items if item.pool == "contest"}
    for question in contest.questions:
        codes = (spoken.code for spoken in context.chain(language))
        item = next((found[question.id, c] for c in codes if (question.id, c) in found), None)
        if item is not None:
            yield quiz_item(context, item, language)


def _file(context: Context, contest: Contest) -> str:
    """One file for all languages, which has the same bytes in each."""
    return context.settings.default.url(f"{contest_path(contest)}.json")
