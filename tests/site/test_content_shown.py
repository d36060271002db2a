"""What an editor approved is shown, and what nobody approved never reaches the output."""

from __future__ import annotations

import json

import pytest
from support.html import pages, words
from support.projects import CONSENT, LANGUAGES, Project, holding


def scope(*media: str) -> dict[str, object]:
    return {**CONSENT, "scope": list(media)}


def test_drafts_are_nowhere(project: Project) -> None:
    project.picture("stories/draft-cover.png", (1, 200, 3))
    project.picture("docs/figures/draft-face.png", (3, 1, 200))
    project.write("stories/draft-file.txt", "草稿的附件")
    project.story("shown")
    project.story(
        "hidden-story",
        "没写完的句子。[附件](draft-file.txt)\n",
        title="没写完的题目",
        status="draft",
        topics=["没人写过的话题"],
        cover="draft-cover.png",
        cover_alt="没画完的封面",
    )
    project.figure(
        "hidden-figure",
        "没写完的人。\n",
        name="没写完的名字",
        status="draft",
        portrait="draft-face.png",
        portrait_alt="没画完的肖像",
    )
    project.policy("hidden-policy", status="draft", title="没写完的政策")
    project.questions(
        {"id": "hidden-question", "stem": "没写完的题干？", "source": "policy/hidden-policy#first"}
    )
    project.write("docs/handbook/guide.md", "# 没写完的手册\n")
    project.configure(draft_docs="handbook/\n")
    project.home()
    site = project.built()
    assert (site / "stories/shown/index.html").exists()
    assert holding(site, "hidden-", "没写完的", "没画完的", "没人写过", "草稿的附件") == []
    assert holding(site, "draft-cover", "draft-face", "draft-file") == []


def test_a_draft_may_be_unfinished(project: Project) -> None:
    project.story("shown")
    project.story("unfinished", "[哪里](nowhere.md)\n", status="draft", cover="none.jpg")
    project.home()
    assert project.built()


def test_a_contest_question_is_not_on_the_site(project: Project) -> None:
    project.policy("rule")
    contest = {"source": "policy/rule#first", "pool": "contest"}
    project.questions(
        {"id": "open", "stem": "公开的题？", "source": "policy/rule#first"},
        {"id": "shut-away", "stem": "密封的题？", "explanation": "密封的解释", **contest},
    )
    project.home()
    site = project.built()
    assert holding(site, "公开的题")
    assert holding(site, "密封的", "shut-away") == []


@pytest.mark.parametrize("media", [("print",), ("screen", "print")])
def test_without_consent_for_the_web_nothing_is_shown(
    project: Project, media: tuple[str, ...]
) -> None:
    project.picture("stories/muted-cover.png", (1, 200, 3))
    project.picture("docs/figures/muted-face.png", (3, 1, 200))
    project.story("shown")
    project.story(
        "muted-story",
        "只印在册子里的句子。\n",
        title="只印在册子里的题目",
        consent=scope(*media),
        cover="muted-cover.png",
        cover_alt="只印的封面",
    )
    project.figure(
        "muted-figure",
        name="只印在册子里的名字",
        consent=scope(*media),
        portrait="muted-face.png",
        portrait_alt="只印的肖像",
    )
    project.questions(
        {"id": "muted-question", "stem": "只印的题？", "source": "stories/muted-story"},
        {"id": "other-question", "stem": "可见的题？", "source": "stories/shown"},
    )
    project.home(lead="muted-story", figure="muted-figure")
    site = project.built()
    assert holding(site, "muted-", "只印") == []
    assert holding(site, "可见的题")


def test_a_link_to_what_the_web_may_not_show_is_found_before_the_build(project: Project) -> None:
    project.story("quiet", consent=scope("print"))
    project.story("shown", "看看\n\n[那一篇](quiet.md)\n")
    project.home()
    (found,) = project.check()
    assert (found["path"], found["severity"]) == ("stories/shown.md", "error")
    text = (project.root / "stories/shown.md").read_text("utf-8")
    assert "quiet.md" in text.splitlines()[found["line"] - 1]


