"""What editors said of questions: `quiz/verdicts.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Self

from pydantic import Field, model_validator

from portal.content import yaml_nodes
from portal.content.fields import Line, Record, Slug, Worded, fault, in_languages
from portal.content.making import make
from portal.findings import Report

Judgement = Literal["keep", "reword", "drop"]


class VerdictFields(Record):
    """One verdict as it stands; words may be plain, for the main language, or a map by language."""

    id: Slug
    verdict: Judgement
    reason: Line | None = None
    """Why; a question that is dropped or reworded needs one."""
    stem: Worded = Field(default_factory=dict)
    """The question in other words."""
    explanation: Worded = Field(default_factory=dict)
    """The explanation in other words."""
    passage: Line | None = None
    """Which words of the page it was said of; the program writes it. When they change, the
    question waits for a new look."""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.verdict != "keep" and not self.reason:
            raise fault("verdict-reason", value=self.verdict)
        if self.verdict == "reword" and not (self.stem or self.explanation):
            raise fault("verdict-words")
        return self


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an editor said of one question; `stem` and `explanation` by language."""

    id: str
    judgement: Judgement
    reason: str
    stem: Mapping[str, str]
    explanation: Mapping[str, str]
    passage: str | None
    path: str
    line: int


def read_verdict(
    node: yaml_nodes.Node, report: Report, number: int, default: str
) -> Verdict | None:
    """The `number`th verdict of the file (from 0), or None with a finding for each fault."""
    fields = make(VerdictFields, node, report, prefix=f"{number}.")
    if fields is None:
        return None
    return Verdict(
        id=fields.id,
        judgement=fields.verdict,
        reason=fields.reason or "",
        stem=in_languages(fields.stem, default),
        explanation=in_languages(fields.explanation, default),
        passage=fields.passage,
        path=report.path,
        line=yaml_nodes.line_at(node, ("id",)),
    )
