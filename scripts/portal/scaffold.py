"""`portal new`: a new piece of content that passes the check."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from pydantic_core import PydanticCustomError

from portal.console import Console
from portal.content import yaml_nodes, yaml_reading
from portal.content.fields import as_slug, suggest_slug, text_at
from portal.content.library import Library
from portal.findings import Report
from portal.project import open_project

_YAML = frozenset({"question", "contest", "blueprint"})
"""Kinds whose files are YAML alone."""
_LISTED = frozenset({"screen", "notice"})
"""Kinds that stand in one file together."""
_SOON = timedelta(days=2)
"""From today to the last day of a new notice."""
_TEMPLATES = Path(__file__).parent / "language" / "new"


def write_new(
    written: Path | None, day: date | None, kind: str, slug: str | None, console: Console
) -> int:
    """Write a new story, policy topic, figure, question, contest, blueprint, screen or notice;
    returns the exit code.

    A file that is there already is left alone; a screen or a notice is added to the list of its
    kind.
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
    if kind in _LISTED:
        return _write_listed(library, kind, slug, console)
    folders = {
        "story": settings.stories,
        "policy": settings.docs / "policy",
        "figure": settings.docs / "figures",
        "question": settings.quiz / "questions",
        "contest": settings.quiz / "rules",
        "blueprint": settings.quiz / "blueprints",
    }
    ending = ".yml" if kind in _YAML else ".md"
    path = folders[kind] / f"{slug}{ending}"
    taken = kind == "question" and any(q.id == slug for q in library.questions)
    if path.exists() or taken:
        console.say("exists", file=settings.relative(path))
        return 1
    source = _source(library)
    if kind == "question" and source is None:
        console.say("no_source")
        return 1
    words = {
        "slug": slug,
        "today": settings.today.isoformat(),
        "later": _later(library),
        "publisher": settings.publisher,
        "place": next((s.place for s in library.shown_stories), settings.publisher),
        "source": source or "",
        "topic": next((question.topic for question in library.questions), "…"),
        "salt": secrets.token_hex(32),
        # one contest alone may have all questions that no other one names
        "questions": "questions: []" if _has_contests(library) else "# questions: []",
    }
    console.write(path, _filled(f"{kind}{ending}", words))
    console.done("created", file=settings.relative(path))
    return 0


def _write_listed(library: Library, kind: str, slug: str, console: Console) -> int:
    """Add a new item to a list; the list is left alone where it has one of this id, or is written
    so that nothing can be added at its end."""
    settings = library.settings
    path = settings.docs / f"{kind}s.yml"
    name = settings.relative(path)
    before = path.read_text("utf-8-sig").rstrip() if path.is_file() else ""
    if slug in _names(before):
        console.say("id_taken", file=name, id=slug)
        return 1
    words = {
        "slug": slug,
        "today": settings.today.isoformat(),
        "soon": (settings.today + min(_SOON, date.max - settings.today)).isoformat(),
        "language": settings.default.code,
        "languages": ", ".join(language.code for language in settings.languages[:2]),
    }
    added = _filled(f"{kind}.yml", words)
    text = f"{before}\n\n{added}" if before else added
    if _count(text) != _count(before) + 1:
        console.say("cannot_add", file=name, text=added)
        return 1
    console.write(path, text)
    console.done("added", file=name, id=slug)
    return 0


def _names(text: str) -> set[str]:
    """The ids of a YAML list, and the names of its groups."""
    node = yaml_reading.read(text, Report(""))
    items = node.items if isinstance(node, yaml_nodes.Sequence) else []
    names = (text_at(item, key) for item in items for key in ("id", "group"))
    return {name.strip() for name in names if name}


def _count(text: str) -> int:
    """How many items a YAML list has; -1 where a text is none."""
    report = Report("")
    node = yaml_reading.read(text, report)
    if isinstance(node, yaml_nodes.Sequence):
        return len(node.items)
    return 0 if node is None and not report.findings else -1


def _has_contests(library: Library) -> bool:
    """Whether there is a contest, be it one that nobody has written over yet."""
    new = (finding.rule == "contest-unwritten" for finding in library.findings)
    return bool(library.contests) or any(new)


def _later(library: Library) -> str:
    today = library.settings.today
    return date(min(today.year + 1, date.max.year), today.month, min(today.day, 28)).isoformat()


def _filled(template: str, words: Mapping[str, str]) -> str:
    """A template of `language/new` with its words put in."""
    text = (_TEMPLATES / template).read_text("utf-8")
    for name, value in words.items():
        text = text.replace(f"@{name}@", value)
    return text


def _source(library: Library) -> str | None:
    """Something a question can come from: a policy answer, else a story."""
    for policy in library.shown_policies:
        for answer in policy.original.answers:
            return f"policy/{policy.slug}#{answer.id}"
    return next((f"stories/{story.slug}" for story in library.shown_stories), None)
