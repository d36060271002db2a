"""The pages of a contest in a hall, `quiz/host/`: the host's own, and the screen for the hall.

All that they show comes from one script of data, so that they also open from a folder of files;
a sealed pack of questions is opened on the device, and never part of the site.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jinja2 import Environment

from portal.javascript import call
from portal.language.languages import Language
from portal.pages.context import Context
from portal.pages.host_words import words
from portal.pages.media import SiteFile
from portal.pages.practice import bank_address
from portal.quiz.hall.rules_json import default_rules, rules_as_json

FOLDER = "quiz/host"
DATA = f"{FOLDER}/data.js"
PAGES = ("index", "screen")


def files(context: Context, environment: Environment) -> Iterator[SiteFile]:
    """Both pages in every language, and their data; nothing where there are no questions at all."""
    if not context.bank.items:
        return
    yield SiteFile(DATA, content=call("PortalHost.data", _data(context)).encode())
    for language in context.settings.languages:
        for name in PAGES:
            path = language.url(f"{FOLDER}/{name}.html")
            yield SiteFile(path, content=_page(context, environment, language, name).encode())


def _page(context: Context, environment: Environment, language: Language, name: str) -> str:
    return environment.get_template(f"host/{name}.html").render(
        language=language,
        say=context.strings(language),
        root="../" * language.url(f"{FOLDER}/").count("/"),
        style=context.assets.host,
        script=context.assets.scripts["host"],
        data=DATA,
    )


def _data(context: Context) -> dict[str, Any]:
    """What the script is handed: languages, words by language, the usual rules, and where, from
    the root of the site, the practice banks lie."""
    languages = context.settings.languages
    banks = [language for language in languages if "quiz" in context.sections(language)]
    return {
        "languages": [
            {
                "code": language.code,
                "name": language.name,
                "dir": language.direction,
                "vertical": language.vertical,
            }
            for language in languages
        ],
        "words": {language.code: words(context.strings(language)) for language in languages},
        "rules": rules_as_json(default_rules()),
        "banks": {language.code: bank_address(language) for language in banks},
    }
