"""The HTML of a text on the page that shows it: links and pictures filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from portal.content.document import Block, Document, Slot, html
from portal.content.records import Publication
from portal.content.references import FileTarget, HereTarget, ListingTarget, PageTarget, Target
from portal.language.languages import Language
from portal.pages import parts
from portal.pages.context import Context

DrawPicture = Callable[[parts.Picture], str]
RelativeUrl = Callable[[str], str]


class Bodies:
    """Fills texts for one page: `relative` makes addresses relative to it, or whole."""

    def __init__(
        self, context: Context, language: Language, relative: RelativeUrl, draw: DrawPicture
    ) -> None:
        self._context, self._language = context, language
        self._relative, self._draw = relative, draw

    def fill(
        self, record: Publication[Any], document: Document, blocks: Iterable[Block] | None = None
    ) -> Markup:
        """The HTML of `blocks` of a record's text, or of all of it."""

        def slot(place: Slot) -> str:
            if place.kind == "link":
                return self._link(record.folder, document, place.index)
            image = document.images[place.index]
            picture = self._context.media.picture(record.folder, image.source, image.alt)
            return self._draw(picture) if picture is not None else ""

        return Markup(html(document.blocks if blocks is None else blocks, slot))

    def _link(self, folder: Path, document: Document, index: int) -> str:
        found = self._context.library.references.find(folder, document.links[index].target)
        return str(escape(self._address(found)))

    def _address(self, target: Target | None) -> str:
        match target:
            case HereTarget(anchor):
                return f"#{quote(anchor)}"
            case ListingTarget(listing):
                section = self._context.section(listing, self._language)
                return self._relative(section.url) if section is not None else "#"
            case FileTarget(path):
                address = self._context.media.attachment(path)
                return self._relative(quote(address)) if address is not None else "#"
            case PageTarget(kind, record, anchor):
                language = self._language
                if record.status == "withdrawn":
                    anchor = ""
                if anchor and anchor not in record.text(language).document.ids:
                    language = self._context.settings.default
                url = self._context.url(kind, record, language)
                return self._relative(url) + (f"#{quote(anchor)}" if anchor else "")
        return "#"
