"""mkdocs.yml as MkDocs reads it, INHERIT and !ENV included."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml
from mkdocs.config import base
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from portal.pages.option_fault import OptionFault

# Material announces its end of life on import; what an editor can't act on is not shown.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")


class FaultyConfiguration(Exception):
    """mkdocs.yml can't be used: `reason` in words, `line` where YAML names one, `option` where it
    is an option of the portal's own."""

    def __init__(
        self, reason: str, line: int | None = None, option: OptionFault | None = None
    ) -> None:
        super().__init__(reason)
        self.reason, self.line, self.option = reason, line, option


class _Problems(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())


@contextmanager
def quiet_mkdocs(level: int = logging.CRITICAL + 1) -> Iterator[list[str]]:
    """Keep MkDocs' own words off the terminal; yields what it said of errors."""
    logger = logging.getLogger("mkdocs")
    problems, before, propagate = _Problems(), logger.level, logger.propagate
    logger.addHandler(problems)
    logger.propagate = False
    logger.setLevel(logging.ERROR)
    try:
        yield problems.words
    finally:
        logger.removeHandler(problems)
        logger.setLevel(before)
        logger.propagate = propagate


def load(path: Path, site_dir: Path | None = None) -> MkDocsConfig:
    """The configuration of a project, validated.

    Raises FaultyConfiguration where it can't be used, or where the portal plugin is not in it.
    """
    with quiet_mkdocs() as problems:
        try:
            extra = {"site_dir": str(site_dir)} if site_dir is not None else {}
            config = base.load_config(config_file=str(path), **extra)
        except yaml.MarkedYAMLError as fault:
            mark = fault.problem_mark
            line = mark.line + 1 if mark is not None else None
            raise FaultyConfiguration(fault.problem or str(fault), line) from None
        except (ConfigurationError, base.ValidationError, OSError, yaml.YAMLError) as fault:
            raise FaultyConfiguration("; ".join(problems) or str(fault)) from None
        except Exception as fault:
            # A plugin or theme may raise anything while it is loaded.
            words = f"{type(fault).__name__}: {fault}"
            raise FaultyConfiguration("; ".join(problems) or words) from None
    if "portal" not in config.plugins:
        raise FaultyConfiguration("plugins: [portal]")
    return config
