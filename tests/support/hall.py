"""A hall with a contest in it: the host's page of a small site, and what happens in front of it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError
from support.devices import OPTIONS
from support.projects import Project
from support.reader import PATIENCE, Watch

TEAM_KEYS = ("q", "p", "z", "m")
"""The buzzers of the usual rules."""
HOST = "quiz/host/index.html"
KINDS = ("single", "true_false", "multiple", "blank", "order", "match")
LANGUAGES = [
    {"code": "zh-Hans", "name": "中文"},
    {"code": "ug", "name": "ئۇيغۇرچە", "prefix": "ug"},
    {"code": "mn-Mong", "name": "ᠮᠣᠩᠭᠣᠯ", "prefix": "mn"},
]
SECRET = "只有主持人知道"
"""Stands in each explanation, and nowhere else."""
SECRET_UG = "پەقەت رىياسەتچىلا بىلىدۇ"


def question(number: int) -> dict[str, Any]:
    """A question for practice, in Chinese and Uyghur, of every kind in turn."""
    kind = KINDS[number % len(KINDS)]
    stem = {
        "zh-Hans": f"第 {number} 问：邻居家的老人一个人在家，您怎么办？ ____",
        "ug": f"{number}-سوئال: قوشنىڭىزنىڭ ئۆيىدە ياشانغان كىشى يالغۇز، قانداق قىلىسىز؟ ____",
    }
    zh = ["常去看看", "不管", "等别人去", "写一张纸条"]
    ug = ["يوقلاپ تۇرىمەن", "كارىم يوق", "باشقىلارنى كۈتىمەن", "خەت يازىمەن"]
    answers: dict[str, Any] = {
        "single": {"zh-Hans": zh[0], "ug": ug[0]},
        "multiple": {"zh-Hans": [zh[0], zh[3]], "ug": [ug[0], ug[3]]},
        "true_false": True,
        "blank": {"zh-Hans": [zh[0]], "ug": [ug[0]]},
        "order": {"zh-Hans": zh, "ug": ug},
        "match": {
            "zh-Hans": [["甲", "一"], ["乙", "二"], ["丙", "三"]],
            "ug": [["ئا", "بىر"], ["ب", "ئىككى"], ["پ", "ئۈچ"]],
        },
    }
    return {
        "id": f"hall-{number}",
        "type": kind,
        "stem": stem,
        "options": {"zh-Hans": zh, "ug": ug} if kind in ("single", "multiple") else None,
        "answer": answers[kind],
        "explanation": {"zh-Hans": f"解释：{SECRET}。", "ug": f"چۈشەندۈرۈش: {SECRET_UG}."},
        "difficulty": 1 + number % 3,
        "topic": "邻里",
        "source": "policy/neighbours#first",
    }


def make_site(folder: Path) -> None:
    """A site with the pages of the host and 90 practice questions."""
    project = Project(folder, {"languages": LANGUAGES}).configure()
    project.home()
    project.policy("neighbours")
    project.questions(*(question(number) for number in range(90)))
    project.built()


OpenHall = Callable[..., Page]
"""Opens a page of the hall, the host's where no `path` is said, on a laptop of its own; a `script`
makes what hangs on it, and what else is said is about its screen."""


@contextlib.contextmanager
def halls(browser: Browser, site: Path) -> Iterator[OpenHall]:
    """Yields what opens pages of the hall in a folder of files; at the end, none may have met an
    error, and no request may have left."""
    contexts: list[BrowserContext] = []
    watch = Watch(site.as_uri())

    def open_page(path: str = HOST, script: str = "", **screen: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1366, "height": 768}, **screen})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        watch.follow(context)
        if script:
            context.add_init_script(f"({script})()")
        page = context.new_page()
        page.goto((site / path).as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert watch.troubles == []
    assert all(url.startswith(("file:", "blob:")) for url in watch.requests)


class Host:
    """The host in front of a laptop: what is pressed, and what then holds."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def settle(self) -> None:
        """Wait until all that was pressed is known and shown."""
        self.page.evaluate(
            "async () => { const c = PortalHost.contest; if (c) { await c.queue; await c.queue; } }"
        )

    def press(self, *keys: str) -> None:
        """Press keys one after another, each once the one before is done with."""
        for key in keys:
            self.page.keyboard.press(key)
            self.settle()

    def buzz(self, key: str) -> None:
        """Press a team's key, and wait for the decision."""
        self.page.keyboard.press(key)
        self.decide()

    def decide(self) -> None:
        """Wait until presses are decided: by timers of the page, which run after its own, that of
        its next look at controllers and then that of the decision."""
        self.page.evaluate(
            "async () => { for (const ms of [8, 55]) await new Promise((r) => setTimeout(r, ms)); }"
        )
        self.settle()

    @property
    def state(self) -> dict[str, Any]:
        """The state of the contest, but for its setup."""
        return self.page.evaluate(
            "() => Object.assign({}, PortalHost.contest.state, {setup: null})"
        )

    def shown_scores(self) -> list[int]:
        """The scores as the page shows them, by team."""
        return [int(text) for text in row_texts(self.page, ".desk .team .score")]

    def change(self, script: str) -> None:
        """Change the draft of a contest, which the script knows as `draft`."""
        self.page.locator(".setup .beginning").wait_for()
        self.page.evaluate(
            "script => { const draft = PortalHost.setup.draft;"
            " new Function('draft', script)(draft); PortalHost.setup.draw(); }",
            script,
        )

    def pick(self, count: int) -> None:
        """Take so many questions from the practice bank."""
        self.page.locator(".source.bank .tick").first.wait_for()
        self.page.locator("[data-field=count]").fill(str(count))
        self.page.locator("[data-act=pick]").click()
        self.page.locator(".message.good").wait_for()

    def begin(self) -> None:
        """Start the contest."""
        self.page.locator("[data-act=start]").click()
        self.page.locator(".desk .now").wait_for()
        self.hurry()

    def hurry(self) -> None:
        """Let steps follow each other faster than a person's; the page waits half a second."""
        self.page.evaluate("PortalHost.calm = 0")

    def screen(self) -> Page:
        """Open the hall's window, and wait until it shows something."""
        with self.page.context.expect_page() as opened:
            self.page.locator("[data-act=screen]").click()
        opened.value.locator(".weave").wait_for()
        self.page.bring_to_front()
        return opened.value


