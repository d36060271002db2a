"""The command `portal search`: the same results as on the site, in the same order."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from portal.cli_words import whole_number
from portal.console import FORMATS, Console
from portal.search.index import KINDS

if TYPE_CHECKING:
    from portal.language.languages import Language
    from portal.search import Result

MOST = 300
"""Results that are told at the most."""


def add_command(commands: Any, project: argparse.ArgumentParser, say: Callable[..., str]) -> None:
    """Give the command line its `search`; its `--lang` is the language that is searched."""
    search = commands.add_parser("search", parents=[project], help=say("help.search"))
    search.add_argument("text", nargs="+", help=say("help.query"))
    search.add_argument("--lang", metavar=say("help.code_name"), help=say("help.search_lang"))
    search.add_argument("--limit", type=whole_number(MOST), default=10, help=say("help.limit"))
    search.add_argument("--kind", choices=KINDS, action="append", help=say("help.search_kind"))
    search.add_argument("--format", choices=FORMATS, default=FORMATS[0], help=say("help.format"))
    search.set_defaults(run=_search)


def _search(options: argparse.Namespace, console: Console) -> int:
    from portal.project import open_index
    from portal.search import Engine

    text = " ".join(options.text)
    if not text.strip():
        console.say("search_empty")
        return 2

    def choose(languages: Sequence[Language]) -> Language | None:
        return chosen(options.lang, languages, console)

    parts = open_index(options.config_file, options.today, choose, console)
    if parts is None:
        return 1
    engine = Engine(parts)
    results = engine.query(text, options.limit, options.kind)
    if options.format == "json":
        print(json.dumps([as_dict(result) for result in results], ensure_ascii=False, indent=1))
    elif results:
        console.results(results, engine.total)
    if options.format == "text" and (engine.weak or not results):
        console.near(engine.nearest(text), nothing=not results)
    return 0


def chosen(written: str | None, languages: Sequence[Language], console: Console) -> Language | None:
    """The language of the site that was meant: `zh` is its first Chinese one."""
    from portal.language.languages import right_code

    if written is None:
        return languages[0]
    code = right_code(written)
    for language in languages:
        if language.code == code:
            return language
    for language in languages:
        if language.code.partition("-")[0] == code:
            return language
    codes = ", ".join(language.code for language in languages)
    console.say("search_language", code=written, codes=codes)
    return None


def as_dict(result: Result) -> dict[str, Any]:
    """A result with the names that the browser's API gives its fields."""
    return {
        "url": result.url,
        "title": result.title,
        "kind": result.kind,
        "lang": result.lang,
        "score": result.score,
        "excerpt": result.excerpt,
        "marks": result.marks,
        "titleMarks": result.title_marks,
        "place": result.place,
    }
