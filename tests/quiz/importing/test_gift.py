"""GIFT from the portal itself comes back whole, and GIFT from elsewhere is read as Moodle does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from portal.findings import Report
from portal.quiz.export import gift
from portal.quiz.export.format import Wish
from portal.quiz.importing.form import Read
from portal.quiz.importing.gift import FORM
from portal.quiz.item import BankItem
from quiz.export.items import ITEMS, banks


def read(text: str | bytes) -> tuple[list[Read], list[tuple[str, int | None]]]:
    """The questions of a file, and the rules and lines of what is wrong with it."""
    report = Report("quiz.gift")
    data = text if isinstance(text, bytes) else text.encode()
    found = FORM.read(data, report)
    return found, [(one.rule, one.line) for one in report.findings]


def one(text: str) -> Read:
    (found,), findings = read(text)
    assert findings == []
    return found


def carried(items: tuple[BankItem, ...]) -> list[BankItem]:
    left = {one.item for one in gift.write(items, Wish("", "zh-Hans")).left_out}
    return [one for one in items if one not in left]


def kept(item: BankItem, read: Read) -> Read:
    """What should be read of an item, at the line where it was."""
    answer = item.answer
    if item.type == "multiple":
        assert isinstance(answer, tuple)
        answer = tuple(option for option in item.options if option in answer)
    return Read(
        line=read.line,
        type=item.type,
        stem=item.stem,
        options=item.options,
        answer=answer,
        explanation=item.explanation,
        id=item.id,
        topic=item.topic.replace("<", "").replace(">", ""),
        difficulty=item.difficulty,
        pool="contest" if item.pool == "contest" else None,
    )


def same_again(items: tuple[BankItem, ...]) -> None:
    found, findings = read(gift.write(items, Wish("", "zh-Hans")).data)
    assert findings == []
    wanted = carried(items)
    assert len(found) == len(wanted)
    for made, item in zip(found, wanted, strict=True):
        assert made == kept(item, made)


def test_every_hostile_question_comes_back() -> None:
    same_again(ITEMS)


@given(items=banks(6))
@settings(max_examples=150)
def test_any_question_comes_back(items: tuple[BankItem, ...]) -> None:
    same_again(items)


def test_a_tag_of_the_contest_wins() -> None:
    marked = "// [tag:pool:practice] [tag:pool:{}]\na {{T}}"
    assert one(marked.format("contest")).pool == "contest"
    assert one(marked.format("other")).pool == "practice"


# What others write


def test_one_right_answer() -> None:
    found = one("::Q1:: Which fruit has many seeds? {\n=a pomegranate\n~a plum #no\n~ a pear\n}")
    assert found.type == "single" and found.stem == "Which fruit has many seeds?"
    assert found.options == ("a pomegranate", "a plum", "a pear")
    assert found.answer == "a pomegranate"
    assert (found.line, found.id, found.topic, found.explanation) == (1, None, None, "")


def test_several_right_answers() -> None:
    found = one("Choose two {~%50%a ~%-100%b ~%50%c ~%0%d}")
    assert (found.type, found.answer) == ("multiple", ("a", "c"))
    assert found.options == ("a", "b", "c", "d")


def test_the_only_right_answer_of_several() -> None:
    assert one("Choose {~%100%a ~b}").type == "multiple"


@pytest.mark.parametrize(
    ("mark", "answer"), [("T", True), ("TRUE", True), ("F", False), (" FALSE ", False)]
)
def test_true_or_false(mark: str, answer: bool) -> None:
    found = one(f"The tree is old.{{{mark}}}")
    assert (found.type, found.answer, found.options) == ("true_false", answer, ())


@pytest.mark.parametrize(
    ("feedback", "explanation"),
    [
        ("#wrong#right", "right"),
        ("#wrong", "wrong"),
        ("##right", "right"),
        ("#wrong#right####in general", "in general"),
        ("", ""),
    ],
)
def test_the_explanation_of_true_or_false(feedback: str, explanation: str) -> None:
    assert one(f"Old.{{T{feedback}}}").explanation == explanation


def test_the_explanation_of_a_choice() -> None:
    assert one("Which?{=a#because ~b#no}").explanation == "because"
    assert one("Which?{=a#because ~b#no####in general}").explanation == "in general"


def test_accepted_texts() -> None:
    found = one("Who helps? {=a neighbour =%100%neighbours =%50%somebody}")
    assert found.type == "short"
    assert found.answer == ("a neighbour", "neighbours")
    assert one("Two and two? {4}").answer == ("4",)
    assert one("Sign? {=\\\\* =a}").answer == ("*", "a")


def test_a_missing_word() -> None:
    found = one("We {=help ~watch ~leave} each other.")
    assert (found.type, found.stem) == ("single", "We ____ each other.")
    found = one("We {=help =aid} each other.")
    assert (found.type, found.stem, found.answer) == (
        *("blank", "We ____ each other."),
        ("help", "aid"),
    )


def test_pairs() -> None:
    found = one("Match. {\n=Canada -> Ottawa\n=Italy->Rome\n= Japan -> Tokyo &amp; more\n}")
    assert found.type == "match"
    assert found.answer == (("Canada", "Ottawa"), ("Italy", "Rome"), ("Japan", "Tokyo & more"))


def test_a_number() -> None:
    assert one("How many? {#42}").answer == ("42",)
    assert one("How many? {#=3.5:0}").answer == ("3.5",)
    assert read("How many? {#42:2}") == ([], [("import-gift-type", 1)])


def test_escapes() -> None:
    found = one(r"a\: b\=\{c\}\~\#\\n\n\nd {=x\=y ~z\~ ####\#\:}")
    assert found.stem == "a: b={c}~#\\n\n\nd"
    assert (found.options, found.explanation) == (("x=y", "z~"), "#:")
    assert one("a\\b {T}").stem == "a\\b"


def test_full_width_signs_are_text() -> None:
    assert one("对吗｛＝甲～乙｝：{T}").stem == "对吗｛＝甲～乙｝："


@pytest.mark.parametrize(
    ("written", "stem"),
    [
        ("[html]<p>a &lt; <b>b</b></p>\n<p>c<br>d</p><script>e</script>", "a < b\nc\nd"),
        ("[html]<p>a\nb</p>", "a b"),
        ("[html]<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("[html]a<!-- b -->c", "ac"),
        ("<i>a</i> &amp; b", "a & b"),
        ("a < b", "a < b"),
        ("a\nb", "a\nb"),
        ("[moodle]a", "a"),
        ("[plain]<i>a</i> &amp;", "<i>a</i> &amp;"),
        ("[markdown]*a* &amp;", "*a* &amp;"),
        ("[other]a", "[other]a"),
    ],
)
def test_formats(written: str, stem: str) -> None:
    assert one(f"{written}{{T}}").stem == stem


def test_the_stem_gives_the_others_their_format() -> None:
    found = one(r"[html]a{=<b>b</b> ~[plain]<b> ~[html]&lt;####<i>e</i>}")
    assert found.options == ("b", "<b>", "<")
    assert found.explanation == "e"


def test_comments_and_categories() -> None:
    found, findings = read(
        "// a comment\n"
        "$CATEGORY: $course$/top/医保\n"
        "\n"
        "// question: 1  name: x [id:newborn-days] [tag:difficulty:2]\n"
        "::x::Is it so?{\n"
        "// between\n"
        "T}\n"
        "\n\n"
        "// [id:Not A Slug] [tag:家\\]] [tag:b]\n"
        "And this?{F}\n"
        "$CATEGORY: 居住证\n"
    )
    assert findings == []
    assert [(one.line, one.id, one.topic, one.difficulty) for one in found] == [
        (5, "newborn-days", "医保", 2),
        (11, None, "家]", None),
    ]
    assert found[1].stem == "And this?"


def test_a_name_that_does_not_end_is_text() -> None:
    assert one("::a b{T}").stem == "::a b"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, end: str) -> None:
    text = end.join(("石榴红吗？{T}", "", "石榴有几颗籽？{", "=很多", "~一颗", "}"))
    found, findings = read(text.encode(encoding))
    assert findings == []
    assert [(one.line, one.stem) for one in found] == [(1, "石榴红吗？"), (3, "石榴有几颗籽？")]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("only text", "import-unreadable"),
        ("a {T", "import-unreadable"),
        ("a T}", "import-unreadable"),
        ("a {T} b {F}", "import-unreadable"),
        ("{T}", "import-unreadable"),
        ("a {=b =c ~d}", "import-unreadable"),
        ("a {b ~c}", "import-unreadable"),
        ("a {=b ~ ~c}", "import-unreadable"),
        ("a {=b -> c =d}", "import-unreadable"),
        ("a {=b -> c = -> d}", "import-unreadable"),
        ("a {=b*}", "import-unreadable"),
        ("a {}", "import-gift-type"),
        ("a {#1..5}", "import-gift-type"),
        ("a {~b ~c}", "import-gift-no-answer"),
        ("a {=%50%b}", "import-gift-no-answer"),
        ("a {=b ~b}", "options-equal"),
        ("a {~%100%b}", "options-few"),
    ],
)
def test_what_is_wrong_is_told_at_its_line_and_loses_no_other(text: str, rule: str) -> None:
    found, findings = read(f"\nBefore {{T}}\n\n// comment\n{text}\n\nAfter {{F}}\n")
    assert [one.stem for one in found] == ["Before", "After"]
    assert findings == [(rule, 5)]


def test_a_blank_line_ends_a_question_even_between_braces() -> None:
    found, findings = read("a {\n=b\n\n~c}\n")
    assert found == []
    assert findings == [("import-unreadable", 1), ("import-unreadable", 4)]


def test_bytes_that_are_no_text() -> None:
    assert read(b"\x00\x01\x02") == ([], [("import-encoding", None)])
    assert read("") == ([], [])


@given(
    text=st.lists(
        st.sampled_from([*"{}=~#:\\[]%*<>&/\n a1", "->", "::", "####", "<![x[", "[html]"])
    ).map("".join)
)
@settings(max_examples=300)
def test_nothing_stops_it(text: str) -> None:
    found, findings = read(text)
    assert all(one.stem and one.line for one in found)
    assert all(line for _, line in findings)
