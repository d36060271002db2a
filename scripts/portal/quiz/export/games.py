"""What the sheets of games on phones have in common: a question, four answers, a time, a key."""

from __future__ import annotations

from dataclasses import dataclass

from portal.language.catalogue import Strings
from portal.quiz.export.format import LeftOut
from portal.quiz.export.texts import unwritable
from portal.quiz.item import BankItem, keys_of

OPTIONS = 4
_SECONDS = {1: 20, 2: 30, 3: 60}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a game allows: signs of a stem, signs of an option, questions of a file."""

    stem: int
    option: int
    questions: int


def options_of(item: BankItem) -> tuple[str, ...]:
    """The options; of a statement, the words for true and false in its language."""
    if item.type == "true_false":
        say = Strings(item.lang)
        return say("quiz.true"), say("quiz.false")
    return item.options


def right_of(item: BankItem) -> tuple[int, ...]:
    """The numbers of the right options, from 1."""
    if isinstance(item.answer, bool):
        return (1,) if item.answer else (2,)
    keys = keys_of(item)
    return tuple(n for n, option in enumerate(item.options, 1) if option in keys)


def seconds_of(item: BankItem) -> int:
    """The time to answer in: more for a harder question."""
    return _SECONDS.get(item.difficulty, 30)


def obstacle(
    item: BankItem, stem: str, options: tuple[str, ...], limits: Limits, *, number: int
) -> LeftOut | None:
    """Why the `number`th question (from 1), as the file would have it, can't be in it."""
    if item.type not in ("single", "multiple", "true_false"):
        return LeftOut(item, "type")
    if (strange := unwritable(item)) is not None:
        return strange
    if length(stem) > limits.stem:
        return LeftOut(item, "stem-long", limits.stem)
    if len(options) > OPTIONS:
        return LeftOut(item, "options-many", OPTIONS)
    if any(length(option) > limits.option for option in options):
        return LeftOut(item, "option-long", limits.option)
    if number > limits.questions:
        return LeftOut(item, "questions-many", limits.questions)
    return None


def length(text: str) -> int:
    """How long programs that count in UTF-16 say that a text is."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
