"""Reads `docs/notices.yml`."""

from __future__ import annotations

from collections.abc import Collection

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
    make,
    text_at,
)
from portal.content.notice import Kind, Notice
from portal.content.read_lists import Ids, items_of
from portal.content.reading import Reader
from portal.content.times import End
from portal.findings import Report


class NoticeFields(Record):
    """A notice as it stands in the file; its text may be plain or a map by language."""

    id: Slug
    text: WordedText
    kind: Kind = "notice"
    from_: Moment | None = Field(default=None, alias="from")
    until: End | None = None
    screens: Distinct | None = None
    native_review: Many[Line] = Field(default_factory=list)


def read_notices(reader: Reader, screens: Collection[str]) -> list[Notice]:
    """The notices of `docs/notices.yml`; `screens` are the ids of all screens and groups."""
    path = reader.settings.docs / "notices.yml"
    report = reader.report(path)
    found: list[Notice] = []
    ids = Ids()
    for number, node in enumerate(items_of(path, reader)):
        fields = make(NoticeFields, node, report, prefix=f"{number}.")
        first = ids.first(node, number, report)
        if fields is None or not first:
            continue
        in_order = _in_order(fields, node, report, number)
        if _screens_known(fields, node, screens, report, number) and in_order:
            line = yaml_nodes.line_at(node, ("id",))
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


def _in_order(fields: NoticeFields, node: yaml_nodes.Node, report: Report, number: int) -> bool:
    """Whether a notice ends after it begins; reported where it does not, as is an urgent one
    that never ends."""
    if fields.until is None:
        if fields.kind == "urgent":
            line = yaml_nodes.line_at(node, ("kind",))
            report.warning("notice-urgent-endless", line, f"{number}.until", id=fields.id)
        return True
    if fields.from_ is None or fields.from_ < fields.until:
        return True
    report.error(
        "notice-until-before-from",
        yaml_nodes.line_at(node, ("until",)),
        f"{number}.until",
        until=text_at(node, "until"),
        start=text_at(node, "from"),
    )
    return False


def _screens_known(
    fields: NoticeFields,
    node: yaml_nodes.Node,
    screens: Collection[str],
    report: Report,
    number: int,
) -> bool:
    """Whether a notice names screens and groups that there are; reported where it does not."""
    unknown = [
        (place, name) for place, name in enumerate(fields.screens or ()) if name not in screens
    ]
    for place, name in unknown:
        line = yaml_nodes.line_at(node, ("screens", place))
        near = corrections.nearest(name, screens)
        report.error("notice-screen", line, f"{number}.screens.{place}", value=name, near=near)
    return not unknown
