"""The MkDocs plugin: MkDocs' events in, the rooms called, the files written."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from mkdocs.commands.build import _build_page
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import get_relative_url

from portal.content.library import Library, read_library
from portal.content.own_strings import FOLDER
from portal.findings import Finding, Report, has_errors, in_order
from portal.language.languages import Language
from portal.language.report import lines
from portal.pages import theming
from portal.pages.addresses import Addresses
from portal.pages.assets import built
from portal.pages.bodies import Bodies
from portal.pages.context import Context
from portal.pages.media import PICTURES, Media, SiteFile, clean_file
from portal.pages.mkdocs_page import PortalPage, add_page
from portal.pages.navigation import user_navigation
from portal.pages.options import PortalOptions, add_extensions, settings_from, today
from portal.pages.plain_page import plain_view
from portal.pages.search_index import forget, search_files
from portal.pages.site import Portal
from portal.pictures import PictureError, Renditions
from portal.processes import Helpers, shares, spread, worth_helping
from portal.quiz.assembly.cache import FILE as PAPERS
from portal.quiz.assembly.cache import PaperCache
from portal.quiz.bank import make_bank

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

log = logging.getLogger("mkdocs.plugins.portal")

Progress = Callable[[str, int, int], None]

DATA_FILES = frozenset({"slogans.yml", "screens.yml", "notices.yml", "taxonomy.yml"})
"""Files of docs/ that are read and not copied."""


class FaultyContent(PluginError):
    """The content has errors; `findings` are all that was found."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(lines(findings, "zh-Hans")))
        self.findings = findings


