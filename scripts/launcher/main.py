"""From a command line to what it starts."""

import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from .checks import test
from .environment import ensure
from .layout import Layout, running_environ
from .process import become
from .voice import LauncherError, say, write_line

_READING = (("quiz", "grade"), ("quiz", "review"))
"""Commands that read pictures of answer sheets, with packages that no other command needs."""


def main(arguments: Sequence[str]) -> int:
    """Run `test` here and any other command in portal; return the exit code."""
    layout = Layout(Path(__file__).resolve().parents[2])
    signal.signal(signal.SIGTERM, _stop)
    try:
        if arguments and arguments[0] == "test":
            return test(layout, arguments[1:])
        ensure(layout, _sets(arguments))
        # -P: the current folder may hold a portal/ or a yaml.py of its own.
        command = [str(layout.python), "-P", str(layout.portal), *(arguments or ["--help"])]
        return become(command, running_environ(layout))
    except LauncherError as error:
        write_line(str(error))
        return error.code
    except KeyboardInterrupt:
        say("interrupted")
        return 130


def _sets(arguments: Sequence[str]) -> tuple[str, ...]:
    """The sets of requirements that a command needs."""
    return ("runtime", "grade") if tuple(arguments[:2]) in _READING else ("runtime",)


def _stop(number: int, frame: FrameType | None) -> None:
    """End in order on SIGTERM, so that pip is stopped too."""
    sys.exit(128 + number)
