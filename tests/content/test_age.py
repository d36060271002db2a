"""Translations know their age: every change of meaning is found, and nothing else."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from content.helpers import FIGURE, UYGHUR, library
from portal.content.age import BLOCKS, KEY
from portal.language.languages import CHINESE
from portal.output.files import write_all
from portal.translation.sync import sync, with_record

EDITS = 200
ORIGINAL = "stories/melons.md"
TRANSLATION = "stories/melons.ug.md"
FRONT = """\
title: 一车甜瓜
date: 2026-08-02 09:30
author: 卸瓜的邻居（示例）
place: 石榴社区
topics: [邻里互助, 节日]
summary: 瓜到了，大家一起卸。
source: 石榴社区居委会
consent: {by: 本人, date: 2026-08-01, scope: [web, print]}
status: published
"""
BODY = """\
瓜车停在东门外，一共 3 吨。司机赶了**一夜**的路，
眼睛都红了。

## 谁来卸 {#who}

- 三号楼来了十二个人
- 学校的孩子们放学也来了
- 帕孜力江大叔（示例）带来一壶奶茶

![两个人抬着一筐瓜](melons.png)

> 瓜甜，人心也甜。

| 楼 | 筐 |
|---|---|
| 一号楼 | 40 |
| 二号楼 | 35 |

账写在黑板上：==每斤 2 元==，卖不完的送给老人院。联系[居委会](mailto:a@example.org)。

1. 先过秤
2. 再装筐

```
3 吨 = 6000 斤
```
"""
UG = """\
---
title: بىر ماشىنا قوغۇن
native_review: pending
---
قوغۇن كەلدى.
"""


def project(folder: Path, front: str, body: str) -> dict[str, str]:
    return {ORIGINAL: f"---\n{front}---\n{body}", TRANSLATION: UG}


@pytest.fixture
def synced(tmp_path: Path) -> str:
    """The translation with the record of its original."""
    found = library(tmp_path, project(tmp_path, FRONT, BODY))
    (done,) = sync(found, [tmp_path / TRANSLATION])
    assert done.outcome == "written" and done.write is not None
    write_all([done.write])
    return (tmp_path / TRANSLATION).read_text("utf-8")


def rules(folder: Path, synced: str, front: str, body: str) -> list[tuple[str, str]]:
    """The findings about the translation's age, after an edit of its original."""
    files = {ORIGINAL: f"---\n{front}---\n{body}", TRANSLATION: synced}
    found = library(folder, files)
    (story,) = found.stories
    stale = [f for f in found.findings if f.path == TRANSLATION and f.field == KEY]
    assert story.texts["ug"].stale == bool(stale)
    return [(finding.rule, finding.params["at"]) for finding in stale]


_WORDS = re.compile(r"[\u4e00-\u9fff]|(?<!^)[0-9]", re.MULTILINE)
"""Words and numbers; the number of a list's item says nothing."""
Edit = Callable[[random.Random, str], str]


def _at(chance: random.Random, text: str) -> int:
    return chance.choice([match.start() for match in _WORDS.finditer(text)])


def _replace(chance: random.Random, text: str) -> str:
    at = _at(chance, text)
    other = str((int(text[at]) + 1) % 10) if text[at].isdigit() else "某"
    return text[:at] + other + text[at + 1 :]


def _insert(chance: random.Random, text: str) -> str:
    at = _at(chance, text)
    return text[:at] + chance.choice("不没两大") + text[at:]


def _delete(chance: random.Random, text: str) -> str:
    at = _at(chance, text)
    return text[:at] + text[at + 1 :]


def _new_block(chance: random.Random, text: str) -> str:
    blocks = text.split("\n\n")
    at = chance.choice([n for n in range(len(blocks)) if "```" not in blocks[n]])
    return "\n\n".join([*blocks[:at], f"第{chance.random()}句新话。", *blocks[at:]])


def _lose_block(chance: random.Random, text: str) -> str:
    blocks = text.split("\n\n")
    at = chance.randrange(len(blocks))  # a picture's words are lost with it
    return "\n\n".join(blocks[:at] + blocks[at + 1 :])


def _swap_blocks(chance: random.Random, text: str) -> str:
    blocks = text.split("\n\n")
    told = [n for n, block in enumerate(blocks) if not block.startswith("![")]
    one, other = sorted(chance.sample(told, 2))
    blocks[one], blocks[other] = blocks[other], blocks[one]
    return "\n\n".join(blocks)


