"""Packs of `portal quiz pack` are opened by the host's page, and refused by it for a reason."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from quiz.hall.halls import PASSPHRASE, hall, pack, passphrase_file, written
from support.projects import Project
from support.serving import serving

OPEN = """async ([text, passphrase]) => {
  try {
    const held = PortalHost.pack.read(text);
    return { pack: held.pack || await PortalHost.pack.open(held.sealed, passphrase) };
  } catch (fault) { return { fault: fault.message }; }
}"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with its site, a sealed pack and the same one left open. Only to be read."""
    made = hall(tmp_path_factory.mktemp("hall") / "project")
    made.built()
    assert pack(made, "--passphrase-file", passphrase_file(made)).code == 0
    assert pack(made, "--open", "-o", opened(made)).code == 0
    return made


def opened(project: Project) -> Path:
    """The pack that was left open."""
    return project.root.parent / "open.json"


@pytest.fixture(scope="module")
def host(browser: Browser, project: Project) -> Iterator[Page]:
    """The host's page."""
    with serving(project.site) as address:
        page = browser.new_page()
        page.goto(f"{address}/quiz/host/")
        yield page
        page.close()


def test_the_page_opens_what_the_command_sealed(host: Page, project: Project) -> None:
    plain = json.loads(opened(project).read_text("utf-8"))
    sealed = written(project).read_text("utf-8")
    for typed in (PASSPHRASE, f" {PASSPHRASE}　\n"):
        assert host.evaluate(OPEN, [sealed, typed]) == {"pack": plain}
    assert host.evaluate(OPEN, [opened(project).read_text("utf-8"), ""]) == {"pack": plain}


def test_from_a_folder_of_files_too(browser: Browser, project: Project) -> None:
    page = browser.new_page()
    page.goto((project.site / "quiz" / "host" / "index.html").as_uri())
    found = page.evaluate(OPEN, [written(project).read_text("utf-8"), PASSPHRASE])
    page.close()
    assert len(found["pack"]["questions"]) == 10


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"title": {"zh-Hans": "假的"}}, "host.pack_passphrase"),
        ({"made": "2030-01-01"}, "host.pack_passphrase"),
        ({"more": 1}, "host.pack_passphrase"),
        ({"version": 2}, "host.pack_version"),
        ({"sha256": "0" * 64}, "host.pack_cut"),
        ({"format": "other"}, "host.pack_none"),
    ],
)
def test_what_was_changed_is_refused(
    host: Page, project: Project, change: dict[str, Any], fault: str
) -> None:
    held = {**json.loads(written(project).read_text("utf-8")), **change}
    assert host.evaluate(OPEN, [json.dumps(held), PASSPHRASE]) == {"fault": fault}


def test_a_wrong_passphrase_a_cut_file_and_no_pack(host: Page, project: Project) -> None:
    sealed = written(project).read_text("utf-8")
    assert host.evaluate(OPEN, [sealed, "不是这一句话"]) == {"fault": "host.pack_passphrase"}
    assert host.evaluate(OPEN, [sealed[:900], PASSPHRASE]) == {"fault": "host.pack_cut"}
    assert host.evaluate(OPEN, ["hello", PASSPHRASE]) == {"fault": "host.pack_none"}
