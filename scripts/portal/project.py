"""Finds the project a command is for, and reads or builds it."""

from __future__ import annotations

import gc
import os
import shutil
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from portal import config_check
from portal.config_check import NAME, NoProject
from portal.console import Console
from portal.content.library import Library, read_library
from portal.findings import Finding, has_errors, in_order
from portal.output import swap, verify
from portal.pages import building
from portal.pages.configuration import FaultyConfiguration
from portal.quiz.findings import quiz_findings
from portal.screens.findings import screen_findings

if TYPE_CHECKING:
    from portal.content.settings import Settings
    from portal.language.languages import Language
    from portal.screens.cache import SlideCache
    from portal.search import Parts


def find(written: Path | None) -> Path:
    """The mkdocs.yml of a command: the one given, else that of this folder or one above it, else
    that of the project the launcher stands in.

    Raises NoProject where there is none.
    """
    if written is not None:
        path = written / NAME if written.is_dir() else written
        if path.is_file():
            return path.resolve()
        raise NoProject(str(written))
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / NAME).is_file():
            return folder / NAME
    home = os.environ.get("PORTAL_PROJECT")
    if home and (Path(home) / NAME).is_file():
        return Path(home) / NAME
    raise NoProject(str(here))


def check(written: Path | None, day: date | None) -> tuple[Finding, ...]:
    """Everything that is wrong with a project; a faulty mkdocs.yml is a finding too."""
    try:
        path = find(written)
        with config_check.warnings() as said:
            found = building.check(path, day, also=_in_rooms)
    except FaultyConfiguration as fault:
        return _faults(written, fault)
    return in_order((*config_check.unknown_keys(path, said), *found))


def _in_rooms(library: Library) -> tuple[Finding, ...]:
    """What the rooms find in a library without errors."""
    return (*quiz_findings(library), *screen_findings(library))


def open_project(written: Path | None, day: date | None, console: Console) -> Library | None:
    """The library of a project, or None, and findings told, where it has errors."""
    library = open_faulty(written, day, console)
    if library is not None and has_errors(library.findings):
        console.findings(library.findings)
        return None
    return library


def open_faulty(written: Path | None, day: date | None, console: Console) -> Library | None:
    """The library of a project without what is at fault in it; None, and findings told, where its
    mkdocs.yml is."""
    try:
        settings = building.settings(find(written), day)
    except FaultyConfiguration as fault:
        console.findings(_faults(written, fault))
        return None
    return read_library(settings)


def held_folder(written: Path | None, settings: Settings, place: Path) -> Path | None:
    """The folder of content, of the program or of the site in which a place lies, None where it
    lies in none."""
    site = building.site_folder(find(written), settings.today, None)
    folders = (settings.docs, settings.stories, settings.quiz, settings.root / "scripts", site)
    return next((folder for folder in folders if place.resolve().is_relative_to(folder)), None)


def publishing_folder(place: Path) -> Path | None:
    """The folder out of which a place would be published, or read as content, with the project
    that it lies in; None where it lies in none."""
    place = place.resolve()
    for folder in (place, *place.parents):
        config = folder / NAME
        if not os.path.isfile(config):  # which a name that is too long does not disturb
            continue
        try:
            settings = building.settings(config, None)
        except FaultyConfiguration:
            # no project of ours, or one that has to be mended first: the usual folder
            docs = folder / "docs"
            return docs if place.is_relative_to(docs) else None
        return held_folder(config, settings, place)
    return None


def screen_cache(written: Path | None) -> SlideCache:
    """The pictures of a project's screens that were drawn before."""
    from portal.screens.cache import FOLDER, SlideCache

    return SlideCache(building.cache_folder(find(written)) / FOLDER)


def open_index(
    written: Path | None,
    day: date | None,
    choose: Callable[[Sequence[Language]], Language | None],
    console: Console,
) -> Parts | None:
    """The search index of the language that `choose` takes of a project's, or None, and what is in
    the way told."""
    library = open_project(written, day, console)
    language = choose(library.settings.languages) if library is not None else None
    if library is None or language is None:
        return None
    with console.progress("indexing"):
        return building.search_index(find(written), library, language)


def build(written: Path | None, day: date | None, folder: Path | None, console: Console) -> int:
    """Check, build beside the published site, verify, and swap; returns the exit code.

    The published site stays as it was unless all of it went well.
    """
    started = time.monotonic()
    # a build keeps nearly all it makes: looking for garbage again and again is lost time
    gc.disable()
    try:
        config_file = find(written)
        site = building.site_folder(config_file, day, folder)
        swap.recover(site)
        if not swap.replaceable(site):
            console.say("not_a_site", place=str(site))
            return 1
        staging = swap.staging(site)
    except FaultyConfiguration as fault:
        console.findings(_faults(written, fault))
        return 1
    except OSError as fault:
        console.cannot_write(fault)
        return 1
    try:
        with console.progress("building") as progress:
            plugin, warnings = building.build(config_file, day, staging, progress)
        settings = plugin.library.settings
        with console.progress("verifying"):
            flaws = verify.verify(staging, settings.site_url)
        if flaws:
            console.flaws(flaws)
            return 1
        swap.swap(staging, site)
    except FaultyConfiguration as fault:
        console.findings(_faults(written, fault))
        return 1
    except building.FailedBuild as failed:
        if failed.findings:
            console.findings(failed.findings)
            console.say("not_built")
        else:
            console.say("failed", reason=failed.reason)
        return 1
    except OSError as fault:
        console.cannot_write(fault)
        return 1
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    if warnings:
        console.findings(warnings)
    console.built(plugin.library, plugin.portal, site, time.monotonic() - started)
    return 0


def serve(
    written: Path | None,
    day: date | None,
    address: str | None,
    open_browser: bool,
    console: Console,
) -> int:
    """Preview the site until it is stopped."""
    found = check(written, day)
    if has_errors(found):
        console.findings(found)
        return 1
    try:
        building.serve(find(written), day, address, open_browser, console.say)
    except FaultyConfiguration as fault:
        console.findings(_faults(written, fault))
        return 1
    except building.FailedBuild as failed:
        console.say("failed", reason=failed.reason)
        return 1
    except OSError as fault:
        console.say("cannot_serve", reason=fault.strerror or str(fault))
        return 1
    return 0


def _faults(written: Path | None, fault: FaultyConfiguration) -> tuple[Finding, ...]:
    """What is wrong with the mkdocs.yml of a command."""
    path = Path(NAME) if isinstance(fault, NoProject) else find(written)
    return config_check.findings(path, fault)
