"""A deck of Anki: one card a question, with its options, its answer and its explanation.

A question keeps its note in every later export, whatever its words become (its guid is made of its
id and its language), and the deck and the kind of note keep theirs, so that a second import renews
the cards and loses no progress. The notes carry no date, for the same questions give the same
file: to renew cards, choose in Anki's window of import that notes are always updated.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

import genanki

from portal.language.catalogue import Strings
from portal.language.languages import direction_of
from portal.quiz.export.archive import steady
from portal.quiz.export.format import Exported, Format, LeftOut, Wish
from portal.quiz.export.markup import listed, paired, piece, plain
from portal.quiz.export.texts import unwritable
from portal.quiz.item import BankItem, keys_of, pairs_of
from portal.quiz.text import seed

_THEN = 946_684_800.0
"""The moment that every note says it was made: the year 2000."""
_IDS = 1 << 30
"""Anki's ids of decks and kinds of notes lie between this and twice this."""
_MATHS = (("[", "&#91;"), ("\\", "&#92;"))
"""What Anki takes for sounds, LaTeX and formulas, as signs that it does not look at."""


def write(items: Sequence[BankItem], wish: Wish) -> Exported:
    """The questions as the notes of one deck."""
    say = Strings(wish.language)
    title = " ".join(wish.title.split()) or say("quiz.title")
    # two colons would make a deck inside another
    deck = genanki.Deck(_id("deck", wish.language, title), title.replace("::", ":"))
    model = _model(say)
    left_out: list[LeftOut] = []
    for item in items:
        obstacle = unwritable(item)
        if obstacle is None:
            deck.add_note(_note(item, model, say))
        else:
            left_out.append(obstacle)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "deck.apkg")
        genanki.Package(deck).write_to_file(str(path), timestamp=_THEN)
        return Exported(steady(path.read_bytes()), tuple(left_out))


def _id(*parts: str) -> int:
    return _IDS + seed("anki", *parts) % _IDS


def _fields(say: Strings) -> dict[str, str]:
    """The names of the fields, by what they hold, in the order that a note has them in."""
    return {
        "stem": say("table.stem"),
        "options": say("table.option", letter="").strip(),
        "answer": say("table.answer"),
        "explanation": say("table.explanation"),
        "topic": say("table.topic"),
        "type": say("table.type"),
        "id": say("table.id"),
        "language": say("table.language"),
        "direction": say("table.direction"),
    }


def _model(say: Strings) -> genanki.Model:
    fields = _fields(say)
    places = {held: "{{" + name + "}}" for held, name in fields.items()}
    front, back = piece("anki_front.html"), piece("anki_back.html")
    return genanki.Model(
        _id("model", say.code),
        f"{say('table.sheet')} ({say.code})",
        fields=[{"name": name, "rtl": direction_of(say.code) == "rtl"} for name in fields.values()],
        templates=[
            {
                "name": say("table.sheet"),
                "qfmt": front.format(**places),
                "afmt": back.format(front="{{FrontSide}}", **places),
            }
        ],
        css=piece("anki.css"),
    )


def _note(item: BankItem, model: genanki.Model, say: Strings) -> genanki.Note:
    held = {
        "stem": plain(item.stem),
        "options": listed(item.options, "options") if item.options else "",
        "answer": _answer(item, say),
        "explanation": plain(item.explanation),
        "topic": plain(item.topic),
        "type": item.type,
        "id": item.id,
        "language": item.lang,
        "direction": direction_of(item.lang),
    }
    return genanki.Note(
        model,
        [_safe(held[name]) for name in _fields(say)],
        tags=[re.sub(r"\s+", "_", item.topic)] if item.topic.strip() else [],
        guid=genanki.guid_for(item.id, item.lang),
    )


def _answer(item: BankItem, say: Strings) -> str:
    if isinstance(item.answer, bool):
        return plain(Strings(item.lang)("quiz.true" if item.answer else "quiz.false"))
    if item.type == "match":
        return paired(pairs_of(item))
    if item.type == "single":
        return plain(keys_of(item)[0])
    return listed(keys_of(item), "order" if item.type == "order" else "several")


def _safe(markup: str) -> str:
    for sign, entity in _MATHS:
        markup = markup.replace(sign, entity)
    return markup


FORMAT = Format("anki", ".apkg", write)
