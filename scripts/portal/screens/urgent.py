"""The urgent notices that are not over yet, and the screens that they take over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from portal.content.library import Library
from portal.content.notice import Notice
from portal.content.screen import Screen
from portal.findings import shorten

_SHORT = 30
"""Characters of a notice in a line."""


def urgent_notices(library: Library) -> Iterator[tuple[Notice, tuple[Screen, ...]]]:
    """Each with its screens that have a language of it, none of them where nothing shows it."""
    now = datetime.combine(library.settings.today, datetime.now().time())
    for notice in library.notices:
        over = notice.until is not None and notice.until <= now
        if notice.kind == "urgent" and not over:
            yield notice, tuple(s for s in library.screens if _speaks(notice, s, library))


def _speaks(notice: Notice, screen: Screen, library: Library) -> bool:
    return notice.shows_on(screen) and any(
        library.words_in(notice.text, language) is not None for language in screen.languages
    )


def text_of(notice: Notice) -> str:
    """A notice in its first language, in one short line."""
    return shorten(next(iter(notice.text.values()), notice.id), _SHORT)
