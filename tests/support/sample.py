"""The project's own sample content, always built from a copy."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from support.projects import Project, Result, run_module

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("docs", "stories", "quiz")
_PATIENCE = 600
"""Seconds in which another worker has to be done with a site."""


def copy(target: Path, built: Project | None = None) -> Project:
    """The sample content in a folder of its own, with the pictures that were `built` before."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", target)
    for part in PARTS:
        shutil.copytree(ROOT / part, target / part)
    if built is not None:
        shutil.copytree(built.root / ".cache", target / ".cache")
    return Project(target)


def without_screens(project: Project) -> None:
    """Take the screens out of a copy: their slides would be drawn anew, and are not looked at."""
    for name in ("screens.yml", "notices.yml"):
        (project.root / "docs" / name).unlink()


def day() -> date:
    """A day on which nothing in the sample lies in the future."""
    texts = [path.read_text("utf-8-sig") for path in (ROOT / "docs" / "policy").glob("*.md")]
    return max(
        date.fromisoformat(found)
        for text in texts
        for found in re.findall(r"^(?:checked|date): *(\d{4}-\d{2}-\d{2})", text, re.M)
    )


def epoch() -> str:
    """That day as SOURCE_DATE_EPOCH."""
    moment = datetime.combine(day(), datetime.min.time(), UTC)
    return str(int(moment.timestamp()))


def build(project: Project) -> None:
    """Build on that day, and insist that it went well."""
    _insist(project.run("build", "--today", day().isoformat()))


def build_apart(project: Project, **environ: str) -> None:
    """The same, in a process of its own with an environment of its own."""
    words = ("portal", "build", "-f", project.config)
    _insist(run_module(*words, cwd=project.root, SOURCE_DATE_EPOCH=epoch(), **environ))


def _insist(result: Result) -> None:
    assert result.code == 0, result.words


def shared(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that `make` fills once for all workers of a run."""
    base = factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        base = base.parent
    folder, done, failed = base / name, base / f"{name}.done", base / f"{name}.failed"
    try:
        folder.mkdir()
    except FileExistsError:
        limit = time.monotonic() + _PATIENCE
        while not done.exists():
            assert not failed.exists(), failed.read_text("utf-8")
            assert time.monotonic() < limit, f"{name} was not made in time"
            time.sleep(0.1)
        return folder
    try:
        make(folder)
    except BaseException as fault:
        failed.write_text(f"{fault}", "utf-8")
        raise
    done.touch()
    return folder
