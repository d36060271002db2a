"""What the tests of exports and imports have in common."""

from __future__ import annotations

from pathlib import Path

import pytest
from portal import cli
from quiz.pets import POLICY, QUESTIONS, Run
from support.projects import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path / "project").configure()
    project.write("docs/index.md", "首页\n")
    project.write("docs/policy/pets.md", POLICY)
    project.write("quiz/questions/all.yml", QUESTIONS)
    return project


@pytest.fixture
def run(project: Project, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str | Path) -> tuple[int, str, str]:
        arguments = ["quiz", words[0], "-f", project.config, "--today", "2026-06-01", *words[1:]]
        code = cli.main(list(map(str, arguments)))
        return code, *capsys.readouterr()

    return run
