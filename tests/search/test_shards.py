"""The files of an index: the same bytes for the same texts, and safe whatever they hold."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from portal.language.languages import CHINESE
from portal.search import Document, Engine, build, parts, shards
from portal.search.documents import Section
from portal.search.shards import (
    HEAVY,
    SHARD,
    TEXTS,
    Shard,
    bucket,
    length_of,
    length_step,
)
from search.digest import digest
from search.shelf import ENGLISH, NEIGHBOURS, document, engine, found
from support.projects import SCRIPTS, run_module
from support.searching import held, read

TESTS = Path(__file__).resolve().parents[1]
HOSTILE = (
    '</script><script>alert(1)</script><!-- \u2028\u2029 "\\"\\\' ${x} \x00\x1f\x7f {{ 1 }} 𠮷'
)


def files(*documents: Document) -> list[Shard]:
    return list(shards(parts(build(CHINESE, documents))))


def test_every_file_hands_its_contents_over() -> None:
    made = parts(build(CHINESE, NEIGHBOURS))
    again = read(list(shards(made)))
    assert again.contents == made.contents
    assert again.manifest == json.loads(json.dumps(made.manifest))
    assert found(Engine(again), "馓子") == found(engine(*NEIGHBOURS), "馓子") != []


def test_names() -> None:
    (manifest, *others) = files(*NEIGHBOURS)
    assert manifest.path == "assets/search/zh-Hans/manifest.js"
    version = read(files(*NEIGHBOURS)).manifest["version"]
    assert re.fullmatch("[0-9a-f]{10}", version)
    for shard in others:
        assert re.fullmatch(
            rf"assets/search/zh-Hans/{version}/(?:[swht]\d+|fold|sounds)\.js", shard.path
        )


def test_the_same_documents_give_the_same_bytes() -> None:
    assert files(*NEIGHBOURS) == files(*NEIGHBOURS)


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_another_order_of_sets_gives_the_same_bytes(seed: str) -> None:
    paths = os.pathsep.join(map(str, (SCRIPTS, TESTS)))
    result = run_module("search.digest", PYTHONHASHSEED=seed, PYTHONPATH=paths)
    assert result.output.strip() == digest(), result.errors


@pytest.mark.parametrize(
    "changed",
    [
        replace(NEIGHBOURS[0], text=NEIGHBOURS[0].text.replace("羊肉", "牛肉")),
        replace(NEIGHBOURS[0], title="一锅羊肉抓饭"),
        replace(NEIGHBOURS[0], place="老街社区"),
        replace(NEIGHBOURS[0], url="stories/pilaf/"),
        replace(NEIGHBOURS[0], topics=("美食",)),
        replace(NEIGHBOURS[0], byline="三楼的邻居（示例）"),
        replace(NEIGHBOURS[0], sections=(Section(0, "pot", "院子里"),)),
    ],
)
def test_another_text_has_another_address(changed: Document) -> None:
    before, after = files(*NEIGHBOURS), files(changed, *NEIGHBOURS[1:])
    assert before[0].path == after[0].path
    assert {shard.path for shard in before[1:]}.isdisjoint(shard.path for shard in after[1:])


@pytest.mark.parametrize(
    ("text", "hashed"),
    [("", 0x811C9DC5), ("a", 0xE40C292C), ("b", 0xE70C2DE5), ("foobar", 0xBF9CF968)],
)
def test_signs_are_dealt_out_by_fnv_1a(text: str, hashed: int) -> None:
    assert bucket(text, 2**32) == hashed
    assert bucket(text, 7) == hashed % 7


def test_a_hash_goes_over_utf_16_units() -> None:
    expected = 0x811C9DC5
    for unit in (0x6293, 0xD842, 0xDFB7):
        expected = (expected ^ unit) * 0x01000193 % 2**32
    assert bucket("抓𠮷", 2**32) == expected


def test_hostile_texts_come_back_as_they_are() -> None:
    hostile = document(
        HOSTILE,
        HOSTILE + "抓饭",
        place=HOSTILE,
        url='x"></script>\u2028/',
        sections=(Section(0, HOSTILE, HOSTILE),),
        topics=(HOSTILE,),
    )
    made = files(hostile, *NEIGHBOURS)
    for shard in made:
        content = shard.content.decode()
        assert "</" not in content and not re.search("[\u2028\u2029]", content), shard.path
    (shown,) = [one for one in held(read(made)) if one.url == hostile.url]
    assert (shown.title, shown.place, shown.text) == (hostile.title, hostile.place, hostile.text)
    assert shown.sections == ((0, HOSTILE, HOSTILE),)
    assert hostile.title in found(Engine(read(made)), "抓饭")


def test_starts_of_sections_are_counted_as_a_browser_does() -> None:
    before = "𠮷🌾"
    one = document("字", f"{before}\n河灯", sections=(Section(3, "lamps", "河灯"),))
    (shown,) = held(read(files(one)))
    (section,) = shown.sections
    assert section[0] == 5


def test_an_empty_index() -> None:
    empty = read(files())
    search = Engine(empty)
    for text in ("抓饭", "zhuafan", "a", '"抓饭"', "", "孩子出生以后多久内参保"):
        assert search.query(text) == search.nearest(text) == []
    assert search.total == 0


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_documents_without_words(language: Any) -> None:
    search = engine(document("", "", url="a/"), document("！", "…", url="b/"), language=language)
    assert search.query("抓饭") == search.nearest("抓饭") == []
    assert [one.url for one in held(parts(build(language, [document("", "", url="a/")])))] == ["a/"]


def test_shards_are_small_and_frequent_terms_stand_apart() -> None:
    shelf = [
        document(f"第{n}天", f"邻居来喝茶，天气{'晴雨雪风'[n % 4]}，" + "葡萄熟了。" * 20)
        for n in range(HEAVY + 100)
    ]
    made = parts(build(CHINESE, shelf))
    heavy = [name for name in made.contents if name.startswith("h")]
    assert heavy and all(len(made.contents[name]) > HEAVY for name in heavy)
    signs = [len(made.contents[name]) for name in made.contents if re.fullmatch(r"s\d+", name)]
    assert sum(signs) / len(signs) <= SHARD[0] and max(signs) < 4 * SHARD[0]
    for name, content in made.contents.items():
        if name.startswith("t"):
            assert len(content) == 1 or sum(len(e[1]) + len(e[3]) for e in content) < 3 * TEXTS
    (result, *_) = Engine(made).query('"天气雪"')
    assert "天气雪" in result.excerpt


def test_only_the_shards_of_a_query_are_read() -> None:
    shelf = [document(f"第{n}件小事", f"楼下第{n}号信箱里放着一封信。") for n in range(800)]
    search = engine(*shelf)
    shelves = [name for name in parts(build(CHINESE, shelf)).contents if name[0] == "t"]
    search.query("信箱里")
    loaded = search.reader.loaded
    assert 0 < sum(name[0] == "t" for name in loaded) <= 10 < len(shelves)
    assert sum(name[0] == "s" for name in loaded) <= 5


@pytest.mark.parametrize("length", [0, 1, 10, 100, 1000, 100_000])
def test_lengths_are_kept_in_steps(length: int) -> None:
    assert length_of(length_step(length)) == pytest.approx(length + 1, rel=0.15)
