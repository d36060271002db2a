"""The one Markdown converter: text in, `Document` out.

Check, pages, search, quiz and screens all read the same result; no text is converted twice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any

import markdown

from portal.content import safe_html
from portal.content.document import Block, Document, Heading, Image, Link, Mark, Part, Slot
from portal.content.source_lines import SourceLines
from portal.findings import Report

RESERVED_IDS = frozenset(
    [
        "ask",
        "contests",
        "daily",
        "figure",
        "honours",
        "keypad",
        "latest",
        "main",
        "nearest",
        "others",
        "policies",
        "questions",
        "recent",
        "related",
        "search",
        "share",
        "stored",
        "text",
        "ways",
    ]
)
"""Ids that the page around a text has of its own."""

_GLUED_ID = re.compile(r"^(#{1,6}[^\n]*[^\s{])(\{:? *#[^}\n]+\} *)$", re.MULTILINE)
"""`## 问题？{#id}`: after Chinese nobody types the space that Markdown wants."""


_CODE_FENCE = re.compile(r"[ \t>]*(```+|~~~+)")


def _with_paragraphs(body: str) -> str:
    """`body` with a blank line before each line that begins with two full-width spaces, as
    paragraphs do in what was typed in Word; code is left as it is."""
    lines: list[str] = []
    fence = ""
    for line in body.split("\n"):
        if (match := _CODE_FENCE.match(line)) is not None:
            if not fence:
                fence = match[1]
            elif match[1].startswith(fence):
                fence = ""
        elif not fence and line.startswith("\u3000\u3000") and lines and lines[-1].strip():
            lines.append("")
        lines.append(line)
    return "\n".join(lines)


def slugify(text: str, separator: str) -> str:
    """The id of a heading: its letters and digits in any script, never empty."""
    kept = re.sub(r"[^\w\s-]", "", unicodedata.normalize("NFC", text)).strip().lower()
    slug = re.sub(r"[\s_-]+", separator, kept).strip(separator) or "section"
    return f"{slug}{separator}1" if slug in RESERVED_IDS else slug


EXTENSIONS: tuple[str, ...] = (
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "tables",
    "toc",
    "portal.content.marks",
)
"""What an editor's Markdown may use where mkdocs.yml names nothing else."""

CONFIGS: Mapping[str, Mapping[str, Any]] = {
    "toc": {"slugify": slugify},
}
"""How those extensions are set where mkdocs.yml says nothing else."""


