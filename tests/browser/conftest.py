"""A real browser on the sample site, widened by what the sample alone does not show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from launcher import browser as browsers
from playwright.sync_api import Browser, Page, expect, sync_playwright
from support import sample
from support.devices import OPTIONS, Devices
from support.hall import OpenHall, halls, make_site
from support.projects import Project
from support.questions import QUESTIONS, SOURCE, TOPIC
from support.reader import PATIENCE, Open, Reader, readers
from support.serving import serving

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What happens between a browser and a busy machine may go wrong once: a test in this folder
    that fails is run once more. The summary shows each that was, and what had gone wrong."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=1))


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
        sample.build(project)

    return Project(sample.shared(tmp_path_factory, "widened", make)).site


@pytest.fixture(scope="session")
def hall_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with the host's pages. Only to be read."""
    return sample.shared(tmp_path_factory, "hall", make_site) / "site"


@pytest.fixture
def open_hall(browser: Browser, hall_site: Path) -> Iterator[OpenHall]:
    """Opens pages of the hall, each on a laptop of its own."""
    with halls(browser, hall_site) as opens:
        yield opens


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served; ends without `/`."""
    with serving(site) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium or Chrome, for which there is no other host than this machine."""
    found = browsers.find()
    if found is None:
        pytest.skip("needs Chromium or Chrome: scripts/manage.py test brings one")
    options = [*OPTIONS, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(found), args=options)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def devices(browser: Browser) -> Devices:
    """Lends devices to the readers of all tests."""
    return Devices(browser)


@pytest.fixture
def open_reader(browser: Browser, address: str, site: Path, devices: Devices) -> Iterator[Open]:
    """Opens readers, each with a device; at the end, none may have met an error."""
    usual = {"viewport": {"width": 1366, "height": 768}, "locale": "zh-CN"}
    with readers(browser, address, site, usual, devices) as opens:
        yield opens


@pytest.fixture
def reader(open_reader: Open) -> Reader:
    """Somebody at a desk."""
    return open_reader()


@pytest.fixture
def page(reader: Reader) -> Page:
    """The page of somebody at a desk."""
    return reader.page
