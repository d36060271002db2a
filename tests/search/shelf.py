"""Small shelves of invented texts, and what a search finds on them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from portal.language.languages import CHINESE, Language
from portal.search import Document, Engine, Result, build, parts
from portal.search.documents import Kind, Section
from portal.search.folding import characters, units
from portal.search.result import Mark

UYGHUR = Language("ug", "ئۇيغۇرچە", "rtl", "ug")
ENGLISH = Language("en", "English", prefix="en")


def document(title: str, text: str = "", kind: Kind = "story", **more: Any) -> Document:
    """A document; its address is made of its title."""
    more = {"url": f"stories/{title}/", "place": "石榴社区", **more}
    return Document(kind=kind, title=title, text=text, **more)


def with_sections(title: str, *told: tuple[str, str], before: str = "") -> Document:
    """A document with a heading over each of its texts; a heading's words are its anchor too."""
    text, sections = before, []
    for heading, words in told:
        text += "\n" if text else ""
        sections.append(Section(len(text), heading, heading))
        text += f"{heading}\n{words}"
    return document(title, text, sections=tuple(sections))


def engine(*documents: Document, language: Language = CHINESE) -> Engine:
    """The search over some documents."""
    return Engine(parts(build(language, documents)))


def titles(results: Iterable[Result]) -> list[str]:
    return [result.title for result in results]


def found(on: Engine, text: str, limit: int = 10) -> list[str]:
    """The titles of what a query finds, in order."""
    return titles(on.query(text, limit))


def pieces(text: str, marks: Iterable[Mark]) -> list[str]:
    """What is marked in a text; marks count UTF-16 units."""
    wide = units(text)
    return [characters(wide[start:end]) for start, end in marks]


NEIGHBOURS = (
    document(
        "一锅抓饭",
        "院子里支起一口大锅，羊肉、胡萝卜和大米一层层铺好。抓饭熟了，香味飘到四楼，"
        "邻居们端着碗下来，一人一勺，谁家也没有落下。",
    ),
    document(
        "巷口的象棋",
        "巷口摆着一张石桌，每天傍晚有人下象棋。围着看的七个人，说话的只有一只鸟。",
        place="老街社区",
    ),
    document(
        "古尔邦节的馓子",
        "古尔邦节前一天，一楼的阿姨炸好了馓子，给每一家送去一盘。孩子们把盘子还回来时，"
        "里面装着自家的年糕。",
        topics=("节日", "美食"),
    ),
    document(
        "中秋夜的月饼",
        "月亮升上来，楼下的长桌摆满了月饼、葡萄和甜瓜，大家一起唱歌。",
        topics=("节日",),
    ),
    document("医保", "窗口上问得最多的几件事。", "policy", url="policy/medical/", place=""),
    document(
        "孩子出生多久内参保？",
        "出生后 90 天内办理的，从出生当天起享受待遇。\n依据：《社会保险法》第二十五条。",
        "question",
        url="policy/medical/#newborn",
        place="医保",
        topics=("医保",),
    ),
    document(
        "周师傅（示例）", "他修好了楼道的灯，也修好了孩子的风筝。", "figure", url="figures/z/"
    ),
    document("关于本站", "本站由社区居委会（示例）主办，来信我们都会读。", "page", url="about/"),
)
"""A small site: stories, a topic with a question, somebody, and a page."""
