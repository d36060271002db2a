"""What is wrong with a project's mkdocs.yml, as findings with their lines.

MkDocs says it in English sentences, without a line; this reads the sentences and finds the keys.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

from portal.content import sources, yaml_nodes, yaml_reading
from portal.findings import Finding, Report
from portal.pages.configuration import FaultyConfiguration
from portal.pages.options import PortalOptions

NAME = "mkdocs.yml"
PLUGIN = "portal"
SITE_KEYS = (
    "site_name",
    "site_url",
    "site_description",
    "site_author",
    "copyright",
    "docs_dir",
    "site_dir",
    "theme",
    "plugins",
    "nav",
    "not_in_nav",
    "exclude_docs",
    "draft_docs",
    "markdown_extensions",
    "extra",
    "extra_css",
    "extra_javascript",
    "hooks",
    "watch",
    "strict",
    "use_directory_urls",
    "validation",
)
"""Keys of MkDocs that are offered for an unknown one."""

_SENTENCES = re.compile(r"(?:^|; )(?=Config value ')")
_SENTENCE = re.compile(
    r"Config value '(?P<key>[^']*)': (?:Plugin '(?P<plugin>[^']*)' (?:option|value) "
    r"'(?P<option>[^']*)': )?(?P<words>.*)",
    re.DOTALL,
)
_TYPES = re.compile(r"Expected type: <class '(\w+)'> but received: <class '(\w+)'>")
_TYPE_WORDS = {"str": "text", "int": "number", "bool": "boolean", "list": "list", "dict": "keys"}
_NOT_INSTALLED = re.compile(r'The "([^"]*)" plugin is not installed')
_POSITION = re.compile(r"\n? *in \"[^\"]*\",? ?")


class NoProject(FaultyConfiguration):
    """There is no mkdocs.yml where one was looked for."""


def findings(path: Path, fault: FaultyConfiguration) -> tuple[Finding, ...]:
    """Everything that MkDocs had against the file at `path`."""
    report = Report(path.name)
    if isinstance(fault, NoProject):
        report.error("config-missing", place=fault.reason)
        return tuple(report.findings)
    option = fault.option
    text = sources.read_text(path, report)
    node = yaml_reading.read(text, report, loose=True) if text is not None else None
    if option is not None:
        field = ".".join(option.keys)
        report.add("error", option.rule, _line(node, option.keys), field, option.params)
    elif not report.findings:
        for sentence in filter(None, _SENTENCES.split(fault.reason)):
            _report(sentence, fault.line, node, report)
    return tuple(report.findings)


@contextmanager
def warnings() -> Iterator[list[str]]:
    """Yields what MkDocs warns of while it reads a mkdocs.yml: keys that nothing knows."""

    class Warnings(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.levelno == logging.WARNING:
                said.append(record.getMessage())

    said: list[str] = []
    logger, handler = logging.getLogger("mkdocs.config"), Warnings()
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    try:
        yield said
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)


def unknown_keys(path: Path, said: list[str]) -> tuple[Finding, ...]:
    """The keys that nothing knows, from what MkDocs warned of."""
    report = Report(path.name)
    text = sources.read_text(path, report)
    node = yaml_reading.read(text, Report(path.name), loose=True) if text is not None else None
    for sentence in said:
        match = _SENTENCE.match(sentence)
        if match is None or "Unrecognised configuration name" not in match["words"]:
            continue
        steps = _steps(match)
        known = [name for name, _ in PortalOptions._schema] if match["plugin"] else SITE_KEYS
        near = get_close_matches(steps[-1], known, n=1)
        rule, params = ("key-unknown", {"near": near[0]}) if near else ("key-unknown-far", {})
        line = _line(node, steps)
        field = ".".join(steps)
        report.warning(rule, line, field, key=steps[-1], known=", ".join(known), **params)
    return tuple(report.findings)


def _report(sentence: str, line: int | None, node: yaml_nodes.Node | None, report: Report) -> None:
    """One of MkDocs' sentences as a finding."""
    match = _SENTENCE.match(sentence)
    if match is None:
        _report_other(sentence, line, node, report)
        return
    steps, words = _steps(match), match["words"]
    at, field = _line(node, steps), ".".join(steps)
    if "Required configuration not provided" in words:
        report.error("field-missing", at, field, key=steps[-1], example=f"{steps[-1]}: …")
    elif "isn't an existing directory" in words:
        folder = yaml_nodes.plain(node) if node is not None else {}
        named = folder.get(steps[-1]) if isinstance(folder, dict) else None
        report.error("config-folder", at, field, folder=named or "docs")
    elif found := _NOT_INSTALLED.search(words):
        at = _line(node, ("plugins", found[1]))
        report.error("config-not-installed", at, field, name=found[1])
    elif types := _TYPES.search(words):
        wanted, given = (_TYPE_WORDS.get(name, name) for name in types.groups())
        report.error("wrong-type", at, field, wanted=wanted, found=given)
    else:
        report.error("config", at, field, reason=_plain(words))


def _report_other(
    sentence: str, line: int | None, node: yaml_nodes.Node | None, report: Report
) -> None:
    if sentence == f"plugins: [{PLUGIN}]":
        report.error("config-plugin", _line(node, ("plugins",)), "plugins")
    else:
        report.error("config", line, reason=_plain(sentence))


def _steps(match: re.Match[str]) -> tuple[str, ...]:
    if match["plugin"]:
        return ("plugins", match["plugin"], *match["option"].split("."))
    return (match["key"],)


def _line(node: yaml_nodes.Node | None, steps: tuple[str, ...]) -> int | None:
    """The line of a key, or of the nearest one above it that stands in the file."""
    line: int | None = None
    for step in steps:
        items = node.items if isinstance(node, yaml_nodes.Sequence) else [node]
        for item in items:
            if isinstance(item, yaml_nodes.Mapping) and step in item.entries:
                line, node = item.key_lines[step], item.entries[step]
                break
            if isinstance(item, yaml_nodes.Scalar) and item.text == step:
                line, node = item.line, None
                break
        else:
            break
    return line


def _plain(words: str) -> str:
    """MkDocs' words in one line, without the places on this machine."""
    return " ".join(_POSITION.sub(" ", words).split())
