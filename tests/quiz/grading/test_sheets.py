"""Nothing is guessed: what is doubtful waits, a person settles it, the rest is kept."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from portal.quiz.grading.corrections import Corrections, Said
from portal.quiz.grading.items import analysis_of
from portal.quiz.grading.results import Results, results_of, unfit
from portal.quiz.grading.sheets import TWICE, Kept, Sheet, settled
from portal.quiz.paper.key import Key
from portal.quiz.reading.reading import SheetReading
from quiz.grading.papers import (
    PAPER,
    kept,
    make_key,
    people,
    question,
    reading,
    right_rows,
    version,
)

KEY = make_key()
A, B = KEY.versions["A"], KEY.versions["B"]


def never(one: Kept, name: str, serial: int) -> SheetReading:
    raise AssertionError(f"{one.id} was read again")


def settle(*of: Kept, said: dict[str, Said] | None = None, key: Key = KEY) -> tuple[Sheet, ...]:
    return settled(of, key, Corrections(PAPER, said or {}), never)


def results(*of: Kept, said: dict[str, Said] | None = None) -> Results:
    return results_of(KEY, settle(*of, said=said))


@pytest.mark.parametrize("name", ["A", "B"])
def test_all_right_is_all_points_in_every_version(name: str) -> None:
    found = results(kept(1, reading(KEY, name, 7, right_rows(KEY.versions[name]))))
    assert [one.points for one in found.results] == [found.most] == [6 * 2 + 4 + 2 + 3]
    assert found.not_entered == 1 and not found.waiting


def test_a_blank_sheet_is_read_as_blank() -> None:
    found = results(kept(1, reading(KEY, "A", 7, {})))
    assert found.results[0].points == 0 and not found.waiting
    assert all(one.blank and not one.chosen for one in found.results[0].answers.values())


def test_versions_are_counted_together() -> None:
    """The same options are chosen on both: the second of the bank everywhere."""
    filled = {name: {} for name in KEY.versions}
    for name, of in KEY.versions.items():
        for number, row in enumerate(of.layout.rows):
            order = of.questions[row.question].order
            filled[name][number] = [order.index(1)]
    found = results(
        *(kept(n, reading(KEY, name, n, filled[name])) for n, name in enumerate("AB", 1))
    )
    first, second = found.results
    for key, answer in first.answers.items():
        assert answer == second.answers[key]
    item = next(one for one in analysis_of(found).items if one.question.id == "s2")
    assert [(option.place, option.right, option.count) for option in item.options] == [
        (0, False, 0), (1, False, 2), (2, True, 0), (3, False, 0),
    ]  # fmt: skip


def test_a_doubtful_bubble_waits_until_a_person_has_looked() -> None:
    one = kept(1, reading(KEY, "A", 7, right_rows(A), doubtful=[(0, 0)]))
    sheet = settle(one)[0]
    assert sheet.waiting and not sheet.problems
    assert [row.number for row in sheet.rows if row.asked] == [0]
    for filled, lost in ((frozenset({0}), 0), (frozenset({1}), 2), (frozenset(), 2)):
        found = results(one, said={one.id: Said(rows={0: filled})})
        assert [result.points for result in found.results] == [found.most - lost]


def test_a_row_with_a_bubble_missing_waits() -> None:
    whole = reading(KEY, "A", 7, right_rows(A))
    assert settle(kept(1, replace(whole, bubbles=whole.bubbles[:-1])))[0].waiting


def test_a_word_of_a_bubble_that_is_not_there_settles_nothing() -> None:
    one = kept(1, reading(KEY, "A", 7, right_rows(A), doubtful=[(0, 0)]))
    assert settle(one, said={one.id: Said(rows={0: frozenset({25})})})[0].waiting


def test_two_sheets_of_one_serial_wait_and_the_rest_is_kept() -> None:
    right = right_rows(A)
    same = [kept(n, reading(KEY, "A", 7, right)) for n in (1, 2)]
    other = kept(3, reading(KEY, "B", 7, right_rows(B)))
    found = settle(*same, other)
    assert [sheet.problems for sheet in found] == [(TWICE,), (TWICE,), ()]
    assert [sheet.counted for sheet in found] == [False, False, True]
    # one of them is left out, or is somebody else's
    left = settle(*same, other, said={same[0].id: Said(out=True)})
    assert sorted(sheet.counted for sheet in left) == [False, True, True]
    assert not any(sheet.waiting for sheet in left)
    both = settle(*same, other, said={same[0].id: Said(version="A", serial=8)})
    assert all(sheet.counted for sheet in both)
    # and a serial that somebody has is no way out
    taken = settle(*same, said={same[0].id: Said(version="A", serial=7)})
    assert all(sheet.problems == (TWICE,) for sheet in taken)


def test_a_sheet_without_code_is_read_again_when_its_serial_is_told() -> None:
    unread = SheetReading("photo.jpg", None, None, (), ("code_unread",), None)
    asked = []

    def again(one: Kept, name: str, serial: int) -> SheetReading:
        asked.append((one.id, name, serial))
        return reading(KEY, name, serial, right_rows(B), doubtful=[(2, 1)])

    one = kept(1, unread)
    waiting = settle(one)[0]
    assert waiting.waiting and waiting.name == "" and not waiting.rows
    told = Corrections(PAPER, {one.id: Said(version="B", serial=12)})
    sheet = settled([one], KEY, told, again)[0]
    assert asked == [(one.id, "B", 12)] and sheet.name == "B-12" and not sheet.problems
    assert [row.number for row in sheet.rows if row.asked] == [2]
    done = Corrections(PAPER, told.with_row(one.id, 2, frozenset({0})).sheets)
    assert settled([one], KEY, done, again)[0].counted


def test_what_even_so_is_not_read_is_asked_row_by_row() -> None:
    one = kept(1, SheetReading("photo.jpg", None, None, (), ("no_marks",), None))
    nothing = SheetReading("photo.jpg", "A", 3, (), ("no_marks",), None)
    said = Said(version="A", serial=3)
    sheet = settled([one], KEY, Corrections(PAPER, {one.id: said}), lambda *_: nothing)[0]
    assert len(sheet.rows) == len(A.layout.rows) and all(row.asked for row in sheet.rows)
    rows = {n: frozenset(places) for n, places in right_rows(A).items()}
    done = Corrections(PAPER, {one.id: replace(said, rows=rows)})
    found = results_of(KEY, settled([one], KEY, done, lambda *_: nothing))
    assert [result.points for result in found.results] == [found.most]


def test_a_doubtful_sheet_with_its_serial_right_is_asked_row_by_row() -> None:
    covered = reading(KEY, "A", 3, right_rows(A), problems=["covered"])
    said = Corrections(PAPER, {kept(1, covered).id: Said(version="A", serial=3)})
    sheet = settled([kept(1, covered)], KEY, said, lambda *_: covered)[0]
    assert all(row.asked for row in sheet.rows) and sheet.waiting


def test_a_sheet_of_another_paper_is_never_marked() -> None:
    foreign = kept(1, reading(KEY, "A", 3, right_rows(A), problems=["other_paper"]))
    sheet = settle(foreign, said={foreign.id: Said(version="A", serial=3)})[0]
    assert sheet.waiting and sheet.problems == ("other_paper",)
    assert not settle(foreign, said={foreign.id: Said(out=True)})[0].waiting


def test_a_version_that_the_key_has_not_waits() -> None:
    strange = replace(reading(KEY, "A", 3, right_rows(A)), version="Z")
    assert settle(kept(1, strange))[0].problems == ("version_unknown",)


def test_parts_of_points_stay_exact() -> None:
    right = right_rows(A)
    pairs = [n for n, row in enumerate(A.layout.rows) if A.questions[row.question].id == "pairs"]
    many = next(n for n, row in enumerate(A.layout.rows) if A.questions[row.question].id == "many")
    filled = right | {pairs[0]: [0], many: [0]}
    found = results(kept(1, reading(KEY, "A", 1, filled)))
    assert found.results[0].points == found.most - 1 - 2 == Fraction(18)


def test_a_key_whose_versions_differ_is_none() -> None:
    assert unfit(KEY) is None
    alone = [question(1, "single", ("一", "二"), ((0,),), id="other")]
    assert unfit(replace(KEY, versions={"A": A, "B": version("B", alone)})) == "differs"
    first, *rest = KEY.versions["B"].questions
    cheaper = version("B", [replace(first, points=0), *rest])
    assert unfit(replace(KEY, versions={"A": A, "B": cheaper})) == "differs"
    other = version("B", [replace(first, answer=(((first.answer[0][0] + 1) % 4,),)), *rest])
    assert unfit(replace(KEY, versions={"A": A, "B": other})) == "differs"
    by_hand = [question(1, "blank", (), (), id="words")]
    assert unfit(replace(KEY, versions={"A": version("A", by_hand)})) == "nothing"


# The analysis of items


def test_a_wrong_key_is_found_and_a_right_one_is_not() -> None:
    suspects = {}
    for miskeyed in ("s3", ""):
        found = analysis_of(results(*people(KEY, 400, miskeyed=miskeyed)))
        suspects[miskeyed] = {one.question.id for one in found.items if one.suspicions}
    assert suspects == {"s3": {"s3"}, "": set()}


def test_a_wrong_key_tells_what_the_best_chose() -> None:
    found = analysis_of(results(*people(KEY, 400, miskeyed="s3")))
    item = next(one for one in found.items if one.question.id == "s3")
    assert ("upper_other", 0) in {(one.reason, one.place) for one in item.suspicions} or (
        "upper_other", 2) in {(one.reason, one.place) for one in item.suspicions}  # fmt: skip


def test_counts_of_options_add_up() -> None:
    found = results(*people(KEY, 150))
    for item in analysis_of(found).items:
        if item.question.type in ("single", "true_false"):
            assert sum(option.count for option in item.options) == 150 - item.blank
            right = sum(option.count for option in item.options if option.right)
            assert right == item.right
            assert item.difficulty == pytest.approx(right / 150, abs=1e-12)


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_few_sheets_are_no_fault(count: int) -> None:
    found = analysis_of(results(*people(KEY, count)))
    assert len(found.items) == 9 and (found.spread is None) == (count == 0)
    assert not any(item.suspicions for item in found.items)
