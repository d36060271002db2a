"""A command that ends before its end."""

from __future__ import annotations


class Refused(Exception):
    """The command ends with this exit code; why was told."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code
