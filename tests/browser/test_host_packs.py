"""Sealed packs on the host's page: opened there, kept sealed, and what is said of bad ones."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from portal.language.catalogue import Strings
from portal.quiz.hall.rules_json import default_rules, rules_as_json
from portal.quiz.hall.seal import seal
from support.hall import Host, OpenHall

WORDS = "石榴花开 April 42"
STEM = "这一道题谁也没有见过"
KEPT = """async () => {
  const found = [];
  for (const {name} of await indexedDB.databases()) {
    const db = await new Promise((ok) => {
      const q = indexedDB.open(name); q.onsuccess = () => ok(q.result); });
    for (const store of db.objectStoreNames) {
      const all = await new Promise((ok) => {
        const q = db.transaction(store).objectStore(store).getAll();
        q.onsuccess = () => ok(q.result); });
      found.push(...all);
    }
    db.close();
  }
  return JSON.stringify([found, Object.keys(localStorage), Object.keys(sessionStorage)]);
}"""


def made(count: int = 50, **changes: Any) -> dict[str, Any]:
    """An opened pack, in a language of the site and in one that it has not."""
    texts = {
        "stem": STEM,
        "options": ["甲", "乙", "丙", "<img src=x onerror=alert(1)>"],
        "answer": "乙",
        "explanation": "",
        "source": "",
    }
    other = {**texts, "stem": "Бұл сұрақ", "options": ["а", "ә", "б", "в"], "answer": "ә"}
    return {
        "format": "shiliu-pack-1",
        "id": "0123456789abcdef",
        "title": {"zh-Hans": "春天的竞赛（示例）<b>"},
        "languages": [
            {"code": "zh-Hans", "name": "中文", "dir": "ltr"},
            {"code": "kk", "name": "қазақ тілі", "dir": "ltr"},
        ],
        "blueprint": "spring",
        "seed": "1",
        "rules": rules_as_json(default_rules()),
        "questions": [
            {
                "id": f"p-{number}",
                "type": "single",
                "topic": "x",
                "difficulty": 1 + number % 3,
                "section": 0,
                "facts": [],
                "alike": ["zh-Hans", "kk"],
                "texts": {"zh-Hans": texts, "kk": other},
            }
            for number in range(count)
        ],
        **changes,
    }


@pytest.fixture
def page(open_hall: OpenHall) -> Page:
    """The host's page, ready for a pack."""
    page = open_hall()
    page.locator("[data-act=use-pack]").click()
    return page


def give(page: Page, data: bytes, words: str | None = None) -> None:
    page.locator("[data-field=pack]").set_input_files(
        {"name": "pack.json", "mimeType": "application/json", "buffer": data}
    )
    if words is not None:
        page.locator(".told .message").wait_for()
        page.locator("[data-field=passphrase]").fill(words)
        page.locator("[data-act=open-pack]").click()


def test_a_pack_is_opened_kept_sealed_and_erased(page: Page) -> None:
    # the same words in full width are the same words
    give(page, seal(made(), WORDS, date(2026, 6, 1)), " 石榴花开　Ａｐｒｉｌ　４２ ")
    expect(page.locator(".message.good")).to_contain_text("50")
    host = Host(page)
    host.begin()
    expect(page.locator(".bar h1")).to_have_text("春天的竞赛（示例）<b>")
    host.press("Space", "Space", "Space")
    expect(page.locator(".asked .stem")).to_have_text(STEM)
    page.locator("[data-act=option-1]").click()
    host.settle()
    assert host.shown_scores()[0] == 110
    kept = page.evaluate(KEPT)
    assert STEM not in kept and "乙" not in kept and WORDS not in kept
    expect(page.locator(".kept li").first).to_contain_text("封好")
    page.reload()
    page.locator("[data-field=passphrase]").fill("不是这个口令")
    page.locator("[data-act=open-pack]").click()
    say = Strings("zh-Hans")
    expect(page.locator(".message.bad")).to_have_text(say("host.pack_passphrase"))
    page.locator("[data-field=passphrase]").fill(WORDS)
    page.locator("[data-act=open-pack]").click()
    page.locator(".desk .now").wait_for()
    expect(page.locator(".asked .stem")).to_have_text(STEM)
    assert host.shown_scores()[0] == 110
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-act=erase]").click()
    page.locator(".setup main").wait_for()
    assert json.loads(page.evaluate(KEPT)) == [[], [], []]


