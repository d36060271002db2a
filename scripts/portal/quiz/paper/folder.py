"""Everything that is printed of a paper, as the files of a folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from portal.quiz.assembly.paper import Assembled
from portal.quiz.bank import Tell
from portal.quiz.item import pairs_of
from portal.quiz.paper.compose import key_of
from portal.quiz.paper.key import KEY_FILE, Key, dump
from portal.quiz.paper.print import draw_answers, draw_paper
from portal.quiz.paper.serials import Span
from portal.quiz.paper.typeset import missing
from portal.quiz.paper.versions import Version, versions_of
from portal.quiz.sheet.draw import draw_sheets
from portal.quiz.sheet.omrchecker import omrchecker_files
from portal.quiz.sheet.place import Size


@dataclass(frozen=True, slots=True)
class Composed:
    """A paper that only has to be printed: its versions and its key."""

    assembled: Assembled
    versions: Sequence[Version]
    key: Key

    @property
    def missing(self) -> str:
        """The characters that no font has."""
        return missing(_texts(self.assembled))


def compose(assembled: Assembled, names: Sequence[str], size: Size) -> Composed:
    """The versions of a paper by these names, with sheets of a size.

    Raises TooMany and TooFewOrders.
    """
    versions = versions_of(assembled, names)
    return Composed(assembled, versions, key_of(assembled, versions, size))


def paper_files(paper: Composed, tell: Tell) -> Mapping[str, bytes]:
    """The files of a paper but its sheets, by their paths below the folder: `key.json`, and of each
    version `paper-A.pdf`, `answers-A.pdf` and `omrchecker/A/…`.

    Raises Unavailable where a font lacks.
    """
    files = {KEY_FILE: dump(paper.key)}
    for place, version in enumerate(paper.versions):
        name = version.name
        tell("paper_setting", place, len(paper.versions))
        files[f"paper-{name}.pdf"] = draw_paper(paper.assembled, version)
        files[f"answers-{name}.pdf"] = draw_answers(paper.assembled, version, paper.key)
        layout = paper.key.versions[name].layout
        if layout.rows:
            for file, data in omrchecker_files(layout).items():
                files[f"omrchecker/{name}/{file}"] = data
    return files


def sheet_file(span: Span) -> str:
    """What the file of these sheets is called; sheets printed later never take its place."""
    return f"sheets-{span.version}-{span.first}-{span.last}.pdf"


def sheet_files(key: Key, spans: Sequence[Span], tell: Tell) -> Mapping[str, bytes]:
    """The answer sheets with these serials, from nothing but the key.

    Raises Unavailable where a font lacks.
    """
    return {
        sheet_file(span): draw_sheets(
            key, span.version, span.serials, lambda done, total: tell("paper_sheets", done, total)
        )
        for span in spans
    }


def _texts(assembled: Assembled) -> Iterator[str]:
    """Every text of the bank and the blueprint that is printed."""
    blueprint = assembled.blueprint
    for texts in (blueprint.title, blueprint.note, *(s.title for s in blueprint.sections)):
        yield from texts.values()
    for item in assembled.items:
        yield from (item.stem, item.explanation, *item.options)
        yield from (text for pair in pairs_of(item) for text in pair)
