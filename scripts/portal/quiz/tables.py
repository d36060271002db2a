"""A table's row as a clause that can be read out."""

from __future__ import annotations

import re
from html import unescape

from portal.content.document import Block, Mark
from portal.quiz.text import tidy, tidy_edge
from portal.quiz.words import Words

_ROW = re.compile(r"<tr[^>]*>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<(t[hd])[^>]*>(.*?)</t[hd]>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def table_row(
    block: Block, text: str, row: tuple[int, int], mark: Mark, words: Words
) -> tuple[str, str]:
    """What stands before and after the fact in its row; where a row has more than two cells,
    each after its header."""
    rows = _rows(block)
    headers = [tidy(cell) if kind == "th" else "" for kind, cell in rows[0]] if rows else []
    for cells in rows:
        spans = _locate(text, row, [cell for _, cell in cells])
        own = next((n for n, s in enumerate(spans) if s[0] <= mark.start and mark.end <= s[1]), -1)
        if own < 0:
            continue
        said = [
            words.cell.format(header=headers[n], text=tidy(text[slice(*span)]))
            if len(cells) > 2 and n < len(headers) and headers[n]
            else tidy(text[slice(*span)])
            for n, span in enumerate(spans)
        ]
        head = said[own].removesuffix(tidy(text[slice(*spans[own])]))
        before = "".join(cell + words.cells for cell in said[:own])
        after = "".join(words.cells + cell for cell in said[own + 1 :])
        return (
            before + head + tidy_edge(text[spans[own][0] : mark.start]).lstrip(),
            tidy_edge(text[mark.end : spans[own][1]]).rstrip() + after,
        )
    return text[row[0] : mark.start], text[mark.end : row[1]]


def column_of(block: Block, text: str) -> tuple[str, ...]:
    """The other cells of the column in which `text` is a whole cell, but not the first, where it
    stands only once; else nothing."""
    _, cells = rows_of(block)
    places = [(n, row) for row in cells for n, cell in enumerate(row) if cell == text]
    if len(places) != 1 or places[0][0] == 0:
        return ()
    column, own = places[0]
    others = (row[column] for row in cells if row is not own and len(row) > column)
    return tuple(dict.fromkeys(other for other in others if other))


def rows_of(block: Block) -> tuple[list[str], list[list[str]]]:
    """A table's headers and the texts of its rows."""
    headers: list[str] = []
    cells: list[list[str]] = []
    for row in _rows(block):
        texts = [tidy(text) for _, text in row]
        if row and all(kind == "th" for kind, _ in row):
            headers = headers or texts
        else:
            cells.append(texts)
    return headers, cells


def _rows(block: Block) -> list[list[tuple[str, str]]]:
    """The cells of each row, each with its tag."""
    html = "".join(part for part in block.parts if isinstance(part, str))
    return [
        [(kind, unescape(_TAG.sub("", inner)).strip()) for kind, inner in _CELL.findall(line)]
        for line in _ROW.findall(html)
    ]


def _locate(text: str, row: tuple[int, int], cells: list[str]) -> list[tuple[int, int]]:
    """The span of each cell in the row's plain text; none where the row is another."""
    spans, at = [], row[0]
    for cell in cells:
        while at < row[1] and text[at].isspace():
            at += 1
        if not text.startswith(cell, at) or at + len(cell) > row[1]:
            return []
        spans.append((at, at + len(cell)))
        at += len(cell)
    return spans if not text[at : row[1]].strip() else []
