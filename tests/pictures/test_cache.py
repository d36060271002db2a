"""A picture is encoded once, whatever happens to builds and to the cache."""

from __future__ import annotations

import json
import os
import stat
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pictures import samples
from portal.pictures import (
    Job,
    Picture,
    PictureError,
    PictureInfo,
    Renditions,
    encoding,
    read_picture,
)

WIDTHS = (16, 32)


@pytest.fixture
def job(tmp_path: Path) -> Job:
    path = tmp_path / "scene.jpg"
    path.write_bytes(samples.burdened_jpeg())
    return Job(read_picture(path), "scene")


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that were encoded, one by one."""
    seen: list[str] = []

    def counting(data: bytes, info: PictureInfo, widths: Sequence[int]) -> encoding.Encoded:
        seen.append(info.path.name)
        return encoding.encode(data, info, widths)

    monkeypatch.setattr("portal.pictures.renditions.encode", counting)
    return seen


def test_an_unchanged_picture_is_not_encoded_again(
    tmp_path: Path, job: Job, encoded: list[str]
) -> None:
    first = Renditions(tmp_path / "cache", WIDTHS).make(job)
    job.info.path.unlink()  # It need not even be read.
    second = Renditions(tmp_path / "cache", WIDTHS).make(job)
    assert second == first
    assert encoded == ["scene.jpg"]


def test_the_key_knows_the_recipe_and_the_widths(
    tmp_path: Path, job: Job, encoded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Renditions(tmp_path / "cache", WIDTHS).make(job)
    Renditions(tmp_path / "cache", (16,)).make(job)
    monkeypatch.setattr("portal.pictures.renditions.RECIPE", "another Pillow")
    Renditions(tmp_path / "cache", WIDTHS).make(job)
    assert len(encoded) == 3


def test_a_picture_saved_anew_is_made_anew(tmp_path: Path, job: Job) -> None:
    job.info.path.write_bytes(samples.saved(samples.see_through(40, 60), "PNG"))
    picture = Renditions(tmp_path / "cache", WIDTHS).make(job)
    assert (picture.width, picture.height) == (32, 48)


def damage_cut(entry: Path) -> None:
    path = entry / "16.webp"
    path.write_bytes(path.read_bytes()[:-5])


def damage_flip(entry: Path) -> None:
    path = entry / "16.webp"
    data = bytearray(path.read_bytes())
    data[30] ^= 1
    path.write_bytes(data)


def damage_lose(entry: Path) -> None:
    (entry / "32.jpg").unlink()


def damage_list_cut(entry: Path) -> None:
    path = entry / "files.json"
    path.write_bytes(path.read_bytes()[:-9])


def damage_list_escape(entry: Path) -> None:
    path = entry / "files.json"
    listed = json.loads(path.read_text())
    listed[0]["width"] = "../../16"
    path.write_text(json.dumps(listed))


def damage_list_kind(entry: Path) -> None:
    (entry / "files.json").write_text('{"role": 1}')


def damage_list_empty(entry: Path) -> None:
    (entry / "files.json").write_text("[]")


def damage_list_lost(entry: Path) -> None:
    (entry / "files.json").unlink()


@pytest.mark.parametrize(
    "damage",
    [
        damage_cut,
        damage_flip,
        damage_lose,
        damage_list_cut,
        damage_list_escape,
        damage_list_kind,
        damage_list_empty,
        damage_list_lost,
    ],
)
def test_a_damaged_entry_is_made_again(
    tmp_path: Path,
    job: Job,
    encoded: list[str],
    damage: Callable[[Path], None],
) -> None:
    renditions = Renditions(tmp_path / "cache", WIDTHS)
    first = renditions.make(job)
    whole = {source.path: source.path.read_bytes() for source in first.sources}
    damage(first.fallback.path.parent)
    assert renditions.make(job) == first
    assert len(encoded) == 2
    assert {path: path.read_bytes() for path in whole} == whole


def test_a_write_that_fails_leaves_no_entry_and_no_rest(
    tmp_path: Path, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        with pytest.raises(OSError, match="No space"):
            Renditions(tmp_path / "cache", WIDTHS).make(job)
    assert [path for path in (tmp_path / "cache").rglob("*") if path.is_file()] == []
    assert Renditions(tmp_path / "cache", WIDTHS).make(job)


@pytest.mark.skipif(os.name == "nt", reason="file modes are those of POSIX")
def test_a_web_server_may_read_the_files(tmp_path: Path, job: Job) -> None:
    mask = os.umask(0o022)
    try:
        picture = Renditions(tmp_path / "cache", WIDTHS).make(job)
    finally:
        os.umask(mask)
    assert stat.S_IMODE(picture.fallback.path.stat().st_mode) == 0o644


def test_builds_at_the_same_time(tmp_path: Path, job: Job) -> None:
    start = threading.Barrier(4)
    made: list[Picture] = []

    def build() -> None:
        start.wait()
        for _ in range(5):
            made.append(Renditions(tmp_path / "cache", WIDTHS).make(job))

    threads = [threading.Thread(target=build) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 20 and len(set(made)) == 1
    assert not list((tmp_path / "cache").rglob("*.part"))


def test_many_pictures_each_content_once(tmp_path: Path, encoded: list[str]) -> None:
    jobs = []
    for index in range(6):
        path = tmp_path / f"{index}.png"
        path.write_bytes(samples.saved(samples.scene(40 + index // 2, 30), "PNG"))
        jobs.append(Job(read_picture(path), f"p{index}"))
    told: list[tuple[int, int]] = []
    made = Renditions(tmp_path / "cache", WIDTHS).encode_all(
        jobs, workers=2, progress=lambda done, total: told.append((done, total))
    )
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert len(encoded) == 3
    names = [picture.fallback.file_name for picture in made if isinstance(picture, Picture)]
    assert names == [f"p{index}-32.jpg" for index in range(6)]


def test_one_bad_picture_does_not_stop_the_others(tmp_path: Path, job: Job) -> None:
    lost = tmp_path / "lost.png"
    lost.write_bytes(samples.burdened_png())
    gone = Job(read_picture(lost), "lost")
    lost.unlink()
    bad, good = Renditions(tmp_path / "cache", WIDTHS).encode_all([gone, job])
    assert isinstance(bad, PictureError) and bad.reason == "missing"
    assert isinstance(good, Picture)


def test_nothing_to_do(tmp_path: Path) -> None:
    assert Renditions(tmp_path / "cache").encode_all([]) == []


def test_trouble_with_the_disk_is_not_the_pictures_fault(tmp_path: Path, job: Job) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    with pytest.raises(OSError):
        Renditions(tmp_path / "cache", WIDTHS).encode_all([job])
