"""Faults of mkdocs.yml are findings too, at the line of the key at fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from check.faults import TODAY, key, project, recode, swap, write
from portal import project as portal_project

NAME = "mkdocs.yml"
PORTAL = "plugins.portal"
FAULTS = {
    "unknown-key": ("site_url:", "site_ulr:", 2, "site_ulr", "key-unknown", "warning"),
    "unknown-option": (
        "publisher:",
        "publsher:",
        10,
        f"{PORTAL}.publsher",
        "key-unknown",
        "warning",
    ),
    "option-type": (
        "publisher: 小石榴社区居委会（示例）",
        "publisher: [a, b]",
        10,
        f"{PORTAL}.publisher",
        "wrong-type",
        "error",
    ),
    "no-site-name": ("site_name: 小石榴社区\n", "", None, "site_name", "field-missing", "error"),
    "no-docs": ("theme:", "docs_dir: nowhere\ntheme:", 5, "docs_dir", "config-folder", "error"),
    "no-plugin": ("  - portal:", "  - material/meta:", 8, "plugins", "config-plugin", "error"),
    "other-plugin": (
        "  - portal:",
        "  - nonesuch\n  - portal:",
        9,
        "plugins",
        "config-not-installed",
        "error",
    ),
    "theme": ("name: material", "name: nonesuch", 5, "theme", "config", "error"),
    "url": ("https://example.org/", "example.org", 2, "site_url", "config", "error"),
    "tab": ("  name: material", "\tname: material", 6, None, "yaml-tab", "error"),
    "quote": ("site_name: 小", 'site_name: "小', 1, None, "yaml-unclosed", "error"),
    "colon": ("site_name: 小", "site_name：小", 1, "site_name", "yaml-full-width-colon", "error"),
    "language-not-keys": (
        "{code: zh-Hans, name: 中文}",
        "zh-Hans",
        12,
        f"{PORTAL}.languages",
        "config-language-keys",
        "error",
    ),
    "language-code": (
        "code: ug",
        "code: zh_CN",
        12,
        f"{PORTAL}.languages",
        "config-language-field",
        "error",
    ),
    "language-prefix": (
        "prefix: ug",
        "prefix: quiz",
        12,
        f"{PORTAL}.languages",
        "config-language-prefix",
        "error",
    ),
    "languages-type": (
        "languages:\n        - {code: zh-Hans, name: 中文}\n"
        "        - {code: ug, name: ئۇيغۇرچە, direction: rtl, prefix: ug}",
        "languages: zh-Hans",
        12,
        f"{PORTAL}.languages",
        "wrong-type",
        "error",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault(name: str, tmp_path: Path) -> None:
    old, new, line, field, rule, severity = FAULTS[name]
    root = project(tmp_path, swap(NAME, old, new))
    found = portal_project.check(root, TODAY)
    assert [key(finding) for finding in found] == [(NAME, line, field, rule, severity)]


@pytest.mark.parametrize(
    ("content", "line", "rule"),
    [
        (b"", None, "file-empty"),
        ("site_name: 石榴\n".encode("gbk"), 1, "not-utf8"),
        (b"site_name: \0\n", 1, "yaml-character"),
        (b"- a\n", None, "config"),
        (b"hello\n", None, "config"),
    ],
)
def test_whole_file(content: bytes, line: int | None, rule: str, tmp_path: Path) -> None:
    root = project(tmp_path, write(NAME, content))
    found = portal_project.check(root / NAME, TODAY)
    assert [key(finding) for finding in found] == [(NAME, line, None, rule, "error")]


def test_reasons_hold_no_place_of_this_machine(tmp_path: Path) -> None:
    root = project(tmp_path, swap(NAME, "name: material", "name: nonesuch"))
    (finding,) = portal_project.check(root, TODAY)
    assert str(tmp_path) not in finding.params["reason"]


def test_another_name_of_the_file(tmp_path: Path) -> None:
    root = project(tmp_path, swap(NAME, "site_name: 小石榴社区\n", ""))
    (root / NAME).rename(root / "town.yml")
    (finding,) = portal_project.check(root / "town.yml", TODAY)
    assert finding.path == "town.yml"


def test_good_project_has_no_finding(tmp_path: Path) -> None:
    assert portal_project.check(project(tmp_path), TODAY) == ()


def test_a_picture_that_only_its_decoder_refuses(tmp_path: Path) -> None:
    """A head that is right before pixels that are not: found when the picture is made."""

    def spoil(data: bytes) -> bytes:
        at = data.index(b"IDAT") + 4
        return data[:at] + bytes(len(data) - at - 12) + data[-12:]

    root = project(tmp_path, recode("docs/figures/aunt-mei.png", spoil))
    found = portal_project.check(root, TODAY)
    assert [(f.path, f.line, f.rule) for f in found] == [
        ("docs/figures/aunt-mei.md", 11, "picture-not-shown")
    ]
