"""Findings in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portal.findings import Finding
from portal.language.catalogue import finding_text


def as_dict(finding: Finding, code: str) -> dict[str, object]:
    """A finding as `portal check --format json` gives it."""
    message, hint = finding_text(finding.rule, code, finding.params)
    return {
        "path": finding.path,
        "line": finding.line,
        "field": finding.field,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": message,
        "hint": hint,
    }


def lines(findings: Iterable[Finding], code: str) -> Iterator[str]:
    """Each finding in one line: `stories/pilaf.md:3: …`."""
    for finding in findings:
        message, hint = finding_text(finding.rule, code, finding.params)
        place = f"{finding.path}:{finding.line}" if finding.line else finding.path
        yield f"{place}: {message} {hint} [{finding.rule}]"
