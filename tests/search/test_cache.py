"""An index that nothing changed in is read from the cache, and any other is made."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from portal.language.languages import CHINESE
from portal.search import Document, Engine, Parts, build, cache, indexed, parts, shards
from portal.search.index import Index, in_order
from portal.search.segments import USUAL, Segment, cut, joined
from search.shelf import ENGLISH, NEIGHBOURS, UYGHUR, document, found


def files(made: Parts) -> list[tuple[str, bytes]]:
    return [(shard.path, shard.content) for shard in shards(made)]


def fresh(documents: tuple[Document, ...]) -> list[tuple[str, bytes]]:
    """The files of an index that was made without any cache."""
    return files(parts(build(CHINESE, documents)))


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many documents each index was made of, as it is made."""
    counts: list[int] = []
    make: Callable[..., Index] = build

    def counting(language: object, documents: list[Document]) -> Index:
        counts.append(len(documents))
        return make(language, documents)

    monkeypatch.setattr(cache, "build", counting)
    return counts


def begins(url: str) -> bool:
    """Whether a document with this address begins a segment."""
    return zlib.crc32(url.encode()) % USUAL == 0


def test_the_second_time_nothing_is_made(tmp_path: Path, built: list[int]) -> None:
    first = indexed(CHINESE, NEIGHBOURS, tmp_path)
    assert built == [len(NEIGHBOURS)]
    second = indexed(CHINESE, NEIGHBOURS, tmp_path)
    assert built == [len(NEIGHBOURS)]
    assert files(first) == files(second) == fresh(NEIGHBOURS)


@pytest.mark.parametrize(
    "changed",
    [
        (replace(NEIGHBOURS[0], text="雪"), *NEIGHBOURS[1:]),
        (replace(NEIGHBOURS[0], byline="一位邻居（示例）"), *NEIGHBOURS[1:]),
        NEIGHBOURS[1:],
        (NEIGHBOURS[1], NEIGHBOURS[0], *NEIGHBOURS[2:]),
    ],
)
def test_what_changed_is_made_anew(
    tmp_path: Path, built: list[int], changed: tuple[Document, ...]
) -> None:
    indexed(CHINESE, NEIGHBOURS, tmp_path)
    assert files(indexed(CHINESE, changed, tmp_path)) == fresh(changed)
    assert len(built) == 2


def test_another_program_makes_it_anew(
    tmp_path: Path, built: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed(CHINESE, NEIGHBOURS, tmp_path)
    monkeypatch.setattr(cache, "_program", lambda: "another")
    indexed(CHINESE, NEIGHBOURS, tmp_path)
    assert len(built) == 2


def test_languages_are_kept_apart(tmp_path: Path, built: list[int]) -> None:
    for _ in range(2):
        for language in (CHINESE, UYGHUR, ENGLISH):
            made = indexed(language, NEIGHBOURS[:2], tmp_path)
            assert files(made) == files(parts(build(language, NEIGHBOURS[:2])))
    assert len(built) == 3


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"null", b'{"lengths": []}', b"\xff\xfe", None]
)
def test_a_damaged_file_is_made_anew(
    tmp_path: Path, built: list[int], damage: bytes | None
) -> None:
    indexed(CHINESE, NEIGHBOURS, tmp_path)
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert kept
    for path in kept:
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert files(indexed(CHINESE, NEIGHBOURS, tmp_path)) == fresh(NEIGHBOURS)
    assert len(built) == 2
    indexed(CHINESE, NEIGHBOURS, tmp_path)
    assert len(built) == 2, "and mended"


def test_a_folder_that_can_not_be_written(tmp_path: Path) -> None:
    blocked = tmp_path / "search"
    blocked.write_text("no folder", "utf-8")
    assert files(indexed(CHINESE, NEIGHBOURS, blocked)) == fresh(NEIGHBOURS)
    assert blocked.read_text("utf-8") == "no folder"


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "no space left")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert files(indexed(CHINESE, NEIGHBOURS, tmp_path)) == fresh(NEIGHBOURS)


def test_a_file_that_can_not_be_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "refused")

    indexed(CHINESE, NEIGHBOURS, tmp_path)
    monkeypatch.setattr(Path, "unlink", refused)
    assert files(indexed(CHINESE, NEIGHBOURS[1:], tmp_path)) == fresh(NEIGHBOURS[1:])


def test_nothing_is_kept_of_what_is_gone(tmp_path: Path) -> None:
    indexed(CHINESE, NEIGHBOURS, tmp_path)
    indexed(CHINESE, NEIGHBOURS[1:], tmp_path)
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or "锅抓" not in path.read_text("utf-8")


def test_only_the_segment_of_a_changed_document_is_made(tmp_path: Path, built: list[int]) -> None:
    shelf = [document(f"第{n}天", f"第{n}天，邻居来喝茶。", url=f"d/{n}/") for n in range(3000)]
    assert files(indexed(CHINESE, shelf, tmp_path)) == fresh(tuple(shelf))
    assert sum(built) == 3000 and len(built) == len(list(cut(shelf))) > 3
    built.clear()
    last = replace(shelf[-1], text="换了一句话。")
    added = document("新的一天", "新来的邻居。", url="d/new/")
    assert not begins(added.url)
    changed = (added, *shelf[:-1], last)
    assert files(indexed(CHINESE, changed, tmp_path)) == fresh(changed)
    assert len(built) == 2, "the first segment and the last"


def test_segments_joined_are_the_whole() -> None:
    shelf = in_order(NEIGHBOURS)
    whole = joined([Segment.of(build(CHINESE, shelf))])
    for size in (1, 3, len(shelf)):
        cuts = [shelf[n : n + size] for n in range(0, len(shelf), size)]
        assert joined([Segment.of(build(CHINESE, part)) for part in cuts]) == whole
    assert joined([]) == joined([Segment.of(build(CHINESE, []))])


def test_parts_of_one_text_that_are_alike(tmp_path: Path) -> None:
    url = next(f"d/{n}/" for n in range(10**5) if begins(f"d/{n}/"))
    shelf = (document("同一句话", "邻居们来喝茶。\n" * 4000, url=url), *NEIGHBOURS)
    made = indexed(CHINESE, shelf, tmp_path)
    assert files(made) == fresh(shelf)
    assert found(Engine(made), "关于本站")[:1] == ["关于本站"]
