"""The long texts of a kiosk: stories, answers and profiles as HTML, with their QR codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import unescape
from typing import Any
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup

from portal.content.document import Block, Document
from portal.content.figure import FigureText
from portal.content.policy import PolicyText
from portal.content.records import Publication
from portal.content.references import FileTarget, HereTarget, ListingTarget, PageTarget, Target
from portal.language.languages import Language
from portal.pages import parts
from portal.pages.bodies import Bodies
from portal.pages.context import Context
from portal.pages.kiosk_shown import Shown
from portal.pages.qr_codes import qr_code

OPEN = "kiosk:"
"""How the address of something begins that the kiosk itself shows: `kiosk:story/pilaf`."""
_ADDRESS = re.compile(r'href="(https?://[^"]*)"')


class KioskBodies(Bodies):
    """Fills texts for the kiosk: what it holds opens inside, the rest has a whole address or none.

    In `record` it is told whose text it fills.
    """

    record: tuple[str, str] = ("", "")
    """Kind and slug."""

    def __init__(
        self, context: Context, shown: Shown, language: Language, draw: Callable[..., str]
    ) -> None:
        absolute = context.addresses.absolute
        super().__init__(context, language, lambda url: absolute(url) or "", draw)
        self._shown = shown

    def _address(self, target: Target | None) -> str:
        match target:
            case HereTarget(anchor):
                kind, slug = self.record
                return f"{OPEN}{kind}/{slug}#{quote(anchor)}" if kind == "policy" else ""
            case ListingTarget(listing):
                return f"{OPEN}{listing}"
            case PageTarget(kind, record, anchor) if (kind, record.slug) in self._shown.names:
                return f"{OPEN}{kind}/{record.slug}" + (f"#{quote(anchor)}" if anchor else "")
            case PageTarget() | FileTarget():
                found = super()._address(target)
                return found if found.startswith("http") else ""
        return ""


class KioskTexts:
    """Makes what stands in the bundles of one language."""

    def __init__(
        self, context: Context, shown: Shown, language: Language, environment: Environment
    ) -> None:
        self._context, self._language = context, language
        template = environment.get_template("kiosk/picture.html")

        def draw(picture: parts.Picture) -> str:
            return template.render(url=f"../{picture_address(picture)}", picture=picture)

        self._bodies = KioskBodies(context, shown, language, draw)

    def text(self, kind: str, record: Publication[Any]) -> dict[str, Any]:
        """A record's text in the language."""
        text = record.text(self._language)
        self._bodies.record = kind, record.slug
        match text:
            case PolicyText():
                url = self._context.url("policy", record, self._language)
                return {
                    "intro": self._body(record, text.document, text.introduction),
                    "answers": {
                        answer.id: {
                            "body": self._body(record, text.document, answer.answer),
                            "basis": self._body(record, text.document, answer.basis),
                            "phone": self._code(f"{url}#{quote(answer.id)}"),
                        }
                        for answer in text.answers
                    },
                }
            case FigureText():
                honours = sorted(text.honours, key=lambda honour: -honour.year)
                return {
                    "body": self._body(record, text.document),
                    "honours": [[str(h.year), h.title, h.awarded_by] for h in honours],
                    "phone": self._code(self._context.url("figure", record, self._language)),
                }
        first = self._language == self._context.settings.default
        short = self._context.addresses.short(record.slug)
        url = short if first else self._context.url("story", record, self._language)
        return {"body": self._body(record, text.document), "phone": self._code(url)}

    def _body(
        self, record: Publication[Any], document: Document, blocks: Iterable[Block] | None = None
    ) -> list[Any]:
        """[HTML, the codes of the addresses in it]."""
        html: Markup = self._bodies.fill(record, document, blocks)
        addresses = dict.fromkeys(map(unescape, _ADDRESS.findall(html)))
        found = ((address, qr_code(address)) for address in addresses)
        return [str(html), {address: code for address, code in found if code is not None}]

    def _code(self, url: str) -> list[str] | None:
        """[address, code] of a page of the site; None where the site has no address."""
        absolute = self._context.addresses.absolute(url)
        code = qr_code(absolute) if absolute is not None else None
        return None if absolute is None or code is None else [absolute, code]


def picture_address(picture: parts.Picture) -> str:
    """The width of a picture that a stand shows, relative to the root of the site."""
    wide = [source.url for source in picture.sources if source.width >= 900]
    return next(iter((*wide, *(source.url for source in picture.sources[-1:]), picture.url)))