CHANGING: tuple[Edit, ...] = (
    _replace,
    _insert,
    _delete,
    _new_block,
    _lose_block,
    _swap_blocks,
)


@pytest.mark.parametrize("seed", range(4))
def test_every_change_of_meaning_is_found(tmp_path: Path, synced: str, seed: int) -> None:
    chance = random.Random(seed)
    missed = []
    for _ in range(EDITS // 4):
        edit = chance.choice(CHANGING)
        front, body = FRONT, BODY
        if chance.random() < 0.2 and edit in (_replace, _insert, _delete):
            field = chance.choice(["title", "summary", "source", "author"])
            line = next(x for x in FRONT.split("\n") if x.startswith(f"{field}:"))
            front = FRONT.replace(line, f"{field}:" + edit(chance, line.partition(":")[2]))
        else:
            body = edit(chance, BODY)
        if not rules(tmp_path, synced, front, body):
            missed.append((edit.__name__, front, body))
    assert missed == []


def _wrap(chance: random.Random, text: str) -> str:
    at = text.index("一共")
    return text[:at] + "\n" + text[at:]


def _unwrap(chance: random.Random, text: str) -> str:
    return text.replace("路，\n", "路，")


def _blank_lines(chance: random.Random, text: str) -> str:
    return text.replace("\n\n", "\n" * chance.randint(3, 5))


def _line_ends(chance: random.Random, text: str) -> str:
    return text.replace("\n", "\r\n")


def _trailing(chance: random.Random, text: str) -> str:
    return "\n".join(f"{line} " if line else line for line in text.split("\n"))


def _emphasis(chance: random.Random, text: str) -> str:
    return text.replace("**一夜**", chance.choice(["*一夜*", "一夜", "<strong>一夜</strong>"]))


def _bullets(chance: random.Random, text: str) -> str:
    return text.replace("\n- ", f"\n{chance.choice('*+')} ")


def _numbers(chance: random.Random, text: str) -> str:
    return text.replace("2. 再", "1. 再")


def _picture_path(chance: random.Random, text: str) -> str:
    return text.replace("melons.png", "pictures/melons-2.png")


def _picture_place(chance: random.Random, text: str) -> str:
    found = re.search(r"!\[.*\]\(.*\)", text)
    assert found is not None
    picture = found[0]
    without = text.replace(f"{picture}\n\n", "")
    at = chance.choice([match.start() for match in re.finditer(r"(?<=\n\n)(?=[>账])", without)])
    return f"{without[:at]}{picture}\n\n{without[at:]}"


def _table(chance: random.Random, text: str) -> str:
    return text.replace("|---|---|", "| :--- | ---: |").replace("| 一号楼 |", "|一号楼  |")


def _indented_heading(chance: random.Random, text: str) -> str:
    return text.replace("## 谁来卸 {#who}", "## 谁来卸  {#who}  ")


def _comment(chance: random.Random, text: str) -> str:
    return text.replace("## 谁", "<!-- 记得核对 -->\n\n## 谁")


MEANINGLESS: tuple[Edit, ...] = (
    _wrap,
    _unwrap,
    _blank_lines,
    _line_ends,
    _trailing,
    _emphasis,
    _bullets,
    _numbers,
    _picture_path,
    _picture_place,
    _table,
    _indented_heading,
    _comment,
)


def _front(chance: random.Random) -> str:
    lines = FRONT.strip().split("\n")
    if chance.random() < 0.5:
        chance.shuffle(lines)
    if chance.random() < 0.3:
        lines = [line.replace("title: 一车甜瓜", 'title: "一车甜瓜"  # 好题目') for line in lines]
    if chance.random() < 0.3:
        lines = [line.replace("邻里互助, 节日", "节日, 邻里互助") for line in lines]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("seed", range(4))
def test_nothing_else_is_an_alarm(tmp_path: Path, synced: str, seed: int) -> None:
    chance = random.Random(seed)
    alarms = []
    for _ in range(EDITS // 4):
        body = BODY
        edits = chance.sample(MEANINGLESS, chance.randint(1, 3))
        for edit in sorted(edits, key=lambda edit: edit is _line_ends):
            body = edit(chance, body)
        if found := rules(tmp_path, synced, _front(chance), body):
            alarms.append((found, [edit.__name__ for edit in edits]))
    assert alarms == []


def test_the_blocks_that_changed_are_named(tmp_path: Path, synced: str) -> None:
    body = BODY.replace("十二个人", "十三个人").replace("> 瓜甜，人心也甜。\n\n", "")
    body = body.replace("1. 先过秤", "1. 先排队\n2. 先过秤")
    lines = f"---\n{FRONT}---\n{body}".split("\n")
    assert set(rules(tmp_path, synced, FRONT.replace("甜瓜", "西瓜"), body)) == {
        ("translation-added", str(lines.index("1. 先排队") + 1)),
        ("translation-changed", "2"),
        ("translation-changed", str(lines.index("- 三号楼来了十三个人") + 1)),
        ("translation-removed", str(lines.index("| 楼 | 筐 |") + 1)),
    }


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("now here", "nowhere", True),
        ("not able", "notable", True),
        ("now here", "now\nhere", False),
        ("10²：102", "10²：10<sup>2</sup>", True),
        ("一句话", "<del>一句话</del>", True),
        ("看[这里][n]。\n\n[n]: https://a.cn/1", "看[这里][n]。\n\n[n]: https://a.cn/2", True),
        ("注[^1]。\n\n[^1]: 说明", "注[^note]。\n\n[^note]: 说明", False),
        ("注[^1]。\n\n[^1]: 说明", "注[^1]。\n\n[^1]: 说错", True),
        ("一共\n3. 四个", "一共 3. 四个", False),
    ],
)
def test_what_counts_as_said(tmp_path: Path, before: str, after: str, told: bool) -> None:
    found = library(tmp_path, project(tmp_path, FRONT, before), (CHINESE, UYGHUR))
    (done,) = sync(found, [tmp_path / TRANSLATION])
    assert done.write is not None
    assert bool(rules(tmp_path, done.write.data.decode(), FRONT, after)) == told


