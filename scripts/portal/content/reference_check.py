"""Reports what texts point to and is not there, and names of people who were withdrawn."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from portal.content import safe_html
from portal.content.document import Image, Link
from portal.content.figure import Figure
from portal.content.names import withdrawn_words
from portal.content.opened import Opened
from portal.content.read_lists import SourceName
from portal.content.records import Publication
from portal.content.references import FileTarget, HereTarget, Kind, PageTarget, References
from portal.content.story import Story
from portal.findings import Report
from portal.pictures import PictureError

ATTACHMENT = re.compile(
    r"\.(pdf|docx?|xlsx?|pptx?|wps|et|dps|ofd|od[tsp]|rtf|txt|csv|zip"
    r"|jpe?g|png|webp|gif|mp3|m4a|wav|ogg|mp4|webm)",
    re.IGNORECASE,
)
"""Files that a text may hand out: no kind that a browser runs (SVG, HTML), and no picture whose
metadata can't be taken out (HEIC)."""


def check_references(references: References, sources: Iterable[SourceName]) -> None:
    """Report every link, picture and source that leads nowhere.

    What stands in drafts becomes a warning: they may be unfinished.
    """
    opened = [file for file in references.reader.opened.values() if file is not None]
    for file in opened:
        if file.status != "withdrawn":
            _check_file(references, file)
    _check_home(references)
    _check_names(references)
    for source in sources:
        _check_source(references, source)
    for file in opened:
        if file.status == "draft":
            file.report.soften()


def _check_file(references: References, file: Opened) -> None:
    folder = file.file.path.parent
    for link in file.document.links:
        _check_link(references, folder, file, link)
    for image in file.document.images:
        _check_picture(references, folder, image.source, image.line, None, file.report)
        _check_alt(image, file.report)
    for picture in file.pictures:
        _check_picture(references, folder, picture.source, picture.line, picture.field, file.report)


def _check_link(references: References, folder: Path, file: Opened, link: Link) -> None:
    found, report = references.find(folder, link.target), file.report
    if found is None:
        if not references.faulty(folder, link.target):
            _report_broken(folder, link, report)
        return
    if isinstance(found, FileTarget) and not ATTACHMENT.fullmatch(found.path.suffix):
        report.error("file-kind", link.line, target=link.target, kind=found.path.suffix or "?")
    if not isinstance(found, HereTarget | PageTarget):
        return
    ids: frozenset[str] | None = None
    if isinstance(found, HereTarget):
        ids = file.document.ids
    elif found.record.status == "draft":
        report.error("link-to-draft", link.line, target=link.target)
    elif _hidden(found.record):
        report.error("link-to-hidden", link.line, target=link.target)
    elif found.record.status == "published" and not references.unsure(found.record):
        ids = found.record.original.document.ids
    if ids is not None and found.anchor and found.anchor not in ids:
        report.error("anchor-broken", link.line, target=link.target, anchor=found.anchor)


def _report_broken(folder: Path, link: Link, report: Report) -> None:
    target = link.target
    plain = unquote(target)
    if "\\" in plain:
        fixed = plain.replace("\\", "/")
        report.error("link-backslash", link.line, target=plain, fixed=fixed)
    elif target.lower().startswith("www."):
        report.error("link-without-scheme", link.line, target=target)
    elif (name := _other_case(folder, target)) is not None:
        report.error("name-case", link.line, target=target, name=name)
    else:
        report.error("link-broken", link.line, target=target)


def _other_case(folder: Path, target: str) -> str | None:
    """The path of a file that differs from `target` in capitals only, None where there is none."""
    path = unquote(target.partition("#")[0].partition("?")[0])
    if not path or "\0" in path:
        return None
    try:
        names = os.listdir((folder / path).parent)
    except OSError:
        return None
    last = path.rpartition("/")[2]
    name = next((n for n in sorted(names) if n.lower() == last.lower() and n != last), None)
    return None if name is None else path.removesuffix(last) + name


def _hidden(record: Publication[Any]) -> bool:
    """Whether a published record's consent leaves the web out; one without is a finding itself."""
    consented = isinstance(record, Story | Figure) and record.consent is not None
    return record.published and consented and not record.on_web


def _check_alt(image: Image, report: Report) -> None:
    if not image.alt and not _is_remote(image.source):
        report.error("picture-no-alt", image.line, picture=image.source)


def _check_picture(
    references: References, folder: Path, source: str, line: int, field: str | None, report: Report
) -> None:
    if _is_remote(source):
        report.error("picture-remote", line, field, picture=source)
        return
    try:
        references.picture(folder, source)
    except PictureError as refused:
        if refused.reason == "missing" and (name := _other_case(folder, source)) is not None:
            report.error("name-case", line, field, target=source, name=name)
            return
        rule = "picture-missing" if refused.reason == "missing" else "picture-not-shown"
        report.error(rule, line, field, picture=source, reason=refused.reason)


def _is_remote(source: str) -> bool:
    return source.startswith("//") or safe_html.scheme(source) is not None


def _check_home(references: References) -> None:
    home = references.records.get(("page", "index"))
    opened = references.reader.opened.get(home.path) if home is not None else None
    if opened is None:
        return
    wanted: tuple[tuple[str, Kind], ...] = (("lead", "story"), ("figure", "figure"))
    for field, kind in wanted:
        slug = opened.text(field)
        record = references.records.get((kind, slug or ""))
        if record is not None and record.status == "draft":
            opened.report.warning("home-draft", opened.line(field), field, slug=slug)
        elif slug is not None and record is None and not references.faulty_record(kind, slug):
            opened.report.error("home-slug", opened.line(field), field, slug=slug)


def _check_source(references: References, source: SourceName) -> None:
    report = references.reader.reports[source.path]
    found = references.source(source.source)
    if found is None and not references.faulty_source(source.source):
        report.error("question-source", source.line, source.field, source=source.source)
    elif found is not None and found.record.status == "draft":
        report.warning("question-source-draft", source.line, source.field, source=source.source)


def _check_names(references: References) -> None:
    """Warn of every line of something shown that still names what was withdrawn."""
    names = sorted(withdrawn_words(references.records.values()))
    if not names:
        return
    reader = references.reader
    for path, report in reader.reports.items():
        opened, file = reader.opened.get(path), references.settings.root / path
        if not file.is_file() or (opened is not None and opened.status != "published"):
            continue
        lines = file.read_text("utf-8-sig", errors="replace").splitlines()
        for number, words in enumerate(lines, 1):
            for name in names:
                if name in words:
                    report.warning("withdrawn-name", number, name=name)
