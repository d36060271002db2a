"""Chinese text forms: those of 问卷星, of 腾讯问卷, and of offline quiz tools.

A profile in `language/quiz_text/profiles` says how each writes a question. Their sources: for
问卷星 the syntax of survey texts in its own toolkit (github.com/wjxcom/wjx-ai-kit, dsl-syntax.md)
gives number, stem, type in brackets, and options each on its line; its lines 正确答案 and 答案解析
are those of the form in which exams are commonly pasted there. For 腾讯问卷 the exam syntax of its
documentation (wesurvey.com/docs/survey-dsl, "exam scenario"), whose English marks stand here in
Chinese. `plain` has the marks that offline tools agree on: 【答案】, 【解析】.

What would be read back as another question than it is, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from string import ascii_uppercase

import yaml
from pydantic import BaseModel, ConfigDict

from portal.content.question import Answer, QuestionType
from portal.findings import Report
from portal.quiz.export.format import Exported, Format, LeftOut, Why, Wish
from portal.quiz.export.texts import texts_of
from portal.quiz.importing.form import Read
from portal.quiz.importing.text_words import FOLDER, words
from portal.quiz.importing.text_zh import read_text
from portal.quiz.item import BankItem, keys_of

_NOWHERE = re.compile("[\0-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Signs that no text file should hold."""
_PROFILES = FOLDER / "profiles"
DEFAULT = "wjx"
"""The profile that is meant where none is named."""


class UnknownProfile(ValueError):
    """There is no profile of this name."""


class Profile(BaseModel):
    """How one tool writes questions; what has no line there is None and is not written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: str
    option: str
    answer: str | None = None
    explanation: str | None = None
    difficulty: str | None = None
    topic: str | None = None
    source: str | None = None
    pool: str | None = None
    """Written of contest questions only."""
    file_pool: str | None = None
    """Written above all where some are the contest's, and no question has a line for it."""
    types: dict[QuestionType, str]
    between_letters: str = ""
    between_answers: str | None = "|"
    """None where a gap takes one answer only."""
    judgement: tuple[str, str]
    judgement_options: bool = False
    """Whether right and wrong stand as options below a statement."""
    judgement_letters: bool = False
    """Whether the answer is the letter of one of them."""


@dataclass(frozen=True, slots=True)
class _Unfit(Exception):
    why: Why
    limit: int | None = None


def profiles() -> tuple[str, ...]:
    """The names of all profiles."""
    return tuple(sorted(path.stem for path in _PROFILES.glob("*.yml")))


@cache
def profile_of(name: str) -> Profile:
    """One profile.

    Raises UnknownProfile where there is none of this name.
    """
    if name not in profiles():
        raise UnknownProfile(name)
    loaded = yaml.safe_load((_PROFILES / f"{name}.yml").read_text("utf-8"))
    return Profile.model_validate(loaded)


def write(items: Sequence[BankItem], wish: Wish) -> Exported:
    """The questions as a text, one after another, a blank line between them.

    Raises UnknownProfile where the wish names one that there is not.
    """
    profile = profile_of(wish.profile or DEFAULT)
    written: list[str] = []
    left_out: list[LeftOut] = []
    for item in items:
        try:
            written.append(_question(item, profile, len(written) + 1))
        except _Unfit as refused:
            left_out.append(LeftOut(item, refused.why, refused.limit))
    out = {id(one.item) for one in left_out}
    secret = any(item.pool == "contest" for item in items if id(item) not in out)
    if secret and profile.file_pool is not None:
        written.insert(0, profile.file_pool.format(pool=words().pools["contest"][0]) + "\n")
    return Exported("\n".join(written).encode(), tuple(left_out))


def _question(item: BankItem, profile: Profile, number: int) -> str:
    if item.type not in profile.types:
        raise _Unfit("type")
    if any(map(_NOWHERE.search, texts_of(item))):
        raise _Unfit("unreadable")
    if any(len(text.splitlines()) > 1 for text in texts_of(item)):
        raise _Unfit("multi-line")
    options = _options(item, profile)
    if len(options) > len(ascii_uppercase):
        raise _Unfit("options-many", len(ascii_uppercase))
    answer = _answer(item, options, profile)
    text = _lines(item, profile, number, options, answer)
    if not _same(text, item, profile):
        raise _Unfit("unreadable")
    return text


def _lines(
    item: BankItem, profile: Profile, number: int, options: Sequence[str], answer: str
) -> str:
    lines = [
        profile.question.format(
            number=number, stem=item.stem, type=profile.types[item.type], answer=answer
        )
    ]
    lines += [
        profile.option.format(letter=letter, text=text)
        for letter, text in zip(ascii_uppercase, options, strict=False)
    ]
    lines += [
        line.format(
            answer=answer, difficulty=item.difficulty, topic=item.topic, source=str(item.source)
        )
        for line in (profile.answer, profile.difficulty, profile.topic, profile.source)
        if line is not None
    ]
    if profile.pool is not None and item.pool == "contest":
        lines.append(profile.pool.format(pool=words().pools[item.pool][0]))
    if profile.explanation is not None and item.explanation:
        lines.append(profile.explanation.format(text=item.explanation))
    return "".join(f"{line}\n" for line in lines)


def _options(item: BankItem, profile: Profile) -> tuple[str, ...]:
    if item.type == "true_false":
        return profile.judgement if profile.judgement_options else ()
    if item.type == "order" and not item.options:
        return tuple(sorted(keys_of(item)))  # in their right order they would tell the answer
    return item.options if item.type in ("single", "multiple", "order") else ()


def _answer(item: BankItem, options: Sequence[str], profile: Profile) -> str:
    match item.answer:
        case bool():
            word = profile.judgement[0 if item.answer else 1]
            return _letter(word, options) if profile.judgement_letters else word
        case str():
            return _letter(item.answer, options)
    words = keys_of(item)
    if item.type in ("multiple", "order"):
        letters = [_letter(word, options) for word in words]
        if item.type == "multiple":
            letters.sort()
        return profile.between_letters.join(letters)
    if len(words) > 1 and profile.between_answers is None:
        raise _Unfit("answers-many", 1)
    return (profile.between_answers or "").join(words)


def _letter(word: str, options: Sequence[str]) -> str:
    if word not in options:
        raise _Unfit("unreadable")
    return ascii_uppercase[options.index(word)]


def _same(text: str, item: BankItem, profile: Profile) -> bool:
    """Whether the text is read back as this question and no other."""
    report = Report("")
    found = read_text(text, report)
    if len(found) != 1 or report.findings:
        return False
    one = found[0]
    carried = (
        (profile.explanation, one.explanation, item.explanation),
        (profile.topic, one.topic, item.topic),
        (profile.source, one.source, str(item.source)),
        (profile.difficulty, one.difficulty, item.difficulty),
        (profile.pool, one.pool or "practice", item.pool),
    )
    return _asked(one) == _asked(item) and all(
        line is None or back == wanted for line, back, wanted in carried
    )


def _asked(question: BankItem | Read) -> tuple[object, ...]:
    """What a question asks and takes for right, where order means nothing in one order."""
    answer: Answer | list[object] = question.answer
    if question.type == "multiple" and isinstance(answer, tuple):
        answer = [option for option in question.options if option in answer]
    options = question.options if question.type in ("single", "multiple") else ()
    return question.type, question.stem, options, answer


FORMAT = Format("text-zh", ".txt", write)
