"""Work for other processes that needs nothing."""

from __future__ import annotations

import os


def square(item: int) -> int:
    """The square of a number; 2 takes its process with it, 1 fails."""
    if item == 2:
        os._exit(1)
    if item == 1:
        raise ValueError(item)
    return item * item
