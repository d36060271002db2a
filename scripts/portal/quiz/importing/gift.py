"""GIFT, Moodle's text format for questions.

It is read as Moodle reads it: a blank line ends a question, a line from `//` is a comment, and
text behind the braces makes a gap of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from portal.content.question import Answer, Pool, QuestionType, same
from portal.findings import Report
from portal.quiz.importing.decoding import decode
from portal.quiz.importing.form import Form, Read
from portal.quiz.importing.gift_text import hide, seen, show, split_format, words_of
from portal.quiz.importing.text_draft import Unread
from portal.quiz.importing.text_words import words

_GAP = "____"
_CATEGORY = "$CATEGORY:"
_MARK = re.compile(r"\[(id|tag):((?:\\\]|[^\]])+)\]")
_ID = re.compile(r"([a-z0-9][a-z0-9-]{,31})(@.*)?")
_ANSWER = re.compile(r"([=~])\s*(?:%(-?\d{1,3}(?:\.\d*)?)%)?([^=~]*)")
_NUMBER = re.compile(r"#\s*=?\s*(-?\d+(?:\.\d+)?)(?::0)?")
_WILD = re.compile(r"(?<!\\)\*")
_TRUTH = {"T": True, "TRUE": True, "F": False, "FALSE": False}
_FULL, _NONE = 100.0, 0.0

_Made = tuple[QuestionType, tuple[str, ...], Answer, str]
"""A type, options, an answer, and feedback that explains it."""


@dataclass
class _Block:
    """The lines of a question, and what its comments say."""

    line: int = 0
    text: str = ""
    id: str | None = None
    tags: list[str] = field(default_factory=list)

    def add(self, number: int, line: str) -> None:
        """Take in one more line."""
        if line.startswith("//"):
            for kind, value in _MARK.findall(line):
                value = value.strip().replace(r"\]", "]")
                if kind == "tag":
                    self.tags.append(value)
                elif found := _ID.fullmatch(value):
                    self.id = found[1]
        elif self.text:
            self.text += "\n" + line
        else:
            self.line, self.text = number, line

    def tag(self, name: str) -> str | None:
        """What a tag `name:…` says."""
        start = f"{name}:"
        return next((tag.removeprefix(start) for tag in self.tags if tag.startswith(start)), None)


@dataclass(frozen=True)
class _Option:
    """An answer between the braces; without a weight, `=` is all right and `~` all wrong."""

    sign: str
    weight: float
    text: str
    feedback: str


def read(data: bytes, report: Report) -> list[Read]:
    """The questions of a GIFT file."""
    text = decode(data, report)
    found: list[Read] = []
    topic = None
    for block in _blocks(text or ""):
        if block.text.startswith(_CATEGORY):
            topic = block.text.removeprefix(_CATEGORY).strip().split("/")[-1] or None
            continue
        try:
            found.append(_question(block, topic))
        except Unread as fault:
            report.error(fault.rule, block.line, None, **fault.params)
    return found


def _blocks(text: str) -> Iterator[_Block]:
    """The questions and categories of a file; a category is one line."""
    block = _Block()
    for number, line in enumerate((*text.split("\n"), ""), 1):
        line = line.strip()
        category = line.startswith(_CATEGORY)
        if block.text and (category or not line):
            yield block
            block = _Block()
        if category:
            yield _Block(number, line)
        elif line:
            block.add(number, line)


def _question(block: _Block, topic: str | None) -> Read:
    text = hide(block.text)
    if text.startswith("::"):
        _, _, behind = text[2:].partition("::")
        text = behind.strip() or text
    before, opened, rest = text.partition("{")
    inside, closed, after = rest.partition("}")
    if not opened or not closed or "}" in before or "{" in inside + after:
        raise Unread("import-unreadable", text=block.text)
    form, _ = split_format(before)
    form = form or "moodle"
    stem = words_of(f"{before}{_GAP}{after}" if after.strip() else before, "moodle")
    inside, _, general = inside.partition("####")
    type, options, answer, feedback = _made(inside.strip(), form, block)
    if not stem:
        raise Unread("import-unreadable", text=block.text)
    if type == "short" and (block.tag("type") or ("blank" if _GAP in stem else "")) == "blank":
        type = "blank"
    difficulty = block.tag("difficulty")
    return Read(
        line=block.line,
        type=type,
        stem=stem,
        options=options,
        answer=answer,
        explanation=words_of(general, form) or feedback,
        id=block.id,
        topic=next((tag for tag in block.tags if not re.match(r"[a-z]+:", tag)), topic),
        difficulty=int(difficulty) if difficulty in ("1", "2", "3") else None,
        pool=_pool(block),
    )


def _pool(block: _Block) -> Pool | None:
    """The pool that tags name: the contest where any says so."""
    marked = (tag.partition(":") for tag in block.tags)
    named = {words().pool_of(value) for name, _, value in marked if name == "pool"}
    return "contest" if "contest" in named else "practice" if "practice" in named else None


def _made(inside: str, form: str, block: _Block) -> _Made:
    """What stands between the braces."""
    unreadable = Unread("import-unreadable", text=block.text)
    if not inside:
        raise Unread("import-gift-type", value="essay")
    if inside.startswith("#"):
        return _number(inside)
    verdict, *feedback = inside.split("#", 2)
    if verdict.strip() in _TRUTH:
        # The first is for who answers wrong, the second for who answers right.
        explained = next((part for part in reversed(feedback) if part.strip()), "")
        return "true_false", (), _TRUTH[verdict.strip()], words_of(explained, form)
    if "~" not in inside and "=" in inside and "->" in inside:
        return _pairs(inside, form, unreadable)
    if not inside.startswith(("=", "~")):
        if "=" in inside or "~" in inside:
            raise unreadable
        inside = f"={inside}"
    options = [_option(*found) for found in _ANSWER.findall(inside)]
    if any(not option.text.strip() for option in options):
        raise unreadable
    return _choice(options, form, unreadable) if "~" in inside else _short(options, unreadable)


def _option(sign: str, weight: str, text: str) -> _Option:
    text, _, feedback = text.partition("#")
    return _Option(sign, float(weight or (_FULL if sign == "=" else _NONE)), text, feedback)


def _choice(options: Sequence[_Option], form: str, unreadable: Unread) -> _Made:
    """One right answer where a `=` says so, else all that add to the mark."""
    texts = tuple(words_of(option.text, form) for option in options)
    for number, text in enumerate(texts):
        if same(text) in map(same, texts[:number]):
            raise Unread("options-equal", value=text)
    if len(texts) < 2:
        raise Unread("options-few")
    single = any(option.sign == "=" for option in options)
    right = [
        (text, option)
        for text, option in zip(texts, options, strict=True)
        if (option.sign == "=" if single else option.weight > 0)
    ]
    if not right:
        raise Unread("import-gift-no-answer")
    if single and len(right) > 1:
        raise unreadable
    feedback = words_of(right[0][1].feedback, form)
    if single:
        return "single", texts, right[0][0], feedback
    return "multiple", texts, tuple(text for text, _ in right), feedback


def _short(options: Sequence[_Option], unreadable: Unread) -> _Made:
    """The texts that get the full mark; part of it the bank can't give."""
    full = [option for option in options if option.weight >= _FULL]
    if not full:
        raise Unread("import-gift-no-answer")
    texts = [words_of(option.text, "plain") for option in full]
    if any(_WILD.search(text) for text in texts):
        raise unreadable
    accepted = tuple(dict.fromkeys(text.replace(r"\*", "*") for text in texts))
    return "short", (), accepted, words_of(full[0].feedback, "plain")


def _pairs(inside: str, form: str, unreadable: Unread) -> _Made:
    pairs = []
    for part in inside.removeprefix("=").split("="):
        left, arrow, right = part.partition("->")
        pair = (words_of(left, form), seen(show(right), lines=True).strip())
        if not arrow or not all(pair):
            raise unreadable
        pairs.append(pair)
    return "match", (), tuple(pairs), ""


def _number(inside: str) -> _Made:
    """One number without a margin is a text that is accepted."""
    found = _NUMBER.fullmatch(inside)
    if found is None:
        raise Unread("import-gift-type", value="numerical")
    return "short", (), (found[1],), ""


FORM = Form("gift", (".gift", ".gift.txt"), read)
