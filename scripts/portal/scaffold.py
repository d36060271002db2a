"""`portal new`: a new piece of content that passes the check."""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import Path

from pydantic_core import PydanticCustomError

from portal.console import Console
from portal.content.fields import as_slug, suggest_slug
from portal.content.library import Library
from portal.project import open_project

_LISTS = frozenset({"question", "contest"})
"""Kinds whose files are YAML alone."""
_TEMPLATES = Path(__file__).parent / "language" / "new"


def write_new(
    written: Path | None, day: date | None, kind: str, slug: str | None, console: Console
) -> int:
    """Write a new story, policy topic, figure, question or contest; returns the exit code.

    A file that is there already is left alone.
    """
    library = open_project(written, day, console)
    if library is None:
        return 1
    settings = library.settings
    slug = slug or f"{kind}-{settings.today:%Y%m%d}"
    try:
        as_slug(slug)
    except PydanticCustomError:
        console.say("bad_slug", slug=slug, suggestion=suggest_slug(slug))
        return 2
    folders = {
        "story": settings.stories,
        "policy": settings.docs / "policy",
        "figure": settings.docs / "figures",
        "question": settings.quiz / "questions",
        "contest": settings.quiz / "rules",
    }
    ending = ".yml" if kind in _LISTS else ".md"
    path = folders[kind] / f"{slug}{ending}"
    taken = kind == "question" and any(q.id == slug for q in library.questions)
    if path.exists() or taken:
        console.say("exists", file=settings.relative(path))
        return 1
    source = _source(library)
    if kind == "question" and source is None:
        console.say("no_source")
        return 1
    template = (_TEMPLATES / f"{kind}{ending}").read_text("utf-8")
    later = date(settings.today.year + 1, settings.today.month, min(settings.today.day, 28))
    words = {
        "slug": slug,
        "today": settings.today.isoformat(),
        "later": later.isoformat(),
        "publisher": settings.publisher,
        "place": next((s.place for s in library.shown_stories), settings.publisher),
        "source": source or "",
        "salt": secrets.token_hex(32),
        # one contest alone may have all questions that no other one names
        "questions": "questions: []" if library.contests else "# questions: []",
    }
    for name, value in words.items():
        template = template.replace(f"@{name}@", value)
    console.write(path, template)
    console.done("created", file=settings.relative(path))
    return 0


def _source(library: Library) -> str | None:
    """Something a question can come from: a policy answer, else a story."""
    for policy in library.shown_policies:
        for answer in policy.original.answers:
            return f"policy/{policy.slug}#{answer.id}"
    return next((f"stories/{story.slug}" for story in library.shown_stories), None)
