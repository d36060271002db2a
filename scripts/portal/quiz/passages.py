"""The passage that holds a marked fact: the words around it which make it understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from portal.content.document import Block, Document, Mark
from portal.quiz.tables import column_of, table_row
from portal.quiz.text import letters, put, tidy, tidy_edge
from portal.quiz.words import Words

Span = tuple[int, int]

_OPENING = "“‘（(《「『【«"
_CLOSING = "”’）)》」』】»"
_ENDS = "。！？!?؟۔᠃"
_CLAUSES = "；;؛"
_LEADING = ("：", ":")
_SHORT_ITEM = 14


@dataclass(frozen=True, slots=True)
class Passage:
    """The words before and after a fact.

    `sentence` is the span of its sentence in the document, `shown` that of all which the
    passage takes words from.
    """

    before: str
    after: str
    sentence: Span
    shown: Span
    in_list: bool = False
    column: tuple[str, ...] = ()
    """Where the fact is a whole cell of a table, the other cells of its column: they are true of
    other rows."""

    def with_fact(self, text: str) -> str:
        """The passage with `text` where the fact stands."""
        return put(self.before, text, self.after)

    @property
    def rest(self) -> str:
        """The passage without the fact."""
        return self.before + " " + self.after


def passage_of(
    document: Document, blocks: Sequence[Block], mark: Mark, words: Words
) -> Passage | None:
    """The passage of a fact; None where the mark stands in none of the blocks."""
    at = next((n for n, b in enumerate(blocks) if b.start <= mark.start and mark.end <= b.end), -1)
    if at < 0:
        return None
    block = blocks[at]
    if block.tag in ("ul", "ol", "table"):
        found = _in_list(document.text, blocks, at, mark, words)
    else:
        found = _in_prose(document.text, block, mark, words)
    heading = next(
        (b.heading for b in reversed(blocks[:at]) if b.heading and b.heading.level > 2), None
    )
    if heading is None:
        return found
    return replace(found, before=words.cell.format(header=tidy(heading.text), text=found.before))


def sentences(text: str, start: int, end: int, stops: str = _ENDS) -> list[Span]:
    """The spans of the sentences between `start` and `end`; what quotes and brackets hold is
    not cut."""
    found: list[Span] = []
    depth, begin = 0, start
    for at in range(start, end):
        character = text[at]
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(0, depth - 1)
        following = text[at + 1] if at + 1 < end else "\n"
        full_stop = character == "." and following.isspace()
        if character == "\n" or (depth == 0 and (character in stops or full_stop)):
            found.append((begin, at + 1))
            depth, begin = 0, at + 1
    found.append((begin, end))
    return [trimmed for span in found if (trimmed := _trim(text, span))]


def _trim(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _around(spans: Sequence[Span], mark: Mark) -> tuple[int, Span]:
    """The number of the first span that touches the mark, and the span of all that do."""
    touching = [n for n, (start, end) in enumerate(spans) if start < mark.end and mark.start < end]
    if not touching:
        return 0, (mark.start, mark.end)
    first, last = touching[0], touching[-1]
    return first, (min(spans[first][0], mark.start), max(spans[last][1], mark.end))


def _in_prose(text: str, block: Block, mark: Mark, words: Words) -> Passage:
    spans = sentences(text, block.start, block.end)
    number, sentence = _around(spans, mark)
    _, clause = _around(sentences(text, *sentence, stops=_ENDS + _CLAUSES), mark)
    if any(word in text[clause[1] : sentence[1]] for word in words.exceptions):
        # without its exception a sentence says too much
        clause = sentence
    before, after = text[clause[0] : mark.start], text[mark.end : clause[1]]
    shown = clause
    leans = before.lstrip(_OPENING).startswith(words.leaning) or any(
        word in before + after for word in words.referring
    )
    if leans and clause[0] == sentence[0] and number:
        previous = text[slice(*spans[number - 1])]
        if letters(previous) > 3:
            before, shown = f"{previous} {before}", (spans[number - 1][0], clause[1])
    for opener in words.openers:
        before = before.removeprefix(opener).lstrip("，,، ")
    for tail in words.tails:
        after = after.partition(tail)[0] + words.passage_end if tail in after else after
    after = after.rstrip()
    if after.endswith((*_CLAUSES, *_LEADING)):
        after = after[:-1] + words.passage_end
    return Passage(tidy_edge(before), tidy_edge(after), sentence, shown)


def _in_list(text: str, blocks: Sequence[Block], at: int, mark: Mark, words: Words) -> Passage:
    """A list or a table: what leads in to it, and its items with the fact's own among them."""
    block = blocks[at]
    lines = sentences(text, block.start, block.end, stops="")
    number, sentence = _around(lines, mark)
    lead = lead_of(text, blocks, at)
    shown = (blocks[at - 1].start if lead else block.start, block.end)
    items = [tidy(text[slice(*line)]) for line in lines]
    own = (text[sentence[0] : mark.start], text[mark.end : sentence[1]])
    if block.tag == "table":
        before, after = table_row(block, text, sentence, mark, words)
        column = column_of(block, tidy(mark.text))
        return replace(_listed(lead + before, after, sentence, shown, words), column=column)
    if any(len(item) > _SHORT_ITEM * 3 for item in items):
        items, number = [items[number]], 0
    elif block.tag == "ol":
        items = [words.step.format(number=n, text=item) for n, item in enumerate(items, 1)]
        own = (words.step.format(number=number + 1, text=own[0]), own[1])
    short = block.tag == "ul" and all(_is_short(item) for item in items)
    joint = words.items if short else words.long_items
    before = (
        "".join(item.rstrip(_ENDS + _CLAUSES) + joint for item in items[:number]) + own[0].lstrip()
    )
    after = "".join(
        [own[1].rstrip().rstrip(_ENDS + _CLAUSES)]
        + [joint + item.rstrip(_ENDS + _CLAUSES) for item in items[number + 1 :]]
    )
    return _listed(lead + before, after, sentence, shown, words)


def _listed(before: str, after: str, sentence: Span, shown: Span, words: Words) -> Passage:
    after = tidy_edge(after) + words.passage_end
    return Passage(tidy_edge(before), after, sentence, shown, in_list=True)


def _is_short(item: str) -> bool:
    return len(item) <= _SHORT_ITEM and not any(c in "、，；,;،؛" for c in item)


def lead_of(text: str, blocks: Sequence[Block], at: int) -> str:
    """The sentence before a list, where it ends in a colon."""
    if at == 0 or blocks[at - 1].tag in ("ul", "ol", "table"):
        return ""
    spans = sentences(text, blocks[at - 1].start, blocks[at - 1].end)
    last = text[slice(*spans[-1])] if spans else ""
    return last if last.endswith(_LEADING) else ""
