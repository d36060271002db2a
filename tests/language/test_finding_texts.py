"""Every finding can be said, in both languages, and shows how to mend the fault."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, get_args

import pytest
import yaml
from portal.content import age
from portal.language.catalogue import MissingText, available, finding_text
from portal.pictures import REASONS
from portal.quiz.review import FLAWS

PACKAGE = Path(__file__).parent.parent.parent / "scripts" / "portal"
CODES = ("en", "zh-Hans")
KINDS = ("email", "identity", "phone")
REPORTING = frozenset(
    {
        "error",
        "warning",
        "fault",
        "Finding",
        "OptionFault",
        "Refusal",
        "SlideFault",
        "Unread",
        "Colon",
        "_Refused",
        "_fault",
        "_refuse",
    }
)
_RULE = re.compile(r"[a-z]+(?:-[a-z0-9]+)+|config")


@cache
def texts(code: str) -> dict[str, Any]:
    path = PACKAGE / "language" / "findings" / f"{code}.yml"
    loaded: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


def rules(code: str) -> dict[str, Any]:
    return {name: text for name, text in texts(code).items() if name != "words"}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def reported() -> set[str]:
    """Every word in the source that is handed on as the name of a rule."""
    found = {f"personal-{kind}" for kind in KINDS}
    faults = ("keys", "field", "prefix", "twice", "unknown", "fallback")
    found |= {f"config-language-{what}" for what in faults}
    found |= set(get_args(age.Rule))
    found |= {f"item-{rule}" for check in FLAWS for rule in check.rules}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in REPORTING:
                for argument in node.args[:4]:
                    found |= {
                        part.value
                        for part in ast.walk(argument)
                        if isinstance(part, ast.Constant)
                        and isinstance(part.value, str)
                        and _RULE.fullmatch(part.value)
                    }
            elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant | ast.IfExp):
                names = {target.id for target in node.targets if isinstance(target, ast.Name)}
                if names & {"rule", "FULL_WIDTH", "NO_SPACE"}:
                    found |= {
                        part.value
                        for part in ast.walk(node.value)
                        if isinstance(part, ast.Constant)
                        and isinstance(part.value, str)
                        and _RULE.fullmatch(part.value)
                    }
    return found


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_both_languages_have_the_same_rules() -> None:
    assert available("findings") == CODES
    assert set(rules("en")) == set(rules("zh-Hans"))
    assert set(texts("en")["words"]) == set(texts("zh-Hans")["words"])


@pytest.mark.parametrize("rule", rules("zh-Hans"))
def test_both_languages_fill_in_the_same_words(rule: str) -> None:
    for part in ("message", "hint"):
        assert fields(rules("en")[rule][part]) == fields(rules("zh-Hans")[rule][part])


@pytest.mark.parametrize("code", CODES)
def test_each_has_a_message_and_a_hint(code: str) -> None:
    for rule, entry in rules(code).items():
        assert set(entry) == {"message", "hint"}, rule
        assert all(text.strip() for text in entry.values()), rule


def test_every_rule_has_a_text_and_every_text_a_rule() -> None:
    known = set(rules("zh-Hans"))
    assert sorted(reported() - known - _WORDS) == []
    assert sorted(known - reported() - _ELSEWHERE) == []


_WORDS = frozenset({"until", "not-an-image", "too-large"})
_LACKS = {"screen-lacks-font", "screen-lacks-fribidi", "screen-lacks-raqm"}
_ELSEWHERE = frozenset({"config-contact", "config-site-dir", *_LACKS})
"""Rules whose names are put together where they are reported."""


@pytest.mark.parametrize("code", CODES)
def test_what_is_filled_in_has_words(code: str) -> None:
    words = texts(code)["words"]
    assert set(REASONS) <= set(words)
    assert {"text", "number", "boolean", "list", "keys", "nothing"} <= set(words)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("rule", rules("zh-Hans"))
def test_it_can_be_said_without_any_word_given(rule: str, code: str) -> None:
    message, hint = finding_text(rule, code, {})
    assert message and hint


def test_braces_in_what_an_editor_wrote() -> None:
    message, _ = finding_text("link-broken", "en", {"target": "{0.__class__} {x"})
    assert "{0.__class__} {x" in message


def test_unknown_rule() -> None:
    with pytest.raises(MissingText):
        finding_text("nonesuch", "en", {})
