"""The plugin's options in mkdocs.yml, and the `Settings` made of them."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast, get_args

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, set_exclusions

from portal.content.conversion import EXTENSIONS, configured
from portal.content.hand_page import RESERVED
from portal.content.settings import Settings
from portal.language.catalogue import available, own_name
from portal.language.languages import (
    CHINESE,
    Borrowed,
    Direction,
    Language,
    UnknownLanguage,
    Variant,
    Writing,
    direction_of,
    locale_of,
    variant_of,
    writing_of,
)
from portal.pages.kiosk_options import kiosk_from
from portal.pages.option_fault import OptionFault

_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?")
_PREFIX = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CONTACTS = ("mailto:", "tel:", "https://", "http://")


class LanguageOptions(base.Config):
    """One language of the site: `- {code: ug, name: ئۇيغۇرچە, direction: rtl, prefix: ug}`."""

    code = c.Type(str)
    """BCP 47 code: `zh-Hans`, `ug`, `zh-Hant`, `en`. Required."""

    name = c.Optional(c.Type(str))
    """The language's own name, as the switch shows it. Default: the code."""

    direction = c.Optional(c.Choice(("ltr", "rtl")))
    """Direction of the text. Default: `rtl` for languages in Arabic or Hebrew script."""

    prefix = c.Optional(c.Type(str))
    """First part of its addresses. Default: none for the first language, else the code."""

    site_name = c.Optional(c.Type(str))
    """The site's name in this language. Default: the title of its home page, else `site_name`."""

    publisher = c.Optional(c.Type(str))
    """The publisher's name in this language. Default: `publisher`."""

    writing = c.Optional(c.Choice(("horizontal", "vertical")))
    """How lines run. Default: `vertical` for traditional Mongolian, else `horizontal`."""

    fallback = c.ListOfItems(c.Type(str), default=[])
    """Codes of the languages whose text stands in where there is none in this one, in that order.
    Default: the first language."""

    borrowed = c.Choice(("shown", "hidden"), default="shown")
    """Whether pages without a text in this language are shown in another. Default: `shown`."""

    fonts = c.ListOfItems(c.Type(str), default=[])
    """Font families that come before the portal's own. Default: none."""

    variant = c.Optional(c.Choice(get_args(Variant)))
    """How Traditional Chinese is made from Simplified: `t`, `tw`, `hk`, or with words too `twp`,
    `hkp`. Default: `tw`, and `hk` where the code names Hong Kong or Macao."""

    keep = c.ListOfItems(c.Type(str), default=[])
    """Names and words that are not turned into Traditional characters. Default: none."""


class PortalOptions(base.Config):
    """`plugins: [portal]` alone is enough: every option has a default."""

    publisher = c.Optional(c.Type(str))
    """Who publishes the site. Default: `site_name`."""

    contact = c.Optional(c.Type(str))
    """Where a correction is asked for: `mailto:…`, `tel:…` or an address. Default: none."""

    site_id_code = c.Type(str, default="")
    """The SiteIDCode of a government site. Default: empty."""

    icp = c.Optional(c.Type(str))
    """The ICP number in the footer. Default: none is shown."""

    police = c.Optional(c.Type(str))
    """The public-security number in the footer. Default: none is shown."""

    languages = c.Type(list, default=[])
    """The languages, the first at the root of the site. Default: `zh-Hans` alone."""

    stories_dir = c.Type(str, default="stories")
    """The folder of the stories, beside mkdocs.yml. Default: `stories`."""

    quiz_dir = c.Type(str, default="quiz")
    """The folder of the quiz, beside mkdocs.yml. Default: `quiz`."""

    per_page = c.Type(int, default=24)
    """Stories on one page of a listing. Default: 24."""

    kiosk = c.Type(object, default=True)
    """The touch edition at `kiosk/`: `true`, `false`, or a map of `languages` (default: the first
    two), `idle_s` (60), `countdown_s` (15) and `stories` (300). Default: `true`."""

    cache_dir = c.Type(str, default=".cache/portal")
    """Where pictures, the search index and drawn papers are kept from one build to the next, beside
    mkdocs.yml. Default: `.cache/portal`."""


