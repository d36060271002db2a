"""Runs pip, condenses what it says, and explains why it failed."""

import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

from .layout import WINDOWS, Layout, installing_environ
from .messages import message
from .voice import LauncherError, Progress

_PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==", re.MULTILINE)
_STEP = re.compile(r"^(?:Collecting|Ignoring|Requirement already satisfied:) ([A-Za-z0-9][\w.-]*)")
_WRITING = "Installing collected packages: "
_MISSING = re.compile(r"No matching distribution found for ([\w.-]+)")

# The first that is found in what pip said is the reason.
_REASONS = (
    ("disk", re.compile(r"No space left on device|Errno 28\b|WinError 112")),
    ("hashes", re.compile(r"DO NOT MATCH THE HASHES|Hashes are required")),
    (
        "network",
        re.compile(
            r"Retrying \(|ConnectionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError|timed out"
            r"|Temporary failure in name resolution|Failed to resolve|Connection broken"
        ),
    ),
    ("not-found", _MISSING),
)


def install(
    layout: Layout, name: str, lock: int, before_writing: Callable[[], None] = lambda: None
) -> None:
    """Install one locked set of requirements; raise LauncherError with the reason if it fails.

    `before_writing` is called when everything is downloaded and packages are about to change.
    """
    requirements = layout.requirements(name)
    total = len(set(_PIN.findall(requirements.read_text("utf-8"))))
    command = [
        *(str(layout.python), "-m", "pip", "install", "--requirement", str(requirements)),
        *("--require-hashes", "--no-deps", "--no-input", "--disable-pip-version-check"),
        *("--progress-bar", "off", "--no-warn-script-location"),
    ]
    said: list[str] = []
    progress = Progress()
    process = subprocess.Popen(
        command,
        env=installing_environ(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        pass_fds=() if WINDOWS else (lock,),
    )
    try:
        assert process.stdout is not None
        with layout.log.open("a", encoding="utf-8") as log:
            for line in process.stdout:
                log.write(line)
                said.append(line.rstrip())
                if line.startswith(_WRITING):
                    before_writing()
                _report(progress, said, total)
        code = process.wait()
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()
        progress.close()
    if code:
        raise LauncherError(explain(said, layout.log))


def _report(progress: Progress, said: list[str], total: int) -> None:
    """Show what the newest line of pip means, if anything."""
    line = said[-1]
    if step := _STEP.match(line):
        done = len({found[1] for text in said if (found := _STEP.match(text))})
        progress.show("collecting", done=min(done, total), total=total, name=step[1])
    elif line.startswith(_WRITING):
        progress.show("writing", total=line.count(",") + 1)
    elif line.startswith("WARNING: Retrying ("):
        progress.show("retrying")


def explain(said: Iterable[str], log: Path) -> str:
    """Why pip failed, in one line."""
    lines = [line for line in said if line]
    text = "\n".join(lines)
    for key, pattern in _REASONS:
        if pattern.search(text):
            missing = _MISSING.search(text)
            return message(key, name=missing[1] if missing else "")
    errors = [line for line in lines if line.startswith("ERROR: ")] or lines or ["?"]
    return message("pip-failed", log=log, why=errors[-1].removeprefix("ERROR: ")[:200])
