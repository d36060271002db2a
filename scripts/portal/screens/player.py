"""The player of a screen: a folder that plays from a server and from a stick alike.

    index.html, player.js, player.css   the page; its script is made of theme/player/*.js
    playlist.js                         PortalPlayer.playlist({version, screen, name, width, height,
                                        made, until, refresh, hours, night, entries, rest})
    version.js                          PortalPlayer.version(that of the playlist)
    pictures/<hash>.js                  PortalPlayer.picture(hash, data address, sum)
    sw.js, player.appcache              what keeps all of it for a start without network

Pictures are scripts, because those load from a stick too, and because one that was cut off does
not parse, so that half a picture is never shown. What the playlist's keys mean is told in
`portal.screens.manifest`, which makes it.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from portal.javascript import call
from portal.language.catalogue import Strings
from portal.language.languages import Language

_THEME = Path(__file__).resolve().parent.parent / "theme" / "player"
_KEEPER = "sw.js"
_STAMP = 8
"""Letters of a hash in the address of a script or style sheet."""

File = tuple[str, bytes]
"""Where it stands in the player's folder, with `/` between, and what is in it."""


def files(
    playlist: Mapping[str, Any], pictures: Mapping[str, bytes], language: Language
) -> Iterator[File]:
    """All files of a player's folder; the same for the same playlist.

    `pictures` has at least those that the playlist names, as PNG by their hashes; `language` is
    the screen's main one. Raises KeyError where a picture is missing.
    """
    names = sorted(picture_names(playlist))
    script, style = _script(), (_THEME / "player.css").read_bytes()
    stamped = {_stamped("player.js", script): script, _stamped("player.css", style): style}
    page = _page(playlist, language, *stamped)
    code = {name: hashlib.sha256(data).hexdigest() for name, data in stamped.items()}
    code["index.html"] = hashlib.sha256(page).hexdigest()
    keeper = (_THEME / _KEEPER).read_text("utf-8") + call("PortalKeeper", code)
    return chain(
        (
            ("index.html", page),
            ("player.js", script),
            ("player.css", style),
            (_KEEPER, keeper.encode()),
            ("player.appcache", _kept_by_old(playlist, names, code)),
        ),
        # one by one: all pictures of a large playlist would not fit into memory
        ((_path(name), _picture(name, pictures[name])) for name in names),
        # whoever copies them in this order never has one that is asked for too early
        (
            ("playlist.js", call("PortalPlayer.playlist", playlist).encode()),
            ("version.js", call("PortalPlayer.version", playlist["version"]).encode()),
        ),
    )


def picture_names(playlist: Mapping[str, Any]) -> frozenset[str]:
    """The hashes of all pictures that a playlist shows, those of its clocks included."""
    items = [item for entry in playlist["entries"] for item in entry["items"]]
    return frozenset(
        name
        for item in (playlist["rest"], *items)
        for frame in (*item["day"], *(item.get("night") or ()))
        for name in _of_frame(frame)
    )


def _of_frame(frame: Mapping[str, Any]) -> Iterator[str]:
    yield frame["picture"]
    if clock := frame.get("clock"):
        yield from (*clock["digits"], clock["colon"])


@cache
def _script() -> bytes:
    """The player in one script, whose parts come in the order of their names."""
    parts = (path.read_text("utf-8") for path in sorted(_THEME.glob("[0-9]*.js")))
    return "".join(parts).encode()


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(_THEME, encoding="utf-8"),
        autoescape=lambda name: name is not None and name.endswith(".html"),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )


def _page(playlist: Mapping[str, Any], language: Language, script: str, style: str) -> bytes:
    name, width, height = playlist["name"], playlist["width"], playlist["height"]
    # so large that the name fits; letters are at most as wide as they are high
    letter = max(8, min(height * 3 // 5, width * 9 // 10 // max(len(name), 1)))
    page = _templates().get_template("index.html")
    words = page.render(
        playlist=playlist,
        say=Strings(language.code),
        lang=language.code,
        dir=language.direction,
        letter=letter,
        script=script,
        style=style,
    )
    return words.encode()


def _kept_by_old(playlist: Mapping[str, Any], names: list[str], code: Mapping[str, str]) -> bytes:
    """The manifest of the Application Cache, which browsers before service workers have. It
    changes with anything that it names."""
    version = hashlib.sha256(repr((playlist["version"], sorted(code.items()))).encode()).hexdigest()
    listed = [*sorted(code), "playlist.js", *(_path(name) for name in names)]
    manifest = _templates().get_template("player.appcache")
    return manifest.render(version=version, files=listed).encode()


def _path(name: str) -> str:
    return f"pictures/{name}.js"


def _picture(name: str, data: bytes) -> bytes:
    address = "data:image/png;base64," + base64.b64encode(data).decode()
    return call("PortalPlayer.picture", name, address, zlib.adler32(address.encode())).encode()


def _stamped(name: str, data: bytes) -> str:
    return f"{name}?{hashlib.sha256(data).hexdigest()[:_STAMP]}"
