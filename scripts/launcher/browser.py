"""Finds a Chromium or Chrome for the tests, or brings one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from .layout import WINDOWS, Layout, running_environ
from .messages import message
from .process import run
from .voice import LauncherError, say

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
_MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
_WINDOWS_TOPS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_FROM_PLAYWRIGHT = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium-*/chrome-win*/chrome.exe",
)


def bring(layout: Layout) -> Path:
    """The path of a browser that runs; raise LauncherError with the line to type if there is none.

    One that is there is taken; else Playwright's is downloaded; else, as root on Debian or
    Ubuntu, it is installed with apt-get.
    """
    if found := find():
        return found
    playwright = [str(layout.python), "-m", "playwright"]
    environ = running_environ(layout)
    say("browser-playwright")
    run([*playwright, "install", "--no-shell", "chromium"], environ, quiet_output=True)
    if found := find():
        return found
    if has_apt_get() and is_root():
        say("browser-apt")
        environ["DEBIAN_FRONTEND"] = "noninteractive"
        run(["apt-get", "update"], environ, quiet_output=True)
        packages = ["chromium", *missing_fonts()]
        run(["apt-get", "install", "-y", *packages], environ, quiet_output=True)
        if found := find():
            return found
        # On Ubuntu the package is only a pointer to a snap; there Playwright's lacks libraries.
        run([*playwright, "install-deps", "chromium"], environ, quiet_output=True)
        if found := find():
            return found
    raise LauncherError(message("no-browser", line=line_to_type(layout)))


def find() -> Path | None:
    """The first browser on this machine that runs."""
    for path in candidates():
        if path.is_file() and runs(path):
            return path
    return None


def candidates() -> Iterator[Path]:
    """Where a browser may be, the likeliest first; PORTAL_CHROMIUM goes before all."""
    if given := os.environ.get("PORTAL_CHROMIUM"):
        yield Path(given)
    for name in _NAMES:
        if found := shutil.which(name):
            yield Path(found)
    if sys.platform == "darwin":
        for top in (Path("/Applications"), Path.home() / "Applications"):
            yield from (top / place for place in _MAC)
    if WINDOWS:
        tops = [Path(os.environ[name]) for name in _WINDOWS_TOPS if os.environ.get(name)]
        yield from (top / place for top in tops for place in _WINDOWS)
    yield from from_playwright()


def from_playwright() -> list[Path]:
    """The browsers that Playwright downloaded, the newest first."""
    if chosen := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        top = Path(chosen)
    elif WINDOWS:
        top = Path(os.environ.get("LOCALAPPDATA", "")) / "ms-playwright"
    elif sys.platform == "darwin":
        top = Path.home() / "Library/Caches/ms-playwright"
    else:
        top = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ms-playwright"
    found = [path for pattern in _FROM_PLAYWRIGHT for path in top.glob(pattern)]
    return sorted(found, key=lambda path: _revision(path.relative_to(top)), reverse=True)


def _revision(path: Path) -> int:
    number = path.parts[0].rpartition("-")[2]
    return int(number) if number.isdecimal() else 0


def runs(path: Path) -> bool:
    """Whether the browser starts. A stub that points to a snap, or one that lacks libraries, does
    not; on Windows the question would open a window, and such stubs are unknown."""
    if WINDOWS:
        return True
    try:
        answer = subprocess.run(
            [str(path), "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def missing_fonts() -> list[str]:
    """The packages of fonts to install with the browser, if the machine has no Chinese font."""
    if lister := shutil.which("fc-list"):
        fonts = subprocess.run([lister, ":lang=zh"], capture_output=True, check=False).stdout
        if fonts.strip():
            return []
    return ["fonts-noto-cjk", "fonts-noto-core"]


def has_apt_get() -> bool:
    return shutil.which("apt-get") is not None


def is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def line_to_type(layout: Layout) -> str:
    """What a person must type on this machine to get a browser."""
    sudo = "" if is_root() else "sudo "
    if has_apt_get() and "ubuntu" not in _system_names():
        return f"{sudo}apt-get install -y chromium"
    if shutil.which("dnf"):
        return f"{sudo}dnf install -y chromium"
    python = f'"{layout.python}"' if " " in str(layout.python) else str(layout.python)
    return f"{python} -m playwright install --with-deps chromium"


def _system_names() -> str:
    try:
        lines = Path("/etc/os-release").read_text("utf-8").splitlines()
    except OSError:
        return ""
    return " ".join(line for line in lines if line.startswith(("ID=", "ID_LIKE="))).lower()