class PortalPlugin(BasePlugin[PortalOptions]):
    """Makes a portal of a project of the layout: see docs/handbook."""

    def __init__(self) -> None:
        self.today: date | None = None
        """The date of the build where it is given from outside."""
        self.progress: Progress | None = None
        """Told how far the build is: `pictures` or `building`, how many are done, of how many."""
        self.quiet = False
        """Whether warnings are left to whoever called."""
        self.findings: tuple[Finding, ...] = ()
        """All that was found in the content."""
        self._cache = Path()
        self._media: Media | None = None
        self._library: Library | None = None
        self._portal: Portal | None = None
        self._environment: Environment | None = None
        self._done = self._share = self._problems = 0
        self._serving = False
        self._nav: Navigation | None = None
        self._user_nav: tuple[tuple[str | None, str], ...] | None = None
        self._helpers: Helpers[File, None] | None = None
        self._index: Helpers[Language, None] | None = None
        self._screens: Helpers[Path, tuple[Finding, ...]] | None = None
        self._index_here: tuple[Language, ...] = ()

    @property
    def library(self) -> Library:
        """The library of the build under way."""
        assert self._library is not None, "on_config comes first"
        return self._library

    @property
    def portal(self) -> Portal:
        """The site of the build under way."""
        assert self._portal is not None, "on_files comes first"
        return self._portal

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Keep one plugin object over the rebuilds of `serve`."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Set what the user left open, read the content, and stop at errors.

        MkDocs empties the site right after this, so that faults must be found here. A preview
        goes on with what it had.
        """
        theming.configure(config)
        # the pages of the portal have other names than an editor's nav: MkDocs would not find them
        self._user_nav, config.nav = user_navigation(config), None
        add_extensions(config)
        settings = settings_from(config, self.config, self.today or today(), preview=self._serving)
        library = read_library(settings)
        self._cache = settings.root / self.config.cache_dir
        media = Media(library, Renditions(self._cache / PICTURES))
        self.findings = library.findings
        if not has_errors(self.findings):
            media.prepare(partial(self.progress, "pictures") if self.progress else None)
            self.findings = in_order((*library.findings, *media.findings))
        self._problems = sum(finding.severity == "error" for finding in self.findings)
        if self._problems and not (self._serving and self._library is not None):
            raise FaultyContent(self.findings)
        if not self.quiet:
            for line in lines(self.findings, "zh-Hans"):
                log.warning(line)
        if not self._problems:
            self._library, self._media = library, media
        return config

    @event_priority(-50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put every page of the site among the files, and take out what must not be copied."""
        library, media = self.library, self._media
        assert media is not None, "on_config comes first"
        assets = built(library.settings.languages)
        context = Context(
            library=library,
            addresses=Addresses(library.settings.site_url, config.use_directory_urls),
            media=media,
            bank=make_bank(library),
            assets=assets.addresses,
            paper_cache=PaperCache(self._cache / PAPERS),
            nav=self._user_nav,
        )
        self._portal = Portal(context)
        context.paper_cache.keep()
        self._take_out(files, media, config)
        in_nav = {page.slug for page in library.shown_pages}
        for plan in self._portal.plan.pages:
            default = plan.language == library.settings.default
            add_page(plan, files, config, in_nav=default and (plan.path or "index") in in_nav)
        for file in (*assets.files, *media.files()):
            files.append(_generated(file, config))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the navigation for the helpers."""
        self._nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the templates their language functions, and escape what they show."""
        theming.prepare(env, self.portal.context)
        self._environment = env
        self._helpers = self._start_helpers(env, config, files)
        languages = self.library.settings.languages
        forget(self._cache, languages)
        apart = worth_helping(len(self.library.shown_stories))
        self._index_here = () if apart else languages
        self._index = Helpers(partial(self._write_index, config), [languages] if apart else [])
        drawn_apart = worth_helping(len(self.library.screens), enough=1)
        self._screens = Helpers(
            self._write_screens, [[Path(config.site_dir)]] if drawn_apart else []
        )
        return env

    def _write_screens(self, site: Path) -> tuple[Finding, ...]:
        """Write the players of public screens; returns what is left out of them, and why."""
        settings = self.library.settings
        if not (settings.docs / "screens.yml").exists():
            return ()
        # what draws loads slowly
        from portal.screens.cache import FOLDER as SCREENS
        from portal.screens.cache import SlideCache
        from portal.screens.site import site_files, site_screens

        cache = SlideCache(self._cache / SCREENS)
        rendered, findings = site_screens(self.library, cache, self.portal.context.bank)
        for path, data in site_files(self.library, rendered, cache):
            SiteFile(path, content=data).write(site)
        return findings

    def _write_index(self, config: MkDocsConfig, language: Language) -> None:
        """Write what the search of a language needs."""
        urls = config.use_directory_urls
        for file in search_files(self.library, language, self._cache, urls):
            file.write(Path(config.site_dir))

    def _start_helpers(
        self, env: Environment, config: MkDocsConfig, files: Files
    ) -> Helpers[File, None]:
        """Hand some of the pages to other processes, and take them out of this one's.

        Where other plugins are at work all pages stay here: they may count on seeing each.
        """
        pages = [f for f in files.documentation_pages() if isinstance(f.page, PortalPage)]
        _, *others = shares(pages) if list(config.plugins) == ["portal"] else [pages]
        everything = files.documentation_pages()

        def render(file: File) -> None:
            self.progress = None
            assert file.page is not None and self._nav is not None
            _build_page(file.page, config, everything, self._nav, env)

        self._done, self._share = 0, len(pages) - sum(map(len, others))
        helpers = Helpers(render, others)
        for share in others:
            for file in share:
                files.remove(file)
        return helpers

    @event_priority(50)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Fill the page's view."""
        assert self._environment is not None
        if isinstance(page, PortalPage):
            draw = theming.picture_drawer(self._environment, context, config)
            bodies = Bodies(
                self.portal.context,
                page.plan.language,
                lambda url: get_relative_url(url, page.url),
                draw,
            )
            view = page.plan.view(bodies)
            page.content = Markup(getattr(view, "body", ""))
        else:
            view = plain_view(self.portal, page)
        theming.fill(context, view, self.portal.context, self._problems)
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Let go of the page's HTML once it is written; leave out the names of the withdrawn."""
        page.content = ""
        output = self.portal.masks(page.plan.language if isinstance(page, PortalPage) else None)(
            output
        )
        self._done += 1
        if self.progress is not None:
            self.progress("building", self._done, self._share)
        return output

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Fill the view of the page for addresses where nothing stands."""
        theming.fill(context, self.portal.not_found(), self.portal.context)
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the files beside the pages: the search, scripts, short links, feeds, sitemap."""
        assert self._environment is not None
        for language in self._index_here:
            self._write_index(config, language)
        for helpers in (self._helpers, self._index):
            assert helpers is not None
            helpers.wait()
        assert self._screens is not None
        apart = [found for share in self._screens.wait() for found in share]
        site, portal = Path(config.site_dir), self.portal
        self._report(*(apart or [self._write_screens(site)]))
        files = [portal.masked(file) for file in portal.extra_files(self._environment)]
        spread(lambda file: file.write(site), files)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave no process behind that goes on writing."""
        for helpers in (self._helpers, self._index, self._screens):
            if helpers is not None:
                helpers.stop()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Watch the content outside docs/ too."""
        settings = self.library.settings
        for folder in (settings.stories, settings.quiz):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    def _take_out(self, files: Files, media: Media, config: MkDocsConfig) -> None:
        """Remove what has pages of its own, data files, and pictures that pages show resized.

        What stays is copied as it is, but without metadata.
        """
        referenced = media.referenced()
        for file in list(files):
            if file.generated_by is not None or file.src_dir is None:
                continue
            uri, source = file.src_uri, Path(file.abs_src_path or "")
            if Path(file.src_dir) != Path(config.docs_dir):
                if theming.unused(uri, file.src_dir, config):
                    files.remove(file)
                continue
            if file.is_documentation_page():
                if not file.inclusion.is_excluded() or uri.startswith(("policy/", "figures/")):
                    files.remove(file)
            elif (
                uri in DATA_FILES
                or (uri.startswith(f"{FOLDER}/") and uri.endswith(".yml"))
                or uri.startswith(("policy/", "figures/"))
                or source.resolve() in referenced
                or file.inclusion.is_excluded()
            ):
                files.remove(file)
            else:
                self._clean(file, source, files)

    def _clean(self, file: File, source: Path, files: Files) -> None:
        """Take the metadata out of a file that is copied as it is; where that can't be, the file
        is left out, and reported."""
        try:
            cleaned = clean_file(file.src_uri, source)
        except PictureError as refused:
            files.remove(file)
            report = Report(self.library.settings.relative(source))
            report.warning("picture-left-out", picture=source.name, reason=refused.reason)
            self._report(report.findings)
            return
        if cleaned.content is not None:
            file.content_bytes = cleaned.content

    def _report(self, *found: Sequence[Finding]) -> None:
        """Add to what was found while the build is under way."""
        late = [finding for findings in found for finding in findings]
        self.findings = in_order((*self.findings, *late))
        if not self.quiet:
            for line in lines(in_order(late), "zh-Hans"):
                log.warning(line)


def _generated(file: SiteFile, config: MkDocsConfig) -> File:
    if file.content is not None:
        return File.generated(
            config, file.path, content=file.content, inclusion=InclusionLevel.INCLUDED
        )
    return File.generated(
        config, file.path, abs_src_path=str(file.source), inclusion=InclusionLevel.INCLUDED
    )
