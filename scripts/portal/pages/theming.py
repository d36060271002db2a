"""How MkDocs' theme is set up: what the user left open, and what templates are given."""

from __future__ import annotations

import fnmatch
import json
import re
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment, TemplateNotFound, pass_context
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme
from mkdocs.utils.templates import TemplateContext, url_filter

from portal.language.catalogue import own_texts
from portal.language.languages import widening
from portal.pages import parts, views
from portal.pages.assets import THEME, material_styles
from portal.pages.compiled import CompiledTemplates
from portal.pages.context import Context

_UNUSED = (
    "assets/javascripts/*",
    "assets/images/favicon.png",
    "assets/stylesheets/*.map",
    "assets/stylesheets/palette.*",
    "sitemap.xml",
    # what is in our own folders is joined, stamped, or filled first
    *(
        f"{folder.name}/*"
        for folder in sorted(THEME.iterdir())
        if folder.is_dir() and folder.name != "assets"
    ),
)
"""Files of the themes that no page of ours loads."""

_MATERIAL = ("partials/", "fragments/", ".icons/")
"""Where Material's own pieces lie, which put HTML together from strings: they are not escaped."""


def configure(config: MkDocsConfig) -> None:
    """Put our templates before Material's; a project's own overrides stay before ours.

    A project that names no theme gets Material, whose style sheet the texts are built on.
    """
    if config.theme.name != "material":
        custom = config.theme.custom_dir if config.theme.name is None else None
        config.theme = Theme(name="material", custom_dir=custom)
    dirs = config.theme.dirs
    if str(THEME) not in dirs:
        dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
    config.theme["font"] = False
    config.theme.static_templates.discard("sitemap.xml")


def unused(uri: str, folder: str, config: MkDocsConfig) -> bool:
    """Whether a theme's file is loaded by no page; what a project put there itself is kept."""
    own = config.theme.custom_dir
    if own is not None and Path(folder) == Path(own):
        return False
    return any(fnmatch.fnmatch(uri, pattern) for pattern in _UNUSED)


def prepare(env: Environment, context: Context) -> None:
    """Escape everything our templates show, and hand them what does not change by page."""
    env.bytecode_cache = _COMPILED
    env.autoescape = _escaped
    env.policies["json.dumps_function"] = _ENCODER.encode
    env.policies["json.dumps_kwargs"] = {}
    env.filters["url"] = _url
    env.globals["material_styles"] = tuple(material_styles(getattr(env.loader, "searchpath", [])))
    env.globals["drawn_once"] = _drawn_once()
    env.globals["drawn_around"] = _drawn_around()
    env.globals["vertical_styles"] = context.assets.vertical
    env.globals["t_in"] = _say_in(context)
    env.globals["spoken"] = _spoken(env, context)
    env.globals["runs"] = pass_context(
        lambda page, text: context.foreign[page["view"].language.code].runs(text)
    )
    env.globals["material_text"] = _material_words(env)


_COMPILED = CompiledTemplates()
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_PLAIN_PATH = re.compile(r"[a-z0-9]", re.IGNORECASE)


def _say_in(context: Context) -> Callable[..., str]:
    def say(code: str, key: str, **params: object) -> str:
        return context.strings(context.settings.language(code))(key, **params)

    return say


def _material_words(env: Environment) -> Callable[[str, str], str]:
    """What Material's own templates say, by language and key: in our words, else in Material's;
    in a language that neither has, in English."""

    @cache
    def say(code: str, key: str) -> str:
        wanted = "zh-Hans" if code == "zh" else code
        for language in dict.fromkeys((wanted, "en")):
            if key in (texts := own_texts("material", language)):
                return str(texts[key])
            for wider in widening(language):
                with suppress(TemplateNotFound):
                    words: Any = env.get_template(f"partials/languages/{wider}.html").module
                    if found := str(words.t(key)):
                        return found
        return key

    return say


def _spoken(env: Environment, portal: Context) -> Callable[..., str]:
    """The attributes of a name on a page, where it is in another language than the page."""
    template = env.get_template("portal/fragments/spoken.html")
    attributes = {x.code: Markup(template.render(language=x)) for x in portal.settings.languages}
    none = Markup("")

    @pass_context
    def spoken(context: Any, text: str) -> str:
        view = context.get("view")  # a picture inside a text is drawn before there is one
        language = portal.foreign[view.language.code].language(str(text)) if view else None
        return none if language is None else attributes[language.code]

    return spoken


def _drawn_once() -> Callable[..., str]:
    """Draws a card with a macro, and keeps it for the other pages of its language that show it
    from the same depth."""
    drawn: dict[tuple[object, ...], str] = {}

    @pass_context
    def draw(context: Any, macro: Callable[..., str], card: parts.StoryCard, level: int) -> str:
        key = (context["view"].language.code, context["base_url"], card.url, level)
        if key not in drawn:
            drawn[key] = macro(card, level)
        return drawn[key]

    return draw


_HOLE = Markup("\ue001")


def _drawn_around() -> Callable[..., str]:
    """Draws what pages share with a macro, once for all of the same depth, around the one piece
    that is each page's own."""
    drawn: dict[tuple[object, ...], str] = {}

    @pass_context
    def draw(context: Any, macro: Any, site: views.Site, own: str) -> str:
        key = (macro.name, id(site), context["base_url"])
        if key not in drawn:
            drawn[key] = macro(site, _HOLE)
        return drawn[key].replace(_HOLE, own)

    return draw


@pass_context
def _url(context: Any, value: str) -> str:
    """MkDocs' `url` filter, for the addresses of our pages: relative to the root of the site, they
    need only the way to the root before them. Everything else is left to MkDocs."""
    if context["page"] is not None and _PLAIN_PATH.match(value) and ":" not in value:
        return f"{context['base_url']}/{value}"
    return str(url_filter(context, value))


def _escaped(name: str | None) -> bool:
    return name is None or not name.startswith(_MATERIAL)


def fill(context: TemplateContext, view: views.View, portal: Context, problems: int = 0) -> None:
    """Give a template its view and the strings of its language; `problems` are those that keep
    the preview from showing the content as it stands."""
    say = portal.strings(view.language)
    cast(dict[str, Any], context).update(view=view, t=say, list_join=say.listing, problems=problems)


def picture_drawer(
    env: Environment, context: TemplateContext, config: MkDocsConfig
) -> Callable[[parts.Picture], str]:
    """Draws the pictures in a text, with addresses relative to the page of `context`."""
    module: list[Any] = []

    def draw(picture: parts.Picture) -> str:
        if not module:
            template = env.get_template("portal/fragments/picture.html")
            module.append(template.make_module(dict(context)))
        return str(module[0].picture(picture, "(min-width: 800px) 700px, 94vw"))

    return draw
