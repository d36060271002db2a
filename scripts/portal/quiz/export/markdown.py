"""A paper in Markdown, to be printed and handed out, or laid out further in any editor.

Questions stand by topic and are numbered through; the key and the explanations follow on a part
of their own. Every text is escaped, so that any reader of Markdown shows it as it is, and is one
paragraph, whatever its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from portal.language.catalogue import Strings
from portal.quiz.export.format import Exported, Format, LeftOut, Wish
from portal.quiz.export.texts import unwritable
from portal.quiz.generate.order import mixed
from portal.quiz.item import BankItem, apart, keys_of, pairs_of

_BY_NUMBER = re.compile(r"[\\&<>\[\]~=^$|@]|:(?=[/\w])|^:")
"""Signs of markup, links, marks, formulas, tables, addresses, emoji: a backslash before them is
not known to every reader, or is a mark itself; but all know a sign by its number."""
_BY_BACKSLASH = re.compile(r"[`*_{}!]|^[#+-]|(?i:(?<=www))\.")
"""What every reader takes a backslash before."""
_NUMBERED = re.compile(r"^(\d+)([.)])")
_LINE = "  \n"
"""A new line within a paragraph."""
_EMPTY_LINE = "&nbsp;"
_RULE = "---"
_WIDE_SPACE = "&emsp;"
_WRITE_HERE = "_" * 12


def write(items: Sequence[BankItem], wish: Wish) -> Exported:
    """The paper and its key, in the language that was asked for."""
    say = Strings(wish.language)
    left_out: list[LeftOut] = []
    by_topic: dict[str, list[BankItem]] = {}
    for item in items:
        if (why := unwritable(item)) is not None:
            left_out.append(why)
    strange = {id(one.item) for one in left_out}
    # one question of a paper must not answer another
    kept = {id(item) for item in apart(item for item in items if id(item) not in strange)}
    for item in items:
        if id(item) in kept:
            by_topic.setdefault(item.topic, []).append(item)
        elif id(item) not in strange:
            left_out.append(LeftOut(item, "same-fact"))
    whose = (say(name, line=_WRITE_HERE) for name in ("export.name", "export.score"))
    paper: list[str] = ["# " + _text(wish.title), _WIDE_SPACE.join(map(_text, whose))]
    key: list[str] = [_RULE, "## " + _text(say("export.answers"))]
    number = 0
    for topic, questions in by_topic.items():
        paper.append("## " + _text(topic))
        for item in questions:
            number += 1
            paper.append(_LINE.join((f"**{number}.** {_text(item.stem)}", *_task(item, say))))
            key.append(_LINE.join((f"**{number}.** {_answer(item, say)}", *_explanation(item))))
    text = "\n\n".join((*paper, *key)) + "\n"
    return Exported(text.encode(), tuple(left_out))


def _task(item: BankItem, say: Strings) -> Iterator[str]:
    """What is to be done, and what there is to choose from."""
    yield f"*{_text(say(f'quiz.hint_{item.type}'))}*"
    if item.type == "match":
        for number, (left, _) in enumerate(pairs_of(item), 1):
            yield f"({number}) {_text(left)}"
    yield from (f"{_letter(place)}. {_text(text)}" for place, text in enumerate(_choices(item)))


def _choices(item: BankItem) -> tuple[str, ...]:
    """What has a letter: options, or the right sides of the pairs, each once and mixed."""
    if item.type != "match":
        return item.options
    rights = dict.fromkeys(right for _, right in pairs_of(item))
    return mixed(item.id, tuple(rights))


def _answer(item: BankItem, say: Strings) -> str:
    """The key of a question: letters where there are some."""
    choices = _choices(item)
    match item.type:
        case "true_false":
            return _text(say("quiz.true" if item.answer else "quiz.false"))
        case "single":
            return _letter(choices.index(str(item.answer)))
        case "multiple":
            right = keys_of(item)
            letters = [_letter(place) for place, text in enumerate(choices) if text in right]
            return say.listing(letters)
        case "order":
            return say("quiz.arrow").join(_letter(choices.index(word)) for word in keys_of(item))
        case "match":
            return say.listing(
                [
                    f"({number}) {_letter(choices.index(right))}"
                    for number, (_, right) in enumerate(pairs_of(item), 1)
                ]
            )
        case _:
            return _text(say.listing(keys_of(item)))


def _explanation(item: BankItem) -> Iterator[str]:
    if item.explanation:
        yield _text(item.explanation)


def _letter(place: int) -> str:
    """A, B … Z, AA, AB …"""
    before, last = divmod(place, len(ascii_uppercase))
    return (_letter(before - 1) if before else "") + ascii_uppercase[last]


def _text(text: str) -> str:
    lines = text.strip().split("\n")
    return _LINE.join(_line(line.strip()) or _EMPTY_LINE for line in lines)


def _line(line: str) -> str:
    """One line of text, with nothing in it that Markdown would read."""
    marked = _BY_NUMBER.sub(lambda sign: f"&#{ord(sign[0])};", line)
    return _NUMBERED.sub(r"\1\\\2", _BY_BACKSLASH.sub(r"\\\g<0>", marked))


FORMAT = Format("markdown", ".md", write)
