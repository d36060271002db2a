"""Starts programs: in place of the launcher where the system can, else beside it."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from .layout import WINDOWS
from .voice import fail


def become(command: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run a program in the launcher's place; where that cannot be, return its exit code."""
    if WINDOWS:
        return run(command, environ)
    sys.stdout.flush()
    sys.stderr.flush()
    try:
        os.execve(command[0], list(command), dict(environ))
    except OSError as error:
        fail("cannot-start", path=command[0], why=error.strerror)


def run(
    command: Sequence[str],
    environ: Mapping[str, str],
    cwd: Path | None = None,
    quiet_output: bool = False,
) -> int:
    """Run a program and return its exit code, 128 + N if signal N ended it.

    Ctrl-C reaches the program by itself, and a SIGTERM is handed on; what it makes of them
    counts. With `quiet_output` its standard output goes to standard error.
    """
    try:
        process = subprocess.Popen(
            command, env=dict(environ), cwd=cwd, stdout=sys.stderr if quiet_output else None
        )
    except OSError as error:
        fail("cannot-start", path=command[0], why=error.strerror)
    before = signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    try:
        while True:
            try:
                code = process.wait()
                break
            except KeyboardInterrupt:
                continue
    finally:
        signal.signal(signal.SIGTERM, before)
    return code if code >= 0 else 128 - code
