"""Invented papers, of questions of every type, to be printed and read back."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pypdfium2
import pypdfium2.raw as pdf
from portal.content.blueprint import Blueprint, Section
from portal.content.question import QuestionType
from portal.quiz.assembly.paper import Assembled
from portal.quiz.item import BankItem
from portal.quiz.paper.compose import key_of
from portal.quiz.paper.key import Key
from portal.quiz.paper.versions import Version, versions_of
from portal.quiz.sheet.place import Size
from quiz.export.items import item

MILLIMETRE = 72 / 25.4
"""In points, what PDF measures in."""
EVERY_TYPE: Mapping[QuestionType, int] = {
    "single": 12,
    "multiple": 4,
    "true_false": 4,
    "blank": 2,
    "match": 2,
    "order": 2,
    "short": 1,
}


def question(kind: QuestionType, number: int, **more: Any) -> BankItem:
    """The `number`th invented question of a type."""
    name = f"{kind}甲乙丙丁戊己庚辛壬癸"[: len(kind) + 1 + number % 10] + str(number)
    words = [f"{sign}项{number}" for sign in "红黄蓝绿"]
    options, answer = {
        "single": (words, words[number % 4]),
        "multiple": (words, tuple(words[: 1 + number % 4])),
        "true_false": ((), number % 2 == 0),
        "blank": ((), (f"空{number}",)),
        "match": ((), tuple((f"左{sign}{number}", f"右{sign}{number}") for sign in "甲乙丙")),
        "order": (words[:3], (words[2], words[0], words[1])),
        "short": ((), (f"答{number}",)),
    }[kind]
    stem = f"{name}题____的空？" if kind == "blank" else f"{name}题？"
    fields = {"id": f"{kind.replace('_', '-')}-{number}", **more}
    return item(kind, stem, tuple(options), answer, f"讲解{number}。", **fields)


def paper(
    kinds: Mapping[QuestionType, int] = EVERY_TYPE, *, language: str = "zh-Hans", **more: Any
) -> Assembled:
    """A paper with a section for each type; `more` are fields of all its questions."""
    return paper_of(
        [[question(kind, n, lang=language, **more) for n in range(kinds[kind])] for kind in kinds],
        language,
    )


def paper_of(
    sections: Sequence[Sequence[BankItem]], language: str = "zh-Hans", title: str = "练习（示例）"
) -> Assembled:
    """A paper of these questions, two points each."""
    made = tuple(
        Section({}, tuple(dict.fromkeys(i.type for i in items)), len(items), 2, {}, {}, True)
        for items in sections
    )
    note = {language: "请独立作答。"}
    blueprint = Blueprint(
        "sample", {language: title}, "all", 30, 60, made, {}, {}, note, "quiz/blueprints/s.yml", 1
    )
    return Assembled(blueprint, "2026", language, tuple(map(tuple, sections)))


@cache
def printed(size: Size = "a4", language: str = "zh-Hans") -> tuple[Assembled, Version, Key]:
    """A paper of every type, its first version, and its key with versions A and B."""
    assembled = paper(language=language)
    versions = versions_of(assembled, "AB")
    return assembled, versions[0], key_of(assembled, versions, size)


def texts(data: bytes) -> list[str]:
    """The text of each page of a PDF, without spaces."""
    with pypdfium2.PdfDocument(data) as document:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]


@dataclass(frozen=True, slots=True)
class Sign:
    """A character of a page: where it is drawn from in points, x from the left, y from below, how
    high it is, and how many degrees it is turned clockwise."""

    text: str
    x: float
    y: float
    size: float
    turned: int


def signs(data: bytes, number: int = 0) -> list[Sign]:
    """The characters of a page of a PDF but spaces, as they follow each other in the file; none of
    them is mirrored."""
    found = []
    with pypdfium2.PdfDocument(data) as document:
        page = document[number].get_textpage()
        for at in range(page.count_chars()):
            matrix = pdf.FS_MATRIX()
            x, y = ctypes.c_double(), ctypes.c_double()
            character = chr(pdf.FPDFText_GetUnicode(page, at))
            if character.isspace() or not pdf.FPDFText_GetMatrix(page, at, matrix):
                continue
            pdf.FPDFText_GetCharOrigin(page, at, x, y)
            assert matrix.a * matrix.d - matrix.b * matrix.c > 0
            turned = round(math.degrees(math.atan2(-matrix.b, matrix.a))) % 360
            size = pdf.FPDFText_GetFontSize(page, at) * math.hypot(matrix.a, matrix.b)
            found.append(Sign(character, x.value, y.value, size, turned))
    return found


def sizes(data: bytes) -> list[tuple[int, int]]:
    """Width and height of each page of a PDF in whole millimetres."""
    with pypdfium2.PdfDocument(data) as document:
        pages = [page.get_size() for page in document]
    return [(round(width / MILLIMETRE), round(height / MILLIMETRE)) for width, height in pages]


def loose_fonts(data: bytes) -> int:
    """How many texts of a PDF are in a font that is not in the file."""
    with pypdfium2.PdfDocument(data) as document:
        objects = [o for page in document for o in page.get_objects(max_depth=4)]
        seen = [o for o in objects if o.type == pdf.FPDF_PAGEOBJ_TEXT]
        assert seen
        return sum(pdf.FPDFFont_GetIsEmbedded(pdf.FPDFTextObj_GetFont(o)) != 1 for o in seen)
