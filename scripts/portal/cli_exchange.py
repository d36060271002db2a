"""The commands `portal quiz export` and `import`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any


def add_commands(quizzes: Any, common: argparse.ArgumentParser, say: Callable[..., str]) -> None:
    """Give `portal quiz` its exports and imports."""
