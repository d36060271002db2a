"""GIFT, Moodle's text format; it has no type for putting things in order.

It can't say that options must not be shuffled: who needs their order kept takes Moodle XML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from portal.quiz.export.format import Exported, Format, LeftOut, Wish
from portal.quiz.export.moodle_rules import (
    choice,
    identity,
    pattern,
    refused,
    shown,
    tags,
    weight_of,
)
from portal.quiz.item import BankItem, keys_of, pairs_of

_SPECIAL = re.compile(r"[\\#=~{}:]")
_PLACEHOLDER = re.compile(r"&&0\d\d")
"""What Moodle itself puts for an escaped sign while it reads; in a text it turns into the sign."""
_ARROW = "->"
"""What parts a pair, and makes answers pairs wherever it stands in them; it has no escape."""
_NOT_IN_TAG = re.compile(r"[<>`\x00-\x1f\x7f]")


def write(items: Sequence[BankItem], wish: Wish) -> Exported:
    """The questions in GIFT, a blank line between them."""
    mixed = len({item.lang for item in items}) > 1
    blocks: list[str] = []
    left_out: list[LeftOut] = []
    for item in items:
        why = refused(item) or _refused(item)
        if why is None:
            blocks.append(_block(item, mixed))
        else:
            left_out.append(why)
    return Exported("\n".join(blocks).encode(), tuple(left_out))


def _refused(item: BankItem) -> LeftOut | None:
    if item.type == "order":
        return LeftOut(item, "type")
    if item.type in ("blank", "short") and any(
        _ARROW in answer or _PLACEHOLDER.search(answer) for answer in keys_of(item)
    ):
        return LeftOut(item, "unreadable")
    return None


def _block(item: BankItem, mixed: bool) -> str:
    name = identity(item, mixed)
    marks = "".join(f" [tag:{_tag(tag)}]" for tag in tags(item))
    stem = _text(item.stem, item, block=True, always=True)
    answers = "".join(f"\n\t{line}" for line in _answers(item))
    return f"// [id:{name}]{marks}\n::{name}::{stem}{{{answers}\n}}\n"


def _answers(item: BankItem) -> Iterator[str]:
    """The lines between the braces."""
    match item.type:
        case "true_false":
            yield "TRUE" if item.answer else "FALSE"
        case "single":
            for option in item.options:
                yield ("=" if option == item.answer else "~") + _text(option, item)
        case "multiple":
            for option in item.options:
                yield f"~%{weight_of(item, option)}%{_text(option, item)}"
        case "match":
            for left, right in pairs_of(item):
                yield f"={_text(left, item)} {_ARROW} {_escaped(choice(right))}"
        case _:
            for answer in keys_of(item):
                # Moodle keeps no format of a short answer, but reads one from its beginning
                yield f"=%100%[plain]{_escaped(pattern(answer))}"
    if item.explanation:
        yield "####" + _text(item.explanation, item, block=True)


def _text(text: str, item: BankItem, *, block: bool = False, always: bool = False) -> str:
    """A text with its format before it where it is another than the stem's, where the text
    itself begins like a format or a weight, or `always`."""
    form, made = shown(text, item.lang, block=block, plain=_plain(text, block))
    stem_form, _ = shown("", item.lang, block=True, plain=_plain(item.stem, True))
    if always or form != stem_form or made.startswith(("[", "%")):
        return f"[{form}]{_escaped(made)}"
    return _escaped(made)


def _plain(text: str, block: bool) -> bool:
    """Whether a text may be plain; HTML can hide what has no escape. Moodle parts pairs alone by
    an arrow, but other readers take an option with one for a pair."""
    return not _PLACEHOLDER.search(text) and (block or _ARROW not in text)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text).replace("\n", r"\n")


def _tag(tag: str) -> str:
    return _NOT_IN_TAG.sub("", tag).replace("]", r"\]")


FORMAT = Format("gift", ".gift", write)
