"""Any Markdown goes out and comes back."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from content.helpers import STORY
from content.test_segments import LINES
from hypothesis import example, given, settings
from hypothesis import strategies as st
from portal.content.segments import segments
from portal.translation.exchange import Style
from portal.translation.exchange.shapes import Shape, has_picture, shape_of
from portal.translation.text_edits import ByteText
from translation.workshop import STYLES, Workshop, rows, translate, workshop

FRONT = STORY.partition("六点")[0]
UYGHUR = "---\ntitle: قار\n---\n"
FEWER = settings(max_examples=60)
BODIES = st.lists(LINES.filter(lambda line: line != "\x0c")).map("\n".join)
"""Without a sign that the independent library loses."""
STYLE = st.sampled_from(STYLES)
ENDS = st.sampled_from(["\n", "\r\n"])


def made(folder: str, original: str, translation: str | None) -> Workshop:
    files: dict[str, str | bytes] = {"stories/snow.md": original}
    if translation is not None:
        files["stories/snow.ug.md"] = translation
    return workshop(Path(folder) / "p", files)


@FEWER
@given(BODIES | st.text(), BODIES | st.text(), STYLE, ENDS)
def test_untouched_changes_nothing(one: str, other: str, style: Style, end: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = made(folder, FRONT + one, (UYGHUR + other).replace("\n", end))
        path = site.export(style)
        translate(path, lambda source, target: None)
        before = site.bytes()
        found = site.import_(path)
        assert (found.writes, found.findings) == ((), ())
        assert site.bytes() == before


@FEWER
@given(BODIES, BODIES, BODIES, STYLE)
@example("一段话。", "一段话。", "一段话。\n![画](a.png)", "xliff")
def test_untouched_changes_nothing_of_an_old_one(
    one: str, other: str, new: str, style: Style
) -> None:
    """Nor where the original has changed since it was translated."""
    with tempfile.TemporaryDirectory() as folder:
        site = made(folder, FRONT + one, UYGHUR + other)
        site.sync("stories/snow.ug.md")
        site.write("stories/snow.md", FRONT + new)
        path = site.export(style)
        before = site.bytes()
        found = site.import_(path)
        assert (found.writes, found.findings) == ((), ())
        assert site.bytes() == before


@FEWER
@given(BODIES, STYLE)
def test_a_new_translation_is_what_was_translated(body: str, style: Style) -> None:
    """Every letter is doubled, which keeps all signs of Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        site = made(folder, FRONT + body, None)
        path = site.export(style)
        translate(path, lambda source, _: doubled(source))
        wanted = rows(path)
        found = site.import_(path)
        assert found.findings == ()
        assert rows(site.export(style)) == wanted
        assert site.read("stories/snow.ug.md").endswith(f"---\n{doubled(body)}")


@FEWER
@given(BODIES, BODIES, STYLE, st.sets(st.integers(0, 20)))
@example("一段话。", "\t制表\n　　另起一段。", "xliff", set(range(20)))
def test_no_text_is_lost(one: str, other: str, style: Style, numbers: set[int]) -> None:
    """Whatever a translator does to some passages of a body, what stood outside them stays."""
    with tempfile.TemporaryDirectory() as folder:
        site = made(folder, FRONT + one, UYGHUR + other)
        path = site.export(style)
        units = rows(path)
        sources = {row[1] for number, row in enumerate(units) if number in numbers}
        translate(path, lambda s, t: doubled(t or s) if s in sources else None)
        asked = {row[2] for row in rows(path)}
        found = site.import_(path)
        after = site.read("stories/snow.ug.md")
        rest = {row[2] for w in found.writes if ".rest" in w.path.name for row in rows(w.path)}
        for target in asked:
            assert target in after or target in rest
        kept = [s.text for s in segments(other) if s.text]
        for text in kept:
            replaced = any(text in row[2] for row in units)
            assert replaced or text in after


