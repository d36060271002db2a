"""Markup in any field is text on every page, and in every file a script or a feed reads."""

from __future__ import annotations

import json
import re

import feedparser
import pytest
from support.html import Page, pages, words
from support.projects import CONSENT, LANGUAGES, Project

HOSTILE = """</script><b class="injected" onclick="x()">&amp;'"]]>--> {{ 7 * 7 }} {% raw %} %s"""
ALLOWED_SCRIPTS = re.compile(r"(?:\.\./|\./|/)*assets/portal/[a-z]+\.js(?:\?\w+)?")


def hostile(word: str) -> str:
    return f"{word}{HOSTILE}"


@pytest.fixture
def hostile_project(project: Project) -> Project:
    """Markup in every field that an editor can fill."""
    text = "正文。\n\n## 小标题\n"
    project.options.update(
        publisher=hostile("主办"),
        contact="mailto:a@example.org?subject=%3Cb%3E&body=\"'<b class=injected>",
        icp=hostile("备案"),
        police=hostile("公安"),
        site_id_code=hostile("码"),
        languages=[LANGUAGES[0], {"code": "ug", "name": hostile("تىل"), "prefix": "ug"}],
    )
    project.configure(site_name=hostile("站名"), site_description=hostile("说明"))
    project.picture("stories/cover.png")
    project.picture("stories/b'c&d.png", (9, 9, 99))
    project.picture("docs/figures/face.png", (20, 90, 60))
    project.write("stories/a'b&c=\"d.txt", "file")
    common = {"source": hostile("来源"), "consent": {**CONSENT, "by": hostile("同意")}}
    project.story(
        "one",
        "![" + HOSTILE.replace("]", "").replace("<", "\\<") + "](b'c&d.png)\n\n"
        "[文件](a'b&c=\"d.txt)\n\n`" + HOSTILE + "`\n",
        title=hostile("题目"),
        author=hostile("作者"),
        place=hostile("地点"),
        topics=[hostile("话题"), "邻里互助"],
        summary=hostile("提要"),
        cover="cover.png",
        cover_alt=hostile("封面"),
        **common,
    )
    project.write(
        "stories/one.ug.md",
        f"---\ntitle: {json.dumps(hostile('ماۋزۇ'))}\nnative_review: pending\n---\n\nتېكىست\n",
    )
    project.story("two", text, consent=CONSENT)
    project.figure(
        "someone",
        text,
        name=hostile("名字"),
        role=hostile("角色"),
        place=hostile("地点"),
        quote=hostile("的话"),
        summary=hostile("小传"),
        portrait="face.png",
        portrait_alt=hostile("肖像"),
        honours=[{"title": hostile("荣誉"), "year": 2025, "awarded_by": hostile("单位")}],
        **common,
    )
    question = (
        '## 能`</script><b class="injected">`吗？ {#can}\n\n能，==30 天==内。\n\n依据：《办法》。\n'
    )
    project.policy("rule", question, title=hostile("政策"), source=hostile("来源"), summary=HOSTILE)
    project.questions(
        {
            "id": "q",
            "stem": hostile("题干"),
            "options": [hostile("甲"), hostile("乙"), "丙"],
            "answer": hostile("甲"),
            "explanation": hostile("解释"),
            "topic": hostile("类"),
            "source": "policy/rule#can",
        }
    )
    project.write(
        "docs/slogans.yml",
        json.dumps([{"id": "s", "text": {"zh-Hans": hostile("口号")}}], ensure_ascii=False),
    )
    names = {"slug": "here", "names": {"ug": hostile("يەر")}}
    project.write(
        "docs/taxonomy.yml",
        json.dumps({"topics": [{"name": hostile("话题"), **names}], "places": []}),
    )
    project.home(text, title=hostile("首页"), description=hostile("欢迎"))
    return project


def foreign(page: Page) -> list[str]:
    """Everything in a page that only injected markup can have made."""
    found = []
    for element in page.root.iter():
        if "injected" in element.get("class", ""):
            found.append(f"<{element.tag} class=injected>")
        found += [f"{element.tag} {name}" for name in element.attrib if name.startswith("on")]
        found += [
            f"{element.tag} {name}={value}"
            for name, value in element.attrib.items()
            if name in ("href", "src", "action") and value.strip().lower().startswith("javascript:")
        ]
        if element.tag == "script":
            source, kind = element.get("src"), element.get("type")
            if source is not None and not ALLOWED_SCRIPTS.fullmatch(source):
                found.append(f"<script src={source}>")
            if source is None and kind not in ("application/json", "application/ld+json"):
                found.append(f"<script>{element.text}")
            if source is None:
                json.loads(element.text or "")
    return found


def test_every_field_is_shown_as_the_text_it_is(hostile_project: Project) -> None:
    site = hostile_project.built()
    found = pages(site)
    assert len(found) > 30
    for page in found.values():
        assert foreign(page) == [], page.name
        assert page.errors == [], page.name
        assert "{{ 7 * 7 }}" in page.text or page.name.startswith("s/"), page.name
    story = found["stories/one/index.html"]
    assert words(story.one("h1")) == hostile("题目")
    assert story.meta("Author") == hostile("作者")
    assert story.meta("Description") is not None
    assert story.data_of("Article")["headline"] == hostile("题目")
    assert story.one("img", class_="cover").get("alt") == hostile("封面")
    figure = found["figures/someone/index.html"]
    assert hostile("荣誉") in words(figure.one("ol", class_="timeline"))
    assert words(found["ug/stories/one/index.html"].one("h1")) == hostile("ماۋزۇ")
    assert hostile("站名") in words(found["index.html"].one("title"))
    assert [words(p) for p in found["index.html"].all("p") if "口号" in words(p)] == [
        hostile("口号")
    ]


def test_scripts_and_feeds_hold_it_as_text_too(hostile_project: Project) -> None:
    site = hostile_project.built()
    for path in [*site.rglob("bank.js"), *site.rglob("titles.js")]:
        code = path.read_text("utf-8")
        assert "</script" not in code
        data = json.loads(code[code.index("(") + 1 : code.rindex(")")])
        assert hostile("题干" if path.name == "bank.js" else "题目") in json.dumps(
            data, ensure_ascii=False
        ).replace('\\"', '"') or path.is_relative_to(site / "ug")
    feed = feedparser.parse((site / "feed.xml").read_bytes())
    assert not feed.bozo
    entry = next(e for e in feed.entries if e.link.endswith("/one/"))
    assert entry.author == hostile("作者")
    json_feed = json.loads((site / "feed.json").read_text("utf-8"))
    assert hostile("题目") in [item["title"] for item in json_feed["items"]]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", " JavaScript:x"])
def test_the_contact_can_be_no_script(project: Project, address: str) -> None:
    project.options["contact"] = address
    project.configure()
    project.home()
    result = project.build()
    assert result.code == 1 and "Traceback" not in result.words
    assert not project.site.exists()
