"""Measures the quiz bank: time and memory at a large size, and bots that guess.

    .venv/bin/python scripts/benchmarks/quiz.py [--questions 10000] [--project DIR] [--terms 30]

Without `--project` it writes one with so many questions and answers, each with two or three marked
facts, all from invented words. It prints how long reading and making took on one core, the most
memory, what was made and dropped, where keys stand, and how often bots are right that pick the
longest or shortest option, the middle one, or the one most like the stem.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from portal.content.library import read_library
from portal.pages import building
from portal.quiz import BankItem, make_bank
from portal.quiz.item import MANUAL
from portal.quiz.text import normal

TODAY = date(2026, 7, 1)
A_PAGE = 50
"""Questions of one page."""
HAN = "安邦城春德东方福光国海河红华家江金景康兰乐丽林龙美明南宁平青泉仁荣山盛石水泰天文武祥新兴星秀"
MATTERS = ("登记", "申请", "备案", "换领", "补办", "查询", "缴费", "预约", "报名", "咨询")
VALUES = {
    "天": (3, 5, 7, 10, 15, 20, 30, 45, 60, 90),
    "个月": (1, 2, 3, 6, 12),
    "年": (1, 2, 3, 5, 10, 15, 20),
    "元": (50, 80, 100, 200, 300, 500, 670, 1000, 2000),
    "次": (1, 2, 3, 4, 6),
    "周岁": (6, 14, 16, 18, 60, 65, 70, 80),
    "小时": (2, 4, 8, 24, 48),
    "%": (10, 20, 30, 50, 60, 75, 80, 90),
}
"""Units, with numbers that policies have."""
CHI_SQUARE = 11.34
"""Of three degrees of freedom, at p = .01."""


def main() -> None:
    """Write a project where none is given, make its bank, and print what was measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--questions", type=int, default=10_000)
    parser.add_argument("--terms", type=int, default=30, help="categories of terms")
    parser.add_argument("--project", type=Path, help="a project to measure instead")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        project = options.project
        if project is None:
            project = Path(temporary)
            write(project, options.questions, options.terms)
        measure(project)


def write(project: Path, questions: int, categories: int) -> None:
    """A project of invented policy pages, the same for the same numbers."""
    draw = random.Random(7)
    policy = project / "docs" / "policy"
    policy.mkdir(parents=True)
    (project / "stories").mkdir()
    (project / "quiz" / "questions").mkdir(parents=True)
    (project / "mkdocs.yml").write_text(
        "site_name: 题库\nplugins:\n  - portal:\n      publisher: 社区\n", "utf-8"
    )
    terms = {f"第{n}类": [_word(draw, 2, 6) + "处" for _ in range(12)] for n in range(categories)}
    lists = "".join(f"- category: {name}\n  terms: [{', '.join(dict.fromkeys(words))}]\n"
                    for name, words in terms.items())  # fmt: skip
    (project / "quiz" / "terms.yml").write_text(lists, "utf-8")
    for page in range(math.ceil(questions / A_PAGE)):
        head = (
            f"---\ntitle: {_word(draw, 2, 4)}办事\nsource: 社区\ndate: 2026-01-01\n"
            "checked: 2026-01-01\nreview_by: 2027-01-01\n---\n\n"
        )
        count = min(A_PAGE, questions - page * A_PAGE)
        text = "".join(_question(draw, number, terms) for number in range(count))
        (policy / f"p{page}.md").write_text(head + text, "utf-8")


def _question(draw: random.Random, number: int, terms: dict[str, list[str]]) -> str:
    subject, matter = _word(draw, 3, 6), draw.choice(MATTERS)
    place = draw.choice(terms[draw.choice(list(terms))])
    unit = draw.choice(list(VALUES))
    value = f"{draw.choice(VALUES[unit])} {unit}".replace(" %", "%")
    tail = f"带上=={_word(draw, 3, 5)}证=={_word(draw, 4, 9)}。" if draw.random() < 0.4 else ""
    return (
        f"## {subject}的{matter}怎么办？ {{#q{number}}}\n\n"
        f"{_word(draw, 4, 9)}由=={place}=={_word(draw, 3, 7)}{matter}。"
        f"{_word(draw, 4, 8)}要=={value}=={_word(draw, 4, 8)}。{tail}\n\n"
        f"依据：《{_word(draw, 4, 8)}办法》第{draw.randint(1, 60)}条。\n\n"
    )


def _word(draw: random.Random, least: int, most: int) -> str:
    return "".join(draw.choice(HAN) for _ in range(draw.randint(least, most)))


def measure(project: Path) -> None:
    """Make the bank of a project and print all that is known of it."""
    start = time.process_time()
    library = read_library(building.settings(project / "mkdocs.yml", TODAY))
    read = time.process_time()
    bank = make_bank(library)
    made = time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answers = sum(len(p.original.answers) for p in library.shown_policies)
    print(f"{answers} questions and answers: {len(bank.items)} items, {len(bank.dropped)} dropped")
    print(
        f"read {read - start:.1f} s + made {made - read:.1f} s = {made - start:.1f} s of one core,"
        f" {memory:.0f} MB at most"
    )
    print("made:", dict(Counter(item.rule for item in bank.items)))
    print("dropped:", dict(Counter(f"{d.rule}: {d.reason}" for d in bank.dropped).most_common(20)))
    main_language = library.settings.default.code
    own = [i for i in bank.items if i.rule != MANUAL and i.lang == main_language]
    guess([item for item in own if item.type == "single"])
    right = Counter(bool(item.answer) for item in own if item.type == "true_false")
    print(f"true or false: {right[True]} true, {right[False]} false")


def guess(singles: Sequence[BankItem]) -> None:
    """Where keys stand, and how often each bot is right; chance is within 1.96 deviations."""
    if not singles:
        return
    places = Counter(item.options.index(str(item.answer)) for item in singles)
    expected = len(singles) / 4
    square = sum((places[place] - expected) ** 2 / expected for place in range(4))
    print(f"{len(singles)} single: keys at {sorted(places.items())}, chi² {square:.2f}"
          f" (at most {CHI_SQUARE} for p > .01)")  # fmt: skip
    bots: dict[str, Callable[[BankItem, str], float]] = {
        "longest": lambda item, option: len(option),
        "shortest": lambda item, option: -len(option),
        "second": lambda item, option: item.options.index(option) == 1,
        "third": lambda item, option: item.options.index(option) == 2,
        "letters shared with the stem": _shared,
        "share of its letters": lambda item, option: _shared(item, option) / len(normal(option)),
        "pairs shared with the stem": _pairs,
    }
    for name, liking in bots.items():
        score = sum(_chance(item, liking) for item in singles) / len(singles)
        away = (score - 0.25) / math.sqrt(0.25 * 0.75 / len(singles))
        print(f"  {name}: {score:.3f} right, {away:+.2f} deviations from chance")


def _chance(item: BankItem, liking: Callable[[BankItem, str], float]) -> float:
    """How likely a bot is right that draws among the options it likes best."""
    liked = {option: liking(item, option) for option in item.options}
    best = [option for option, value in liked.items() if value == max(liked.values())]
    return (item.answer in best) / len(best)


def _shared(item: BankItem, option: str) -> float:
    return len(set(normal(option)) & set(normal(item.stem)))


def _pairs(item: BankItem, option: str) -> float:
    stem, own = normal(item.stem), normal(option)
    return sum(own[n : n + 2] in stem for n in range(len(own) - 1))


if __name__ == "__main__":
    main()
