"""The scripts run in old browsers too: WebViews of cheap phones, and kiosks with Chromium 49.

The host's page of a contest alone is for a laptop of today.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import esprima
import pytest
from portal.pages.assets import built

SCRIPTS = {
    file.path.rpartition("/")[2]: (file.content or b"").decode()
    for file in built().files
    if file.path.endswith(".js") and not file.path.endswith("/host.js")
}
ES5 = frozenset(
    [
        "ArrayExpression",
        "AssignmentExpression",
        "BinaryExpression",
        "BlockStatement",
        "BreakStatement",
        "CallExpression",
        "CatchClause",
        "ConditionalExpression",
        "ContinueStatement",
        "DoWhileStatement",
        "EmptyStatement",
        "ExpressionStatement",
        "ForInStatement",
        "ForStatement",
        "FunctionDeclaration",
        "FunctionExpression",
        "Identifier",
        "IfStatement",
        "Literal",
        "LogicalExpression",
        "MemberExpression",
        "NewExpression",
        "ObjectExpression",
        "Program",
        "Property",
        "ReturnStatement",
        "SequenceExpression",
        "SwitchCase",
        "SwitchStatement",
        "ThisExpression",
        "ThrowStatement",
        "TryStatement",
        "UnaryExpression",
        "UpdateExpression",
        "VariableDeclaration",
        "VariableDeclarator",
        "WhileStatement",
    ]
)
"""The nodes of ESTree that ECMAScript 5.1 has."""
LATER = re.compile(
    r"\.(?:includes|padStart|padEnd|flat|flatMap|at|replaceAll|matchAll|closest|append|prepend|"
    r"before|after|replaceWith|toggleAttribute|checkVisibility|finally|allSettled|any|fromEntries|"
    r"values|entries|startsWith|endsWith|repeat|find|findIndex|fill|assign)\("
)
"""Calls that a script has to do without, or ask for first."""


def nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Every node of a syntax tree."""
    if isinstance(tree, dict):
        if "type" in tree:
            yield tree
        for value in tree.values():
            yield from nodes(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from nodes(value)


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_script_is_of_the_fifth_edition(name: str) -> None:
    tree = esprima.parseScript(SCRIPTS[name], {"loc": True}).toDict()
    for node in nodes(tree):
        place = node.get("loc", {}).get("start")
        assert node["type"] in ES5, (node["type"], place)
        if node["type"] == "VariableDeclaration":
            assert node["kind"] == "var", place
        if node["type"] == "Property":
            assert not node.get("shorthand") and not node.get("computed"), place
            assert not node.get("method"), place
        if node["type"] == "Literal" and node.get("regex"):
            assert set(node["regex"]["flags"]) <= set("gim"), place
            assert "(?<" not in node["regex"]["pattern"], place


@pytest.mark.parametrize("name", ["search.js"])
def test_the_search_calls_nothing_that_came_later(name: str) -> None:
    allowed = {".find(", ".fill("}  # methods of its own
    assert {found[0] for found in LATER.finditer(SCRIPTS[name])} <= allowed
    words = ("fetch(", "URLSearchParams", "async function", "await ", "WeakMap", "Symbol", "=>")
    for word in words:
        assert word not in SCRIPTS[name], word
