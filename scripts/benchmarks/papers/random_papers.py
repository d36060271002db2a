"""Banks and blueprints by chance: some can be met, some cannot, most only just."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import TypeVar, get_args

from portal.content.blueprint import Blueprint, Section
from portal.content.question import Pool, QuestionType
from portal.quiz.item import MANUAL, BankItem, Source, State

TYPES: tuple[QuestionType, ...] = get_args(QuestionType)
LANGUAGE = "zh-Hans"
Value = TypeVar("Value", str, int)
SHARE_OF_CONTEST, SHARE_OF_WAITING = 0.1, 0.05


def item(
    identity: str,
    type: QuestionType = "single",
    topic: str = "t0",
    difficulty: int = 1,
    facts: Sequence[str] = (),
    *,
    lang: str = LANGUAGE,
    pool: Pool = "practice",
    state: State = "new",
) -> BankItem:
    """A question of which only what a blueprint asks matters."""
    return BankItem(
        id=identity,
        type=type,
        stem=identity,
        options=(),
        answer="",
        explanation="",
        topic=topic,
        difficulty=difficulty,
        rule=MANUAL,
        source=Source(f"policy/{identity}", None, None),
        facts=tuple(facts),
        lang=lang,
        pool=pool,
        state=state,
    )


def bank(random: Random, size: int, topics: int = 6) -> list[BankItem]:
    """Questions of which some share a fact, as those do that rules make of one mark, some ask for
    several facts, and some may not be used."""
    found = []
    facts = max(size // 2, 1)
    for number in range(size):
        asked = {f"f{random.randrange(facts)}" for _ in range(random.choice((0, 1, 1, 1, 2, 3)))}
        contest, waiting = (
            random.random() < share for share in (SHARE_OF_CONTEST, SHARE_OF_WAITING)
        )
        found.append(
            item(
                f"q{number}",
                random.choice(TYPES),
                f"t{min(random.randrange(topics), random.randrange(topics))}",
                random.choice((1, 1, 2, 2, 3)),
                sorted(asked),
                pool="contest" if contest else "practice",
                state="waiting" if waiting else "new",
            )
        )
    return found


def blueprint(random: Random, slug: str, most: int = 12, topics: int = 6) -> Blueprint:
    """A blueprint of one to four sections with `most` questions at most each."""
    sections = tuple(_section(random, most, topics) for _ in range(random.randint(1, 4)))
    count = sum(section.count for section in sections)
    whole = random.random() < 0.6
    return Blueprint(
        slug=slug,
        title={LANGUAGE: slug},
        pool=random.choice(("practice",) * 4 + ("all",) * 3 + ("contest",)),
        minutes=10,
        pass_percent=60,
        sections=sections,
        topics=_parts(random, [f"t{n}" for n in range(topics)], count) if whole else {},
        difficulty=_parts(random, [1, 2, 3], count) if random.random() < 0.5 else {},
        note={},
        path=f"quiz/blueprints/{slug}.yml",
        line=1,
    )


def _section(random: Random, most: int, topics: int) -> Section:
    count = random.randint(1, most)
    by_topic = random.random() < 0.6
    return Section(
        title={},
        types=tuple(random.sample(TYPES, random.choice((1, 1, 2, 3)))),
        count=count,
        points=1,
        topics=_parts(random, [f"t{n}" for n in range(topics)], count) if by_topic else {},
        difficulty=_parts(random, [1, 2, 3], count) if random.random() < 0.4 else {},
        partial=False,
    )


def _parts(random: Random, values: Sequence[Value], count: int) -> dict[Value, int]:
    """Numbers for some of the values that come to `count` at most."""
    left = random.randint(1, max(1, count * 2 // 3))
    found: dict[Value, int] = {}
    for value in random.sample(values, random.randint(1, len(values))):
        if left:
            found[value] = random.randint(1, left)
            left -= found[value]
    return found


def cases(
    seed: int, count: int, sizes: Sequence[int] = (8, 40, 150, 400, 1000)
) -> Iterator[tuple[list[BankItem], Blueprint]]:
    """Banks of these sizes in turn, each with a blueprint."""
    for number in range(count):
        random = Random(f"{seed}-{number}")
        size = sizes[number % len(sizes)]
        yield bank(random, size), blueprint(random, f"b{number}", random.choice((3, 6, 12)))
