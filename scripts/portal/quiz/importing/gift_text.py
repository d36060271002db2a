"""The texts of a GIFT file: escapes, formats, and HTML as what it shows."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_ESCAPED = "\\:#={}~n"
# Noncharacters, which no text may have, stand for escaped signs while marks are looked for.
_HIDDEN = {sign: chr(0xFDD0 + place) for place, sign in enumerate(_ESCAPED)}
_SHOWN = {ord(hidden): "\n" if sign == "n" else sign for sign, hidden in _HIDDEN.items()}
_ESCAPE = re.compile(rf"\\([{re.escape(_ESCAPED)}])")
_FORMAT = re.compile(r"\[(html|markdown|plain|moodle)\]")
_BLOCK = re.compile("address|blockquote|d[dlt]|div|h[1-6r]|li|[ou]l|p|pre|section|table|tr")
_UNSEEN = frozenset(("script", "style"))


def hide(text: str) -> str:
    """The text with every escaped sign hidden, so that what is left of them are marks."""
    return _ESCAPE.sub(lambda found: _HIDDEN[found[1]], text)


def show(text: str) -> str:
    """A text with its hidden signs back."""
    return text.translate(_SHOWN)


def split_format(text: str) -> tuple[str | None, str]:
    """The format that a text names, None where it names none, and the text behind it."""
    text = text.strip()
    found = _FORMAT.match(text)
    return (None, text) if found is None else (found[1], text[found.end() :])


def words_of(text: str, default: str) -> str:
    """What a hidden text shows, in the format that it names or else in the `default` one."""
    named, text = split_format(text)
    match named or default:
        case "html":
            made = seen(show(text.replace("\n", " ")).replace("\n", " "))
        case "moodle":
            made = seen(show(text), lines=True)
        case _:
            made = show(text)
    return made.strip()


def seen(markup: str, *, lines: bool = False) -> str:
    """What HTML shows, each block and `<br>` on a line of its own; with `lines`, the lines that
    it is written in stay too."""
    parser = _Seen()
    parser.feed(markup)
    parser.close()
    return parser.text if lines else parser.text.strip()


class _Seen(HTMLParser):
    """Gathers what HTML shows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self._unseen = 0
        self._at_block = True

    def parse_html_declaration(self, i: int) -> int:
        """Pass over `<!…>`: the base class raises on what it does not know."""
        return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A new line before a block, and for a break."""
        if tag == "br":
            self.text += "\n"
            self._at_block = False
        self._unseen += tag in _UNSEEN
        self._edge(tag)

    def handle_endtag(self, tag: str) -> None:
        """A new line behind a block."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        self._edge(tag)

    def handle_data(self, data: str) -> None:
        """The text itself; space between two blocks shows nothing."""
        if self._unseen or (self._at_block and not data.strip()):
            return
        self.text += data
        self._at_block = False

    def _edge(self, tag: str) -> None:
        if _BLOCK.fullmatch(tag) and not self._at_block:
            self.text += "\n"
            self._at_block = True
