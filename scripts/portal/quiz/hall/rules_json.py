"""The rules of a hall as JSON for the host's page, and those that hold where there are none."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path
from typing import Any

from portal.content import yaml_reading
from portal.content.hall import HallRules
from portal.content.read_hall import read_hall
from portal.findings import Report

_DEFAULT = Path(__file__).with_name("default_rules.yml")


@cache
def default_rules() -> HallRules:
    """The rules of a contest for which nobody wrote any: four teams, every kind of round."""
    report = Report(_DEFAULT.name)
    node = yaml_reading.read(_DEFAULT.read_text("utf-8"), report)
    rules = read_hall(node, report, "zh-Hans", {}) if node is not None else None
    if rules is None:
        raise ValueError(report.findings)
    return rules


def rules_as_json(rules: HallRules) -> dict[str, Any]:
    """`base`, `teams` and `rounds`, with the fields of the records as they are; the title stands in
    the pack."""
    return {
        "base": rules.base,
        "teams": [
            {"name": dict(team.name), "colour": team.colour, "key": team.key}
            for team in rules.teams
        ],
        "rounds": [
            {field.name: _plain(getattr(one, field.name)) for field in dataclasses.fields(one)}
            for one in rules.rounds
        ],
    }


def _plain(value: Any) -> Any:
    """A value as JSON's own type."""
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, dict) else value
