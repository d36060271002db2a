"""Draws papers by random blueprints, and checks each by a computation of its own.

    .venv/bin/python scripts/benchmarks/quiz_papers.py [--count 1000] [--seed 1] [--large 10000]

Every blueprint must be met to a question, by the same bytes each time, or be refused with as few
missing as there can be. Then it draws from large banks, and prints how long that took on one core.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from portal.content.blueprint import Blueprint
from portal.content.library import read_library
from portal.pages import building
from portal.quiz.assembly.draw import assemble
from portal.quiz.assembly.paper import Assembled, Shortage
from portal.quiz.bank import make_bank
from portal.quiz.item import BankItem

from benchmarks.papers.exact import flaws, least_missing
from benchmarks.papers.random_papers import LANGUAGE, bank, blueprint, cases

PROJECT = Path(__file__).resolve().parents[2]


@dataclass
class Counts:
    """What came of the blueprints."""

    met: int = 0
    refused: int = 0
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0


def measure(count: int, seed: int) -> Counts:
    """Draw by so many random blueprints, and check each."""
    counts = Counts()
    for items, wanted in cases(seed, count):
        start = time.perf_counter()
        drawn = assemble(items, wanted, "seed", LANGUAGE)
        counts.seconds += time.perf_counter() - start
        least = least_missing(items, wanted, LANGUAGE)
        if isinstance(drawn, Shortage):
            counts.refused += 1
            if sum(lack.short for lack in drawn.lacks) != least:
                counts.wrong.append(f"{wanted.slug}: {drawn.lacks}, least {least}")
        else:
            counts.met += 1
            counts.wrong += [f"{wanted.slug}: {flaw}" for flaw in flaws(drawn, items)]
            if least:
                counts.wrong.append(f"{wanted.slug}: met, but {least} missing")
        again = assemble(list(reversed(items)), wanted, "seed", LANGUAGE)
        if again != drawn:
            counts.wrong.append(f"{wanted.slug}: drawn otherwise the second time")
    return counts


def large(size: int, seed: int) -> None:
    """Draw from the sample's bank many times over, and from one whose facts are tied by chance."""
    library = read_library(building.settings(PROJECT / "mkdocs.yml", None))
    own = [item for item in make_bank(library).items if item.lang == LANGUAGE]
    times = -(-size // len(own))
    many = [
        replace(item, id=f"{item.id}-{n}", facts=tuple(f"{fact}-{n}" for fact in item.facts))
        for n in range(times)
        for item in own
    ]
    for wanted in library.blueprints:
        _time(f"sample, {wanted.slug}", many, wanted)
    random = Random(seed)
    tied = bank(random, size, topics=20)
    for number in range(3):
        _time(f"by chance, {number}", tied, blueprint(random, f"large-{number}", 40, topics=20))


def _time(name: str, items: Sequence[BankItem], wanted: Blueprint) -> None:
    start = time.perf_counter()
    drawn = assemble(items, wanted, "seed", LANGUAGE)
    seconds = time.perf_counter() - start
    result = "met" if isinstance(drawn, Assembled) else "refused"
    print(f"{name}: {wanted.count} of {len(items)} questions, {result}, {seconds:.2f} s")


def main() -> int:
    """Print what was measured; 1 where anything is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--large", type=int, default=10_000)
    options = parser.parse_args()
    counts = measure(options.count, options.seed)
    print(f"blueprints: {options.count}, met: {counts.met}, refused: {counts.refused}")
    print(f"wrong: {len(counts.wrong)}, seconds a blueprint: {counts.seconds / options.count:.4f}")
    for wrong in counts.wrong:
        print(f"  {wrong}")
    large(options.large, options.seed)
    return 1 if counts.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
