"""What `portal quiz blueprint` says: what is asked for, what there is, what is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.table import Column, Table
from rich.text import Text

from portal.console import Console
from portal.content.blueprint import Blueprint
from portal.content.corrections import nearest
from portal.language.catalogue import finding_text
from portal.language.languages import Language
from portal.quiz.assembly.demands import Demand
from portal.quiz.assembly.paper import Assembled, Lack
from portal.quiz.assembly.survey import Stock
from portal.quiz.assembly.topics import topic_names
from portal.quiz.assembly.words import lack_text
from portal.quiz.item import BankItem

_SHORT, _MET, _WARNING = "bold red", "green", "yellow"


def stocks(
    console: Console,
    blueprint: Blueprint,
    languages: Sequence[Language],
    found: Mapping[str, Sequence[Stock]],
) -> None:
    """A blueprint as a table: what it demands, and what the bank has in each language (`found` by
    code)."""
    console.out.print(Text(_head(console, blueprint), "bold"))
    table = Table(
        *(
            Column(console.text(f"blueprint_{name}"), overflow="fold")
            for name in ("section", "what")
        )
    )
    for name in (console.text("blueprint_wanted"), *(language.name for language in languages)):
        table.add_column(Text(name), justify="right")
    rows = zip(*(found[language.code] for language in languages), strict=True)
    before: int | None = -1
    for row in rows:
        demand = row[0].demand
        if new := demand.section != before:
            table.add_section()
        place = _place(console, blueprint, demand.section) if new else ""
        before = demand.section
        cells = (_there(console, stock) for stock in row)
        table.add_row(Text(place), Text(_what(console, demand)), str(demand.wanted), *cells)
    console.out.print(table, soft_wrap=False)


def verdict(
    console: Console,
    blueprint: Blueprint,
    language: Language,
    lacks: Sequence[Lack],
    items: Sequence[BankItem],
) -> None:
    """Whether a blueprint is met in a language by a bank, and what is short where it is not."""
    if not lacks:
        console.out.print(Text(console.text("blueprint_met", language=language.name), _MET))
        return
    known = frozenset[str]().union(*topic_names(items).values())
    for lack in lacks:
        words = lack_text(lack, blueprint, language.name, console.code)
        if lack.kind == "topic" and lack.value not in known:
            topics = {item.topic for item in items if item.lang == language.code}
            params = {"value": lack.value, "listed": nearest(lack.value, topics)}
            words = "".join(finding_text("blueprint-topic", console.code, params))
        console.out.print(Text(words, _WARNING))


def not_promised(console: Console, language: Language) -> None:
    """Say in a line that a language has too few questions for a blueprint that is not meant for
    it."""
    console.out.print(Text(console.text("blueprint_unmet", language=language.name), "dim"))


def drawn(console: Console, paper: Assembled) -> None:
    """The questions of a paper, by section."""
    console.done("blueprint_drawn", seed=paper.seed, count=len(paper.items))
    table = Table("", Column(overflow="fold"), show_header=False, box=None, padding=(0, 1))
    number = 0
    for at, items in enumerate(paper.sections):
        table.add_row("", Text(_place(console, paper.blueprint, at), "bold"))
        for item in items:
            number += 1
            marks = (console.text(f"type_{item.type}"), item.topic, str(item.difficulty), item.id)
            stem = Text(item.stem).append("  " + " · ".join(marks), "dim")
            table.add_row(f"{number}.", stem)
    console.out.print(table, soft_wrap=False)
    if secret := sum(item.pool == "contest" for item in paper.items):
        console.loud("blueprint_secret", count=secret)


def _head(console: Console, blueprint: Blueprint) -> str:
    return console.text(
        "blueprint_head",
        title=_own(console, blueprint.title),
        slug=blueprint.slug,
        pool=console.text(f"blueprint_pool_{blueprint.pool}"),
        count=blueprint.count,
        points=blueprint.points,
        minutes=blueprint.minutes,
    )


def _place(console: Console, blueprint: Blueprint, section: int | None) -> str:
    """A section by its number, and by its title or else its types."""
    if section is None:
        return console.text("blueprint_paper")
    found = blueprint.sections[section]
    names = [console.text(f"type_{name}") for name in found.types]
    name = _own(console, found.title) if found.title else console.text.listing(names)
    return f"{section + 1}  {name}"


def _own(console: Console, titles: Mapping[str, str]) -> str:
    """A title in the language that is spoken, else in the first that there is."""
    return titles.get(console.code) or next(iter(titles.values()))


def _what(console: Console, demand: Demand) -> str:
    return console.text(f"blueprint_{demand.kind}", value=demand.value)


def _there(console: Console, stock: Stock) -> Text:
    if not stock.short:
        return Text(str(stock.there))
    return Text(console.text("blueprint_short", there=stock.there, short=stock.short), _SHORT)
