"""Imports: questions out of the files of other tools, with what could not be read line by line."""

from __future__ import annotations

from importlib import import_module

from portal.findings import Report
from portal.quiz.importing.form import Form, Read


def _lazy(name: str, module: str, constant: str, suffixes: tuple[str, ...]) -> Form:
    """A form whose module is loaded when it is used: some need large libraries."""

    def read(data: bytes, report: Report) -> list[Read]:
        form: Form = getattr(import_module(f"{__name__}.{module}"), constant)
        return form.read(data, report)

    return Form(name, suffixes, read)


FORMS: dict[str, Form] = {
    form.name: form
    for form in (
        _lazy("text-zh", "text_zh", "FORM", (".txt",)),
        _lazy("gift", "gift", "FORM", (".gift", ".gift.txt")),
        _lazy("csv", "tables", "CSV", (".csv",)),
        _lazy("xlsx", "tables", "XLSX", (".xlsx",)),
    )
}
"""Every form by its name."""


def form_of(name: str) -> Form | None:
    """The form of a file by the longest ending of its name that any has; None where none has."""
    found = ((ending, form) for form in FORMS.values() for ending in form.suffixes)
    fitting = [pair for pair in found if name.lower().endswith(pair[0])]
    return max(fitting, key=lambda pair: len(pair[0]))[1] if fitting else None
