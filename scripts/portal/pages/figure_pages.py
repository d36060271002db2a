"""The pages of admired people and groups, and their gallery."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from portal.content.figure import Figure
from portal.language.languages import Language
from portal.pages import parts, views
from portal.pages.bodies import Bodies
from portal.pages.cards import figure_card, pattern, picture
from portal.pages.context import Context
from portal.pages.frames import Frames
from portal.pages.heads import Article
from portal.pages.plan import PagePlan

OTHERS = 4


def plans(context: Context, frames: Frames, language: Language) -> Iterator[PagePlan]:
    """Every figure and the gallery, in one language."""
    figures = context.figures(language)
    if not figures:
        return
    for figure in figures:
        yield _figure_plan(context, frames, language, figure)
    say = context.strings(language)
    title = say("figures.title")
    borrowed_from = context.borrowed_from(figures, language)

    def view(_bodies: Bodies) -> views.View:
        url = context.addresses.page(language, "figures")
        kinds = [("all", "figures.all", len(figures))]
        for kind, name in (("person", "figures.persons"), ("group", "figures.groups")):
            kinds.append((kind, name, sum(figure.kind == kind for figure in figures)))
        return views.FigureIndexView(
            template="portal/figures.html",
            **frames.make(
                "figures",
                language,
                title,
                say("figures.description"),
                column="figures",
                borrowed_from=borrowed_from,
            ),
            cards=tuple(figure_card(context, figure, language) for figure in figures),
            kinds=tuple(
                (kind, parts.Link(say(name), f"{url}#{kind}", count))
                for kind, name, count in kinds
                if count
            ),
        )

    yield PagePlan(
        path="figures",
        language=language,
        title=title,
        template="portal/figures.html",
        view=view,
        own=borrowed_from is None,
    )


def _figure_plan(context: Context, frames: Frames, language: Language, figure: Figure) -> PagePlan:
    text = figure.text(language)
    path = f"figures/{figure.slug}"

    def view(bodies: Bodies) -> views.View:
        portrait = picture(context, figure.portrait, text.portrait_alt)
        years = [honour.year for honour in text.honours]
        day = figure.date or (date(max(years), 1, 1) if years else context.settings.today)
        source = text.source or context.settings.publisher
        place = context.library.taxonomy.name("places", figure.place, language.code)
        frame = frames.make(
            path,
            language,
            text.name,
            text.summary,
            record=figure,
            picture=portrait,
            article=Article(
                column="figures",
                published=day,
                modified=None,
                source=source,
                author=source,
                keywords=(text.role, place, *(honour.title for honour in text.honours)),
                kind="profile",
            ),
            trail=("figures",),
        )
        figures = context.figures(language)
        at = figures.index(figure)
        others = (figures[at + 1 :] + figures[:at])[:OTHERS]
        return views.FigureView(
            template="portal/figure.html",
            **frame,
            name=text.name,
            role=text.role,
            kind=figure.kind,
            place=parts.Link(place, ""),
            quote=text.quote,
            body=bodies.fill(figure, text.document),
            honours=tuple(
                parts.Honour(str(honour.year), honour.title, honour.awarded_by)
                for honour in sorted(text.honours, key=lambda honour: -honour.year)
            ),
            portrait=portrait,
            pattern=pattern(figure.slug),
            source=text.source,
            date_text=context.date_text(figure.date, language) if figure.date else None,
            others=tuple(figure_card(context, other, language) for other in others),
        )

    return PagePlan(
        path=path,
        language=language,
        title=text.name,
        template="portal/figure.html",
        view=view,
        own=text.language == language.code,
        modified=figure.date,
        source=text.path,
        ids=text.document.ids,
    )
