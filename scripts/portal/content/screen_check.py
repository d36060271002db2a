"""Finds the ids in playlists that nothing has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from portal.content.corrections import nearest
from portal.content.figure import Figure
from portal.content.notice import Notice
from portal.content.reading import Reader
from portal.content.screen import Screen, Source
from portal.content.slogan import Slogan
from portal.content.story import Story
from portal.findings import has_errors


def check_playlists(
    reader: Reader,
    screens: Iterable[Screen],
    slogans: Iterable[Slogan],
    stories: Iterable[Story],
    figures: Iterable[Figure],
    notices: Iterable[Notice],
) -> None:
    """Report every id in the playlists that is none of its source's.

    What could not be read is not taken for missing: its own fault is told already.
    """
    docs = reader.settings.docs
    # files by their slugs: one with a fault is there, but is no record
    slugs = {PurePosixPath(path).name.split(".")[0] for path in reader.opened}
    ids = frozenset(notice.id for notice in notices)
    known: Mapping[Source, frozenset[str]] = {
        "slogans": frozenset(slogan.id for slogan in slogans),
        "stories": frozenset(story.slug for story in stories),
        "figures": frozenset(figure.slug for figure in figures),
        "notices": ids,
        "greetings": ids,
    }
    files = {"slogans": "slogans.yml", "notices": "notices.yml", "greetings": "notices.yml"}
    report = reader.report(docs / "screens.yml")
    for line in (line for screen in screens for line in screen.playlist):
        file = files.get(line.source)
        faulty = file is not None and has_errors(reader.report(docs / file).findings)
        for place, identity in enumerate(line.ids):
            there = known[line.source]
            if identity in there or faulty or (file is None and identity in slugs):
                continue
            report.error(
                "playlist-id-unknown",
                line.line,
                f"{line.field}.{line.source}.{place}",
                value=identity,
                source=line.source,
                near=nearest(identity, there),
            )
