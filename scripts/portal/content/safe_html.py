"""Which HTML may stand in a text, and what an editor is told of the rest.

`clean` (html5ever, through nh3) leaves only the HTML listed here, in one normal form: attributes
in double quotes, `<` and `>` escaped everywhere else. What it took away is named by `refused`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

import nh3

SCHEMES = frozenset({"http", "https", "mailto", "tel"})

TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
        "var",
        "wbr",
    ]
)
_EVERYWHERE = {"id", "class", "title", "lang", "dir", "translate", "role"}
ATTRIBUTES: dict[str, set[str]] = {
    "*": _EVERYWHERE,
    "a": {"href"},
    "img": {"src", "alt", "width", "height", "loading"},
    "td": {"colspan", "rowspan", "style"},
    "th": {"colspan", "rowspan", "scope", "style"},
    "col": {"span"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "time": {"datetime"},
    "details": {"open"},
}
_DANGEROUS = frozenset(
    [
        "script",
        "iframe",
        "object",
        "embed",
        "applet",
        "form",
        "input",
        "button",
        "select",
        "textarea",
        "style",
        "link",
        "meta",
        "base",
        "svg",
        "math",
        "frame",
        "frameset",
        "noscript",
        "template",
        "audio",
        "video",
        "source",
        "portal",
    ]
)
_SUSPECT = re.compile(r"<[a-z!/]", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)

_cleaner = nh3.Cleaner(
    tags=set(TAGS),
    attributes=ATTRIBUTES,
    clean_content_tags={"script", "style"},
    link_rel=None,
    strip_comments=True,
    url_schemes=set(SCHEMES),
    filter_style_properties={"text-align"},
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that may not stand in a text; `needles` are forms in which it may be written,
    the most telling first."""

    rule: str
    params: Mapping[str, str]
    needles: tuple[str, ...]


def clean(html: str) -> str:
    """`html` in normal form, with nothing in it but what this module allows."""
    return _cleaner.clean(html)


def scheme(target: str) -> str | None:
    """The scheme of an address (`https`), lower case, or None where it has none.

    Browsers pass over white space and control characters there, so this does too.
    """
    match = _SCHEME.match("".join(c for c in target if c > " "))
    return match[1].lower() if match else None


def refused(html: str) -> Iterator[Refusal]:
    """What of `html`, as Markdown left it, may not be shown."""
    if not _SUSPECT.search(html):
        return
    parser = _Refusals()
    parser.feed(html)
    parser.close()
    yield from parser.found


class _Refusals(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Refusal] = []

    def parse_html_declaration(self, i: int) -> int:
        """Pass over `<!…>`: the base class raises on what it does not know."""
        return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            rule = "html-unsafe" if tag in _DANGEROUS else "html-dropped"
            self._refuse(rule, f"<{tag}>", f"<{tag}")
            return
        for name, value in attrs:
            if name.startswith("on"):
                self._refuse("html-unsafe", name, name)
            elif name in ("href", "src"):
                found = scheme(value or "")
                if found is not None and found not in SCHEMES:
                    rule = "link-own-computer" if len(found) == 1 else "link-unsafe"
                    self._refuse(rule, f"{found}:", *self._written(name), f"{found}:")
            elif name not in _EVERYWHERE and name not in ATTRIBUTES.get(tag, ()):
                self._refuse("html-dropped", name, name)
        if tag == "img" and not dict(attrs).get("src"):
            text = self.get_starttag_text() or ""
            self.found.append(Refusal("picture-missing", {"picture": ""}, (text, "]()", "<img")))

    def _refuse(self, rule: str, what: str, *needles: str) -> None:
        text = self.get_starttag_text() or ""
        self.found.append(Refusal(rule, {"what": what}, (text, *needles)))

    def _written(self, attribute: str) -> tuple[str, ...]:
        """The value of an attribute as it stands in the tag, character references and all."""
        text = self.get_starttag_text() or ""
        pattern = rf"""\b{attribute}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))"""
        match = re.search(pattern, text, re.IGNORECASE)
        return (next(filter(None, match.groups()), ""),) if match else ()
