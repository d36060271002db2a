"""The launcher as it is started: arguments, folder, exit code, signals and standard output."""

import ast
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from launcher.environment import ensure
from launcher.layout import WINDOWS

SCRIPTS = Path(__file__).parents[2] / "scripts"


@pytest.fixture
def ready(project):
    """A project with the real launcher, in which all is installed."""
    shutil.copytree(SCRIPTS / "launcher", project.scripts / "launcher")
    shutil.copy(SCRIPTS / "manage.py", project.scripts)
    ensure(project)
    return project


def command(project, *arguments):
    return [sys.executable, str(project.scripts / "manage.py"), *arguments]


def test_a_command_is_handed_on_as_it_is(ready, tmp_path):
    # A folder with modules that would be taken for portal's own.
    (tmp_path / "portal").mkdir()
    (tmp_path / "portal" / "cli.py").write_text("raise SystemExit('wrong')")
    ran = subprocess.run(
        command(ready, "check", "--format", "a b"), cwd=tmp_path, capture_output=True, text=True
    )
    assert ran.stderr == ""
    assert ran.stdout.splitlines() == [
        "['check', '--format', 'a b']",
        str(tmp_path.resolve()),
        str(ready.root.resolve()),
    ]
    assert ran.returncode == 7


def test_what_reads_pictures_brings_its_packages_when_it_is_first_used(ready):
    assert not ready.installed("delta").exists()
    ran = subprocess.run(command(ready, "quiz", "grade", "x.jpg"), capture_output=True, text=True)
    assert ran.stdout.startswith("['quiz', 'grade', 'x.jpg']")
    assert ready.installed("delta").is_dir()
    subprocess.run(command(ready, "quiz", "bank"), capture_output=True)
    assert ready.pip_calls() == ["requirements.txt", "requirements-grade.txt"]


def test_alone_it_asks_for_help(ready):
    ran = subprocess.run(command(ready), capture_output=True, text=True)
    assert ran.stdout.startswith("['--help']")


def test_trouble_is_one_line_on_standard_error(ready):
    shutil.rmtree(ready.venv)
    ready.venv.touch()
    ran = subprocess.run(command(ready, "build"), capture_output=True, encoding="utf-8")
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (3, "", 1)


@pytest.mark.skipif(WINDOWS, reason="the launcher becomes portal on POSIX only")
def test_signals_reach_the_command(ready):
    sleeper = "import time\n\ndef main():\n    print(1, flush=True)\n    time.sleep(60)\n"
    (ready.scripts / "portal" / "cli.py").write_text(sleeper)
    with subprocess.Popen(command(ready, "serve"), stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"1\n"
        process.terminate()
        assert process.wait(60) == -signal.SIGTERM


def test_the_entry_can_be_read_by_old_pythons():
    text = (SCRIPTS / "manage.py").read_text("utf-8")
    ast.parse(text, feature_version=(3, 6))
    assert "f'" not in text and 'f"' not in text
    assert text.startswith("# -*- coding: utf-8 -*-")


@pytest.mark.parametrize("version", ["3.6", "3.10"])
def test_an_old_python_is_told_so(version):
    python = shutil.which(f"python{version}")
    asked = [python or "", "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    answer = subprocess.run(asked, capture_output=True, text=True) if python else None
    if answer is None or answer.stdout.strip() != version:
        pytest.skip(f"no Python {version} here")
    ran = subprocess.run(
        [str(python), str(SCRIPTS / "manage.py"), "build"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
    assert "3.11" in ran.stderr


LOCKED = ("requirements.txt", "requirements-grade.txt", "requirements-test.txt")


@pytest.mark.parametrize("name", LOCKED)
def test_locked_files_are_whole_and_name_no_place(name):
    text = (SCRIPTS / name).read_text("utf-8")
    pins = re.findall(
        r"^[a-z0-9-]+==\S+(?: ;[^\\]*)? \\\n(?: +--hash=sha256:\w{64}.*\n)+", text, re.M
    )
    assert len(pins) == len(re.findall(r"^\S+==", text, re.M)) > 4
    assert not re.search(r"://|--(?:extra-)?index|--find-links|--trusted", text)


def test_the_locked_files_agree():
    """A package that one file pins twice, for two ranges of Pythons, is pinned so in all."""
    pins: dict[str, set[tuple[str, ...]]] = {}
    for name in LOCKED:
        found: dict[str, list[str]] = {}
        for package, version in re.findall(
            r"^([a-z0-9-]+)==(\S+)", (SCRIPTS / name).read_text("utf-8"), re.M
        ):
            found.setdefault(package, []).append(version)
        for package, versions in found.items():
            pins.setdefault(package, set()).add(tuple(versions))
    assert [package for package, versions in pins.items() if len(versions) > 1] == []


def test_the_extra_of_pip_has_what_the_launcher_installs():
    project = tomllib.loads((SCRIPTS.parent / "pyproject.toml").read_text("utf-8"))
    assert (
        project["project"]["optional-dependencies"]["grade"]
        == (project["dependency-groups"]["grade"])
    )
