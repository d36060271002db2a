"""Questions that a careless export breaks: every type, with every sign that some format reads.

Texts are as the bank has them (NFC, no space at their ends), save in `SPACED`.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from portal.content.question import Answer, QuestionType, same
from portal.quiz.item import BankItem, Source

FULL_WIDTH = "“石榴”｛一＝二～三｝：《规定》第＃条＼，对吗？。"
UYGHUR = "بوۋاق تۇغۇلغاندىن كېيىن «90 كۈن» ئىچىدە تىزىملىتامدۇ؟ شۇنداق، توغرا؛"
MONGOLIAN = "ᠮᠣᠩᠭᠤᠯ ᠪᠢᠴᠢᠭ᠌᠂ ᠳ᠋ᠤ ᠲᠠᠢ᠃"
MARKUP = "<b>粗&amp;细</b> & <br/> <script>alert('x')</script> ]]> <!-- --> &#65; &nbsp;"
ESCAPES = r"a\b #c =d ~e {f} :g \\ \{ \n \t \# end\_"
LINES = "第一行\n第二行\n\n空行之后\n\n\n// 像注释\n* 像列表\n# 像标题"
COMMENT = "// 不是注释"
STAR = "* 星 *号*"
DOLLAR = "$CATEGORY: top/$x^2$ $$y$$ \\(z\\)"
FORMAT = "[html]不是<i>格式</i>"
TITLE = "::不是题名:: 正文"
WEIGHT = "%50%不是权重 100%"
ARROW = "甲->乙 -> 丙 → 丁"
QUOTES = '"双" \'单\' `反` “弯” ‘弯’ «尖» ""两个""'
TABS = "左\t右\t\t更右"
EMOJI = "🍎👨‍👩‍👧‍👦🇨🇳 石榴籽👍🏽 𠀀𪚥"
MARKDOWN = "**粗** _斜_ [链](http://a.example/x_y) ![图](b.png) `码` ~~删~~ ==标== ^上^ | 表 | \\*"
ANSWER_LINE = "ANSWER: B"
LETTER_LINE = "A. 像选项"
NUMBER_LINE = "1. 像编号"
NUMBER_SIGN = "1) 像编号"
SPREADSHEET = "=1+2"
AT = "@SUM(1) +1 -1"
CLOZE = "{{c1::空}} {{字段}} {1:SHORTANSWER:=x}"
CLOZE_MARK = "*空* 和 ___ 和 （ ）"
COMMAS = '甲,乙;丙,"丁";戊'
LONG = "石榴籽一样紧紧抱在一起。" * 400
"""4,800 characters."""

TEXTS = (
    FULL_WIDTH,
    UYGHUR,
    MONGOLIAN,
    MARKUP,
    ESCAPES,
    LINES,
    COMMENT,
    STAR,
    DOLLAR,
    FORMAT,
    TITLE,
    WEIGHT,
    ARROW,
    QUOTES,
    TABS,
    EMOJI,
    MARKDOWN,
    ANSWER_LINE,
    LETTER_LINE,
    NUMBER_LINE,
    NUMBER_SIGN,
    SPREADSHEET,
    AT,
    CLOZE,
    CLOZE_MARK,
    COMMAS,
    LONG,
)
"""Every hostile text."""

_WRONG = "别的"


def item(
    type: QuestionType,
    stem: str,
    options: tuple[str, ...],
    answer: Answer,
    explanation: str = "",
    **more: Any,
) -> BankItem:
    """A question; `more` are other fields than the plain ones."""
    fields: dict[str, Any] = {
        "id": "plain",
        "topic": "医保",
        "difficulty": 1,
        "lang": "zh-Hans",
        "pool": "practice",
        "rule": "manual",
        "source": Source("policy/medical", "newborn", (0, 4)),
    }
    return BankItem(
        type=type,
        stem=stem,
        options=options,
        answer=answer,
        explanation=explanation,
        **(fields | more),
    )


PLAIN = (
    item(
        "single",
        "新生儿出生后多久内办理参保登记？",
        ("30 天", "60 天", "90 天", "180 天"),
        "90 天",
        "出生后 90 天内办理。",
        id="plain-single",
    ),
    item(
        "multiple",
        "办理居住证要带哪些材料？",
        ("身份证", "住所证明", "存折", "照片"),
        ("身份证", "住所证明", "照片"),
        "存折用不上。",
        id="plain-multiple",
        topic="居住证",
        difficulty=2,
    ),
    item("true_false", "登记要收费。", (), False, "不收费。", id="plain-false"),
    item("true_false", "登记不收费。", (), True, id="plain-true"),
    item("blank", "出生后____天内办理。", (), ("90", "九十"), "九十天。", id="plain-blank"),
    item("short", "谁来办理？", (), ("父母", "爸爸妈妈"), id="plain-short", difficulty=3),
    item(
        "match",
        "把机构和事情对应起来",
        (),
        (("医保局", "参保"), ("派出所", "居住证"), ("学校", "入学")),
        "各管各的。",
        id="plain-match",
    ),
    item(
        "match",
        "只有两对",
        (),
        (("医保局", "参保"), ("派出所", "居住证")),
        id="plain-match-two",
    ),
    item(
        "order",
        "排出办理的顺序",
        ("领证", "申请", "审核", "受理"),
        ("申请", "受理", "审核", "领证"),
        "先申请。",
        id="plain-order",
    ),
)
"""One or two questions of each type with nothing strange in them."""

LANGUAGES = (
    item(
        "single",
        UYGHUR,
        ("30 كۈن", "60 كۈن", "90 كۈن"),
        "90 كۈن",
        "تۇغۇلۇپ 90 كۈن ئىچىدە.",
        id="plain-single",
        lang="ug",
    ),
    item("true_false", UYGHUR, (), True, UYGHUR, id="plain-true", lang="ug"),
    item("blank", "____ كۈن ئىچىدە", (), ("90", "٩٠"), id="plain-blank", lang="ug"),
    item("single", MONGOLIAN, ("ᠮᠣᠩᠭᠤᠯ", "ᠬᠢᠲᠠᠳ"), "ᠮᠣᠩᠭᠤᠯ", lang="mn-Mong", id="mongolian"),
)
"""Two of the plain questions in another language under the same id, and one in Mongolian."""


def _hostile(number: int, text: str) -> tuple[BankItem, ...]:
    """A question of each type with `text` in every place that may hold it."""
    lang = {UYGHUR: "ug", MONGOLIAN: "mn-Mong"}.get(text, "zh-Hans")
    common: dict[str, Any] = {"lang": lang, "topic": "话题:<a>/b, c" if number % 2 else "医保"}

    def made(
        type: QuestionType, options: tuple[str, ...], answer: Answer, name: str = ""
    ) -> BankItem:
        id = f"hostile-{number}-{name or type.replace('_', '-')}"
        return item(type, text, options, answer, text, id=id, **common)

    other = text + "二"
    return (
        made("single", (_WRONG, text, other), text),
        made("multiple", (text, _WRONG, other), (text, other)),
        made("true_false", (), number % 2 == 0),
        made("blank", (), (text, other)),
        made("short", (), (other, text)),
        made("match", (), ((text, other), (other, text), (_WRONG, _WRONG))),
        made("order", (other, text, _WRONG), (text, _WRONG, other)),
    )


HOSTILE = tuple(made for number, text in enumerate(TEXTS) for made in _hostile(number, text))
"""A question of each type for each hostile text."""

EDGES = (
    item("multiple", "只有一个对", ("甲", "乙"), ("乙",), id="edge-one-right"),
    item("multiple", "全都对", ("甲", "乙", "丙"), ("甲", "乙", "丙"), id="edge-all-right"),
    item(
        "multiple",
        "七个对",
        tuple("甲乙丙丁戊己庚辛"),
        tuple("甲乙丙丁戊己庚"),
        id="edge-seven-right",
    ),
    item(
        "multiple",
        "十一个对",
        tuple("甲乙丙丁戊己庚辛壬癸子丑"),
        tuple("甲乙丙丁戊己庚辛壬癸子"),
        id="edge-eleven-right",
    ),
    item("multiple", "次序不同", ("甲", "乙", "丙"), ("丙", "甲"), id="edge-answer-order"),
    item(
        "single",
        "很多选项",
        tuple(f"选项 {number}" for number in range(30)),
        "选项 29",
        id="edge-thirty-options",
    ),
    item("single", "像判断题", ("TRUE", "FALSE"), "TRUE", id="edge-true"),
    item("single", "像数字", ("10", "2", "3.5", "-1"), "3.5", id="edge-numbers"),
    item("blank", "像数字", (), ("3.5", "3.50"), id="edge-number"),
    item("short", "像判断", (), ("T",), id="edge-letter-t"),
    item("short", "像判断", (), ("False",), id="edge-false"),
    item("short", "只有一个答案", (), ("石榴",), id="edge-one-answer"),
    item("blank", "大小写", (), ("Ab", "ab"), id="edge-case"),
    item(
        "match",
        "右边有相同的",
        (),
        (("苹果", "水果"), ("石榴", "水果"), ("白菜", "蔬菜")),
        id="edge-match-equal",
    ),
    item("single", "对的有箭头", ("甲->乙", "乙->甲"), "甲->乙", id="edge-arrow"),
    item("true_false", "题干里有 {TRUE} 和 {}", (), True, "{FALSE}", id="edge-braces"),
    item("single", "没有讲解", ("甲", "乙"), "甲", "", id="edge-no-explanation"),
    item(
        "single",
        "人的故事",
        ("甲", "乙"),
        "甲",
        id="a-slug-of-thirty-two-characters1",
        source=Source("stories/pilaf", None, None),
        rule="when",
        pool="contest",
        facts=("a", "b"),
    ),
)
"""What is hard by its shape, not by its signs."""

SPACED = (
    item("single", "  前后有空格  ", (" 甲 ", "乙\t"), " 甲 ", "\n讲解\n", id="spaced-single"),
    item("short", "前后有空格 ", (), (" 石榴 ",), " 讲解", id="spaced-short"),
)
"""What no reader of content makes, with space at the ends of texts."""

ITEMS: tuple[BankItem, ...] = PLAIN + LANGUAGES + HOSTILE + EDGES
"""All of them but `SPACED`; (id, lang) is unique, and an id is there in more than one language."""


_PIECES = (
    *"\\#=~{}:*$%[]()<>&\"'`_^|!-+.,;@/",
    *"｛＝～｝：。“”《》，？",
    *"؟،؛ئۇ\u200f\u202b\u200c\u200d\u3000\u00a0",
    " ",
    "\n",
    "\n\n",
    "\t",
    "//",
    "\n//",
    "::",
    "->",
    "####",
    "[html]",
    "[markdown]",
    "%50%",
    "%-50%",
    "\\n",
    "\\\\",
    "<b>",
    "</p>",
    "&amp;",
    "&&058;",
    "&&010",
    "]]>",
    "\nANSWER: A",
    "\nA. ",
    "A) ",
    "{{c1::",
    "}}",
    "$CATEGORY:",
    "TRUE",
    "F",
    "石榴",
    "90 天",
    "🍎",
)


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip())


def texts() -> SearchStrategy[str]:
    """Texts as the bank has them, out of signs that some format reads and of any others."""
    signs = st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\u2028\u2029")
    piece = st.one_of(st.sampled_from(_PIECES), signs)
    made = st.lists(piece, min_size=1, max_size=12).map("".join).map(_clean)
    return st.one_of(st.sampled_from(TEXTS[:-1]), made).filter(bool)


def _options(least: int, most: int) -> SearchStrategy[tuple[str, ...]]:
    several = st.lists(texts(), min_size=least, max_size=most, unique_by=same)
    return several.map(tuple)


@st.composite
def _words(draw: st.DrawFn, type: QuestionType) -> tuple[tuple[str, ...], Answer]:
    """The options and the answer of a question."""
    if type == "single":
        options = draw(_options(2, 6))
        return options, draw(st.sampled_from(options))
    if type == "multiple":
        options = draw(_options(2, 8))
        return options, tuple(
            draw(st.lists(st.sampled_from(options), min_size=1, max_size=8, unique=True))
        )
    if type == "order":
        options = draw(_options(2, 6))
        return options, tuple(draw(st.permutations(options)))
    if type == "match":
        left = draw(_options(2, 5))
        return (), tuple((word, draw(texts())) for word in left)
    if type == "true_false":
        return (), draw(st.booleans())
    return (), draw(_options(1, 4))


TYPES: tuple[QuestionType, ...] = (
    "single",
    "multiple",
    "true_false",
    "blank",
    "match",
    "order",
    "short",
)


@st.composite
def items(draw: st.DrawFn, types: tuple[QuestionType, ...] = TYPES) -> BankItem:
    """Any question of one of `types` that the bank could hold."""
    type = draw(st.sampled_from(types))
    options, answer = draw(_words(type))
    return item(
        type,
        draw(texts()),
        options,
        answer,
        draw(st.one_of(st.just(""), texts())),
        id=draw(st.from_regex(r"[a-z0-9]{1,15}(-[a-z0-9]{1,15})?", fullmatch=True)),
        topic=draw(st.sampled_from(("医保", "居住证", "话题:<a>/b, c", "سىياسەت"))),
        difficulty=draw(st.integers(1, 3)),
        lang=draw(st.sampled_from(("zh-Hans", "zh-Hant", "ug", "mn-Mong", "en"))),
        pool=draw(st.sampled_from(("practice", "contest"))),
        rule=draw(st.sampled_from(("manual", "when", "how-much"))),
    )


def banks(most: int = 4) -> SearchStrategy[tuple[BankItem, ...]]:
    """Some questions, no two of them the same in the same language."""
    several = st.lists(items(), max_size=most, unique_by=lambda one: (one.id, one.lang))
    return several.map(tuple)
