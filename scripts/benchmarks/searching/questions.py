"""Pages and questions of a file, the pages as stories, and how well questions are answered."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from portal.search import Document

from benchmarks.sites import Fields, fields_of

Some = TypeVar("Some")
_MARKDOWN = re.compile(r"""[\\`*_{}\[\]()<>#+\-.!|=~^&:$"']|^\s*\d+""", re.MULTILINE)
_NUMBER = re.compile(r"stories/(?:\d+/)?story-(\d+)/")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the file; its number is its place there."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question, its answer's words, and the number of the page that answers it."""

    question: str
    keywords: str
    gold: int


@dataclass(frozen=True, slots=True)
class Asked:
    """How well queries were answered: shares of all, and the mean of 1 / the place of the page."""

    recall: float
    mrr: float
    first: float
    nothing: float


def read(file: Path) -> tuple[list[Page], list[Question]]:
    """The pages and the questions; a page without a title is called by its id."""
    data = json.loads(file.read_text("utf-8"))
    pages = [Page(p["id"], p["title"] or p["id"], p["text"].strip()) for p in data["pages"]]
    numbers = {page.id: number for number, page in enumerate(pages)}
    questions = [
        Question(q["question"], q["keywords"], numbers[q["gold"]]) for q in data["questions"]
    ]
    return pages, questions


def stories(pages: Sequence[Page]) -> Iterator[tuple[Fields, str]]:
    """Each page as a story whose every character is read as itself."""
    for number, page in enumerate(pages):
        body = "\n\n".join(_plain(line) for line in page.text.split("\n"))
        yield fields_of(number, page.title), f"{body}\n"


def _plain(text: str) -> str:
    return _MARKDOWN.sub(lambda found: "".join(f"&#{ord(sign)};" for sign in found[0]), text)


def documents(pages: Sequence[Page]) -> Iterator[Document]:
    """Each page as a document, as the portal makes it of such a story."""
    for number, page in enumerate(pages):
        fields = fields_of(number, page.title)
        yield document(number, fields, page.text)


def document(number: int, fields: Fields, text: str) -> Document:
    """A story as a document; it has no sections."""
    return Document(
        f"stories/story-{number}/",
        "story",
        fields["title"],
        fields["place"],
        text,
        topics=(*fields["topics"], fields["place"]),
        byline=fields["author"],
    )


def number_of(url: str) -> int | None:
    """The number of the story that an address is of."""
    found = _NUMBER.search(url)
    return int(found[1]) if found else None


def judged(answers: Sequence[Sequence[str]], wanted: Sequence[int]) -> Asked:
    """How well queries were answered: the addresses found for each, and the page wanted."""
    places = []
    for urls, gold in zip(answers, wanted, strict=True):
        numbers = [number_of(url) for url in urls[:10]]
        places.append(numbers.index(gold) + 1 if gold in numbers else 0)
    count = max(1, len(places))
    return Asked(
        sum(map(bool, places)) / count,
        sum(1 / place for place in places if place) / count,
        places.count(1) / count,
        sum(not urls for urls in answers) / count,
    )


def sample(items: Sequence[Some], count: int | None) -> list[Some]:
    """`count` of them, always the same ones; all where it is None or there are no more."""
    if count is None or count >= len(items):
        return list(items)
    return random.Random(count).sample(list(items), count)


def spread(numbers: Sequence[float]) -> tuple[float, float, float]:
    """(median, what 95% do not exceed, the greatest)"""
    order = sorted(numbers) or [0.0]
    last = len(order) - 1
    return order[last // 2], order[-(-last * 95 // 100)], order[last]
