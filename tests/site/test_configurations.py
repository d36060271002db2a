"""Any folder of the layout, with whatever its mkdocs.yml says."""

from __future__ import annotations

import random
import re
import time
from pathlib import Path
from urllib.parse import unquote

import markdown
import pytest
from portal.content.library import read_library
from portal.output.verify import verify
from portal.pages import building
from support import sample
from support.html import Page, pages, words
from support.projects import EPOCH, LANGUAGES, Project, run_module, tree

PARAGRAPHS = (
    "早上的菜摊先摆出来的是一把小葱，卖葱的人说，今天的葱不要钱，只要一句好话。",
    "楼下的自行车棚换了新锁，钥匙挂在谁家门口，大家都知道，只有车不知道。",
    "河边的长椅上坐着两位下棋的人，围着看的有七个，说话的只有一只鸟。",
    "她把晒干的橘皮装进布袋，给每一家送了一小包，说冬天泡脚用得上。",
    "雨停以后，孩子们把纸船放进水沟，船头画着五颜六色的旗子。",
)


def plain_project(root: Path, count: int) -> Project:
    """Stories and a home page, nothing else, under `plugins: [portal]` alone."""
    project = Project(root)
    project.write(
        "mkdocs.yml",
        "site_name: 石榴社区\nsite_url: https://example.org/portal/\nplugins: [portal]\n",
    )
    project.write("docs/index.md", "# 石榴社区\n\n欢迎。\n\n==要紧的话==\n\n## 后来\n")
    for number in range(count):
        chance = random.Random(number)
        text = [chance.choice(PARAGRAPHS) for _ in range(4)]
        body = "\n\n".join([*text[:2], "## 后来", *text[2:], "**互相帮助**，日子越过越好。"])
        project.story(
            f"story-{number}",
            body + "\n",
            title=f"第{number}件小事：{text[0][:8]}",
            date=f"{2016 + number % 10}-{1 + number % 12:02d}-{1 + number % 28:02d} 10:00",
            topics=sorted({["邻里", "节日", "手艺"][number % 3], ["校园", "家风"][number % 2]}),
            place=["河畔社区", "老街社区"][number % 2],
        )
    return project


def broken(site: Path, site_url: str = "") -> list[object]:
    """What a reader could not open."""
    return list(verify(site, site_url or None))


def test_the_plugin_alone_gives_the_right_site(tmp_path: Path) -> None:
    project = plain_project(tmp_path / "plain", 60)
    words_of = ("mkdocs", "build", "--strict", "-f", project.config)
    result = run_module(*words_of, cwd=project.root, SOURCE_DATE_EPOCH=EPOCH)
    assert result.code == 0, result.words
    found = pages(project.site)
    assert len([n for n in found if re.fullmatch(r"stories/story-\d+/index\.html", n)]) == 60
    for page in found.values():
        assert page.language == "zh-Hans" and page.errors == []
        assert "fonts.googleapis" not in page.text and "gstatic" not in page.text
        assert not re.search(r' id="_\d*"', page.text)
        assert "==" not in words(page.one("body"))
    assert [mark for mark in found["index.html"].root.iter("mark") if words(mark) == "要紧的话"]
    assert "后来" in {e.get("id") for e in found["stories/story-1/index.html"].root.iter("h2")}
    assert broken(project.site, "https://example.org/portal/") == []
    names = {path.suffix for path in project.site.rglob("*") if path.is_file()}
    assert names.isdisjoint({".md", ".yml", ".map", ".py"})
    assert not (project.site / "search/search_index.json").exists()
    assert "MkDocs 2.0" not in result.words


def test_nothing_but_a_home_page(project: Project) -> None:
    project.write("mkdocs.yml", "site_name: 空空\nplugins: [portal]\n")
    project.write("docs/index.md", "# 空空\n")
    site = project.built()
    found = pages(site)
    expected = {"", "about/", "privacy/", "search/"}
    assert set(found) == {f"{path}index.html" for path in expected} | {"404.html"}
    assert not (site / "sitemap.xml").exists() and not (site / "feed.xml").exists()
    assert broken(site) == []
    for page in found.values():
        assert page.errors == [] and page.canonical is None


def test_not_even_a_home_page(project: Project) -> None:
    project.write("mkdocs.yml", "site_name: 空空\nplugins: [portal]\n")
    (project.root / "stories").mkdir()
    site = project.built()
    assert words(pages(site)["index.html"].one("h1")) == "空空"
    assert broken(site) == []


def test_an_empty_folder_of_stories(project: Project) -> None:
    (project.root / "stories").mkdir()
    (project.root / "quiz/questions").mkdir(parents=True)
    project.policy("rule")
    project.home()
    site = project.built()
    assert not (site / "stories").exists() and (site / "policy/rule/index.html").exists()
    assert broken(site, "https://example.org/") == []


