"""Installs the peers, Material's own search with jieba and Pagefind, into a folder, and builds."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.timing import run

_TOLD = 400
"""Characters that are told of what an installer said when it failed."""
_SHOWN = ("-ui", "component", "highlight", "playground", "pagefind-modular")
"""What the names of those files of Pagefind have in them that are no part of the search itself."""


class Missing(Exception):
    """A peer could not be installed or run; says why."""


@dataclass(frozen=True, slots=True)
class Built:
    """A site with a peer's index; `files` are the index and all that a query can need."""

    site: Path
    seconds: float
    files: list[Path]
    given: str = ""

    @property
    def size(self) -> int:
        """Bytes on the disk."""
        return sum(file.stat().st_size for file in self.files)


def material(stock: Path, folder: Path) -> Built:
    """The stock site, with jieba for its index; the seconds are those that the index adds."""
    packages = folder / "packages"
    pip = [sys.executable, "-m", "pip", "install", "-q", "--target", str(packages), "jieba"]
    _install(pip, "jieba")
    site = folder / "material"
    settings = (stock / "mkdocs.yml").read_text("utf-8")
    without = stock / "without-search.yml"
    without.write_text(settings.replace("plugins: [search]", "plugins: []"), "utf-8")
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q", "-d"]
    lean, _ = run([*mkdocs, str(folder / "lean"), "-f", str(without)], stock, packages)
    whole, _ = run([*mkdocs, str(site)], stock, packages)
    (worker,) = (site / "assets" / "javascripts" / "workers").glob("search.*.min.js")
    files = [site / "search" / "search_index.json", worker]
    return Built(site, whole - lean, files, f"/{worker.relative_to(site).as_posix()}")


def pagefind(site: Path, folder: Path) -> Built:
    """Pagefind's index of the articles of a built site."""
    place = folder / "pagefind"
    place.mkdir()
    command = [*_pagefind(place), "--site", str(site), "--root-selector", "article"]
    started = time.monotonic()
    _done(command, "pagefind did not run", place)
    taken = time.monotonic() - started
    files = [
        file
        for file in (site / "pagefind").rglob("*")
        if file.is_file() and not any(word in file.name for word in _SHOWN)
    ]
    return Built(site, taken, files)


def _pagefind(place: Path) -> list[str]:
    """The command, to be run in `place`; it comes from npm, or else from PyPI."""
    npm = shutil.which("npm")
    if npm is not None:
        try:
            _install([npm, "install", "--silent", "--prefix", str(place), "pagefind@1"], "pagefind")
            script = "pagefind.cmd" if sys.platform == "win32" else "pagefind"
            return [str(place / "node_modules" / ".bin" / script)]
        except Missing as fault:
            print(f"{fault}; from PyPI then")
    pip = [sys.executable, "-m", "pip", "install", "-q", "--target", str(place)]
    _install([*pip, "pagefind[extended]"], "pagefind")
    return [sys.executable, "-m", "pagefind"]


def _install(command: list[str], name: str) -> None:
    _done(command, f"{name} is not installed")


def _done(command: list[str], fault: str, place: Path | None = None) -> None:
    """Run a command without its words; raise Missing with the last of them where it fails."""
    try:
        done = subprocess.run(
            command, cwd=place, capture_output=True, text=True, timeout=600, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as why:
        raise Missing(f"{fault}: {why}") from why
    if done.returncode:
        raise Missing(f"{fault}: {(done.stderr or done.stdout)[-_TOLD:].strip()}")
