"""What kind of passage a piece of Markdown is: a translation must be of the same kind."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SHAPES = (
    ("heading", re.compile(r"(#{1,6})[^#\n]")),
    ("item", re.compile(r"[-+*] |\d{1,9}[.)] ")),
    ("code", re.compile(r"```+|~~~+|(?: {4}|\t)")),
    ("footnote", re.compile(r"\[\^([^\]\n]+)\]:")),
    ("box", re.compile(r"(!!!|\?\?\?\+?) *[\w-]*")),
    ("quote", re.compile(r">")),
    ("table", re.compile(r"\|")),
    ("picture", re.compile(r"!\[(?=[^\n]*?\]\()[^\n]*\)(?:\{[^{}\n]*\})?\Z")),
    ("html", re.compile(r"</?[A-Za-z]")),
)
_ATTRIBUTES = re.compile(r"\{:?([^{}\n]*)\} *(?:#+ *)?\Z")
"""Where a heading's attributes stand, of which one may be its anchor."""
_ANCHOR = re.compile(r"#(\S+)")
_PICTURE = re.compile(r"!\[\s*[^\]\s]|<img\s[^<>]*\balt=[\"'][^\"']")
# in all of these no sign is looked at more than a few times, however long a passage is
_STRICT = frozenset({"heading", "item", "code", "footnote", "box"})


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of passage; `name` is the level of a heading or the label of a footnote, `anchor`
    the id that a heading is given."""

    kind: str
    name: str = ""
    anchor: str = ""

    def fits(self, other: Shape) -> bool:
        """Whether a passage of `other` shape may stand for one of this."""
        if self.kind in _STRICT or other.kind in _STRICT:
            return self == other
        return True


def shape_of(text: str) -> Shape:
    """The shape of a segment, by how it begins."""
    for kind, pattern in _SHAPES:
        if (match := pattern.match(text)) is not None:
            name = match[1] if match.re.groups else ""
            return Shape(kind, name, _anchor(text) if kind == "heading" else "")
    return Shape("paragraph")


def _anchor(heading: str) -> str:
    """The id that a heading is given, '' where it has none."""
    attributes = _ATTRIBUTES.search(heading.split("\n", 1)[0])
    anchor = _ANCHOR.search(attributes[1]) if attributes is not None else None
    return anchor[1] if anchor is not None else ""


def has_picture(text: str) -> bool:
    """Whether a segment holds a picture with words that stand for it."""
    return _PICTURE.search(text) is not None