def today() -> date:
    """The date of the build: that of SOURCE_DATE_EPOCH (UTC) where it is set, else the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and epoch.strip().isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return date.today()


_LANGUAGES = ("plugins", "portal", "languages")
_FONT = re.compile(r"[\w .-]+")


def languages_from(written: list[Any]) -> tuple[Language, ...]:
    """The languages of the site.

    Raises OptionFault where one is faulty or two share a code or prefix.
    """
    found = [_language(entry, number) for number, entry in enumerate(written)]
    for what, values in (("code", [x.code for x in found]), ("prefix", [x.prefix for x in found])):
        value, times = Counter(values).most_common(1)[0] if values else ("", 0)
        if times > 1:
            raise OptionFault(_LANGUAGES, "config-language-twice", field=what, value=value or "/")
    codes = [language.code for language in found]
    for language in found:
        for code in language.fallback:
            if code not in codes or code == language.code:
                params = {"code": language.code, "value": code, "known": ", ".join(codes)}
                raise OptionFault(_LANGUAGES, "config-language-fallback", **params)
    return tuple(found) or (CHINESE,)


def _language(entry: object, number: int) -> Language:
    """The `number`th language, from 0."""
    if not isinstance(entry, dict):
        raise OptionFault(_LANGUAGES, "config-language-keys", number=number + 1)
    options = LanguageOptions()
    options.load_dict(entry)
    failed, unknown = options.validate()
    if failed or unknown or not _CODE.fullmatch(str(options.code)):
        name = (failed or unknown or [("code", None)])[0][0]
        raise OptionFault(_LANGUAGES, "config-language-field", number=number + 1, field=name)
    code = options.code
    try:
        locale_of(code)
    except UnknownLanguage:
        near = ", ".join(get_close_matches(code, available("strings"), n=1, cutoff=0.3) or ("ug",))
        raise OptionFault(_LANGUAGES, "config-language-unknown", code=code, near=near) from None
    prefix = options.prefix if options.prefix is not None else (code.lower() if number else "")
    wrong = not _PREFIX.fullmatch(prefix) or prefix in RESERVED or not number
    if prefix and wrong:
        raise OptionFault(_LANGUAGES, "config-language-prefix", prefix=prefix)
    if not all(_FONT.fullmatch(name) for name in options.fonts):
        raise OptionFault(_LANGUAGES, "config-language-field", number=number + 1, field="fonts")
    return Language(
        code=code,
        name=options.name or own_name(code),
        direction=cast(Direction, options.direction or direction_of(code)),
        prefix=prefix,
        site_name=options.site_name,
        publisher=options.publisher,
        writing=cast(Writing, options.writing or writing_of(code)),
        fallback=tuple(options.fallback),
        borrowed=cast(Borrowed, options.borrowed),
        fonts=tuple(options.fonts),
        variant=variant_of(code, options.variant),
        keep=tuple(options.keep),
    )


def settings_from(
    config: MkDocsConfig, options: PortalOptions, day: date, *, preview: bool = False
) -> Settings:
    """The settings of the project that `config` describes; a `preview` shows drafts.

    Raises OptionFault where a language, the contact or the site's folder is faulty.
    """
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    if options.contact and not options.contact.startswith(_CONTACTS):
        raise OptionFault(("plugins", "portal", "contact"), "config-contact", value=options.contact)
    languages = languages_from(options.languages)
    settings = Settings(
        root=root,
        docs=Path(config.docs_dir).resolve(),
        stories=(root / options.stories_dir).resolve(),
        quiz=(root / options.quiz_dir).resolve(),
        site_name=config.site_name,
        today=day,
        site_url=config.site_url or None,
        description=config.site_description,
        publisher=options.publisher or config.site_name,
        contact=options.contact,
        site_id_code=options.site_id_code,
        icp=options.icp,
        police=options.police,
        languages=languages,
        per_page=max(1, options.per_page),
        extensions=tuple(config.markdown_extensions),
        extension_configs=dict(config.mdx_configs or {}),
        excluded=_exclusion(config),
        preview=preview,
        kiosk=kiosk_from(options.kiosk, languages),
    )
    _refuse_sources(Path(config.site_dir).resolve(), settings)
    return settings


def _refuse_sources(site: Path, settings: Settings) -> None:
    """The folder of the site is emptied or replaced whole: no source may stand in it."""
    sources = (settings.docs, settings.stories, settings.quiz)
    for source in (settings.root, *sources):
        if source.is_relative_to(site):
            raise OptionFault(("site_dir",), "config-site-dir", place=site)
    if any(site.is_relative_to(source) for source in sources):
        raise OptionFault(("site_dir",), "config-site-dir", place=site)


def add_extensions(config: MkDocsConfig) -> None:
    """Let MkDocs' own Markdown read what ours reads; what mkdocs.yml says of an extension stays."""
    config.markdown_extensions += [x for x in EXTENSIONS if x not in config.markdown_extensions]
    config.mdx_configs = configured(config.markdown_extensions, config.mdx_configs or {})


def _exclusion(config: MkDocsConfig) -> Callable[[str], bool]:
    def excluded(uri: str) -> bool:
        file = File(uri, config.docs_dir, config.site_dir, True)
        set_exclusions([file], config)
        return bool(file.inclusion.is_excluded())

    return excluded
