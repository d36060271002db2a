"""What the review page shows of papers that are marked by hand: a card for each sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from portal.quiz.grading import cuts
from portal.quiz.grading.corrections_file import given_json
from portal.quiz.grading.hand_marks import hand_questions
from portal.quiz.grading.sheets import Sheet
from portal.quiz.grading.store import Store
from portal.quiz.paper.key import Key


def asked(key: Key) -> dict[str, list[dict[str, Any]]]:
    """The questions that are marked by hand, by version in the order of its paper."""
    ids = {question.id for question in hand_questions(key)}
    return {
        name: [
            {"id": one.id, "number": one.number, "stem": one.stem, "points": one.points}
            for one in version.questions
            if one.id in ids
        ]
        for name, version in key.versions.items()
    }


def cards(store: Store, sheets: Sequence[Sheet]) -> list[dict[str, Any]]:
    """A card for each version and serial that is known, in the order of the sheets, with the
    points that were given; none where nothing is marked by hand."""
    if not hand_questions(store.key):
        return []
    known: dict[str, Sheet] = {}
    for sheet in sheets:
        if sheet.name and sheet.version in store.key.versions and not sheet.said.out:
            known.setdefault(sheet.name, sheet)
    return [
        {
            "name": name,
            "version": sheet.version,
            "serial": sheet.serial,
            "cut": store.cut(sheet.id, cuts.NAME) or "",
            "given": given_json(sheet.hand),
        }
        for name, sheet in known.items()
    ]
