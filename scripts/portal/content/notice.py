"""Notices and greetings: `docs/notices.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from portal.content.screen import Screen

Kind = Literal["notice", "greeting", "urgent"]
"""`greeting`: of a festival. `urgent`: takes over its screens while it runs."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be told for a time, in one or more languages."""

    id: str
    line: int
    kind: Kind
    text: Mapping[str, str]
    from_: datetime | None
    until: datetime | None
    """The first moment at which it is over; a bare date holds to its end."""
    screens: tuple[str, ...]
    """Screens or groups; empty: all."""
    native_review: tuple[str, ...] = ()
    """The languages whose text awaits a native reader."""
    field: str = ""
    """As findings name it: `2`, the third of the file."""

    def shows_on(self, screen: Screen) -> bool:
        """Whether it is meant for a screen."""
        return not self.screens or screen.id in self.screens or screen.group in self.screens
