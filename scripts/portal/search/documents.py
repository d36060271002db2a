"""What is found: the texts of a library as documents, each with its address.

A page that only borrows its text from another language is no document of its own language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from portal.content.document import Block
from portal.content.document import Document as Converted
from portal.content.figure import Figure
from portal.content.library import Library
from portal.content.policy import Policy
from portal.content.records import Publication
from portal.content.story import Story
from portal.language.languages import Language
from portal.search.folding import composed

Kind = Literal["story", "policy", "question", "figure", "page"]
EARLIER = -(2**31)
"""The start of a section whose heading stands in an earlier part of its text."""
Address = Callable[[str, Publication[Any], Language], str]
"""The address of a record's page by its kind (`story`, `policy`, `figure`, `page`)."""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under a heading; `start` is where the heading begins in the document's text, or
    `EARLIER`."""

    start: int
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Document:
    """One text that can be found. `url` is relative to the root of the site; `place` is the line
    that says where it stands; `topics` are its further keywords; `byline` is found too, not shown.
    """

    url: str
    kind: Kind
    title: str
    place: str
    text: str
    sections: tuple[Section, ...] = ()
    topics: tuple[str, ...] = ()
    byline: str = ""

    @property
    def headings(self) -> tuple[str, ...]:
        """The words of the headings in it."""
        return tuple(section.title for section in self.sections)

    def changed(self, change: Callable[[str], str]) -> Document:
        """The document with `change` made to all that a reader may see of it."""
        moved = (
            replace(
                s, start=len(change(self.text[: s.start])), id=change(s.id), title=change(s.title)
            )
            for s in self.sections
        )
        return replace(
            self,
            url=change(self.url),
            title=change(self.title),
            place=change(self.place),
            text=change(self.text),
            sections=tuple(moved),
            topics=tuple(map(change, self.topics)),
            byline=change(self.byline),
        )


def documents(library: Library, language: Language, address: Address) -> Iterator[Document]:
    """Everything on the site that is in `language`, in the order in which listings show it."""
    for policy in _own(library.shown_policies, language):
        yield from _policy(policy, language, address("policy", policy, language))
    for figure in _own(library.shown_figures, language):
        yield _figure(library, figure, language, address("figure", figure, language))
    for story in _own(library.shown_stories, language):
        yield _story(library, story, language, address("story", story, language))
    for page in _own(library.shown_pages, language):
        if page.slug != "index":
            text = page.text(language)
            words, sections = _whole(text.document)
            url = address("page", page, language)
            yield Document(url, "page", composed(text.title), "", words, sections)


def _own(records: Iterable[Any], language: Language) -> Iterator[Any]:
    return (record for record in records if record.speaks(language))


def _policy(policy: Policy, language: Language, url: str) -> Iterator[Document]:
    text = policy.text(language)
    title = composed(text.title)
    words = _words(text.document, text.introduction)
    summary = composed(text.summary)
    parts = [words] if summary in words else [summary, words]
    yield Document(url, "policy", title, "", "\n".join(part for part in parts if part))
    for answer in text.answers:
        words = _words(text.document, (*answer.answer, *answer.basis))
        question = composed(answer.question)
        yield Document(f"{url}#{answer.id}", "question", question, title, words, topics=(title,))


def _figure(library: Library, figure: Figure, language: Language, url: str) -> Document:
    text = figure.text(language)
    place = library.taxonomy.name("places", figure.place, language.code)
    honours = "\n".join(" ".join(map(str, (h.year, h.title, h.awarded_by))) for h in text.honours)
    words, sections = _whole(text.document)
    return Document(
        url,
        "figure",
        composed(text.name),
        composed(f"{text.role} · {place}"),
        f"{words}\n{composed(honours)}" if honours else words,
        sections,
        topics=(composed(text.role), composed(place)),
    )


def _story(library: Library, story: Story, language: Language, url: str) -> Document:
    text = story.text(language)
    place = library.taxonomy.name("places", story.place, language.code)
    topics = (library.taxonomy.name("topics", topic, language.code) for topic in story.topics)
    words, sections = _whole(text.document)
    return Document(
        url,
        "story",
        composed(text.title),
        composed(place),
        words,
        sections,
        topics=(*map(composed, topics), composed(place)),
        byline=composed(text.author),
    )


def _whole(document: Converted) -> tuple[str, tuple[Section, ...]]:
    """The words of a text, and its sections."""
    words: list[str] = []
    sections: list[Section] = []
    length = 0
    for block in document.blocks:
        said = composed(document.text[block.start : block.end])
        if block.heading is not None and block.heading.id and block.heading.level > 1:
            sections.append(Section(length, block.heading.id, composed(block.heading.text)))
        words.append(said)
        length += len(said)
    return "".join(words).rstrip("\n"), tuple(sections)


def _words(document: Converted, blocks: Iterable[Block]) -> str:
    texts = (document.text[block.start : block.end].strip("\n") for block in blocks)
    return composed("\n".join(text for text in texts if text))
