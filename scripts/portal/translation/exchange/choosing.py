"""Decides what of an exchange file is taken over: nothing that anybody else wrote is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from portal.content.segments import segments
from portal.findings import Report
from portal.translation.exchange.matching import matched
from portal.translation.exchange.passages import Passage, Passages
from portal.translation.exchange.shapes import shape_of
from portal.translation.exchange.units import Style, Unit, mark_of

_TOLD = 20
"""How many passages without a place are told one by one."""
_WHITE = " \t\n\u3000"


@dataclass(frozen=True, slots=True)
class Choice:
    """A passage with the text it is to have; `edited` where it has another now."""

    passage: Passage
    unit: Unit
    target: str
    edited: bool


@dataclass(slots=True)
class Choices:
    """What is taken over of one text, by the ids of its passages, and what is not."""

    taken: dict[str, Choice] = field(default_factory=dict)
    left: list[Unit] = field(default_factory=list)

    @property
    def edited(self) -> list[Choice]:
        """Those that change something."""
        return [choice for choice in self.taken.values() if choice.edited]

    def drop(self, choice: Choice) -> None:
        """Leave one after all."""
        del self.taken[choice.passage.id]
        self.left.append(choice.unit)


def choose(
    passages: Passages, units: Sequence[Unit], style: Style, report: Report, choices: Choices
) -> None:
    """Add to the choices for one text what `units` bring; what is left is reported."""
    path = passages.pair.path
    gone: list[Unit] = []
    for unit, passage in zip(units, matched(passages.all, units), strict=True):
        if passage is not None:
            passage = passages.as_sent(passage, unit.before)
        target = cleaned(unit.target, passage)
        edited = unit.edited and mark_of(target) != unit.before
        if not target or (unit.state == "stale" and not edited):
            continue
        if passage is None:
            if edited:
                gone.append(unit)
            continue
        present = cleaned(passage.target, passage)
        if target == present:
            if unit.state == "translated" and passage.id not in choices.taken:
                choices.taken[passage.id] = Choice(passage, unit, target, edited=False)
            continue
        if not edited:
            continue  # it was edited in the project meanwhile, and not by the translator
        if not _may_take(passage, unit, target, choices, style, report, path):
            choices.left.append(unit)
            continue
        choices.taken[passage.id] = Choice(passage, unit, target, edited=True)
    choices.left += gone
    for unit in gone[:_TOLD]:
        report.warning("exchange-passage-gone", unit.line, file=path, text=unit.target)
    if len(gone) > _TOLD:
        line, count = gone[_TOLD].line, len(gone) - _TOLD
        report.warning("exchange-passages-gone", line, file=path, count=count)


def _may_take(
    passage: Passage,
    unit: Unit,
    target: str,
    choices: Choices,
    style: Style,
    report: Report,
    path: str,
) -> bool:
    """Whether an edited text may go where another stands, or none."""
    first = choices.taken.get(passage.id)
    if first is not None and first.edited:
        if first.target == target:
            return True
        report.warning("exchange-twice", unit.line, file=path, text=target, first=first.target)
    elif passage.target and mark_of(passage.target) != unit.before:
        present = passage.target
        report.warning("exchange-conflict", unit.line, file=path, text=target, present=present)
    elif not passage.target and unit.before not in (mark_of(""), None):
        report.warning("exchange-conflict", unit.line, file=path, text=target, present="–")
    elif style == "po" and unit.state == "stale":
        report.warning("exchange-unsure", unit.line, file=path, text=target)
    elif not passage.place and not _stands(target, passage.source):
        source = passage.source
        report.warning("exchange-shape", unit.line, file=path, text=target, source=source)
    else:
        return True
    return False


def cleaned(text: str, passage: Passage | None) -> str:
    """A text as it is written into the project: in one line where the original is in one line of
    front matter, and without white space around it, but for that with which code begins."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if passage is not None and passage.place:
        return text.strip() if "\n" in passage.source else " ".join(text.split())
    # a run of the translation may begin with code where its passage is none
    if passage is not None and any(t[:1] in (" ", "\t") for t in (passage.source, passage.target)):
        return text.strip("\n").rstrip(_WHITE) if text.strip() else ""
    return text.strip(_WHITE)


def _stands(target: str, source: str) -> bool:
    """Whether a text can stand in a body where `source` stands in the original: as the same kind
    of passage, and keeping to itself."""
    if not shape_of(source).fits(shape_of(target)):
        return False
    around = f"x\n\n{target}\n\ny\n"
    found = segments(around)
    texts = [segment.text for segment in found]
    return texts[0] == "x" and texts[-1] == "y" and around.startswith(found[1].text, 3)
