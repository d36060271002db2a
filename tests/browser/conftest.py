"""A real browser on the sample site, widened by what the sample alone does not show."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from launcher import browser as browsers
from playwright.sync_api import Browser, Page, sync_playwright
from support import sample
from support.projects import Project
from support.questions import QUESTIONS, SOURCE, TOPIC
from support.reader import Reader, Watch

PATIENCE = 10_000
"""Milliseconds after which something will not happen any more."""


def widen(project: Project) -> None:
    """Stories for a second page, something withdrawn, and a question of every type."""
    for number in range(1, 13):
        project.story(
            f"small-{number}",
            f"第{number}天，下了一点雨。\n",
            title=f"一件小事（示例{number}）",
            date=f"2024-03-{number:02d} 10:00",
            topics=["邻里互助"],
        )
    project.story("gone", "没有了。\n", title="没有了", status="withdrawn")
    common = {"topic": TOPIC, "source": SOURCE, "explanation": "书上是这样写的。"}
    project.questions(*({**common, **question} for question in QUESTIONS), file="every-type")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, sample_project: Project) -> Path:
    """The widened sample site. Only to be read."""

    def make(folder: Path) -> None:
        project = sample.copy(folder, sample_project)
        widen(project)
        result = sample.build(project)
        assert result.code == 0, result.words

    return Project(sample.shared(tmp_path_factory, "widened", make)).site


class Handler(SimpleHTTPRequestHandler):
    """Serves the site as a web server does, its page for unknown addresses included."""

    protocol_version = "HTTP/1.1"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page."""
        content = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def handle_one_request(self) -> None:
        """A browser that goes on to another page leaves in the middle of a sentence."""
        with contextlib.suppress(ConnectionError):
            super().handle_one_request()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served; ends without `/`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium or Chrome."""
    found = browsers.find()
    if found is None:
        pytest.skip("needs Chromium or Chrome: scripts/manage.py test brings one")
    options = ["--no-sandbox", "--disable-background-networking", "--disable-dev-shm-usage"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(found), args=options)
        yield chromium
        chromium.close()


Open = Callable[..., Reader]


@pytest.fixture
def open_reader(browser: Browser, address: str, site: Path) -> Iterator[Open]:
    """Opens readers, each with a device of its own; at the end, none may have met an error."""
    readers: list[Reader] = []

    def open_one(expected: tuple[str, ...] = (), **device: Any) -> Reader:
        context = browser.new_context(
            **{"viewport": {"width": 1366, "height": 768}, "locale": "zh-CN", **device}
        )
        context.set_default_timeout(PATIENCE)
        reader = Reader(context.new_page(), address, site, Watch(address, expected))
        reader.watch.follow(context)
        readers.append(reader)
        return reader

    yield open_one
    troubles = [trouble for reader in readers for trouble in reader.watch.troubles]
    for reader in readers:
        reader.page.context.close()
    assert troubles == []


@pytest.fixture
def reader(open_reader: Open) -> Reader:
    """Somebody at a desk."""
    return open_reader()


@pytest.fixture
def page(reader: Reader) -> Page:
    """The page of somebody at a desk."""
    return reader.page
