"""Builds a project again and again, and kills each build after the time that standard input says.

A build is a child of this process, which imported everything and has built before: so the time is
that of the build alone. Prints `ready`, then for each line `killed`, or the exit code where it was
too late.
"""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
import tempfile
import time

from portal.cli import main


def serve(config: str, day: str) -> None:
    """Answer line by line until the input ends."""
    with tempfile.TemporaryDirectory() as elsewhere, contextlib.redirect_stdout(io.StringIO()):
        main(["build", "-f", config, "--today", day, "-d", f"{elsewhere}/site"])
    print("ready", flush=True)
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            os.setpgid(0, 0)
            silence = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silence, 1)
            os.dup2(silence, 2)
            os._exit(main(["build", "-f", config, "--today", day]))
        deadline = time.monotonic() + float(line)
        status = done = 0
        while not done and time.monotonic() < deadline:
            done, status = os.waitpid(process, os.WNOHANG)
            time.sleep(0.002)
        if not done:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status) if done else "killed", flush=True)


if __name__ == "__main__":
    serve(*sys.argv[1:3])
