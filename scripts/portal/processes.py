"""Spreads work over several processes, where the system can fork.

A forked process shares everything that was read so far, so that nothing is handed to it; what it
makes comes back pickled, when all is done. `pool` is for work that brings threads of its own, or
that may take its process with it.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

ENOUGH = 200
"""Items from which on a second process is worth its start."""
MOST = 4


class HelperFailed(Exception):
    """A helping process failed: its traceback is the message."""


def worth_helping(size: int, enough: int | None = None) -> bool:
    """Whether work of this `size` is worth a process of its own, and there can be one."""
    return size >= (ENOUGH if enough is None else enough) and _can_fork()


def shares(items: Sequence[Item], enough: int | None = None) -> list[list[Item]]:
    """The items dealt out in turn: the first share stays here, the others are for helpers.

    All stay here where forking is not possible or safe, or not worth it for less than `enough`.
    """
    processes = min(os.cpu_count() or 1, MOST)
    if not worth_helping(len(items), enough):
        processes = 1
    return [list(items[n::processes]) for n in range(processes)]


def _can_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1


def spread(
    work: Callable[[Item], Result], items: Sequence[Item], enough: int | None = None
) -> list[Result]:
    """`work` of every item, in their order; in several processes from `enough` items on.

    Raises HelperFailed.
    """
    mine, *others = shares(items, enough)
    helpers = Helpers(work, others)
    try:
        results: list[list[Result]] = [[work(item) for item in mine], *helpers.wait()]
    finally:
        helpers.stop()
    return [results[n % len(results)][n // len(results)] for n in range(len(items))]


class Helpers(Generic[Item, Result]):
    """Processes at work on shares."""

    def __init__(self, work: Callable[[Item], Result], others: Sequence[Sequence[Item]]) -> None:
        self._running = [self._start(work, share) for share in others]

    def _start(self, work: Callable[[Item], Result], share: Sequence[Item]) -> tuple[int, int]:
        report, name = tempfile.mkstemp()
        os.unlink(name)
        process = os.fork()
        if process:
            return process, report
        code = 1
        try:
            with os.fdopen(report, "wb", closefd=False) as file:
                pickle.dump([work(item) for item in share], file, pickle.HIGHEST_PROTOCOL)
            code = 0
        except BaseException:
            os.ftruncate(report, 0)
            os.pwrite(report, traceback.format_exc().encode(), 0)
        finally:
            os._exit(code)

    def stop(self) -> None:
        """End those that still run: what they make is not wanted any more."""
        for process, report in self._running:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            os.close(report)
        self._running = []

    def wait(self) -> list[list[Result]]:
        """What each made, in the order of the shares. Raises HelperFailed where one did not."""
        results, faults = [], []
        while self._running:
            process, report = self._running.pop(0)
            _, status = os.waitpid(process, 0)
            with os.fdopen(report, "rb") as file:
                file.seek(0)
                if status:
                    faults.append(file.read().decode(errors="replace") or f"exit {status}")
                else:
                    results.append(pickle.load(file))
        if faults:
            raise HelperFailed(faults[0])
        return results
