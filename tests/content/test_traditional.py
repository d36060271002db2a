"""Traditional Chinese out of Simplified: whole phrases, names untouched, a hand-made text first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from content.helpers import CONSENT, FIGURE, POLICY, STORY, converted, library, shown
from portal.content.conversion import scanned
from portal.content.document import raw_html
from portal.content.names import withdrawn_words
from portal.content.traditional import Traditional, marked_names
from portal.language.languages import CHINESE, Language, Variant
from portal.quiz.bank import make_bank

TAIWAN = Language("zh-Hant", "繁體中文", prefix="zh-hant", variant="tw")
HONG_KONG = replace(TAIWAN, variant="hk")


@pytest.mark.parametrize(
    ("variant", "text", "wanted"),
    [
        ("tw", "理发以后，头发里面的皇后", "理髮以後，頭髮裡面的皇后"),
        ("hk", "里面的床", "裏面的牀"),
        ("t", "里面的台风", "裏面的颱風"),
        ("twp", "打印机的软件", "印表機的軟體"),
        ("tw", "打印机的软件", "打印機的軟件"),
        ("tw", "写明了依据，说明了原因，简单明了", "寫明了依據，說明了原因，簡單明瞭"),
    ],
)
def test_phrases(variant: Variant, text: str, wanted: str) -> None:
    assert Traditional(replace(TAIWAN, variant=variant))(text) == wanted


MARKED = """\
<span translate="no">范后里</span>说：“后来头发长了。”范后里笑了。

