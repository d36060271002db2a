"""What the commands share that print answer sheets: their serials, and what is written and told."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from portal.cli_refusal import Refused
from portal.cli_words import whole_number
from portal.console import Console, shown_path

if TYPE_CHECKING:
    from portal.output.files import Write
    from portal.quiz.bank import Tell
    from portal.quiz.paper.key import Key
    from portal.quiz.paper.serials import Serials, Span

SHEETS = 50
"""Sheets of a version, where no other number is asked for."""


def add_first_serial(command: argparse.ArgumentParser, say: Callable[..., str]) -> None:
    """Give a command the option to say where its serials begin."""
    command.add_argument(
        "--first-serial",
        type=whole_number(),
        metavar=say("help.number_name"),
        help=say("help.first_serial"),
    )


def known_serials(
    folder: Path, key: Key, first: int | None, console: Console, *, new: bool
) -> Serials:
    """What was given out of a paper by the record beside its key. A `new` paper needs none, and a
    `first` serial stands for one that is lost. Raises Refused."""
    from portal.quiz.paper.serials import SERIALS_FILE, Serials, SerialsFault, read_serials

    place = folder / SERIALS_FILE
    try:
        return read_serials(folder, key.paper)
    except SerialsFault as fault:
        needless = new and fault.reason == "missing"
        if needless or (fault.lost and first is not None):
            return Serials(key.paper)
        console.say(f"serials_{fault.reason}", file=shown_path(place))
        raise Refused(2) from None
    except OSError as fault:
        console.cannot_write(fault, place)
        raise Refused(1) from None


def next_spans(
    known: Serials, versions: Sequence[str], sheets: int, first: int | None, console: Console
) -> tuple[Span, ...]:
    """The serials of so many sheets more of each version, from the `first` on or from the one after
    all that are known. Raises Refused."""
    from portal.quiz.paper.serials import spans_of
    from portal.quiz.sheet.code import MOST_SERIAL

    following = known.following
    if first is not None and first < following:
        console.say("serials_used", first=str(first), last=str(following - 1), next=str(following))
        raise Refused(2)
    spans = spans_of(versions, sheets, first or following)
    if (last := spans[-1].last) > MOST_SERIAL:
        console.say("paper_serials", last=last, most=MOST_SERIAL)
        raise Refused(2)
    return spans


@contextmanager
def printing(console: Console) -> Iterator[Tell]:
    """Yields what to tell of how far the printing is; a font that lacks is told. Raises Refused."""
    from portal.screens.typeset import Unavailable

    try:
        with console.progress("paper_setting") as tell:
            yield tell
    except Unavailable as lacking:
        console.loud("paper_lacks_font", file=lacking.file)
        console.say("screens_install", line=lacking.install)
        raise Refused(1) from None


def write_printed(
    folder: Path,
    known: Serials,
    spans: Sequence[Span],
    writes: Sequence[Write],
    place: Path,
    console: Console,
) -> None:
    """Write what is printed into a place, and beside the paper's key which serials it has. Raises
    Refused."""
    from portal.quiz.paper.serials import Busy, give_out

    try:
        give_out(folder, known, spans, writes)
    except Busy:
        console.say("serials_busy", folder=shown_path(folder))
        raise Refused(1) from None
    except OSError as fault:
        beside_key = Path(fault.filename or "").parent == folder
        console.cannot_write(fault, folder if beside_key else place)
        raise Refused(1) from None


def tell_spans(spans: Sequence[Span], console: Console) -> None:
    """Say which serials stand in which file."""
    from portal.quiz.paper.folder import sheet_file

    for span in spans:
        numbers = {"first": str(span.first), "last": str(span.last), "count": len(span.serials)}
        console.done("sheets_span", version=span.version, file=sheet_file(span), **numbers)
