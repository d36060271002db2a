"""The words for people are true: README and handbook name what there is, and nothing else.

Their examples are whole files, each named in the line before it: 文件 `stories/x.md`： in Chinese,
File `stories/x.md`: in English. All of them together make a project that passes the check.
"""

from __future__ import annotations

import argparse
import ast
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
import yaml
from mkdocs.config import base
from mkdocs.config import config_options as c
from PIL import Image
from portal import cli
from portal.content import age
from portal.content.blueprint import BlueprintFields, SectionFields
from portal.content.contest import ContestFields
from portal.content.conversion import Converter, slugify
from portal.content.fields import Record
from portal.content.figure import FigureFields, FigureTranslationFields, HonourFields
from portal.content.library import read_library
from portal.content.policy import PolicyFields, PolicyTranslationFields
from portal.content.question import QuestionFields
from portal.content.read_hall import HallFields, RoundFields, TeamFields
from portal.content.read_lists import TermList
from portal.content.read_notices import NoticeFields
from portal.content.read_playlist import EntryFields
from portal.content.read_screens import NEEDED, ScreenFields
from portal.content.records import Consent
from portal.content.slogan import SloganFields
from portal.content.story import StoryFields, StoryTranslationFields
from portal.content.taxonomy import TaxonomyFile, Term
from portal.content.verdict import VerdictFields
from portal.findings import Finding, Report
from portal.pages import building
from portal.pages.options import LanguageOptions, PortalOptions
from portal.quiz.assembly.findings import blueprint_findings
from portal.quiz.bank import make_bank

ROOT = Path(__file__).resolve().parents[2]
HANDBOOK = ROOT / "docs" / "handbook"
README = ROOT / "README.md"
PAGES = (README, *sorted(HANDBOOK.glob("*.md")))
TODAY = date(2026, 11, 22)

RECORDS: tuple[tuple[str, str, type[Record]], ...] = (
    ("story.md", "文件头", StoryFields),
    ("story.md", "话题和地点", Term),
    ("policy.md", "文件头", PolicyFields),
    ("figure.md", "文件头", FigureFields),
    ("figure.md", "荣誉", HonourFields),
    ("slogans.md", "每条标语", SloganFields),
    ("screens.md", "每块屏", ScreenFields),
    ("screens.md", "说得细一些", EntryFields),
    ("screens.md", "通知和问候", NoticeFields),
    ("quiz.md", "每道题", QuestionFields),
    ("quiz.md", "练习和竞赛", ContestFields),
    ("blueprints.md", "一张卷子", BlueprintFields),
    ("blueprints.md", "一个部分", SectionFields),
    ("hall.md", "写规则", HallFields),
    ("hall.md", "每个队", TeamFields),
    ("hall.md", "每一轮", RoundFields),
    ("quiz.md", "词表", TermList),
    ("quiz.md", "给题目下结论", VerdictFields),
    ("consent.md", "同意记录怎么写", Consent),
    ("languages.md", "故事的译文", StoryTranslationFields),
    ("languages.md", "政策的译文", PolicyTranslationFields),
    ("languages.md", "榜样的译文", FigureTranslationFields),
)

ASKED_FOR = frozenset({"consent", *NEEDED})
"""Keys that a record may lack: `Reader.check_consent` asks for one, `read_screens` for others where
no group has them."""

_EXAMPLE = re.compile(
    r"^(?:文件|File) `([^`\n]+)`[：:]\n\n```(yaml|markdown)\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
_FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"\b(?:python3|py) scripts[/\\]manage\.py\b([^\n`]*)")
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def words_of(page: Path) -> str:
    return page.read_text("utf-8")


def section(page: str, heading: str) -> str:
    """What stands under a heading of the handbook, up to the next one."""
    parts = re.split(r"^#{1,6} (.+)$", words_of(HANDBOOK / page), flags=re.MULTILINE)
    return parts[parts.index(heading) + 1]


def rows(table: str) -> dict[str, list[str]]:
    """The cells of each row of a table that begins with a word of code, by that word."""
    found: dict[str, list[str]] = {}
    for line in table.splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split(" | ")]
        if line.startswith("| `") and (key := re.fullmatch(r"`([^`]+)`", cells[0])):
            assert key[1] not in found, line
            found[key[1]] = cells
    return found


# Records


