"""Posters: one sheet of A4 with codes that a phone reads, and the code on the quiz's own pages."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from support.projects import CONSENT, Project
from support.reader import PHONE, Open, Reader, serious
from support.serving import serving

DOTS = 3
"""Dots a point of the sheets as they are read here."""
MM = 72 / 25.4
SITE = "https://example.org/"
LONG = "石榴社区第三届“我们的家园”邻里知识与政策法规电视公开竞赛总决赛暨颁奖典礼，欢迎各位踊跃参加"


def printed(page: Page) -> pypdfium2.PdfDocument:
    """The page as it is printed."""
    return pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))


def codes(document: pypdfium2.PdfDocument) -> dict[str, float]:
    """The codes on the first page, each with its width in mm, without the margin."""
    picture = document[0].render(scale=DOTS).to_pil()
    found = {}
    for code in zxingcpp.read_barcodes(picture):
        place = code.position
        width = max(place.top_right.x, place.bottom_right.x) - place.top_left.x
        found[code.text] = width / DOTS / MM
    return found


def words_of(document: pypdfium2.PdfDocument) -> str:
    """What stands on the first page; a hyphen at the end of a line is one of the address."""
    text = document[0].get_textpage().get_text_range()
    return "".join(text.replace("\ufffe", "-").split())


def is_one_sheet(document: pypdfium2.PdfDocument) -> bool:
    width, height = document[0].get_size()
    return len(document) == 1 and abs(width / MM - 210) < 1 and abs(height / MM - 297) < 1


@pytest.mark.parametrize(
    ("path", "addresses"),
    [
        ("quiz/poster/", ("quiz/", "ug/quiz/")),
        ("ug/quiz/poster/daily/", ("ug/quiz/daily/", "quiz/daily/")),
        (
            "zh-hant/quiz/poster/contest/spring/",
            ("zh-hant/quiz/contest/spring/", "ug/quiz/contest/spring/"),
        ),
        ("quiz/poster/paper/neighbours/", ("quiz/paper/neighbours/",)),
    ],
)
def test_a_poster_is_one_sheet_that_a_phone_reads(
    reader: Reader, path: str, addresses: tuple[str, ...]
) -> None:
    reader.open(path)
    document = printed(reader.page)
    assert is_one_sheet(document)
    found = codes(document)
    assert {SITE + address for address in addresses} <= set(found)
    assert all(width >= 60 for width in found.values()), found
    words = words_of(document)
    for address in found:
        assert address in words
    assert "石榴社区" in words or "石榴社區" in words
    # what stands around the sheet on a screen is not on paper
    assert "换一张" not in words and "首页" not in words


def test_both_languages_stand_side_by_side(reader: Reader) -> None:
    reader.open("quiz/poster/")
    faces = reader.page.locator(".poster-face")
    assert [face.get_attribute("lang") for face in faces.all()] == ["zh-Hans", "ug"]
    boxes = [box.bounding_box() for box in reader.page.locator(".poster .code").all()]
    assert boxes[0] and boxes[1]
    assert abs(boxes[0]["y"] - boxes[1]["y"]) < 1 and boxes[0]["x"] < boxes[1]["x"]
    reader.open("ug/quiz/poster/")
    boxes = [box.bounding_box() for box in reader.page.locator(".poster .code").all()]
    assert boxes[0] and boxes[1] and boxes[0]["x"] > boxes[1]["x"]


def test_another_poster_is_a_click_away_and_the_button_prints(reader: Reader) -> None:
    page = reader.page
    reader.open("quiz/")
    page.locator(".handing-on a").click()
    expect(page).to_have_url(re.compile("/quiz/poster/$"))
    page.evaluate("() => { window.prints = 0; window.print = () => { window.prints += 1; }; }")
    page.locator("[data-print]").click()
    assert page.evaluate("window.prints") == 1
    page.locator(".filter a[href$='daily/']").click()
    expect(page).to_have_url(re.compile("/quiz/poster/daily/$"))
    expect(page.locator(".filter [aria-current]")).to_have_attribute(
        "href", re.compile("daily/|^$|./")
    )
    assert serious(reader.page) == []


def test_on_a_phone_nothing_is_cut_off(open_reader: Open) -> None:
    reader = open_reader(**PHONE)
    for path in ("quiz/poster/", "ug/quiz/poster/practice/", "quiz/poster/paper/neighbours/"):
        reader.open(path)
        page = reader.page
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert page.evaluate(
            "() => { const sheet = document.querySelector('.poster');"
            " return sheet.scrollHeight <= sheet.clientHeight + 1; }"
        ), path
    assert serious(reader.page) == []


def test_a_page_of_the_quiz_has_its_code_beside_its_address(reader: Reader) -> None:
    for path in ("quiz/", "ug/quiz/practice/", "quiz/contest/spring/"):
        reader.open(path)
        box = reader.page.locator(".handing-on")
        expect(box.locator(".address")).to_have_text(SITE + path)
        picture = Image.open(io.BytesIO(box.screenshot()))
        assert [code.text for code in zxingcpp.read_barcodes(picture)] == [SITE + path]


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a far address, long names, hostile words and a script in columns."""
    languages = [{"code": "zh-Hans", "name": "中文"}, {"code": "mn-Mong", "prefix": "mn"}]
    options: dict[str, Any] = {"publisher": "<b>居委会</b>&（示例）", "languages": languages}
    project = Project(tmp_path_factory.mktemp("poster") / "project", options)
    project.configure(site_url="https://www.a-very-long-district-name.gov.example/shiliu/")
    project.policy("rule")
    project.story("one", consent=CONSENT)
    project.write(
        "docs/policy/rule.mn-Mong.md",
        "---\ntitle: ᠲᠥᠷᠥ\nsource: ᠲᠥᠷᠥ\n---\n\n## ᠬᠡᠵᠢᠶ᠎ᠡ {#first}\n\n==30 ᠡᠳᠦᠷ== ᠳᠣᠲᠣᠷ᠎ᠠ᠃\n\n"
        "ᠦᠨᠳᠦᠰᠦᠯᠡᠯ᠄ ᠬᠠᠤᠯᠢ᠃\n",
    )
    common = {"source": "policy/rule#first", "explanation": "照办法。"}
    asked = {"zh-Hans": "哪一个对？", "mn-Mong": "ᠠᠯᠢ ᠨᠢ ᠵᠥᠪ"}
    options_ = {"zh-Hans": ["甲", "乙", "丙"], "mn-Mong": ["ᠨᠢᠭᠡ", "ᠬᠣᠶᠠᠷ", "ᠭᠤᠷᠪᠠ"]}
    answer = {"zh-Hans": "甲", "mn-Mong": "ᠨᠢᠭᠡ"}
    project.questions(
        {"id": "one", "stem": asked, "options": options_, "answer": answer, **common},
        {"id": "secret", "pool": "contest", "stem": "保密的这一题怎么答呢？", **common},
    )
    salt = "0f3a86c1d94e7b25a1c08e6f5b7d2934"
    hostile = f"{LONG}<script>alert(1)</script>"
    project.write("quiz/rules/long.yml", f'title: "{hostile}"\nreveal: 2027-01-01\nsalt: {salt}\n')
    return project.built()


@pytest.mark.parametrize("path", ["quiz/poster/contest/long/", "mn/quiz/poster/", "quiz/poster/"])
def test_long_words_stay_on_the_sheet(browser: Browser, strange: Path, path: str) -> None:
    with serving(strange) as address:
        page = browser.new_page()
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        page.goto(f"{address}/{path}")
        document = printed(page)
        page.close()
    assert is_one_sheet(document)
    found = codes(document)
    assert found and all(width >= 60 for width in found.values()), found
    words = words_of(document)
    # what stands last on the sheet is there
    assert "<b>居委会</b>&（示例）" in words and all(one in words for one in found)


def test_without_a_site_url_there_is_no_code_and_no_poster(tmp_path: Path) -> None:
    project = Project(tmp_path / "project").configure(site_url=None)
    project.policy("rule")
    project.questions({"id": "one", "source": "policy/rule#first"})
    site = project.built()
    assert not (site / "quiz" / "poster").exists()
    assert "handing-on" not in (site / "quiz" / "index.html").read_text("utf-8")
