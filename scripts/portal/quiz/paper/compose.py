"""Makes the key of a paper from its versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from portal.language.catalogue import Strings
from portal.quiz.assembly.paper import Assembled
from portal.quiz.paper.key import Key, KeyQuestion, KeyVersion, dump
from portal.quiz.paper.versions import Version
from portal.quiz.sheet.place import Size, Wanted, place
from portal.quiz.text import digest

_ID = 8
"""Hexadecimal digits of a paper's id."""
WORDS = "paper"
"""The kind of texts that papers have, in `language/paper`."""


def title_of(assembled: Assembled) -> str:
    """The paper's title in its language, or the first it has."""
    return in_language(assembled.blueprint.title, assembled.language)


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text of a language; the first there is where it has none; '' of none."""
    return texts.get(language) or next(iter(texts.values()), "")


def key_of(assembled: Assembled, versions: Sequence[Version], size: Size) -> Key:
    """The key of these versions with sheets of a size; its id changes with anything in it.

    Raises TooMany where a sheet has no room for all.
    """
    say = Strings(assembled.language, WORDS)
    truth = (say("true"), say("false"))
    key = Key(
        paper="",
        title=title_of(assembled),
        language=assembled.language,
        blueprint=assembled.blueprint.slug,
        seed=assembled.seed,
        versions={version.name: _version(assembled, version, size, truth) for version in versions},
    )
    return replace(key, paper=digest(dump(key).decode())[:_ID])


def _version(
    assembled: Assembled, version: Version, size: Size, truth: tuple[str, str]
) -> KeyVersion:
    questions = tuple(_questions(assembled, version, truth))
    return KeyVersion(version.name, questions, place(list(_rows(questions)), size))


def _questions(
    assembled: Assembled, version: Version, truth: tuple[str, str]
) -> Iterator[KeyQuestion]:
    for section, asked in zip(assembled.blueprint.sections, version.sections, strict=True):
        for one in asked:
            item = one.item
            yield KeyQuestion(
                number=one.number,
                id=item.id,
                type=item.type,
                topic=item.topic,
                difficulty=item.difficulty,
                stem=item.stem,
                options=truth if item.type == "true_false" else one.options,
                points=section.points,
                partial=section.partial,
                answer=one.answer,
                order=one.order,
            )


def _rows(questions: Sequence[KeyQuestion]) -> Iterator[Wanted]:
    """The rows of bubbles of questions that are not marked by hand."""
    for number, question in enumerate(questions):
        for part in range(len(question.answer)):
            several = len(question.answer) > 1
            label = f"{question.number}.{part + 1}" if several else f"{question.number}"
            yield Wanted(label, number, part, len(question.options))
