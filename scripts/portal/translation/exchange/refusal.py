"""What can be wrong with an exchange file as a whole: nothing of it is taken."""

from __future__ import annotations


class Refusal(Exception):
    """A file that can't be read: the rule of the finding, the line, and the words it needs."""

    def __init__(self, rule: str, line: int | None = None, **params: object) -> None:
        super().__init__(rule)
        self.rule, self.line, self.params = rule, line, params
