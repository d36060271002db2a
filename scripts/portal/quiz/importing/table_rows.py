"""One row of a table as a question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import get_args

from portal.content.question import Answer, Pool, QuestionType, same
from portal.findings import Report
from portal.language.catalogue import every_text
from portal.quiz.export.tables import TYPES
from portal.quiz.importing.form import Read
from portal.quiz.importing.table_cells import letters_in, pairs_in, texts_in
from portal.quiz.importing.text_draft import Unread
from portal.quiz.importing.text_words import fold, words

_GAP = re.compile(r"_{2,}|＿+")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ONE_A_GAP = re.compile(r"\A[^\[].*[;；]", re.DOTALL)
"""Semicolons, which stand between the answers of several gaps too."""
_BETWEEN_OPTIONS = (r"[|｜\n]", r"[|｜;；\n]", r"[|｜;；、,，\n]")
"""What stands between options that are named by their words: the surest first."""


class _NoText(Exception):
    """An answer's cell that has signs but no text."""


def read_row(
    number: int, values: Mapping[str, str], report: Report, answer: str = ""
) -> Read | None:
    """The question of a row, its cells by their columns; None and a finding where it is none.

    `answer` is the letter of the column that answers stand in, for the finding.
    """
    try:
        return _made(number, values, answer)
    except Unread as wrong:
        report.error(wrong.rule, number, None, **wrong.params)
        return None


def _made(number: int, values: Mapping[str, str], column: str) -> Read:
    stem, written = values.get("stem", ""), values.get("answer", "")
    if not stem:
        raise Unread("import-unreadable", text=" ".join(filter(None, values.values())))
    if not written:
        raise Unread("import-row-no-answer", column=column)
    options = {
        name.removeprefix("option "): text
        for name, text in values.items()
        if name.startswith("option ") and text
    }
    try:
        type, answer = _answer(_kind(values.get("type", "")), stem, options, written)
    except _NoText:
        raise Unread("import-row-no-answer", column=column) from None
    choosing = type in ("single", "multiple", "order")
    if choosing and (len(options) < 2 or len(set(map(same, options.values()))) < len(options)):
        raise Unread("import-unreadable", text=stem)
    id = values.get("id", "")
    return Read(
        line=number,
        type=type,
        stem=stem,
        options=tuple(options.values()) if choosing else (),
        answer=answer,
        explanation=values.get("explanation", ""),
        id=id if _ID.fullmatch(id) else None,
        topic=values.get("topic") or None,
        difficulty=_difficulty(values.get("difficulty", "")),
        source=values.get("source") or None,
        pool=_pool(values.get("pool", "")),
    )


@cache
def _own_names() -> dict[str, str]:
    """The types by the names that our own tables call them, in every language."""
    return {fold(name): type for type, key in TYPES.items() for name in every_text(key)}


def _kind(written: str) -> str:
    """The type that a cell names; `choice` where the answer must tell."""
    if not written:
        return "choice"
    if written in get_args(QuestionType):
        return written
    named = _own_names().get(fold(written)) or words().type_of(written)
    if named is None:
        raise Unread("import-type", value=written)
    return named


def _difficulty(written: str) -> int | None:
    found = words().difficulty_of(written) if written else None
    if written and found is None:
        raise Unread("import-number", value=written)
    return found


def _pool(written: str) -> Pool | None:
    """The pool that a cell names; a word that names none is told, lest a secret be taken for
    practice."""
    found = words().pool_of(written) if written else None
    if written and found is None:
        raise Unread("import-pool", value=written)
    return found


def _judgement(written: str) -> bool | None:
    """What a cell says of a statement."""
    for said, key in ((True, "quiz.true"), (False, "quiz.false")):
        if fold(written) in map(fold, every_text(key)):
            return said
    return words().judgement_of(written)


def _answer(
    kind: str, stem: str, options: Mapping[str, str], written: str
) -> tuple[QuestionType, Answer]:
    if kind == "choice" and not options:
        judged = _judgement(written)
        kind = "true_false" if judged is not None else "blank" if _GAP.search(stem) else "short"
    match kind:
        case "true_false":
            return "true_false", _judged(options, written)
        case "blank" | "short":
            texts = texts_in(written, kind)
            if not texts:
                raise _NoText
            gaps = len(_GAP.findall(stem))
            if kind == "blank" and gaps > 1 and len(texts) > 1 and _ONE_A_GAP.search(written):
                raise Unread("import-gaps", count=gaps)
            return kind, texts
        case "match":
            pairs = pairs_in(written)
            if pairs is None:
                raise Unread("import-answer-unknown", value=written)
            return "match", pairs
    chosen = _chosen(options, written)
    if kind == "order":
        if len(chosen) != len(options):
            raise Unread("import-answer-unknown", value=written)
        return "order", chosen
    if kind == "multiple" or (kind == "choice" and len(chosen) > 1):
        return "multiple", chosen
    if len(chosen) > 1:
        raise Unread("import-answer-unknown", value=written)
    return "single", chosen[0]


def _judged(options: Mapping[str, str], written: str) -> bool:
    """What an answer says of a statement; by the letter of an option, what that says."""
    said = _judgement(options.get(fold(written), written))
    if said is None:
        raise Unread("import-answer-unknown", value=written)
    return said


def _chosen(options: Mapping[str, str], written: str) -> tuple[str, ...]:
    """The options that an answer names, by letters or by their words."""
    letters = letters_in(fold(written).rstrip("。."), list(options))
    if letters is not None:
        found = tuple(options[one] for one in letters)
    else:
        by_text = {same(text): text for text in options.values()}
        parts = ([written], *(re.split(between, written) for between in _BETWEEN_OPTIONS))
        named = (tuple(by_text.get(same(part), "") for part in some) for some in parts)
        found = next((some for some in named if all(some)), ())
    if not found or len(set(found)) < len(found):
        raise Unread("import-answer-unknown", value=written)
    return found