def test_each_text_is_converted_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = plain_project(tmp_path / "many", 300)
    converted: list[str] = []
    convert = markdown.Markdown.convert

    def counting(self: markdown.Markdown, source: str) -> str:
        converted.append(source)
        return convert(self, source)

    monkeypatch.setattr(markdown.Markdown, "convert", counting)
    # one process alone, so that every call is seen
    monkeypatch.setattr("portal.processes.ENOUGH", 10**6)
    started = time.process_time()
    project.built()
    assert len(converted) == 301
    assert time.process_time() - started < 20
    library = read_library(building.settings(project.config, None))
    assert library.conversions == 301


def test_addresses_for_a_folder_of_files(sample_project: Project, tmp_path: Path) -> None:
    project = sample.copy(tmp_path / "sample", sample_project)
    config = project.config.read_text("utf-8")
    project.config.write_text(config + "\nuse_directory_urls: false\n", "utf-8")
    sample.build(project)
    for name, page in pages(project.site).items():
        addresses = [link.get("href", "") for link in page.root.iter("a")]
        own = [a for a in addresses if not re.match(r"[a-z]+:|#", a)]
        assert own, name
        assert [a for a in own if not re.search(r"\.(?:html|xml)(?:#.*)?$", a)] == [], name
        for address in own if name != "404.html" else []:
            target = (project.site / name).parent / unquote(address.partition("#")[0])
            assert target.is_file(), (name, address)
    bank = (project.site / "quiz/bank.js").read_text("utf-8")
    assert "index.html#" in bank and "/#" not in bank
    assert "/index.html</loc>" in (project.site / "sitemap.xml").read_text("utf-8")


def test_a_site_below_a_path_of_its_host(project: Project) -> None:
    project.configure(site_url="https://example.org/community/portal")
    project.story("one")
    project.home()
    site = project.built()
    found = pages(site)
    assert found["stories/one/index.html"].canonical == (
        "https://example.org/community/portal/stories/one/"
    )
    missing = found["404.html"]
    named = [e for tag in ("a", "link", "script") for e in missing.root.iter(tag)]
    sources = [e.get("href") or e.get("src") or "" for e in named]
    local = [s for s in sources if s and not re.match(r"[a-z]+:|#", s)]
    assert local and all(s.startswith("/community/portal/") for s in local), local
    assert broken(site, "https://example.org/community/portal/") == []


def test_what_the_user_wrote_wins(project: Project) -> None:
    project.write("docs/extra.css", ".mine { color: green }\n")
    project.write("docs/extra.js", "var mine = 1;\n")
    project.write(
        "docs/guide.md", "# 指南\n\n## 第一节\n\n##### 深处\n\n==正文==[^1]\n\n[^1]: 注\n"
    )
    project.write(
        "overrides/main.html",
        '{% extends "base.html" %}{% block announce %}今晚停水{% endblock %}'
        "{% block extrahead %}"
        '<meta name="mine" content="{{ page.title if page else \'404\' }}">'
        "{% endblock %}",
    )
    project.configure(
        nav=[{"首页": "index.md"}, {"怎样用": "guide.md"}, {"外面": "https://example.net/"}],
        extra_css=["extra.css"],
        extra_javascript=["extra.js"],
        theme={"name": "material", "custom_dir": "overrides"},
        markdown_extensions=[{"footnotes": {"BACKLINK_TEXT": "回到文中"}}, "nl2br"],
        copyright="© 我们",
    )
    project.story("one", "第一行\n第二行\n\n## 标题\n")
    project.home("第一行\n第二行\n")
    site = project.built()
    found = pages(site)
    for name in ("index.html", "guide/index.html", "stories/one/index.html", "404.html"):
        page = found[name]
        assert "今晚停水" in words(page.one("body")), name
        assert page.meta("mine"), name
        styles = [link.get("href", "") for link in page.all("link", rel="stylesheet")]
        assert styles[-1].endswith("extra.css"), name
        assert any((s.get("src") or "").endswith("extra.js") for s in page.root.iter("script"))
        (navigation,) = page.all("nav", class_="main-nav")
        links = [(words(a), a.get("href")) for a in navigation.iter("a")]
        assert [text for text, _ in links] == ["首页", "怎样用", "外面"], name
        assert links[2][1] == "https://example.net/"
    assert found["stories/one/index.html"].all("br"), "nl2br is at work"
    assert "回到文中" in words(found["guide/index.html"].one("div", class_="footnote"))
    assert found["guide/index.html"].all("mark"), "and our own still are"
    assert broken(site, "https://example.org/") == []


def test_a_changed_template_is_seen_at_the_next_build(project: Project) -> None:
    project.configure(theme={"name": "material", "custom_dir": "overrides"})
    project.home()
    for words_of in ("今晚停水", "今晚来水了"):
        project.write(
            "overrides/main.html",
            f'{{% extends "base.html" %}}{{% block announce %}}{words_of}{{% endblock %}}',
        )
        shown = words(pages(project.built())["index.html"].one("body"))
        assert words_of in shown


