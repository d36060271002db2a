"""What is wrong with blueprints: those that the bank cannot meet, and what keeps one from being
tried."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from portal.content.blueprint import Blueprint
from portal.content.corrections import nearest
from portal.content.library import Library
from portal.findings import Finding, Report
from portal.language.languages import Language
from portal.quiz.assembly.demands import demands_of, field_of, line_of
from portal.quiz.assembly.draw import shortage
from portal.quiz.assembly.paper import Lack
from portal.quiz.assembly.topics import topic_names
from portal.quiz.assembly.words import lack_finding
from portal.quiz.item import BankItem


def promised(blueprint: Blueprint, library: Library) -> list[Language]:
    """The languages that a blueprint must be met in: the main one, and those it has a title in."""
    settings = library.settings
    return [
        language
        for language in settings.languages
        if language == settings.default or language.code in blueprint.title
    ]


def in_the_way(library: Library, slug: str | None) -> tuple[list[Finding], int]:
    """The errors in a blueprint (in any, where none is named) and in what the bank is made of, the
    blueprint's own first; and how many errors there are elsewhere."""
    settings = library.settings
    own = settings.quiz / "blueprints" / ("" if slug is None else f"{slug}.yml")
    docs, quiz = settings.docs, settings.quiz
    folders = (settings.stories, docs / "policy", docs / "figures", quiz / "questions")
    lists = (docs / "taxonomy.yml", quiz / "terms.yml", quiz / "verdicts.yml")
    errors = [finding for finding in library.findings if finding.severity == "error"]
    found = []
    for place in (own, *folders, *lists):
        name = settings.relative(place)
        found += [x for x in errors if x.path == name or x.path.startswith(f"{name}/")]
    return found, len(errors) - len(found)


def still_new(library: Library, slug: str | None) -> list[Finding]:
    """That a blueprint (any, where none is named) is as `new` wrote it, and so is not used."""
    files = library.settings.quiz / "blueprints"
    return [
        finding
        for finding in library.findings
        if finding.rule == "blueprint-unwritten"
        and (slug is None or finding.path == library.settings.relative(files / f"{slug}.yml"))
    ]


def blueprint_findings(library: Library, items: Sequence[BankItem]) -> Iterator[Finding]:
    """What the bank lacks for the blueprints of a project; `items` are those of all languages."""
    if not library.blueprints:
        return
    main = {item.topic for item in items if item.lang == library.settings.default.code}
    known = frozenset[str]().union(*topic_names(items).values())
    for blueprint in library.blueprints:
        yield from _unknown_topics(blueprint, known, main)
        short: defaultdict[Lack, list[str]] = defaultdict(list)
        for language in promised(blueprint, library):
            found = shortage(items, blueprint, language.code)
            for lack in found.lacks if found is not None else ():
                if lack.kind != "topic" or lack.value in known:
                    short[lack].append(language.name)
        for lack, names in short.items():
            yield lack_finding(lack, blueprint, names)


def _unknown_topics(
    blueprint: Blueprint, known: Collection[str], main: Collection[str]
) -> Iterable[Finding]:
    report = Report(blueprint.path)
    for demand in demands_of(blueprint):
        if demand.kind == "topic" and demand.value not in known:
            line = line_of(demand.section, blueprint)
            field = field_of(demand.section, "topic", demand.value)
            near = nearest(demand.value, main)
            report.warning("blueprint-topic", line, field, value=demand.value, listed=near)
    return report.findings
