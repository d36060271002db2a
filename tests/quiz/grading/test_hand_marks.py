"""Points given with a red pen: entered, taken back, counted, and never taken for nothing."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from openpyxl import load_workbook
from portal.cli import main
from portal.quiz.grading.corrections import Corrections, Said
from portal.quiz.grading.corrections_file import FILE, read_corrections
from portal.quiz.grading.desk import Desk
from portal.quiz.grading.hand_marks import hand_questions
from portal.quiz.grading.items import analysis_of
from portal.quiz.grading.report import problem_counts, report
from portal.quiz.grading.results import Results, results_of
from portal.quiz.grading.sheets import Kept, settled
from portal.quiz.grading.store import Store
from portal.quiz.grading.tables import results_csv, results_xlsx
from portal.quiz.paper.key import Key
from portal.quiz.prize.entries import read_entries
from quiz.grading.papers import PAPER, kept, people, reading, with_short

LANGUAGES = ("zh-Hans", "en")


KEY = with_short()
PEOPLE = people(KEY, 60)
NAMES = [f"{one.reading.version}-{one.reading.serial}" for one in PEOPLE]


def given(*names: str, question: str = "tell") -> dict[str, dict[str, Fraction]]:
    """Points of these papers, which differ."""
    return {name: {question: Fraction(int(name[2:]) % 21, 2)} for name in names}


def results(hand: Any, *, key: Key = KEY, of: list[Kept] = PEOPLE, **said: Said) -> Results:
    corrections = Corrections(PAPER, said, hand)
    return results_of(key, settled(of, key, corrections, None))


def test_what_nobody_entered_is_left_out_and_told() -> None:
    found = results({})
    assert found.not_entered == 2 and len(found.results) == 60 and not found.waiting
    assert found.most == sum(one.points for one in KEY.versions["A"].questions if not one.by_hand)
    assert "另有 2 道" in report(found, analysis_of(found), "zh-Hans").decode()


def test_what_is_entered_counts_and_who_lacks_it_waits() -> None:
    before = {one.sheet.name: one.points for one in results({}).results}
    found = results(given(*NAMES[:-2]))
    assert found.not_entered == 1 and found.most == results({}).most + 10
    for one in found.results:
        assert one.points == before[one.sheet.name] + Fraction(one.sheet.serial % 21, 2)
    assert sorted(sheet.name for sheet in found.waiting) == sorted(NAMES[-2:])
    for code, text in (("zh-Hans", "填空、简答的分还没有录入"), ("en", "Points given by hand")):
        ((said, count),) = problem_counts(found.waiting, code)
        assert text in said and count == 2
        # the question has another number on each version's paper
        rows = list(csv.reader(io.StringIO(results_csv(found, code).decode("utf-8-sig"))))
        for row in rows[-2:]:
            assert row[3] == "" and f" {'11' if row[1] == 'A' else '1'}" in row[-1]
        assert report(found, analysis_of(found), code)
    by_name = {sheet.name: sheet for sheet in found.waiting}
    assert by_name[NAMES[-1]].unmarked == ("tell",) and not by_name[NAMES[-1]].problems
    # a draw does not go over their heads
    entries = read_entries(results_csv(found, "zh-Hans"), table=True, least=None)
    assert sorted(entries.waiting) == sorted(NAMES[-2:]) and len(entries.entries) == 58


def test_statistics_are_of_these_questions_too() -> None:
    hand = {name: {"tell": points["tell"], "words": Fraction(n % 5, 2)}
            for n, (name, points) in enumerate(given(*NAMES).items())}  # fmt: skip
    found = results(hand)
    analysis = analysis_of(found)
    assert found.not_entered == 0 and len(found.results) == 60
    items = {item.question.id: item for item in analysis.items}
    scores = found.scores()
    tell = [one.question.id for one in analysis.items].index("tell")
    own = np.array([float(hand[one.sheet.name]["tell"]) for one in found.results])
    assert list(scores[:, tell]) == list(own)
    assert items["tell"].difficulty == pytest.approx(own.mean() / 10, abs=1e-12)
    rest = scores.sum(axis=1) - own
    expected = np.corrcoef(own, rest)[0, 1]
    assert items["tell"].discrimination == pytest.approx(expected, abs=1e-9)
    count = scores.shape[1]
    whole = scores.sum(axis=1).var(ddof=1)
    alpha = count / (count - 1) * (1 - scores.var(axis=0, ddof=1).sum() / whole)
    assert analysis.alpha == pytest.approx(alpha, abs=1e-9)
    book = load_workbook(io.BytesIO(results_xlsx(found, analysis, "zh-Hans")))
    table = list(book["作答"].values)
    first = dict(zip(table[0], table[1], strict=True))
    worth = hand[first["答题卡"]]["tell"]
    assert float(first["A-11 B-1"]) == float(worth)
    for code in LANGUAGES:
        words = report(found, analysis, code).decode()
        assert words.count("<article") == count and "None" not in words


def test_marks_stay_with_the_paper_and_not_with_its_picture() -> None:
    """Photographed once more, and the first picture left out."""
    again = kept(900, replace(PEOPLE[0].reading, picture="again.jpg"))
    found = results(given(*NAMES), of=[*PEOPLE, again], **{PEOPLE[0].id: Said(out=True)})
    assert len(found.results) == 60
    assert next(one for one in found.results if one.sheet.id == again.id).sheet.hand


def test_a_sheet_that_waits_or_is_out_begins_nothing() -> None:
    waits = kept(901, reading(KEY, "A", 901, {}, doubtful=[(0, 0)]))
    out = kept(902, reading(KEY, "A", 902, {}))
    found = results(
        given("A-901", "A-902", "A-999"), of=[*PEOPLE, waits, out], **{out.id: Said(out=True)}
    )
    assert len(found.results) == 60 and found.not_entered == 2


def test_a_question_struck_out_needs_no_points_and_points_too_many_are_none() -> None:
    struck = with_short(0)
    assert [one.id for one in hand_questions(struck)] == ["words"]
    assert results(given(*NAMES), key=struck).most == results({}).most
    smaller = with_short(3)
    found = results(given(*NAMES), key=smaller)
    assert all(one.answers["tell"].points <= 3 for one in found.results)
    assert len(found.waiting) == sum(int(name[2:]) % 21 > 6 for name in NAMES)


# Where they are entered


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "out", KEY)
    made.open()
    for one in PEOPLE[:12]:
        made.keep(one.id.split(".")[0], [one.reading], cut=True)
    return made


@pytest.mark.parametrize(
    "change",
    [
        {"hand": "A-2", "question": "tell", "points": 10.5},
        {"hand": "A-2", "question": "tell", "points": -1},
        {"hand": "A-2", "question": "tell", "points": 0.25},
        {"hand": "A-2", "question": "tell", "points": "1"},
        {"hand": "A-2", "question": "tell", "points": True},
        {"hand": "A-2", "question": "tell", "points": float("nan")},
        {"hand": "A-2", "question": "tell", "points": float("inf")},
        {"hand": "A-2", "question": "s0", "points": 1},
        {"hand": "A-2", "question": ["tell"], "points": 1},
        {"hand": "A-3", "question": "tell", "points": 1},
        {"hand": "A-02", "question": "tell", "points": 1},
        {"hand": PEOPLE[0].id, "question": "tell", "points": 1},
    ],
)
def test_what_cannot_be_given_is_not_kept(store: Store, change: dict[str, object]) -> None:
    assert Desk(store, "zh-Hans").change(change) is None
    assert not (store.folder / FILE).exists()


def test_each_is_kept_at_once_and_can_be_taken_back(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(store, "zh-Hans")
    for points in (1.5, 3):
        said = desk.change({"hand": "A-2", "question": "tell", "points": points})
        assert said is not None and said["items"] is None
        (worth,) = read_corrections(store.folder, PAPER).hand["A-2"].values()
        assert worth == Fraction(points)
    assert len(desk.outcome().results.waiting) == 11
    # no cut-out is needed to enter the others
    forget = ["quiz", "grade", "--forget", "-o", str(store.folder)]
    assert main(forget) == 0
    desk.change({"hand": "A-2", "question": "tell", "points": None})
    assert not desk.outcome().results.waiting
    assert not read_corrections(store.folder, PAPER).hand


def test_what_was_put_there_meanwhile_stays(store: Store) -> None:
    """The file of another review is put into the folder while this one goes on."""
    desks = [Desk(store, "zh-Hans"), Desk(store, "en")]
    names = [f"{one.reading.version}-{one.reading.serial}" for one in PEOPLE[:12]]
    for name in names:
        for which, question in enumerate(("tell", "words")):
            change = {"hand": name, "question": question, "points": which + 0.5}
            assert desks[which].change(change) is not None
    for which, desk in enumerate(desks):
        assert desk.change({"sheet": PEOPLE[which].id, "row": 0, "filled": [which]}) is not None
    found = read_corrections(store.folder, PAPER)
    both = {"tell": Fraction(1, 2), "words": Fraction(3, 2)}
    assert found.hand == dict.fromkeys(sorted(names), both)
    assert {found.of(PEOPLE[n].id).rows[0] for n in (0, 1)} == {frozenset({0}), frozenset({1})}
    # and each has what the other said before the files are made
    for desk in desks:
        desk.write()
        assert desk.outcome().results.not_entered == 0
