"""Anki: the collection in the package, read by SQLite and an HTML parser."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from portal.language.catalogue import Strings, available
from portal.quiz.export.anki import FORMAT
from portal.quiz.export.format import Exported, Wish
from portal.quiz.item import BankItem
from quiz.export.items import CLOZE, DOLLAR, ITEMS, LANGUAGES, PLAIN, SPACED, banks, item

WISH = Wish("石榴题库", "zh-Hans")
FIELDS = ("题干", "选项", "答案", "解析", "话题", "题型", "代号", "语言", "方向")


class Parts(HTMLParser):
    """The texts of a field: the whole, and each entry of a list or cell of a table."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.texts = [""]
        self.tags: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag in ("li", "td"):
            self.texts.append("")
        if tag == "br":
            self.texts[-1] += "\n"

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data

    @property
    def entries(self) -> tuple[str, ...]:
        return tuple(self.texts[1:])


def shown(markup: str) -> str:
    parts = Parts(markup)
    assert set(parts.tags) <= {"br"}
    return parts.texts[0]


def collection(exported: Exported, folder: Path) -> sqlite3.Connection:
    with zipfile.ZipFile(io.BytesIO(exported.data)) as archive:
        assert archive.namelist() == ["collection.anki2", "media"]
        assert json.loads(archive.read("media")) == {}
        archive.extract("collection.anki2", folder)
    return sqlite3.connect(folder / "collection.anki2")


def notes(exported: Exported, folder: Path) -> list[dict[str, str]]:
    """The fields of each note, under the names that its kind gives them."""
    base = collection(exported, folder)
    (models,) = base.execute("select models from col").fetchone()
    kinds = {
        key: [field["name"] for field in one["flds"]] for key, one in json.loads(models).items()
    }
    rows = base.execute("select guid, mid, flds, tags from notes order by id").fetchall()
    cards = base.execute("select count(*), count(distinct nid), min(ord), max(ord) from cards")
    assert cards.fetchone() == (len(rows), len(rows), *((0, 0) if rows else (None, None)))
    base.close()
    return [
        dict(zip(kinds[str(mid)], fields.split("\x1f"), strict=True)) | {"guid": guid, "tags": tags}
        for guid, mid, fields, tags in rows
    ]


def read(note: dict[str, str]) -> tuple[Any, ...]:
    answer = Parts(note["答案"])
    cells = answer.entries
    key: object = cells
    if "table" in answer.tags:
        key = tuple(zip(cells[::2], cells[1::2], strict=True))
    elif not cells:
        key = shown(note["答案"])
    options = Parts(note["选项"]).entries
    return (
        *(note["代号"], note["语言"], note["题型"], shown(note["题干"]), options, key),
        *(shown(note["解析"]), shown(note["话题"])),
    )


def asked(one: BankItem) -> tuple[Any, ...]:
    answer: object = one.answer
    if isinstance(one.answer, bool):
        answer = Strings(one.lang)("quiz.true" if one.answer else "quiz.false")
    return (
        *(one.id, one.lang, one.type, one.stem, one.options, answer),
        *(one.explanation, one.topic),
    )


def check(items: Sequence[BankItem], folder: Path) -> None:
    exported = FORMAT.write(items, WISH)
    assert exported.left_out == ()
    assert [read(note) for note in notes(exported, folder)] == [*map(asked, items)]


def test_everything_comes_back(tmp_path: Path) -> None:
    check((*ITEMS, *SPACED), tmp_path)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(banks())
def test_any_question_comes_back(tmp_path: Path, items: tuple[BankItem, ...]) -> None:
    check(items, tmp_path)


def test_nothing_is_taken_for_a_sound_a_formula_or_a_cloze(tmp_path: Path) -> None:
    one = item("single", f"[sound:a.mp3] \\(x\\) [$]y[/$] {CLOZE}", ("甲", DOLLAR), "甲")
    exported = FORMAT.write([one], WISH)
    base = collection(exported, tmp_path)
    (fields,) = base.execute("select flds from notes").fetchone()
    (models,) = base.execute("select models from col").fetchone()
    base.close()
    assert "[" not in fields and "\\" not in fields
    (model,) = (one for one in json.loads(models).values() if one["flds"][0]["name"] == "题干")
    assert model["type"] == 0  # no cloze


def test_ids_stay(tmp_path: Path) -> None:
    def ids(items: Sequence[BankItem], wish: Wish) -> tuple[set[str], list[str]]:
        base = collection(FORMAT.write(items, wish), tmp_path)
        decks, models = base.execute("select decks, models from col").fetchone()
        base.close()
        names = {
            f"{key} {one['name']}" for key, one in (json.loads(decks) | json.loads(models)).items()
        }
        return names, [note["guid"] for note in notes(FORMAT.write(items, wish), tmp_path)]

    names, guids = ids([*PLAIN, *LANGUAGES], WISH)
    assert len(set(guids)) == len(guids)  # one in each language
    changed = item("single", "别的题干", ("甲", "乙"), "甲", id="plain-single")
    again, guid = ids([changed], WISH)
    assert again == names and guid == guids[:1]
    assert ids(PLAIN, Wish("另一个", "zh-Hans"))[0] != names


def test_the_same_gives_the_same_bytes() -> None:
    assert FORMAT.write(ITEMS, WISH) == FORMAT.write(ITEMS, WISH)


def test_a_sign_that_html_can_t_have_leaves_its_question_out() -> None:
    strange = [
        item("single", text, ("甲", "乙"), "甲", id=f"x{n}") for n, text in enumerate("\0\r\ud800")
    ]
    exported = FORMAT.write([*strange, *PLAIN], WISH)
    assert [(one.item, one.why) for one in exported.left_out] == [
        (one, "unreadable") for one in strange
    ]


@pytest.mark.parametrize("code", available("strings"))
def test_cards_in_every_language(code: str, tmp_path: Path) -> None:
    base = collection(FORMAT.write(PLAIN, Wish("a::b", code)), tmp_path)
    decks, models = base.execute("select decks, models from col").fetchone()
    base.close()
    assert "a:b" in {one["name"] for one in json.loads(decks).values()}
    (model,) = (one for one in json.loads(models).values() if one["name"].endswith(f"({code})"))
    names = [field["name"] for field in model["flds"]]
    assert len(set(names)) == len(FIELDS) and all(names)
    assert all(field["rtl"] == (code == "ug") for field in model["flds"])
    (card,) = model["tmpls"]
    places = ["{{" + name + "}}" for name in names]
    assert all(place in card["qfmt"] for place in (places[0], places[1], places[7], places[8]))
    assert all(place in card["afmt"] for place in ("{{FrontSide}}", places[2], places[3]))


def test_a_topic_is_a_tag(tmp_path: Path) -> None:
    one = item("single", "题", ("甲", "乙"), "甲", topic="居住证 办理")
    (note,) = notes(FORMAT.write([one], WISH), tmp_path)
    assert note["tags"].split() == ["居住证_办理"]
