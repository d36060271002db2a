"""Findings: every problem in the content is one, and all of them are reported.

A `Finding` knows what is wrong and where; `language.messages` knows how to say it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]
_SHORT, _LONG = 60, 200
_LISTING = frozenset({"reason", "allowed", "ranges", "listed"})
"""Words of a message that may be long."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem.

    `path` is relative to the project, with `/`; `line` counts from 1, or is None where no line
    is at fault; `field` is the dotted name of the key (`consent.date`, `honours.0.year`);
    `params` are the words that the message of `rule` needs.
    """

    path: str
    line: int | None
    field: str | None
    rule: str
    severity: Severity
    params: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def order(self) -> tuple[str, int, str, str]:
        """By file, line, rule and field: the order in which an editor works through them."""
        return (self.path, self.line or 0, self.rule, self.field or "")


class Report:
    """Collects the findings of one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []

    def error(
        self, rule: str, line: int | None = None, field: str | None = None, **params: object
    ) -> None:
        """Add a problem that stops the build."""
        self.add("error", rule, line, field, params)

    def warning(
        self, rule: str, line: int | None = None, field: str | None = None, **params: object
    ) -> None:
        """Add a problem that an editor should look at."""
        self.add("warning", rule, line, field, params)

    def soften(self) -> None:
        """Make every finding a warning: a draft may be unfinished."""
        self.findings = [
            Finding(f.path, f.line, f.field, f.rule, "warning", f.params) for f in self.findings
        ]

    def add(
        self,
        severity: Severity,
        rule: str,
        line: int | None,
        field: str | None,
        params: Mapping[str, object],
    ) -> None:
        """Add a problem, with the words that its message needs."""
        texts = {
            name: shorten(str(value), _LONG if name in _LISTING else _SHORT)
            for name, value in params.items()
        }
        found = Finding(self.path, line, field, rule, severity, texts)
        if found not in self.findings:
            self.findings.append(found)


def shorten(text: str, limit: int) -> str:
    """`text` in one line of at most `limit` characters, so that a message stays readable."""
    flat = "".join(c if c.isprintable() else " " for c in text)
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the order in which they are shown."""
    return tuple(sorted(findings, key=lambda finding: finding.order))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any of them stops the build."""
    return any(finding.severity == "error" for finding in findings)
