"""The wrong answers: kept until right twice, saved, brought back, erased."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect
from support import playing
from support.reader import PHONE, Open

WAYS = [
    pytest.param(prefix, by, id=f"{prefix or 'zh'}{by.__name__}")
    for prefix in ("", "ug/")
    for by in (playing.touch, playing.keys)
]


def kept(page: Page) -> dict[str, int]:
    found: dict[str, int] = json.loads(
        page.evaluate("localStorage.getItem('portal.play-mistakes') || '{}'")
    )
    return found


def wrong_twice(page: Page, items: dict[str, playing.Item], by: playing.Answer) -> None:
    """Two wrong answers in a challenge."""
    playing.press(page.locator(".quiz-start button"), by)
    for _ in range(2):
        by(page, playing.asked(page, items), False)
        playing.check(page, by)
        playing.press(page.locator(".quiz form .button"), by)


@pytest.mark.parametrize(("prefix", "by"), WAYS)
def test_a_question_leaves_after_it_was_right_twice(
    open_reader: Open, site: Path, prefix: str, by: playing.Answer
) -> None:
    reader = open_reader(**PHONE, reduced_motion="reduce")
    page, items = reader.open(f"{prefix}quiz/challenge/"), playing.bank(site, prefix)
    wrong_twice(page, items, by)
    assert list(kept(page).values()) == [0, 0]
    reader.open(f"{prefix}quiz/mistakes/")
    expect(page.locator(".review > li")).to_have_count(2)
    for turn in range(2):
        playing.press(page.locator(".play-mistakes > .button-full"), by)
        for _ in range(2):
            by(page, playing.asked(page, items), True)
            page.reload()
            playing.check(page, by)
            page.reload()
            playing.press(page.locator(".quiz form .button"), by)
        page.locator(".quiz-score").wait_for()
        playing.press(page.locator(".quiz-end .button-full"), by)
        assert list(kept(page).values()) == ([1, 1] if turn == 0 else [])
    assert page.locator(".review").count() == 0


def test_they_are_saved_brought_back_and_erased(
    open_reader: Open, site: Path, tmp_path: Path
) -> None:
    reader = open_reader(**PHONE, reduced_motion="reduce")
    page, items = reader.open("quiz/challenge/"), playing.bank(site)
    wrong_twice(page, items, playing.touch)
    before = kept(page)
    reader.open("quiz/mistakes/")
    text, file = page.locator(".play-tools a").all()
    words = unquote((text.get_attribute("href") or "").partition(",")[2])
    assert all(items[name]["stem"] in words for name in before)
    with page.expect_download() as download:
        file.tap()
    saved = tmp_path / "mistakes.json"
    download.value.save_as(saved)
    page.locator(".play-tools > .button").last.tap()
    page.locator(".play-sure .button").first.tap()
    assert kept(page) == before, "not yet"
    page.locator(".play-tools > .button").last.tap()
    page.locator(".play-sure .button-full").tap()
    assert kept(page) == {}
    page.locator("input[type=file]").set_input_files(saved)
    expect(page.locator(".play-mistakes [role=status]")).to_contain_text("2")
    assert kept(page) == before
    page.reload()
    expect(page.locator(".review > li")).to_have_count(2)


STRANGE = (
    b"",
    b"{",
    b"\xff\xfe\x00\x01" * 50,
    b"[]",
    b"null",
    b'{"format":"shiliu-mistakes","version":2,"mistakes":{"a":0}}',
    b'{"format":"shiliu-mistakes","version":1,"mistakes":"a"}',
    b'{"format":"shiliu-mistakes","version":1,"mistakes":[0,0,0]}',
    b'{"format":"other","version":1,"mistakes":{"a":0}}',
)


def test_a_file_that_is_none_of_ours_changes_nothing(open_reader: Open) -> None:
    reader = open_reader(**PHONE)
    for content in STRANGE:
        page = reader.open("quiz/mistakes/")
        playing.ready(page)
        file = {"name": "file.json", "mimeType": "application/json", "buffer": content}
        page.locator("input[type=file]").set_input_files(file)
        said = page.locator(".play-mistakes [role=status]")
        expect(said, repr(content)).to_contain_text("不是错题本")
        assert kept(page) == {}


def test_hostile_names_in_a_file_are_left_out(
    open_reader: Open, site: Path, tmp_path: Path
) -> None:
    page = open_reader(**PHONE).open("quiz/mistakes/")
    playing.ready(page)
    real = next(iter(playing.bank(site)))
    names = ["__proto__", "constructor", "<img src=x onerror=alert(1)>", "x" * 999, real]
    file = tmp_path / "file.json"
    words = ",".join(f"{json.dumps(name)}:7" for name in names)
    file.write_text(f'{{"format":"shiliu-mistakes","version":1,"mistakes":{{{words}}}}}', "utf-8")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator(".review > li")).to_have_count(1)
    assert set(kept(page)) <= {real, "constructor"}
