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
from portal.quiz.paper.typeset import missing
from portal.quiz.paper.versions import Version, versions_of
from portal.quiz.sheet.draw import draw_sheets
from portal.quiz.sheet.omrchecker import omrchecker_files
from portal.quiz.sheet.place import Size


@dataclass(frozen=True, slots=True)
class Wish:
    """What of a paper is wanted: versions by name, and so many sheets of each.

    Serials go on from one version to the next: none is there twice.
    """

    versions: Sequence[str]
    sheets: int
    first_serial: int
    size: Size

    @property
    def last_serial(self) -> int:
        """The serial of the last sheet."""
        return self.first_serial + self.sheets * len(self.versions) - 1

    def serials(self, place: int) -> range:
        """The serials of the version at a place, from 0."""
        first = self.first_serial + place * self.sheets
        return range(first, first + self.sheets)


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper's key, its files by their paths below the folder, and the characters that no font
    has."""

    key: Key
    files: Mapping[str, bytes]
    missing: str

    @property
    def by_sheet(self) -> bool:
        """Whether there is anything to fill in on a sheet."""
        return any(version.layout.rows for version in self.key.versions.values())


def print_paper(assembled: Assembled, wish: Wish, tell: Tell) -> Printed:
    """The files of a paper: `paper-A.pdf`, `answers-A.pdf`, `sheets-A.pdf` and `omrchecker/A/…` of
    each version, and `key.json`.

    Raises TooMany, TooFewOrders, and Unavailable where a font lacks.
    """
    versions = versions_of(assembled, wish.versions)
    key = key_of(assembled, versions, wish.size)
    files = {KEY_FILE: dump(key), **dict(_files(assembled, versions, key, wish, tell))}
    return Printed(key, files, missing(_texts(assembled)))


def _files(
    assembled: Assembled, versions: Sequence[Version], key: Key, wish: Wish, tell: Tell
) -> Iterator[tuple[str, bytes]]:
    for place, version in enumerate(versions):
        name = version.name
        tell("paper_setting", place, len(versions))
        yield f"paper-{name}.pdf", draw_paper(assembled, version)
        yield f"answers-{name}.pdf", draw_answers(assembled, version, key)
        layout = key.versions[name].layout
        if not layout.rows:
            continue
        serials = wish.serials(place)
        sheets = draw_sheets(
            key, name, serials, lambda done, total: tell("paper_sheets", done, total)
        )
        yield f"sheets-{name}.pdf", sheets
        for file, data in omrchecker_files(layout).items():
            yield f"omrchecker/{name}/{file}", data


def _texts(assembled: Assembled) -> Iterator[str]:
    """Every text of the bank and the blueprint that is printed."""
    blueprint = assembled.blueprint
    for texts in (blueprint.title, blueprint.note, *(s.title for s in blueprint.sections)):
        yield from texts.values()
    for item in assembled.items:
        yield from (item.stem, item.explanation, *item.options)
        yield from (text for pair in pairs_of(item) for text in pair)
