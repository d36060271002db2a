"""Each fault is told of exactly: its file, line, field, rule and severity, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from check import (
    faults_of_blueprints,
    faults_of_contests,
    faults_of_files,
    faults_of_front_matter,
    faults_of_halls,
    faults_of_lists,
    faults_of_questions,
    faults_of_screens,
    faults_of_texts,
    faults_of_yaml,
)
from check.faults import Fault, found_in, project

FAULTS = (
    *faults_of_files.FAULTS,
    *faults_of_yaml.FAULTS,
    *faults_of_front_matter.FAULTS,
    *faults_of_texts.FAULTS,
    *faults_of_questions.FAULTS,
    *faults_of_lists.FAULTS,
    *faults_of_contests.FAULTS,
    *faults_of_halls.FAULTS,
    *faults_of_blueprints.FAULTS,
    *faults_of_screens.FAULTS,
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault(fault: Fault, tmp_path: Path) -> None:
    root = project(tmp_path, *fault.edits)
    assert sorted(found_in(root), key=str) == sorted(
        (expected.key(root) for expected in fault.expected), key=str
    )


def test_all_faults_in_one_run(tmp_path: Path) -> None:
    """Faults of different files are found together as they are one by one."""
    chosen = {
        "slug-capital",
        "portrait-truncated",
        "key-twice-nested",
        "checked-in-future",
        "cover-no-alt",
        "until-before-from",
        "answer-not-in-options",
    }
    faults = [fault for fault in FAULTS if fault.name in chosen]
    assert len(faults) == len(chosen)
    root = project(tmp_path, *(edit for fault in faults for edit in fault.edits))
    expected = [each.key(root) for fault in faults for each in fault.expected]
    assert sorted(found_in(root), key=str) == sorted(expected, key=str)


def test_names_are_told_apart() -> None:
    names = [fault.name for fault in FAULTS]
    assert len(set(names)) == len(names)
