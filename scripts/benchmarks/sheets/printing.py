"""Papers of many shapes, and their sheets as a printer prints them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from portal.content.question import QuestionType
from portal.quiz.paper.key import Key, KeyQuestion, KeyVersion
from portal.quiz.sheet.picture import sheet_pictures
from portal.quiz.sheet.place import Size, Wanted, place

DPI = 300
MM = DPI / 25.4
"""Dots a millimetre of a printed sheet."""
_SERIALS = (1, 38, 2160, 104729)
_TITLE = "社区知识竞赛（示例）"
_SHAPES: tuple[tuple[Size, tuple[tuple[QuestionType, int, int, int], ...]], ...] = (
    ("a4", (("single", 40, 4, 1), ("true_false", 10, 2, 1), ("multiple", 10, 5, 1))),
    ("a4", (("single", 80, 4, 1), ("multiple", 20, 4, 1))),
    ("a4", (("single", 20, 4, 1), ("match", 3, 4, 4), ("order", 2, 5, 5))),
    ("a5", (("single", 30, 4, 1), ("true_false", 10, 2, 1))),
    ("a5", (("single", 20, 3, 1), ("multiple", 10, 6, 1))),
    ("a4", (("true_false", 20, 2, 1),)),
)
"""Sizes of sheets, and how many questions of a type they have: with so many options, and rows."""


@dataclass(frozen=True, slots=True, eq=False)
class Printed:
    """A sheet as printed: BGR, `DPI` dots an inch."""

    key: Key
    version: str
    serial: int
    picture: NDArray[Any]
    grey: bool
    small: bool
    """Whether two of them stand on a page."""


@lru_cache
def paper(shape: int) -> Key:
    """A paper of two versions."""
    size, parts = _SHAPES[shape]
    questions: list[KeyQuestion] = []
    rows: list[Wanted] = []
    draw = random.Random(shape)
    for kind, count, options, lines in parts:
        for _ in range(count):
            number = len(questions)
            answer = tuple((draw.randrange(options),) for _ in range(lines))
            questions.append(
                KeyQuestion(
                    number + 1, f"q{number}", kind, "示例", 1, "示例", ("甲",) * options, 1, False,
                    answer, tuple(range(options)),
                )
            )  # fmt: skip
            rows.extend(
                Wanted(f"{number + 1}.{line + 1}" if lines > 1 else f"{number + 1}", number, line,
                       options)
                for line in range(lines)
            )  # fmt: skip
    layout = place(rows, size)
    versions = {name: KeyVersion(name, tuple(questions), layout) for name in "AB"}
    return Key(f"{shape + 1:08x}", _TITLE, "zh-Hans", "sample", "1", versions)


@lru_cache(maxsize=64)
def _sheet(shape: int, version: str, serial: int) -> NDArray[Any]:
    return next(iter(sheet_pictures(paper(shape), version, [serial], DPI)))


def printed(draw: np.random.Generator) -> list[Printed]:
    """A page of any paper, in colour, or grey by a printer that has no red: a sheet, or the two
    that stand on a page."""
    shape = int(draw.integers(len(_SHAPES)))
    small = _SHAPES[shape][0] == "a5"
    version = str(draw.choice(["A", "B"]))
    grey = bool(draw.random() < 0.15)
    screened = draw.random() < 0.5
    # The toner of some printers runs out.
    weak = draw.uniform(0.6, 0.95) if draw.random() < 0.3 else 1.0
    serials = draw.choice(_SERIALS, 2 if small and draw.random() < 0.5 else 1, replace=False)
    sheets = []
    for serial in serials.tolist():
        picture = _sheet(shape, version, serial)
        if grey:
            light = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
            picture = cv2.cvtColor(_screened(light) if screened else light, cv2.COLOR_GRAY2BGR)
        picture = (255 - (255 - picture.astype(np.float32)) * weak).astype(np.uint8)
        sheets.append(Printed(paper(shape), version, serial, picture, grey, small))
    return sheets


def _screened(light: NDArray[Any]) -> NDArray[Any]:
    """Grey as a laser printer makes it: of black dots."""
    y, x = np.mgrid[: light.shape[0], : light.shape[1]]
    wave = np.cos((x + y) * 2 * np.pi / 6) + np.cos((x - y) * 2 * np.pi / 6)
    screen = (wave + 2) / 4 * 250
    return np.where(light > screen, 255, 20).astype(np.uint8)
