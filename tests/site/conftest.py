"""The sample site as parsed pages and as the library it was made from."""

from __future__ import annotations

from pathlib import Path

import pytest
from portal.content.library import Library, read_library
from portal.pages import building
from support import sample
from support.html import Page, pages
from support.projects import Project


@pytest.fixture(scope="session")
def sample_pages(sample_site: Path) -> dict[str, Page]:
    """Every page of the sample site by its file."""
    return pages(sample_site)


@pytest.fixture(scope="session")
def sample_library(sample_project: Project) -> Library:
    """What the sample site was made from."""
    settings = building.settings(sample_project.config, sample.day())
    return read_library(settings)