def test_stories_fill_pages_of_24(project: Project) -> None:
    for number in range(50):
        project.story(f"s{number:02d}", date=f"2026-01-{1 + number % 28:02d} {number % 24:02d}:00")
    project.home()
    site = project.built()
    found = pages(site)
    seen: list[str] = []
    for name, count in (("", 24), ("page/2/", 24), ("page/3/", 2)):
        page = found[f"stories/{name}index.html"]
        cards = page.all("article", class_="story-card")
        assert len(cards) == count
        seen += [words(card) for card in cards]
    assert len(set(seen)) == 50
    assert not (site / "stories/page/4").exists()
    dates = [t.get("datetime", "") for t in found["stories/index.html"].root.iter("time")]
    assert dates == sorted(dates, reverse=True)
    assert "stories/page/2/" in (site / "sitemap.xml").read_text("utf-8")


def test_neighbours_and_related_stories(project: Project) -> None:
    for number in range(1, 6):
        topic = "一" if number < 4 else "二"
        project.story(f"s{number}", date=f"2026-01-0{number}", topics=[topic])
    project.home()
    page = pages(project.built())["stories/s3/index.html"]
    steps = [page.target(page.one("a", rel=rel)) for rel in ("prev", "next")]
    assert steps == ["stories/s2/", "stories/s4/"]
    titles = page.all("h3", class_="card-title")
    related = {page.target(link) for title in titles for link in title.iter("a")}
    assert related == {"stories/s1/", "stories/s2/"}


def test_reading_time_is_that_of_400_characters_a_minute(project: Project) -> None:
    project.story("short", "短" * 400 + "\n")
    project.story("long", "长" * 1201 + "\n")
    project.home()
    found = pages(project.built())
    for slug, minutes in (("short", 1), ("long", 4)):
        byline = found[f"stories/{slug}/index.html"].one("p", class_="byline")
        assert f" {minutes} 分钟" in words(byline)


def test_footer_numbers_are_shown_only_where_given(project: Project) -> None:
    project.home()
    assert not pages(project.built())["index.html"].all("a", href="https://beian.miit.gov.cn/")
    project.options.update(icp="京ICP备0号", police="京公网安备0号", site_id_code="1100000001")
    project.configure()
    project.story("one")
    found = pages(project.built())
    assert "京ICP备0号" in words(found["index.html"].one("footer", class_="bottom"))
    assert "京公网安备0号" in words(found["index.html"].one("footer", class_="bottom"))
    assert found["stories/one/index.html"].meta("SiteIDCode") == "1100000001"


def test_a_translation_says_so_and_stands_beside_its_original(project: Project) -> None:
    project.options["languages"] = LANGUAGES
    project.configure()
    project.story("one", "原文。\n\n## 小标题 {#part}\n\n又一段。\n", title="题目")
    project.write(
        "stories/one.ug.md",
        "---\ntitle: ماۋزۇ\nnative_review: pending\n---\n\nتېكىست\n\n## بۆلەك {#part}\n\nيەنە\n",
    )
    project.story("two")
    project.home()
    found = pages(project.built())
    original, translation = found["stories/one/index.html"], found["ug/stories/one/index.html"]
    assert original.alternates == translation.alternates != {}
    assert not translation.hidden and translation.canonical == "https://example.org/ug/stories/one/"
    assert translation.all("p", class_="notice")
    (text,) = translation.all("div", class_="md-typeset")
    assert text.get("lang") is None, "it is in the language of the page"
    assert words(translation.one("h1")) == "ماۋزۇ"
    switch = translation.one("a", hreflang="zh-Hans", class_="language")
    assert translation.target(switch) == "stories/one/"
    feed = json.loads((project.site / "ug/feed.json").read_text("utf-8"))
    assert [item["title"] for item in feed["items"]] == ["ماۋزۇ"]
