"""A command that ends before its end."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from portal.console import Console


class Refused(Exception):
    """The command ends with this exit code; why was told."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def refusable(
    work: Callable[[argparse.Namespace, Console], None],
) -> Callable[[argparse.Namespace, Console], int]:
    """The command that does this work; returns the exit code 0, or that of its refusal."""

    def run(options: argparse.Namespace, console: Console) -> int:
        try:
            work(options, console)
        except Refused as refused:
            return refused.code
        return 0

    return run
