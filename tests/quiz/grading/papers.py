"""A paper in two versions, and sheets of it that people filled, as readings or as pictures."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from portal.quiz.grading.sheets import Kept
from portal.quiz.paper.key import Key, KeyQuestion, KeyVersion
from portal.quiz.reading.reading import BubbleReading, Mark, SheetReading
from portal.quiz.sheet.place import Wanted, place

PAPER = "0a1b2c3d"
Filled = Mapping[int, Sequence[int]]
"""The filled bubbles by row; a row that is not in it is blank."""


def question(number: int, kind: Any, options: Sequence[str], answer: Any, **more: Any) -> Any:
    """A question of a version; `answer` by row, `more` are other fields."""
    usual: dict[str, Any] = {
        "id": f"q{number}",
        "topic": "养犬",
        "difficulty": 1,
        "stem": f"第 {number} 个问题（示例）？",
        "points": 2,
        "partial": False,
        "order": tuple(range(len(options))),
    }
    return KeyQuestion(
        number=number, type=kind, options=tuple(options), answer=answer, **{**usual, **more}
    )


def version(name: str, questions: Sequence[KeyQuestion]) -> KeyVersion:
    """A version with its sheet."""
    rows = [
        Wanted(f"{one.number}" + (f".{part + 1}" if len(one.answer) > 1 else ""), at, part,
               len(one.options))
        for at, one in enumerate(questions)
        for part in range(len(one.answer))
    ]  # fmt: skip
    return KeyVersion(name, tuple(questions), place(rows, "a5"))


def make_key(singles: int = 6, title: str = "邻里知识竞答（示例）") -> Key:
    """Version A has singles, a multiple, a true or false, a match and a blank; B has the singles
    the other way round, and the options of all turned."""
    options = ("狂犬病疫苗", "流感疫苗", "水痘疫苗", "乙肝疫苗")
    first = [
        question(n + 1, "single", options, ((n % 4,),), id=f"s{n}", stem=f"单选 {n}（示例）？")
        for n in range(singles)
    ]
    rest = [
        ("multiple", options, ((0, 2, 3),), {"partial": True, "points": 4, "id": "many"}),
        ("true_false", ("对", "错"), ((1,),), {"id": "truth"}),
        ("match", options[:3], ((1,), (0,), (2,)), {"partial": True, "points": 3, "id": "pairs"}),
        ("blank", (), (), {"id": "words"}),
    ]
    a = first + [
        question(singles + n, kind, texts, answer, **more)
        for n, (kind, texts, answer, more) in enumerate(rest, 1)
    ]
    b = [
        turned(one, number) for number, one in enumerate([*reversed(a[:singles]), *a[singles:]], 1)
    ]
    return Key(PAPER, title, "zh-Hans", "street", "2026", {
        "A": version("A", a), "B": version("B", b),
    })  # fmt: skip


def turned(one: KeyQuestion, number: int) -> KeyQuestion:
    """The question with its options the other way round, as another version has it."""
    if one.type in ("true_false", "blank"):
        return question(number, one.type, one.options, one.answer, **_rest(one))
    last = len(one.options) - 1
    answer = tuple(tuple(sorted(last - place for place in row)) for row in one.answer)
    order = tuple(reversed(one.order))
    options = tuple(reversed(one.options))
    return question(number, one.type, options, answer, **{**_rest(one), "order": order})


def _rest(one: KeyQuestion) -> dict[str, Any]:
    names = ("id", "topic", "difficulty", "stem", "points", "partial", "order")
    return {name: getattr(one, name) for name in names}


def with_short(points: int = 10, stem: str = "说一说（示例）", name: str = "tell") -> Key:
    """A paper with a blank (`words`, 2 points) and a short answer with this id, which stands
    first in version B."""
    key = make_key()
    short: dict[str, Any] = {"id": name, "points": points, "stem": stem}
    a = [*key.versions["A"].questions]
    b = [replace(one, number=one.number + 1) for one in key.versions["B"].questions]
    return replace(key, versions={
        "A": version("A", [*a, question(len(a) + 1, "short", (), (), **short)]),
        "B": version("B", [question(1, "short", (), (), **short), *b]),
    })  # fmt: skip


def right_rows(of: KeyVersion) -> dict[int, list[int]]:
    """What is filled on a sheet that has everything right."""
    return {
        number: list(of.questions[row.question].answer[row.part])
        for number, row in enumerate(of.layout.rows)
    }


def reading(
    key: Key,
    name: str,
    serial: int | None,
    filled: Filled,
    *,
    doubtful: Sequence[tuple[int, int]] = (),
    problems: Sequence[str] = (),
    picture: str | None = None,
) -> SheetReading:
    """A reading of a sheet filled so; `doubtful` are bubbles by row and option."""
    bubbles = []
    for number, row in enumerate(key.versions[name].layout.rows):
        for option in range(len(row.bubbles)):
            mark: Mark = "filled" if option in filled.get(number, ()) else "blank"
            if (number, option) in doubtful:
                mark = "doubtful"
            fill = {"filled": 0.9, "blank": 0.02, "doubtful": 0.4}[mark]
            bubbles.append(BubbleReading(number, option, fill, mark))
    return SheetReading(
        picture or f"scan-{serial}.jpg", name, serial, tuple(bubbles), tuple(problems), None
    )


def kept(number: int, of: SheetReading) -> Kept:
    """A reading as it is kept: of the picture with this number."""
    return Kept(f"{number:016x}.0", of)


def people(key: Key, count: int, seed: int = 1, miskeyed: str = "") -> list[Kept]:
    """Sheets of people of many abilities, every other one of version B; what they know of the
    question `miskeyed` is not what the key has."""
    draw = random.Random(seed)
    found = []
    for number in range(1, count + 1):
        name = "AB"[number % 2]
        of = key.versions[name]
        able = draw.gauss(0.6, 0.2)
        filled = {}
        for row, places in right_rows(of).items():
            asked = of.questions[of.layout.rows[row].question]
            hard = 0.1 * (sum(map(ord, asked.id)) % 5 - 2)
            known = list(places)
            if asked.id == miskeyed:
                known = [(place + 1) % len(asked.options) for place in places]
            if draw.random() < able - hard:
                filled[row] = known
            elif draw.random() > 0.05:
                filled[row] = [draw.randrange(len(asked.options))]
        found.append(kept(number, reading(key, name, number, filled)))
    return found
