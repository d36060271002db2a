"""A page of the day's question that is still open the next day."""

from __future__ import annotations

from datetime import datetime, timedelta

from playwright.sync_api import expect
from support import sample
from support.reader import Open


def test_a_page_left_open_over_night_asks_the_new_day_s_question(open_reader: Open) -> None:
    reader = open_reader(own=True)
    page = reader.page
    noon = datetime.combine(sample.day(), datetime.min.time()).replace(hour=12)
    page.clock.set_fixed_time(noon)
    reader.open("quiz/daily/")
    heading, stem = page.locator(".quiz h2"), page.locator(".quiz .stem")
    expect(heading).to_contain_text(f"今天 · {noon.year}年{noon.month}月{noon.day}日")
    before = stem.inner_text()
    looked_at = "document.dispatchEvent(new Event('visibilitychange'))"
    page.evaluate(looked_at)
    assert stem.inner_text() == before
    page.clock.set_fixed_time(noon + timedelta(days=1))
    page.evaluate(looked_at)
    tomorrow = noon + timedelta(days=1)
    expect(heading).to_contain_text(f"今天 · {tomorrow.year}年{tomorrow.month}月{tomorrow.day}日")
    assert stem.inner_text() != before
