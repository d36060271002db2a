"""Our style sheet and scripts as the site gets them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from portal.pages.context import Assets
from portal.pages.media import SiteFile

THEME = Path(__file__).resolve().parent.parent / "theme"
FOLDER = "assets/portal"


@dataclass(frozen=True, slots=True)
class BuiltAssets:
    """The files, and the addresses by which pages load them: a change of content changes the
    address, so that no reader's browser keeps an old one."""

    files: tuple[SiteFile, ...]
    addresses: Assets


def built() -> BuiltAssets:
    """The style sheets of the theme in one, and its scripts."""
    styles = "\n".join(
        p.read_text("utf-8").strip() for p in sorted((THEME / "styles").glob("*.css"))
    )
    files = [SiteFile(f"{FOLDER}/portal.css", content=f"{styles}\n".encode())]
    files += [
        SiteFile(f"{FOLDER}/{path.name}", content=path.read_bytes())
        for path in sorted((THEME / "scripts").glob("*.js"))
    ]
    scripts = {Path(f.path).stem: _stamped(f) for f in files if f.path.endswith(".js")}
    return BuiltAssets(tuple(files), Assets(_stamped(files[0]), scripts))


def material_styles(folders: list[str]) -> Iterator[str]:
    """Addresses of Material's own style sheet: its typography is what a text's is built on."""
    for folder in folders:
        for path in sorted(Path(folder, "assets/stylesheets").glob("main.*.min.css")):
            yield f"assets/stylesheets/{path.name}"


def _stamped(file: SiteFile) -> str:
    return f"{file.path}?{hashlib.sha256(file.content or b'').hexdigest()[:8]}"
