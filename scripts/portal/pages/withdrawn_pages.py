"""What stands at the address of something withdrawn: a neutral notice."""

from __future__ import annotations

from collections.abc import Iterator

from portal.language.languages import Language
from portal.pages import views
from portal.pages.bodies import Bodies
from portal.pages.context import Context, record_path
from portal.pages.frames import Frames
from portal.pages.plan import PagePlan

_SECTIONS = {"policy": "policy", "figure": "figures"}
"""Where a reader is led from what was withdrawn; to the stories from everything else."""


def plans(context: Context, frames: Frames, language: Language) -> Iterator[PagePlan]:
    """One notice for each withdrawn page."""
    records = context.library.references.records
    for (kind, _slug), record in records.items():
        if record.status == "withdrawn":
            section = _SECTIONS.get(kind, "stories")
            yield _plan(context, frames, language, record_path(kind, record), section)


def _plan(
    context: Context, frames: Frames, language: Language, path: str, section: str
) -> PagePlan:
    say = context.strings(language)
    title = say("withdrawn.title")

    def view(_bodies: Bodies) -> views.View:
        return views.WithdrawnView(
            template="portal/withdrawn.html",
            **frames.make(path, language, title, say("withdrawn.text"), listed=False),
            listing=context.section(section, language),
        )

    return PagePlan(
        path=path,
        language=language,
        title=title,
        template="portal/withdrawn.html",
        view=view,
        listed=False,
    )
