"""What the tests of the quiz have in common."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from quiz.projects import Make, make


@pytest.fixture
def library(tmp_path: Path) -> Make:
    """Makes a library in a folder of its own; what was written before stays there."""
    return partial(make, tmp_path)
