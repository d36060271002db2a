"""Reads the playlist of a screen or a group."""

from __future__ import annotations

from typing import Annotated, Any, get_args

from pydantic import AfterValidator, BeforeValidator, Field

from portal.content import corrections, yaml_nodes
from portal.content.fields import Date, Many, Record, Whole, Within, as_text, fault
from portal.content.making import make
from portal.content.screen import PlaylistEntry, Source
from portal.content.times import HoursText, Weekdays
from portal.findings import Report
from portal.language.catalogue import meant_by

SOURCES: tuple[Source, ...] = get_args(Source)
ALL = "all"
_MOST = 1000


def _choice(value: object) -> int | str | tuple[str, ...]:
    """A count, `all`, or ids."""
    if isinstance(value, list):
        if not value:
            raise fault("list-empty")
        ids = tuple(as_text(one) for one in value)
        for place, one in enumerate(ids):
            if one in ids[:place]:
                raise fault("value-twice", item=place, value=one)
        return ids
    text = as_text(value)
    if text.lower() == ALL:
        return ALL
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise fault("playlist-choice", value=text)
    return int(Within(1, _MOST)(int(text)))


def _whole_source(value: object) -> str:
    """`all`: of a clock or a question of the day there is one at a time."""
    chosen = _choice(value)
    if chosen not in (ALL, 1):
        raise fault("playlist-all", value=value)
    return ALL


Choice = Annotated[Any, BeforeValidator(_choice)]
WholeSource = Annotated[Any, BeforeValidator(_whole_source)]


class EntryFields(Record):
    """A line of a playlist that says more than where its items come from."""

    slogans: Choice = None
    stories: Choice = None
    figures: Choice = None
    question_of_the_day: WholeSource = Field(default=None, alias="question-of-the-day")
    notices: Choice = None
    greetings: Choice = None
    clock: WholeSource = None
    from_: Date | None = Field(default=None, alias="from")
    until: Date | None = None
    weekdays: Many[Weekdays] = Field(default_factory=list)
    hours: Many[HoursText] = Field(default_factory=list)
    weight: Annotated[Whole, AfterValidator(Within(1, 100))] = 1
    priority: Annotated[Whole, AfterValidator(Within(0, 100))] = 0


def read_playlist(
    node: yaml_nodes.Node, report: Report, prefix: str
) -> tuple[PlaylistEntry, ...] | None:
    """The playlist of the screen or group at `node`, without the lines that are at fault (each is
    reported); None where it has none."""
    value = node.entries.get("playlist") if isinstance(node, yaml_nodes.Mapping) else None
    if not isinstance(value, yaml_nodes.Sequence):
        return None
    if not value.items:
        report.error("list-empty", yaml_nodes.line_at(node, ("playlist",)), f"{prefix}playlist")
    entries = (
        _entry(node, item, report, prefix, ("playlist", number))
        for number, item in enumerate(value.items)
    )
    return tuple(entry for entry in entries if entry is not None)


def _entry(
    node: yaml_nodes.Node,
    item: yaml_nodes.Node,
    report: Report,
    prefix: str,
    path: tuple[str, int],
) -> PlaylistEntry | None:
    field = f"{prefix}playlist.{path[1]}"
    if isinstance(item, yaml_nodes.Scalar):
        word = (item.text or "").strip()
        if word in SOURCES:
            return PlaylistEntry(_source(word), item.line, field)
        if not word:
            report.error("field-empty", item.line, field)
            return None
        report.error(
            "value-not-allowed",
            item.line,
            field,
            value=word,
            allowed=", ".join(SOURCES),
            example=corrections.allowed_value(
                item, (0,), meant_by(word, "sources") or word, SOURCES
            ),
        )
        return None
    fields = make(EntryFields, item, report, prefix=f"{field}.")
    if fields is None or not isinstance(item, yaml_nodes.Mapping):
        return None
    named = [key for key in item.entries if key in SOURCES]
    if len(named) != 1:
        report.error("playlist-source", item.line, field, allowed=", ".join(SOURCES))
        return None
    if fields.from_ and fields.until and fields.until < fields.from_:
        line = yaml_nodes.line_at(item, ("until",))
        days = {"until": fields.until, "start": fields.from_}
        report.error("until-before-from", line, f"{field}.until", **days)
        return None
    chosen = getattr(fields, named[0].replace("-", "_"))
    return PlaylistEntry(
        source=_source(named[0]),
        line=yaml_nodes.line_at(item, (named[0],)),
        field=field,
        count=chosen if isinstance(chosen, int) else None,
        ids=chosen if isinstance(chosen, tuple) else (),
        from_=fields.from_,
        until=fields.until,
        weekdays=tuple(sorted({day for days in fields.weekdays for day in days})),
        hours=tuple(fields.hours),
        weight=fields.weight,
        priority=fields.priority,
    )


def _source(word: str) -> Source:
    return next(source for source in SOURCES if source == word)
