"""Personal data in texts, and numbers that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.content import privacy
from portal.findings import Report

FOUND = {
    "写信给zhang.san@example.com就行": ("email", "zhang.san@example.com"),
    "ｚｈａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ": ("email", "zhang@example.com"),
    "电话13800138000。": ("phone", "13800138000"),
    "打138 0013 8000": ("phone", "138 0013 8000"),
    "打138-0013-8000": ("phone", "138-0013-8000"),
    "打+86 13800138000": ("phone", "+86 13800138000"),
    "打008613800138000": ("phone", "008613800138000"),
    "打１３８００１３８０００": ("phone", "13800138000"),
    "座机0991-2345678": ("phone", "0991-2345678"),
    "座机(0991)2345678": ("phone", "(0991)2345678"),
    "座机（010）12345678": ("phone", "(010)12345678"),
    "座机010 8765 4321不对，01087654321对": ("phone", "01087654321"),
    "证号11010519491231002X，": ("identity", "11010519491231002X"),
    "证号11010519491231002x": ("identity", "11010519491231002x"),
    "证号１１０１０５１９４９１２３１００２Ｘ": ("identity", "11010519491231002X"),
}
CLEAN = (
    "书号 978-7-5000-1234-5、9787500012345、0786904070、0201633612、0-201-63361-2",
    "版本 1.13.80013.8000，v13800.138.000，圆周率 3.13800138000",
    "2026-11-20 08:30，2026-11-20 到 2026-12-31，20261120083000，1949 1954 1984 2001",
    "13800138000 元、13800138000元、1,380,013,800 元、138 亿",
    "12345、12393、110、95588、400-123-4567",
    "国办发〔2024〕38号、GB/T 19095—2019、主席令第 13 号",
    "统一社会信用代码 91110000MA01ABCD7X，账号 6222020200112233445",
    "证号差一位 110105194912310021",
    "pilaf@2x.png、@大家、a@b",
    "https://example.org/13800138000?m=a@b.cn",
)


@pytest.mark.parametrize("line", FOUND)
def test_found(line: str) -> None:
    assert list(privacy.personal_data(line)) == [FOUND[line]]


@pytest.mark.parametrize("line", CLEAN)
def test_not_found(line: str) -> None:
    assert list(privacy.personal_data(line)) == []


def test_lines_and_masks() -> None:
    report = Report("x.md")
    privacy.check("甲\n电话13800138000\n\n乙 a@example.com 与 13900139000\n", report)
    assert [(f.line, f.rule, f.params["value"], f.severity) for f in report.findings] == [
        (2, "personal-phone", "138…00", "warning"),
        (4, "personal-email", "a@e…om", "warning"),
        (4, "personal-phone", "139…00", "warning"),
    ]


def test_what_the_site_publishes_itself() -> None:
    report = Report("x.md")
    privacy.check("来信 hello@example.org 或 a@example.org", report, {"hello@example.org"})
    assert [f.params["value"] for f in report.findings] == ["a@e…rg"]


@given(st.integers(0, 10**17 - 1).map("{:017}".format))
def test_one_check_digit_of_eleven_is_right(digits: str) -> None:
    right = [x for x in "0123456789X" if privacy.is_identity_number(digits + x)]
    assert len(right) == 1


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    privacy.check(text, Report("x.md"))
