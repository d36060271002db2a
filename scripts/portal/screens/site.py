"""The players of all screens, as the site holds them, and what is wrong with their slides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from portal.content.library import Library
from portal.findings import Finding, Report, in_order
from portal.language.catalogue import Strings
from portal.quiz.bank import Bank
from portal.screens import typeset
from portal.screens.cache import SlideCache
from portal.screens.frames import Rendered
from portal.screens.picture_folder import player_files
from portal.screens.playlist import DAYS, Programmes
from portal.screens.programme import Programme
from portal.screens.render import Tell, render_all
from portal.screens.templates import filled

FOLDER = "screens"
"""Where the players stand in the site."""
_SOURCE = "docs/screens.yml"


def site_screens(
    library: Library, cache: SlideCache, bank: Bank | None = None, tell: Tell | None = None
) -> tuple[tuple[Rendered, ...], tuple[Finding, ...]]:
    """The pictures of all screens that can be drawn on this machine, and what is left out."""
    programmes = Programmes(library, days=DAYS, bank=bank).all()
    able, lacking = _able(programmes)
    rendered = render_all(able, cache, tell)
    cache.forget()
    every = {repr(found): found for one in rendered for found in one.findings}
    return rendered, in_order((*lacking, *every.values()))


def slide_findings(library: Library, cache: SlideCache) -> tuple[Finding, ...]:
    """What is left out of screens, as only drawing tells; by day, as the night says the same."""
    able, lacking = _able(Programmes(library, days=DAYS).all())
    days = [replace(one, screen=replace(one.screen, night=())) for one in able]
    every = {repr(found): found for one in render_all(days, cache) for found in one.findings}
    return in_order((*lacking, *every.values()))


def site_files(
    library: Library, rendered: Sequence[Rendered], cache: SlideCache
) -> Iterator[tuple[str, bytes]]:
    """A player for each screen, and a page for the office that leads to them; paths in the site."""
    for one in rendered:
        for name, data in player_files(one, cache):
            yield f"{FOLDER}/{one.screen.id}/{name}", data
    if rendered:
        settings = library.settings
        code = "zh-Hans" if settings.default.code.startswith("zh") else "en"
        page = filled(
            "overview.html",
            screens=[one.screen for one in rendered],
            site=settings.site_name,
            say=Strings(code, "cli"),
            lang=code,
        )
        yield f"{FOLDER}/index.html", page.encode()


def _able(programmes: Sequence[Programme]) -> tuple[list[Programme], list[Finding]]:
    """The screens that this machine can draw for, and why not the others."""
    able: list[Programme] = []
    lacking: list[Finding] = []
    for programme in programmes:
        screen = programme.screen
        try:
            typeset.require(screen.languages, screen.colours == "mono")
        except typeset.Unavailable as fault:
            report = Report(_SOURCE)
            words = {"screen": screen.id, "file": fault.file, "install": fault.install}
            report.warning(f"screen-lacks-{fault.reason}", screen.line, None, **words)
            lacking += report.findings
        else:
            able.append(programme)
    return able, lacking
