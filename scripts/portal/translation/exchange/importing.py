"""Takes translations over from exchange files: all of them are read before anything is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from portal.content.library import Library
from portal.findings import Finding, Report, has_errors
from portal.output.files import Write
from portal.translation.exchange.assembling import assembled, untranslated
from portal.translation.exchange.choosing import Choices, choose
from portal.translation.exchange.exporting import written
from portal.translation.exchange.pairs import Pair, all_pairs, withdrawn_paths
from portal.translation.exchange.passages import Passages, passages_of, said
from portal.translation.exchange.reading import read_exchange
from portal.translation.exchange.units import Exchange, Style, Unit, UnitText

_REST = re.compile(r"\.rest(-\d+)?\Z")
"""How the names of files with what was left over end, before their suffix."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import comes to. Nothing is written yet."""

    writes: tuple[Write, ...]
    """The files that change, those of what is left over among them."""
    findings: tuple[Finding, ...]
    passages: int
    """How many passages get another text."""
    left: int
    """How many translated passages found no place; they stand in files of their own."""


@dataclass(slots=True)
class _Sent:
    """An exchange file, and what of it is left over."""

    path: Path
    exchange: Exchange
    style: Style
    report: Report
    left: dict[str, list[Unit]] = field(default_factory=dict)


@dataclass(slots=True)
class _Work:
    """A text that exchange files hold units of."""

    passages: Passages
    parts: list[tuple[_Sent, Sequence[Unit], Choices]] = field(default_factory=list)
    choices: Choices = field(default_factory=Choices)


def import_(library: Library, files: Sequence[Path]) -> Imported:
    """What the exchange files bring; the language stands in each.

    Where one of them can't be read there is an error among the findings, and nothing to write.
    """
    sent: list[_Sent] = []
    reports: list[Report] = []
    for path in dict.fromkeys(files):
        report = Report(library.settings.relative(path.absolute()))
        reports.append(report)
        found = read_exchange(library, path, report)
        if found is not None:
            sent.append(_Sent(path, *found, report))
    works = _works(library, sent)
    findings = [finding for report in reports for finding in report.findings]
    if has_errors(findings):
        return Imported((), tuple(findings), 0, 0)
    writes, count = [], 0
    for work in works:
        write = _write(work)
        if write is not None:
            writes.append(write)
            count += len(work.choices.edited)
    taken: dict[Path, bytes] = {}
    for one in sent:
        writes += _rest(one, taken)
    findings = [finding for report in reports for finding in report.findings]
    left = sum(len(units) for one in sent for units in one.left.values())
    return Imported(tuple(writes), tuple(findings), count, left)


def _works(library: Library, sent: Sequence[_Sent]) -> list[_Work]:
    """The texts of all files; those that are not there are reported."""
    works: dict[tuple[str, str], _Work] = {}
    known: dict[str, dict[str, Pair]] = {}
    withdrawn = withdrawn_paths(library)
    for one in sent:
        code = one.exchange.target_language
        known.setdefault(code, all_pairs(library, code))
        for text in one.exchange.texts:
            pair = known[code].get(text.path)
            if pair is not None and pair.translation is None and pair.target.exists():
                faulty = library.settings.relative(pair.target)
                one.report.error("exchange-translation-faulty", text.units[0].line, file=faulty)
            elif pair is not None:
                key = (code, text.path)
                if key not in works:
                    works[key] = _Work(passages_of(pair))
                works[key].parts.append((one, text.units, works[key].choices))
            elif edited := [unit for unit in text.units if unit.edited]:
                line, count = edited[0].line, len(edited)
                if text.path in withdrawn:
                    one.report.warning("exchange-withdrawn", line, file=text.path)
                    continue
                one.left.setdefault(text.path, []).extend(edited)
                one.report.warning("exchange-text-gone", line, file=text.path, count=count)
    return list(works.values())


def _write(work: _Work) -> Write | None:
    passages, pair, choices = work.passages, work.passages.pair, work.choices
    hashes: set[str] = set()
    now = {block.hash for block in passages.now.body}
    owner: dict[int, _Sent] = {}
    for one, units, _ in work.parts:
        choose(passages, units, one.style, one.report, choices)
        hashes |= {said(unit.source, pair.render) for unit in units}
        owner |= {id(unit): one for unit in units}
    report = work.parts[0][0].report
    data = None
    missing = [name for name in pair.required if name not in choices.taken]
    if pair.translation is None and missing and choices.edited:
        line = choices.edited[0].unit.line
        count = len(choices.edited)
        report.warning("exchange-required", line, file=pair.path, key=missing[0], count=count)
        for choice in choices.edited:
            choices.drop(choice)
    elif pair.translation is None and choices.edited and _too_little(passages, choices):
        line, count = choices.edited[0].unit.line, len(choices.edited)
        report.warning("exchange-too-little", line, file=pair.path, count=count)
        for choice in choices.edited:
            choices.drop(choice)
    elif choices.taken and (pair.translation is not None or choices.edited):
        data = assembled(passages, choices, frozenset(hashes - now), report)
    if data is not None and pair.translation is None and (rest := untranslated(passages, choices)):
        name, first = pair.target.name, rest[0].line
        report.warning("exchange-incomplete", None, None, file=name, count=len(rest), at=first)
    for unit in choices.left:
        owner[id(unit)].left.setdefault(pair.path, []).append(unit)
    return Write(pair.target, data) if data is not None else None


def _too_little(passages: Passages, choices: Choices) -> bool:
    """Whether most of a body is still in the original's language: no page is made of that."""
    missing = sum(len(passage.source) for passage in untranslated(passages, choices))
    whole = sum(len(passage.source) for passage in passages.all if not passage.place)
    return missing * 2 > whole


def _rest(one: _Sent, taken: dict[Path, bytes]) -> list[Write]:
    """A file beside the exchange file with what found no place, in the same format.

    `taken` holds what this import writes beside its files, for their names may be alike.
    """
    if not one.left:
        return []
    texts = tuple(
        UnitText(path, tuple(replace(unit, line=0) for unit in units))
        for path, units in one.left.items()
    )
    exchange = Exchange(one.exchange.source_language, one.exchange.target_language, texts)
    data = written(exchange, one.style)
    stem = _REST.sub("", one.path.stem)
    number = 1
    while True:
        name = f"{stem}.rest{'' if number == 1 else f'-{number}'}{one.path.suffix}"
        place = one.path.with_name(name)
        key = place.resolve()
        if key not in taken and not place.exists():
            break
        if taken.get(key) == data or (place.is_file() and place.read_bytes() == data):
            return []
        number += 1
    taken[key] = data
    one.report.warning("exchange-rest", file=name)
    return [Write(place, data)]
