"""What mkdocs.yml says, as one typed record: the rooms never see MkDocs' own config."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from portal.content.conversion import EXTENSIONS
from portal.language.languages import CHINESE, Language


def _nothing_excluded(_uri: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Kiosk:
    """The touch edition of the site, for a stand."""

    languages: tuple[Language, ...]
    """The first is the one it begins in."""
    idle_s: int = 60
    """Seconds untouched until it asks whether anybody is there."""
    countdown_s: int = 15
    """Seconds until it then begins anew."""
    stories: int = 300
    """How many stories it holds, the newest first."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one project; every folder is absolute."""

    root: Path
    """The folder of mkdocs.yml; paths in findings are relative to it."""
    docs: Path
    stories: Path
    quiz: Path
    site_name: str
    today: date
    site_url: str | None = None
    """Ends with `/`."""
    description: str | None = None
    publisher: str = ""
    contact: str | None = None
    """`mailto:…`, `tel:…` or an address: where a correction is asked for."""
    site_id_code: str = ""
    icp: str | None = None
    police: str | None = None
    languages: tuple[Language, ...] = (CHINESE,)
    """The first is the default, at the root of the site."""
    per_page: int = 24
    extensions: tuple[str, ...] = EXTENSIONS
    extension_configs: Mapping[str, Any] = field(default_factory=dict)
    excluded: Callable[[str], bool] = _nothing_excluded
    """Whether a file, by its path in docs, is left out of the site (`exclude_docs`, drafts)."""
    preview: bool = False
    """Whether drafts are shown, to an editor on this machine."""
    kiosk: Kiosk | None = None
    """None: there is no touch edition."""

    @property
    def default(self) -> Language:
        """The language at the root of the site."""
        return self.languages[0]

    def language(self, code: str) -> Language:
        """The language with this code.

        Raises KeyError where the site has none such.
        """
        for language in self.languages:
            if language.code == code:
                return language
        raise KeyError(code)

    def list_file(self, name: str) -> str:
        """The file of a list, `slogans`, `screens` or `notices`, as findings name it."""
        return self.relative(self.docs / f"{name}.yml")

    def relative(self, path: Path) -> str:
        """`path` as findings name it: relative to the project, with `/`."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            pass
        try:
            return Path(os.path.relpath(path, self.root)).as_posix()
        except ValueError:  # another drive
            return path.as_posix()
