"""Puts passages into the body of a translation, and touches nothing else of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from portal.content.segments import Segment, segments
from portal.translation.exchange.choosing import Choice
from portal.translation.exchange.passages import Passage, Passages
from portal.translation.text_edits import Edit


def body_edits(passages: Passages, chosen: Sequence[Choice]) -> list[Edit]:
    """The edits of the body that give passages the texts that were chosen for them.

    A passage that is not there yet comes behind the one before it, with the white space that
    stands between the two in the original.
    """
    its = passages.translations
    targets = {choice.passage.id: choice.target for choice in chosen}
    spans = {choice.passage.id: choice.passage.span for choice in chosen}
    starts, ends = _places(its)
    mine = [passage for passage in passages.all if passage.segment >= 0]
    edits: list[Edit] = []
    texts = [n for n, segment in enumerate(its) if segment.text]
    behind: int | None = None
    run: list[Passage] = []
    first = next((p.span[0] for p in mine if p.span is not None), None)
    for passage in mine:
        if passage.span is None:
            if passage.id in targets:
                run.append(passage)
            continue
        if run and behind is not None:
            edits.append(_behind(passages, run, targets, ends[behind], its, behind))
        elif run:
            edits.append(_ahead(passages, run, targets, starts[first or 0]))
        run = []
        behind = passage.span[1] - 1
        if (span := spans.get(passage.id)) is not None:
            edits.append((starts[span[0]], ends[span[1] - 1], targets[passage.id]))
    if run and behind is None and texts:
        behind = texts[-1]
    if run and behind is not None:
        edits.append(_behind(passages, run, targets, ends[behind], its, behind))
    elif run:
        end = sum(len(segment.whole) for segment in its)
        edits.append((end, end, _joined(passages, run, targets) + "\n"))
    return edits


def whole_body(passages: Passages, targets: Mapping[str, str]) -> str:
    """The body of a new translation: that of the original, its passages translated."""
    texts = {p.segment: targets[p.id] for p in passages.all if p.segment >= 0 and p.id in targets}
    return "".join(
        segment.before + texts.get(number, segment.text) + segment.after
        for number, segment in enumerate(passages.originals)
    )


def keeps_apart(body: str, targets: list[str]) -> bool:
    """Whether each text begins and ends a passage of a body, in their order."""
    starts, ends = _places(segments(body))
    at = 0
    for target in targets:
        found = next((s for s in starts if s >= at and body.startswith(target, s)), None)
        if found is None or found + len(target) not in ends:
            return False
        at = found + len(target)
    return True


def _places(parts: list[Segment]) -> tuple[list[int], list[int]]:
    """Where the text of each segment begins and ends in the body."""
    starts, ends, at = [], [], 0
    for part in parts:
        starts.append(at + len(part.before))
        ends.append(starts[-1] + len(part.text))
        at += len(part.whole)
    return starts, ends


def _joined(passages: Passages, run: list[Passage], targets: Mapping[str, str]) -> str:
    parts: list[str] = []
    for passage in run:
        parts += [_between(passages, passage.segment)] if parts else []
        parts.append(targets[passage.id])
    return "".join(parts)


def _behind(
    passages: Passages,
    run: list[Passage],
    targets: Mapping[str, str],
    place: int,
    its: list[Segment],
    behind: int,
) -> Edit:
    text = _between(passages, run[0].segment) + _joined(passages, run, targets)
    if behind + 1 < len(its):
        # a list that goes on in the translation, and not in the original, needs its blank line
        there = its[behind].after + its[behind + 1].before
        wanted = _between(passages, run[-1].segment + 1)
        text += "\n" * max(0, wanted.count("\n") - there.count("\n"))
    return (place, place, text)


def _ahead(passages: Passages, run: list[Passage], targets: Mapping[str, str], place: int) -> Edit:
    return (place, place, _joined(passages, run, targets) + _between(passages, run[-1].segment + 1))


def _between(passages: Passages, number: int) -> str:
    """The white space before a segment of the original."""
    parts = passages.originals
    if not 0 < number < len(parts):
        return "\n\n"
    return parts[number - 1].after + parts[number].before
