"""The passages of a text as they stand in the project: each with its translation and its age."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from portal.content import yaml_nodes
from portal.content.age import PICTURES, Age, Kept, age_of, digest, kept_by
from portal.content.segments import Render, Segment, meaning, segments
from portal.translation.exchange.aligning import Aligner, Span
from portal.translation.exchange.pairs import Pair
from portal.translation.exchange.record import Carried, carried
from portal.translation.exchange.shapes import has_picture
from portal.translation.exchange.units import State, Unit, mark_of

Place = tuple[str | int, ...]
_NO_WORDS = frozenset({"year"})
"""Keys inside translated fields that hold no words."""
_MOST = 20
"""How many segments of a translation are looked through for what it was when it went out."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of an original: of the field at `place`, or of segment `segment` of its body."""

    id: str
    source: str
    target: str
    state: State
    line: int
    place: Place = ()
    segment: int = -1
    block: int = -1
    """Its number among the blocks that a translation's age is made of; -1 where it is none."""
    pictures: bool = False
    span: Span | None = None
    """The segments of the translation that stand for it."""

    def unit(self) -> Unit:
        """The passage as exchange files hold it."""
        mark = mark_of(self.target)
        return Unit(self.id, self.source, self.target, self.state, self.line, mark)


@dataclass(frozen=True, slots=True)
class Passages:
    """All passages of a pair, and what their ages are made of."""

    pair: Pair
    all: tuple[Passage, ...]
    now: Age
    kept: Kept | None
    carried: Carried | None
    originals: list[Segment] = field(default_factory=list)
    translations: list[Segment] = field(default_factory=list)

    def as_sent(self, passage: Passage, mark: str | None) -> Passage:
        """The passage with that part of its translation which has this mark: when a neighbour is
        taken out of the original, its translation comes to a passage that went out without it."""
        if passage.span is None or mark_of(passage.target) == mark:
            return passage
        start, end = passage.span
        end = min(end, start + _MOST)
        for first in range(start, end):
            for last in range(first + 1, end + 1):
                text = run_of(self.translations, first, last)
                if mark_of(text) == mark:
                    return replace(passage, span=(first, last), target=text)
        return passage


def said(text: str, render: Render) -> str:
    """The hash of what a passage of the body says, '' where it says nothing."""
    words = meaning(text, render)
    return digest(words) if words else ""


def passages_of(pair: Pair) -> Passages:
    """The passages of a pair as they stand now."""
    now = age_of(pair.original, pair.fields, pair.render)
    kept = kept_by(pair.translation)
    held = None if kept is None else carried(kept.blocks, [block.hash for block in now.body])
    mine = segments(pair.original.body, pair.original.body_line)
    other = pair.translation
    its = segments(other.body, other.body_line) if other is not None else []
    found = [*_of_fields(pair, now, kept), *_of_body(pair, now, kept, held, mine, its)]
    return Passages(pair, tuple(found), now, kept, held, mine, its)


def _of_fields(pair: Pair, now: Age, kept: Kept | None) -> Iterator[Passage]:
    for name in pair.fields:
        node = pair.original.front.entries.get(name)
        if node is None:
            continue
        fresh = kept is None or (
            name in now.fields and kept.fields.get(name) == now.fields[name].hash
        )
        for place, source in _words(node, (name,)):
            target = _target(pair, place)
            if not fresh and target == source:
                target = ""
            state: State = "initial" if not target else "translated" if fresh else "stale"
            line = pair.original.line(*place)
            yield Passage(".".join(map(str, place)), source, target, state, line, place)


def _words(node: yaml_nodes.Node, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(node, yaml_nodes.Scalar):
        text = (node.text or "").strip()
        if text and place[-1] not in _NO_WORDS:
            yield place, text
    elif isinstance(node, yaml_nodes.Sequence):
        for number, item in enumerate(node.items):
            yield from _words(item, (*place, number))
    else:
        for key, value in node.entries.items():
            yield from _words(value, (*place, key))


def _target(pair: Pair, place: Place) -> str:
    """The translation of the value at a place, '' where there is none."""
    node: yaml_nodes.Node | None = pair.translation.front if pair.translation is not None else None
    for step in place:
        if isinstance(node, yaml_nodes.Mapping) and isinstance(step, str):
            node = node.entries.get(step)
        elif isinstance(node, yaml_nodes.Sequence) and isinstance(step, int):
            node = node.items[step] if step < len(node.items) else None
        else:
            return ""
    return (node.text or "").strip() if isinstance(node, yaml_nodes.Scalar) else ""


def _of_body(
    pair: Pair,
    now: Age,
    kept: Kept | None,
    held: Carried | None,
    mine: list[Segment],
    its: list[Segment],
) -> Iterator[Passage]:
    known = {block.line: block.hash for block in now.body}
    hashes = [known.get(segment.line, "") if segment.text else "" for segment in mine]
    numbers = [n for n, segment in enumerate(mine) if hashes[n] or has_picture(segment.text)]
    spans = _spans(pair, [mine[n] for n in numbers], its, held, kept, [hashes[n] for n in numbers])
    pictures = PICTURES not in now.fields or (
        kept is not None and kept.fields.get(PICTURES) == now.fields[PICTURES].hash
    )
    seen: Counter[str] = Counter()
    block = -1
    for number, span in zip(numbers, spans, strict=True):
        segment = mine[number]
        block += bool(hashes[number])
        fresh = held is None or (
            held.hashes[block] == (hashes[number],) if hashes[number] else pictures
        )
        target = ""
        if span is not None:
            target = run_of(its, *span)
        if not fresh and target == segment.text:
            target = ""
        name = hashes[number] or digest(segment.text)
        seen[name] += 1
        count = f".{seen[name]}" if seen[name] > 1 else ""
        yield Passage(
            id=f"body.{name}{count}",
            source=segment.text,
            target=target,
            state="initial" if not target else "translated" if fresh else "stale",
            line=segment.line,
            segment=number,
            block=block if hashes[number] else -1,
            pictures=has_picture(segment.text),
            span=span,
        )


def _spans(
    pair: Pair,
    mine: list[Segment],
    its: list[Segment],
    held: Carried | None,
    kept: Kept | None,
    hashes: list[str],
) -> list[Span | None]:
    """The segments of the translation, as numbers in `its`, for each passage of the original."""
    saying = [bool(said(segment.text, pair.render)) for segment in its]
    numbers = [n for n, segment in enumerate(its) if saying[n] or has_picture(segment.text)]
    aligner = Aligner([segment.text for segment in mine], [its[n].text for n in numbers])
    blocks = [n for n, value in enumerate(hashes) if value]
    theirs = [n for n, number in enumerate(numbers) if saying[number]]
    certain: list[tuple[int, int]] = []
    if held is not None and kept is not None and len(theirs) == len(kept.blocks):
        certain = [(blocks[at], theirs[was]) for at, was in held.same]
        if not all(aligner.same_kind(*pair_) for pair_ in certain):
            certain = []
    return [
        None if span is None else (numbers[span[0]], numbers[span[1] - 1] + 1)
        for span in aligner.spans(certain)
    ]


def run_of(parts: Sequence[Segment], first: int, last: int) -> str:
    """The text of segments `first` up to `last`, which is not one of them."""
    whole = "".join(part.whole for part in parts[first:last])
    return whole[len(parts[first].before) : len(whole) - len(parts[last - 1].after)]