用 `后台` 看，[里面](https://example.org/后 "后面")有。

<bdi lang="ug">后</bdi>

![后面的人](a.png)

```
后
```
"""


def test_marked_names_code_and_other_languages_stay() -> None:
    document, _ = converted(MARKED)
    convert = Traditional(TAIWAN)
    made = scanned(convert.html(raw_html(document), marked_names(document)))
    assert "范后里說：“後來頭髮長了。”范后里笑了。" in made.text
    assert "用 後台" not in made.text and "用 后台 看，裡面有。" in made.text
    html = shown(made)
    assert 'href="https://example.org/后"' in html
    assert 'title="後面"' in html and '<bdi lang="ug">后</bdi>' in html
    assert "<code>后" in html.replace("\n", "")
    assert [image.alt for image in made.images] == ["後面的人"]
    assert [image.source for image in made.images] == ["a.png"]


def test_scanning_a_document_again_gives_it_again() -> None:
    for body in (
        MARKED,
        "## 甲 {#a}\n\n==90 天==内，[乙](b.md#c)。\n\n- 一\n- 二\n\n|a|b|\n|-|-|\n|1|2|\n",
    ):
        document, _ = converted(body)
        again = scanned(raw_html(document))
        assert shown(again) == shown(document) and again.text == document.text
        assert again.marks == document.marks and again.ids == document.ids


def test_every_text_has_its_traditional_one(tmp_path: Path) -> None:
    files = {
        "stories/snow.md": STORY.replace("六点，雪还在下。", "头发白了。\n\n## 后来\n\n雪还在下。"),
        "stories/hand.md": STORY,
        "stories/hand.zh-Hant.md": "---\ntitle: 掃除積雪\n---\n手寫的。\n",
        "docs/policy/medical.md": POLICY,
        "docs/figures/mei.md": FIGURE,
        "docs/slogans.yml": "- id: a\n  text: {zh-Hans: 一家有事百家帮}\n"
        "- id: b\n  text: {zh-Hans: 有后, zh-Hant: 手寫}\n- id: c\n  text: {ug: ياخشى}\n",
    }
    found = library(tmp_path, files, (CHINESE, TAIWAN))
    stories = {story.slug: story.text(TAIWAN) for story in found.stories}
    snow = stories["snow"]
    assert (snow.title, snow.language, snow.converted) == ("掃雪", "zh-Hant", True)
    assert (snow.author, snow.source) == ("早起的人（示例）", "居委會")
    assert snow.document.text.startswith("頭髮白了。") and snow.document.ids == frozenset({"后来"})
    assert [heading.text for heading in snow.document.headings] == ["後來"]
    hand = stories["hand"]
    assert (hand.title, hand.converted) == ("掃除積雪", False) and "手寫" in hand.document.text
    (policy,) = found.policies
    answer = policy.text(TAIWAN).answers[0]
    assert answer.question == "多久內參保？" and [mark.text for mark in answer.marks] == ["90 天"]
    assert answer.basis and answer.id == "newborn"
    (figure,) = found.figures
    assert figure.text(TAIWAN).name == "梅姨（示例）"
    assert [found.slogan_text(slogan, TAIWAN) for slogan in found.slogans] == [
        "一家有事百家幫",
        "手寫",
        None,
    ]
    assert found.taxonomy.name("topics", "邻里互助", "zh-Hant") == "鄰里互助"


@pytest.mark.parametrize("name", ["张松", "李干", "王发"])
def test_a_name_is_one_wherever_it_stands(tmp_path: Path, name: str) -> None:
    """What leaves a withdrawn name out must find it in every context."""
    gone = FIGURE.replace("梅姨（示例）", name).replace("published", "withdrawn")
    told = STORY.replace("六点，雪还在下。", f"{name}了一口气，{name}净手，{name}型好。")
    files = {"docs/figures/gone.md": gone, "stories/snow.md": told}
    found = library(tmp_path, files, (CHINESE, TAIWAN))
    (word,) = {w for w in withdrawn_words(found.withdrawn()) if w != name} or {name}
    assert found.stories[0].text(TAIWAN).document.text.count(word) == 3


def test_marked_headings_and_signs(tmp_path: Path) -> None:
    body = '## 王发里 {translate=no}\n\n王发里来了，<b translate="no">发里&amp;干松</b>。\n'
    story = STORY.replace("六点，雪还在下。\n", body).replace("title: 扫雪", "title: 发里&干松扫雪")
    found = library(tmp_path, {"stories/snow.md": story}, (CHINESE, TAIWAN))
    text = found.stories[0].text(TAIWAN)
    assert text.title == "发里&干松掃雪"
    assert text.document.text.startswith("王发里\n王发里來了，发里&干松。")


def test_what_is_traditional_already_is_left(tmp_path: Path) -> None:
    default = replace(TAIWAN, prefix="")
    found = library(tmp_path, {"stories/a.md": STORY.replace("石榴社区", "榴花里")}, (default,))
    assert dict(found.traditional) == {}
    both = (default, replace(CHINESE, prefix="zh"))
    found = library(tmp_path, {"stories/a.md": STORY.replace("石榴社区", "榴花里")}, both)
    assert found.taxonomy.name("places", "榴花里", "zh-Hant") == "榴花里"


def test_words_to_keep_are_kept_in_titles_too(tmp_path: Path) -> None:
    story = STORY.replace("title: 扫雪", "title: 范后里扫雪").replace(
        "六点", '<span translate="no">范后里</span>六点'
    )
    keeping = replace(TAIWAN, keep=("居委会",))
    found = library(tmp_path, {"stories/snow.md": story}, (CHINESE, keeping))
    text = found.stories[0].text(keeping)
    assert (text.title, text.source) == ("范后里掃雪", "居委会")


QUESTION = """\
- id: when
  type: single
  stem: 办理参保，要多久？
  options: [九十天里, 一百天里]
  answer: 九十天里
  topic: 医保
  difficulty: 1
  source: policy/medical#newborn
- id: fill
  type: blank
  stem: 头发的“发”怎么写？____
  answer: 发
  topic: 医保
  difficulty: 1
  source: policy/medical#newborn
"""


def test_a_question_keeps_its_id(tmp_path: Path) -> None:
    files = {"docs/policy/medical.md": POLICY, "quiz/questions/a.yml": QUESTION}
    bank = make_bank(library(tmp_path, files, (CHINESE, TAIWAN)))
    simplified = {item.id: item for item in bank.practice("zh-Hans")}
    made = {item.id: item for item in bank.practice("zh-Hant")}
    assert list(made) == list(simplified)
    assert made["when"].stem == "辦理參保，要多久？"
    assert made["when"].answer in made["when"].options
    assert made["when"].options == ("九十天裡", "一百天裡")
    marked = POLICY.replace("==90 天==内。", '==90 天==内。<b translate="no">王发里</b>说。')
    about = QUESTION.replace("办理参保，要多久？", "王发里说，办理参保要多久？")
    files = {"docs/policy/medical.md": marked, "quiz/questions/a.yml": about}
    bank = make_bank(library(tmp_path, files, (CHINESE, TAIWAN)))
    stems = {item.id: item.stem for item in bank.practice("zh-Hant")}
    assert stems["when"] == "王发里說，辦理參保要多久？"
    assert made["fill"].answer == ("發", "发"), "either writing is right"


def test_withdrawn_names_are_known_in_traditional_too(tmp_path: Path) -> None:
    gone = FIGURE.replace("梅姨（示例）", "叶书记（示例）").replace("published", "withdrawn")
    assert CONSENT in gone
    found = library(tmp_path, {"docs/figures/ye.md": gone}, (CHINESE, TAIWAN))
    assert set(withdrawn_words(found.withdrawn())) == {"叶书记", "葉書記"}
