"""Exports: the bank in the forms that other tools read, one format a file."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from portal.quiz.export.format import Exported, Format, Wish
from portal.quiz.item import BankItem


def _lazy(name: str, module: str, suffix: str, constant: str = "FORMAT") -> Format:
    """A format whose module is loaded when it is used: some need large libraries."""

    def write(items: Sequence[BankItem], wish: Wish) -> Exported:
        format: Format = getattr(import_module(f"{__name__}.{module}"), constant)
        return format.write(items, wish)

    return Format(name, suffix, write)


FORMATS: dict[str, Format] = {
    format.name: format
    for format in (
        _lazy("text-zh", "text_zh", ".txt"),
        _lazy("gift", "gift", ".gift"),
        _lazy("moodle-xml", "moodle", ".xml"),
        _lazy("aiken", "aiken", ".txt"),
        _lazy("markdown", "markdown", ".md"),
        _lazy("json", "json_form", ".json"),
        _lazy("csv", "tables", ".csv", "CSV"),
        _lazy("xlsx", "tables", ".xlsx", "XLSX"),
        _lazy("h5p", "h5p", ".h5p"),
        _lazy("anki", "anki", ".apkg"),
        _lazy("kahoot", "kahoot", ".xlsx"),
        _lazy("classquiz", "classquiz", ".xlsx"),
    )
}
"""Every format by its name."""

BINARY = frozenset({".xlsx", ".h5p", ".apkg"})
"""The endings of files that no terminal can show."""
