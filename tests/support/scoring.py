"""What a contest's scores must be, worked out anew: the rules of the issue and a list of entries.

Shares nothing with the page's engine. A step is a function of the model; `copy` makes what might
have been, where the power went off in the middle of a step.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from random import Random
from typing import Any

TEAMS = 4
BASE = 100
PLAN = {"required": 20, "buzz": 20, "risk": 8, "audience": 4, "sudden_death": 8}
"""Questions of each round; 60 in all."""
CHOICES = (10, 30, 50)


@dataclass
class Model:
    """A contest: where it is, and every entry as (team, points, number undone or None)."""

    entries: list[tuple[int, int, int | None]] = field(default_factory=list)
    round: int = -1
    turn: int = 0
    phase: str = "welcome"
    team: int | None = None
    stake: int = 0
    tried: set[int] = field(default_factory=set)
    early: set[int] = field(default_factory=set)
    players: set[int] = field(default_factory=set)
    order: list[int] = field(default_factory=list)
    first: list[tuple[int, set[int], int]] = field(default_factory=list)
    """What decided a shared place: the entry, the teams that took part, and their score."""
    taken: int = 0
    """Questions of sudden death used so far."""
    paused: bool = False
    before: list[tuple[int, str, int | None, set[int]]] = field(default_factory=list)
    """Where each judgement of this question was made: its entry, the phase, the team, who tried."""
    closed: set[int] = field(default_factory=set)
    """Entries that cannot be taken back."""

    def copy(self) -> Model:
        return copy.deepcopy(self)

    @property
    def kind(self) -> str:
        return list(PLAN)[self.round]

    @property
    def scores(self) -> list[int]:
        """The base and the sum of the entries."""
        return [BASE + sum(p for t, p, _ in self.entries if t == team) for team in range(TEAMS)]

    def holds(self, number: int) -> bool:
        """Whether an entry, counted from 1, was not undone, or done again."""
        undoing = [n for n, (_, _, of) in enumerate(self.entries, 1) if of == number]
        return not any(self.holds(n) for n in undoing)

    def may_undo(self, number: int) -> bool:
        """Whether the page offers to take an entry back, or to do it again."""
        return self.holds(number) and number not in self.closed

    def sharing(self) -> list[int]:
        """The teams that share the highest place that is shared."""
        won: set[int] = set()
        for number, players, score in self.first:
            rivals = {t for t in range(TEAMS) if self.scores[t] == score} - won
            if self.holds(number) and rivals <= players:
                won |= rivals & {self.entries[number - 1][0]}
        for score in sorted(set(self.scores), reverse=True):
            equal = [t for t in range(TEAMS) if self.scores[t] == score and t not in won]
            if len(equal) > 1:
                return equal
        return []

    def add(self, team: int, points: int, of: int | None = None) -> None:
        self.entries.append((team, points, of))

    def undo(self, number: int) -> None:
        team, points, of = self.entries[number - 1]
        self.add(team, -points, number)
        if of:
            # what is done again is taken back by its own entry alone
            self.closed.add(len(self.entries))
        if self.before and self.before[-1][0] == number:
            # the question is still on: it is judged once more
            _, self.phase, self.team, self.tried = self.before.pop()
            self.closed.add(len(self.entries))
            self.paused = True

    def _question(self, team: int | None) -> None:
        self.phase, self.team, self.before = "shown", team, []
        self.tried, self.early = set(), set()
        self.players = set(self.sharing()) if self.kind == "sudden_death" else set(range(TEAMS))
        self.taken += self.kind == "sudden_death"

    def _undecided(self) -> bool:
        """Whether sudden death is on, with places that are shared and questions left."""
        left = self.kind == "sudden_death" and self.taken < PLAN["sudden_death"]
        return left and self.sharing() != []

    def _advance(self) -> None:
        self.before = []
        over = self.turn >= PLAN[self.kind]
        if self.kind == "sudden_death":
            over = not self._undecided()
        if over:
            self.phase = "standings"
        elif self.kind == "required":
            self._question(self.turn % TEAMS)
        elif self.kind == "risk":
            if self.turn % TEAMS == 0:
                self.order = sorted(range(TEAMS), key=lambda t: (-self.scores[t], t))
            self.phase, self.team = "choose", self.order[self.turn % TEAMS]
        else:
            self._question(None)

    def next(self) -> None:
        """The space bar."""
        if self.paused:
            self.paused = False
        elif self.phase == "welcome":
            self.round, self.turn, self.phase = 0, 0, "round"
        elif self.phase == "round":
            self._advance()
        elif self.phase == "shown":
            self.phase = "open"
        elif self.phase == "open":
            self.phase = "revealed"
        elif self.phase == "revealed":
            self.turn += 1
            self._advance()
        elif self.phase == "standings" and self._undecided():
            self._advance()
        elif self.phase == "standings":
            self.round, self.turn = self.round + 1, 0
            self.phase = "round" if self.round < len(PLAN) else "final"

    def choose(self, stake: int) -> None:
        self.stake = stake
        self._question(self.team)

    def buzz(self, team: int) -> None:
        if self.phase == "shown" and team in self.players and team not in self.early:
            self.early.add(team)
            if self.kind == "buzz":
                self.add(team, -10)
        elif self.phase == "open" and team in self.players - self.tried:
            self.phase, self.team = "answering", team

    def judge(self, right: bool) -> None:
        assert self.team is not None
        gains = {"required": (10, 0), "buzz": (20, -20), "risk": (self.stake, -self.stake)}
        points = gains.get(self.kind, (0, 0))[0 if right else 1]
        self.before.append((len(self.entries) + 1, self.phase, self.team, set(self.tried)))
        self.add(self.team, points)
        if self.kind == "sudden_death" and right:
            self.first.append((len(self.entries), set(self.players), self.scores[self.team]))
        self.tried.add(self.team)
        again = self.kind in ("buzz", "sudden_death") and not right and self.players - self.tried
        self.phase = "open" if again else "revealed"


def next_step(model: Model, chance: Random) -> tuple[str, Any]:
    """What the host or a team does next: (name, argument)."""
    if model.paused or model.phase in ("welcome", "round", "standings", "revealed"):
        return "next", None
    if model.phase == "choose":
        return "choose", chance.choice(CHOICES)
    buzzing = model.kind in ("buzz", "sudden_death")
    if model.phase == "shown":
        if buzzing and model.kind == "buzz" and chance.random() < 0.2:
            return "buzz", chance.randrange(TEAMS)
        return "next", None
    if model.phase == "open" and buzzing:
        free = sorted(model.players - model.tried)
        return ("buzz", chance.choice(free)) if chance.random() < 0.9 else ("next", None)
    if model.phase == "open" and model.kind == "audience":
        return "next", None
    return "judge", chance.random() < 0.6
