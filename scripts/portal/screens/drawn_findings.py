"""What drawing tells, for editors: what is left out of which screens, and too long slogans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from portal.findings import Finding, Report, in_order
from portal.screens.frames import Rendered, Shown

_ALIKE = frozenset({"screen", "size"})
"""Words in which findings of several screens differ."""
_NAMED = 3
"""Screens that a finding names."""
_PAGES, _SECONDS = 3, 20.0
"""What is too much for a slogan, in one language."""


def drawn_findings(rendered: Iterable[Rendered]) -> tuple[Finding, ...]:
    """What is wrong with the slides of some screens: what is the same on several is told once."""
    found = list(rendered)
    left_out = (finding for one in found for finding in one.findings)
    return in_order((*_merged(left_out), *_long(found)))


def _merged(findings: Iterable[Finding]) -> Iterator[Finding]:
    alike: dict[str, list[Finding]] = {}
    for finding in findings:
        words = {name: word for name, word in finding.params.items() if name not in _ALIKE}
        alike.setdefault(repr(replace(finding, params=words)), []).append(finding)
    for first, *others in alike.values():
        names = dict.fromkeys(one.params.get("screen", "") for one in (first, *others))
        yield replace(first, params={**first.params, "screen": _listed(list(names))})


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:_NAMED])
    return shown if len(names) <= _NAMED else f"{shown} … ({len(names)})"


def _long(rendered: Iterable[Rendered]) -> Iterator[Finding]:
    """Of every slogan that takes too long somewhere, where it takes longest."""
    worst: dict[str, tuple[float, Rendered, Shown]] = {}
    for one in rendered:
        for shown in one.every:
            if (seconds := _too_long(shown)) > worst.get(shown.item.id, (0.0,))[0]:
                worst[shown.item.id] = seconds, one, shown
    for identity, (seconds, one, shown) in worst.items():
        path, _, line = shown.item.slides[0].source.rpartition(":")
        report = Report(path)
        report.warning(
            "slogan-long",
            int(line),
            None,
            id=identity.partition("/")[2],
            screen=one.screen.name,
            seconds=round(seconds),
        )
        yield from report.findings


def _too_long(shown: Shown) -> float:
    """How many seconds a slogan takes, 0 where that is not too much."""
    slide = shown.item.slides[0]
    if slide.template != "slogan":
        return 0.0
    languages = max(1, len(slide.words))
    seconds = sum(frame.seconds for frame in shown.day)
    much = len(shown.day) > _PAGES * languages or seconds > _SECONDS * languages
    return seconds if much else 0.0
