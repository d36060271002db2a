"""Reads the YAML files: questions, slogans, terms, topics and places."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from portal.content import privacy, sources, yaml_nodes
from portal.content.fields import Distinct, Line, Record, make
from portal.content.question import Question, read_question
from portal.content.reading import Reader
from portal.content.slogan import Slogan
from portal.content.taxonomy import Kind, Taxonomy, TaxonomyFile, Term
from portal.findings import Report


class TermList(Record):
    """Terms of one kind, of which one can stand as a wrong option for another."""

    category: Line
    terms: Distinct


def read_questions(reader: Reader) -> list[Question]:
    """The questions of `quiz/questions/*.yml`; an id is one question over all files."""
    found: dict[str, Question] = {}
    for path in sorted((reader.settings.quiz / "questions").rglob("*.yml")):
        report = reader.report(path)
        for number, node in enumerate(_items(path, report)):
            question = read_question(node, report, number, reader.settings.default.code)
            if question is None:
                continue
            if question.id in found:
                first = found[question.id]
                where = f"{first.path}:{first.line}"
                report.error("id-twice", question.line, f"{number}.id", id=question.id, first=where)
                continue
            found[question.id] = question
    return list(found.values())


def read_slogans(reader: Reader) -> list[Slogan]:
    """The slogans of `docs/slogans.yml`."""
    path = reader.settings.docs / "slogans.yml"
    report = reader.report(path)
    found: dict[str, Slogan] = {}
    lines: dict[str, int] = {}
    for number, node in enumerate(_items(path, report)):
        slogan = make(Slogan, node, report, prefix=f"{number}.")
        if slogan is None:
            continue
        line = yaml_nodes.line_at(node, ("id",))
        if slogan.id in found:
            where = f"{report.path}:{lines[slogan.id]}"
            report.error("id-twice", line, f"{number}.id", id=slogan.id, first=where)
            continue
        if slogan.from_ and slogan.until and slogan.until < slogan.from_:
            report.error(
                "until-before-from",
                yaml_nodes.line_at(node, ("until",)),
                f"{number}.until",
                until=slogan.until,
                start=slogan.from_,
            )
            continue
        found[slogan.id], lines[slogan.id] = slogan, line
    return list(found.values())


def read_terms(reader: Reader) -> list[TermList]:
    """The term lists of `quiz/terms.yml`."""
    path = reader.settings.quiz / "terms.yml"
    report = reader.report(path)
    made = (
        make(TermList, node, report, prefix=f"{number}.")
        for number, node in enumerate(_items(path, report))
    )
    return [terms for terms in made if terms is not None]


def read_taxonomy(reader: Reader) -> Taxonomy:
    """The topics and places of `docs/taxonomy.yml`."""
    path = reader.settings.docs / "taxonomy.yml"
    taxonomy = Taxonomy()
    if not path.is_file():
        return taxonomy
    report = reader.report(path)
    node = _document(path, report)
    if node is None:
        return taxonomy
    made = make(TaxonomyFile, node, report)
    if made is None:
        return taxonomy
    kinds: tuple[tuple[Kind, list[Term]], ...] = (("topics", made.topics), ("places", made.places))
    for kind, terms in kinds:
        slugs: set[str] = set()
        for number, term in enumerate(terms):
            if term.name in taxonomy.terms[kind] or term.slug in slugs:
                line = yaml_nodes.line_at(node, (kind, number, "slug"))
                report.error("term-twice", line, f"{kind}.{number}", name=term.name, slug=term.slug)
                continue
            slugs.add(term.slug)
            taxonomy.terms[kind][term.name] = term
    return taxonomy


def _items(path: Path, report: Report) -> Iterator[yaml_nodes.Node]:
    """The items of a file that is a list; none where there is no such file."""
    node = _document(path, report) if path.is_file() else None
    if isinstance(node, yaml_nodes.Sequence):
        yield from node.items
    elif node is not None:
        report.error("wrong-type", node.line, wanted="list", found="keys")


def _document(path: Path, report: Report) -> yaml_nodes.Node | None:
    text = sources.read_text(path, report)
    if text is None:
        return None
    privacy.check(text, report)
    return yaml_nodes.read(text, report)
