"""Every task of the kiosk, done by touch alone, lying and standing, in two languages."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from support.kiosk import SIZES, Stand, bundle, clumsy, device
from support.questions import QUESTIONS, TOPIC
from support.reader import serious

ASKED = {question["stem"]: question for question in QUESTIONS}


class Measured:
    """Measures each view that is come by."""

    def __init__(self, stand: Stand) -> None:
        self.page = stand.page
        self.troubles: list[str] = []

    def __call__(self, name: str) -> None:
        self.page.evaluate("document.fonts.ready")
        found = [*clumsy(self.page), *serious(self.page)]
        self.troubles += [f"{name}: {trouble}" for trouble in found]


@pytest.mark.parametrize(("lang", "size"), list(itertools.product(("zh-Hans", "ug"), SIZES)))
def test_every_task_by_touch(open_reader: Any, lang: str, size: str) -> None:
    stand = Stand(open_reader(**device(size), reduced_motion="reduce")).wait()
    look = Measured(stand)
    page = stand.page
    look("loop")
    stand.begin(lang)
    look("home")

    stand.touch(".tile-stories")
    stand.view("stories")
    look("stories")
    stand.touch(".chip:nth-child(2)")
    expect(page.locator(".chip[aria-pressed=true]")).not_to_have_text(
        page.locator(".chip").first.inner_text()
    )
    title = page.locator(".cards strong").first.inner_text()
    stand.touch(".cards .card")
    stand.view("story")
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator(".phone .code")).to_be_visible()
    look("story")
    stand.back()
    stand.view("stories")
    expect(page.locator(".chip[aria-pressed=true]")).to_have_count(1)
    stand.home()

    stand.touch(".tile-policy")
    stand.view("policies")
    look("policies")
    stand.touch(".row >> nth=3")
    stand.view("policy")
    look("policy")
    stand.touch(".row")
    stand.view("answer")
    expect(page.locator(".answer")).to_be_visible()
    expect(page.locator(".basis")).to_be_visible()
    look("answer")
    stand.home()

    stand.touch(".tile-figures")
    stand.view("figures")
    look("figures")
    stand.touch(".chip:last-child")
    stand.touch(".chip:first-child")
    stand.touch(".card-figure")
    stand.view("figure")
    look("figure")
    stand.home()

    stand.touch(".tile-search")
    stand.view("search")
    look("keys")
    letters, words = ("yb", "医保") if lang == "zh-Hans" else ("polu", "پولۇ")
    stand.type(letters)
    # what the first letters alone had found may still stand there
    row = page.locator(".search-found .row", has_text=words).first
    row.wait_for()
    look("found")
    found = row.locator("strong").inner_text()
    row.tap()
    expect(page.locator("h1")).to_have_text(found)
    stand.back()
    expect(page.locator(".field")).to_have_value(letters)
    row.wait_for()
    stand.home()

    for _ in range(2):
        stand.touch(".tool-size")
        look("large")
    stand.touch(".tile-quiz")
    stand.view("quiz")
    look("quiz")
    assert look.troubles == []


def test_the_instruments_see_what_is_wrong(open_reader: Any) -> None:
    stand = Stand(open_reader(**device("lying"))).wait().begin("zh-Hans")
    stand.page.evaluate(
        """document.querySelector('h1').insertAdjacentHTML('afterend',
          '<button style="width:40px;height:90px">x</button><p style="font-size:12px">small</p>'
          + '<p style="position:absolute;left:1300px;width:200px">far out to the right</p>')"""
    )
    found = clumsy(stand.page)
    assert {trouble.split(" ")[0].rstrip(":") for trouble in found} == {
        "target",
        "text",
        "sideways",
    }


def put_right(stand: Stand, question: dict[str, Any]) -> None:
    """Answer a question rightly, by touch."""
    page, right = stand.page, question["answer"]
    option = page.locator(".option")
    match question["type"]:
        case "single" | "multiple":
            for text in [right] if isinstance(right, str) else right:
                option.filter(has_text=text).tap()
        case "true_false":
            option.first.tap()
        case "order":
            for text in right:
                option.filter(has_text=text).tap()
        case "match":
            for left, matching in right:
                page.locator(".pairs .options").first.locator(".option", has_text=left).tap()
                page.locator(".pairs .options").last.locator(".option", has_text=matching).tap()
        case "blank":
            for digit in right[0]:
                page.locator(".key", has_text=digit).first.tap()
        case other:
            raise AssertionError(f"{other} can't be answered by touch")


@pytest.mark.parametrize("size", SIZES)
def test_a_round_with_every_type(open_reader: Any, size: str) -> None:
    stand = Stand(open_reader(**device(size), reduced_motion="reduce")).wait().begin("zh-Hans")
    look, page = Measured(stand), stand.page
    stand.touch(".tile-quiz")
    stand.touch(".chip", TOPIC)
    stand.touch(".button-great")
    types = []
    for number in range(len(QUESTIONS) - 1):
        expect(page.locator(".kicker")).to_contain_text(str(number + 1))
        question = ASKED[page.locator("h1").inner_text()]
        types.append(question["type"])
        stand.touch(".below .button")
        expect(page.locator(".below .status")).not_to_be_empty()
        put_right(stand, question)
        look(f"asked {question['type']}")
        stand.touch(".below .button")
        expect(page.locator(".verdict-right")).to_be_visible()
        look(f"told {question['type']}")
        if number == 1:
            stand.touch(".verdict .way")
            stand.view("answer")
            stand.back()
            expect(page.locator(".verdict-right")).to_be_visible()
        stand.touch(".below .button")
    assert sorted(types) == sorted(t for t in (q["type"] for q in QUESTIONS) if t != "short")
    expect(page.locator("h1")).to_contain_text(str(len(types)))
    look("score")
    assert look.troubles == []


def test_a_wrong_answer_is_explained(open_reader: Any) -> None:
    stand = Stand(open_reader(**device("lying"))).wait().begin("zh-Hans")
    page = stand.page
    stand.touch(".tile-quiz")
    stand.touch(".chip", TOPIC)
    stand.touch(".button-great")
    for _ in QUESTIONS[:-1]:
        question = ASKED[page.locator("h1").inner_text()]
        if question["type"] == "blank":
            stand.touch(".key")
        elif question["type"] == "match":
            page.evaluate(
                """() => { const round = PortalKiosk.visit.trail.slice(-1)[0].round;
                  round.pick.rights = round.items[round.at].answer.map((pair) => pair[1]).reverse();
                  PortalKiosk.show(); }"""
            )
            for left in range(3):
                page.locator(".pairs .options").first.locator(".option").nth(left).tap()
                page.locator(".pairs .options").last.locator(".option").nth(left).tap()
        elif question["type"] == "order":
            for text in reversed(question["answer"]):
                page.locator(".option", has_text=text).tap()
        elif question["type"] == "true_false":
            page.locator(".option").last.tap()
        else:
            stand.touch(".option")
        stand.touch(".below .button")
        stand.touch(".below .button")
    expect(page.locator(".review li")).to_have_count(len(QUESTIONS) - 1)
    expect(page.locator(".review li").first).to_contain_text("正确答案")


@pytest.mark.parametrize("view", ["story", "answer", "figure"])
def test_the_other_language_is_one_touch_apart(open_reader: Any, view: str) -> None:
    stand = Stand(open_reader(**device("standing"))).wait().begin("zh-Hans")
    page = stand.page
    routes = {
        "story": "{view: 'story', slug: 'pilaf'}",
        "answer": "{view: 'answer', slug: 'medical', id: 'newborn'}",
        "figure": "{view: 'figure', slug: 'lao-chen'}",
    }
    page.evaluate(f"PortalKiosk.open({routes[view]})")
    stand.view(view)
    place = page.locator(".tool-language").bounding_box()
    chinese = page.locator("h1").inner_text()
    stand.touch(".tool-language", "ئۇيغۇرچە")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("h1")).not_to_have_text(chinese)
    stand.view(view)
    assert page.locator(".tool-language").bounding_box() == place
    stand.touch(".tool-language", "中文")
    expect(page.locator("h1")).to_have_text(chinese)


def test_a_code_in_place_of_a_link(open_reader: Any) -> None:
    zxingcpp = pytest.importorskip("zxingcpp")
    from io import BytesIO

    from PIL import Image

    stand = Stand(open_reader(**device("lying"))).wait().begin("zh-Hans")
    page = stand.page
    page.evaluate("PortalKiosk.open({view: 'answer', slug: 'elder-care', id: 'age'})")
    stand.view("answer")
    assert page.locator("a").count() == 0
    stand.touch(".way-phone")
    shot = page.locator(".dialog .code").screenshot()
    (read,) = zxingcpp.read_barcodes(Image.open(BytesIO(shot)))
    assert read.text == "https://flk.npc.gov.cn/"
    stand.touch(".dialog .button")
    page.locator(".phone .code").scroll_into_view_if_needed()
    shot = page.locator(".phone .code").screenshot()
    (read,) = zxingcpp.read_barcodes(Image.open(BytesIO(shot)))
    assert read.text == "https://example.org/policy/elder-care/#age"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["zh-Hans", "ug"])
def test_a_dialog_is_seen_whole_in_every_size(open_reader: Any, lang: str, size: str) -> None:
    stand = Stand(open_reader(**device(size), reduced_motion="reduce")).wait().begin(lang)
    page = stand.page
    for _ in range(3):
        page.evaluate(
            """() => {
              const code = '21:' + btoa('x'.repeat(56));
              const address = 'https://example.org/' + 'long/'.repeat(40);
              PortalKiosk.showCode(address, code, '写得很长的名字'.repeat(9));
            }"""
        )
        assert cut_off(page) == []
        page.evaluate("PortalKiosk.idle = 0.05; PortalKiosk.touched()")
        page.get_by_role("alertdialog").wait_for()
        assert cut_off(page) == []
        page.evaluate("PortalKiosk.idle = 60")
        stand.touch(".dialog .button")
        stand.touch(".tool-size")


def cut_off(page: Page) -> list[str]:
    """What of a dialog stands outside it, however little."""
    found: list[str] = page.evaluate(
        """() => {
          const dialog = document.querySelector('.dialog');
          const box = dialog.getBoundingClientRect();
          const parts = dialog.querySelectorAll('h2, p:not(.unseen), .code, .button');
          return [...parts].filter((e) => {
            const own = e.getBoundingClientRect();
            return own.top < box.top + 20 || own.bottom > box.bottom - 8 || own.left < box.left
              || own.right > box.right;
          }).map((e) => e.outerHTML.slice(0, 80));
        }"""
    )
    return found


def test_from_a_folder_of_files(open_reader: Any, site: Path) -> None:
    stand = Stand(open_reader(own=True, **device("standing")))
    page: Page = stand.page
    page.goto(bundle(site))
    stand.begin("zh-Hans")
    stand.touch(".tile-stories")
    stand.touch(".cards .card")
    stand.view("story")
    image = page.locator(".cover img")
    stand.reader.ready(lambda: image.evaluate("e => e.complete && e.naturalWidth > 0"))
    stand.home()
    stand.touch(".tile-search")
    stand.type("yb")
    stand.touch(".search-found .row")
    stand.home()
    stand.touch(".tile-quiz")
    stand.touch(".button-great")
    expect(page.locator(".kicker")).to_be_visible()
    assert page.url == bundle(site)


def test_by_keyboard(open_reader: Any) -> None:
    stand = Stand(open_reader(**device("lying"))).wait()
    page = stand.page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    stand.view("home")
    expect(page.locator("h1")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    stand.view("stories")
    expect(page.locator("h1")).to_be_focused()
    page.evaluate("PortalKiosk.open({view: 'search'})")
    page.locator(".field").focus()
    page.keyboard.type("yibao")
    page.locator(".search-found .row").first.wait_for()
