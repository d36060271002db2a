"""Numbers in written answers as people say them, and with digits before a size."""

from __future__ import annotations

from support import playing
from support.reader import Open

SAME = {
    "120": ("一百二十", "一百二", "1百2"),
    "102": ("一百零二", "一百〇二"),
    "3500": ("三千五", "三千五百", "3千5百"),
    "12000": ("一万二", "1万2", "1.2万"),
    "35000": ("3万5千", "三万五"),
    "12345678": ("1234万5678", "12,345,678"),
    "50000000": ("5千万", "五千万"),
    "120000000": ("1亿2000万", "一亿二", "1.2亿"),
    "0.5%": ("百分之零点五", "百分之0.5"),
}


def test_numbers_as_people_say_them(open_reader: Open) -> None:
    page = open_reader().open("quiz/practice/")
    playing.ready(page)
    for number, texts in SAME.items():
        found = page.evaluate("(texts) => texts.map(PortalQuiz.plain)", [number, *texts])
        assert set(found) == {number}, (texts, found)
