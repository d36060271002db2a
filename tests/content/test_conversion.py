"""The one Markdown converter, and what it knows of a text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from content.helpers import converted, shown
from hypothesis import given
from hypothesis import strategies as st
from portal.content.conversion import RESERVED_IDS, Converter, slugify
from portal.content.document import Heading, Image, Link, Mark
from portal.findings import Report

THEME = Path(__file__).parent.parent.parent / "scripts" / "portal" / "theme"


def test_blocks_and_text() -> None:
    document, found = converted("一段\n话。\n\n- 甲\n- 乙\n\n| a | b |\n|---|---|\n| c | d |\n")
    assert [block.tag for block in document.blocks] == ["p", "ul", "table"]
    assert document.text.split("\n") == ["一段话。", "甲", "乙", "a b ", "c d ", ""]
    assert document.first_paragraph == "一段话。"
    assert document.length == len("一段话。甲乙abcd")
    assert found == []


def test_lines_indented_as_in_word_are_paragraphs() -> None:
    document, _ = converted("　　一段\n话。\n　　又一段。\n\n```\n甲\n　　乙\n```\n\n[a](b.md)\n")
    assert [block.tag for block in document.blocks] == ["p", "p", "pre", "p"]
    assert document.text.split("\n")[:4] == ["一段话。", "又一段。", "甲", "　　乙"]
    assert document.links == (Link("b.md", 10),)


def test_links_and_pictures_are_places_until_a_page_is_known() -> None:
    document, _ = converted('甲\n\n[a](b.md#c "t") ![d](e.png)\n\n<a href="f.md">g</a> <h@i.cn>')
    assert document.links == (Link("b.md#c", 3), Link("f.md", 5))
    assert document.images == (Image("e.png", "d", 3),)
    assert shown(document).count("(link 0)") == 1
    assert shown(document).count("(picture 0)") == 1


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("[a](data.md)\n\n[b](a.md)", [1, 3]),
        ("[a](x.md) [b](x.md)\n\n[c](x.md)", [1, 1, 3]),
        ("[a][1] [b][1]\n\n[1]: x.md", [3, 3]),
        ("`[a](x.md)`\n\n[a](x.md)", [3]),
        ("```\n[a](x.md)\n```\n\n[a](x.md)", [5]),
        ("<!-- [a](x.md) -->\n\n[a](x.md)", [3]),
        ("甲\n<a class='x'\n href=x.md>a</a>", [3]),
        ("[a](<x y.md>)\n\n[a](x%20y.md)", [1, 3]),
        ('<p>\n<a href="x.md?a=1&amp;b=2">a</a></p>', [2]),
        ("[a](X.md)\n\n[a](x.md)", [1, 3]),
    ],
)
def test_lines_of_links(body: str, lines: list[int]) -> None:
    assert [link.line for link in converted(body)[0].links] == lines


def test_marks_know_their_place() -> None:
    document, _ = converted("自==2026 年==起，==**三** 成==。\n\n1 == 2，====")
    assert document.marks == (Mark("2026 年", 1, 7), Mark("三 成", 9, 12))
    assert [document.text[m.start : m.end] for m in document.marks] == ["2026 年", "三 成"]


def test_headings() -> None:
    body = "## 问一 {#one}\n\n### 问 二\n\n#### 问四{#four}\n\n<h2 id='three'>问三</h2>\n\n## !\n"
    document, found = converted(body, 10)
    assert document.headings == (
        Heading(2, "one", "问一", 10, True),
        Heading(3, "问-二", "问 二", 12, False),
        Heading(4, "four", "问四", 14, True),
        Heading(2, "three", "问三", 16, True),
        Heading(2, "section", "!", 18, False),
    )
    assert document.ids == {"one", "问-二", "four", "three", "section"}
    assert found == []


def test_ids_given_twice_or_taken_by_the_page() -> None:
    _, found = converted("# a {#x}\n\n# b {#x}\n\n# c {#main}\n\n<p id='x'>d</p>\n")
    assert sorted(found) == [("anchor-reserved", 5), ("anchor-twice", 3), ("anchor-twice", 7)]


def test_a_heading_gets_no_id_of_the_page() -> None:
    document, found = converted("## Questions\n\n## 问 Questions\n")
    assert document.ids == {"questions-1", "问-questions"} and found == []


def test_every_id_of_the_templates_is_reserved() -> None:
    """But for those with a part that only the page knows. Screens, a host's page and what grading
    writes show no editor's headings, and a kiosk's own ids stand before all of them."""
    ids: set[str] = set()
    for path in THEME.rglob("*.html"):
        if path.parent.name in ("player", "screens", "kiosk", "host", "grading", "poster"):
            continue
        ids.update(re.findall(r'\sid="([^"{]*)"', path.read_text("utf-8")))
    assert ids - RESERVED_IDS == set()


@pytest.mark.parametrize("text", ["", " ", "！？", "---", "\u0301", "a b_c-d", "İ", "ﬁ", "问 题"])
def test_slugs_of_headings(text: str) -> None:
    slug = slugify(text, "-")
    assert slug and not re.search(r"\s|_|^-|-$|--", slug)


def test_a_text_that_breaks_the_converter_leaves_the_next_alone() -> None:
    converter, report = Converter(), Report("x.md")
    before = converter.convert("**a**\n\n- b\n", report)
    deep = "\n".join("    " * n + "- x" for n in range(300))
    assert converter.convert(deep, report, 10).blocks == ()
    assert [(f.rule, f.line) for f in report.findings] == [("markdown-deep", 309)]
    assert converter.convert("**a**\n\n- b\n", report) == before


class _Faulty:
    def reset(self) -> _Faulty:
        return self

    def convert(self, _: str) -> str:
        raise ValueError("no")


def test_whatever_an_extension_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    converter, report = Converter(), Report("x.md")
    monkeypatch.setattr(converter, "_markdown", _Faulty())
    assert converter.convert("a", report, 7).blocks == ()
    assert [(f.rule, f.line) for f in report.findings] == [("markdown-unreadable", 7)]


MARKDOWN = st.text(
    st.sampled_from("ab 甲ئ\n\n\t#*_-+=`~[]()<>{}!|:/\\&;\"'^.1%\x00\x02\x03\x0b\u2028\ufeff"),
    max_size=60,
)
PIECES = st.lists(
    st.sampled_from(
        [
            *("<script>", "</script>", "<div markdown='1'>", "</div>", "<!--", "-->", "<![", "]>"),
            *(
                "<?x",
                "?>",
                "<a href='",
                "javascript:",
                "'>",
                "<img src=",
                "onload=",
                "&#106;",
                "{#a}",
            ),
            *(
                "{: #a .b }",
                "## ",
                "[^1]",
                "[^1]: ",
                "==",
                "```\n",
                "!!! note\n    ",
                ": x\n",
                "|a|\n",
            ),
            *(
                "|-|\n",
                "\n",
                "\n\n",
                "    ",
                "> ",
                "- ",
                "1. ",
                "甲",
                "<b",
                "<p id=a>",
                "]: x",
                "[a",
                "](",
            ),
        ]
    ),
    max_size=25,
).map("".join)


@given(st.one_of(MARKDOWN, PIECES, st.text(st.characters(exclude_categories=["Cs"]), max_size=60)))
def test_any_text_becomes_safe_html(body: str) -> None:
    document, found = converted(body, 3)
    last = 3 + body.count("\n")
    assert all(line is not None and 3 <= line <= last for _, line in found)
    places = [*document.links, *document.images, *document.headings]
    assert all(3 <= place.line <= last for place in places)
    assert all(document.text[m.start : m.end] == m.text for m in document.marks)
    assert not re.search(
        r"<(script|iframe|svg|style|form)|<[^>]*\s(on\w+)=|<[^>]*javascript:", shown(document)
    )
