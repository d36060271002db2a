"""The review page: every row and sheet that a person is asked about, with its cut-out picture.

What was settled stays on the page, with what was said of it, so that it can be looked at again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from portal.language.catalogue import Strings
from portal.quiz.grading import cuts
from portal.quiz.grading.corrections import Corrections
from portal.quiz.grading.corrections_file import dump_corrections
from portal.quiz.grading.hand_marks import hand_questions
from portal.quiz.grading.hand_page import asked, cards
from portal.quiz.grading.results import Results
from portal.quiz.grading.sheets import OTHER_PAPER, TWICE, Sheet, SheetRow
from portal.quiz.grading.store import Store
from portal.quiz.grading.templates import WORDS, filled
from portal.quiz.grading.words import letters, problem_text, state_of
from portal.quiz.paper.key import Key

_WORDS = (
    "left", "all", "nothing", "finished", "saving", "saved", "failed", "row", "rows", "seen_none",
    "finished_open", "taken", "changed", "place", "blank", "many", "take", "out", "is_out", "sheet",
    "unknown", "problem", "said", "said_none",
)  # fmt: skip
_HAND = ("left", "ended", "of", "wrong", "unknown", "which", "empty")
_MARKS = ("mark_blank", "mark_filled", "mark_doubtful")


def review_page(
    store: Store, sheets: Sequence[Sheet], corrections: Corrections, code: str, revision: int = 0
) -> bytes:
    """The page; `revision` is what a server counts its decisions by."""
    say = Strings(code, WORDS)
    words = {name: say(f"review_{name}") for name in _WORDS}
    words |= {name: say(name) for name in _MARKS} | {"take_in": say("review_in")}
    words |= {f"hand_{name}": say(f"hand_{name}") for name in _HAND}
    review = {
        "paper": store.key.paper,
        "revision": revision,
        "language": store.key.language,
        "versions": list(store.key.versions),
        "asked": asked(store.key),
        "words": words,
        "corrections": json.loads(dump_corrections(corrections)),
        **page_parts(store, sheets, code),
    }
    by_hand = bool(hand_questions(store.key))
    return filled("review.html", code, title=store.key.title, review=review, by_hand=by_hand)


def page_parts(store: Store, sheets: Sequence[Sheet], code: str) -> dict[str, Any]:
    """What changes on the page: `items`, which a person is asked about, and `cards` of papers that
    are marked by hand."""
    return {"items": review_items(store, sheets, code), "cards": cards(store, sheets)}


def sheets_page(store: Store, results: Results, sheets: Sequence[Sheet], code: str) -> bytes:
    """The page of results by serial, with the cut-out name's box of each sheet."""
    say = Strings(code, WORDS)
    points = {result.sheet.id: result.points for result in results.results}
    shown = [
        {
            "name": sheet.name or sheet.picture,
            "points": points.get(sheet.id),
            "state": say(f"state_{state_of(sheet)}"),
            "cut": store.cut(sheet.id, cuts.NAME),
        }
        for sheet in sheets
    ]
    return filled("sheets.html", code, title=store.key.title, cards=shown)


def review_items(store: Store, sheets: Sequence[Sheet], code: str) -> list[dict[str, Any]]:
    """What the page's script shows, in the order of the sheets."""
    return [item for sheet in sheets for item in _items(store, sheet, Strings(code, WORDS), code)]


def _items(store: Store, sheet: Sheet, say: Strings, code: str) -> Iterator[dict[str, Any]]:
    said_number = sheet.said.version is not None
    if sheet.problems or sheet.read_problems or said_number or sheet.said.out:
        yield _sheet_item(store, sheet, say, code)
    if sheet.said.out or sheet.problems:
        return
    for row in sheet.rows:
        if row.asked or row.said is not None:
            yield _row_item(store, sheet, row)


def _sheet_item(store: Store, sheet: Sheet, say: Strings, code: str) -> dict[str, Any]:
    problems = sheet.problems or sheet.read_problems
    twice, foreign = TWICE in problems, OTHER_PAPER in problems
    texts = [problem_text(one, code) for one in problems if one not in (OTHER_PAPER, TWICE)]
    if twice:
        texts.append(say("review_twice"))
    if foreign:
        texts.append(say("review_foreign"))
    known = bool(sheet.name) and sheet.version in store.key.versions
    read = say("review_read", name=sheet.name) if known and not sheet.said.version else ""
    # of a sheet that was read well the version is sure
    fixed = known and not sheet.read_problems and not sheet.said.version
    whole, head = (store.cut(sheet.id, name) or "" for name in (cuts.SHEET, cuts.HEAD))
    # a number that is asked for stands at the head
    first, second = (whole or head, "") if known or not head else (head, whole)
    answer = None
    if sheet.said.version is not None and not sheet.problems:
        answer = {"version": sheet.said.version, "serial": sheet.said.serial}
    return {
        "sheet": sheet.id,
        "row": None,
        "name": sheet.name,
        "picture": sheet.picture,
        "problems": texts,
        "read": read,
        "version": sheet.version,
        "serial": sheet.serial,
        "fixed": fixed,
        "same": known and not twice and not foreign and not sheet.said.version,
        "foreign": foreign,
        "cut": first,
        "head": second,
        "out": sheet.said.out,
        "was": sheet.said.whole,
        "answer": answer,
    }


def _row_item(store: Store, sheet: Sheet, row: SheetRow) -> dict[str, Any]:
    place = store.key.versions[sheet.version or ""].layout.rows[row.number]
    cut = store.cut(sheet.id, cuts.row_name(row.number)) or store.cut(sheet.id, cuts.SHEET)
    return {
        "sheet": sheet.id,
        "row": row.number,
        "name": sheet.name,
        "picture": sheet.picture,
        "label": row.label,
        "letters": [letters([option]) for option in range(len(place.bubbles))],
        "many": _takes_several(store.key, sheet, place.question),
        "seen": [[letters([one.option]), one.mark] for one in row.seen],
        "cut": cut or store.cut(sheet.id, cuts.HEAD) or "",
        "head": store.cut(sheet.id, cuts.NAME) or "",
        "out": False,
        "was": sheet.said.whole,
        "answer": None if row.said is None else sorted(row.said),
    }


def _takes_several(key: Key, sheet: Sheet, question: int) -> bool:
    return key.versions[sheet.version or ""].questions[question].type == "multiple"
