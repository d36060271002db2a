"""A question as its lines gave it, and the question that it makes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from portal.content.question import Answer, Pool, QuestionType, same
from portal.findings import Report
from portal.quiz.importing.form import Read
from portal.quiz.importing.text_numbers import circled_options
from portal.quiz.importing.text_words import Words, fold

_GAP = re.compile(r"_{2,}|＿+|\{_\}")
_BRACKET_GAP = re.compile(r"[（(][\s\u3000]*[)）]")
_IN_BRACKETS = re.compile(r"[（(]\s*([A-Za-zＡ-Ｚａ-ｚ、,，\s]{1,40}|[^\s（()）]{1,4})\s*[)）]")
_ANY_BRACKETS = re.compile(r"[（(]\s*([^（()）]{0,39}[^（()）\s])\s*[)）]")
_NUMBERS = re.compile(r"[1-9](?:[\s,、;/]*[1-9])*")
_LETTERS = re.compile(r"[A-Z](?:[\s,、;/]*[A-Z])*")
_LETTER_AND_TEXT = re.compile(r"\s*([A-Za-zＡ-Ｚａ-ｚ])\s*[.．、:：]\s*(.+)", re.DOTALL)
_END = " \t\u3000。.?？!！;；:："


@dataclass(slots=True)
class Draft:
    """What the lines of a question held.

    `number` is its own, None where it has none; `section` is the type that the head above it
    names; `right` are the options that are marked as answers where they stand.
    """

    line: int
    number: int | None
    style: str
    section: str | None
    stem: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    type: str | None = None
    lettered: bool = False
    tagged_at_end: bool = False
    bad: bool = False
    loose: str = ""
    """The line of the first option that has but a comma or a space behind its letter."""
    numbered: bool = False
    """Whether the options have `①`, `②` for letters."""
    pool: Pool | None = None

    @property
    def finished(self) -> bool:
        """Whether it may be whole, so that another can begin."""
        return bool(self.options or "answer" in self.values)

    @property
    def bare(self) -> bool:
        """Whether nothing says that it is a question."""
        return self.number is None and self.type is None and not self.finished

    def unlettered(self, words: Words) -> bool:
        """Whether lines below are options without letters: its type ended the stem."""
        kind = words.type_of(self.type or "")
        return self.tagged_at_end and not self.lettered and kind in _CHOOSING


_CHOOSING = frozenset({"choice", "single", "multiple", "true_false", "order"})


class Unread(Exception):
    """What is wrong with a question: a rule, with the words that its message needs."""

    def __init__(self, rule: str, **params: object) -> None:
        super().__init__(rule)
        self.rule, self.params = rule, params


def finish(draft: Draft, words: Words, report: Report) -> Read | None:
    """The question, or None and a finding at its line."""
    if draft.bad:
        return None
    try:
        return _made(draft, words)
    except Unread as wrong:
        report.error(wrong.rule, draft.line, None, **wrong.params)
        return None


def _made(draft: Draft, words: Words) -> Read:
    named = draft.type or draft.section
    kind = words.type_of(named) if named is not None else "choice"
    if kind is None:
        raise Unread("import-type", value=named)
    if draft.loose and len(draft.options) == 1:  # a line that only looked like an option
        draft.stem, draft.options = [*draft.stem, draft.loose], []
    _by_circles(draft, kind, words)
    stem = "\n".join(draft.stem).strip()
    written = _lettered(draft.values.get("answer", "").strip(), draft)
    if not written and draft.right:
        written = "".join(chr(ord("A") + at) for at in draft.right)
    if not written and kind == "blank":
        stem, written = _gap_in(stem, words)
    elif not written:
        stem, written = _answer_in(stem, draft, words)
    if not stem:
        raise Unread("import-unreadable", text=written or " ".join(draft.options))
    if not written:
        raise Unread("import-no-answer")
    type_, answer = _answer(kind, stem, tuple(draft.options), written, words)
    options = () if type_ in ("true_false", "blank", "short") else tuple(draft.options)
    return Read(
        line=draft.line,
        type=type_,
        stem=stem,
        options=options,
        answer=answer,
        explanation=draft.values.get("explanation", "").strip(),
        id=draft.values.get("id") or None,
        topic=draft.values.get("topic") or None,
        difficulty=_difficulty(draft.values.get("difficulty", ""), words),
        source=draft.values.get("source") or None,
        pool=_pool(draft, words),
    )


def _pool(draft: Draft, words: Words) -> Pool | None:
    written = draft.values.get("pool", "")
    if not written.strip():
        return draft.pool
    found = words.pool_of(written)
    if found is None:
        raise Unread("import-pool", value=written)
    return found


def _by_circles(draft: Draft, kind: str, words: Words) -> None:
    """Take what stands behind `①`, `②` for the options, where there are no others."""
    if draft.options or kind not in ("choice", "single", "multiple", "order"):
        return
    stem, options = circled_options(draft.stem)
    if not options:
        return
    made = replace(draft, stem=stem, options=options, numbered=True)
    written = _lettered(draft.values.get("answer", "").strip(), made)
    if not written:
        written = _answer_in("\n".join(stem), made, words)[1]
    if kind != "choice" or _chosen(tuple(options), written):
        draft.stem, draft.options, draft.numbered = stem, options, True


def _lettered(written: str, draft: Draft) -> str:
    """An answer by the numbers of options that have such, in letters."""
    plain = fold(written).rstrip("。.")
    if not draft.numbered or not _NUMBERS.fullmatch(plain):
        return written
    return "".join(chr(ord("A") - 1 + int(sign)) for sign in plain if sign.isdecimal())


def answered(draft: Draft, words: Words) -> bool:
    """Whether an answer stands below a question, at an option, or in its stem."""
    there = "answer" in draft.values or bool(draft.right)
    return there or bool(_answer_in("\n".join(draft.stem), draft, words)[1])


def _gap_in(stem: str, words: Words) -> tuple[str, str]:
    """The stem of a blank whose answer stands in brackets: where its gap is, or behind its end."""
    found = [one for one in _ANY_BRACKETS.finditer(stem) if not words.is_aside(one[1])]
    if not found or _gaps(stem) > 1:
        return stem, ""
    before, after = stem[: found[-1].start()], stem[found[-1].end() :]
    ended = before.rstrip()[-1:] in _END
    if not after.strip(_END) and (_gaps(stem) or ended):
        return (before.rstrip() + after.strip()).strip(), found[-1][1]
    return (stem, "") if _gaps(stem) else (f"{before}____{after}", found[-1][1])


def _difficulty(written: str, words: Words) -> int | None:
    if not written.strip():
        return None
    found = words.difficulty_of(written)
    if found is None:
        raise Unread("import-number", value=written)
    return found


def _answer_in(stem: str, draft: Draft, words: Words) -> tuple[str, str]:
    """The stem without the answer that stands in its last brackets, and that answer."""
    for found in reversed(list(_IN_BRACKETS.finditer(stem))):
        inside = _lettered(fold(found[1]), draft)
        letters = _LETTERS.fullmatch(inside) and _letters(inside, len(draft.options))
        judged = not draft.options and words.judgement_of(inside) is not None
        if not letters and not judged:
            continue
        before, after = stem[: found.start()], stem[found.end() :]
        if not after.strip(_END):
            # at the end it is the answer's place only, inside the sentence a gap too
            ended = not after.strip() and before.rstrip()[-1:] in _END
            kept = before.rstrip() + after.strip() if ended or judged else before + "（ ）" + after
            return kept.strip(), inside
        return before + "（ ）" + after, inside
    return stem, ""


def _answer(
    kind: str, stem: str, options: tuple[str, ...], written: str, words: Words
) -> tuple[QuestionType, Answer]:
    judged = _judgement(options, written, words)
    if kind == "true_false" or (kind == "choice" and judged is not None):
        if judged is None:
            raise Unread("import-answer-unknown", value=written)
        return "true_false", judged
    if kind == "blank" or (kind == "choice" and not options and _gaps(stem)):
        if _gaps(stem) > 1:
            raise Unread("import-gaps", count=_gaps(stem))
        return "blank", _texts(written, r"[|｜;；]")
    if kind == "short" or (kind == "choice" and not options):
        return "short", _texts(written, r"[|｜]")
    chosen = _chosen(options, written)
    if not chosen or len(set(chosen)) < len(chosen):
        raise Unread("import-answer-unknown", value=written)
    if kind == "order":
        return "order", chosen
    if kind == "multiple" or (kind == "choice" and len(chosen) > 1):
        return "multiple", tuple(option for option in options if option in chosen)
    if len(chosen) > 1:
        raise Unread("import-answer-unknown", value=written)
    return "single", chosen[0]


def _judgement(options: tuple[str, ...], written: str, words: Words) -> bool | None:
    """What an answer says of a statement; one of options says it by their words."""
    if options:
        said = [words.judgement_of(option) for option in options]
        if len(said) != 2 or None in said or said[0] == said[1]:
            return None
        if chosen := _chosen(options, written):
            return words.judgement_of(chosen[0]) if len(chosen) == 1 else None
    return words.judgement_of(written)


def _chosen(options: tuple[str, ...], written: str) -> tuple[str, ...]:
    """The options that an answer names, by letters or by their words; none where one is unknown."""
    folded = fold(written).rstrip("。.")
    if _LETTERS.fullmatch(folded) and (letters := _letters(folded, len(options))):
        return tuple(options[at] for at in letters)
    if (found := _LETTER_AND_TEXT.fullmatch(written)) and (at := _letters(fold(found[1]), 26)):
        named = options[at[0]] if at[0] < len(options) else ""
        return (named,) if same(named) == same(found[2]) else ()
    by_text = {same(option): option for option in options}
    for parts in ([written], re.split(r"[|｜;；]", written), re.split(r"[|｜;；、,，]", written)):
        if all(same(part) in by_text for part in parts):
            return tuple(by_text[same(part)] for part in parts)
    return ()


def _letters(folded: str, count: int) -> list[int]:
    """The numbers of the options with these letters; none where there is no such option."""
    found = [ord(letter) - ord("A") for letter in folded if letter.isalpha()]
    return found if all(0 <= at < count for at in found) else []


def _texts(written: str, between: str) -> tuple[str, ...]:
    """The accepted texts of an answer."""
    found = tuple(part.strip() for part in re.split(between, written) if part.strip())
    if not found:
        raise Unread("import-no-answer")
    return found


def _gaps(stem: str) -> int:
    """How many gaps a stem leaves: by lines, or where it has none, by empty brackets."""
    return len(_GAP.findall(stem)) or len(_BRACKET_GAP.findall(stem))
