"""The folder of a player, file by file."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.language.languages import Language
from portal.screens.player import files, picture_names
from support import players
from support.html import Page, words
from support.players import Paint

UYGHUR = Language("ug", "ئۇيغۇرچە", direction="rtl")


def some() -> tuple[dict[str, Any], Paint]:
    """A playlist with everything: night, a scroll, a clock."""
    paint = Paint()
    signs = [paint.picture((number, 1, 1), (8, 16)) for number in range(11)]
    clock = {
        **{"x": 0, "y": 0, "digit_width": 8, "colon_width": 8, "height": 16},
        **{"digits": signs[:10], "colon": signs[10]},
    }
    strip = paint.picture((7, 7, 7), (400, 32))
    run = {"picture": strip, "seconds": 3, "scroll": {"to": "left", "speed": 60, "width": 400}}
    items = (
        players.item("a", paint.frame((1, 0, 0)), night=[paint.frame((2, 0, 0))]),
        players.item("b", run),
        players.item("c", paint.frame((3, 0, 0), clock=clock)),
    )
    return players.playlist([players.entry(*items)], paint.frame((4, 0, 0))), paint


def call_of(script: bytes, function: str) -> list[Any]:
    """What a script calls a function with, read as JSON."""
    found = re.fullmatch(rf"{re.escape(function)}\((.*)\);\n", script.decode(), re.S)
    assert found is not None
    arguments: list[Any] = json.loads(f"[{found[1]}]")
    return arguments


def test_every_picture_is_there_as_it_was_drawn() -> None:
    data, paint = some()
    made = players.published(data, paint)
    for name, image in paint.pictures.items():
        called, address, total = call_of(made[f"pictures/{name}.js"], "PortalPlayer.picture")
        assert called == name
        head, _, body = address.partition(",")
        assert head == "data:image/png;base64"
        assert base64.b64decode(body, validate=True) == image
        assert total == zlib.adler32(address.encode())
    assert picture_names(data) == set(paint.pictures)


def test_only_pictures_that_are_shown_are_there() -> None:
    data, paint = some()
    withdrawn = paint.picture((99, 99, 99))
    assert f"pictures/{withdrawn}.js" not in players.published(data, paint)


def test_a_picture_that_is_missing_is_told() -> None:
    data, paint = some()
    gone = data["rest"]["day"][0]["picture"]
    with pytest.raises(KeyError, match=gone):
        players.published(data, Paint({k: v for k, v in paint.pictures.items() if k != gone}))


def test_the_same_playlist_gives_the_same_bytes_in_the_same_order() -> None:
    data, paint = some()
    turned = Paint(dict(reversed(paint.pictures.items())))
    assert list(players.published(data, paint).items()) == list(
        players.published(data, turned).items()
    )


def test_what_names_others_comes_after_them() -> None:
    names = list(players.published(*some()))
    assert names[-2:] == ["playlist.js", "version.js"]
    assert names.index("index.html") == 0
    assert all(re.fullmatch(r"[\w./-]+", name) for name in names)


def test_the_keeper_knows_its_files_by_their_hashes() -> None:
    made = players.published(*some())
    (code,) = call_of(made["sw.js"][made["sw.js"].rindex(b"PortalKeeper(") :], "PortalKeeper")
    assert len(code) == 3
    for address, total in code.items():
        assert hashlib.sha256(made[address.partition("?")[0]]).hexdigest() == total
    page = made["index.html"].decode()
    assert all(f'"{address}"' in page for address in code if address != "index.html")


def cached(manifest: bytes) -> tuple[list[str], list[str]]:
    """The explicit entries and the network's of an Application Cache manifest, read as HTML 5.0
    says (7.9.3.2)."""
    lines = manifest.decode("utf-8").split("\n")
    assert lines[0] == "CACHE MANIFEST"
    parts: dict[str, list[str]] = {"CACHE:": [], "NETWORK:": []}
    part = "CACHE:"
    for line in (line.strip() for line in lines[1:]):
        if line in parts:
            part = line
        elif line and not line.startswith("#"):
            assert not line.endswith(":") and " " not in line
            parts[part].append(line)
    return parts["CACHE:"], parts["NETWORK:"]


def test_old_browsers_keep_all_that_a_start_needs() -> None:
    data, paint = some()
    made = players.published(data, paint)
    explicit, network = cached(made["player.appcache"])
    kept = {name.partition("?")[0] for name in explicit}
    assert len(explicit) == len(kept)
    assert kept == set(made) - {"sw.js", "player.appcache", "version.js"}
    assert network == ["*"]
    assert b'manifest="player.appcache"' in made["index.html"]
    # anything that is new makes them look
    other = {**data, "version": "other"}
    assert players.published(other, paint)["player.appcache"] != made["player.appcache"]


def test_the_page_is_valid_and_in_the_screen_s_language() -> None:
    data, paint = some()
    page = Page("index.html", dict(files(data, paint.pictures, UYGHUR))["index.html"].decode())
    # the attribute is of HTML 5.0, which the parser does not judge
    assert page.errors == []
    assert (page.language, page.root.get("dir")) == ("ug", "rtl")
    assert page.hidden
    assert words(page.one("button", data_clear="")) == "تازىلاش"


@given(name=st.text(min_size=1, max_size=60).filter(str.strip))
def test_a_name_of_any_kind_is_only_a_name(name: str) -> None:
    data, paint = some()
    made = players.published({**data, "name": name}, paint)
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(made["index.html"].decode("utf-8", "surrogatepass"))
    assert len(root.findall(".//script")) == 1
    assert "</" not in made["playlist.js"].decode()
    (read,) = call_of(made["playlist.js"], "PortalPlayer.playlist")
    assert read["name"] == name


def test_thousands_of_pictures_come_one_by_one() -> None:
    paint = Paint()
    frames = [paint.frame((n % 256, n // 256, 1)) for n in range(3000)]
    items = [players.item(f"slogan/{n}", frame) for n, frame in enumerate(frames)]
    data = players.playlist([players.entry(*items)], frames[0])
    asked: list[str] = []

    class Asked(dict[str, bytes]):
        def __getitem__(self, name: str) -> bytes:
            asked.append(name)
            return super().__getitem__(name)

    made = files(data, Asked(paint.pictures), UYGHUR)
    for _ in range(5 + 10):
        next(made)
    assert len(asked) == 10
    assert sum(1 for _ in made) == 3000 - 10 + 2
