"""Every kind of page, in both languages, on a phone and at a desk, light, dark and large."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from support.questions import QUESTIONS, TOPIC
from support.reader import DESK, PHONE, overflow, serious, small_targets

KINDS = {
    "home": "",
    "stories": "stories/",
    "story": "stories/pilaf/",
    "story that ug borrows": "stories/noodle-wall/",
    "policies": "policy/",
    "policy": "policy/medical/",
    "figures": "figures/",
    "figure": "figures/lao-chen/",
    "quiz": "quiz/",
    "search": "search/?q=%E5%8C%BB%E4%BF%9D",
    "about": "about/",
    "privacy": "privacy/",
    "withdrawn": "stories/gone/",
    "wrong address": "404.html",
}
DEVICES: dict[str, dict[str, Any]] = {"phone": PHONE, "desk": DESK}
CHOSEN = {"light": {"theme": "light"}, "dark": {"theme": "dark"}, "large": {"text": "large"}}
"""What a reader chose, as the device keeps it."""


def remembering(look: str) -> str:
    """A script that sets what the reader chose before."""
    kept = CHOSEN.get(look, {}).items()
    return "".join(f"localStorage.setItem('portal.{name}', '{value}');" for name, value in kept)


@pytest.mark.parametrize(
    ("prefix", "device", "look"),
    [
        *itertools.product(("", "ug/"), DEVICES, ("light",)),
        # colours are those of every window and language, sizes those of every colour
        ("", "phone", "dark by system"),
        ("ug/", "desk", "dark"),
        ("", "phone", "large"),
        ("ug/", "phone", "large"),
        ("", "desk", "large"),
    ],
)
def test_every_kind_of_page(open_reader: Any, prefix: str, device: str, look: str) -> None:
    scheme = "dark" if look == "dark by system" else "light"
    reader = open_reader(**DEVICES[device], color_scheme=scheme, reduced_motion="reduce")
    reader.page.add_init_script(remembering(look))
    troubles = []
    for kind, path in KINDS.items():
        page = reader.open(path if path == "404.html" else prefix + path)
        page.wait_for_load_state("load")
        if kind in ("home", "quiz"):
            # the bank comes when the question comes near
            page.evaluate("document.querySelector('[data-quiz-static]').scrollIntoView()")
            page.locator("[data-quiz] button").first.wait_for()
        # what a reader chose changes colours or sizes, and nothing else that axe looks at
        found = [] if look == "large" else serious(page, colours_only=look != "light")
        found += overflow(page)
        found += small_targets(page) if device == "phone" else []
        troubles += [f"{kind}: {trouble}" for trouble in found]
    assert troubles == []


def test_a_round_of_the_quiz_in_every_look(open_reader: Any) -> None:
    troubles = []
    for device, look in (("phone", "dark"), ("desk", "large")):
        reader = open_reader(**DEVICES[device], reduced_motion="reduce")
        reader.page.add_init_script(remembering(look))
        page = reader.open("quiz/")
        page.locator("label.chip", has_text=TOPIC).click()
        page.locator(".quiz-start button").click()
        for number, _ in enumerate(QUESTIONS):
            for row in page.locator(".quiz form select").all():
                row.select_option(index=1)
            for field in page.locator(".quiz-field").all():
                field.fill("一")
            if page.locator(".quiz label.option").count():
                page.locator(".quiz label.option").first.click()
            asked = [*overflow(page), *small_targets(page)]
            page.locator(".quiz form button[type=submit]").click()
            told = [*serious(page), *overflow(page), *small_targets(page)]
            troubles += [f"{look} {number}: {trouble}" for trouble in (*asked, *told)]
            page.locator(".quiz form .button").click()
        troubles += [f"{look} end: {t}" for t in (*serious(page), *overflow(page))]
    assert troubles == []


def test_the_instruments_see_what_is_wrong(open_reader: Any) -> None:
    """A page with one of each fault: what finds nothing anywhere must find something here."""
    reader = open_reader(**PHONE)
    page = reader.open("about/")
    page.evaluate(
        """document.body.insertAdjacentHTML('beforeend',
          '<p style="color:#bbb;background:#fff">faint</p><img src="data:,">'
          + '<div style="width:900px;height:9px">wide</div><button style="height:20px">x</button>')
        """
    )
    assert {fault.partition(":")[0] for fault in serious(page)} >= {"color-contrast", "image-alt"}
    assert overflow(page) and small_targets(page)
    watch = reader.watch
    page.evaluate("fetch('https://example.net/').catch(() => console.error('oops'))")
    reader.ready(lambda: any("oops" in trouble for trouble in watch.troubles))
    assert any(trouble.startswith("foreign: https://example.net/") for trouble in watch.troubles)
    assert any("ERR_NAME_NOT_RESOLVED" in trouble for trouble in watch.troubles), "it got nowhere"
    watch.troubles.clear()