@pytest.mark.parametrize(("page", "heading", "model"), RECORDS)
def test_every_key_of_a_record_is_in_its_table(
    page: str, heading: str, model: type[Record]
) -> None:
    table = rows(section(page, heading))
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    assert set(table) == set(fields)
    for key, field in fields.items():
        required = field.is_required() or key in ASKED_FOR
        assert table[key][1] == ("必填" if required else "可不写"), key
        for value in closed_values(field.annotation):
            assert f"`{value}`" in table[key][2], (key, value)
        default = field.default
        if not required and isinstance(default, str | int):
            shown = str(default).lower() if isinstance(default, bool) else default
            assert f"`{shown}`" in table[key][2], (key, default)


def test_the_groups_of_the_taxonomy_are_named() -> None:
    words = section("story.md", "话题和地点")
    assert all(f"`{name}`" in words for name in TaxonomyFile.model_fields)


def closed_values(annotation: Any) -> Iterator[str]:
    """The words that a field's type allows, where it allows only some."""
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
        return
    for part in get_args(annotation):
        yield from closed_values(part)


# Options


@pytest.mark.parametrize(
    ("heading", "options"), [("门户的选项", PortalOptions), ("语言", LanguageOptions)]
)
def test_every_option_is_in_the_settings_with_its_default(
    heading: str, options: type[base.Config]
) -> None:
    table = rows(section("settings.md", heading))
    schema = dict(options._schema)
    assert set(table) == set(schema)
    for name, option in schema.items():
        kind, default = table[name][1:3]
        assert kind == kind_of(option), name
        if isinstance(option.default, int) or (isinstance(option.default, str) and option.default):
            assert default == f"`{option.default}`", name
        else:
            assert "`" not in default, name
        example = yaml.safe_load(table[name][4].strip("`"))
        config = options()
        config.load_dict({"code": "ug", name: example})
        failed, _ = config.validate()
        assert not failed, name


def kind_of(option: Any) -> str:
    inner: Any = option.option if isinstance(option, c.Optional) else option
    if isinstance(inner, c.ListOfItems):
        return "列表"
    if isinstance(inner, c.Choice):
        return " 或 ".join(f"`{choice}`" for choice in inner.choices)
    return {str: "文字", int: "整数", list: "列表", object: "开关或几项"}[inner._type]


# Findings


def findings_by_rule() -> Mapping[str, Any]:
    path = ROOT / "scripts/portal/language/findings/zh-Hans.yml"
    found: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    del found["words"]
    return found


def test_every_finding_rule_is_explained() -> None:
    assert set(rows(words_of(HANDBOOK / "check.md"))) == set(findings_by_rule())


def test_findings_have_the_weight_that_the_code_gives_them() -> None:
    wanted = findings_by_rule().keys() & warned()
    table = rows(words_of(HANDBOOK / "check.md"))
    assert {cells[1] for cells in table.values()} == {"错误", "提醒"}
    assert {rule for rule, cells in table.items() if cells[1] == "提醒"} == wanted


def warned() -> set[str]:
    """The rules that the code reports as warnings."""
    found = {"html-dropped"}  # chosen by a condition in the converter
    found |= set(get_args(age.Rule))
    rules = findings_by_rule()
    for path in (ROOT / "scripts/portal").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            # what a slide lacks is left out of screens, and reported as a warning
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if called not in ("warning", "SlideFault"):
                continue
            rule = node.args[0]
            if isinstance(rule, ast.Constant):
                found.add(str(rule.value))
            elif isinstance(rule, ast.JoinedStr) and isinstance(rule.values[0], ast.Constant):
                start = str(rule.values[0].value)
                found |= {name for name in rules if name.startswith(start)}
    return found


# Commands


def commands() -> list[tuple[str, str]]:
    return [
        (page.name, found[1].replace("\\", "/").split("#")[0].strip())
        for page in PAGES
        for found in _COMMAND.finditer(words_of(page))
        if found[1].strip()
    ]


@pytest.mark.parametrize(("page", "command"), sorted(set(commands())))
def test_every_command_exists(page: str, command: str) -> None:
    words = shlex.split(command)
    if words[0] == "test":  # the launcher's own
        return
    assert cli._parser().parse_args(words).run


def test_every_option_of_a_command_exists() -> None:
    known = {"--strict"} | set(options_of(cli._parser()))
    uv = ("--universal", "--generate-hashes", "--python-version", "--group")
    chrome = ("--kiosk", "--incognito", "--disable-pinch", "--overscroll-history-navigation")
    player = ("--kiosk", "--user-data-dir")
    for page in PAGES:
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", words_of(page)):
            others = {README.name: uv, "kiosk.md": chrome, "players.md": player}.get(page.name, ())
            assert option in known or option in others, (page.name, option)


