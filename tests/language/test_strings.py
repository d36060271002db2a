"""Each language says everything, in its own script, and nothing that nobody asks for."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any, get_args

import pytest
from jinja2 import Environment, nodes
from opencc import OpenCC
from portal.content.notice import Kind
from portal.content.question import QuestionType
from portal.language.catalogue import REVIEW, Strings, available, load
from portal.language.languages import direction_of, locale_of
from portal.quiz.words import words_of

PACKAGE = Path(__file__).parent.parent.parent / "scripts" / "portal"
CODES = ("en", "mn-Mong", "ug", "zh-Hans", "zh-Hant")
KINDS = ("strings", "material")
PENDING = ("mn-Mong", "ug")
"""Languages of which no native reader has read the texts yet."""
OPTIONAL = "date.long"
WORDS = re.compile(r"JavaScript|Cookie|\b(Enter|Esc)\b", re.ASCII)
"""Names that are the same in every language, those of keys too."""
TECHNICAL = re.compile(r"language|direction|search\.config\.\w+")
_FIELD = re.compile(r"\{(\w+)\}")

DYNAMIC = {
    "{slug}.title": [f"{slug}.title" for slug in ("about", "privacy")],
    "{column}.title": [f"{name}.title" for name in ("stories", "policy", "figures", "quiz")],
    "{column}.description": [
        f"{name}.description" for name in ("stories", "policy", "figures", "quiz")
    ],
    "nav.{name}": [f"nav.{name}" for name in ("stories", "policy", "figures", "quiz")],
    "withdrawn.{kind}": ["withdrawn.name", "withdrawn.mention"],
    "screen.{notice.kind}": [f"screen.{kind}" for kind in get_args(Kind)],
    "figures.{figure.kind}": ["figures.person", "figures.group"],
    "quiz.hint_{item.type}": [f"quiz.hint_{type}" for type in get_args(QuestionType)],
}
"""Keys that are put together where they are asked for, and all that they can be."""


def texts(kind: str, code: str) -> dict[str, Any]:
    return {key: text for key, text in load(kind, code).items() if key != REVIEW}


def forms(text: Any) -> list[str]:
    return list(text.values()) if isinstance(text, dict) else [str(text)]


def letters(kind: str, code: str) -> Iterator[tuple[str, str]]:
    """Every letter that a language says, with the key it stands under."""
    for key, text in texts(kind, code).items():
        if key != OPTIONAL and not TECHNICAL.fullmatch(key):
            for form in forms(text):
                said = WORDS.sub("", _FIELD.sub("", form))
                yield from ((key, c) for c in said if unicodedata.category(c)[0] == "L")


def material_keys() -> set[str]:
    found = find_spec("material")
    assert found is not None and found.origin is not None
    partial = Path(found.origin).parent / "templates/partials/languages/en.html"
    return set(re.findall(r'^\s*"([\w.]+)":', partial.read_text("utf-8"), re.MULTILINE))


# The files


@pytest.mark.parametrize("kind", KINDS)
def test_five_languages(kind: str) -> None:
    assert available(kind) == CODES


@pytest.mark.parametrize("code", CODES)
def test_no_key_is_missing_and_none_unknown(code: str) -> None:
    wanted = set(texts("strings", "zh-Hans")) - {OPTIONAL}
    assert set(texts("strings", code)) - {OPTIONAL} == wanted
    assert set(texts("material", code)) == material_keys()


@pytest.mark.parametrize("code", CODES)
def test_the_same_is_filled_in(code: str) -> None:
    for key, text in texts("strings", "zh-Hans").items():
        wanted = set(_FIELD.findall(str(text)))
        for form in forms(texts("strings", code).get(key, text)):
            assert set(_FIELD.findall(form)) == wanted, key
    for key, text in texts("material", "en").items():
        assert ("#" in str(text)) == ("#" in str(texts("material", code)[key])), key


@pytest.mark.parametrize("code", CODES)
def test_each_plural_form_that_the_language_has(code: str) -> None:
    wanted = set(locale_of(code).plural_form.tags) | {"other"}
    maps = {key: text for key, text in texts("strings", code).items() if isinstance(text, dict)}
    for key, text in maps.items():
        assert set(text) == wanted, key
        assert all(str(form).strip() for form in text.values()), key
    assert bool(maps) == (code == "en")
    rest = [text for text in texts("strings", code).values() if not isinstance(text, dict)]
    assert all(isinstance(text, str) and text.strip() for text in rest)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", CODES)
def test_what_awaits_a_native_reader_says_so(code: str, kind: str) -> None:
    assert load(kind, code).get(REVIEW) == ("pending" if code in PENDING else None)


@pytest.mark.parametrize("code", CODES)
def test_questions_are_made_in_the_language_s_own_words(code: str) -> None:
    assert code in available("quiz")
    assert words_of(code).units and words_of(code).gap


@pytest.mark.parametrize("code", CODES)
def test_material_is_told_the_language(code: str) -> None:
    words = texts("material", code)
    assert (words["language"], words["direction"]) == (code, direction_of(code))
    re.compile(words["search.config.separator"])


# The scripts


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("code", "script"),
    [
        ("en", "LATIN"),
        ("ug", "ARABIC"),
        ("mn-Mong", "MONGOLIAN"),
        ("zh-Hans", "CJK"),
        ("zh-Hant", "CJK"),
    ],
)
def test_every_letter_is_of_the_language_s_own_script(kind: str, code: str, script: str) -> None:
    foreign = {(k, c) for k, c in letters(kind, code) if not unicodedata.name(c).startswith(script)}
    assert foreign == set()


@pytest.mark.parametrize("kind", KINDS)
def test_traditional_is_traditional(kind: str) -> None:
    convert = OpenCC("s2tw").convert
    assert {(key, c) for key, c in letters(kind, "zh-Hant") if convert(c) != c} == set()


@pytest.mark.parametrize("kind", KINDS)
def test_uyghur_is_written_in_uyghur_letters(kind: str) -> None:
    """Letters that look alike, and that an Arabic keyboard gives, are other ones."""
    uyghur = set("ئاەبپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىي")
    assert {(key, c) for key, c in letters(kind, "ug") if c not in uyghur} == set()


@pytest.mark.parametrize("kind", KINDS)
def test_the_signs_of_mongolian_that_do_not_show_stand_where_they_may(kind: str) -> None:
    letter, selector = "[\u1820-\u1842]", "[\u180b-\u180d]"
    ending = f"(?:{'|'.join(ENDINGS)})(?!{letter})"
    astray = (
        rf"(?<!{letter}){selector}",
        rf"(?<!{letter})\u180e|\u180e(?![\u1820\u1821](?!{letter}))",
        rf"(?<!{letter})(?<!{selector})(?<!d)\u202f|\u202f(?!{ending})",
        r"\s\s|[\u200b-\u200d]|[,.:;?!] ",
    )
    for key, text in texts(kind, "mn-Mong").items():
        if TECHNICAL.fullmatch(key):
            continue
        assert [sign for sign in astray if re.search(sign, text)] == [], key


ENDINGS = (
    *("ᠶᠢᠨ", "ᠤᠨ", "ᠦᠨ", "ᠤ", "ᠦ", "ᠶᠢ"),
    *("ᠢ", "ᠳᠤ", "ᠳᠦ", "ᠲᠤ", "ᠲᠦ", "ᠠᠴᠠ"),
    *("ᠡᠴᠡ", "ᠪᠠᠷ", "ᠪᠡᠷ", "ᠢᠶᠠᠷ", "ᠢᠶᠡᠷ", "ᠲᠠᠢ"),
    *("ᠲᠡᠢ", "ᠪᠠᠨ", "ᠪᠡᠨ", "ᠢᠶᠠᠨ", "ᠢᠶᠡᠨ", "ᠳᠠᠭᠠᠨ"),
    *("ᠳᠡᠭᠡᠨ", "ᠤᠳ", "ᠦᠳ", "ᠨᠤᠭᠤᠳ", "ᠨᠦᠭᠦᠳ", "ᠨᠠᠷ"),
    *("ᠨᠡᠷ", "ᠨᠢ"),
)
"""What a narrow space may stand before: endings of case, possession and number."""


# What is asked for


ASKING = {"t": 0, "t_in": 1, "told": 0, "say": 0}
"""What templates ask with, and which argument is the key; `told` is a macro that hands it on."""


def asked_in_templates() -> set[str]:
    found: set[str] = set()
    folders = [PACKAGE / "theme" / name for name in ("portal", "player", "host")]
    for path in (path for folder in folders for path in folder.rglob("*")):
        if path.suffix in (".html", ".xml"):
            tree = Environment().parse(path.read_text("utf-8"))
            macros = [macro for macro in tree.find_all(nodes.Macro) if macro.name in ASKING]
            handed_on = [call for macro in macros for call in macro.find_all(nodes.Call)]
            for call in tree.find_all(nodes.Call):
                name = getattr(call.node, "name", None)
                if name in ASKING and call not in handed_on:
                    key = call.args[ASKING[name]]
                    assert isinstance(key, nodes.Const), f"{path.name}:{call.lineno}"
                    found.add(key.value)
    return found


def asked_in_python() -> tuple[set[str], set[str]]:
    """The keys written where a text is asked for, and the patterns of those put together."""
    written: set[str] = set()
    together: set[str] = set()
    known = set(texts("strings", "zh-Hans"))
    rooms = ("pages/*.py", "content/*.py", "quiz/export/*.py")
    screens = ("screens/contents.py", "screens/questions.py")
    for path in (path for room in (*rooms, *screens) for path in sorted(PACKAGE.glob(room))):
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and node.value in known:
                written.add(str(node.value))
            if isinstance(node, ast.Call) and node.args and _asks(node.func):
                key = node.args[0]
                if isinstance(key, ast.JoinedStr):
                    together.add(ast.unparse(key)[2:-1])
                written |= {str(c.value) for c in _branches(key) if isinstance(c, ast.Constant)}
    return written, together


def _asks(function: ast.expr) -> bool:
    if isinstance(function, ast.Call):
        return getattr(function.func, "attr", "") == "strings"
    return isinstance(function, ast.Name) and function.id == "say"


def _branches(key: ast.expr) -> list[ast.expr]:
    return [key.body, key.orelse] if isinstance(key, ast.IfExp) else [key]


def test_all_that_is_asked_for_is_there_and_all_that_is_there_is_asked_for() -> None:
    written, together = asked_in_python()
    assert together == set(DYNAMIC)
    asked = asked_in_templates() | written | {key for some in DYNAMIC.values() for key in some}
    there = set(texts("strings", "zh-Hans"))
    assert sorted(asked - there) == []
    assert sorted(there - asked - SPOKEN) == []


SPOKEN = frozenset({"list_separator", OPTIONAL})
"""Habits of a language, which `Strings` itself reads."""


# What is said


def test_a_number_has_its_form() -> None:
    say = Strings("en")
    assert say("stories.count", count=1) == "1 story"
    assert say("stories.count", count=0) == "0 stories"
    assert say("stories.count", count=1234) == "1,234 stories"
    assert Strings("zh-Hant")("stories.count", count=1) == "共 1 篇"
    assert "{count}" in say("search.found", count="{count}")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "March 2, 2026"),
        ("zh-Hans", "2026年3月2日"),
        ("zh-Hant", "2026年3月2日"),
        ("ug", "2026-يىل 3-ئاينىڭ 2-كۈنى"),
        ("mn-Mong", "2026 ᠣᠨ\u202fᠤ 3 ᠰᠠᠷ\u180eᠠ\u202fᠶᠢᠨ 2\u202fᠤ ᠡᠳᠦᠷ"),
    ],
)
def test_a_date_as_the_language_writes_it(code: str, said: str) -> None:
    assert Strings(code).date(date(2026, 3, 2)) == said


@pytest.mark.parametrize(
    ("code", "said"),
    [("en", "a, b"), ("zh-Hans", "a、b"), ("zh-Hant", "a、b"), ("ug", "a، b"), ("mn-Mong", "a᠂ b")],
)
def test_a_list_as_the_language_joins_it(code: str, said: str) -> None:
    assert Strings(code).listing(["a", "b"]) == said
