"""The folder of a screen: numbered pictures, films, a sheet to look at, and a player."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from portal.language.catalogue import Strings
from portal.language.languages import Language
from portal.screens import folder, manifest, player
from portal.screens.cache import SlideCache
from portal.screens.export import video
from portal.screens.export.gif import gif
from portal.screens.export.loop import LeftOut, Loop, loop
from portal.screens.export.moving import LONGEST
from portal.screens.frames import Frame, Rendered
from portal.screens.names import Numbered, numbered
from portal.screens.programme import Entry
from portal.screens.render import look_of
from portal.screens.still import SAMPLE, still
from portal.screens.templates import filled

KIND = "pictures"
GIF, MP4, PLAYER = "loop.gif", "loop.mp4", "player"
_GIF_MOST = 60_000_000
"""Pixels that a GIF holds at most over all its pictures: beyond, only films make sense."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written of a screen."""

    folder: Path
    changed: bool
    pictures: int
    films: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    """What the films do not hold."""
    no_film: str
    """Why there is no MP4: `ffmpeg` where nothing can make one, else what ffmpeg said; ''."""
    no_gif: bool
    """Whether there is no GIF, because it would be too large."""


def write_pictures(
    rendered: Rendered, cache: SlideCache, target: Path, say: Strings, films: tuple[str, ...]
) -> Written:
    """Put a screen's pictures into a folder, with those of the `films` that can be made.

    Raises folder.Taken and OSError.
    """
    files = tuple(numbered(rendered))
    made = _Films(rendered, cache, target)
    cuts = loop(rendered, LONGEST)
    contents: dict[str, folder.Content] = {
        f"{file.name}.png": partial(still, file.frame, cache) for file in files
    }
    for name in films:
        if (content := made.content(name, cuts)) is not None:
            contents[name] = content
    shown = tuple(name for name in films if name in contents)
    contents["index.html"] = _sheet(rendered, files, shown, say).encode()
    words = {"kind": KIND, **_words(rendered, files), "films": made.keys}
    players = player_files(rendered, cache)
    changed = folder.replace_folder(target, _all(contents, players), words)
    no_gif = GIF in films and GIF not in contents
    return Written(target, changed, len(files), shown, cuts.left_out, made.refused, no_gif)


def player_files(rendered: Rendered, cache: SlideCache) -> Iterator[player.File]:
    """The files of a screen's player."""
    language: Language = rendered.screen.languages[0]
    pictures = _Pictures(cache, rendered.pictures())
    yield from player.files(manifest.playlist(rendered), pictures, language)


class _Pictures(Mapping[str, bytes]):
    """Pictures by name, read when they are asked for, and not kept."""

    def __init__(self, cache: SlideCache, names: tuple[str, ...]) -> None:
        self._cache, self._names = cache, names

    def __getitem__(self, name: str) -> bytes:
        return self._cache.picture(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _all(
    contents: dict[str, folder.Content], players: Iterator[player.File]
) -> Iterator[tuple[str, folder.Content]]:
    yield from contents.items()
    for name, data in players:
        yield f"{PLAYER}/{name}", data


class _Films:
    """Films of a loop; one that is there already is not made again."""

    def __init__(self, rendered: Rendered, cache: SlideCache, target: Path) -> None:
        self._screen, self._cache, self._target = rendered.screen, cache, target
        self._earlier = folder.earlier(target)
        self.keys: dict[str, str] = {}
        """What each film is made from."""
        self.refused = ""

    def content(self, name: str, cuts: Loop) -> folder.Content | None:
        """What is in a film, or None where it cannot be made."""
        frames, width = cuts.frames, self._screen.width
        key = hashlib.sha256(repr((name, frames, width)).encode()).hexdigest()
        make: Callable[[], bytes]
        if name == GIF:
            if sum(f.width * f.height for f in frames) > _GIF_MOST:
                return None
            make = partial(gif, frames, width, self._cache)
        elif (program := video.ffmpeg()) is None:
            self.refused = "ffmpeg"
            return None
        else:
            make = partial(video.mp4, program, frames, width, self._cache)
        try:
            found: folder.Content = self._there(name, key) or make()
        except video.NoVideo as fault:
            self.refused = str(fault)
            return None
        self.keys[name] = key
        return found

    def _there(self, name: str, key: str) -> bytes | None:
        """The film that an earlier run made from the same pictures."""
        films, files = self._earlier.get("films"), self._earlier.get("files", {})
        if not isinstance(films, dict) or films.get(name) != key:
            return None
        try:
            data = (self._target / name).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == files.get(name) else None


def _words(rendered: Rendered, files: tuple[Numbered, ...]) -> dict[str, Any]:
    """What the manifest says of a screen and its pictures."""
    programme, screen = rendered.programme, rendered.screen
    return {
        "screen": screen.id,
        "name": screen.name,
        "width": screen.width,
        "height": screen.height,
        "colours": screen.colours,
        "text_px": look_of(screen, night=False).text_px,
        "made": programme.made.isoformat(),
        "days": programme.days,
        "hours": manifest.hours_words(screen.hours),
        "night": manifest.hours_words(screen.night),
        "pictures": [_picture(file) for file in files],
    }


def _picture(file: Numbered) -> dict[str, Any]:
    frame, entry = file.frame, file.entry
    words: dict[str, Any] = {
        "file": f"{file.name}.png",
        "item": file.shown.item.id,
        "width": frame.width,
        "height": frame.height,
        "seconds": frame.seconds,
        "night": file.night,
        "window": manifest.window_words(file.shown.item.window),
    }
    if entry is not None:
        words |= {
            "entry": manifest.window_words(entry.window),
            "weight": entry.weight,
            "priority": entry.priority,
            "urgent": entry.urgent,
        }
    if frame.scroll is not None:
        words["scroll"] = asdict(frame.scroll)
    if frame.clock is not None:
        words["clock"] = {**asdict(frame.clock.place), "sample": SAMPLE}
    return words


@dataclass(frozen=True, slots=True)
class _Card:
    """A picture on the sheet."""

    file: str
    item: str
    text: str
    frame: Frame
    night: bool
    entry: Entry | None
    times: tuple[str, ...]


def _sheet(
    rendered: Rendered, files: tuple[Numbered, ...], films: tuple[str, ...], say: Strings
) -> str:
    """The page that shows all pictures at a glance."""
    cards = [
        _Card(
            f"{file.name}.png",
            file.shown.item.id,
            file.shown.item.text,
            file.frame,
            file.night,
            file.entry,
            window_texts(file, say),
        )
        for file in files
    ]
    return filled(
        "sheet.html",
        screen=rendered.screen,
        cards=cards,
        films=films,
        player=f"{PLAYER}/index.html?fit",
        say=say,
        lang="zh-Hans" if say.code.startswith("zh") else say.code,
    )


def window_texts(file: Numbered, say: Strings) -> tuple[str, ...]:
    """When a picture may be shown, in words; empty: always."""
    windows = [file.shown.item.window, *([file.entry.window] if file.entry else [])]
    found = []
    for window in windows:
        words = manifest.window_words(window)
        if "from" in words:
            found.append(say("screens_from", moment=words["from"].replace("T", " ")))
        if "until" in words:
            found.append(say("screens_until", moment=words["until"].replace("T", " ")))
        if "weekdays" in words:
            days = say.listing([say(f"screens_day_{day}") for day in words["weekdays"]])
            found.append(days)
        if "hours" in words:
            found.append(say.listing([f"{start}–{end}" for start, end in words["hours"]]))
    return tuple(dict.fromkeys(found))
