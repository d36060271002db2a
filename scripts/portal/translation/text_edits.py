"""A text file whose bytes stay as they are wherever nothing is changed."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from portal.content import sources
from portal.findings import Report

Edit = tuple[int, int, str]
"""Start and end in the text, and what stands there instead."""
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class ByteText:
    """The text of a file with `\\n` ends and no BOM, and what it takes to make the file again."""

    text: str
    mark: bytes
    breaks: tuple[str, ...]
    """The end of each line, as it stands in the file."""

    @classmethod
    def of(cls, data: bytes) -> ByteText:
        """Decode a file. Raises UnicodeDecodeError."""
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        raw = data[len(mark) :].decode("utf-8")
        return cls(_BREAK.sub("\n", raw), mark, tuple(_BREAK.findall(raw)))

    @property
    def end_of_line(self) -> str:
        """The end that new lines get."""
        return self.breaks[0] if self.breaks else "\n"

    def with_edits(self, edits: Iterable[Edit]) -> bytes:
        """The file with edits, which do not overlap."""
        parts: list[str] = []
        at = lines = 0
        for start, end, new in [*sorted(edits), (len(self.text), len(self.text), "")]:
            kept = self.text[at:start].split("\n")
            for number, part in enumerate(kept):
                parts.append(part)
                if number + 1 < len(kept):
                    parts.append(self.breaks[lines])
                    lines += 1
            parts.append(new.replace("\n", self.end_of_line))
            lines += self.text.count("\n", start, end)
            at = end
        return self.mark + "".join(parts).encode()


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the front matter and the body of a file begin, and what they are."""

    file: ByteText
    front: str
    front_start: int
    body: str
    fenced: bool

    @property
    def body_start(self) -> int:
        """Where the body begins in the text."""
        return len(self.file.text) - len(self.body)


def parts_of(data: bytes) -> Parts | None:
    """The parts of a Markdown file; None where its front matter can't be read."""
    file = ByteText.of(data)
    split = sources.split(file.text, Report(""), required=False)
    if split is None:
        return None
    if split.body_line == 1:
        return Parts(file, "", 0, split.body, fenced=False)
    lines = file.text.split("\n")
    opening = next(number for number, line in enumerate(lines) if line.strip())
    start = sum(len(line) + 1 for line in lines[: opening + 1])
    front = "".join(f"{line}\n" for line in lines[opening + 1 : split.body_line - 2])
    return Parts(file, front, start, split.body, fenced=True)


def line_edits(old: str, new: str, start: int) -> list[Edit]:
    """The edits, line by line, that make `new` of `old`, which begins at `start`."""
    mine, its = old.splitlines(keepends=True), new.splitlines(keepends=True)
    places = [start]
    for line in mine:
        places.append(places[-1] + len(line))
    matcher = SequenceMatcher(None, mine, its, autojunk=False)
    return [
        (places[a], places[b], "".join(its[c:d]))
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    ]
