"""Websites and public screens ask the same question on the same day."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from portal.content.library import read_library
from portal.pages import building
from portal.quiz.bank import make_bank
from portal.quiz.daily import asked, of_the_day
from support import sample
from support.reader import Open


@pytest.mark.parametrize("code", ["zh-Hans", "ug"])
def test_the_site_asks_what_screens_ask(code: str, open_reader: Open, site: Path) -> None:
    first = sample.day()
    settings = building.settings(site.parent / "mkdocs.yml", first)
    library = read_library(settings)
    pool = asked(make_bank(library), code)
    assert len(pool) > 20
    prefix = settings.language(code).prefix
    page = open_reader(own=True).open(f"{prefix}/" if prefix else "")
    shown, expected = [], []
    for step in (0, 1, 2, 45, 400):
        day = first + timedelta(days=step)
        page.clock.set_fixed_time(datetime.combine(day, datetime.min.time()).replace(hour=12))
        page.reload()
        box = page.locator("[data-quiz=daily]")
        page.locator("section.daily").scroll_into_view_if_needed()
        box.locator(".stem").wait_for()
        shown.append(box.locator(".stem").inner_text())
        item = of_the_day(pool, day, lambda item: True)
        assert item is not None
        expected.append(item.stem)
    assert shown == expected
    assert len(set(shown)) > 2


def test_no_other_question_takes_the_place_of_one_that_home_cannot_ask(open_reader: Open) -> None:
    page = open_reader().open()
    page.locator("section.daily").scroll_into_view_if_needed()
    stem = page.locator("[data-quiz=daily] .stem")
    stem.wait_for()
    before, day = stem.inner_text(), page.evaluate("Portal.today()")
    blank = {"id": "a", "type": "blank", "stem": "填空", "answer": ["甲"], "dir": "ltr"}
    many = {**blank, "id": "b", "type": "multiple", "stem": "多选", "options": ["甲", "乙"]}
    pool = [blank, many] if day * 7919 % 2 == 0 else [many, blank]
    page.evaluate("(bank) => PortalQuiz.bank(bank)", pool)
    assert stem.inner_text() == before
    page.evaluate("(bank) => PortalQuiz.bank(bank)", pool[::-1])
    assert stem.inner_text() == "多选"
