"""Everything a project holds, read once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote

from portal.content.blueprint import Blueprint, read_blueprints
from portal.content.contest import Contest, read_rules
from portal.content.contest_check import check_contests
from portal.content.conversion import Converter
from portal.content.exposed import check_exposed
from portal.content.figure import Figure, read_figure
from portal.content.files import below, ignored
from portal.content.hall import HallRules
from portal.content.hand_page import HandPage, read_pages
from portal.content.names import name_units
from portal.content.notice import Notice
from portal.content.own_strings import Own, read_strings
from portal.content.policy import Policy, read_policy
from portal.content.question import Question
from portal.content.read_lists import (
    TermList,
    read_questions,
    read_slogans,
    read_taxonomy,
    read_terms,
    read_verdicts,
)
from portal.content.read_notices import read_notices
from portal.content.read_screens import read_screens
from portal.content.reading import Reader
from portal.content.records import Publication
from portal.content.reference_check import check_references
from portal.content.references import References
from portal.content.screen import Screen
from portal.content.screen_check import check_playlists
from portal.content.settings import Settings
from portal.content.slogan import Slogan
from portal.content.story import Story, read_story
from portal.content.taxonomy import Taxonomy
from portal.content.traditional import Traditional, is_simplified
from portal.content.verdict import Verdict
from portal.findings import Finding, in_order
from portal.language.languages import Language

Kept = TypeVar("Kept", bound=Publication[Any])


@dataclass(frozen=True, eq=False)
class Library:
    """The records of a project, and what is wrong with it; two are the same if they are one.

    `stories`, `policies`, `figures` hold drafts and withdrawn ones too; what a reader may see
    are the `shown_…`.
    """

    settings: Settings
    stories: tuple[Story, ...]
    policies: tuple[Policy, ...]
    figures: tuple[Figure, ...]
    pages: tuple[HandPage, ...]
    slogans: tuple[Slogan, ...]
    screens: tuple[Screen, ...]
    notices: tuple[Notice, ...]
    questions: tuple[Question, ...]
    contests: tuple[Contest, ...]
    halls: Mapping[str, HallRules]
    """The rules of contests in a hall, by the slug of their file."""
    blueprints: tuple[Blueprint, ...]
    terms: tuple[TermList, ...]
    verdicts: tuple[Verdict, ...]
    taxonomy: Taxonomy
    references: References
    findings: tuple[Finding, ...]
    traditional: Mapping[str, Traditional]
    """What makes Traditional Chinese, by the code of the language it is made for."""
    strings: Mapping[str, Mapping[str, Own]]
    """Interface strings of the project's own, by language and key."""
    conversions: int
    """How many Markdown texts were converted to read it."""

    @cached_property
    def shown_stories(self) -> tuple[Story, ...]:
        """The stories on the site, newest first."""
        shown = [s for s in self.stories if self._visible(s)]
        by_slug = sorted(shown, key=lambda s: s.slug)
        return tuple(sorted(by_slug, key=lambda s: s.date, reverse=True))

    @cached_property
    def shown_figures(self) -> tuple[Figure, ...]:
        """The figures on the site, by slug."""
        return tuple(f for f in self.figures if self._visible(f))

    @cached_property
    def shown_policies(self) -> tuple[Policy, ...]:
        """The policy topics on the site, by slug."""
        return tuple(p for p in self.policies if p.published or self._in_preview(p))

    def _visible(self, record: Story | Figure) -> bool:
        return record.on_web or self._in_preview(record)

    def _in_preview(self, record: Publication[Any]) -> bool:
        return self.settings.preview and record.status == "draft"

    @cached_property
    def shown_pages(self) -> tuple[HandPage, ...]:
        """The pages by hand that are on the site."""
        return tuple(p for p in self.pages if p.published or self._in_preview(p))

    @cached_property
    def shown_questions(self) -> tuple[Question, ...]:
        """The questions by hand, of either pool, whose source is on the site."""
        shown = {f"stories/{s.slug}" for s in self.shown_stories}
        shown |= {f"figures/{f.slug}" for f in self.shown_figures}
        shown |= {f"policy/{p.slug}" for p in self.shown_policies}
        return tuple(q for q in self.questions if q.source.partition("#")[0] in shown)

    @cached_property
    def shown_slogans(self) -> tuple[Slogan, ...]:
        """The slogans that may be shown today, most important first."""
        return tuple(s for s in self.ranked_slogans if s.runs_on(self.settings.today))

    @cached_property
    def ranked_slogans(self) -> tuple[Slogan, ...]:
        """All slogans, most important first."""
        return tuple(sorted(self.slogans, key=lambda s: (-s.priority, s.id)))

    @cached_property
    def screen_stories(self) -> tuple[Story, ...]:
        """The stories that public screens may show, newest first."""
        by_slug = sorted((s for s in self.stories if s.on_screen), key=lambda s: s.slug)
        return tuple(sorted(by_slug, key=lambda s: s.date, reverse=True))

    @cached_property
    def screen_figures(self) -> tuple[Figure, ...]:
        """The figures that public screens may show, by slug."""
        return tuple(f for f in self.figures if f.on_screen)

    def slogan_text(self, slogan: Slogan, language: Language) -> str | None:
        """A slogan in a language, None where there is none in it."""
        return self.words_in(slogan.text, language)

    def words_in(self, texts: Mapping[str, str], language: Language) -> str | None:
        """What stands in a map by language, None where there is nothing in this one."""
        convert = self.traditional.get(language.code)
        if language.code in texts or convert is None:
            return texts.get(language.code)
        source = next((text for code, text in texts.items() if is_simplified(code)), None)
        return convert(source) if source is not None else None

    def made(self, words: str, language: Language) -> str:
        """Words of the settings: in Traditional Chinese for a language that is made so."""
        make = self.taxonomy.makers.get(language.code)
        return words if make is None else make(words)

    @cached_property
    def home_page(self) -> HandPage | None:
        """The home page as an editor wrote it."""
        return next((page for page in self.shown_pages if page.slug == "index"), None)

    def site_name(self, language: Language) -> str:
        """The site's name: in another language its own, else the title of the home page."""
        if language.site_name is not None:
            return language.site_name
        home = self.home_page
        if home is not None and language != self.settings.default and language.code in home.texts:
            return str(home.texts[language.code].title)
        return self.made(self.settings.site_name, language)

    def withdrawn(self) -> Iterator[Publication[Any]]:
        """What was withdrawn: its address says so, and nothing else of it is shown."""
        records: list[Publication[Any]] = [*self.stories, *self.policies]
        records += [*self.figures, *self.pages]
        for record in records:
            if record.status == "withdrawn":
                yield record


