"""Packages of npm that read what is exported; each is fetched once and kept in `.cache/`."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

_CACHE = Path(__file__).resolve().parents[2] / ".cache" / "npm"
_PATIENCE = 120
"""Seconds for one package."""


def package(name: str, version: str) -> Path:
    """A folder from which Node finds the package; skips the test where there is no npm, or no
    network to fetch it by."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        pytest.skip("Node and npm are needed to read this back")
    folder = _CACHE / f"{name}-{version}"
    if not folder.is_dir():
        _CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=_CACHE, ignore_cleanup_errors=True) as made:
            _install(npm, f"{name}@{version}", Path(made) / "new")
            try:
                (Path(made) / "new").rename(folder)
            except OSError:
                # another worker was faster
                assert folder.is_dir()
    return folder


def _install(npm: str, wanted: str, folder: Path) -> None:
    folder.mkdir()
    quiet = ("--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts")
    command = (npm, "install", "--prefix", str(folder), *quiet, wanted)
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=_PATIENCE)
    except (subprocess.SubprocessError, OSError) as fault:
        pytest.skip(f"npm gives no {wanted}: {fault}")


def run(folder: Path, script: str, given: str) -> str:
    """What a script prints that reads `given` from its standard input."""
    node = shutil.which("node")
    assert node is not None
    done = subprocess.run(
        (node, "-e", script),
        cwd=folder,
        input=given.encode(),
        capture_output=True,
        timeout=_PATIENCE,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()
