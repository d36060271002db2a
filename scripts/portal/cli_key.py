"""What the commands share that are given the key of a paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from portal import console_grade
from portal.console import Console, shown_path

if TYPE_CHECKING:
    from portal.quiz.paper.key import Key


def key_in(path: Path, console: Console) -> Key | None:
    """The key of a file; None, and told, where it holds none."""
    from portal.quiz.paper.key import KeyFault, load

    try:
        return load(path.read_bytes())
    except OSError:
        console.say("grade_key_closed", file=shown_path(path))
    except KeyFault as fault:
        console_grade.key_fault(console, fault, path)
    return None


def fits(key: Key, path: Path, console: Console) -> bool:
    """Whether sheets can be marked by the key of a file; else why not is told."""
    from portal.quiz.grading.results import unfit

    reason = unfit(key)
    if reason is not None:
        console.say(f"grade_key_{reason}", file=shown_path(path))
    return reason is None
