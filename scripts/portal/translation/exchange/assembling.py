"""Makes the file of a translation as it is after an import."""

from __future__ import annotations

from contextlib import suppress

from portal.content import yaml_nodes
from portal.content.age import KEY
from portal.findings import Report
from portal.translation.exchange.bodies import body_edits, keeps_apart, whole_body
from portal.translation.exchange.choosing import Choice, Choices
from portal.translation.exchange.front_edits import (
    NotWritten,
    with_key,
    with_lines,
    with_value,
)
from portal.translation.exchange.passages import Passage, Passages
from portal.translation.exchange.renewing import renewed
from portal.translation.text_edits import ByteText, line_edits, parts_of

_REVIEW = ("native_review", "pending")


def assembled(
    passages: Passages, choices: Choices, sent: frozenset[str], report: Report
) -> bytes | None:
    """The bytes of a translation with what was chosen; None where it stays as it is.

    What can't be written as it was meant is left, and reported.
    """
    pair = passages.pair
    if pair.translation is None:
        return _new(passages, choices, sent, report)
    parts = parts_of(pair.target.read_bytes())
    if parts is None:  # it was read a moment ago
        raise OSError(f"{pair.target} changed while it was read")
    front = _front(parts.front, passages, choices, report)
    body = [choice for choice in choices.edited if not choice.passage.place]
    edits = body_edits(passages, body)
    made = ByteText.of(
        ByteText(parts.body, b"", ("\n",) * parts.body.count("\n")).with_edits(edits)
    )
    if not keeps_apart(made.text, [choice.target for choice in _in_order(passages, body)]):
        for choice in body:
            choices.drop(choice)
            words = _words(choice, passages) | {"source": choice.passage.source}
            report.warning("exchange-shape", choice.unit.line, None, **words)
        edits = []
    kept = renewed(passages, choices, sent)
    if kept is not None:
        with suppress(NotWritten):  # what it was made from before stays there: it counts as old
            front = with_lines(front, KEY, kept.lines())
    moved = [(parts.body_start + start, parts.body_start + end, new) for start, end, new in edits]
    if front != parts.front:
        if parts.fenced:
            moved += line_edits(parts.front, front, parts.front_start)
        else:
            moved.append((0, 0, f"---\n{front}---\n"))
    return parts.file.with_edits(moved) if moved else None


def untranslated(passages: Passages, choices: Choices) -> list[Passage]:
    """The passages of a body that stay in the original's language in a new translation."""
    body = (passage for passage in passages.all if not passage.place)
    return [passage for passage in body if passage.id not in choices.taken]


def _new(passages: Passages, choices: Choices, sent: frozenset[str], report: Report) -> bytes:
    pair = passages.pair
    front = ""
    for name in pair.fields:
        front = _with_missing(front, name, passages, choices, report)
    front = with_key(front, *_REVIEW, pair.fields)
    kept = renewed(passages, choices, sent)
    if kept is not None:
        front = with_lines(front, KEY, kept.lines())
    targets = {x.passage.id: x.target for x in choices.taken.values() if not x.passage.place}
    file = ByteText.of(pair.original.file.path.read_bytes())
    text = f"---\n{front}---\n{whole_body(passages, targets)}"
    return file.mark + text.replace("\n", file.end_of_line).encode()


def _front(front: str, passages: Passages, choices: Choices, report: Report) -> str:
    """Front matter with what was chosen for it."""
    assert passages.pair.translation is not None
    there = passages.pair.translation.front.entries
    for name in passages.pair.fields:
        if not _is_there(there.get(name)):
            front = _with_missing(front, name, passages, choices, report)
            continue
        for choice in _of_field(name, choices):
            try:
                front = with_value(front, choice.passage.place, choice.target)
            except NotWritten:
                choices.drop(choice)
                report.warning("exchange-value", choice.unit.line, None, **_words(choice, passages))
    return front


def _with_missing(
    front: str, name: str, passages: Passages, choices: Choices, report: Report
) -> str:
    """Front matter with a field that it has not yet: of a list, all of it, and what was not
    translated in the original's words."""
    chosen = _of_field(name, choices)
    if not chosen:
        return front
    node = passages.pair.original.front.entries[name]
    words = {choice.passage.place: choice.target for choice in chosen}
    fields = passages.pair.fields
    try:
        return with_key(front, name, _filled(node, (name,), words), fields[: fields.index(name)])
    except NotWritten:
        for choice in chosen:
            choices.drop(choice)
            report.warning("exchange-value", choice.unit.line, None, **_words(choice, passages))
        return front


def _filled(
    node: yaml_nodes.Node, place: tuple[str | int, ...], words: dict[tuple[str | int, ...], str]
) -> object:
    if isinstance(node, yaml_nodes.Scalar):
        return words.get(place, (node.text or "").strip())
    if isinstance(node, yaml_nodes.Sequence):
        return [_filled(item, (*place, n), words) for n, item in enumerate(node.items)]
    return {key: _filled(value, (*place, key), words) for key, value in node.entries.items()}


def _is_there(node: yaml_nodes.Node | None) -> bool:
    return node is not None and not (isinstance(node, yaml_nodes.Scalar) and node.text is None)


def _of_field(name: str, choices: Choices) -> list[Choice]:
    chosen = choices.edited
    return [x for x in chosen if x.passage.place and x.passage.place[0] == name]


def _in_order(passages: Passages, chosen: list[Choice]) -> list[Choice]:
    order = {passage.id: number for number, passage in enumerate(passages.all)}
    return sorted(chosen, key=lambda choice: order[choice.passage.id])


def _words(choice: Choice, passages: Passages) -> dict[str, str]:
    return {"file": passages.pair.path, "text": choice.target}
