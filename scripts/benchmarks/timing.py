"""Runs commands and measures them."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def run(command: list[str], folder: Path, *packages: Path) -> tuple[float, float]:
    """(seconds, peak megabytes of its largest process) of a command that must succeed; `packages`
    are further folders of Python packages for it."""
    path = os.pathsep.join(map(str, (PROJECT / "scripts", *packages)))
    environment = {**os.environ, "PYTHONPATH": path}
    environment["NO_MKDOCS_2_WARNING"] = "true"
    started = time.monotonic()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    taken = time.monotonic() - started
    if status:
        raise SystemExit(f"{' '.join(command)}: {status}")
    return taken, usage.ru_maxrss / 1024
