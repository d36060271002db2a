"""Builds and serves through MkDocs."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from portal.content.library import Library, read_library
from portal.content.settings import Settings
from portal.findings import Finding, has_errors, in_order
from portal.language.languages import Language
from portal.pages.configuration import FaultyConfiguration, load, quiet_mkdocs
from portal.pages.media import PICTURES, Media
from portal.pages.option_fault import OptionFault
from portal.pages.options import PortalOptions, add_extensions, settings_from, today
from portal.pages.search_index import index_of
from portal.pictures import Renditions
from portal.plugin import PortalPlugin
from portal.processes import HelperFailed
from portal.search import Parts

Progress = Callable[[str, int, int], None]
Tell = Callable[..., None]


class FailedBuild(Exception):
    """MkDocs could not build: `findings` of the content, or MkDocs' own `reason`."""

    def __init__(self, findings: tuple[Finding, ...], reason: str) -> None:
        super().__init__(reason)
        self.findings, self.reason = findings, reason


def site_folder(config_file: Path, day: date | None, written: Path | None) -> Path:
    """Where the project's site stands, or is to stand. Raises FaultyConfiguration."""
    config = load(config_file, written.resolve() if written is not None else None)
    _settings(config, day)
    return Path(config.site_dir).resolve()


def settings(config_file: Path, day: date | None) -> Settings:
    """The settings of a project. Raises FaultyConfiguration."""
    return _settings(load(config_file), day)


def cache_folder(config_file: Path) -> Path:
    """Where a project keeps what it need not make twice. Raises FaultyConfiguration."""
    return _cache(load(config_file))


def _cache(config: MkDocsConfig) -> Path:
    """Where a project keeps what it need not make twice."""
    cache: str = config.plugins["portal"].config.cache_dir
    return Path(config.config_file_path or "").parent / cache


def search_index(config_file: Path, library: Library, language: Language) -> Parts:
    """The search index of a project's language. Raises FaultyConfiguration."""
    config = load(config_file)
    return index_of(library, language, _cache(config), config.use_directory_urls)


def _settings(config: MkDocsConfig, day: date | None) -> Settings:
    options = config.plugins["portal"].config
    assert isinstance(options, PortalOptions)
    add_extensions(config)
    try:
        return settings_from(config, options, day or today())
    except OptionFault as fault:
        raise FaultyConfiguration(str(fault), option=fault) from None


def check(
    config_file: Path, day: date | None, also: Callable[[Library], Iterable[Finding]]
) -> tuple[Finding, ...]:
    """Everything that is wrong with a project, pictures that can't be decoded included, and what
    `also` finds in a library without errors.

    Raises FaultyConfiguration.
    """
    config = load(config_file)
    library = read_library(_settings(config, day))
    if has_errors(library.findings):
        return library.findings
    media = Media(library, Renditions(_cache(config) / PICTURES))
    media.prepare()
    drawn = _slide_findings(library, config) if library.screens else ()
    return in_order((*library.findings, *media.findings, *also(library), *drawn))


def _slide_findings(library: Library, config: MkDocsConfig) -> tuple[Finding, ...]:
    """What no screen can show, which only drawing tells."""
    from portal.screens.cache import FOLDER, SlideCache  # what draws loads slowly
    from portal.screens.site import slide_findings

    return slide_findings(library, SlideCache(_cache(config) / FOLDER))


def build(
    config_file: Path, day: date | None, folder: Path, progress: Progress
) -> tuple[PortalPlugin, tuple[Finding, ...]]:
    """Build the site into `folder`; returns the plugin with its library, and the warnings.

    Raises FaultyConfiguration, and FailedBuild where the content has errors.
    """
    config = load(config_file, folder)
    plugin = config.plugins["portal"]
    assert isinstance(plugin, PortalPlugin)
    plugin.today, plugin.progress, plugin.quiet = day, progress, True
    with quiet_mkdocs() as problems:
        try:
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build.build(config)
        except OptionFault as fault:
            raise FaultyConfiguration(str(fault), option=fault) from None
        except Abort:
            raise FailedBuild(plugin.findings, "\n".join(problems)) from None
        except HelperFailed as fault:
            raise FailedBuild((), str(fault)) from None
        except TemplateError as fault:
            # a template of the project: its author needs the place, not our way there
            place = (
                f"{fault.name}:{fault.lineno}: " if isinstance(fault, TemplateSyntaxError) else ""
            )
            raise FailedBuild((), f"{place}{fault.message}") from None
        finally:
            config.plugins.on_shutdown()
    return plugin, plugin.findings


class _Preview(logging.Handler):
    """Tells an editor what MkDocs' server does, in the editor's language."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(logging.INFO)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        """Pass on warnings as they are, and of the rest what matters while writing."""
        words = record.getMessage()
        if record.levelno >= logging.WARNING:
            self._tell("as_is", text=words)
        elif match := re.search(r"Serving on (\S+)", words):
            self._tell("serving", address=match[1])
        elif match := re.search(r"built in ([\d.]+) seconds", words):
            self._tell("rebuilt", seconds=match[1])


def serve(
    config_file: Path, day: date | None, address: str | None, open_browser: bool, tell: Tell
) -> None:
    """Preview the site, built anew whenever a file changes, until it is stopped; `tell` is told
    what happens, by a key of the command line's texts.

    Raises FaultyConfiguration, and FailedBuild where the content has errors at the start.
    """
    load(config_file)
    if day is not None:
        # MkDocs makes its plugins anew for every build: the day reaches them by the environment
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        os.environ["SOURCE_DATE_EPOCH"] = str(int(noon.timestamp()))
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    logger.handlers = [_Preview(tell)]
    from mkdocs.commands import serve as mkdocs_serve  # a server, which a build does without

    extra: dict[str, Any] = {"dev_addr": address} if address is not None else {}
    try:
        mkdocs_serve.serve(str(config_file), open_in_browser=open_browser, **extra)
    except Abort as stopped:
        raise FailedBuild((), str(stopped)) from None
