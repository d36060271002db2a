"""Files that were not there, private ones, what cannot be written, and a lock that ends with its
process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from portal.output.files import Write, write_all, write_new
from portal.output.lock import held
from support.projects import SCRIPTS


def test_a_new_file_replaces_none(tmp_path: Path) -> None:
    place = tmp_path / "deep" / "file"
    write_new(place, b"first")
    with pytest.raises(FileExistsError):
        write_new(place, b"second")
    assert place.read_bytes() == b"first"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_private_file_is_so_before_anything_is_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, seen, usual = tmp_path / "secret", [], os.fdopen

    def look(*words: Any) -> Any:
        seen.append(place.stat().st_mode & 0o777)
        return usual(*words)

    monkeypatch.setattr(os, "fdopen", look)
    before = os.umask(0)
    try:
        write_new(place, b"seed", private=True)
    finally:
        os.umask(before)
    assert seen == [0o600] and place.stat().st_mode & 0o777 == 0o600


def _full() -> Iterator[bytes]:
    yield b"half"
    raise OSError(28, "No space left on device")


def test_what_cannot_be_written_is_named_and_leaves_nothing(tmp_path: Path) -> None:
    taken = tmp_path / "results.csv"
    taken.mkdir()
    for path, data in ((taken, b"x"), (tmp_path / "paper.pdf", _full())):
        with pytest.raises(OSError) as fault:
            write_all([Write(path, data)])
        assert fault.value.filename == str(path)
    assert list(tmp_path.rglob("*")) == [taken]


HOLD = """
import sys, time
from pathlib import Path
from portal.output.lock import held
with held(Path(sys.argv[1])) as free:
    print(free, flush=True)
    time.sleep(60)
"""


def test_a_lock_is_one_s_until_its_process_ends(tmp_path: Path) -> None:
    place = tmp_path / ".lock"
    command = [sys.executable, "-c", HOLD, str(place)]
    environ = {**os.environ, "PYTHONPATH": str(SCRIPTS)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ) as other:
        assert other.stdout is not None and other.stdout.readline().strip() == "True"
        with held(place) as free:
            assert not free
        other.kill()
    with held(place) as free:
        assert free
