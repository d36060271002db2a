"""What the command `portal quiz pack` says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.table import Table
from rich.text import Text

from portal.console import Console, printable, shown_path
from portal.content.hall import HallRules
from portal.quiz.hall.opened_pack import OpenedPack
from portal.quiz.hall.pack import Lacking, needed
from portal.quiz.hall.seal import Envelope


def too_few(console: Console, short: Sequence[Lacking], rules: HallRules) -> None:
    """Where a blueprint has too few questions for the rounds."""
    for one in short:
        rounds = [_round(console, rules, number) for number in one.rounds]
        words = {"rounds": console.text.listing(rounds), "needed": one.needed}
        if one.section is None:
            console.say("pack_few_rest", **words, found=one.found or 0)
        elif one.found is None:
            console.say("pack_no_section", **words, section=one.section + 1)
        else:
            console.say("pack_few", **words, section=one.section + 1, found=one.found)
    console.say("pack_few_hint")


def _round(console: Console, rules: HallRules, number: int) -> str:
    """A round by its number and kind, with how many questions it takes."""
    found = rules.rounds[number - 1]
    kind = console.text(f"round_{found.kind}")
    count = needed(found, len(rules.teams))
    return console.text("pack_round", number=number, kind=kind, count=count)


def packed(
    console: Console, pack: Mapping[str, Any], spare: int, output: Path, *, sealed: bool
) -> None:
    """What was written: how many questions, how many of them are spare, in which languages."""
    questions = pack["questions"]
    console.done("pack_done", file=shown_path(output), count=len(questions), spare=spare)
    for language in pack["languages"]:
        there = sum(language["code"] in question["texts"] for question in questions)
        if there < len(questions):
            name = language["name"]
            console.done("pack_language", name=name, there=there, count=len(questions))
    if sealed:
        console.done("pack_next")
    else:
        console.loud("pack_is_open")


def head(console: Console, envelope: Envelope) -> None:
    """What a sealed pack says without its passphrase."""
    _titles(console, envelope.title)
    console.done("pack_head", count=envelope.questions, made=envelope.made or "…")


def questions(console: Console, pack: OpenedPack) -> None:
    """Every question of a pack with its answer."""
    _titles(console, pack.title)
    names = console.text.listing([language.name for language in pack.languages])
    console.done(
        "pack_opened", blueprint=pack.blueprint, seed=pack.seed, languages=names, id=pack.id
    )
    main = pack.languages[0].code
    table = Table("")
    for name in ("section", "type", "question", "answer"):
        table.add_column(console.text(f"pack_{name}"), overflow="fold")
    for number, question in enumerate(pack.questions, 1):
        text = question.texts.get(main) or next(iter(question.texts.values()))
        kind = console.text(f"type_{question.type}")
        answer = "  ".join(_answers(console, text.answer))
        stem, said = Text(printable(text.stem)), Text(printable(answer), "bold green")
        table.add_row(str(number), str(question.section + 1), Text(kind), stem, said)
    console.out.print(table, soft_wrap=False)


def _titles(console: Console, titles: Mapping[str, str]) -> None:
    # that of the command's own language first
    for _, title in sorted(titles.items(), key=lambda one: one[0] != console.code):
        console.out.print(Text(printable(title), "bold"))


def _answers(console: Console, answer: Any) -> Iterator[str]:
    """An answer in words."""
    if isinstance(answer, bool):
        yield console.text("answer_true" if answer else "answer_false")
    elif isinstance(answer, list):
        for part in answer:
            pair = isinstance(part, list)
            yield console.text("answer_pair").join(map(str, part)) if pair else str(part)
    else:
        yield str(answer)
