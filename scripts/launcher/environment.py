"""Keeps .venv as the locked files want it: looks, and does the least that is needed."""

import errno
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from . import pip
from .layout import WINDOWS, Layout, base_python, installing_environ
from .link import link
from .lock import hold
from .stamp import Stamp, count_names, digest, is_whole
from .voice import fail, say


@dataclass(frozen=True)
class Work:
    """What has to be done to .venv."""

    rebuild: str | None = None  # why, as the key of a message
    install: tuple[str, ...] = ()
    link: bool = False

    def __bool__(self) -> bool:
        return bool(self.rebuild or self.install or self.link)


def ensure(layout: Layout, sets: Sequence[str] = ("runtime",)) -> None:
    """Make .venv hold these sets of requirements and the project's package."""
    with _file_trouble():
        if not examine(layout, sets):
            return
        with hold(layout.lock) as lock:
            # Whoever held the lock before may have done it all.
            if work := examine(layout, sets):
                carry_out(layout, work, lock)


def examine(layout: Layout, sets: Sequence[str]) -> Work:
    """Compare .venv with what is wanted, changing nothing."""
    wanted = {name: _digest_of(layout.requirements(name)) for name in sets}
    everything = tuple(wanted)
    if not os.path.lexists(layout.venv):
        return Work("creating", everything, True)
    stamp = Stamp.read(layout.stamp)
    if stamp is None:
        ours = layout.mark.is_file()
        return Work("rebuild-unfinished" if ours else "creating", everything, True)
    if stamp.root != str(layout.root):
        return Work("rebuild-moved", everything, True)
    if stamp.python != python_version(layout):
        return Work("rebuild-python", everything, True)
    if not is_whole(stamp.folders):
        return Work("rebuild-incomplete", everything, True)
    install = tuple(name for name in wanted if stamp.requirements.get(name) != wanted[name])
    return Work(None, install, bool(install) or stamp.linked != _link_digest(layout))


def python_version(layout: Layout) -> str | None:
    """The version of the Python of .venv, or None if it does not run."""
    if not (layout.venv / "pyvenv.cfg").is_file():
        return None
    if os.path.realpath(layout.python) == os.path.realpath(base_python()):
        return _version(sys.version_info)
    question = "import sys; print('%d.%d' % sys.version_info[:2])"
    with suppress(OSError, ValueError):
        answer = subprocess.run(
            [str(layout.python), "-I", "-c", question],
            env=installing_environ(),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return answer.stdout.strip() or None
    return None


def carry_out(layout: Layout, work: Work, lock: int) -> None:
    """Do the work. The stamp goes before the first change of a package and comes back last of all,
    so that a cut is seen by the next run; downloads that fail leave what was there in use."""
    if layout.venv.exists() and not layout.venv.is_dir():
        fail("not-a-folder", path=layout.venv)
    before = None if work.rebuild else Stamp.read(layout.stamp)
    if work.rebuild:
        say(work.rebuild)
        _forget(layout)
        clear(layout)
        create(layout, lock)
    elif work.install:
        say("updating")
    for name in work.install:
        pip.install(layout, name, lock, before_writing=partial(_forget, layout))
    site_packages = _site_packages(layout)
    link(layout, site_packages)
    # The test set is locked on top of the runtime set: when that one changes, so may this.
    kept = {} if before is None or "runtime" in work.install else before.requirements
    done = {name: _digest_of(layout.requirements(name)) for name in work.install}
    Stamp(
        root=str(layout.root),
        python=python_version(layout) or "",
        requirements={**kept, **done},
        linked=_link_digest(layout),
        folders=count_names([layout.programs, site_packages]),
    ).write(layout.stamp)
    if work.install:
        say("installed")


def _forget(layout: Layout) -> None:
    layout.stamp.unlink(missing_ok=True)


def clear(layout: Layout) -> None:
    """Remove the .venv that the launcher made; keep anyone else's under another name."""
    venv = layout.venv
    if venv.is_symlink():
        venv.unlink()
    elif venv.is_dir() and layout.mark.is_file():
        # The mark goes last: a removal cut short must still be known as ours.
        for path in sorted(venv.iterdir(), key=lambda path: path == layout.mark):
            _remove(path)
    elif venv.is_dir() and any(venv.iterdir()):
        number = 1
        while (kept := venv.with_name(f".venv.old-{number}")).exists():
            number += 1
        venv.rename(kept)
        say("set-aside", name=kept.name)


def create(layout: Layout, lock: int) -> None:
    """Make an empty .venv with pip in it."""
    if find_spec("venv") is None or find_spec("ensurepip") is None:
        fail("no-venv")
    layout.venv.mkdir(exist_ok=True)
    layout.mark.touch()
    made = subprocess.run(
        [base_python(), "-m", "venv", str(layout.venv)],
        env=installing_environ(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
        pass_fds=() if WINDOWS else (lock,),
    )
    if made.returncode:
        fail("venv-failed", why=(made.stdout.strip().splitlines() or ["?"])[-1])


def _remove(path: Path) -> None:
    """Remove a file or folder; what a killed launcher left running may write there a bit longer."""
    for wait in (0.2, 0.5, 1, 2, None):
        try:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        except OSError:
            if wait is None:
                raise
            time.sleep(wait)
        else:
            return


def _site_packages(layout: Layout) -> Path:
    question = "import json, sysconfig; print(json.dumps(sysconfig.get_path('purelib')))"
    answer = subprocess.run(
        [str(layout.python), "-I", "-c", question],
        env=installing_environ(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return Path(json.loads(answer.stdout))


def _link_digest(layout: Layout) -> str:
    ours = Path(__file__).with_name("link.py")
    return digest(layout.pyproject.read_bytes(), ours.read_bytes())


def _digest_of(path: Path) -> str:
    try:
        return digest(path.read_bytes())
    except FileNotFoundError:
        fail("no-lock", path=path)


def _version(info: Sequence[object]) -> str:
    return f"{info[0]}.{info[1]}"


@contextmanager
def _file_trouble() -> Iterator[None]:
    """Turn trouble with files and programs into one clear line."""
    try:
        yield
    except subprocess.CalledProcessError as error:
        fail("venv-failed", why=error)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            fail("disk")
        fail("cannot-write", path=error.filename or "", why=error.strerror or str(error))