def test_an_open_pack_in_another_language(page: Page) -> None:
    give(page, json.dumps(made()).encode())
    page.locator("[data-field=language]").select_option("kk")
    page.locator("[data-field=second]").select_option("zh-Hans")
    host = Host(page)
    host.begin()
    screen = host.screen()
    host.press("Space", "Space")
    expect(screen.locator(".stem .line")).to_have_text(["Бұл сұрақ", STEM])
    expect(screen.locator(".option").nth(1).locator(".line")).to_have_text(["ә", "乙"])
    assert screen.locator("img").count() == 0


SEALED = seal(made(1), WORDS, date(2026, 6, 1))
BAD_RULES = {"base": 0, "teams": [], "rounds": [1]}
BAD = {
    "cut": (SEALED[: len(SEALED) // 2], "cut"),
    "damaged": (SEALED.replace(b'"data": "', b'"data": "AAAA'), "cut"),
    "another-version": (SEALED.replace(b'"version": 1', b'"version": 2'), "version"),
    "cat": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50, "none"),
    "other-json": (b'{"format": "x"}', "none"),
    "empty": (b"", "none"),
    "list": (b"[1]", "none"),
    "bare": (b'{"format": "shiliu-pack", "version": 1}', "cut"),
    "header-changed": (SEALED.replace("春天".encode(), "秋天".encode()), "passphrase"),
    "no-questions": (json.dumps(made(0)).encode(), "version"),
    "no-rules": (json.dumps(made(rules=None)).encode(), "version"),
    "bad-round": (json.dumps(made(rules=BAD_RULES)).encode(), "version"),
    "sealed-nothing": (seal(made(0), WORDS, date(2026, 6, 1)), "version"),
}


@pytest.mark.parametrize("lang", ["zh-Hans"])
def test_one_line_for_each_bad_file(page: Page, lang: str) -> None:
    say, host = Strings(lang), Host(page)
    for name, (data, reason) in BAD.items():
        give(page, data, WORDS)
        line = page.locator(".message.bad")
        expect(line, name).to_have_text(say(f"host.pack_{reason}"))
        expect(line).to_have_count(1)
    give(page, seal(made(), WORDS, date(2026, 6, 1)), WORDS)
    expect(page.locator(".message.good")).to_contain_text("50")
    host.begin()


def test_too_few_questions_are_told_by_round(page: Page) -> None:
    give(page, json.dumps(made(3)).encode())
    say = Strings("zh-Hans")
    problems = page.locator(".problems li")
    expect(problems.first).to_have_text(say("host.short", round="1", wanted="20", found="3"))
    expect(page.locator("[data-act=start]")).to_be_disabled()


QUESTION = made(1)["questions"][0]
TEXTS = QUESTION["texts"]["zh-Hans"]


@pytest.mark.parametrize(
    "question",
    [
        {**QUESTION, "alike": 5},
        {**QUESTION, "type": "__proto__"},
        {**QUESTION, "type": "toString"},
        {**QUESTION, "type": "match", "texts": {"zh-Hans": {**TEXTS, "answer": [None]}}},
        {**QUESTION, "texts": {"zh-Hans": {**TEXTS, "options": [None, {}]}}},
        {**QUESTION, "texts": {"zh-Hans": {**TEXTS, "answer": "戊"}}},
    ],
)
def test_a_question_that_cannot_be_shown_is_refused(page: Page, question: dict[str, Any]) -> None:
    give(page, json.dumps(made(questions=[question])).encode())
    expect(page.locator(".message.bad")).to_have_text(Strings("zh-Hans")("host.pack_version"))
