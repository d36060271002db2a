"""What the tests of whole sites share: the sample site, built once for all workers."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import sample
from support.projects import Project


@pytest.fixture(scope="session")
def sample_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the sample content, built. Only to be read."""

    def make(folder: Path) -> None:
        project = sample.copy(folder)
        result = sample.build(project, PYTHONHASHSEED="0")
        assert result.code == 0, result.words

    return Project(sample.shared(tmp_path_factory, "sample", make))


@pytest.fixture(scope="session")
def sample_site(sample_project: Project) -> Path:
    """The sample site. Only to be read."""
    return sample_project.site


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project; a test fills it."""
    return Project(tmp_path / "project").configure()
