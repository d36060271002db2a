"""Tables: every field, read by the csv module and by openpyxl."""

from __future__ import annotations

import csv
import io
import json

import pytest
from openpyxl import load_workbook
from portal.language.catalogue import Strings, available
from portal.quiz.export.format import Wish
from portal.quiz.export.tables import CSV, XLSX
from quiz.export.items import EDGES, EMOJI, ITEMS, LINES, PLAIN, SPACED, SPREADSHEET, item

WISH = Wish("石榴题库", "zh-Hans")


def csv_rows(data: bytes) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))]


def xlsx_rows(data: bytes) -> list[dict[str, str]]:
    """The rows; every cell is a text, save the difficulty, a number."""
    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    head, *rows = sheet.iter_rows()
    names = [str(cell.value) for cell in head]
    for row in rows:
        for name, cell in zip(names, row, strict=True):
            assert cell.value is None or cell.data_type == ("n" if name == "难度" else "s")
    return [dict(zip(names, (str(cell.value or "") for cell in row), strict=True)) for row in rows]


def test_every_field_stands_in_its_column() -> None:
    rows = csv_rows(CSV.write(PLAIN, WISH).data)
    assert rows == xlsx_rows(XLSX.write(PLAIN, WISH).data)
    assert rows[1] == {
        **{"代号": "plain-multiple", "题型": "多选题", "题干": "办理居住证要带哪些材料？"},
        **{"选项A": "身份证", "选项B": "住所证明", "选项C": "存折", "选项D": "照片"},
        **{"答案": "A,B,D", "解析": "存折用不上。", "话题": "居住证", "难度": "2"},
        **{"出处": "policy/medical#newborn", "语言": "zh-Hans", "题库": "practice"},
        **{"出题规则": "manual", "考的内容": "", "审核": "new"},
    }
    assert [row["答案"] for row in rows] == [
        *("C", "A,B,D", "错误", "正确", "90|九十", "父母|爸爸妈妈"),
        *(
            "医保局 = 参保\n派出所 = 居住证\n学校 = 入学",
            "医保局 = 参保\n派出所 = 居住证",
            "B,D,C,A",
        ),
    ]
    (contest,) = (row for row in csv_rows(CSV.write(EDGES, WISH).data) if row["题库"] == "contest")
    assert (contest["出处"], contest["考的内容"]) == ("stories/pilaf", "a b")


def test_every_text_is_in_its_cell_as_it_is() -> None:
    for rows in (csv_rows(CSV.write(ITEMS, WISH).data), xlsx_rows(XLSX.write(ITEMS, WISH).data)):
        for one, row in zip(ITEMS, rows, strict=True):
            assert (row["题干"], row["解析"], row["话题"]) == (one.stem, one.explanation, one.topic)
            options = [text for name, text in row.items() if name.startswith("选项") and text]
            assert tuple(options) == one.options


def test_texts_that_a_cell_would_join_stand_as_json() -> None:
    made = [
        item("short", "题", (), (LINES, "a|b"), id="one"),
        item("match", "题", (), (("a=b", "c"), ("d", "e\nf")), id="two"),
    ]
    rows = csv_rows(CSV.write(made, WISH).data)
    assert json.loads(rows[0]["答案"]) == [LINES, "a|b"]
    assert json.loads(rows[1]["答案"]) == [["a=b", "c"], ["d", "e\nf"]]


def test_nothing_is_a_formula_and_nothing_is_added_to_it() -> None:
    one = item("single", SPREADSHEET, ("+1", "-1", "@a"), "@a", "=cmd|' /C calc'!A0")
    for rows in (csv_rows(CSV.write([one], WISH).data), xlsx_rows(XLSX.write([one], WISH).data)):
        assert (rows[0]["题干"], rows[0]["选项C"]) == (SPREADSHEET, "@a")
        assert rows[0]["解析"] == one.explanation
    text = CSV.write([one], WISH).data.decode("utf-8-sig")
    assert all(cell.startswith('"') for cell in text.splitlines())


def test_a_text_that_spreadsheets_would_decode_is_escaped() -> None:
    one = item("single", "_x0041_", ("甲", "乙"), "甲")
    assert xlsx_rows(XLSX.write([one], WISH).data)[0]["题干"] == "_x005F_x0041_"
    assert csv_rows(CSV.write([one], WISH).data)[0]["题干"] == "_x0041_"


def test_what_a_cell_can_t_hold_is_left_out() -> None:
    limit = 32_767
    for one, why in (
        (item("single", "长" * (limit + 1), ("甲", "乙"), "甲"), "stem-long"),
        (item("single", "题", ("甲", "乙" * (limit + 1)), "甲"), "option-long"),
        (item("short", "题", (), ("乙" * (limit + 1),)), "answer-long"),
    ):
        assert [(left.why, left.limit) for left in XLSX.write([one], WISH).left_out] == [
            (why, limit)
        ]
        assert CSV.write([one], WISH).left_out == ()
    for sign in "\0\r\x0b\ud800\ufffe":
        one = item("single", f"题{sign}", ("甲", "乙"), "甲")
        for format in (CSV, XLSX):
            assert [left.why for left in format.write([one], WISH).left_out] == ["unreadable"]


@pytest.mark.parametrize("code", available("strings"))
def test_headers_in_every_language(code: str) -> None:
    wish, say = Wish("a", code), Strings(code)
    rows = csv_rows(CSV.write(PLAIN, wish).data)
    assert len(rows[0]) == 17  # no two headers are the same
    assert {row[say("table.type")] for row in rows} >= {say("table.single"), say("table.match")}
    sheet = load_workbook(io.BytesIO(XLSX.write(PLAIN, wish).data)).active
    assert sheet is not None and bool(sheet.sheet_view.rightToLeft) == (code == "ug")


def test_the_same_gives_the_same_bytes() -> None:
    made = (*ITEMS, *SPACED, item("single", EMOJI, ("甲", "乙"), "甲"))
    for format in (CSV, XLSX):
        assert format.write(made, WISH) == format.write(made, WISH)
