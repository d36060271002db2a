"""The parts of pages that questions are made of: a question with its answer, a story, a profile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from html import unescape
from typing import Literal

from portal.content.document import Block, Document, Mark
from portal.content.figure import Figure, FigureText
from portal.content.library import Library
from portal.content.policy import PolicyText, QuestionAndAnswer
from portal.content.question import source_of
from portal.content.records import Text
from portal.content.story import Story, StoryText
from portal.quiz.text import normal, tidy
from portal.quiz.values import quantities
from portal.quiz.words import Words, words_of

Kind = Literal["answer", "story", "profile"]

ASKS = ("？", "?", "؟")
"""What a question ends in."""
_LINK_IN_BRACKETS = re.compile(r"[（(]<a [^>]*>([^<]*)</a>[）)]")


@dataclass(frozen=True)
class Section:
    """One part of a page in one language, as the rules see it.

    `page` is `policy/<topic>`, `stories/<slug>` or `figures/<slug>`; `anchor` is that of a
    question on a policy page; `heading` is its question, of others empty.
    """

    kind: Kind
    page: str
    anchor: str | None
    language: str
    title: str
    """The title of the page, or the name of the person or group."""
    heading: str
    document: Document
    blocks: tuple[Block, ...]
    basis_blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    default_topic: str
    """The topic of its questions where those by hand have no other name for it."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from all other parts."""
        return self.page, self.anchor or "", self.language

    @property
    def source(self) -> str:
        """The source of a question by hand that comes from this part."""
        return source_of(self.page, self.anchor)

    @cached_property
    def question(self) -> str:
        """The question; of a heading that asks nothing (第七条 管理体制) the spaces stay."""
        said = tidy(self.heading)
        return said if said.endswith(ASKS) else " ".join(self.heading.split())

    @cached_property
    def words(self) -> Words:
        return words_of(self.language)

    @cached_property
    def start(self) -> int:
        """Where its text begins in the document's plain text."""
        if not self.blocks:
            return 0
        raw = self._said(self.blocks[0].start, self.blocks[-1].end)
        return self.blocks[0].start + len(raw) - len(raw.lstrip())

    @cached_property
    def text(self) -> str:
        """Its plain text, without its question and basis; the spans of sources count in it."""
        return self._said(self.start, self.blocks[-1].end).rstrip() if self.blocks else ""

    @cached_property
    def everything(self) -> str:
        """All that the page says about it, in normal form: its subject, question, answer and
        basis. What stands in it is no safe wrong option."""
        basis = [self._said(block.start, block.end) for block in self.basis_blocks]
        return normal("\n".join([self.title, self.question, self.text, *basis]))

    @cached_property
    def quantities(self) -> frozenset[tuple[str, object]]:
        """The quantities that its question and answer name."""
        return frozenset(quantities(self.question + "\n" + self.text, self.words))

    @cached_property
    def basis(self) -> str:
        """The law and article that its answer names, without the names of links."""
        said = []
        for block in self.basis_blocks:
            text = self._said(block.start, block.end)
            html = "".join(part for part in block.parts if isinstance(part, str))
            for name in _LINK_IN_BRACKETS.findall(html):
                text = re.sub(rf"[（(]{re.escape(unescape(name))}[）)]", "", text)
            said.append(text)
        return tidy(" ".join(said))

    def _said(self, start: int, end: int) -> str:
        return self.document.text[start:end]


def sections_of(library: Library) -> Iterator[tuple[Section, ...]]:
    """The parts of the shown pages, in the order of the pages; each in all its languages, the
    original first."""
    for policy in library.shown_policies:
        page = f"policy/{policy.slug}"
        places: dict[str, list[Section]] = {}
        for text in policy.texts.values():
            if text.introduction:
                places.setdefault("", []).append(_introduction(page, text))
            for answer in text.answers:
                places.setdefault(answer.id, []).append(_answer(page, text, answer))
        yield from map(tuple, places.values())
    for story in library.shown_stories:
        yield tuple(_story(story, text) for text in story.texts.values())
    for figure in library.shown_figures:
        yield tuple(_profile(figure, text) for text in figure.texts.values())


def _introduction(page: str, text: PolicyText) -> Section:
    blocks = text.introduction
    made = _whole("answer", page, text, text.title, text.title)
    marks = text.document.marks_between(blocks[0].start, blocks[-1].end)
    return replace(made, blocks=blocks, marks=marks)


def _answer(page: str, text: PolicyText, answer: QuestionAndAnswer) -> Section:
    parts = (*answer.answer, *answer.basis)
    end = max((block.end for block in parts), default=answer.end)
    return Section(
        kind="answer",
        page=page,
        anchor=answer.id,
        language=text.language,
        title=text.title,
        heading=answer.question,
        document=text.document,
        blocks=answer.answer,
        basis_blocks=answer.basis,
        marks=text.document.marks_between(answer.start, end),
        default_topic=text.title,
    )


def _story(story: Story, text: StoryText) -> Section:
    topic = words_of(text.language).stories_topic
    return _whole("story", f"stories/{story.slug}", text, text.title, topic)


def _profile(figure: Figure, text: FigureText) -> Section:
    topic = words_of(text.language).profiles_topic
    return _whole("profile", f"figures/{figure.slug}", text, text.name, topic)


def _whole(kind: Kind, page: str, text: Text, title: str, topic: str) -> Section:
    return Section(
        kind=kind,
        page=page,
        anchor=None,
        language=text.language,
        title=title,
        heading="",
        document=text.document,
        blocks=text.document.blocks,
        basis_blocks=(),
        marks=text.document.marks,
        default_topic=topic,
    )
