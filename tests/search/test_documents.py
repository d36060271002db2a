"""What is found on a site: everything that is shown on it in a language, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from portal.content.library import Library, read_library
from portal.content.records import Publication
from portal.language.languages import Language
from portal.pages import building
from portal.search import Document, Engine, documents
from support import sample
from support.html import Page
from support.projects import LANGUAGES, Project
from support.searching import everything, held, index, languages

GOOD = Path(__file__).resolve().parents[1] / "sites" / "good"
FOLDERS = {"story": "stories/", "policy": "policy/", "figure": "figures/", "page": ""}


def address(kind: str, record: Publication[Any], language: Language) -> str:
    prefix = f"{language.prefix}/" if language.prefix else ""
    return f"{prefix}{FOLDERS[kind]}{record.slug}/"


def library_of(project: Project) -> Library:
    return read_library(building.settings(project.config, sample.day()))


def by_address(library: Library, code: str) -> dict[str, Document]:
    language = library.settings.language(code)
    found = list(documents(library, language, address))
    assert len({one.url for one in found}) == len(found)
    return {one.url: one for one in found}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Library:
    target = tmp_path_factory.mktemp("good") / "site"
    return library_of(Project(Path(shutil.copytree(GOOD, target))))


def test_everything_on_a_small_site(good: Library) -> None:
    found = by_address(good, "zh-Hans")
    assert [(url, one.kind, one.title, one.place) for url, one in found.items()] == [
        ("policy/medical/", "policy", "居民医保", ""),
        ("policy/medical/#newborn", "question", "新生儿多久内参保？", "居民医保"),
        ("policy/medical/#elsewhere", "question", "在外地看病怎么报？", "居民医保"),
        ("policy/medical/#deadline", "question", "缴费到什么时候？", "居民医保"),
        ("figures/aunt-mei/", "figure", "梅姨（示例）", "面馆店主 · 石榴社区"),
        ("stories/noodles/", "story", "一碗面", "石榴社区"),
        ("stories/snow/", "story", "扫雪", "石榴社区"),
        ("stories/lamp/", "story", "楼道的灯", "老街社区"),
        ("about/", "page", "关于本站", ""),
    ]


def test_what_is_found_of_each_kind(good: Library) -> None:
    found = by_address(good, "zh-Hans")
    topic = found["policy/medical/"]
    assert topic.text == "新生儿、异地就医和缴费的三个常见问题。\n下面是窗口上问得最多的三件事。"
    asked = found["policy/medical/#newborn"]
    assert asked.text.startswith("出生后 90 天内办理的") and "社会保险法" in asked.text
    assert asked.topics == ("居民医保",) and "备案" not in asked.text
    assert "手机或窗口" in found["policy/medical/#elsewhere"].text
    figure = found["figures/aunt-mei/"]
    assert "最香的店" in figure.text and "面馆店主" in figure.topics
    story = found["stories/noodles/"]
    assert story.topics == ("邻里互助", "美食", "石榴社区")
    assert story.byline == "三号楼的一位邻居（示例）"
    assert [(s.id, s.title) for s in story.sections] == [("later", "后来")]
    assert "==" not in story.text and "](" not in story.text


def test_only_what_is_written_in_a_language(good: Library) -> None:
    found = by_address(good, "ug")
    assert list(found) == ["ug/figures/aunt-mei/", "ug/stories/noodles/"]
    assert found["ug/stories/noodles/"].title == "بىر قاچا لەڭمەن"


def test_headings_stand_where_they_are_said_to(sample_library: Library) -> None:
    several = 0
    for language in sample_library.settings.languages:
        for one in by_address(sample_library, language.code).values():
            for section in one.sections:
                several += 1
                assert one.text.startswith(section.title, section.start), one.url
    assert several > 5


def test_every_document_is_on_the_site(
    sample_site: Path, sample_library: Library, sample_pages: dict[str, Page]
) -> None:
    codes = [language.code for language in sample_library.settings.languages]
    assert languages(sample_site) == sorted(codes)
    for code in codes:
        told = list(held(index(sample_site, code)))
        assert told
        for shown in told:
            path, _, anchor = shown.url.partition("#")
            page = sample_pages[unquote(f"{path}index.html")]
            assert page.language == code and not page.hidden
            there = {element.get("id") for element in page.root.iter()}
            assert {anchor or None, *(identity for _, identity, _ in shown.sections)} <= there


def test_the_site_holds_what_the_library_gives(sample_site: Path, sample_library: Library) -> None:
    for language in sample_library.settings.languages:
        prefix = language.url("")
        urls = {shown.url for shown in held(index(sample_site, language.code))}
        assert urls == set(by_address(sample_library, language.code))
        assert prefix not in urls and f"{prefix}index/" not in urls, "no home page"
        for (kind, _), record in sample_library.references.records.items():
            if kind in ("story", "policy", "figure"):
                shown = record.published and record.speaks(language)
                assert (address(kind, record, language) in urls) == shown


def test_every_question_is_a_document(sample_site: Path, sample_library: Library) -> None:
    chinese = sample_library.settings.language("zh-Hans")
    asked = {
        f"{address('policy', policy, chinese)}#{answer.id}"
        for policy in sample_library.shown_policies
        for answer in policy.text(chinese).answers
    }
    reader = Engine(index(sample_site, "zh-Hans")).reader
    told = [reader.document(n).url for n, kind in enumerate(reader.kinds) if kind == "question"]
    assert sorted(told) == sorted(asked) and len(asked) > 20


def test_a_title_finds_its_page(sample_site: Path) -> None:
    for code in languages(sample_site):
        search = Engine(index(sample_site, code))
        for shown in list(held(index(sample_site, code)))[::5]:
            assert shown.url in [result.url for result in search.query(f'"{shown.title}"', 30)]


def test_drafts_and_what_was_withdrawn_are_never_found(project: Project) -> None:
    project.options["languages"] = LANGUAGES
    project.configure()
    for status in ("published", "draft", "withdrawn"):
        project.story(f"story-{status}", f"院子里的桂花开了，{status}。\n", status=status)
        project.figure(f"figure-{status}", f"送桂花糕的人，{status}。\n", status=status)
        project.policy(f"policy-{status}", status=status)
        for kind in ("stories/story", "docs/figures/figure"):
            title = "name" if "figure" in kind else "title"
            front = f"---\n{title}: گۈل\nnative_review: pending\n---\n"
            project.write(f"{kind}-{status}.ug.md", f"{front}گۈل ئېچىلدى.\n")
    project.home()
    site = project.built()
    assert [shown.url for shown in held(index(site, "zh-Hans")) if "#" not in shown.url] == [
        "policy/policy-published/",
        "figures/figure-published/",
        "stories/story-published/",
    ]
    assert [shown.url for shown in held(index(site, "ug"))] == [
        "ug/figures/figure-published/",
        "ug/stories/story-published/",
    ]
    for code in ("zh-Hans", "ug"):
        assert "draft" not in everything(site, code) and "withdrawn" not in everything(site, code)


def test_names_of_what_was_withdrawn_are_masked(project: Project) -> None:
    project.figure("ding", name="丁阿婆（示例）", status="withdrawn")
    text = "## 丁阿婆的扫帚 {#broom}\n\n天没亮，丁阿婆就来扫雪了。\n"
    project.story("snow", text, title="丁阿婆和雪", author="丁阿婆的邻居（示例）")
    site = project.built()
    assert "丁阿" not in everything(site, "zh-Hans") and "阿婆" not in everything(site, "zh-Hans")
    search = Engine(index(site, "zh-Hans"))
    assert search.query('"丁阿婆"') == []
    (result, *_) = search.query("扫雪")
    assert result.url.startswith("stories/snow/") and "某某就来扫雪" in result.excerpt


def test_a_masked_heading_keeps_its_place(project: Project) -> None:
    project.figure("ding", name="丁阿婆（示例）", status="withdrawn")
    told = "丁阿婆来了，丁阿婆笑了，丁阿婆唱了一支歌。\n\n## 后来的事 {#later}\n\n雪停了。\n"
    project.story("snow", told, title="雪")
    (shown,) = held(index(project.built(), "zh-Hans"))
    ((start, identity, title),) = shown.sections
    assert identity == "later" and shown.text.startswith(title, start)


def test_addresses_of_a_folder_of_files(project: Project) -> None:
    project.configure(use_directory_urls=False)
    project.policy("rule")
    urls = [shown.url for shown in held(index(project.built(), "zh-Hans"))]
    assert urls == ["policy/rule/index.html#first", "policy/rule/index.html"]
