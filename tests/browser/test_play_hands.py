"""Matching and putting in order by dragging, and options of mixed scripts from right to left."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from support import playing
from support.questions import TOPIC
from support.reader import PHONE, Open


def begun(open_reader: Open, site: Path, kind: str) -> tuple[Page, playing.Item]:
    """A round of practice at its question of a type."""
    page = open_reader(**PHONE, reduced_motion="reduce").open("quiz/practice/")
    items = playing.bank(site)
    page.locator("label.chip", has_text=TOPIC).tap()
    page.locator(".quiz-start button").tap()
    while (item := playing.asked(page, items))["type"] != kind:
        playing.touch(page, item, True)
        playing.check(page, playing.touch)
        page.locator(".quiz form .button").tap()
    return page, item


def drag(page: Page, handle: Locator, target: Locator, share: float = 0.5) -> None:
    """Drag a handle to a point of a target, `share` of its height down."""
    handle.scroll_into_view_if_needed()
    start, end = handle.bounding_box(), target.bounding_box()
    assert start and end
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    x, y = end["x"] + end["width"] / 2, end["y"] + end["height"] * share
    page.mouse.move(x, (y + start["y"]) / 2)
    page.mouse.move(x, y, steps=12)
    page.mouse.up()


def test_cards_are_dragged_to_their_rows(open_reader: Open, site: Path) -> None:
    page, item = begun(open_reader, site, "match")
    for row, (_, right) in zip(page.locator(".pair-row").all(), item["answer"], strict=True):
        drag(page, page.locator(".pair-card").get_by_text(right, exact=True), row)
        expect(row.locator("select")).to_have_value(right)
    expect(page.locator(".pair-card.is-used")).to_have_count(len(item["answer"]))
    first = item["answer"][0][1]
    drag(page, page.locator(".pair-card").get_by_text(first, exact=True), page.locator(".stem"))
    expect(page.locator("select").first).to_have_value(first)
    drag(
        page,
        page.locator(".pair-card").get_by_text(first, exact=True),
        page.locator(".pair-row").nth(1),
    )
    assert [s.input_value() for s in page.locator("select").all()][:2] == ["", first]
    page.reload()
    playing.ready(page)
    assert [s.input_value() for s in page.locator("select").all()][:2] == ["", first]


def test_rows_are_dragged_into_their_order(open_reader: Open, site: Path) -> None:
    page, item = begun(open_reader, site, "order")
    rows = page.locator(".order-row")
    # each order is far from the one before: rows pass several others in one go
    for wanted in (item["answer"][::-1], item["answer"]):
        for place, text in enumerate(wanted):
            row = rows.filter(has=page.get_by_text(text, exact=True))
            if rows.nth(place).locator("span").text_content() != text:
                drag(page, row.locator(".order-grip"), rows.nth(place), 0.2)
            assert rows.nth(place).locator("span").text_content() == text
    grip = rows.first.locator(".order-grip")
    drag(page, grip, rows.last, 0.8)
    assert rows.last.locator("span").text_content() == item["answer"][0]
    drag(page, rows.last.locator(".order-grip"), rows.first, 0.2)
    assert page.locator(".order-row span").all_text_contents() == item["answer"]
    playing.check(page, playing.touch)
    expect(page.locator(".verdict")).to_have_class("verdict verdict-right")


def test_the_direction_is_on_the_row_and_not_on_its_text(open_reader: Open, site: Path) -> None:
    page = open_reader(**PHONE).open("ug/quiz/practice/")
    items = playing.bank(site, "ug")
    page.locator(".quiz-start button").tap()
    seen = 0
    # how many rows a question has, or none at all, is a matter of chance
    while seen <= 5:
        for row in page.locator(".option, .order-row, .pair-row").all():
            expect(row).to_have_attribute("dir", "rtl")
            assert row.locator("span[dir]").count() == 0
            seen += 1
        item = playing.asked(page, items)
        playing.touch(page, item, True)
        playing.check(page, playing.touch)
        page.locator(".quiz form .button").tap()
