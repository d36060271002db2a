"""Tables: our own read back as they were, and those that an editor made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl import Workbook
from portal.findings import Report
from portal.language.catalogue import available
from portal.quiz.export import tables
from portal.quiz.export.archive import zipped
from portal.quiz.export.format import Wish
from portal.quiz.importing.form import Form, Read
from portal.quiz.importing.tables import CSV, XLSX
from portal.quiz.item import BankItem
from quiz.export.items import ITEMS, SPREADSHEET, banks, item

FORMS = ((tables.CSV, CSV), (tables.XLSX, XLSX))
HEAD = (
    *("题型", "题干", "选项A", "选项B", "选项C", "选项D", "答案", "解析", "话题", "难度"),
    "题库",
)
SINGLE = ("单选题", "多久？", "30 天", "60 天", "90 天", "", "C", "九十天。", "医保", "1", "")


def wanted(one: BankItem) -> tuple[Any, ...]:
    source = one.source.page + (f"#{one.source.anchor}" if one.source.anchor else "")
    return (
        *(one.type, one.stem, one.options, one.answer, one.explanation),
        *(one.id, one.topic, one.difficulty, source, one.pool),
    )


def found(one: Read) -> tuple[Any, ...]:
    return (
        *(one.type, one.stem, one.options, one.answer, one.explanation),
        *(one.id, one.topic, one.difficulty, one.source, one.pool),
    )


def read(
    form: Form, data: bytes
) -> tuple[list[Read], list[tuple[int | None, str, dict[str, str]]]]:
    report = Report("quiz.table")
    made = form.read(data, report)
    return made, [(one.line, one.rule, dict(one.params)) for one in report.findings]


def csv_of(
    rows: Iterable[Sequence[object]], encoding: str = "utf-8-sig", comma: str = ","
) -> bytes:
    lines = (comma.join(f'"{cell}"' for cell in row) for row in rows)
    return ("\r\n".join(lines) + "\r\n").encode(encoding)


def xlsx_of(rows: Iterable[Sequence[object]], formats: dict[str, str] | None = None) -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in rows:
        sheet.append([cell if cell != "" else None for cell in row])
    for place, format in (formats or {}).items():
        sheet[place].number_format = format
    made = io.BytesIO()
    workbook.save(made)
    return made.getvalue()


def one_of(**cells: str) -> Read:
    """The question of a table with these cells alone."""
    made, findings = read(CSV, csv_of([cells.keys(), cells.values()]))
    assert findings == [] and len(made) == 1
    return made[0]


# Our own


@pytest.mark.parametrize("code", available("strings"))
@pytest.mark.parametrize(("format", "form"), FORMS)
def test_our_own_tables_come_back(format: Any, form: Form, code: str) -> None:
    made, findings = read(form, format.write(ITEMS, Wish("题库", code)).data)
    assert findings == []
    assert [*map(found, made)] == [*map(wanted, ITEMS)]
    assert [one.line for one in made] == [*range(2, len(ITEMS) + 2)]


@pytest.mark.parametrize(("format", "form"), FORMS)
@settings(max_examples=40)
@given(banks())
def test_any_question_comes_back(format: Any, form: Form, items: tuple[BankItem, ...]) -> None:
    made, findings = read(form, format.write(items, Wish("题库", "zh-Hans")).data)
    assert [rule for _, rule, _ in findings] == ([] if items else ["import-table-empty"])
    assert [*map(found, made)] == [*map(wanted, items)]


@pytest.mark.parametrize(
    "text", [SPREADSHEET, "_x0041_", "_x005F_x0041_", "_x005F_", "'=1", "\t=1"]
)
@pytest.mark.parametrize(("format", "form"), FORMS)
def test_what_spreadsheets_read_otherwise(format: Any, form: Form, text: str) -> None:
    one = item("single", text.strip(), (text.strip(), "乙"), text.strip(), text.strip())
    made, _ = read(form, format.write([one], Wish("题库", "zh-Hans")).data)
    assert [*map(found, made)] == [wanted(one)]


# An editor's


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("comma", [",", "\t", ";"])
def test_any_encoding_and_delimiter(encoding: str, comma: str) -> None:
    made, findings = read(CSV, csv_of([HEAD, SINGLE], encoding, comma))
    assert findings == []
    assert made == [
        Read(
            2, "single", "多久？", ("30 天", "60 天", "90 天"), "90 天", "九十天。", None, "医保", 1
        )
    ]


def test_a_title_above_the_head_other_columns_and_empty_rows() -> None:
    rows = [
        ("医保题库（2026 年）", "", "", "", ""),
        ("序号", "试题内容", "备选项 Ａ", "选项（B）", "正确答案"),
        ("1", "一？", "甲", "乙", "A"),
        ("", "", "", "", ""),
        ("2", "二？", "甲", "乙", "b"),
    ]
    for form, data in ((CSV, csv_of(rows)), (XLSX, xlsx_of(rows))):
        made, findings = read(form, data)
        assert findings == []
        assert [(one.line, one.stem, one.answer, one.id) for one in made] == [
            (3, "一？", "甲", None),
            (5, "二？", "乙", None),
        ]


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("ABD", ("甲", "乙", "丁")),
        ("A、B，d", ("甲", "乙", "丁")),
        ("Ａ Ｃ", ("甲", "丙")),
        ("甲；丁", ("甲", "丁")),
        ("甲、丁", ("甲", "丁")),
        ("甲\n丁", ("甲", "丁")),
        ("丁", ("丁",)),
    ],
)
def test_answers_as_letters_or_as_texts(written: str, answer: tuple[str, ...]) -> None:
    cells = {"选项A": "甲", "选项B": "乙", "选项C": "丙", "选项D": "丁"}
    made = one_of(题型="多选题", 题干="哪些？", **cells, 答案=written)
    assert (made.type, made.answer) == ("multiple", answer)


@pytest.mark.parametrize(
    ("cells", "type", "answer"),
    [
        ({"题型": "判断题", "答案": "√"}, "true_false", True),
        ({"题型": "判断题", "答案": "错"}, "true_false", False),
        ({"题型": "判断题", "选项A": "正确", "选项B": "错误", "答案": "B"}, "true_false", False),
        ({"题型": "", "答案": "对"}, "true_false", True),
        ({"题型": "填空题", "答案": "90；九十"}, "blank", ("90", "九十")),
        ({"题型": "简答题", "答案": "父母；监护人|家人"}, "short", ("父母；监护人", "家人")),
        ({"题型": "", "答案": "父母"}, "short", ("父母",)),
        ({"题型": "单项选择题", "选项A": "甲", "选项B": "乙", "答案": "乙"}, "single", "乙"),
        ({"题型": "选择题", "选项A": "甲", "选项B": "乙", "答案": "AB"}, "multiple", ("甲", "乙")),
        ({"题型": "选择题", "选项1": "甲", "选项2": "乙", "答案": "A"}, "single", "甲"),
        ({"题型": "排序题", "A": "甲", "B": "乙", "答案": "BA"}, "order", ("乙", "甲")),
        ({"题型": "连线题", "答案": "甲=1；乙→2"}, "match", (("甲", "1"), ("乙", "2"))),
        ({"题型": "单选题", "选项A": "AB 型", "选项B": "B", "答案": "B"}, "single", "B"),
    ],
)
def test_each_type(cells: dict[str, str], type: str, answer: object) -> None:
    made = one_of(**cells, 题干="题干")
    assert (made.type, made.answer) == (type, answer)


def test_a_gap_makes_a_blank() -> None:
    assert one_of(题干="出生后____天内。", 答案="90").type == "blank"


@pytest.mark.parametrize(("written", "level"), [("易", 1), ("中等", 2), ("3", 3), ("", None)])
def test_difficulties(written: str, level: int | None) -> None:
    assert one_of(题干="题", 答案="甲", 难度=written).difficulty == level


def test_numbers_dates_and_percentages_as_the_sheet_shows_them() -> None:
    rows = [
        ("题干", "选项A", "选项B", "选项C", "选项D", "选项E", "答案"),
        ("题", 90, 3.5, date(2026, 1, 1), 0.15, datetime(2026, 1, 1, 9, 30), "A"),
        ("对吗", "", "", "", "", "", True),
    ]
    made, findings = read(XLSX, xlsx_of(rows, {"E2": "0%"}))
    assert findings == []
    assert made[0].options == ("90", "3.5", "2026-01-01", "15%", "2026-01-01 09:30:00")
    assert (made[1].type, made[1].answer) == ("true_false", True)


@pytest.mark.parametrize(
    ("written", "pool"),
    [
        *(
            ("contest", "contest"),
            ("竞赛", "contest"),
            ("競賽", "contest"),
            ("Contest ", "contest"),
        ),
        *(("practice", "practice"), ("练习", "practice"), ("", None)),
    ],
)
def test_pools(written: str, pool: str | None) -> None:
    assert one_of(题干="题", 答案="甲", 题库=written).pool == pool


# What is wrong


@pytest.mark.parametrize(
    ("change", "rule", "params"),
    [
        ({"题型": "作文题"}, "import-type", {"value": "作文题"}),
        ({"题干": ""}, "import-unreadable", None),
        ({"答案": ""}, "import-row-no-answer", {"column": "G"}),
        ({"答案": "E"}, "import-answer-unknown", {"value": "E"}),
        ({"答案": "AA"}, "import-answer-unknown", {"value": "AA"}),
        ({"答案": "AB"}, "import-answer-unknown", {"value": "AB"}),
        ({"答案": "一百天"}, "import-answer-unknown", {"value": "一百天"}),
        ({"题库": "别的"}, "import-pool", {"value": "别的"}),
        ({"难度": "9"}, "import-number", {"value": "9"}),
        ({"选项B": "30 天"}, "import-unreadable", {"text": "多久？"}),
        ({"题型": "判断题"}, "import-answer-unknown", {"value": "C"}),
        ({"题型": "连线题"}, "import-answer-unknown", {"value": "C"}),
        ({"题型": "排序题"}, "import-answer-unknown", {"value": "C"}),
        ({"题型": "填空题", "答案": "｜"}, "import-row-no-answer", {"column": "G"}),
        (
            {"题型": "填空题", "题干": "____天和____天", "答案": "30；90"},
            "import-gaps",
            {"count": "2"},
        ),
    ],
)
def test_a_wrong_row_is_reported_and_loses_no_other(
    change: dict[str, str], rule: str, params: dict[str, str] | None
) -> None:
    wrong = [change.get(name, cell) for name, cell in zip(HEAD, SINGLE, strict=True)]
    for form, data in (
        (CSV, csv_of([HEAD, SINGLE, wrong, SINGLE])),
        (XLSX, xlsx_of([HEAD, SINGLE, wrong, SINGLE])),
    ):
        made, findings = read(form, data)
        assert [one.line for one in made] == [2, 4]
        assert [(line, name) for line, name, _ in findings] == [(3, rule)]
        assert params is None or findings[0][2] == params


@pytest.mark.parametrize(
    ("form", "data", "rule"),
    [
        (CSV, b"", "import-table-empty"),
        (CSV, csv_of([HEAD]), "import-table-empty"),
        (CSV, csv_of([("a", "b"), ("1", "2")]), "import-no-head"),
        (CSV, csv_of([("题干", "选项A"), ("1", "2")]), "import-no-answer-column"),
        (CSV, b"\xff\xfe\x00", "import-encoding"),
        (CSV, "题干,答案\n甲,\0".encode(), "import-encoding"),
        (XLSX, b"", "import-no-workbook"),
        (XLSX, b"PK\x03\x04 no workbook", "import-no-workbook"),
        (XLSX, csv_of([HEAD, SINGLE]), "import-no-workbook"),
        (XLSX, xlsx_of([]), "import-table-empty"),
    ],
)
def test_a_file_that_is_no_table(form: Form, data: bytes, rule: str) -> None:
    made, findings = read(form, data)
    assert made == [] and [name for _, name, _ in findings] == [rule]


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
@pytest.mark.parametrize("part", [b"", b"<", b"<a/>", b"\xff\xfe"])
def test_a_damaged_workbook_gives_no_traceback(name: str, part: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx_of([HEAD, SINGLE]))) as archive:
        files = {one: archive.read(one) for one in archive.namelist()}
    made, findings = read(XLSX, zipped(files | {name: part}))
    assert bool(made) != bool(findings)


@settings(max_examples=100)
@given(banks(1))
def test_letters_of_an_answer_are_never_taken_for_its_words(items: tuple[BankItem, ...]) -> None:
    made, _ = read(CSV, tables.CSV.write(items, Wish("题库", "en")).data)
    assert [one.answer for one in made] == [one.answer for one in items]
