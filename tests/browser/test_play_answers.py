"""Written answers: what counts as the same, and what does not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page
from portal.quiz import numerals
from support import playing
from support.reader import Open

SAME = [
    ("12", "十二", "１２", "一十二", " 12 ", "“12”", "12。", "（十二）", "١٢", "۱۲"),
    ("2", "两", "二", "２"),
    ("200", "两百", "二百", "200"),
    ("105", "一百零五", "一百〇五", "一〇五"),
    ("10000", "一万", "1万", "１ 万", "10,000", "1 0000"),
    ("35000", "三万五千", "3.5万", "三点五万", "35,000"),
    ("1200000000", "十二亿", "12亿"),
    ("30%", "百分之三十", "百分之30", "３０％"),
    ("2026年3月8日", "二〇二六年三月八日", "2026年03月08日", "2026-3-8", "2026/03/08", "2026.3.8"),
    ("3月8日", "三月八号", "03月08日", "３月８日"),
    ("90天", "九十天", "九十 天", "９０天"),
    ("居住证", "《居住证》", "居住证。", "「居住证」", " 居 住 证", "\u202a居住证\u202c"),
    ("wifi", "ＷｉＦｉ", "WiFi", "wi fi"),
    ("بالا", "بالا؟", "«بالا»", "\u200fبالا", "ﺑﺎﻻ"),
    ("ᠨᠣᠮ", "ᠨᠣᠮ᠃"),
]
DIFFERENT = [
    ("12", "21"),
    ("3", "三五"),
    ("三五天", "35天"),
    ("30%", "30"),
    ("3月8日", "8月3日"),
    ("1000", "10000"),
    ("3.5", "35"),
    ("-5", "5"),
    ("一家亲", "两家亲"),
    ("90天", "90"),
    ("C++", "C"),
]


@pytest.fixture(scope="module")
def plain_page(browser: object, address: str) -> object:
    """A page on which answers are compared."""
    page = browser.new_page()
    page.goto(f"{address}/quiz/practice/")
    playing.ready(page)
    yield page
    page.close()


def plain(page: Page, texts: Sequence[str]) -> list[str]:
    """The texts as they are compared."""
    found: list[str] = page.evaluate("(texts) => texts.map(PortalQuiz.plain)", list(texts))
    return found


@pytest.mark.parametrize("texts", SAME, ids=lambda texts: texts[0])
def test_the_same_in_other_writing(plain_page: Page, texts: tuple[str, ...]) -> None:
    assert len(set(plain(plain_page, texts))) == 1, plain(plain_page, texts)


@pytest.mark.parametrize("texts", DIFFERENT, ids=lambda texts: texts[0])
def test_what_differs_stays_different(plain_page: Page, texts: tuple[str, str]) -> None:
    assert len(set(plain(plain_page, texts))) == 2


@settings(max_examples=10)
@given(st.lists(st.integers(0, 10**11), min_size=200, max_size=400))
def test_every_number_is_read_as_the_bank_writes_it(plain_page: Page, found: list[int]) -> None:
    numbers = found + list(range(120))
    texts = [text for number in numbers for text in numerals.spellings(number)]
    wanted = [str(number) for number in numbers for _ in numerals.spellings(number)]
    assert plain(plain_page, texts) == wanted


@settings(max_examples=20)
@given(st.lists(st.text(max_size=30), min_size=50, max_size=100))
def test_any_text_at_all_is_compared(plain_page: Page, texts: list[str]) -> None:
    once = plain(plain_page, texts)
    assert plain(plain_page, [f" {text}\u3000" for text in texts]) == once


def test_a_browser_without_nfkc_reads_full_width_too(open_reader: Open) -> None:
    reader = open_reader()
    reader.page.add_init_script("delete String.prototype.normalize")
    page = reader.open("quiz/practice/")
    playing.ready(page)
    assert len(set(plain(page, ["12 A", "１２Ａ", "十二ａ"]))) == 1
