"""All files of a folder of results, made from what was read and what was said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from portal.output.files import Write, write_all
from portal.quiz.grading.corrections import Corrections
from portal.quiz.grading.items import analysis_of
from portal.quiz.grading.report import report
from portal.quiz.grading.results import Results, results_of
from portal.quiz.grading.review import review_page, sheets_page
from portal.quiz.grading.sheets import Kept, Reread, Sheet, settled
from portal.quiz.grading.store import Store
from portal.quiz.grading.tables import results_csv, results_xlsx

CSV, XLSX, REPORT = "results.csv", "results.xlsx", "report.html"
REVIEW, SHEETS = "review.html", "sheets.html"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of all sheets."""

    sheets: tuple[Sheet, ...]
    results: Results

    @classmethod
    def of(cls, store: Store, sheets: tuple[Sheet, ...]) -> Outcome:
        """The results of these sheets."""
        return cls(sheets, results_of(store.key, sheets))


def outcome_of(
    store: Store,
    kept: Iterable[Kept],
    corrections: Corrections,
    reread: Reread,
) -> Outcome:
    """The sheets as they stand, and their results."""
    return Outcome.of(store, settled(kept, store.key, corrections, reread))


def write_outcome(
    store: Store, outcome: Outcome, corrections: Corrections, code: str, *, review: bool
) -> None:
    """Write all files, the pages with pictures only for a `review`. Raises OSError."""
    results, sheets = outcome.results, outcome.sheets
    analysis = analysis_of(results)
    files = {
        CSV: results_csv(results, code),
        XLSX: results_xlsx(results, analysis, code),
        REPORT: report(results, analysis, code),
    }
    if review:
        files[REVIEW] = review_page(store, sheets, corrections, code)
        files[SHEETS] = sheets_page(store, results, sheets, code)
    write_all([Write(store.folder / name, data) for name, data in files.items()])