def test_a_configuration_may_inherit_and_read_the_environment(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_TEST_PUBLISHER", "环境居委会")
    project.write(
        "base.yml",
        "site_name: 上一级\nsite_url: https://example.org/\n"
        "plugins:\n  portal:\n    publisher: !ENV [PORTAL_TEST_PUBLISHER, 没有]\n"
        "    stories_dir: texts\n    per_page: 2\n",
    )
    project.write("mkdocs.yml", "INHERIT: base.yml\nsite_name: 这一级\ndocs_dir: words\n")
    project.write("words/index.md", "# 首页\n")
    for number in range(3):
        project.story(f"s{number}")
    (project.root / "stories").rename(project.root / "texts")
    found = pages(project.built())
    assert words(found["index.html"].one("title")) == "这一级"
    assert "环境居委会" in words(found["index.html"].one("footer", class_="bottom"))
    assert "stories/page/2/index.html" in found


@pytest.mark.parametrize("count", [1, 3])
def test_one_language_or_three(sample_project: Project, tmp_path: Path, count: int) -> None:
    languages = [*LANGUAGES, {"code": "en", "name": "English"}][:count]
    project = sample.copy(tmp_path / "sample", sample_project)
    project.options.update(publisher="石榴社区居委会（示例）", languages=languages)
    project.configure(site_name="石榴社区")
    if count == 1:
        sample.without_screens(project)
        for path in [*project.root.rglob("*.ug.md")]:
            path.unlink()
    sample.build(project)
    found = pages(project.site)
    prefixes = ["", "ug/", "en/"][:count]
    shared = {n for n in found if n.startswith("s/") or n == "404.html"}
    # timed papers and posters are where a language has questions of its own
    shared |= {n for n in found if "quiz/paper/" in n or "quiz/poster/" in n}
    counts = {len([n for n in found.keys() - shared if _prefix(n) == p]) for p in prefixes}
    assert len(counts) == 1, "every page is there in every language"
    for name in found.keys() - shared:
        shown = count if count > 2 else count - 1
        assert len(found[name].all("a", class_="language")) == shown, name
    if count == 3:
        english: Page = found["en/stories/pilaf/index.html"]
        assert english.language == "en" and english.hidden
        assert words(english.one("h1")) == "一碗抓饭两家香"
        assert english.one("h1").get("lang") == "zh-Hans"
        assert "en" not in found["stories/pilaf/index.html"].alternates
    assert broken(project.site, "https://example.org/") == []


def _prefix(name: str) -> str:
    first = name.partition("/")[0]
    return f"{first}/" if first in ("ug", "en") else ""


@pytest.mark.parametrize(
    "written",
    [
        "plugins: [portal]\n",
        "site_name: [1, 2]\nplugins: [portal]\n",
        "site_name: x\nplugins: []\n",
        "site_name: x\nplugins: [portal, nothing-such]\n",
        "site_name: x\nplugins: [{portal: {per_page: many}}]\n",
        "site_name: x\nplugins: [{portal: {languages: [{code: zz-}]}}]\n",
        "site_name: x\nplugins: [{portal: {languages: [{code: zh-Hans}, {code: zh-Hans}]}}]\n",
        "site_name: x\nplugins: [{portal: {languages: [{code: zh}, {code: ug, prefix: s}]}}]\n",
        "site_name: x\nplugins: [portal]\ndocs_dir: nowhere\n",
        "site_name: x\nplugins: [portal]\nmarkdown_extensions: [no.such.thing]\n",
        "site_name: x\n  plugins: [portal]\n",
        "site_name: x\nplugins: [portal]\ntheme: nothing-such\n",
        "INHERIT: missing.yml\nplugins: [portal]\n",
        "",
        "- a\n- b\n",
        "site_name: !!python/object/apply:os.system ['true']\nplugins: [portal]\n",
    ],
)
def test_a_faulty_configuration_is_told_without_a_traceback(project: Project, written: str) -> None:
    project.home()
    project.built()
    before = tree(project.site)
    project.write("mkdocs.yml", written)
    result = project.build()
    assert result.code == 1
    assert "Traceback" not in result.words and 0 < len(result.words.splitlines()) < 8, result.words
    assert tree(project.site) == before
    assert project.check()


def test_a_page_by_hand_in_a_folder_of_its_own(project: Project) -> None:
    project.picture("docs/help/map.png")
    project.home("[怎样走](help/way.md#bus)\n")
    text = "# 怎样走\n\n## 公交 {#bus}\n\n![地图](map.png)\n\n[回去](../index.md)\n"
    project.write("docs/help/way.md", text)
    project.write("docs/help/index.md", "# 帮助\n\n[怎样走](way.md)\n")
    site = project.built()
    found = pages(site)
    assert {"help/index.html", "help/way/index.html"} <= set(found)
    assert broken(site, "https://example.org/") == []
    links = [a.get("href") for a in found["index.html"].root.iter("a")]
    assert "help/way/#bus" in links
