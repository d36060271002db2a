"""Traditional Chinese out of Simplified, by OpenCC: whole phrases, so that 头发 is 頭髮 and 发展 is
發展. Names and code that are marked `translate=no` stay as they are, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from functools import cache, cached_property
from html import unescape
from typing import Any, TypeVar

from portal.content.conversion import TAG, VOID, scanned
from portal.content.document import Document, raw_html
from portal.content.records import Text
from portal.language.languages import Language, script_of

_KEPT_TAGS = frozenset({"code", "pre", "kbd", "samp", "var"})
_RIGHT = {"明瞭": "明了", "樓道里": "樓道裡"}
_SLIP = re.compile(r"(?<=[寫說説表標證聲註注指查闡])明瞭|樓道里")
"""OpenCC takes 了 after 写明, 说明 … for the 瞭 of 明瞭, and 道里 for a distance."""
_OTHER = re.compile(r' translate="no"| lang="(?!zh-Hans|zh-CN|zh")')
_SAID = re.compile(r'( (?:alt|title)=)"([^"]*)"')
_KEPT_WORDS = re.compile(r'<([a-z][a-z0-9]*)[^>]* translate="no"[^>]*>(.*?)</\1>', re.DOTALL)
_LEFT = frozenset({"language", "path", "document", "meta", "introduction", "answers"})
"""Fields of a text that are no words, or are made with the document."""
TextType = TypeVar("TextType", bound=Text)


@cache
def _opencc(variant: str) -> Any:
    from opencc import OpenCC  # loads its dictionaries

    return OpenCC(f"s2{variant}")


def is_simplified(code: str) -> bool:
    """Whether a language is Simplified Chinese."""
    return code.split("-")[0] == "zh" and script_of(code) in (None, "Hans")


class Traditional:
    """Makes Traditional Chinese for one language of a site.

    `units` are names that are converted by themselves, whatever stands around them, so that a name
    is the same on every page.
    """

    def __init__(self, language: Language, units: Iterable[str] = ()) -> None:
        assert language.variant is not None
        self._language = language
        self._units = frozenset(units)

    def __call__(self, text: str, names: frozenset[str] = frozenset()) -> str:
        """`text` in Traditional characters; `names` in it stay, and the words of the language's
        `keep`."""
        kept = names.union(self._language.keep)
        if not kept and not self._units:
            return self._convert(text)
        pieces = _pattern(kept | self._units).split(text)
        return "".join(
            piece if number % 2 and piece in kept else self._convert(piece)
            for number, piece in enumerate(pieces)
        )

    def _convert(self, text: str) -> str:
        made = str(_opencc(self._language.variant or "tw").convert(text)) if text else text
        return _SLIP.sub(lambda slip: _RIGHT[slip[0]], made)

    def text(self, text: TextType) -> TextType:
        """A record's text in Traditional characters: every field, and the document."""
        names = marked_names(text.document)
        changed: dict[str, Any] = {
            field.name: self._value(getattr(text, field.name), names)
            for field in fields(text)
            if field.name not in _LEFT
        }
        made = replace(text, **changed)
        return made.converted_to(_Traditional(text.document, self, names), self._language.code)

    def html(self, html: str, names: frozenset[str] = frozenset()) -> str:
        """HTML in normal form, its words in Traditional characters."""
        parts: list[str] = []
        at = kept = 0
        for tag in TAG.finditer(html):
            words = html[at : tag.start()]
            parts.append(words if kept else self(words, names))
            at = tag.end()
            parts.append(tag[0] if kept else self._tag(tag[0], names))
            if tag[2] in VOID:
                continue
            if tag[1]:
                kept = max(0, kept - 1)
            elif kept or tag[2] in _KEPT_TAGS or _OTHER.search(tag[3]):
                kept += 1
        parts.append(self(html[at:], names))
        return "".join(parts)

    def _tag(self, tag: str, names: frozenset[str]) -> str:
        return _SAID.sub(lambda match: f'{match[1]}"{self(match[2], names)}"', tag)

    def _value(self, value: Any, names: frozenset[str]) -> Any:
        if isinstance(value, str):
            return self(value, names)
        if isinstance(value, tuple):
            return tuple(self._value(item, names) for item in value)
        if is_dataclass(value) and not isinstance(value, type):
            found = {f.name: getattr(value, f.name) for f in fields(value)}
            words = {n: self(v, names) for n, v in found.items() if isinstance(v, str)}
            return replace(value, **words)
        return value


def marked_names(document: Document) -> frozenset[str]:
    """The names that a document marks with `translate="no"`, as text and as HTML writes them."""
    html = raw_html(document)
    if 'translate="no"' not in html:
        return frozenset()
    marked = [TAG.sub("", match[2]).strip() for match in _KEPT_WORDS.finditer(html)]
    return frozenset(word for name in marked if name for word in (name, unescape(name)))


@cache
def _pattern(words: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(f"({'|'.join(map(re.escape, longest_first))})")


class _Traditional(Document):
    """A document that is converted when it is first shown: cards need only its length."""

    def __init__(self, source: Document, convert: Traditional, names: frozenset[str]) -> None:
        self.__dict__.update(
            _source=source, _convert=convert, _names=names, ids=source.ids, length=source.length
        )

    @cached_property
    def _made(self) -> Document:
        return scanned(self._convert.html(raw_html(self._source), self._names))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._made, name)
