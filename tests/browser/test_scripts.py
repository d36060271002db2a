"""Five languages in three scripts: level from the left, level from the right, and in columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from support import mongolian, sample
from support.devices import Devices
from support.layout import crossing, narrow, overlaps
from support.projects import Project
from support.reader import DESK, PHONE, Open, Reader, readers, serious
from support.serving import serving

LANGUAGES = {"zh-Hans": "", "ug": "ug/", "zh-Hant": "zh-hant/", "en": "en/", "mn-Mong": "mn/"}
OTHER_SCRIPTS = ("ug", "mn-Mong")
"""The languages that are looked at most: in the smallest window too, and on many pages."""
FEW = ("", "stories/pilaf/", "policy/medical/", "quiz/")
MANY = (
    *FEW,
    "stories/",
    "stories/noodle-wall/",
    "figures/",
    "figures/lao-chen/",
    "search/?q=90",
    "about/",
    "privacy/",
    "stories/gone/",
)
STEADY = """async () => {
  for (let before = NaN; before !== scrollX;) {
    before = scrollX;
    await new Promise((done) => setTimeout(done, 60));
  }
  return scrollX;
}"""
"""Where the page stands, once it stands."""
UYGHUR = "ئاەبپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىي"


@pytest.fixture(scope="module")
def scripts_site(tmp_path_factory: pytest.TempPathFactory, sample_project: Project) -> Path:
    """The sample site in five languages. Only to be read."""

    def make(folder: Path) -> None:
        project = sample.copy(folder, sample_project)
        mongolian.add(project)
        sample.build(project)

    return Project(sample.shared(tmp_path_factory, "scripts", make)).site


@pytest.fixture(scope="module")
def served(scripts_site: Path) -> Iterator[str]:
    """Where it is served."""
    with serving(scripts_site) as found:
        yield found


@pytest.fixture
def meet(browser: Browser, served: str, scripts_site: Path, devices: Devices) -> Iterator[Open]:
    """Brings readers, each with a device; at the end, none may have met an error."""
    usual = {**DESK, "reduced_motion": "reduce"}
    with readers(browser, served, scripts_site, usual, devices) as opens:
        yield opens


def fonts(reader: Reader) -> set[str]:
    """The fonts that were asked for so far, by name."""
    names = (url.rpartition("/")[2].partition("?")[0] for url in reader.watch.requests)
    return {name.removesuffix(".woff2") for name in names if ".woff2" in name}


def ready(page: Page) -> None:
    """Wait until the quiz of a page has come, and the fonts."""
    if page.locator("[data-quiz-static]").count():
        page.evaluate("document.querySelector('[data-quiz-static]').scrollIntoView()")
        page.locator("[data-quiz] button").first.wait_for()
    page.evaluate("document.fonts.ready.then(() => true)")


@pytest.mark.parametrize(
    ("code", "device"),
    [
        (code, device)
        for code in LANGUAGES
        for device in ("phone", "small", "desk")
        if device != "small" or code in OTHER_SCRIPTS
    ],
)
def test_nothing_sticks_out_or_lies_on_another(meet: Open, code: str, device: str) -> None:
    sizes = {"phone": PHONE, "small": {**PHONE, "viewport": {"width": 360, "height": 640}}}
    reader = meet(**sizes.get(device, DESK))
    troubles = []
    many = code in OTHER_SCRIPTS
    for path in MANY if many else FEW:
        page = reader.open(LANGUAGES[code] + path)
        expect(page.locator("html")).to_have_attribute("lang", code)
        ready(page)
        found = [*crossing(page), *overlaps(page), *narrow(page)]
        if (device == "phone" and (many or not path)) or (
            device == "desk" and many and path in FEW
        ):
            found += serious(page)
        troubles += [f"{path}: {trouble}" for trouble in found]
    assert troubles == []


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("", set()),
        ("stories/pilaf/", set()),
        ("zh-hant/", set()),
        ("en/policy/medical/", set()),
        ("ug/stories/pilaf/", {"naskh-400", "naskh-700"}),
        ("mn/stories/noodle-wall/", {"mongolian-400"}),
        ("404.html", {"naskh-400", "naskh-700", "mongolian-400"}),
    ],
)
def test_a_page_loads_the_fonts_that_it_needs(meet: Open, path: str, wanted: set[str]) -> None:
    reader = meet()
    page = reader.open(path)
    page.locator(".language-menu summary").click()
    expect(page.locator(".language[lang='mn-Mong']")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert fonts(reader) == wanted


def test_the_fonts_have_every_letter(meet: Open) -> None:
    page = meet().open("ug/about/")
    session = page.context.new_cdp_session(page)
    for method in ("DOM.enable", "CSS.enable"):
        session.send(method)
    samples = {"ug": (UYGHUR, "rtl"), "mn-Mong": (mongolian.TEXT, "ltr")}
    for code, (text, direction) in samples.items():
        page.evaluate(
            "([code, text, direction]) => { const p = document.createElement('p');"
            " p.lang = code; p.dir = direction; p.id = code; p.textContent = text;"
            " document.body.append(p); }",
            [code, text, direction],
        )
    page.wait_for_load_state("networkidle")
    ready(page)
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    for code in samples:
        node = session.send("DOM.querySelector", {"nodeId": root, "selector": f"#{code}"})
        used = session.send("CSS.getPlatformFontsForNode", node)["fonts"]
        assert used and all(font["isCustomFont"] for font in used), used


def test_a_page_in_columns_goes_on_to_the_right(meet: Open) -> None:
    page = meet().open("mn/stories/pilaf/")
    ready(page)
    size = page.evaluate(
        "(e => [e.scrollWidth > 2 * e.clientWidth, e.scrollHeight === e.clientHeight])"
        "(document.documentElement)"
    )
    assert size == [True, True]
    places = [page.evaluate("scrollX")]

    def now() -> float:
        page.wait_for_function("before => scrollX !== before", arg=places[-1])
        places.append(page.evaluate(STEADY))
        return float(places[-1] - places[-2])

    page.mouse.move(700, 400)
    page.mouse.wheel(0, 300)
    assert now() == 300
    page.mouse.wheel(0, -100)
    assert now() == -100
    page.keyboard.press("PageDown")
    assert now() > 900
    page.keyboard.press("Space")
    assert now() > 900
    page.keyboard.press("Shift+Space")
    assert now() < -900
    page.keyboard.press("Home")
    assert now() < 0 and places[-1] == 0
    page.keyboard.press("End")
    assert now() > 0
    at_end = page.evaluate("Math.abs(innerWidth + scrollX - document.documentElement.scrollWidth)")
    assert at_end <= 20
    page.keyboard.press("Control+Home")
    page.locator(".top .language-menu summary").focus()
    page.keyboard.press("Space")
    expect(page.locator(".language-menu nav")).to_be_visible()


def test_keys_and_wheel_stay_with_what_scrolls_itself(meet: Open) -> None:
    reader = meet()
    page = reader.open("mn/stories/spring-couplets/")
    text = page.locator(".column .md-typeset")
    assert text.evaluate("e => getComputedStyle(e).writingMode") == "horizontal-tb"
    text.scroll_into_view_if_needed()
    text.hover()
    before = page.evaluate("scrollX")
    page.mouse.wheel(0, 200)
    reader.ready(lambda: text.evaluate("e => e.scrollTop") > 0)
    assert page.evaluate("scrollX") == before
    page = reader.open("mn/search/")
    page.locator("[data-search-input]").fill("90 90")
    page.locator("[data-search-input]").press("Home")
    page.keyboard.type("1")
    expect(page.locator("[data-search-input]")).to_have_value("190 90")


def test_a_link_to_an_answer_leads_to_it(meet: Open) -> None:
    page = meet(**PHONE).open("mn/policy/medical/")
    page.locator(".question-list a").nth(5).tap()
    page.wait_for_function(
        "() => { const answer = document.querySelector('.answer:target');"
        " const left = answer ? answer.getBoundingClientRect().left : -9;"
        " return left >= -1 && left < 60; }"
    )


@pytest.mark.parametrize("device", [PHONE, DESK])
def test_the_search_in_columns(meet: Open, device: dict[str, Any]) -> None:
    page = meet(**device).open("mn/stories/pilaf/")
    page.keyboard.press("/")
    page.keyboard.insert_text(mongolian.NEIGHBOUR)
    options = page.locator("[role=option]:visible")
    expect(options.first).to_be_visible()
    for key, number in (("ArrowRight", 0), ("ArrowRight", 1), ("ArrowLeft", 0)):
        page.keyboard.press(key)
        expect(options.nth(number)).to_have_attribute("aria-selected", "true")
    assert crossing(page) + serious(page) == []
    page = meet(**device).open("mn/search/?keypad&q=90")
    expect(page.locator("[data-hits] li").first).to_be_visible()
    expect(page.locator(".keypad button").first).to_be_visible()
    assert [*crossing(page), *overlaps(page), *narrow(page), *serious(page)] == []


@pytest.mark.parametrize("device", [PHONE, DESK])
def test_a_round_of_the_quiz_in_columns(meet: Open, device: dict[str, Any]) -> None:
    page = meet(**device).open("mn/quiz/")
    page.locator(".quiz-start button").click()
    troubles = []
    for number in range(6):
        for row in page.locator(".quiz form select").all():
            row.select_option(index=1)
        for field in page.locator(".quiz-field").all():
            field.fill(mongolian.DAY)
        if page.locator(".quiz label.option").count():
            page.locator(".quiz label.option").first.click()
        asked = [*crossing(page), *overlaps(page), *narrow(page)]
        page.locator(".quiz form button[type=submit]").click()
        told = [*crossing(page), *overlaps(page), *narrow(page)]
        bar = page.locator(".quiz-bar span").bounding_box()
        assert bar is not None and bar["height"] > bar["width"]
        troubles += [f"{number}: {trouble}" for trouble in (*asked, *told)]
        page.locator(".quiz form .button").click()
    assert [*troubles, *crossing(page), *overlaps(page), *serious(page)] == []


def test_mongolian_on_a_level_page(meet: Open) -> None:
    reader = meet()
    page = reader.open("404.html")
    block = page.locator("section[lang='mn-Mong']")
    assert block.evaluate("e => getComputedStyle(e).writingMode") == "vertical-lr"
    assert crossing(page) + overlaps(page) == []
    page = reader.open("about/")
    page.evaluate(
        "text => document.querySelector('.md-typeset p').insertAdjacentHTML('beforeend',"
        " `<span lang='mn-Mong'>${text}</span>`)",
        mongolian.NEIGHBOUR,
    )
    word = page.locator("span[lang='mn-Mong']")
    assert word.evaluate("e => getComputedStyle(e).writingMode") == "horizontal-tb"


def test_names_are_isolated_where_lines_run_from_the_right(meet: Open) -> None:
    page = meet().open("ug/stories/noodle-wall/")
    for selector in (".brand", ".breadcrumb li", ".publisher", ".numbers", ".byline", "dd"):
        assert page.locator(f"{selector} bdi").count(), selector
    title = page.locator("h1")
    expect(title).to_have_attribute("dir", "ltr")
    assert title.evaluate("e => getComputedStyle(e).textAlign") == "right"


def test_the_rulers_see_what_is_wrong(meet: Open) -> None:
    for path in ("about/", "mn/about/"):
        page = meet().open(path)
        page.evaluate(
            """document.body.insertAdjacentHTML('beforeend',
              '<p style="position:absolute;top:90px;left:90px">one</p>'
              + '<p style="position:absolute;top:92px;left:92px">other</p>'
              + '<div style="width:2000px;height:2000px">large</div>'
              + '<button style="width:9px;height:9px;padding:0;border:0"></button>')"""
        )
        assert crossing(page) and overlaps(page) and narrow(page), path
