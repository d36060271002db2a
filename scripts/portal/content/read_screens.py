"""Reads `docs/screens.yml`: screens, and groups of what screens have in common."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field

from portal.content import corrections, yaml_nodes
from portal.content.fields import (
    Distinct,
    Line,
    Many,
    Number,
    Record,
    Slug,
    Whole,
    Within,
    fault,
    text_at,
)
from portal.content.making import make
from portal.content.read_lists import Ids, items_of
from portal.content.read_playlist import read_playlist
from portal.content.reading import Reader
from portal.content.screen import Colours, PlaylistEntry, Screen, Source
from portal.content.screen_languages import check_languages
from portal.content.times import HoursText, as_hours
from portal.content.unwritten import unwritten
from portal.findings import Report

NIGHT = (as_hours("19:30-07:00"),)
REFRESH_S = 60
NEEDED = ("width", "height", "pitch_mm", "distance_m")
"""What a screen must have, from itself or its group."""
_NAMELESS = frozenset({"id-pattern", "id-long"})
"""What is wrong with an id that has to become another one."""
_DEFAULT_SOURCES: tuple[Source, ...] = ("slogans", "notices", "greetings")

_LENGTH = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?(?:米|厘米|毫米|公分|m|cm|mm)", re.IGNORECASE)


def _no_length(value: object) -> object:
    """Refuses a length: pixels are wanted."""
    if isinstance(value, str) and _LENGTH.fullmatch(unicodedata.normalize("NFKC", value).strip()):
        raise fault("screen-pixels", value=value)
    return value


Pixels = Annotated[Whole, AfterValidator(Within(16, 8192)), BeforeValidator(_no_length)]


class GroupFields(Record):
    """What a screen and a group may both say; `playlist` is read by itself."""

    width: Pixels | None = None
    height: Pixels | None = None
    pitch_mm: Annotated[Number, AfterValidator(Within(0.1, 50))] | None = None
    distance_m: Annotated[Number, AfterValidator(Within(0.5, 500))] | None = None
    colours: Colours | None = None
    languages: Distinct | None = None
    hours: Many[HoursText] | None = None
    night: Many[HoursText] | None = None
    playlist: Many[object] | None = None
    refresh_s: Annotated[Whole, AfterValidator(Within(10, 86400))] | None = None


class _GroupName(Record):
    group: Slug


class NamedGroupFields(GroupFields, _GroupName):
    """A group of screens."""


class _ScreenName(Record):
    id: Slug
    name: Line
    in_: Slug | None = Field(default=None, alias="in")


class ScreenFields(GroupFields, _ScreenName):
    """A screen as it stands in the file."""


@dataclass(frozen=True, slots=True)
class _Group:
    """A group; `fields` are None where they are at fault."""

    fields: NamedGroupFields | None
    playlist: tuple[PlaylistEntry, ...] | None


Value = TypeVar("Value")


def read_screens(reader: Reader) -> tuple[list[Screen], frozenset[str] | None]:
    """The screens of `docs/screens.yml`, and the ids of all screens and groups that it names,
    those of faulty ones too; None where not all of them could be read."""
    path = reader.settings.docs / "screens.yml"
    report = reader.report(path)
    ids = Ids()
    nodes = list(enumerate(items_of(path, reader)))
    groups: dict[str, _Group] = {}
    for number, node in nodes:
        if _is_group(node) and ids.first(node, number, report, "group"):
            groups[(text_at(node, "group") or "").strip()] = _group(node, reader, report, number)
    found, used = [], set[str]()
    for number, node in nodes:
        if _is_group(node):
            continue
        used.update((text_at(node, key) or "").strip() for key in ("in", "group"))
        screen = _screen(node, groups, reader, report, number)
        if not ids.first(node, number, report) or screen is None:
            continue
        if screen.name == unwritten("screen.yml", "name"):
            line = yaml_nodes.line_at(node, ("name",))
            report.warning("screen-unwritten", line, f"{number}.name", id=screen.id)
            continue
        found.append(screen)
    for number, node in nodes:
        name = (text_at(node, "group") or "").strip()
        if _is_group(node) and name and name not in used:
            line = yaml_nodes.line_at(node, ("group",))
            report.warning("screen-group-unused", line, f"{number}.group", group=name)
    return found, ids.seen if _all_named(nodes, report) else None


def _all_named(nodes: Iterable[tuple[int, yaml_nodes.Node]], report: Report) -> bool:
    """Whether every screen and group has a name, so that nothing is taken for unknown that is
    only badly written."""
    named = [any(text_at(node, key) for key in ("id", "group")) for _, node in nodes]
    broken = (one.rule.startswith("yaml-") or one.rule in _NAMELESS for one in report.findings)
    return all(named) and not (any(broken) or (report.findings and not named))


def _is_group(node: yaml_nodes.Node) -> bool:
    return (
        isinstance(node, yaml_nodes.Mapping)
        and "group" in node.entries
        and "id" not in node.entries
    )


def _group(node: yaml_nodes.Node, reader: Reader, report: Report, number: int) -> _Group:
    fields = make(NamedGroupFields, node, report, prefix=f"{number}.")
    known = check_languages(node, reader.settings, report, number)
    return _Group(fields if known else None, read_playlist(node, report, f"{number}."))


def _screen(
    node: yaml_nodes.Node,
    groups: dict[str, _Group],
    reader: Reader,
    report: Report,
    number: int,
) -> Screen | None:
    """A screen, None and findings where it is at fault, or where its group is."""
    if text_at(node, "id") is not None and text_at(node, "group") is not None:
        line = yaml_nodes.line_at(node, ("group",))
        report.error("screen-group-key", line, f"{number}.group", group=text_at(node, "group"))
        return None
    fields = make(ScreenFields, node, report, prefix=f"{number}.")
    playlist = read_playlist(node, report, f"{number}.")
    if not check_languages(node, reader.settings, report, number) or fields is None:
        return None
    group = groups.get(fields.in_) if fields.in_ is not None else None
    if fields.in_ is not None and group is None:
        line = yaml_nodes.line_at(node, ("in",))
        near = corrections.nearest(fields.in_, groups)
        report.error("screen-group-unknown", line, f"{number}.in", value=fields.in_, near=near)
        return None
    if group is not None and group.fields is None:
        return None
    common = group.fields if group is not None else None
    missing = [key for key in NEEDED if _first(fields, common, key, None) is None]
    line = yaml_nodes.line_at(node, ("id",))
    for key in missing:
        example = corrections.example((key,), report.path)
        report.error("field-missing", line, f"{number}.{key}", key=key, example=example)
    if missing:
        return None
    if playlist is None and group is not None:
        playlist = group.playlist
    if playlist is None:
        playlist = tuple(PlaylistEntry(source, line, str(number)) for source in _DEFAULT_SOURCES)
    return _made(fields, common, playlist, line, number, reader)


def _made(
    fields: ScreenFields,
    common: NamedGroupFields | None,
    playlist: tuple[PlaylistEntry, ...],
    line: int,
    number: int,
    reader: Reader,
) -> Screen:
    settings = reader.settings
    colours: Colours = _first(fields, common, "colours", "full")
    known = {language.code: language for language in settings.languages}
    codes: list[str] = _first(fields, common, "languages", [settings.default.code])
    return Screen(
        id=fields.id,
        name=fields.name,
        group=fields.in_,
        line=line,
        width=_first(fields, common, "width", 0),
        height=_first(fields, common, "height", 0),
        pitch_mm=_first(fields, common, "pitch_mm", 0.0),
        distance_m=_first(fields, common, "distance_m", 0.0),
        colours=colours,
        languages=tuple(known[code] for code in codes if code in known),
        hours=tuple(_first(fields, common, "hours", [])),
        night=tuple(_first(fields, common, "night", NIGHT)) if colours == "full" else (),
        playlist=playlist,
        refresh_s=_first(fields, common, "refresh_s", REFRESH_S),
        field=str(number),
    )


def _first(
    fields: ScreenFields, common: NamedGroupFields | None, key: str, default: Value
) -> Value:
    """What a screen says, else its group, else the default."""
    for record in (fields, common):
        value: Value | None = getattr(record, key) if record is not None else None
        if value is not None:
            return value
    return default
