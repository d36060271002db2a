"""Our style sheets, scripts and fonts as the site gets them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from portal.language.languages import Language
from portal.pages.context import Assets
from portal.pages.media import SiteFile

THEME = Path(__file__).resolve().parent.parent / "theme"
FOLDER = "assets/portal"
_COMMENT = re.compile(
    r"^ */\*(?:(?!\*/).)*\*/ *$|(?:^ *|(?<=[;,{}\])])  +)//[^\n]*$", re.MULTILINE | re.DOTALL
)
"""A comment that has its lines to itself, or ends a line of a script after two spaces."""
_FONT = re.compile(r'url\("([\w-]+\.woff2)"\)')


@dataclass(frozen=True, slots=True)
class BuiltAssets:
    """The files, and the addresses by which pages load them: a change of content changes the
    address, so that no reader's browser keeps an old one."""

    files: tuple[SiteFile, ...]
    addresses: Assets


def built(languages: Iterable[Language] = ()) -> BuiltAssets:
    """The style sheets of the theme in one, with the faces that the languages name; the sheet of
    pages written in columns; the fonts, which a page loads only for a text that needs them; the
    scripts; and the search, whose parts are one script."""
    fonts = _files("fonts", "*.woff2")
    stamped = {Path(font.path).name: _stamped(font).rpartition("/")[2] for font in fonts}
    sheets = (_short(path.read_text("utf-8")) for path in sorted((THEME / "styles").glob("*.css")))
    styles = "".join((*sheets, *_faces(languages)))

    def address(found: re.Match[str]) -> str:
        return f'url("{stamped[found[1]]}")'

    styles = _FONT.sub(address, styles)
    sheet = SiteFile(f"{FOLDER}/portal.css", content=styles.encode())
    (vertical,) = _texts("vertical", "*.css")
    (poster,) = _texts("poster", "*.css")
    scripts = (
        *_texts("scripts", "*.js"),
        *_texts("poster", "*.js"),
        search_script(),
        _joined("quiz", "*.js"),
        _joined("play", "*.js"),
        _joined("kiosk", "*.js"),
        _joined("host", "*.js"),
    )
    play = _joined("play", "*.css")
    kiosk, host = (
        replace(file, content=_FONT.sub(address, (file.content or b"").decode()).encode())
        for file in (_joined("kiosk", "*.css"), _joined("host", "*.css"))
    )
    addresses = Assets(
        styles=_stamped(sheet),
        vertical=_stamped(vertical),
        poster=_stamped(poster),
        play=_stamped(play),
        kiosk=_stamped(kiosk),
        host=_stamped(host),
        scripts={Path(file.path).stem: _stamped(file) for file in scripts},
    )
    return BuiltAssets((sheet, vertical, poster, play, kiosk, host, *scripts, *fonts), addresses)


def search_script() -> SiteFile:
    """The search in one file."""
    return _joined("search", "*.js")


def _joined(folder: str, pattern: str) -> SiteFile:
    """The parts of a folder in one file: what its users must know, then the rest."""
    first, *parts = (path.read_text("utf-8") for path in sorted((THEME / folder).glob(pattern)))
    words = f"{first.rstrip()}\n{_short(''.join(parts))}"
    return SiteFile(f"{FOLDER}/{folder}{pattern[1:]}", content=words.encode())


def _short(text: str) -> str:
    """A script or style sheet without comments and indentation, which every reader would wait
    for."""
    lines = (line.strip() for line in _COMMENT.sub("", text).split("\n"))
    return "\n".join((*(line for line in lines if line), ""))


def _texts(folder: str, pattern: str) -> tuple[SiteFile, ...]:
    return tuple(
        replace(file, content=_short((file.content or b"").decode()).encode())
        for file in _files(folder, pattern)
    )


def _files(folder: str, pattern: str) -> tuple[SiteFile, ...]:
    return tuple(
        SiteFile(f"{FOLDER}/{path.name}", content=path.read_bytes())
        for path in sorted((THEME / folder).glob(pattern))
    )


def _faces(languages: Iterable[Language]) -> Iterator[str]:
    """A rule for each language that names fonts of its own: they come before the portal's."""
    for language in languages:
        if not language.fonts:
            continue
        own = ", ".join(f'"{name}"' for name in language.fonts)
        base = "han"
        if language.direction == "rtl":
            base = "uyghur"
        elif language.vertical:
            base = "mongolian"
        faces = f"{own}, var(--{base})"
        rule = f"{{ --text: {faces}; --title: {faces}; }}"
        yield f'[lang|="{language.code}"]:not(.language) {rule}\n'


def material_styles(folders: list[str]) -> Iterator[str]:
    """Addresses of Material's own style sheet: its typography is what a text's is built on."""
    for folder in folders:
        for path in sorted(Path(folder, "assets/stylesheets").glob("main.*.min.css")):
            yield f"assets/stylesheets/{path.name}"


def _stamped(file: SiteFile) -> str:
    return f"{file.path}?{hashlib.sha256(file.content or b'').hexdigest()[:8]}"