LONG = 100_000
HOSTILE = [
    "# a " + "{#a" * (LONG // 3),
    "# a " + "{#a}" * (LONG // 4) + "x",
    "# a {" + "#" * LONG,
    "# a {}" + " " * LONG + "x",
    "# a {}" + "#" * LONG + "x",
    "# a {" + ":" * LONG,
    "![" * (LONG // 2),
    "![ " * (LONG // 3),
    "![" + " " * LONG,
    "<img " * (LONG // 5),
    "<img " + "alt " * (LONG // 4),
    "<img " + 'alt=""' * (LONG // 6),
    "![" + "](){" * (LONG // 4),
    "![" + "](" * (LONG // 2),
    "![](" + ")" * LONG + "x",
    "![](" + "){}" * (LONG // 3) + "x",
    "![](){" + "{" * LONG,
    "[^" * (LONG // 2),
    "!!!" + " " * LONG,
]


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_long_and_hostile(number: int) -> None:
    """A glance at each sign is enough: with more, these would take minutes, or years."""
    text = HOSTILE[number]
    assert isinstance(has_picture(text), bool)
    assert shape_of(text).anchor == ""


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("# 题 {#a}", Shape("heading", "#", "a")),
        ("## 题 {: .b #a-1 c=d } ##", Shape("heading", "##", "a-1")),
        ("# 题 {x} {#a}\n{#b}", Shape("heading", "#", "a")),
        ("# 题 {.b}", Shape("heading", "#")),
        ("# 题 {#a} 后", Shape("heading", "#")),
        ("# 题 {#a}{.b}", Shape("heading", "#")),
        ("![词](a.png)", Shape("picture")),
        ("![词](a(1).png){width=3}", Shape("picture")),
        ("![词](a.png) ![词](b.png)", Shape("picture")),
        ("![词](a.png) 后", Shape("paragraph")),
        ("![词](a.png){", Shape("paragraph")),
        ("![词] (a.png)", Shape("paragraph")),
    ],
)
def test_shapes(text: str, shape: Shape) -> None:
    assert shape_of(text) == shape


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("看![ 词](a.png)", True),
        ("![两\n人](a.png)", True),
        ("![\n人](a.png)", True),
        ("![[词]](a.png)", True),
        ("![](a.png)", False),
        ("![ ](a.png)", False),
        ("[词](a.png)", False),
        ("![](a.png) ![词](b.png)", True),
        ("<img src='a.png' alt='词'>", True),
        ("<img src='a.png' alt=''>", False),
        ("<img src='a.png'><b alt='词'>", False),
        ('<img\n  src=a.png\n  alt="词">', True),
    ],
)
def test_pictures(text: str, found: bool) -> None:
    assert has_picture(text) is found


PARAGRAPHS = st.lists(st.sampled_from("甲乙丙丁戊己庚辛"), min_size=1, max_size=8)


@FEWER
@given(PARAGRAPHS, PARAGRAPHS, STYLE)
def test_all_translated_anew_is_up_to_date(old: list[str], new: list[str], style: Style) -> None:
    """Whatever has become of the original, nothing lags behind once all of it is translated."""
    with tempfile.TemporaryDirectory() as folder:
        first = "\n\n".join(f"{word}说了话。" for word in old)
        site = made(
            folder, FRONT + first, UYGHUR + "\n\n".join(f"گەپ {n}" for n in range(len(old)))
        )
        site.sync("stories/snow.ug.md")
        site.write("stories/snow.md", FRONT + "\n\n".join(f"{word}说了话。" for word in new))
        path = site.export(style)
        number = iter(range(999))
        translate(path, lambda s, _: f"يېڭى {next(number)}" if s.endswith("。") else f"«{s}»")
        assert site.import_(path).findings == ()
        assert [f for f in site.library().findings if f.rule.startswith("translation-")] == []
        wanted = [row[2] for row in rows(path)]
        assert [row[2] for row in rows(site.export(style))] == wanted
        body = site.read("stories/snow.ug.md").partition("\n---\n")[2]
        assert body == "\n\n".join(row for row in wanted if row.startswith("يېڭى"))


@given(st.text(), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.text())))
def test_bytes_outside_edits_stay(text: str, wanted: list[tuple[int, int, str]]) -> None:
    data = text.encode("utf-8", "replace")
    file = ByteText.of(data)
    assert file.with_edits([]) == data
    edits, at = [], 0
    for start, length, new in sorted(wanted):
        if at <= start and start + length <= len(file.text):
            edits.append((start, start + length, new.replace("\r", "")))
            at = start + length + 1
    made = ByteText.of(file.with_edits(edits)).text
    expected = file.text
    for start, end, new in reversed(edits):
        expected = expected[:start] + new + expected[end:]
    assert made == expected.replace("\r\n", "\n")


def doubled(text: str) -> str:
    return "".join(sign * 2 if "\u3400" <= sign <= "\u9fff" else sign for sign in text)
