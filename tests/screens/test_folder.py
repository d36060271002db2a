"""A folder is replaced in one step, and what is somebody else's stays."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from portal.screens.folder import MANIFEST, Taken, earlier, replace_folder
from support.projects import SCRIPTS, tree

WORDS = {"kind": "pictures"}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "out" / "door"


def test_files_and_their_list_are_written(target: Path) -> None:
    assert replace_folder(target, [("a.png", b"a"), ("player/b.js", lambda: b"b")], WORDS)
    listed = json.loads((target / MANIFEST).read_bytes())
    assert listed["files"] == {k: v for k, v in tree(target).items() if k != MANIFEST}
    assert [path.name for path in target.parent.iterdir()] == ["door"]


def test_the_same_again_touches_nothing(target: Path) -> None:
    replace_folder(target, [("a.png", b"a")], WORDS)
    before = {path: path.stat() for path in (target, *target.iterdir())}
    assert not replace_folder(target, [("a.png", b"a")], WORDS)
    assert {path: path.stat() for path in before} == before


def test_what_is_unchanged_stays_the_same_file(target: Path) -> None:
    replace_folder(target, [("a.png", b"a"), ("b.png", b"b")], WORDS)
    inode = (target / "a.png").stat().st_ino
    assert replace_folder(target, [("a.png", b"a"), ("b.png", b"other")], WORDS)
    assert (target / "a.png").stat().st_ino == inode
    assert (target / "b.png").read_bytes() == b"other"


def test_files_of_ours_that_are_not_wanted_go_and_others_stay(target: Path) -> None:
    replace_folder(target, [("a.png", b"a"), ("old.png", b"b"), ("player/x.js", b"x")], WORDS)
    (target / "照片.jpg").write_bytes(b"mine")
    (target / "player" / "notes.txt").write_bytes(b"mine too")
    (target / "empty").mkdir()
    (target / "link").symlink_to("照片.jpg")
    replace_folder(target, [("a.png", b"a")], WORDS)
    names = {path.relative_to(target).as_posix() for path in target.rglob("*")}
    assert names == {
        "a.png", MANIFEST, "照片.jpg", "player", "player/notes.txt", "empty", "link",
    }  # fmt: skip
    assert (target / "link").is_symlink() and (target / "照片.jpg").read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["a.png", MANIFEST])
def test_somebody_elses_file_is_never_overwritten(target: Path, name: str) -> None:
    target.mkdir(parents=True)
    (target / name).write_bytes(b"mine")
    with pytest.raises(Taken):
        replace_folder(target, [("a.png", b"ours")], WORDS)
    assert tree(target.parent) == {f"door/{name}": tree(target)[name]}


def test_another_export_stands_there(target: Path) -> None:
    replace_folder(target, [("a.smil", b"a")], {"kind": "smil"})
    before = tree(target)
    with pytest.raises(Taken):
        replace_folder(target, [("a.png", b"a")], WORDS)
    assert tree(target) == before


@pytest.mark.parametrize("words", ["", "[]", '{"files": 3}', "[" * 9999, '{"kind": "pictures"}'])
def test_a_list_that_cannot_be_read_counts_as_somebody_elses(target: Path, words: str) -> None:
    target.mkdir(parents=True)
    (target / MANIFEST).write_text(words, "utf-8")
    assert earlier(target) == {}
    with pytest.raises(Taken):
        replace_folder(target, [("a.png", b"a")], WORDS)


def test_a_hostile_list_reaches_nothing_outside(target: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_bytes(b"mine")
    target.mkdir(parents=True)
    listed = {"kind": "pictures", "files": {"../../precious.txt": "0", "/etc/passwd": "0"}}
    (target / MANIFEST).write_text(json.dumps(listed), "utf-8")
    replace_folder(target, [("a.png", b"a")], WORDS)
    assert precious.read_bytes() == b"mine"


def test_a_fault_half_way_leaves_the_old_folder(target: Path) -> None:
    replace_folder(target, [("a.png", b"a")], WORDS)
    before = tree(target.parent)

    def full() -> bytes:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        replace_folder(target, [("a.png", b"new"), ("b.png", full)], WORDS)
    assert tree(target.parent) == before


KILLED = """
import sys, time
from pathlib import Path
from portal.screens.folder import replace_folder
target, mark = Path(sys.argv[1]), sys.argv[2].encode()
print("ready", flush=True)
n = 0
while True:
    n += 1
    files = [(f"{k:03}.png", mark * (n + 1)) for k in range(60)]
    replace_folder(target, files, {"kind": "pictures"})
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills by a signal of POSIX")
def test_a_killed_run_leaves_the_old_folder_or_the_new_one(target: Path) -> None:
    environ = {**os.environ, "PYTHONPATH": str(SCRIPTS)}
    for attempt in range(6):
        command = [sys.executable, "-c", KILLED, str(target), str(attempt)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.05 + 0.013 * attempt)
            process.send_signal(signal.SIGKILL)
        if not target.exists():
            continue
        listed = json.loads((target / MANIFEST).read_bytes())["files"]
        assert listed == {k: v for k, v in tree(target).items() if k != MANIFEST}
        assert len(set(listed.values())) == 1 and len(listed) == 60
    replace_folder(target, [("a.png", b"a")], WORDS)
    assert [path.name for path in target.parent.iterdir()] == ["door"]
