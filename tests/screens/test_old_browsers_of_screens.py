"""Player and kiosk run on what stands in squares and halls: their scripts are ECMAScript 5 and use
only the APIs of `apis.yml`; the player's style sheet is as old."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import esprima
import pytest
import yaml
from support import npm

HERE = Path(__file__).parent
THEME = HERE.parents[1] / "scripts" / "portal" / "theme"
APIS = yaml.safe_load((HERE / "apis.yml").read_text("utf-8"))
SCRIPTS = {
    "player": "".join(
        path.read_text("utf-8") for path in sorted((THEME / "player").glob("[0-9]*.js"))
    ),
    "keeper": (THEME / "player" / "sw.js").read_text("utf-8"),
    "kiosk": "".join(path.read_text("utf-8") for path in sorted((THEME / "kiosk").glob("*.js"))),
}
ROOMS = [room for room, script in SCRIPTS.items() if script]
FUNCTIONS = ("FunctionDeclaration", "FunctionExpression")
PROPERTIES = frozenset(
    [
        *("background", "border", "border-bottom", "border-collapse", "border-radius", "bottom"),
        *("color", "cursor", "direction", "display", "font", "font-family", "font-size", "height"),
        *("image-rendering", "left", "line-height", "margin", "margin-left", "margin-right"),
        *("max-width", "overflow", "padding", "position", "right", "text-align", "text-shadow"),
        *("top", "transform-origin", "user-select", "visibility", "white-space", "width"),
        *("z-index", "-webkit-transform-origin", "-webkit-user-select"),
    ]
)
"""Of CSS 2.1, and what an old browser may leave out."""


@dataclass
class Used:
    """What a script uses that it did not declare itself."""

    globals: set[str] = field(default_factory=set)
    read: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    """Names that it gave to its own functions and keys."""


def children(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The nodes right below one."""
    for value in node.values():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and "type" in one:
                yield one


def declared(node: dict[str, Any]) -> Iterator[str]:
    """What a function, or the program, declares: its variables, not those of functions in it."""
    for child in children(node):
        if child["type"] == "VariableDeclarator":
            yield child["id"]["name"]
        if child["type"] == "FunctionDeclaration":
            yield child["id"]["name"]
        if child["type"] not in FUNCTIONS:
            yield from declared(child)


def name_of(node: dict[str, Any]) -> str | None:
    """The name of a member; None where it is only known when the script runs."""
    if not node["computed"]:
        return str(node["property"]["name"])
    value = node["property"].get("value")
    return value if isinstance(value, str) else None


def use(node: dict[str, Any], scope: frozenset[str], used: Used) -> None:
    """Walk a tree with the names that are declared around it."""
    kind = node["type"]
    if kind in FUNCTIONS:
        named = [node["id"]["name"]] if node.get("id") else []
        arguments = [one["name"] for one in node["params"]]
        scope = scope | {"arguments", *named, *arguments, *declared(node["body"])}
        use(node["body"], scope, used)
        return
    if kind == "CatchClause":
        use(node["body"], scope | {node["param"]["name"]}, used)
        return
    if kind == "MemberExpression":
        name = name_of(node)
        if name is not None:
            used.read.add(name)
        use(node["object"], scope, used)
        if node["computed"]:
            use(node["property"], scope, used)
        return
    if kind == "Property":
        used.own.add(str(node["key"].get("name", node["key"].get("value"))))
        use(node["value"], scope, used)
        return
    if kind == "Identifier":
        if node["name"] not in scope:
            used.globals.add(node["name"])
        return
    if kind == "CallExpression" and node["callee"]["type"] == "MemberExpression":
        used.called.add(name_of(node["callee"]) or "")
    if kind == "AssignmentExpression" and node["left"]["type"] == "MemberExpression":
        target = node["left"]
        if target["object"]["type"] == "ThisExpression" or (
            target["object"].get("name")
            in ("Player", "Kiosk", "PortalPlayer", "PortalKiosk", "self")
        ):
            used.own.add(name_of(target) or "")
    for child in children(node):
        use(child, scope, used)


def used_by(script: str) -> Used:
    tree = esprima.parseScript(script, {"loc": True}).toDict()
    used = Used()
    use(tree, frozenset(declared(tree)), used)
    return used


def allowed(room: str) -> tuple[set[str], set[str]]:
    """The globals and the members that a script of a room may use."""
    own = APIS["keeper"] if room == "keeper" else {"globals": {}, "members": {}}
    floor = APIS["floors"][room]
    asked = APIS["asked_first"].get(room, {})
    members = {**APIS["members"], **own["members"]}
    first = {name for name, since in members.items() if since <= floor} | set(asked)
    globals_ = {**APIS["globals"], **own["globals"]}
    return {name for name, since in globals_.items() if since <= floor}, first


