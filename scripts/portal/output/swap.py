"""Puts a new site in the place of the old one, so that at no moment there is half of one.

On Linux the two folders change places in one step (renameat2 with RENAME_EXCHANGE); elsewhere in
two, and `recover` finishes what was cut between them.
"""

from __future__ import annotations

import ctypes
import glob
import os
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

_A_DAY = 24 * 60 * 60
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def staging(site: Path) -> Path:
    """A new empty folder beside `site`, for the site to be built in."""
    site.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{site.name}-new-{os.getpid()}-"
    return Path(tempfile.mkdtemp(prefix=prefix, dir=site.parent))


def replaceable(site: Path) -> bool:
    """Whether nothing but a site, or nothing at all, stands at `site`.

    A swap takes away everything that stood there.
    """
    if not site.exists():
        return True
    if not site.is_dir():
        return False
    names = {path.name for path in site.iterdir()}
    return not names or ("index.html" in names and ".git" not in names)


def recover(site: Path) -> None:
    """Finish or undo what a killed build left beside `site`."""
    old = _old(site)
    if old.exists() and not site.exists():
        os.rename(old, site)
    elif old.exists():
        shutil.rmtree(old, ignore_errors=True)
    for left in site.parent.glob(f".{glob.escape(site.name)}-new-*"):
        if _is_left(left):
            shutil.rmtree(left, ignore_errors=True)


def _is_left(staging: Path) -> bool:
    """Whether the build that made a folder is over: another may be at work at this moment."""
    process = re.search(r"-new-(\d+)-[^-]*$", staging.name)
    if process is None or sys.platform == "win32":
        return time.time() - staging.stat().st_mtime > _A_DAY
    try:
        os.kill(int(process[1]), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return int(process[1]) == os.getpid()


def swap(new: Path, site: Path) -> None:
    """Put `new` in the place of `site`, and remove what stood there.

    Raises OSError where the folders can't be renamed; `site` is then as it was.
    """
    os.chmod(new, 0o755)
    if not site.exists():
        os.rename(new, site)
        return
    if _exchange(new, site):
        shutil.rmtree(new, ignore_errors=True)
        return
    old = _old(site)
    os.rename(site, old)
    try:
        os.rename(new, site)
    except OSError:
        os.rename(old, site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _old(site: Path) -> Path:
    return site.parent / f".{site.name}-old"


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system can't."""
    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    paths = (os.fsencode(one), os.fsencode(other))
    return bool(rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)
