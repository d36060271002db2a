"""What a rule can make a question of."""

from __future__ import annotations

from typing import Protocol

from portal.quiz.sections import Section


class Subject(Protocol):
    """A fact, a list, some steps, a table, or what the head of a story or profile says."""

    @property
    def id(self) -> str:
        """The same no matter what changes around it, and in all languages of a page; those of
        steps and tables, of which nothing says what translates them, are of one language."""

    @property
    def section(self) -> Section:
        """The part of a page that it stands in."""

    @property
    def anchor(self) -> str | None:
        """The place on the page, None where it is the page itself."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the plain text of that place."""

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts that it asks for."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts that would answer a question about it."""

    @property
    def quote(self) -> str:
        """The words of the page that prove it."""