def configured(extensions: Sequence[str], configs: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The settings of `extensions`: what `configs` says, and ours where it says nothing."""
    names = {*configs, *(name for name in CONFIGS if name in extensions)}
    return {name: {**CONFIGS.get(name, {}), **(configs.get(name) or {})} for name in sorted(names)}


class Converter:
    """Converts Markdown with one set of extensions."""

    def __init__(
        self, extensions: Sequence[str] = EXTENSIONS, configs: Mapping[str, Any] | None = None
    ) -> None:
        self._extensions, self._settings = extensions, configured(extensions, configs or {})
        if "toc" in self._settings:
            # a sign of its own in every heading would be read as a word of the heading
            self._settings["toc"] |= {"permalink": False, "anchorlink": False}
        self._markdown = self._new()

    def _new(self) -> markdown.Markdown:
        return markdown.Markdown(
            extensions=list(self._extensions), extension_configs=self._settings
        )

    def convert(self, body: str, report: Report, first_line: int = 1) -> Document:
        """Convert `body`, whose first line is line `first_line` of the file.

        HTML that may not be shown is taken out, and reported.
        """
        lines = SourceLines(body, first_line)
        raw = self._html(body, lines, report)
        for refusal in safe_html.refused(raw):
            line = lines.find(*refusal.needles, "<") or first_line
            add = report.warning if refusal.rule == "html-dropped" else report.error
            add(refusal.rule, line, **refusal.params)
        scan = _Scan(safe_html.clean(raw), lines)
        for identity, line, first in scan.repeated:
            report.error("anchor-twice", line, id=identity, first=first)
        for identity, line in scan.id_lines.items():
            if identity in RESERVED_IDS:
                report.error("anchor-reserved", line, id=identity)
        return scan.document()

    def plain(self, text: str) -> str:
        """The words of a piece of Markdown, and the addresses outside the site it leads to."""
        html = safe_html.clean(self._html(text, SourceLines(text, 1), Report("")))
        addresses = "".join(_OUTSIDE.findall(html))
        words = TAG.sub(lambda tag: tag[0] if tag[2] in _TELLING else "", html)
        return unescape(words) + addresses

    def _html(self, body: str, lines: SourceLines, report: Report) -> str:
        if "{" in body:
            body = _GLUED_ID.sub(r"\1 \2", body)
        if "\n\u3000\u3000" in body:
            body = _with_paragraphs(body)
        try:
            return self._markdown.reset().convert(body)
        except RecursionError:
            report.error("markdown-deep", lines.deepest())
        except Exception:
            # An extension may raise anything on a text that nobody thought of.
            report.error("markdown-unreadable", lines.first)
        # it would go on with the next text where it broke off in this one
        self._markdown = self._new()
        return ""


TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*)>')
_TELLING = frozenset({"del", "ins", "s", "sub", "sup"})
"""Elements without which words say something else."""
_OUTSIDE = re.compile(r'href="((?:https?|mailto|tel):[^"]*)"')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
VOID = frozenset({"br", "hr", "img", "wbr", "col"})
_BREAKING = frozenset(
    [
        "p",
        "li",
        "dd",
        "dt",
        "tr",
        "pre",
        "blockquote",
        "div",
        "figure",
        "figcaption",
        "table",
        "ul",
        "ol",
        "dl",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "details",
        "summary",
        "hr",
    ]
)
_HAN_BREAK = re.compile(
    r"(?<=[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60])\n(?=[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60])"
)


class _Scan:
    """One walk over HTML in normal form."""

    def __init__(self, html: str, lines: SourceLines) -> None:
        self._lines = lines
        self._texts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._links: list[Link] = []
        self._images: list[Image] = []
        self._marks: list[Mark] = []
        self._headings: list[Heading] = []
        self.id_lines: dict[str, int] = {}
        """Every id, and the line that gives it, or near which it stands."""
        self.repeated: list[tuple[str, int, int]] = []
        """Each id that was there before, its line, and that of the first."""
        self._explicit: set[str] = set()
        self._walk(html)

    def document(self) -> Document:
        return Document(
            blocks=tuple(self._blocks),
            text="".join(self._texts),
            links=tuple(self._links),
            images=tuple(self._images),
            marks=tuple(self._marks),
            headings=tuple(self._headings),
            ids=frozenset(self.id_lines),
        )

    def _walk(self, html: str) -> None:
        parts: list[Part] = []
        depth = start = at = mark_start = 0
        top, top_id, in_pre = "", "", False
        for tag in TAG.finditer(html):
            if tag.start() > at:
                parts.append(self._say(html[at : tag.start()], in_pre))
            at = tag.end()
            closing, name, attributes = tag[1] == "/", tag[2], tag[3]
            if closing:
                parts.append(tag[0])
                depth = max(0, depth - 1)
                if name in ("td", "th"):
                    self._say(" ", in_pre)
                elif name == "mark":
                    self._marks.append(Mark(self._since(mark_start), mark_start, self._length))
                elif name == "pre":
                    in_pre = False
            else:
                if depth == 0:
                    self._close(top, top_id, parts, start)
                    parts, start, top, top_id = [], self._length, name, ""
                values = dict(_ATTRIBUTE.findall(attributes))
                if (identity := values.get("id")) is not None:
                    identity = unescape(identity)
                    self._identify(identity)
                    top_id = identity if depth == 0 else top_id
                self._open(name, values, tag[0], parts)
                if name == "mark":
                    mark_start = self._length
                elif name == "pre":
                    in_pre = True
                if name not in VOID:
                    depth += 1
            if name in _BREAKING or name == "br":
                self._break()
        parts.append(self._say(html[at:], in_pre))
        self._close(top, top_id, parts, start)

    def _identify(self, identity: str) -> None:
        line = self._lines.find_id(identity)
        if line is not None:
            self._explicit.add(identity)
        if identity in self.id_lines:
            first = self.id_lines[identity]
            self.repeated.append((identity, line or first, first))
        else:
            self.id_lines[identity] = line or self._lines.first

    def _heading_line(self, text: str) -> int:
        return self._lines.find(f"# {text[:8]}", f"#{text[:8]}", text[:8]) or self._lines.first

    def _open(self, name: str, values: dict[str, str], raw: str, parts: list[Part]) -> None:
        if name == "a" and "href" in values:
            target = unescape(values["href"])
            if safe_html.scheme(target) is None and not target.startswith("//"):
                line = self._lines.find_address(target) or self._lines.find("[", "<a")
                before, _, after = raw.partition(f'href="{values["href"]}"')
                parts += [f'{before}href="', Slot("link", len(self._links)), f'"{after}']
                self._links.append(Link(target, line or self._lines.first))
                return
        if name == "img":
            source, alt = unescape(values.get("src", "")), unescape(values.get("alt", ""))
            if source:
                line = self._lines.find_address(source) or self._lines.find("![", "<img")
                parts.append(Slot("picture", len(self._images)))
                self._images.append(Image(source, alt.strip(), line or self._lines.first))
            return
        parts.append(raw)

    def _say(self, escaped: str, in_pre: bool) -> str:
        if not in_pre:
            escaped = _HAN_BREAK.sub("", escaped)
        text = unescape(escaped)
        if not in_pre and "\n" in text:
            text = text.replace("\n", " ") if text.strip() else ""
        self._texts.append(text)
        self._length += len(text)
        return escaped

    def _break(self) -> None:
        if self._length and not self._since(max(0, self._length - 1)).endswith("\n"):
            self._texts.append("\n")
            self._length += 1

    def _since(self, start: int) -> str:
        """The plain text from `start` on."""
        pieces: list[str] = []
        missing = self._length - start
        for text in reversed(self._texts):
            if missing <= 0:
                break
            pieces.append(text[-missing:] if len(text) > missing else text)
            missing -= len(text)
        return "".join(reversed(pieces))

    def _close(self, tag: str, identity: str, parts: list[Part], start: int) -> None:
        if not any(isinstance(part, Slot) or part.strip() for part in parts):
            return
        text = self._since(start).strip()
        heading = None
        if re.fullmatch(r"h[1-6]", tag):
            explicit = identity in self._explicit
            line = self.id_lines[identity] if explicit else self._heading_line(text)
            heading = Heading(int(tag[1]), identity, text, line, explicit)
            self._headings.append(heading)
        self._blocks.append(Block(tag, tuple(parts), start, self._length, heading))


def scanned(html: str) -> Document:
    """The document of HTML in normal form; of nothing in it the line is known."""
    return _Scan(html, SourceLines("", 1)).document()
