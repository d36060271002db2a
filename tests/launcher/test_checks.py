"""The order of the `test` command, and what its exit code tells."""

from pathlib import Path

import pytest
from launcher import checks
from launcher.voice import LauncherError


@pytest.fixture
def runs(monkeypatch):
    """What was started, and with which code each is to end."""
    codes: dict[str, int] = {}
    started: list[list[str]] = []

    def run(command, environ, cwd=None):
        assert environ["PORTAL_CHROMIUM"] == "/usr/bin/some-browser"
        words = list(command[command.index("-m") + 1 :])
        started.append(words)
        return codes.get(words[0], 0)

    monkeypatch.setattr(checks, "run", run)
    monkeypatch.setattr(checks, "ensure", lambda layout, sets: None)
    monkeypatch.setattr(checks.browser, "bring", lambda layout: Path("/usr/bin/some-browser"))
    return started, codes


def test_all_is_checked_and_pytest_comes_last(project, runs):
    started, _ = runs
    assert checks.test(project, []) == 0
    assert [words[0] for words in started] == ["ruff", "ruff", "mypy", "pytest"]


def test_a_fault_of_a_linter_is_told_though_the_tests_pass(project, runs):
    started, codes = runs
    codes["mypy"] = 1
    assert checks.test(project, []) == 1
    assert started[-1][0] == "pytest"


def test_a_failed_test_gives_pytests_own_code(project, runs):
    _, codes = runs
    codes.update(ruff=1, pytest=5)
    assert checks.test(project, []) == 5


def test_a_stop_ends_all(project, runs):
    started, codes = runs
    codes["mypy"] = 130
    assert checks.test(project, []) == 130
    assert ["pytest"] not in [words[:1] for words in started]


def test_chosen_tests_run_alone(project, runs):
    started, _ = runs
    checks.test(project, ["tests/of-a-room", "-k", "story"])
    assert started == [["pytest", "tests/of-a-room", "-k", "story"]]


def test_chosen_tests_run_without_a_browser_too(project, runs, monkeypatch):
    def refuse(layout):
        raise LauncherError("none")

    monkeypatch.setattr(checks.browser, "bring", refuse)
    monkeypatch.setattr(checks, "run", lambda *_, **__: 0)
    monkeypatch.delenv("PORTAL_CHROMIUM", raising=False)
    assert checks.test(project, ["tests/content"]) == 0
    with pytest.raises(LauncherError):
        checks.test(project, [])


def test_a_path_may_be_meant_from_the_current_folder(project, monkeypatch):
    folder = project.root / "tests" / "content"
    folder.mkdir(parents=True)
    (folder / "test_story.py").touch()
    monkeypatch.chdir(project.root / "tests")
    assert checks.from_here(project, "tests/content") == "tests/content"
    expected = f"{(folder / 'test_story.py').resolve()}::test_x"
    assert checks.from_here(project, "content/test_story.py::test_x") == expected
    assert checks.from_here(project, "-x") == "-x"
