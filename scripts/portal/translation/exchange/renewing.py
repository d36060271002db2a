"""Brings up to date what a translation was made from, block by block."""

from __future__ import annotations

from portal.content.age import PICTURES, Kept, digest
from portal.translation.exchange.choosing import Choice, Choices
from portal.translation.exchange.passages import Passage, Passages, said


def renewed(passages: Passages, choices: Choices, sent: frozenset[str]) -> Kept | None:
    """What a translation is made from after an import; None where it is not to be written.

    A passage is made from the source that stands in the exchange file. A translation that kept
    no record gets one only when all of it went through a translator's hands. `sent` are the
    hashes of blocks that went out and are gone from the original since.
    """
    kept, pair = passages.kept, passages.pair
    if kept is None and pair.translation is not None:
        whole = all(passage.id in choices.taken for passage in passages.all)
        if not choices.edited or not whole:
            return None
    fields = dict(kept.fields) if kept is not None else {}
    groups: dict[str, list[Passage]] = {}
    for passage in passages.all:
        if passage.place:
            groups.setdefault(str(passage.place[0]), []).append(passage)
        elif passage.pictures:
            groups.setdefault(PICTURES, []).append(passage)
    for name, group in groups.items():
        chosen = [choices.taken.get(passage.id) for passage in group]
        if name == PICTURES and kept is not None and not any(c and c.edited for c in chosen):
            # the words around a picture are as they were; nobody looked at the picture
            continue
        if name in passages.now.fields and all(chosen):
            value = _field(passages.now.fields[name].hash, name, [c for c in chosen if c])
            fields |= {name: value} if value else {}
    ordered = [*passages.now.fields, *fields]
    blocks = _blocks(passages, choices, sent)
    made = Kept({name: fields[name] for name in ordered if name in fields}, blocks)
    return None if made == kept else made


def _field(now: str, name: str, chosen: list[Choice]) -> str | None:
    """The hash of a field all of whose passages were translated, None where the old one stays."""
    if all(choice.unit.source == choice.passage.source for choice in chosen):
        return now
    if len(chosen) == 1 and chosen[0].edited and name != PICTURES:
        return digest(chosen[0].unit.source)
    return None


def _blocks(passages: Passages, choices: Choices, sent: frozenset[str]) -> tuple[str, ...]:
    held = passages.carried
    found: list[str] = list(held.loose) if held is not None else []
    for passage in passages.all:
        if passage.block < 0:
            continue
        now = passages.now.body[passage.block].hash
        old = held.hashes[passage.block] if held is not None else ()
        choice = choices.taken.get(passage.id)
        made = said(choice.unit.source, passages.pair.render) if choice is not None else ""
        if choice is None or not (choice.edited or made == now or held is None):
            found += old
            continue
        own = now if now in old else next(iter(old), "")
        # what was taken out of the original stays known until somebody has seen it
        others = [x for x in old if x != own and not (choice.edited and x not in sent)]
        before = [x for x in others if old.index(x) < old.index(own)]
        found += [*before, made, *(x for x in others if x not in before)]
    return tuple(found)