def read_library(settings: Settings) -> Library:
    """Read every file of the project once; what is wrong with them is in `findings`."""
    reader = Reader(settings, Converter(settings.extensions, settings.extension_configs))
    taxonomy = read_taxonomy(reader)
    policy_folder, figure_folder = settings.docs / "policy", settings.docs / "figures"
    stories = reader.records(settings.stories, _markdown(reader, settings.stories), read_story)
    policies = reader.records(policy_folder, _markdown(reader, policy_folder), read_policy)
    figures = reader.records(figure_folder, _markdown(reader, figure_folder), read_figure)
    pages = read_pages(reader, _hand_pages(reader))
    questions, sources, ids = read_questions(reader)
    rules = read_rules(reader, questions, ids)
    blueprints = read_blueprints(reader)
    slogans = read_slogans(reader)
    screens, screen_ids = read_screens(reader)
    notices = read_notices(reader, screen_ids)
    terms = read_terms(reader)
    verdicts = read_verdicts(reader)
    strings = read_strings(reader)
    by_age = sorted(stories, key=lambda s: (not s.published, s.date, s.slug))
    taxonomy.settle("topics", (topic for story in by_age for topic in story.topics))
    taxonomy.settle("places", [*(s.place for s in by_age), *(f.place for f in figures)])
    _warn_of_ignored(reader, (settings.stories, policy_folder, figure_folder))
    made = [language for language in settings.languages[1:] if language.variant is not None]
    units = name_units([*stories, *figures]) if made else ()
    traditional = {language.code: Traditional(language, units) for language in made}
    source = next((x.code for x in settings.languages if is_simplified(x.code)), None)
    if source is not None:
        for code, convert in traditional.items():
            stories = [_with_made(record, source, code, convert) for record in stories]
            policies = [_with_made(record, source, code, convert) for record in policies]
            figures = [_with_made(record, source, code, convert) for record in figures]
            pages = [_with_made(record, source, code, convert) for record in pages]
            if source == settings.default.code:
                taxonomy.makers[code] = convert
    references = References(settings, stories, policies, figures, pages, reader)
    check_references(references, sources)
    check_contests(references, rules.contests, questions, slogans, notices, blueprints)
    check_playlists(reader, screens, slogans, stories, figures, notices)
    check_exposed(reader)
    findings = in_order(f for report in reader.reports.values() for f in report.findings)
    return Library(
        settings=settings,
        stories=tuple(stories),
        policies=tuple(policies),
        figures=tuple(figures),
        pages=tuple(pages),
        slogans=tuple(slogans),
        screens=tuple(screens),
        notices=tuple(notices),
        questions=tuple(questions),
        contests=rules.contests,
        halls=rules.halls,
        blueprints=blueprints,
        terms=tuple(terms),
        verdicts=tuple(verdicts),
        taxonomy=taxonomy,
        references=references,
        findings=findings,
        traditional=traditional,
        strings=strings,
        conversions=reader.conversions,
    )


def _with_made(record: Kept, source: str, code: str, convert: Traditional) -> Kept:
    """A record with its text in Traditional Chinese, where nobody wrote one."""
    if code in record.texts or source not in record.texts:
        return record
    made = {**record.made, code: convert.text(record.texts[source])}
    return replace(record, made=made)


def _markdown(reader: Reader, folder: Path) -> Iterator[Path]:
    """The Markdown files below a folder."""
    return below(folder, ".md", reader.report)


def _warn_of_ignored(reader: Reader, folders: Iterable[Path]) -> None:
    opened = [file for file in reader.opened.values() if file is not None]
    links = (link.target for file in opened for link in file.document.links)
    linked = {unquote(target).rpartition("/")[2] for target in links}
    for folder in folders:
        for path, name in ignored(folder, linked):
            reader.report(path).warning("file-ignored", name=name)


def _hand_pages(reader: Reader) -> Iterator[Path]:
    settings = reader.settings
    for path in _markdown(reader, settings.docs):
        uri = path.relative_to(settings.docs).as_posix()
        if not uri.startswith(("policy/", "figures/")) and not settings.excluded(uri):
            yield path
