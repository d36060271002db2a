"""Asks searches in a browser, each through the code that its readers get."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from launcher import browser as browsers
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.searching.serving import BLANK, Traffic

OURS = """async (lang) => {
  if (!window.PortalSearch) {
    await new Promise((done, fail) => {
      const script = document.createElement("script");
      script.src = "/assets/portal/search.js";
      script.onload = done;
      script.onerror = fail;
      document.head.append(script);
    });
  }
  const started = performance.now(), engine = PortalSearch.open("/", lang);
  await engine.ready;
  window.ask = async (text) => (await engine.query(text, {limit: 10})).map((found) => found.url);
  return performance.now() - started;
}"""
"""The portal's search; a search gives the milliseconds of its start, and leaves `ask`, which gives
the addresses of the first ten pages for a text."""
MATERIAL = """async (worker) => {
  const started = performance.now(), work = new Worker(worker);
  const index = await (await fetch("/search/search_index.json")).json();
  const say = (message) => new Promise((done) => {
    work.onmessage = (event) => done(event.data);
    work.postMessage(message);
  });
  const options = {suggest: false};
  await say({type: 0, data: {config: index.config, docs: index.docs, options: options}});
  window.ask = async (text) => {
    const found = await say({type: 2, data: text});
    return found.data.items.slice(0, 10).map((sections) => sections[0].location);
  };
  return performance.now() - started;
}"""
"""Material's: the messages are those that its pages send to its worker."""
PAGEFIND = """async () => {
  const started = performance.now(), pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  window.ask = async (text) => {
    const found = (await pagefind.search(text)).results.slice(0, 10);
    return (await Promise.all(found.map((one) => one.data()))).map((one) => one.url);
  };
  return performance.now() - started;
}"""
"""Pagefind's, and, as its own list of results does, the texts of those that are shown."""
_ALL = """async (texts) => {
  const found = [];
  for (const text of texts) { found.push(await ask(text)); }
  return found;
}"""
_TIMED = """async (text) => {
  const started = performance.now();
  await ask(text);
  return performance.now() - started;
}"""
AT_ONCE = 50
"""Queries that are handed to a page together, so that handing them over costs little."""


@dataclass(frozen=True, slots=True)
class Search:
    """A search of a site that is being served: the code that starts it, and what that is given."""

    browser: Browser
    traffic: Traffic
    code: str
    given: str = ""

    @contextlib.contextmanager
    def page(self) -> Iterator[Page]:
        """A blank page of the site in a browser that has never been there."""
        context = self.browser.new_context()
        try:
            page = context.new_page()
            page.set_default_timeout(600_000)
            page.goto(self.traffic.address + BLANK)
            self.traffic.taken()
            yield page
        finally:
            context.close()

    def start(self, page: Page) -> float:
        """Start it; returns the milliseconds."""
        return float(page.evaluate(self.code, self.given))

    def answers(self, texts: Sequence[str]) -> list[list[str]]:
        """The addresses found for each text, asked one after the other on one page."""
        found: list[list[str]] = []
        with self.page() as page:
            self.start(page)
            for number in range(0, len(texts), AT_ONCE):
                found += page.evaluate(_ALL, texts[number : number + AT_ONCE])
                _tell(len(found), len(texts))
        return found

    def first(self, texts: Sequence[str]) -> tuple[list[float], list[float], list[float]]:
        """(bytes, files, milliseconds to start) of each text asked first of all, script and all."""
        size, files, starts = [], [], []
        for done, text in enumerate(texts):
            with self.page() as page:
                starts.append(self.start(page))
                page.evaluate(_TIMED, text)
                taken = self.traffic.taken()
                size.append(float(taken[0]))
                files.append(float(taken[1]))
            _tell(done + 1, len(texts))
        return size, files, starts

    def later(self, texts: Sequence[str], before: str) -> tuple[list[float], list[float]]:
        """(bytes, files) of each text asked one after the other, after `before`, on one page."""
        size, files = [], []
        with self.page() as page:
            self.start(page)
            page.evaluate(_TIMED, before)
            self.traffic.taken()
            for text in texts:
                page.evaluate(_TIMED, text)
                taken = self.traffic.taken()
                size.append(float(taken[0]))
                files.append(float(taken[1]))
        return size, files

    def work(self, texts: Sequence[str]) -> tuple[list[float], list[float], list[float]]:
        """Milliseconds of the main thread for each text: until its answer is there when all is
        loaded; all that the browser does there for it; and the same on a search that was started
        anew and must run the files again, which the browser has."""
        again, busy, anew = [], [], []
        with self.page() as page:
            self.start(page)
            session = page.context.new_cdp_session(page)
            session.send("Performance.enable")

            def spent() -> float:
                metrics = session.send("Performance.getMetrics")["metrics"]
                seconds = {metric["name"]: metric["value"] for metric in metrics}
                return 1000 * float(seconds["TaskDuration"])

            for text in texts:
                page.evaluate(_TIMED, text)
                before = spent()
                again.append(float(page.evaluate(_TIMED, text)))
                busy.append(spent() - before)
                self.start(page)
                before = spent()
                page.evaluate(_TIMED, text)
                anew.append(spent() - before)
        return again, busy, anew


@contextlib.contextmanager
def browser() -> Iterator[Browser]:
    """Chromium or Chrome."""
    found = browsers.find()
    if found is None:
        raise SystemExit("needs Chromium or Chrome: scripts/manage.py test brings one")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(found), args=["--no-sandbox"])
        yield chromium
        chromium.close()


def _tell(done: int, of: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done} of {of} ", end="\r" if done == of else "", file=sys.stderr, flush=True)
