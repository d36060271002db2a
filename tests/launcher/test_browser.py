"""Which browser the tests get, and what a person is told when there is none."""

import sys
from pathlib import Path

import pytest
from launcher import browser
from launcher.layout import Layout
from launcher.voice import LauncherError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stands in by shell scripts")

LAYOUT = Layout(Path("/project"))


def program(path: Path, code: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {code}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine with nothing on it; what it is told to start is written down."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("PORTAL_CHROMIUM", "PLAYWRIGHT_BROWSERS_PATH", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(browser, "_system_names", lambda: "id=debian")
    monkeypatch.setattr(browser, "is_root", lambda: False)
    return tmp_path


@pytest.fixture
def started(monkeypatch):
    commands: list[str] = []

    def run(command, *_, **__):
        commands.append(" ".join(command))
        return 1

    monkeypatch.setattr(browser, "run", run)
    return commands


def test_one_that_is_there_is_taken(machine, started):
    chrome = program(machine / "bin" / "google-chrome")
    assert browser.bring(LAYOUT) == chrome
    assert started == []


def test_the_one_that_is_named_goes_first(machine, monkeypatch):
    program(machine / "bin" / "chromium")
    named = program(machine / "my browser")
    monkeypatch.setenv("PORTAL_CHROMIUM", str(named))
    assert browser.find() == named
    monkeypatch.setenv("PORTAL_CHROMIUM", str(machine / "nowhere"))
    assert browser.find() == machine / "bin" / "chromium"


def test_a_stub_that_does_not_run_is_passed_over(machine):
    program(machine / "bin" / "chromium-browser", code=1)
    chrome = program(machine / "bin" / "chrome")
    assert browser.find() == chrome


def test_the_newest_of_playwright_is_taken(machine):
    cache = machine / "home" / ".cache" / "ms-playwright"
    program(cache / "chromium-998" / "chrome-linux" / "chrome")
    newest = program(cache / "chromium-1200" / "chrome-linux64" / "chrome")
    assert browser.find() == newest


def test_playwright_is_asked_to_bring_one(machine, monkeypatch):
    cache = machine / "home" / ".cache" / "ms-playwright"

    def run(command, *_, **__):
        assert list(command[1:4]) == ["-m", "playwright", "install"]
        program(cache / "chromium-1" / "chrome-linux" / "chrome")
        return 0

    monkeypatch.setattr(browser, "run", run)
    assert browser.bring(LAYOUT) == cache / "chromium-1" / "chrome-linux" / "chrome"


def test_root_on_debian_installs_it(machine, monkeypatch):
    program(machine / "bin" / "apt-get")
    program(machine / "bin" / "fc-list")
    monkeypatch.setattr(browser, "is_root", lambda: True)
    commands = []

    def run(command, *_, **__):
        commands.append(" ".join(command))
        if command[:2] == ["apt-get", "install"]:
            program(machine / "bin" / "chromium")
        return 0

    monkeypatch.setattr(browser, "run", run)
    assert browser.bring(LAYOUT) == machine / "bin" / "chromium"
    assert commands[1:] == [
        "apt-get update",
        "apt-get install -y chromium fonts-noto-cjk fonts-noto-core",
    ]


def test_fonts_that_are_there_are_not_fetched(machine):
    lister = program(machine / "bin" / "fc-list")
    lister.write_text("#!/bin/sh\necho /usr/share/fonts/han.ttc\n")
    assert browser.missing_fonts() == []


@pytest.mark.parametrize(
    ("tools", "system", "line"),
    [
        (["apt-get"], "id=debian", "sudo apt-get install -y chromium"),
        (["dnf"], "id=fedora", "sudo dnf install -y chromium"),
        (["apt-get"], "id=ubuntu", "python -m playwright install --with-deps chromium"),
        ([], "", "python -m playwright install --with-deps chromium"),
    ],
)
def test_else_the_exact_line_is_given(machine, started, monkeypatch, tools, system, line):
    for tool in tools:
        program(machine / "bin" / tool)
    monkeypatch.setattr(browser, "_system_names", lambda: system)
    with pytest.raises(LauncherError) as raised:
        browser.bring(LAYOUT)
    assert line in str(raised.value)
    assert raised.value.code == 3
    assert not any("apt-get" in command for command in started)
