"""Writes what translators work on: every text of the site, or some, in one file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from portal.content.library import Library
from portal.findings import Report
from portal.translation.exchange import po, xliff
from portal.translation.exchange.pairs import ExchangeRefused, check_language, chosen, pairs
from portal.translation.exchange.passages import passages_of
from portal.translation.exchange.units import Exchange, Style, UnitText

ENDINGS: dict[Style, str] = {"xliff": ".xlf", "po": ".po"}
"""How the names of exchange files end."""


def export(
    library: Library, language: str, style: Style = "xliff", files: Sequence[Path] = ()
) -> bytes:
    """The exchange file of one language: all texts that are on the site, or those of `files`.

    Raises ExchangeRefused where nothing is translated into that language, or a file is no text
    of the site.
    """
    return written(units(library, language, files), style)


def units(library: Library, language: str, files: Sequence[Path] = ()) -> Exchange:
    """The same as units. Raises ExchangeRefused."""
    report = Report("mkdocs.yml")
    if not check_language(library, language, report):
        raise ExchangeRefused(report.findings)
    wanted = chosen(library, language, files) if files else pairs(library, language)
    texts = [
        UnitText(pair.path, tuple(passage.unit() for passage in passages_of(pair).all))
        for pair in wanted
    ]
    shown = tuple(text for text in texts if text.units)
    return Exchange(library.settings.default.code, language, shown)


def written(exchange: Exchange, style: Style) -> bytes:
    """An exchange file."""
    return xliff.written(exchange) if style == "xliff" else po.written(exchange)
