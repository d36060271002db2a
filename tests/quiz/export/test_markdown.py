"""The paper is rendered by two readers of Markdown, and shows every text as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import markdown
import pytest
from hypothesis import given, settings
from lxml import html
from markdown_it import MarkdownIt
from portal.language.catalogue import Strings, available
from portal.quiz.export.format import Wish
from portal.quiz.export.markdown import FORMAT
from portal.quiz.item import BankItem
from quiz.export.asked import same_space
from quiz.export.items import EDGES, ITEMS, PLAIN, SPACED, banks, item

TITLE = "卷子 *1* <b>"
EXTENSIONS = (
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.details"),
    *("pymdownx.emoji", "pymdownx.mark", "pymdownx.superfences", "pymdownx.tasklist"),
    *("pymdownx.tilde",),
)


def commonmark(text: str) -> str:
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))


def python_markdown(text: str) -> str:
    return markdown.markdown(text, extensions=list(EXTENSIONS))


READERS = (commonmark, python_markdown)
Reader = Callable[[str], str]


def paper(items: Sequence[BankItem], language: str = "zh-Hans") -> str:
    return FORMAT.write(items, Wish(TITLE, language)).data.decode()


def rendered(reader: Reader, text: str) -> list[list[str]]:
    """The lines of every block; nothing but the paper's own markup may be there."""
    body = html.fragment_fromstring(reader(text), create_parent="body")
    tags = {str(element.tag) for element in body.iter()}
    assert tags <= {"body", "h1", "h2", "p", "br", "strong", "em", "hr"}
    for line in body.iter("br"):
        # a reader puts both the tag and the end of the line
        line.tail = "\n" + (line.tail or "").removeprefix("\n")
    return [
        [same_space(line) for line in str(block.text_content()).strip("\n").split("\n")]
        for block in body
        if block.tag != "hr"
    ]


def lines(text: str) -> list[str]:
    return [same_space(line) for line in text.strip().split("\n")]


def letter(place: int) -> str:
    return chr(ord("A") + place) if place < 26 else "A" + chr(ord("A") + place - 26)


def behind(start: str, text: str) -> list[str]:
    return lines(f"{start} {text}")


def expected(items: Sequence[BankItem], shown: list[list[str]]) -> Iterator[list[str]]:
    """The blocks of the paper and its key, by the rules of its form; the order of the right
    sides of pairs is the paper's own, and only the key must follow it."""
    say = Strings("zh-Hans")
    key: list[list[str]] = []
    yield lines(TITLE)
    yield [f"姓名：{'_' * 12} 得分：{'_' * 12}"]
    number = 0
    for topic in dict.fromkeys(one.topic for one in items):
        yield lines(topic)
        for one in (one for one in items if one.topic == topic):
            number += 1
            block = [*behind(f"{number}.", one.stem), say(f"quiz.hint_{one.type}")]
            answer = one.answer
            if one.type == "match":
                assert isinstance(answer, tuple)
                sides = {pair[1] for pair in answer}
                for place, (left, _) in enumerate(answer, 1):
                    block += behind(f"({place})", left)
                found = choices(shown, block, sides)
                for place, side in enumerate(found):
                    block += behind(f"{letter(place)}.", side)
                letters = (letter(found.index(side)) for _, side in answer)
                right = say.listing([f"({n}) {sign}" for n, sign in enumerate(letters, 1)])
            else:
                for place, option in enumerate(one.options):
                    block += behind(f"{letter(place)}.", option)
                right = written(one, say)
            yield block
            explanation = lines(one.explanation) if one.explanation else []
            key.append(behind(f"{number}.", right) + explanation)
    yield lines(say("export.answers"))
    yield from key


def written(one: BankItem, say: Strings) -> str:
    answer = one.answer
    if isinstance(answer, bool):
        return say("quiz.true" if answer else "quiz.false")
    if isinstance(answer, str):
        return letter(one.options.index(answer))
    words = [str(word) for word in answer]
    if one.type == "multiple":
        return say.listing([letter(i) for i, word in enumerate(one.options) if word in words])
    if one.type == "order":
        return say("quiz.arrow").join(letter(one.options.index(word)) for word in words)
    return say.listing(words)


