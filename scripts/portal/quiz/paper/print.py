"""What is printed of a version: the paper itself, and the key to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import ascii_uppercase
from typing import Any

from portal.content.blueprint import Section
from portal.language.catalogue import Strings
from portal.quiz.assembly.paper import Assembled
from portal.quiz.item import keys_of, pairs_of
from portal.quiz.paper.compose import WORDS, in_language, title_of
from portal.quiz.paper.key import Key
from portal.quiz.paper.typeset import reading_pages
from portal.quiz.paper.versions import Asked, Version
from portal.quiz.sheet.draw import draw_overlay

_GAP = re.compile("_{2,}")
"""Where words are left out of a stem."""
_LINES = {"blank": 1, "short": 2}
"""Lines to write on; a blank whose stem has a gap is written there."""


def draw_paper(assembled: Assembled, version: Version) -> bytes:
    """The paper of a version, as a PDF."""
    say = Strings(assembled.language, WORDS)
    blueprint = assembled.blueprint
    names = ("name_line", "serial_line", "use_sheet", "page")
    on_sheet = [bool(asked.answer) for asked in version.asked]
    data = {
        "lang": assembled.language,
        "title": title_of(assembled),
        "version": say("version", name=version.name),
        "facts": say(
            "facts", count=blueprint.count, points=blueprint.points, minutes=blueprint.minutes
        ),
        "note": in_language(blueprint.note, assembled.language),
        "sheet": any(on_sheet),
        # points given by hand are entered under the serial of the sheet
        "serial": any(on_sheet) and not all(on_sheet),
        "words": {name: say(name) for name in names},
        "sections": [
            {
                "title": _heading(number, section, say),
                "facts": _worth(section, say),
                "task": say("several").join(_tasks(section, asked, say)),
                "questions": [_question(one, say) for one in asked],
            }
            for number, (section, asked) in enumerate(_sections(assembled, version))
        ],
    }
    return reading_pages("paper", data)


def draw_answers(assembled: Assembled, version: Version, key: Key) -> bytes:
    """The key of a version, as a PDF; its last page is the sheet with the right bubbles filled."""
    say = Strings(assembled.language, WORDS)
    layout = key.versions[version.name].layout
    secret = any(item.pool == "contest" for item in assembled.items)
    data = {
        "lang": assembled.language,
        "title": title_of(assembled),
        "version": say("version", name=version.name),
        "words": {name: say(name) for name in ("key", "key_short", "answer", "page")},
        "secret": say("secret") if secret else "",
        "questions": [_answered(one, say) for one in version.asked],
        "sections": [
            {"title": _heading(number, section, say), "numbers": [one.number for one in asked]}
            for number, (section, asked) in enumerate(_sections(assembled, version))
        ],
        "width": layout.width,
        "height": layout.height,
        "overlay": list(draw_overlay(key, version.name)) if layout.rows else None,
    }
    return reading_pages("answers", data)


def _sections(
    assembled: Assembled, version: Version
) -> Iterator[tuple[Section, tuple[Asked, ...]]]:
    yield from zip(assembled.blueprint.sections, version.sections, strict=True)


def _heading(place: int, section: Section, say: Strings) -> str:
    """A section's number and title; without one, the names of its types."""
    numerals = say("numbering")
    number = numerals[place] if place < len(numerals) else str(place + 1)
    types = say.listing([say(f"type_{type_}") for type_ in section.types])
    return say("section", number=number, title=in_language(section.title, say.code) or types)


def _worth(section: Section, say: Strings) -> str:
    return say(
        "section_points",
        count=section.count,
        points=section.points,
        total=section.count * section.points,
    )


def _tasks(section: Section, asked: tuple[Asked, ...], say: Strings) -> Iterator[str]:
    """What is to be done with the questions of a section, by type."""
    for type_ in dict.fromkeys(one.item.type for one in asked):
        task = f"task_{type_}"
        partial = section.partial and type_ == "multiple"
        yield say(f"{task}_partial" if partial else task)
        if type_ in _LINES:
            yield say("on_paper")


def _question(asked: Asked, say: Strings) -> Mapping[str, Any]:
    """A question as `paper.typ` shows it; `stem` is what stands around its gaps."""
    item = asked.item
    options = asked.options or (_truth(say) if item.type == "true_false" else ())
    stem = _GAP.split(item.stem)
    return {
        "number": asked.number,
        "kind": item.type,
        "stem": stem,
        "options": [
            {"letter": letter, "text": text}
            for letter, text in zip(ascii_uppercase, options, strict=False)
        ],
        "rows": list(_rows(asked, say)),
        "lines": 0 if item.type == "blank" and len(stem) > 1 else _LINES.get(item.type, 0),
    }


def _rows(asked: Asked, say: Strings) -> Iterator[Mapping[str, str]]:
    """The rows of the sheet of a question that is matched or ordered."""
    texts: list[str] = []
    if asked.item.type == "match":
        texts = [left for left, _ in pairs_of(asked.item)]
    elif asked.item.type == "order":
        texts = [say("step", number=place) for place in range(1, len(asked.order) + 1)]
    for place, text in enumerate(texts, 1):
        label = f"{asked.number}.{place}" if len(texts) > 1 else str(asked.number)
        yield {"label": label, "text": text}


def _answered(asked: Asked, say: Strings) -> Mapping[str, Any]:
    """A question with its answer, in letters and in words, as `answers.typ` shows it."""
    item = asked.item
    letters = [[ascii_uppercase[place] for place in row] for row in asked.answer]
    return {
        "number": asked.number,
        "stem": item.stem,
        "short": letters,
        "answer": list(_parts(asked, say)),
        "joint": say("step_joint" if item.type == "order" else "several"),
        "explanation": say("explanation", text=item.explanation) if item.explanation else "",
        "source": say("source", source=str(item.source)),
    }


def _parts(asked: Asked, say: Strings) -> Iterator[Mapping[str, str]]:
    """The parts of an answer in words: what is on the left of a pair, a letter, and its text."""
    item, lefts = asked.item, [left for left, _ in pairs_of(asked.item)]
    options = asked.options or _truth(say)
    if not asked.answer:
        yield from ({"left": "", "letter": "", "text": text} for text in keys_of(item))
    for place, row in enumerate(asked.answer):
        for option in row:
            left = lefts[place] if lefts else ""
            yield {"left": left, "letter": ascii_uppercase[option], "text": options[option]}


def _truth(say: Strings) -> tuple[str, str]:
    return say("true"), say("false")
