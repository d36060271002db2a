"""Reads `docs/notices.yml`."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from pydantic import Field

from portal.content import corrections, yaml_nodes
from portal.content.fields import (
    Distinct,
    Line,
    Many,
    Moment,
    Record,
    Slug,
    WordedText,
    in_languages,
    text_at,
)
from portal.content.making import make
from portal.content.notice import Kind, Notice
from portal.content.read_lists import Ids, items_of
from portal.content.reading import Reader
from portal.content.times import End, end_of, midnight
from portal.content.unwritten import unwritten
from portal.findings import Report

_EVENING = 18


class NoticeFields(Record):
    """A notice as it stands in the file; its text may be plain or a map by language."""

    id: Slug
    text: WordedText
    kind: Kind = "notice"
    from_: Moment | None = Field(default=None, alias="from")
    until: End | None = None
    screens: Distinct | None = None
    native_review: Many[Line] = Field(default_factory=list)


def read_notices(reader: Reader, screens: Collection[str] | None) -> list[Notice]:
    """The notices of `docs/notices.yml`; `screens` are the ids of all screens and groups, None
    where they are not known."""
    path = reader.settings.docs / "notices.yml"
    report = reader.report(path)
    found: list[Notice] = []
    ids = Ids()
    for number, node in enumerate(items_of(path, reader)):
        today = reader.settings.today
        fields = make(NoticeFields, node, report, prefix=f"{number}.", today=today)
        first = ids.first(node, number, report)
        if fields is None or not first:
            continue
        in_order = _in_order(fields, node, report, number, today)
        if not _screens_known(fields, node, screens, report, number) or not in_order:
            continue
        line = yaml_nodes.line_at(node, ("id",))
        if unwritten("notice.yml", "@language@") in fields.text.values():
            report.warning("notice-unwritten", line, f"{number}.text", id=fields.id)
        else:
            found.append(_notice(fields, line, number, reader.settings.default.code))
    return found


def _notice(fields: NoticeFields, line: int, number: int, default: str) -> Notice:
    return Notice(
        id=fields.id,
        line=line,
        kind=fields.kind,
        text=in_languages(fields.text, default),
        from_=fields.from_,
        until=fields.until,
        screens=tuple(fields.screens or ()),
        native_review=tuple(fields.native_review),
        field=str(number),
    )


def _in_order(
    fields: NoticeFields, node: yaml_nodes.Node, report: Report, number: int, today: date
) -> bool:
    """Whether a notice ends after it begins; reported where it does not, as is an urgent one
    that never ends."""
    start, until = fields.from_, fields.until
    if until is None and fields.kind == "urgent":
        line = yaml_nodes.line_at(node, ("kind",))
        example = f"until: {_end_after(start, today)}"
        report.error(
            "notice-urgent-endless", line, f"{number}.until", id=fields.id, example=example
        )
        return False
    if until is None or start is None or start < until:
        return True
    written = {"until": text_at(node, "until"), "start": text_at(node, "from")}
    line, field = yaml_nodes.line_at(node, ("until",)), f"{number}.until"
    if start == until:
        example = f"until: {_end_after(start, today)}"
        report.error("notice-until-at-from", line, field, **written, example=example)
    else:
        report.error("notice-until-before-from", line, field, **written)
    return False


def _end_after(start: datetime | None, today: date) -> str:
    """An end for a notice: in the evening of the day it begins, else at noon of the next one."""
    start = start or midnight(today)
    if start.hour < _EVENING:
        return f"{start:%Y-%m-%d} {_EVENING:02}:00"
    return f"{(end_of(start.date()) or start):%Y-%m-%d} 12:00"


def _screens_known(
    fields: NoticeFields,
    node: yaml_nodes.Node,
    screens: Collection[str] | None,
    report: Report,
    number: int,
) -> bool:
    """Whether a notice names screens and groups that there are; reported where it does not."""
    if screens is None:
        return True
    unknown = [
        (place, name) for place, name in enumerate(fields.screens or ()) if name not in screens
    ]
    for place, name in unknown:
        line = yaml_nodes.line_at(node, ("screens", place))
        near = corrections.nearest(name, screens)
        report.error("notice-screen", line, f"{number}.screens.{place}", value=name, near=near)
    return not unknown
