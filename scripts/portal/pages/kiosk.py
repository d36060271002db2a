"""The touch edition of the site, `kiosk/`: one page, and what it shows as scripts.

A script that a page loads is read from a folder of files too, which data is not. All files of one
build carry its version, so that a page never mixes two.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import Environment

from portal.content.settings import Kiosk
from portal.javascript import as_json, call
from portal.language.languages import Language
from portal.pages.context import Context
from portal.pages.frames import Frames
from portal.pages.kiosk_lists import KioskLists
from portal.pages.kiosk_shown import Shown
from portal.pages.kiosk_texts import KioskTexts
from portal.pages.kiosk_words import words
from portal.pages.media import SiteFile

FOLDER = "kiosk"
MaskOf = Callable[[Language], Callable[[str], str]]


def files(
    context: Context, frames: Frames, environment: Environment, masks: MaskOf
) -> Iterator[SiteFile]:
    """Every file of the kiosk, without the names of what was withdrawn."""
    kiosk = context.settings.kiosk
    if kiosk is None:
        return
    parts = dict(_parts(context, frames, kiosk, environment, masks))
    app = ",".join((context.assets.kiosk, *(context.assets.scripts[x] for x in _SCRIPTS)))
    told = as_json([app, parts, kiosk.idle_s, kiosk.countdown_s])
    version = hashlib.sha256(told.encode()).hexdigest()[:12]
    manifest = {
        "version": version,
        "app": hashlib.sha256(app.encode()).hexdigest()[:12],
        "idle": kiosk.idle_s,
        "countdown": kiosk.countdown_s,
        "shown": [language.code for language in kiosk.languages],
        "languages": {
            language.code: {
                "name": language.name,
                "dir": language.direction,
                "vertical": language.vertical,
            }
            for language in context.settings.languages
        },
    }
    yield _script("manifest", call("PortalKiosk.manifest", manifest))
    for name, data in parts.items():
        yield _script(name, call("PortalKiosk.part", name, version, data))
    language = kiosk.languages[0]
    page = environment.get_template("kiosk/index.html").render(
        language=language,
        words=words(context.strings(language)),
        site=context.site(language, ""),
        styles=context.assets.kiosk,
        scripts=[context.assets.scripts[name] for name in _SCRIPTS],
    )
    yield SiteFile(f"{FOLDER}/index.html", content=masks(language)(page).encode())


_SCRIPTS = ("keypad", "search", "kiosk")


def _script(name: str, words: str) -> SiteFile:
    return SiteFile(f"{FOLDER}/data/{name}.js", content=words.encode())


def _parts(
    context: Context, frames: Frames, kiosk: Kiosk, environment: Environment, masks: MaskOf
) -> Iterator[tuple[str, Any]]:
    """(name, data) of every file but the first."""
    shown = Shown(context, kiosk)
    for language in kiosk.languages:
        lists, mask = KioskLists(context, frames, shown, language), masks(language)
        yield f"{language.code}/main", _masked(lists.main(), mask)
        for number, cards in enumerate(lists.cards()):
            yield f"{language.code}/cards-{number}", _masked(cards, mask)
    makers: dict[str, KioskTexts] = {}
    for name, records in shown.bundles.items():
        code = name.partition("/")[0]
        language = context.settings.language(code)
        if code not in makers:
            makers[code] = KioskTexts(context, shown, language, environment)
        texts = {record.slug: makers[code].text(kind, record) for kind, record in records}
        yield name, _masked(texts, masks(language))


def _masked(data: Any, mask: Callable[[str], str]) -> Any:
    """Data with every text in it masked; before it is JSON, where texts look otherwise."""
    if isinstance(data, str):
        return mask(data)
    if isinstance(data, dict):
        return {key: _masked(value, mask) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_masked(value, mask) for value in data]
    return data