def options_of(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        yield from action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from options_of(inner)


def test_the_locked_files_are_made_as_the_readme_says() -> None:
    words = words_of(README)
    for name in ("requirements.txt", "requirements-test.txt"):
        lock = (ROOT / "scripts" / name).read_text("utf-8")
        written = re.search(r"^# +(uv pip compile .*)$", lock, re.MULTILINE)
        assert written and written[1] in words


# Links


def targets() -> list[tuple[str, str]]:
    found = []
    for page in PAGES:
        text = re.sub(r"`[^`\n]*`", "", _FENCE.sub("", words_of(page)))
        found += [(page.relative_to(ROOT).as_posix(), link) for link in _LINK.findall(text)]
    return found


@pytest.mark.parametrize(("page", "target"), sorted(set(targets())))
def test_every_link_leads_somewhere(page: str, target: str) -> None:
    if re.match(r"https?:|mailto:", target):
        return
    path, _, anchor = target.partition("#")
    place = (ROOT / page).parent / path if path else ROOT / page
    assert place.is_file(), target
    if page != "README.md":
        assert place.is_relative_to(HANDBOOK), f"{target} is outside what the preview shows"
    if anchor:
        assert anchor in anchors(place), target


def anchors(page: Path) -> frozenset[str]:
    """The places of a page, both as the preview and as a repository's own view name them."""
    text = words_of(page)
    document = Converter().convert(text, Report(page.name))
    headings = re.findall(r"^#{1,6} (.+)$", _FENCE.sub("", text), re.MULTILINE)
    return document.ids & {slugify(heading, "-") for heading in headings}


def test_every_page_of_the_handbook_is_in_its_contents() -> None:
    links = set(_LINK.findall(words_of(HANDBOOK / "index.md")))
    assert {page.name for page in HANDBOOK.glob("*.md")} - {"index.md"} <= links


# Examples


@dataclass(frozen=True)
class Example:
    """A whole file shown in a page."""

    page: str
    path: str
    text: str


def examples() -> list[Example]:
    return [
        Example(page.name, found[1], found[3])
        for page in PAGES
        for found in _EXAMPLE.finditer(words_of(page))
    ]


def test_every_example_names_its_file() -> None:
    for page in PAGES:
        text = words_of(page)
        shown = [f for f in _FENCE.finditer(text) if f[1] in ("yaml", "markdown")]
        assert len(shown) == len(_EXAMPLE.findall(text)), page.name


@pytest.mark.parametrize("page", ["README.md", "handbook"])
def test_the_examples_together_are_a_clean_project(page: str, tmp_path: Path) -> None:
    shown = [e for e in examples() if (e.page == "README.md") == (page == "README.md")]
    assert not findings_of(first_of_each(shown), tmp_path)


@pytest.mark.parametrize(
    "example", examples(), ids=lambda example: f"{example.page}:{example.path}"
)
def test_every_example_passes_the_check(example: Example, tmp_path: Path) -> None:
    shown = [e for e in examples() if e.page != "README.md" or e.page == example.page]
    shown.sort(key=lambda e: (e != example, e.page != example.page))
    found = findings_of(first_of_each(shown), tmp_path)
    assert not [finding for finding in found if finding.path == example.path]


def test_the_blueprints_shown_are_met(tmp_path: Path) -> None:
    shown = [example for example in examples() if example.page != "README.md"]
    assert not findings_of(first_of_each(shown), tmp_path)
    library = read_library(building.settings(tmp_path / "mkdocs.yml", TODAY))
    assert library.blueprints
    assert not list(blueprint_findings(library, make_bank(library).items))


def first_of_each(shown: list[Example]) -> dict[str, str]:
    """The first text that is shown for each file."""
    texts: dict[str, str] = {}
    for example in shown:
        texts.setdefault(example.path, example.text)
    return texts


def findings_of(texts: Mapping[str, str], folder: Path) -> tuple[Finding, ...]:
    """What the check says of a project made of these files, and of the files that they name."""
    for path, text in texts.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
        for name in re.findall(r"[\w-]+\.jpg", text):
            Image.new("RGB", (8, 8)).save(place.with_name(name))
        for name in re.findall(r"[\w-]+\.pdf", text):
            place.with_name(name).write_bytes(b"%PDF-1.7\n")
    settings = building.settings(folder / "mkdocs.yml", TODAY)
    return read_library(settings).findings
