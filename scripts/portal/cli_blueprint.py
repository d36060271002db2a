"""The command `portal quiz blueprint`: what each blueprint asks for, and what the bank has."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from portal.cli_refusal import Refused
from portal.cli_search import chosen
from portal.cli_words import unicode_words
from portal.console import Console

if TYPE_CHECKING:
    from portal.content.blueprint import Blueprint
    from portal.content.library import Library
    from portal.language.languages import Language
    from portal.quiz.assembly.paper import Assembled
    from portal.quiz.item import BankItem


def add_commands(quizzes: Any, project: argparse.ArgumentParser, say: Callable[..., str]) -> None:
    """Give `portal quiz` its blueprints; their `--lang` is the questions'."""
    blueprint = quizzes.add_parser("blueprint", parents=[project], help=say("help.blueprint"))
    blueprint.add_argument("slug", nargs="?", help=say("help.blueprint_slug"))
    blueprint.add_argument(
        "--seed", type=unicode_words, metavar=say("help.seed_name"), help=say("help.blueprint_seed")
    )
    blueprint.add_argument("--lang", metavar=say("help.code_name"), help=say("help.blueprint_lang"))
    blueprint.set_defaults(run=_blueprint)


def blueprint_named(slug: str, library: Library, console: Console) -> Blueprint:
    """The blueprint that a command draws by. Raises Refused."""
    known = {blueprint.slug: blueprint for blueprint in library.blueprints}
    if slug in known:
        return known[slug]
    _tell_lacking(slug, library, "pack_blueprint", console)
    raise Refused(2)


def drawn_paper(
    items: Sequence[BankItem],
    blueprint: Blueprint,
    seed: str,
    language: Language,
    short: str,
    console: Console,
) -> Assembled:
    """What a seed draws for a command; where the bank has too little, `short` is the message before
    what is missing. Raises Refused."""
    from portal import console_blueprint
    from portal.quiz.assembly.draw import assemble
    from portal.quiz.assembly.paper import Shortage

    drawn = assemble(items, blueprint, seed, language.code)
    if isinstance(drawn, Shortage):
        console.say(short, slug=blueprint.slug)
        console_blueprint.verdict(console, blueprint, language, drawn.lacks, items)
        raise Refused(1)
    return drawn


def _blueprint(options: argparse.Namespace, console: Console) -> int:
    from portal.project import open_faulty
    from portal.quiz.assembly.findings import in_the_way, promised
    from portal.quiz.bank import make_bank

    library = open_faulty(options.config_file, options.today, console)
    if library is None:
        return 1
    errors, elsewhere = in_the_way(library, options.slug)
    if errors:
        console.findings(errors)
    if elsewhere:
        console.say("blueprint_elsewhere", count=elsewhere)
    if errors:
        return 1
    language = chosen(options.lang, library.settings.languages, console)
    if language is None:
        return 2
    wanted = _wanted(options.slug, library, console)
    if not wanted:
        return 2 if options.slug else 1
    items = make_bank(library).items
    met = True
    for blueprint in wanted:
        must = [language] if options.lang else promised(blueprint, library)
        others = () if options.lang else library.settings.languages
        met &= _show(blueprint, must, others, items, console)
        if options.seed is not None:
            _draw(blueprint, language, items, options.seed.strip(), console)
    return 0 if met else 1


def _wanted(slug: str | None, library: Library, console: Console) -> Sequence[Blueprint]:
    """The blueprints that were meant; none, and why is told, where there are none."""
    _tell_lacking(slug, library, "blueprint_unknown", console)
    return [blueprint for blueprint in library.blueprints if slug in (None, blueprint.slug)]


def _tell_lacking(slug: str | None, library: Library, unknown: str, console: Console) -> None:
    """Say which blueprint nobody has written yet, that there is none, or, by the message `unknown`,
    that there is none of this name."""
    from portal.content.corrections import nearest
    from portal.quiz.assembly.findings import still_new

    known = [blueprint.slug for blueprint in library.blueprints]
    if new := still_new(library, slug):
        console.findings(new)
    elif not known:
        console.say("blueprint_none")
    elif slug is not None and slug not in known:
        console.say(unknown, slug=slug, near=nearest(slug, known))


def _show(
    blueprint: Blueprint,
    must: Sequence[Language],
    others: Sequence[Language],
    items: Sequence[BankItem],
    console: Console,
) -> bool:
    """Show a blueprint beside the bank; whether it is met in the languages that it must be met in.
    Of the others those are shown in which the bank has anything for it."""
    from portal import console_blueprint
    from portal.quiz.assembly.demands import candidates
    from portal.quiz.assembly.survey import survey

    languages = [*must]
    for language in others:
        if language not in must and candidates(items, blueprint, language.code):
            languages.append(language)
    found = {language.code: survey(items, blueprint, language.code) for language in languages}
    console_blueprint.stocks(console, blueprint, languages, found)
    met = True
    for language in languages:
        lacks = [stock.lack for stock in found[language.code] if stock.short]
        if lacks and language not in must:
            console_blueprint.not_promised(console, language)
            continue
        console_blueprint.verdict(console, blueprint, language, lacks, items)
        met &= not lacks
    return met


def _draw(
    blueprint: Blueprint,
    language: Language,
    items: Sequence[BankItem],
    seed: str,
    console: Console,
) -> None:
    """Show the questions that a seed draws, where there are enough."""
    from portal import console_blueprint
    from portal.quiz.assembly.draw import assemble
    from portal.quiz.assembly.paper import Assembled

    paper = assemble(items, blueprint, seed, language.code)
    if isinstance(paper, Assembled):
        console_blueprint.drawn(console, paper)