def test_the_order_of_keys_in_an_honour_says_nothing(tmp_path: Path) -> None:
    honour = "honours: [{title: 好邻居, year: 2025, awarded_by: 居委会}]\nstatus"
    figure = FIGURE.replace("status", honour)
    files = {
        "docs/figures/mei.md": figure,
        "docs/figures/mei.ug.md": "---\nname: مېي\n---\nدۇكان\n",
    }
    (done,) = sync(library(tmp_path, files), [tmp_path / "docs/figures/mei.ug.md"])
    assert done.write is not None
    files["docs/figures/mei.ug.md"] = done.write.data.decode()
    files["docs/figures/mei.md"] = figure.replace(
        "{title: 好邻居, year: 2025, awarded_by: 居委会}",
        "{awarded_by: 居委会, year: 2025, title: 好邻居}",
    )
    assert [f for f in library(tmp_path, files).findings if f.field == KEY] == []


def test_a_translation_without_a_record_says_nothing(tmp_path: Path) -> None:
    assert rules(tmp_path, UG, FRONT, BODY.replace("3 吨", "5 吨")) == []


def test_a_second_sync_changes_nothing(tmp_path: Path, synced: str) -> None:
    files = {**project(tmp_path, FRONT, BODY), TRANSLATION: synced}
    found = library(tmp_path, files)
    assert [one.outcome for one in sync(found, [tmp_path / TRANSLATION])] == ["same"]
    assert [one.outcome for one in sync(found, [tmp_path / ORIGINAL])] == ["not-translation"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_all_other_bytes_stay(end: str, bom: bytes) -> None:
    text = "---\ntitle: x  # 记\n\nsource: y\n---\n正文\n\ntranslated_from: 不是记录\n"
    before = bom + text.replace("\n", end).encode()
    lines = [f"{KEY}:", "  title: 11112222", f"  {BLOCKS}: [aaaabbbb]"]
    once = with_record(before, lines)
    record = "".join(f"{line}{end}" for line in lines).encode()
    assert once.replace(record, b"") == before
    assert with_record(once, lines) == once
    other = with_record(once, [f"{KEY}:", f"  {BLOCKS}: []"])
    assert other.replace(f"{KEY}:{end}  {BLOCKS}: []{end}".encode(), b"") == before


def test_a_page_without_front_matter_gets_one() -> None:
    assert with_record(b"# Home\n", ["translated_from:", "  blocks: []"]) == (
        b"---\ntranslated_from:\n  blocks: []\n---\n# Home\n"
    )