def rounds(**numbers: dict[str, Any]) -> str:
    """A script for `Host.change`: only the rounds named, by kind, with these numbers."""
    wanted = json.dumps(numbers)
    return (
        f"const wanted = {wanted}; draft.rounds = Object.keys(wanted).map((kind) =>"
        " Object.assign({}, draft.rounds.find((round) => round.kind === kind), wanted[kind]));"
    )


def row_texts(page: Page, rows: str) -> list[str]:
    """What rows say, all read at one moment: the page may draw them anew at any."""
    script = "rows => Array.from(document.querySelectorAll(rows), (row) => row.innerText)"
    found: list[str] = page.evaluate(script, rows)
    return found


class Laptop:
    """A browser with a profile that can be killed, as by a power cut, and started again."""

    def __init__(self, executable: Path, profile: Path, connect: Callable[[str], Browser]) -> None:
        self._executable, self._profile, self._connect = executable, profile, connect
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> Page:
        """Switch on; returns an empty page. On a busy machine Chromium sometimes lets nobody in
        after a cut: it is then started again, as no page of it was seen."""
        for left in (2, 1, 0):
            self._switch_on()
            try:
                context: BrowserContext = self._connect(self._address()).contexts[0]
            except TimeoutError:
                self.kill()
                if not left:
                    raise
            else:
                break
        context.set_default_timeout(PATIENCE)
        return context.new_page()

    def _switch_on(self) -> None:
        self._told.unlink(missing_ok=True)
        self._process = subprocess.Popen(
            [
                self._executable,
                *OPTIONS,
                "--headless=new",
                "--no-first-run",
                "--disable-gpu",
                "--remote-debugging-port=0",
                f"--user-data-dir={self._profile}",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    @property
    def _told(self) -> Path:
        """The file in which Chromium says where it can be reached."""
        return self._profile / "DevToolsActivePort"

    def _address(self) -> str:
        deadline = time.monotonic() + PATIENCE / 1000
        while not self._told.exists() or "\n" not in self._told.read_text("utf-8"):
            assert time.monotonic() < deadline, "the browser did not start"
            time.sleep(0.02)
        return f"http://127.0.0.1:{self._told.read_text('utf-8').splitlines()[0]}"

    def kill(self) -> None:
        """Cut the power: nobody is told, nothing is closed."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            for lock in ("SingletonLock", "SingletonSocket", "SingletonCookie"):
                (self._profile / lock).unlink(missing_ok=True)
        self._process = None


@contextlib.contextmanager
def laptop(executable: Path, profile: Path, connect: Callable[[str], Browser]) -> Iterator[Laptop]:
    """Yields a laptop, which is off at the end."""
    found = Laptop(executable, profile, connect)
    try:
        yield found
    finally:
        found.kill()
        shutil.rmtree(profile, ignore_errors=True)
