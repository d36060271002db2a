"""Text files as they stand on disk: decoded, and split into front matter and body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from portal.content import yaml_nodes, yaml_reading
from portal.findings import Report

_FENCE = re.compile(r"^---[ \t]*$")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$")


@dataclass(frozen=True, slots=True)
class Split:
    """A Markdown file: its front matter (None where there is none) and its body.

    `body_line` is the line of the file at which the body begins, from 1.
    """

    front: yaml_nodes.Mapping | None
    body: str
    body_line: int


def read_text(path: Path, report: Report) -> str | None:
    """The text of a file, with `\\n` ends and no BOM; None and a finding where it can't be read."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        report.error("file-unreadable", reason=fault.strerror or type(fault).__name__)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        report.error("not-utf8", data.count(b"\n", 0, fault.start) + 1)
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        report.error("file-empty")
        return None
    return text


def split(text: str, report: Report, *, required: bool = True) -> Split | None:
    """Split off the front matter between two lines `---`.

    Where it is not `required`, a file without any is all body. None, and a finding, where the
    front matter can't be read.
    """
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if not _FENCE.match(lines[start]):
        if required:
            report.error("front-matter-missing", start + 1)
            return None
        return Split(None, text, 1)
    end = next((n for n in range(start + 1, len(lines)) if _END.match(lines[n])), None)
    if end is None:
        report.error("front-matter-unclosed", start + 1)
        return None
    node = yaml_reading.read("\n".join(lines[start + 1 : end]), report, start + 2)
    if node is None and report.findings:
        return None
    if not isinstance(node, yaml_nodes.Mapping):
        if node is not None or required:
            report.error("front-matter-not-keys", start + 1)
            return None
        node = yaml_nodes.Mapping(start + 1)
    return Split(node, "\n".join(lines[end + 1 :]), end + 2)
