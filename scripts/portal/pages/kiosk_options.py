"""The option `kiosk` of the plugin, and the `Kiosk` made of it."""

from __future__ import annotations

from typing import Any

from portal.content.settings import Kiosk
from portal.language.languages import Language
from portal.pages.option_fault import OptionFault

_KEYS = ("plugins", "portal", "kiosk")
_NUMBERS = {"idle_s": (10, 3600), "countdown_s": (5, 120), "stories": (1, 100_000)}
"""The least and the most that may be said."""
TWO = 2
"""How many languages a kiosk has where nothing is said: each is one touch from the other."""


def kiosk_from(written: object, languages: tuple[Language, ...]) -> Kiosk | None:
    """The kiosk that `written` asks for, None where it asks for none.

    Raises OptionFault where it can't be had.
    """
    if written is None or written is True:
        return Kiosk(languages[:TWO])
    if written is False:
        return None
    known = ("languages", *_NUMBERS)
    if not isinstance(written, dict) or not set(written) <= set(known):
        names = written if isinstance(written, dict) else [written]
        value = ", ".join(str(name) for name in names if name not in known)
        raise OptionFault(_KEYS, "config-kiosk-keys", value=value, known=", ".join(known))
    numbers = {name: _number(name, written[name]) for name in _NUMBERS if name in written}
    return Kiosk(_languages(written.get("languages"), languages), **numbers)


def _number(name: str, value: Any) -> int:
    least, most = _NUMBERS[name]
    if type(value) is not int or not least <= value <= most:
        params = {"field": name, "value": value, "least": least, "most": most}
        raise OptionFault((*_KEYS, name), "config-kiosk-number", **params)
    return value


def _languages(codes: Any, languages: tuple[Language, ...]) -> tuple[Language, ...]:
    if codes is None:
        return languages[:TWO]
    known = {language.code: language for language in languages}
    listed = codes if isinstance(codes, list) and codes else [codes]
    for number, code in enumerate(listed):
        if not isinstance(code, str) or code not in known or code in listed[:number]:
            params = {"value": code, "known": ", ".join(known)}
            raise OptionFault((*_KEYS, "languages"), "config-kiosk-languages", **params)
    return tuple(known[code] for code in listed)
