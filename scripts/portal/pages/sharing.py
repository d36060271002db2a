"""How a page of the quiz is handed on: a code to scan, its address beside it, a poster."""

from __future__ import annotations

from portal.language.languages import Language
from portal.pages import parts
from portal.pages.context import Context
from portal.pages.qr_codes import drawn_code

_QUIZ = "quiz"
_POSTER = "quiz/poster"


def poster_path(path: str) -> str:
    """The path of the poster of a page of the quiz: `quiz/poster/daily` of `quiz/daily`."""
    return f"{_POSTER}{path.removeprefix(_QUIZ)}"


def share_of(
    context: Context, path: str, language: Language, *, spoken: Language
) -> parts.Share | None:
    """The code of the page at `path` in a language, and its poster in the language that its text is
    in; None where the site has no `site_url`, or the address is too long for a code."""
    addresses = context.addresses
    address = addresses.absolute(addresses.page(language, path))
    code = drawn_code(address) if address is not None else None
    if address is None or code is None:
        return None
    poster = addresses.page(spoken, poster_path(path))
    return parts.Share(address, code, parts.Link(context.strings(language)("share.poster"), poster))
