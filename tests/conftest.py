"""What all tests share: patience with a busy machine, and the sample site, built once for all
workers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from portal.content.library import Library, read_library
from portal.pages import building
from support import sample
from support.html import Page, pages
from support.projects import Project

settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show what had gone wrong with the tests that were run once more."""
    for report in terminalreporter.stats.get("rerun", []):
        terminalreporter.section(f"RERUN {report.nodeid}")
        terminalreporter.write_line(report.longreprtext)


@pytest.fixture(scope="session")
def sample_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the sample content, built. Only to be read."""

    def make(folder: Path) -> None:
        project = sample.copy(folder)
        sample.build_apart(project, PYTHONHASHSEED="0")

    return Project(sample.shared(tmp_path_factory, "sample", make))


@pytest.fixture(scope="session")
def sample_site(sample_project: Project) -> Path:
    """The sample site. Only to be read."""
    return sample_project.site


@pytest.fixture(scope="session")
def sample_pages(sample_site: Path) -> dict[str, Page]:
    """Every page of the sample site by its file."""
    return pages(sample_site)


@pytest.fixture(scope="session")
def sample_library(sample_project: Project) -> Library:
    """What the sample site was made from."""
    settings = building.settings(sample_project.config, sample.day())
    return read_library(settings)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project; a test fills it."""
    return Project(tmp_path / "project").configure()
