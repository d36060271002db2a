"""Reads the YAML files: questions, slogans, terms, topics and places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from portal.content import privacy, sources, yaml_nodes, yaml_reading
from portal.content.fields import Distinct, Line, Record, day_at, kind_of, text_at
from portal.content.files import below
from portal.content.making import make
from portal.content.question import Question, read_question
from portal.content.reading import Reader
from portal.content.slogan import Slogan, SloganFields, slogan_of
from portal.content.taxonomy import Kind, Taxonomy, TaxonomyFile, Term
from portal.content.unwritten import unwritten
from portal.content.verdict import Verdict, read_verdict
from portal.findings import Report


class TermList(Record):
    """Terms of one kind, of which one can stand as a wrong option for another."""

    category: Line
    terms: Distinct


@dataclass(frozen=True, slots=True)
class SourceName:
    """The source that a question names, and where it stands."""

    source: str
    path: str
    line: int
    field: str


def read_questions(
    reader: Reader,
) -> tuple[list[Question], list[SourceName], frozenset[str]]:
    """The questions of `quiz/questions/*.yml`, the sources that they name and their ids, those of
    faulty questions too. An id is one question over all files."""
    found: list[Question] = []
    sources: list[SourceName] = []
    ids = Ids()
    for path in below(reader.settings.quiz / "questions", ".yml", reader.report):
        report = reader.report(path)
        for number, node in enumerate(items_of(path, reader)):
            question = read_question(node, report, number, reader.settings.default.code)
            if (source := text_at(node, "source")) is not None:
                line = yaml_nodes.line_at(node, ("source",))
                sources.append(SourceName(source.strip(), report.path, line, f"{number}.source"))
            if not ids.first(node, number, report) or question is None:
                continue
            new = unwritten("question.yml", "stem")
            if all(text.stem == new for text in question.texts.values()):
                report.warning(
                    "question-unwritten", question.line, f"{number}.stem", id=question.id
                )
                continue
            found.append(question)
    return found, sources, ids.seen


def read_slogans(reader: Reader) -> list[Slogan]:
    """The slogans of `docs/slogans.yml`."""
    path = reader.settings.docs / "slogans.yml"
    report = reader.report(path)
    found: list[Slogan] = []
    ids = Ids()
    for number, node in enumerate(items_of(path, reader)):
        fields = make(SloganFields, node, report, prefix=f"{number}.")
        if ids.first(node, number, report) and _in_order(node, number, report) and fields:
            found.append(slogan_of(fields, yaml_nodes.line_at(node, ("id",))))
    return found


class Ids:
    """The ids of one kind, each of which may be there once."""

    def __init__(self) -> None:
        self._places: dict[str, str] = {}

    @property
    def seen(self) -> frozenset[str]:
        """Every id that was there."""
        return frozenset(self._places)

    def first(self, node: yaml_nodes.Node, number: int, report: Report, key: str = "id") -> bool:
        """Whether this is the first item with its id; another is reported."""
        identity = text_at(node, key)
        if identity is None:
            return True
        line = yaml_nodes.line_at(node, (key,))
        if (first := self._places.get(identity.strip())) is not None:
            report.error("id-twice", line, f"{number}.{key}", id=identity, first=first)
            return False
        self._places[identity.strip()] = f"{report.path}:{line}"
        return True


def _in_order(node: yaml_nodes.Node, number: int, report: Report) -> bool:
    """Whether a slogan's `until` is not before its `from`; reported where it is."""
    start, until = day_at(node, "from"), day_at(node, "until")
    if start is None or until is None or until >= start:
        return True
    line = yaml_nodes.line_at(node, ("until",))
    report.error("until-before-from", line, f"{number}.until", until=until, start=start)
    return False


def read_verdicts(reader: Reader) -> list[Verdict]:
    """What `quiz/verdicts.yml` says of questions."""
    path = reader.settings.quiz / "verdicts.yml"
    report = reader.report(path)
    found: list[Verdict] = []
    ids = Ids()
    for number, node in enumerate(items_of(path, reader)):
        verdict = read_verdict(node, report, number, reader.settings.default.code)
        if ids.first(node, number, report) and verdict is not None:
            found.append(verdict)
    return found


def read_terms(reader: Reader) -> list[TermList]:
    """The term lists of `quiz/terms.yml`."""
    path = reader.settings.quiz / "terms.yml"
    report = reader.report(path)
    made = (
        make(TermList, node, report, prefix=f"{number}.")
        for number, node in enumerate(items_of(path, reader))
    )
    return [terms for terms in made if terms is not None]


def read_taxonomy(reader: Reader) -> Taxonomy:
    """The topics and places of `docs/taxonomy.yml`."""
    path = reader.settings.docs / "taxonomy.yml"
    taxonomy = Taxonomy()
    if not path.is_file():
        return taxonomy
    report = reader.report(path)
    node = read_document(path, reader)
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
                at = "name" if term.name in taxonomy.terms[kind] else "slug"
                line = yaml_nodes.line_at(node, (kind, number, at))
                field = f"{kind}.{number}.{at}"
                report.error("term-twice", line, field, name=term.name, slug=term.slug)
                continue
            slugs.add(term.slug)
            taxonomy.terms[kind][term.name] = term
    return taxonomy


def items_of(path: Path, reader: Reader) -> Iterator[yaml_nodes.Node]:
    """The items of a file that is a list; none where there is no such file."""
    node = read_document(path, reader) if path.is_file() else None
    if isinstance(node, yaml_nodes.Sequence):
        yield from node.items
    elif node is not None:
        found = kind_of(yaml_nodes.plain(node))
        report = reader.report(path)
        report.error("wrong-type", node.line, wanted="list", found=found, example="- …: …")


def read_document(path: Path, reader: Reader) -> yaml_nodes.Node | None:
    """What stands in a YAML file; None where nothing can be read."""
    report = reader.report(path)
    text = sources.read_text(path, report)
    if text is None:
        return None
    privacy.check(text, report, reader.public)
    return yaml_reading.read(text, report)
