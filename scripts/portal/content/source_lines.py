"""Where in a Markdown text something stands that was found in its HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

_FENCE = re.compile(r"^[ \t>]*(```+|~~~+).*?^[ \t>]*\1[ \t]*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BLANK = re.compile(r"[^\n]")
_BEFORE_ADDRESS = frozenset("(<\"'= \n\t")
_AFTER_ADDRESS = frozenset(")>\"' \n\t")


class SourceLines:
    """Finds the lines of things in a text, code and comments left out.

    Each search for the same thing goes on where the last one ended.
    """

    def __init__(self, body: str, first_line: int) -> None:
        self.first = first_line
        """The line of the file at which the text begins."""
        text = body.expandtabs(4)  # as Python-Markdown does
        for pattern, sign in ((_FENCE, "```"), (_FENCE, "~~~"), (_CODE, "`"), (_COMMENT, "<!--")):
            if sign in text:
                text = pattern.sub(lambda match: _BLANK.sub(" ", match[0]), text)
        self._text = text.lower()
        self._after: dict[str, int] = {}

    def find(self, *needles: str) -> int | None:
        """The line of the next place where the first of `needles` that is there at all stands."""
        for needle in filter(None, map(str.lower, needles)):
            at = self._text.find(needle, self._after.get(needle, 0))
            if at < 0:
                at = self._text.find(needle)
            if at >= 0:
                self._after[needle] = at + len(needle)
                return self._line(at)
        return None

    def find_address(self, address: str) -> int | None:
        """The line of the next link or picture with this address."""
        for written in dict.fromkeys((address.lower(), escape(address.lower()))):
            start = self._after.get(f"({written}", 0)
            at = self._text.find(written, start) if written else -1
            while at >= 0:
                end = at + len(written)
                before, after = self._text[at - 1 : at], self._text[end : end + 1]
                if before in _BEFORE_ADDRESS and (not after or after in _AFTER_ADDRESS):
                    self._after[f"({written}"] = end
                    return self._line(at)
                at = self._text.find(written, end)
            if start:  # one definition may serve several links
                del self._after[f"({written}"]
                return self.find_address(address)
        return self.find(address)

    def find_id(self, identity: str) -> int | None:
        """The line of the next place that gives this id: `{#id}`, `{: #id .class}`, `id="id"`."""
        name = re.escape(identity.lower())
        pattern = re.compile(
            rf"""\{{[^}}\n]*#{name}(?=[\s}}.])|\bid\s*=\s*["']?{name}(?=["'\s>])"""
        )
        match = pattern.search(self._text, self._after.get(f"#{identity}", 0))
        if match is None:
            return None
        self._after[f"#{identity}"] = match.end()
        return self._line(match.start())

    def deepest(self) -> int:
        """The line that is indented or quoted most."""
        lines = self._text.split("\n")
        depths = [len(line) - len(line.lstrip(" >")) for line in lines]
        return self.first + depths.index(max(depths))

    def lines(self) -> Iterator[tuple[int, str]]:
        """Every line with its number, code and comments blank."""
        return enumerate(self._text.split("\n"), self.first)

    def _line(self, at: int) -> int:
        return self.first + self._text.count("\n", 0, at)
