"""Why a slide cannot be drawn."""

from __future__ import annotations

from collections.abc import Mapping


class SlideFault(Exception):
    """A slide that would be wrong to show; `rule` and `params` are those of a finding."""

    def __init__(self, rule: str, params: Mapping[str, str]) -> None:
        super().__init__(rule, dict(params))
        self.rule = rule
        self.params = dict(params)
