"""The `test` command: brings what the tests need, then lints, type-checks and tests."""

import os
from collections.abc import Sequence
from pathlib import Path

from . import browser
from .environment import ensure
from .layout import Layout, running_environ
from .process import run
from .voice import LauncherError, say, write_line

# A file's tests stay in one worker, as they share what its fixtures built. There is a worker more
# than the two processors that one counts on: those that drive a browser wait much of their time.
# Files come in the order of their names: those of the browser first, of which a few have one long
# test. By their number of tests these would come last, one after another, with workers idle.
_PARALLEL = ("-n", "3", "--dist", "loadfile", "--no-loadscope-reorder")

_BEFORE_TESTS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
)


def test(layout: Layout, arguments: Sequence[str]) -> int:
    """Run everything, or, with arguments, pytest alone with them. pytest comes last, so that its
    summary is the last line; the exit code tells of all."""
    ensure(layout, ("runtime", "test"))
    environ = running_environ(layout)
    environ["PATH"] = os.pathsep.join((str(layout.programs), environ.get("PATH", os.defpath)))
    try:
        environ["PORTAL_CHROMIUM"] = str(browser.bring(layout))
    except LauncherError as error:
        if not arguments:
            raise
        # Who chose some tests may have chosen those that need no browser.
        write_line(str(error))
    python = str(layout.python)
    worst = 0
    for step in () if arguments else _BEFORE_TESTS:
        say("checking", name=" ".join(step))
        code = run([python, "-P", "-m", *step], environ, cwd=layout.root)
        if code > 128:
            return code
        if code:
            say("check-failed", name=" ".join(step))
            worst = worst or code
    chosen = [from_here(layout, argument) for argument in arguments] or _PARALLEL
    code = run([python, "-P", "-m", "pytest", *chosen], environ, cwd=layout.root)
    return code or worst


def from_here(layout: Layout, argument: str) -> str:
    """An argument as it is to be read at the project's root: a path may have been meant from
    the current folder."""
    path, colons, rest = argument.partition("::")
    if path.startswith("-") or (layout.root / path).exists() or not Path(path).exists():
        return argument
    return f"{Path(path).resolve()}{colons}{rest}"
