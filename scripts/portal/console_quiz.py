"""What the commands `portal quiz …` say: the totals of the bank, and one question explained."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from rich.columns import Columns
from rich.console import Group
from rich.markup import escape
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from portal.console import Console, shown_path
from portal.content.verdict import Judgement
from portal.language.catalogue import finding_text
from portal.quiz.bank import DroppedItem
from portal.quiz.importing.table_cells import letter
from portal.quiz.item import MANUAL, BankItem
from portal.quiz.report import Row
from portal.quiz.show import OptionShown, Shown
from portal.quiz.words import words_of

_KEY = "bold green"


def totals(console: Console, rows: Iterable[Row], output: Path | None) -> None:
    """The totals of the bank, side by side."""
    tables = []
    for by, group in groupby(rows, key=lambda row: row.by):
        title = console.text(f"bank_{by}")
        table = Table("", console.text("bank_count"), title=title, title_justify="left")
        for row in group:
            table.add_row(Text(_row_name(console, row)), str(row.count))
        tables.append(table)
    console.out.print(Columns(tables, padding=(1, 3)), soft_wrap=False)
    console.done("bank_next")
    if output is not None:
        console.done("written", file=shown_path(output))


def dropped(console: Console, items: Sequence[DroppedItem]) -> None:
    """Every question that was not made, by reason."""
    by_reason = sorted(items, key=lambda item: (item.reason, item.rule, item.source.page))
    for reason, group in groupby(by_reason, key=lambda item: item.reason):
        console.out.print(Text(reason_name(console, reason), "bold"))
        for item in group:
            line = Text(f"  {item.id}  ")
            line.append(f"{item.rule}  ", "dim").append(item.fact, "yellow")
            line.append(f"  {item.source}", "cyan")
            console.out.print(line)


def explained(console: Console, shown: Shown) -> None:
    """One question with everything that led to it."""
    for item in shown.items[:1]:
        console.out.print(card(console, item, shown.options), soft_wrap=False)
    for left in shown.dropped:
        reason = reason_name(console, left.reason)
        console.done("show_dropped", lang=left.lang, fact=left.fact, reason=reason)
    first = shown.items[0] if shown.items else shown.dropped[0]
    rule = words_of(console.code).rules.get(first.rule, first.rule)
    facts: list[tuple[str, Text]] = [
        ("show_rule", Text(console.text("show_rule_name", words=rule, name=first.rule))),
        ("show_source", Text(str(first.source), "cyan")),
    ]
    if shown.question:
        facts.append(("show_question", Text(shown.question)))
    if shown.quote:
        facts.append(("show_passage", _marked(shown)))
    if shown.items:
        languages = tuple(dict.fromkeys(item.lang for item in shown.items))
        facts.append(("show_languages", Text(console.text.listing(languages))))
        facts.append(("show_state", Text(console.text(f"state_{shown.items[0].state}"))))
    if shown.verdict and shown.verdict.reason:
        facts.append(("show_reason", Text(shown.verdict.reason)))
    table = Table.grid(padding=(0, 2))
    for key, value in facts:
        table.add_row(Text(console.text(key), "bold"), value)
    console.out.print(table, soft_wrap=False)
    _alike(console, shown)


def card(console: Console, item: BankItem, options: Sequence[OptionShown] = ()) -> Panel:
    """A question as a host would see it, with its key."""
    lines: list[Text | Padding] = [Text(item.stem)]
    origins = {option.text: option for option in options}
    for number, text in enumerate(item.options, 1):
        right = _is_right(item, text)
        line = Text(f"{letter(number)}. {text}", _KEY if right else "")
        if (option := origins.get(text)) and option.origin not in ("key", "hand"):
            line.append("  " + console.text(f"origin_{option.origin}", detail=option.detail), "dim")
        lines.append(Padding(line, (0, 0, 0, 2)))
    lines.append(Text(console.text("show_answer", answer=_answer(console, item)), _KEY))
    if item.explanation:
        lines.append(Text(item.explanation, "dim"))
    kind, pool = console.text(f"type_{item.type}"), console.text(f"pool_{item.pool}")
    level = console.text("show_difficulty", difficulty=item.difficulty)
    subtitle = Text(" · ".join((item.topic, kind, level, pool, item.lang)))
    return Panel(Group(*lines), title=item.id, subtitle=subtitle, title_align="left",
                 subtitle_align="left")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reply:
    """What an editor answered about a question; without a judgement it was passed over."""

    judgement: Judgement | None
    reason: str = ""
    stem: str = ""


def ask(console: Console) -> Reply | None:
    """Ask an editor about the question on the screen; None where no more shall be asked."""
    while True:
        try:
            typed = console.out.input(escape(console.text("look_ask"))).strip().lower()[:1]
            if typed == "q":
                return None
            if typed in ("", "s"):
                return Reply(None)
            if typed == "k":
                return Reply("keep")
            if typed == "d":
                return Reply("drop", _line(console, "look_why"))
            if typed == "r":
                stem = _line(console, "look_stem")
                return Reply("reword", _line(console, "look_why"), stem)
            console.done("look_keys")
        except EOFError:
            return None


def _line(console: Console, key: str) -> str:
    """What an editor types; asked again until there is something."""
    while not (typed := console.out.input(escape(console.text(key))).strip()):
        console.done("look_empty")
    return typed


def reason_name(console: Console, reason: str) -> str:
    """Why a question was not made, in words: a reason of the rules, or a flaw."""
    words = words_of(console.code).reasons.get(reason)
    return words or finding_text(f"item-{reason}", console.code, {})[0]


def _alike(console: Console, shown: Shown) -> None:
    """The questions of the pages that ask alike, and how near the nearest other is."""
    if not shown.alike:
        return
    console.done("show_alike")
    for near in shown.alike:
        place = near.section.source
        key = "show_alike_yes" if near.alike else "show_alike_no"
        line = Text(f"  {near.measure:.2f}  ").append(console.text(key), "yellow")
        line.append(f"  {near.section.question or near.section.title}").append(f"  {place}", "cyan")
        console.out.print(line)


def _marked(shown: Shown) -> Text:
    """The passage, what answers the question marked in it."""
    text = Text(shown.quote)
    for option in shown.options:
        if option.origin == "key":
            text.highlight_words([option.text], _KEY)
    for item in shown.items[:1]:
        if (
            item.rule != MANUAL
            and item.type in ("blank", "short")
            and isinstance(item.answer, tuple)
        ):
            text.highlight_words([a for a in item.answer if isinstance(a, str)], _KEY)
    return text


def _answer(console: Console, item: BankItem) -> str:
    if isinstance(item.answer, bool):
        return console.text("answer_true" if item.answer else "answer_false")
    if isinstance(item.answer, str):
        return item.answer
    joint = console.text("answer_order" if item.type == "order" else "answer_several")
    pair = console.text("answer_pair")
    return joint.join(a if isinstance(a, str) else pair.join(a) for a in item.answer)


def _is_right(item: BankItem, text: str) -> bool:
    if isinstance(item.answer, tuple):
        return item.type == "multiple" and text in item.answer
    return text == item.answer


def _row_name(console: Console, row: Row) -> str:
    """The name of a row of the bank's totals in words."""
    if row.by == "rule":
        return words_of(console.code).rules.get(row.name, row.name)
    if row.by == "reason":
        return reason_name(console, row.name)
    if row.by in ("type", "pool", "state"):
        return console.text(f"{row.by}_{row.name}")
    return row.name
