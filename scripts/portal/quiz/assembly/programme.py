"""The integer programme of a paper.

How many questions of each bundle stand in each section is a whole number; each demand is met by
them and by what is missing, which costs one a question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from portal.quiz.assembly.ample import spare_bundles
from portal.quiz.assembly.bundles import Bundles
from portal.quiz.assembly.demands import Demand, Kind
from portal.quiz.assembly.solver import INFINITE, Row, Solver

Place = tuple[int, int]
"""A bundle and a section, each by its number."""


class Programme:
    """What a bank can give for some demands: first what is missing, then one question after
    another.

    A column is a place or, behind those, what is missing of a demand.
    """

    def __init__(self, bundles: Bundles, demands: Sequence[Demand]) -> None:
        self._spare = spare_bundles(bundles, demands)
        self._wanted = [demand.wanted for demand in demands]
        self._left = self._wanted.copy()
        self._places: list[Place] = [
            (number, section)
            for number, bundle in enumerate(bundles.bundles)
            for section in bundle.kind.sections
        ]
        self._column = {place: column for column, place in enumerate(self._places)}
        self._missing = range(len(self._places), len(self._places) + len(demands))
        self._must = [0] * len(self._places)
        """How many questions stand in each place for certain."""
        self._last: list[int] = []
        """The solution that was found last."""
        self._first: list[int] = []
        """The one that `least_missing` found."""
        self._closed: set[int] = set()
        """The columns that can have no question more."""
        self._solver = self._load(bundles, demands)

    def _load(self, bundles: Bundles, demands: Sequence[Demand]) -> Solver:
        kinds = [(bundles.bundles[number].kind, section) for number, section in self._places]
        rows: list[Row] = []
        self._demands_of: list[list[int]] = [[] for _ in self._places]
        for number, demand in enumerate(demands):
            columns = [c for c, (kind, section) in enumerate(kinds) if kind.counts(section, demand)]
            for column in columns:
                self._demands_of[column].append(number)
            rows.append(Row(demand.wanted, demand.wanted, [*columns, self._missing[number]]))
        self._limits_of: defaultdict[int, list[Row]] = defaultdict(list)
        for limit in bundles.limits:
            places = (
                (number, section)
                for number in limit.bundles
                for section in bundles.bundles[number].kind.sections
            )
            rows.append(Row(0, limit.most, [self._column[place] for place in places]))
            for column in rows[-1].columns:
                self._limits_of[column].append(rows[-1])
        alike: defaultdict[tuple[Kind, int], list[int]] = defaultdict(list)
        for column, key in enumerate(kinds):
            alike[key].append(column)
        row_of = {key: len(rows) + number for number, key in enumerate(alike)}
        self._alike = [alike[key] for key in kinds]
        """For each place those with the same kind in the same section, itself among them."""
        self._row_of_alike = [row_of[key] for key in kinds]
        rows += [Row(0, INFINITE, columns) for columns in alike.values()]
        most = [self._most(column) for column in range(len(self._places))]
        return Solver(
            costs=[0] * len(most) + [1] * len(demands),
            most=[*most, *(demand.wanted for demand in demands)],
            rows=rows,
        )

    def least_missing(self) -> list[int]:
        """How many questions each demand lacks at least, as few as possible together; of equals
        the earlier demand is met. Where all can be met they must be from then on."""
        missing = self._least()
        if total := sum(missing):
            self._solver.add(Row(0, total, self._missing))
        for number, column in enumerate(self._missing):
            if missing[number]:
                for other in self._missing:
                    self._solver.cost(other, int(other == column))
                missing = self._least()
            self._solver.bound(column, 0, missing[number])
        self._first = self._last
        return missing

    def restart(self) -> None:
        """Give back all that was taken; what must be met stays as `least_missing` found it."""
        for column, taken in enumerate(self._must):
            if taken:
                self._must[column] = 0
                self._bound(column)
        self._left = self._wanted.copy()
        self._last = self._first
        self._closed.clear()

    def _least(self) -> list[int]:
        solved = self._solve()
        assert solved, "with everything missing there is always a solution"
        return [self._last[column] for column in self._missing]

    def take(self, place: Place) -> bool:
        """Ask for one question more of a bundle in a section; False, and nothing changed, where
        that cannot be. What cannot be now can never be later, and is not tried again."""
        column = self._column[place]
        if column in self._closed:
            return False
        if not self._holds(column):
            if not self._has_room(column):
                self._closed.update(self._alike[column])
                return False
            if not self._holds(column) and not self._solved_with(column):
                self._closed.add(column)
                return False
        self._must[column] += 1
        self._bound(column)
        for number in self._demands_of[column]:
            self._left[number] -= 1
        return True

    def _holds(self, column: int) -> bool:
        """Whether the last solution has one question more in a place, or has it with this one put
        for another of its kind; then it is changed so."""
        if self._last[column] > self._must[column]:
            return True
        other = next((c for c in self._alike[column] if self._last[c] > self._must[c]), None)
        if other is None:
            return False
        changed = self._last.copy()
        changed[other] -= 1
        changed[column] += 1
        for limit in self._limits_of[column]:
            if sum(changed[each] for each in limit.columns) > limit.most:
                return False
        self._last = changed
        return True

    def _has_room(self, column: int) -> bool:
        """Whether a section can have one question more of the kind of a place, of any bundle."""
        if any(self._left[number] == 0 for number in self._demands_of[column]):
            return False
        alike = self._alike[column]
        if any(self._last[other] > self._must[other] for other in alike):
            return True
        row = self._row_of_alike[column]
        self._solver.bound_row(row, 1 + sum(self._must[other] for other in alike), INFINITE)
        found = self._solve()
        self._solver.bound_row(row, 0, INFINITE)
        return found

    def _solved_with(self, column: int) -> bool:
        """Whether there is a solution with one question more in a place."""
        wanted = self._must[column] + 1
        self._solver.bound(column, wanted, max(wanted, self._most(column)))
        found = self._solve()
        self._bound(column)
        return found

    def _solve(self) -> bool:
        found = self._solver.solve()
        if found is not None:
            self._last = found
        return found is not None

    def _most(self, column: int) -> float:
        """How many questions may stand in a place: of a spare bundle only those that must."""
        return self._must[column] if self._places[column][0] in self._spare else INFINITE

    def _bound(self, column: int) -> None:
        self._solver.bound(column, self._must[column], self._most(column))