def choices(shown: list[list[str]], start: list[str], sides: set[str]) -> list[str]:
    """The order in which the paper shows the right sides of pairs."""
    (block,) = (b for b in shown if b[: len(start)] == start)
    rest = block[len(start) :]
    found: list[str] = []
    while rest:
        side = next(
            side
            for side in sorted(sides, key=len, reverse=True)
            if behind(f"{letter(len(found))}.", side) == rest[: len(lines(side))]
        )
        found.append(side)
        rest = rest[len(lines(side)) :]
    assert set(map(same_space, found)) == set(map(same_space, sides))
    return found


@pytest.mark.parametrize("reader", READERS)
def test_every_hostile_question_is_shown_as_it_is(reader: Reader) -> None:
    shown = rendered(reader, paper(ITEMS))
    assert shown == list(expected(ITEMS, shown))


@pytest.mark.parametrize("reader", READERS)
@given(items=banks(2))
@settings(max_examples=60)
def test_any_question_is_shown_as_it_is(reader: Reader, items: tuple[BankItem, ...]) -> None:
    shown = rendered(reader, paper(items))
    assert shown == list(expected(items, shown))


@pytest.mark.parametrize("reader", READERS)
def test_space_at_the_ends_does_not_count(reader: Reader) -> None:
    shown = rendered(reader, paper(SPACED))
    trimmed = [
        replace(SPACED[0], options=tuple(map(str.strip, SPACED[0].options)), answer="甲"),
        replace(SPACED[1], answer=("石榴",)),
    ]
    assert shown == list(expected(trimmed, shown))


def test_the_paper() -> None:
    line = "\\_" * 12
    assert paper((PLAIN[0], PLAIN[1], PLAIN[8])) == (
        "# 卷子 \\*1\\* &#60;b&#62;\n\n"
        f"姓名：{line}&emsp;得分：{line}\n\n"
        "## 医保\n\n"
        "**1.** 新生儿出生后多久内办理参保登记？  \n*选一项*  \n"
        "A. 30 天  \nB. 60 天  \nC. 90 天  \nD. 180 天\n\n"
        "**2.** 排出办理的顺序  \n*排出正确的顺序*  \n"
        "A. 领证  \nB. 申请  \nC. 审核  \nD. 受理\n\n"
        "## 居住证\n\n"
        "**3.** 办理居住证要带哪些材料？  \n*可选多项*  \n"
        "A. 身份证  \nB. 住所证明  \nC. 存折  \nD. 照片\n\n"
        "---\n\n"
        "## 答案和讲解\n\n"
        "**1.** C  \n出生后 90 天内办理。\n\n"
        "**2.** B → D → C → A  \n先申请。\n\n"
        "**3.** A、B、D  \n存折用不上。\n"
    )


def test_the_right_sides_of_pairs_do_not_stand_as_the_left_ones() -> None:
    for one in (one for one in PLAIN if one.type == "match"):
        assert isinstance(one.answer, tuple)
        (block,) = (b for b in rendered(commonmark, paper([one])) if "把左右对应起来" in b)
        rights = [line.split(". ")[1] for line in block if line[1:3] == ". " and line[0] in "ABC"]
        assert rights != [pair[1] for pair in one.answer]


@pytest.mark.parametrize("language", available("strings"))
def test_its_own_words_are_in_the_language_asked_for(language: str) -> None:
    assert Strings(language)("export.answers") in paper(PLAIN[:1], language)


def test_what_asks_for_the_same_fact_is_in_one_paper_once() -> None:
    one, two, other = (replace(PLAIN[at], facts=facts) for at, facts in enumerate(("ab", "b", "c")))
    done = FORMAT.write([one, two, other], Wish(TITLE, "zh-Hans"))
    assert [(left.item.id, left.why) for left in done.left_out] == [(two.id, "same-fact")]
    assert two.stem not in done.data.decode() and other.stem in done.data.decode()


def test_an_address_is_no_link() -> None:
    made = paper([item("true_false", "http://a.example/x_y www.b.example a@c.example", (), True)])
    assert "http://" not in made and "www." not in made and "@" not in made


def test_signs_that_no_file_may_have() -> None:
    bad = replace(EDGES[0], stem="a\x00b")
    assert [one.why for one in FORMAT.write([bad], Wish("", "en")).left_out] == ["unreadable"]
