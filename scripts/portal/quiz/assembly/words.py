"""What a bank lacks for a blueprint, as a finding and in words."""

from __future__ import annotations

from collections.abc import Iterable

from portal.content.blueprint import Blueprint
from portal.findings import Finding, Report
from portal.language.catalogue import finding_text
from portal.quiz.assembly.demands import field_of, line_of
from portal.quiz.assembly.paper import Lack


def lack_text(lack: Lack, blueprint: Blueprint, language: str, code: str) -> str:
    """The sentence that says what is short of questions in `language` (its name), in the language
    of `code`."""
    finding = lack_finding(lack, blueprint, (language,))
    return finding_text(finding.rule, code, finding.params)[0]


def lack_finding(lack: Lack, blueprint: Blueprint, languages: Iterable[str]) -> Finding:
    """The warning for an editor; `languages` are the names of those that lack the same."""
    report = Report(blueprint.path)
    key = "count" if lack.kind == "count" else lack.value
    report.warning(
        "blueprint-short",
        line_of(lack.section, blueprint),
        field_of(lack.section, lack.kind, lack.value),
        listed=", ".join(languages),
        found="lack-paper" if lack.section is None else "lack-section",
        reason=f"lack-{lack.kind}",
        section=(lack.section or 0) + 1,
        value=lack.value,
        wanted=lack.wanted,
        short=lack.short,
        example=f"{key}: {lack.wanted}",
        slug=blueprint.slug,
    )
    return report.findings[0]
