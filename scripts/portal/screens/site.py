"""The players of all screens, as the site holds them, and what is wrong with their slides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from portal.content.library import Library
from portal.findings import Finding, Report, in_order
from portal.javascript import call
from portal.quiz.bank import Bank
from portal.screens import typeset
from portal.screens.cache import SlideCache
from portal.screens.drawn_findings import drawn_findings
from portal.screens.frames import Rendered
from portal.screens.overview import overview
from portal.screens.picture_folder import player_files
from portal.screens.playlist import DAYS, Programmes
from portal.screens.programme import Programme
from portal.screens.render import Tell, render_all

FOLDER = "screens"
"""Where the players stand in the site."""
_LIST = "list.js"


def site_screens(
    library: Library, cache: SlideCache, bank: Bank | None = None, tell: Tell | None = None
) -> tuple[tuple[Rendered, ...], tuple[Finding, ...]]:
    """The pictures of all screens that can be drawn on this machine, and what is left out."""
    programmes = Programmes(library, days=DAYS, bank=bank).all()
    able, lacking = _able(library, programmes)
    rendered = render_all(able, cache, tell)
    cache.forget()
    return rendered, in_order((*lacking, *drawn_findings(rendered)))


def slide_findings(library: Library, cache: SlideCache) -> tuple[Finding, ...]:
    """What is left out of screens, as only drawing tells; by day, as the night says the same."""
    able, lacking = _able(library, Programmes(library, days=DAYS).all())
    days = [replace(one, screen=replace(one.screen, night=())) for one in able]
    return in_order((*lacking, *drawn_findings(render_all(days, cache))))


def site_files(
    library: Library, rendered: Sequence[Rendered], cache: SlideCache
) -> Iterator[tuple[str, bytes]]:
    """A player for each screen, a page for the office that leads to them, and the list by which a
    player finds out that its screen is no more; paths in the site."""
    ids = [one.screen.id for one in rendered]
    yield f"{FOLDER}/{_LIST}", call("PortalPlayer.screens", ids).encode()
    for one in rendered:
        for name, data in player_files(one, cache):
            yield f"{FOLDER}/{one.screen.id}/{name}", data
    if rendered:
        for name, data in overview(library, rendered, cache):
            yield f"{FOLDER}/{name}", data


def _able(
    library: Library, programmes: Sequence[Programme]
) -> tuple[list[Programme], list[Finding]]:
    """The screens that this machine can draw for, and why not the others."""
    able: list[Programme] = []
    lacking: list[Finding] = []
    for programme in programmes:
        screen = programme.screen
        try:
            typeset.require(screen.languages, screen.colours == "mono")
        except typeset.Unavailable as fault:
            report = Report(library.settings.list_file("screens"))
            words = {"screen": screen.id, "file": fault.file, "install": fault.install}
            report.warning(f"screen-lacks-{fault.reason}", screen.line, None, **words)
            lacking += report.findings
        else:
            able.append(programme)
    return able, lacking
