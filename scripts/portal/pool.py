"""Work in processes of its own, on every system: a result as soon as it is there.

`processes` forks what shares much memory and takes it all at the end. Here processes begin empty,
and each item is a task of its own: one that fails, or that takes its process with it, costs nothing
but itself.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Lost(Exception):
    """An item took its process with it: a decoder crashed, or the system ran out of memory."""


def as_done(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    jobs: int,
    prepare: Callable[..., None] | None = None,
    arguments: tuple[Any, ...] = (),
) -> Iterator[tuple[Item, Result | BaseException]]:
    """Each item with what `work` made of it, or with what was raised, as they are done.

    `prepare(*arguments)` is called once in each of the `jobs` processes. `work`, `prepare` and all
    that they take must be importable or picklable. An item that kills its process gives Lost.
    """
    left = dict(enumerate(items))
    start = (prepare, arguments)
    while left:
        broken = False
        for number, result in _round(work, left, jobs, start):
            if isinstance(result, BrokenProcessPool):
                broken = True
            else:
                yield left.pop(number), result
        if not broken:
            return
        # one of those that were under way did it: each has a process to itself now
        for number in list(left)[: 2 * jobs + 2]:
            for _, result in _round(work, {number: left[number]}, 1, start):
                lost = isinstance(result, BrokenProcessPool)
                yield left.pop(number), Lost() if lost else result


def _round(
    work: Callable[[Item], Result],
    items: dict[int, Item],
    jobs: int,
    start: tuple[Callable[..., None] | None, tuple[Any, ...]],
) -> Iterator[tuple[int, Result | BaseException]]:
    workers = max(1, min(jobs, len(items)))
    # not forked: a library that has threads already would wait for ever for those of its parent
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, context, initializer=_begin, initargs=start)
    try:
        tasks: dict[Future[Result], int] = {}
        for number, item in list(items.items()):
            try:
                tasks[pool.submit(work, item)] = number
            except BrokenProcessPool as fault:
                yield number, fault
        for task in as_completed(tasks):
            failed = task.exception()
            yield tasks[task], task.result() if failed is None else failed
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(prepare: Callable[..., None] | None, arguments: tuple[Any, ...]) -> None:
    # who started the work hears of Ctrl+C, and ends it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if prepare is not None:
        prepare(*arguments)


def _end_with_parent() -> None:
    """Nobody is left to work for where the process that started this one was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
