"""The launcher runs where the package is not installed, and so has a lock of its own."""

from __future__ import annotations

import ast
from pathlib import Path

import launcher.lock
import portal.output.lock


def trying(module: object) -> str:
    """The lines of a module that take a lock, on Windows and elsewhere."""
    tree = ast.parse(Path(str(getattr(module, "__file__", ""))).read_text("utf-8"))
    (branches,) = (node for node in tree.body if isinstance(node, ast.If))
    return ast.unparse(branches)


def test_it_takes_a_lock_as_the_package_does() -> None:
    assert trying(launcher.lock) == trying(portal.output.lock)


def test_each_is_kept_out_by_the_other(tmp_path: Path) -> None:
    with launcher.lock.hold(tmp_path / "lock"), portal.output.lock.held(tmp_path / "lock") as free:
        assert not free
    with portal.output.lock.held(tmp_path / "lock") as free:
        assert free
