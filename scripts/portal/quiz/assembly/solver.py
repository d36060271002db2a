"""Whole numbers from 0 up whose sums keep within limits, as cheap as can be: solved by HiGHS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np

INFINITE = highspy.kHighsInf
# presolve calls some programmes infeasible that are not (HiGHS 1.14 to 1.16, issue 3090)
_SETTINGS: dict[str, bool | int | float | str] = {
    "presolve": "off",
    # takes as long as all the rest of a small programme
    "mip_heuristic_run_feasibility_jump": False,
    "threads": 1,
    "parallel": "off",
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
}


@dataclass(frozen=True, slots=True)
class Row:
    """The sum of some columns must be from `least` to `most`."""

    least: float
    most: float
    columns: Sequence[int]


class _Quiet(highspy.Highs):
    """A solver that says nothing: the usual one greets on standard output before it can be told."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # highspy annotates all but this

    def enableCallbacks(self) -> None:
        """The first thing that is called; none are needed."""
        self.silent()


class Solver:
    """A programme whose limits may be changed from one solution to the next."""

    def __init__(self, costs: Sequence[int], most: Sequence[float], rows: Sequence[Row]) -> None:
        """`costs` and `most` (the upper bounds) are those of the columns."""
        self._highs = _Quiet()
        for name, value in _SETTINGS.items():
            self._highs.setOptionValue(name, value)
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(costs), len(rows)
        lp.col_cost_ = np.array(costs, dtype=np.double)
        lp.col_lower_ = np.zeros(len(costs))
        lp.col_upper_ = np.array(most, dtype=np.double)
        lp.integrality_ = [highspy.HighsVarType.kInteger] * len(costs)
        lp.row_lower_ = np.array([row.least for row in rows], dtype=np.double)
        lp.row_upper_ = np.array([row.most for row in rows], dtype=np.double)
        matrix = lp.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.start_ = np.cumsum([0, *(len(row.columns) for row in rows)])
        matrix.index_ = np.array([c for row in rows for c in row.columns], dtype=np.int32)
        matrix.value_ = np.ones(len(matrix.index_))
        self._highs.passModel(lp)

    def solve(self) -> list[int] | None:
        """The value of each column; None where there is no solution.

        Raises RuntimeError where the solver gives up.
        """
        self._highs.run()
        status = self._highs.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            return [round(value) for value in self._highs.getSolution().col_value]
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        raise RuntimeError(self._highs.modelStatusToString(status))

    def bound(self, column: int, least: float, most: float) -> None:
        """Change between what a column must be."""
        self._highs.changeColBounds(column, least, most)

    def bound_row(self, row: int, least: float, most: float) -> None:
        """Change between what the sum of a row must be."""
        self._highs.changeRowBounds(row, least, most)

    def cost(self, column: int, cost: int) -> None:
        """Change what a column costs."""
        self._highs.changeColCost(column, cost)

    def add(self, row: Row) -> None:
        """Add a row."""
        columns = np.array(row.columns, dtype=np.int32)
        self._highs.addRow(row.least, row.most, len(columns), columns, np.ones(len(columns)))
