"""Many pictures: one that is bad stops nothing, and what was read is not read again."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from portal.pool import Lost, as_done
from portal.quiz.grading.batch import read_all
from portal.quiz.grading.corrections import Corrections, Said
from portal.quiz.grading.corrections_file import read_corrections, write_corrections
from portal.quiz.grading.forgetting import Forgotten, forget
from portal.quiz.grading.pictures import Picture, choose
from portal.quiz.grading.store import OtherPaper, Store, open_store
from quiz.grading.fakes import fake
from quiz.grading.papers import PAPER, make_key
from quiz.grading.squares import square

KEY = make_key()


def write(folder: Path, *names: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_bytes(name.encode())


def read(store: Store, folder: Path, *, jobs: int = 2, cut: bool = True) -> list[Picture]:
    found = choose([str(folder)], store.folder).pictures
    todo = [one for one in found if not store.has(one.id, cut=cut)]
    said = read_corrections(store.folder, PAPER)
    return list(read_all(store, todo, said, jobs=jobs, cut=cut, read=fake))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "out", KEY)
    made.open()
    return made


def test_one_bad_picture_stops_nothing(store: Store, tmp_path: Path) -> None:
    names = ["s1.jpg", "bad.jpg", "crash.jpg", "none.png"]
    write(tmp_path / "in", *names)
    assert sorted(one.name for one in read(store, tmp_path / "in")) == sorted(names)
    found = {one.reading.picture: one.reading for one in store.kept()}
    assert {name: found[name].problems for name in names} == {
        "s1.jpg": (), 
        "bad.jpg": ("failed",), "crash.jpg": ("lost",), "none.png": ("no_sheet",),
    }  # fmt: skip
    assert found["s1.jpg"].serial == 1 and found["s1.jpg"].straight is None


def test_what_was_read_is_not_read_again(store: Store, tmp_path: Path) -> None:
    write(tmp_path / "in", "s1.jpg", "s2.jpg")
    read(store, tmp_path / "in")
    write(tmp_path / "in", "s3.jpg")
    (tmp_path / "in/s1.jpg").rename(tmp_path / "in/renamed.jpg")
    assert [one.name for one in read(store, tmp_path / "in")] == ["s3.jpg"]
    # a reading that was cut short is read again
    place = next((store.folder / "readings").glob("*.json"))
    place.write_text(place.read_text("utf-8")[:-20], "utf-8")
    (tmp_path / "in/renamed.jpg").rename(tmp_path / "in/s1.jpg")
    assert len(read(store, tmp_path / "in")) == 1 and len(list(store.kept())) == 3


def test_cut_outs_are_kept_on_wish_and_forgotten_on_wish(store: Store, tmp_path: Path) -> None:
    write(tmp_path / "in", "s1.jpg")
    read(store, tmp_path / "in", cut=False)
    assert not (store.folder / "pictures").exists()
    assert [one.name for one in read(store, tmp_path / "in")] == ["s1.jpg"]
    identity = next(store.kept()).id
    for name in ("name", "head", "row-1"):
        assert store.cut(identity, name) == f"pictures/{identity}/{name}.jpg"
    assert store.cut(identity, "row-0") is store.cut(identity, "sheet") is None
    write(store.folder, "review.html", "sheets.html", "report.html")
    assert forget(store.folder) == Forgotten(1, ())
    left = {path.name for path in store.folder.iterdir()}
    assert left == {"key.json", "readings", "report.html"} and list(store.kept())


def aged(store: Store, **changes: object) -> None:
    """Make the one reading that of an earlier reader, which saw something else of the sheet."""
    place = next((store.folder / "readings").glob("*.json"))
    held = json.loads(place.read_text("utf-8"))
    held["sheets"][0] |= changes
    held["reader"] = 1
    place.write_text(json.dumps(held), "utf-8")


def test_a_new_reader_reads_anew_and_what_was_said_stays(store: Store, tmp_path: Path) -> None:
    write(tmp_path / "in", "s1.jpg")
    read(store, tmp_path / "in")
    (first,) = store.kept()
    said = {first.id: Said(rows={3: frozenset({2})})}
    aged(store, version=None, serial=None, problems=["no_marks"], bubbles=[])
    for corrections in ({}, said):
        write_corrections(store.folder, Corrections(PAPER, corrections))
        assert store.is_older(first.id.split(".")[0])
        assert [one.name for one in read(store, tmp_path / "in")] == ["s1.jpg"]
        (now,) = store.kept()
        assert (now.id, now.reading.serial, now.reading.problems) == (first.id, 1, ())
        assert read(store, tmp_path / "in") == []
        aged(store)
    assert read_corrections(store.folder, PAPER).sheets == said


def test_what_was_said_is_never_taken_for_another_sheet(store: Store, tmp_path: Path) -> None:
    write(tmp_path / "in", "s1.jpg")
    read(store, tmp_path / "in")
    (first,) = store.kept()
    for corrections, serial in (({first.id: Said(rows={3: frozenset({2})})}, 5), ({}, 1)):
        write_corrections(store.folder, Corrections(PAPER, corrections))
        aged(store, serial=5)
        assert len(read(store, tmp_path / "in")) == 1
        (now,) = store.kept()
        assert (now.id, now.reading.serial) == (first.id, serial)
        assert read(store, tmp_path / "in") == []


def test_a_folder_holds_one_paper(store: Store) -> None:
    # the folder of a paper has a key, and no results
    with pytest.raises(FileNotFoundError):
        open_store(store.folder)
    store.keep("0" * 16, [], cut=False)
    with pytest.raises(OtherPaper, match="竞答"):
        Store(store.folder, replace(KEY, paper="f" * 8)).open()
    assert open_store(store.folder).key == KEY


def test_processes_give_every_item_once() -> None:
    found = dict(as_done(square, range(4), 1))
    assert (found.pop(0), found.pop(3)) == (0, 9)
    assert isinstance(found.pop(2), Lost) and isinstance(found.pop(1), ValueError) and not found
    assert list(as_done(square, [], 3)) == []


# Which pictures


def test_files_folders_and_patterns(tmp_path: Path) -> None:
    write(tmp_path / "in", "10.jpg", "2.JPG", "notes.txt", "1.pdf")
    write(tmp_path / "in" / "deep", "3.png")
    # of the folder of results only the cut-outs are left aside
    for cut_out in ("name.jpg", "head.jpg", "row-12.jpg"):
        write(tmp_path / "in/pictures/0123456789abcdef.0", cut_out)
    found = choose([str(tmp_path / "in")], tmp_path / "in")
    assert [one.name for one in found.pictures] == ["1.pdf", "2.JPG", "10.jpg", "3.png"]
    shutil.rmtree(tmp_path / "in/pictures")
    by_pattern = choose([str(tmp_path / "in" / "*.jpg"), "nothing-*.jpg", "长" * 300], tmp_path)
    assert [one.name for one in by_pattern.pictures] == ["10.jpg"]
    assert by_pattern.missing == ("nothing-*.jpg", "长" * 300)
    out = tmp_path / "elsewhere"
    assert [one.name for one in choose([str(tmp_path / "in/*.jpg")], out).pictures] == ["10.jpg"]
    # a file that is named is taken whatever it is called, and each content once
    write(tmp_path / "in", "copy.jpg")
    (tmp_path / "in/copy.jpg").write_bytes(b"10.jpg")
    twice = choose([str(tmp_path / "in/notes.txt"), str(tmp_path / "in/*.jpg")], out)
    assert [one.name for one in twice.pictures] == ["notes.txt", "10.jpg"] and twice.same == 1