def refused(room: str, script: str) -> set[str]:
    """What a script uses and may not."""
    used = used_by(script)
    globals_, members = allowed(room)
    own = used.own - members
    later = set(APIS["later"]) - set(APIS["own"].get(room, ()))
    # keys of texts have dots, which no API has
    read = {name for name in used.read if "." not in name}
    foreign = (used.globals - globals_) | (read - members - own - set(APIS["data"].get(room, ())))
    return foreign | (used.called & later - members)


@pytest.mark.parametrize("room", ROOMS)
def test_a_script_uses_nothing_that_is_not_allowed(room: str) -> None:
    assert refused(room, SCRIPTS[room]) == set()


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        ("fetch('x');", "fetch"),
        ("window.fetch('x');", "fetch"),
        ("window['alert']('x');", "alert"),
        ("new Promise(function () {});", "Promise"),
        ("[1].includes(1);", "includes"),
        ("var own = {find: 1}; [1].find(String);", "find"),
        ("document.body.append('x');", "append"),
        ("(function (Map) {})(); new Map();", "Map"),
        ("function f() { var Set = 1; return Set; } new Set();", "Set"),
        ("try { f(); } catch (e) {} function f() {} e();", "e"),
    ],
)
def test_what_is_not_allowed_is_found(script: str, fault: str) -> None:
    assert refused("player", script) == {fault}


@pytest.mark.parametrize("room", ROOMS)
def test_a_script_is_of_the_fifth_edition_by_acorn(room: str) -> None:
    folder = npm.package("acorn", "8.15.0")
    words = """
      let text = ''; process.stdin.on('data', (part) => text += part).on('end', () => {
        const tree = require('acorn').parse(text, {ecmaVersion: 5, sourceType: 'script'});
        console.log(JSON.stringify(tree.body.length));
      });"""
    assert json.loads(npm.run(folder, words, SCRIPTS[room])) > 0


def test_acorn_refuses_what_came_later() -> None:
    folder = npm.package("acorn", "8.15.0")
    words = """
      const refused = ['let a = 1', '() => 1', '`a`', 'class A {}', 'f(...a)', 'var {a} = b']
        .filter((text) => { try { require('acorn').parse(text, {ecmaVersion: 5}); return false; }
          catch (fault) { return fault instanceof SyntaxError; } });
      console.log(refused.length);"""
    assert json.loads(npm.run(folder, words, "")) == 6


LATER = re.compile(r"Arrow|Template|Spread|Rest|Pattern|Class|ForOf|Yield|Await|Import|Export|Meta")
"""Of the names of nodes that the sixth edition and later ones have."""


@pytest.mark.parametrize("room", ROOMS)
def test_a_script_is_of_the_fifth_edition_by_its_tree(room: str) -> None:
    """By a second parser, without npm too."""
    for node in every(esprima.parseScript(SCRIPTS[room]).toDict()):
        assert not LATER.search(node["type"]), node["type"]
        if node["type"] == "VariableDeclaration":
            assert node["kind"] == "var"
        if node["type"] == "Property":
            assert not (node["shorthand"] or node["method"] or node["computed"])
        if node["type"] in FUNCTIONS:
            assert not (node["generator"] or node["async"])
        if node.get("regex"):
            assert set(node["regex"]["flags"]) <= set("gim")
            assert not re.search(r"\(\?<|\\p\{", node["regex"]["pattern"])


def every(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in children(node):
        yield from every(child)


def test_the_style_sheet_of_the_player_is_old_too() -> None:
    sheet = (THEME / "player" / "player.css").read_text("utf-8")
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.S)
    declarations = re.findall(r"[{;]\s*([\w-]+)\s*:\s*([^;}]+)", sheet)
    assert len(declarations) > 60
    assert {name for name, _ in declarations} <= PROPERTIES
    values = " ".join(value for _, value in declarations)
    assert not re.search(r"var\(|calc\(|grid|flex|clamp\(|min\(|max\(|\b(?:vi|vb|dvh)\b", values)
    selectors = re.findall(r"([^{};]+)\{", sheet)
    assert not [one for one in selectors if re.search(r":(?:is|where|has|not)\(|&", one)]


def test_the_page_of_the_player_asks_for_nothing_of_another_host() -> None:
    page = (THEME / "player" / "index.html").read_text("utf-8")
    assert not re.search(r"https?:|//", page)
    for tag in ("video", "iframe", "canvas", "template", "dialog"):
        assert f"<{tag}" not in page
