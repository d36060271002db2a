"""The files of results: tables as other programs read them, pages that are safe and say it all."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest
from openpyxl import load_workbook
from portal.quiz.grading.corrections import Corrections, Said
from portal.quiz.grading.items import analysis_of
from portal.quiz.grading.outcome import Outcome, outcome_of, write_outcome
from portal.quiz.grading.report import bars, report
from portal.quiz.grading.results import Results, results_of
from portal.quiz.grading.sheets import Kept, settled
from portal.quiz.grading.store import Store
from portal.quiz.grading.tables import results_csv, results_xlsx
from portal.quiz.paper.key import Key
from portal.quiz.reading.reading import SheetReading
from quiz.grading.papers import PAPER, kept, make_key, people, reading, right_rows

KEY = make_key()
HOSTILE = "=cmd|'/c calc'!A0 </script><script>alert(1)</script>&\u2028\x07"
LANGUAGES = ("zh-Hans", "en")


def reread(one: Kept, name: str, serial: int) -> SheetReading:
    return SheetReading(one.reading.picture, name, serial, (), ("no_marks",), None)


def results(*of: Kept, key: Key = KEY, said: dict[str, Said] | None = None) -> Results:
    return results_of(key, settled(of, key, Corrections(PAPER, said or {}), reread))


def some() -> Results:
    """Six people, one of them corrected, one waiting, one left out, one in a strange file."""
    of = people(KEY, 6)
    waits = kept(7, reading(KEY, "A", 7, {}, doubtful=[(0, 0)]))
    out = kept(8, reading(KEY, "A", 8, {}))
    strange = kept(9, reading(KEY, "B", 9, right_rows(KEY.versions["B"]), picture=HOSTILE))
    said = {out.id: Said(out=True), of[0].id: Said(rows={0: frozenset()})}
    return results(*of, waits, out, strange, said=said)


def rows_of(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_the_table_of_results() -> None:
    found = some()
    rows = rows_of(results_csv(found, "zh-Hans"))
    assert rows[0][:4] == ["答题卡", "卷别", "编号", "得分"] and len(rows) == 10
    by_name = {row[0]: row for row in rows[1:]}
    for result in found.results:
        assert float(by_name[result.sheet.name][3]) == pytest.approx(float(result.points))
    assert by_name["A-7"][3:5] == ["", ""] and by_name["A-7"][6] == "等待复核"
    assert by_name["A-8"][6] == "不计" and by_name["B-1"][6] == "人工复核"
    assert by_name["B-9"][7].startswith("'=cmd")


def test_no_cell_of_the_table_is_a_formula() -> None:
    """Neither by a sign of another width, which spreadsheets of East Asia compute too."""
    right = right_rows(KEY.versions["A"])
    names = ("=1", "+1", "-1", "@A1", "\t=1", "\n=1", "＝1", "＋1", "－1", "＠A1", "照片=1")
    found = results(*(kept(n, reading(KEY, "A", n, right, picture=name))
                      for n, name in enumerate(names, 1)))  # fmt: skip
    cells = {row[7] for row in rows_of(results_csv(found, "zh-Hans"))[1:]}
    assert cells == {f"'{name}" for name in names[:-1]} | {"照片=1"}


def test_questions_in_the_report_run_as_their_language_does() -> None:
    key = replace(KEY, language="ug")
    found = results(*people(key, 5), key=key)
    page = report(found, analysis_of(found), "zh-Hans").decode()
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    shown = [one.text for one in tree.findall(".//article//bdi[@lang='ug']")]
    for question in found.questions:
        assert question.stem in shown
        assert question.type in ("match", "order") or {*question.options} <= {*shown}


def test_true_or_false_is_not_told_to_change_its_wrong_option() -> None:
    right = right_rows(KEY.versions["A"])
    found = results(*(kept(n, reading(KEY, "A", n, right)) for n in range(1, 31)))
    page = report(found, analysis_of(found), "zh-Hans").decode()
    assert "没有人选：流感疫苗" in page and "没有人选：对" not in page


def test_the_workbook() -> None:
    found = some()
    data = results_xlsx(found, analysis_of(found), "zh-Hans")
    assert data == results_xlsx(found, analysis_of(found), "zh-Hans")
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["成绩", "作答", "逐题统计"]
    table = list(book["成绩"].values)
    assert len(table) == 10 and table[0][3] == "得分"
    by_name = {row[0]: row for row in table[1:]}
    assert by_name["B-9"][3] == found.most and isinstance(by_name["B-9"][3], int)
    assert all(cell.data_type != "f" for sheet in book for row in sheet.rows for cell in row)
    answers = list(book["作答"].values)
    right = dict(zip(answers[0], next(row for row in answers if row[0] == "B-9"), strict=True))
    assert right["A-7 B-7"] == "ABD" and right["A-1 B-6"] == "D" and right["A-9 B-9"] == "B C A"
    items = list(book["逐题统计"].values)
    assert len(items) == 1 + len(found.questions)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("count", [0, 1, 200])
def test_the_report_is_whole(code: str, count: int) -> None:
    found = results(*people(KEY, count, miskeyed="s3"))
    page = report(found, analysis_of(found), code)
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(page.decode())
    words = "".join(tree.itertext())
    assert KEY.title in words and tree.get("lang") == code
    if count == 200:
        assert len(tree.findall(".//article")) == len(found.questions)
        assert len(tree.findall(".//article[@class='card item suspect']")) == 1
        highest = max(bar.count for bar in bars(found))
        assert f">{highest}</text>" in page.decode()
    assert "None" not in words and "nan" not in words
    assert ("20" in words and ("看不出" in words or "nobody can tell" in words)) is (count == 1)


def test_the_bars_hold_every_sheet() -> None:
    found = results(*people(KEY, 120))
    drawn = bars(found)
    assert sum(bar.count for bar in drawn) == 120 and max(bar.part for bar in drawn) == 1
    for bar in drawn[:-1]:
        inside = [r for r in found.results if bar.low <= float(r.points) < bar.high - 1e-9]
        assert len(inside) == bar.count
    best = results(kept(1, reading(KEY, "A", 1, right_rows(KEY.versions["A"]))))
    assert [bar.count for bar in bars(best)] == [0] * 9 + [1]


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_a_user_wrote_is_only_text(code: str, tmp_path: Path) -> None:
    of = KEY.versions["A"]
    questions = tuple(
        replace(
            one,
            stem=HOSTILE,
            topic=HOSTILE,
            options=tuple(f"{option}{HOSTILE}" for option in one.options),
        )
        for one in of.questions
    )  # fmt: skip
    key = replace(KEY, title=HOSTILE, versions={"A": replace(of, questions=questions)})
    store = Store(tmp_path, key)
    store.open()
    sheets = [
        kept(1, reading(key, "A", 1, right_rows(of), picture=HOSTILE)),
        kept(2, reading(key, "A", 2, {}, picture=HOSTILE, doubtful=[(0, 0)])),
        kept(3, SheetReading(HOSTILE, None, None, (), (HOSTILE,), None)),
    ]
    corrections = Corrections(PAPER)
    outcome = outcome_of(store, sheets, corrections, reread)
    write_outcome(store, outcome, corrections, code, review=True)
    names = {"report.html": 0, "review.html": 2, "sheets.html": 0}
    for name, scripts in names.items():
        text = (tmp_path / name).read_text("utf-8")
        tree = html5lib.parse(text, namespaceHTMLElements=False)
        assert len(tree.findall(".//script")) == scripts, name
        assert "alert(1)" in "".join(tree.itertext()), name
    load_workbook(tmp_path / "results.xlsx")


def test_without_a_review_no_page_shows_handwriting(tmp_path: Path) -> None:
    store = Store(tmp_path, KEY)
    store.open()
    outcome = Outcome.of(store, settled(people(KEY, 3), KEY, Corrections(PAPER), reread))
    write_outcome(store, outcome, Corrections(PAPER), "zh-Hans", review=False)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "key.json", "report.html", "results.csv", "results.xlsx",
    ]  # fmt: skip
