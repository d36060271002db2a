"""The sample in five languages: borrowed pages, hreflang, the switch, and whose words are whose."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element, parse

import pytest
import yaml
from portal.content.library import Library, read_library
from portal.pages import building
from support import sample
from support.html import Page, pages, words
from support.projects import Project, holding
from support.searching import held, index

HAN = re.compile(r"[\u3400-\u9fff]")
SITE = "https://example.org/"
ADDED = [
    {
        "code": "en",
        "site_name": "Shiliu Community",
        "publisher": "Shiliu Residents’ Committee (sample)",
    },
    {
        "code": "mn-Mong",
        "prefix": "mn",
        "site_name": "ᠠᠨᠠᠷ ᠨᠡᠶᠢᠭᠡᠮᠯᠢᠭ",
        "publisher": "ᠠᠨᠠᠷ ᠨᠡᠶᠢᠭᠡᠮᠯᠢᠭ ᠤᠨ ᠬᠣᠷᠢᠶ᠎ᠠ",
    },
]
PREFIXES = {"zh-Hans": "", "ug": "ug/", "zh-Hant": "zh-hant/", "en": "en/", "mn-Mong": "mn/"}


def in_five(target: Path, built: Project, **options: object) -> Project:
    """The sample with its languages, and English and Mongolian switched on."""
    project = sample.copy(target, built)
    config = yaml.safe_load(project.config.read_text("utf-8"))
    portal = config["plugins"][0]["portal"]
    portal["languages"] += [{**language, **options} for language in ADDED]
    project.config.write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    return project


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory, sample_project: Project) -> Path:
    """The sample site in five languages."""

    def make(folder: Path) -> None:
        project = in_five(folder, sample_project)
        sample.build(project)

    return sample.shared(tmp_path_factory, "five", make) / "site"


@pytest.fixture(scope="module")
def five_pages(five: Path) -> dict[str, Page]:
    return pages(five)


@pytest.fixture(scope="module")
def five_library(five: Path) -> Library:
    settings = building.settings(five.parent / "mkdocs.yml", sample.day())
    return read_library(settings)


def language_of(name: str) -> str:
    first = f"{name.partition('/')[0]}/"
    return next((code for code, prefix in PREFIXES.items() if prefix == first), "zh-Hans")


def shown_pages(found: dict[str, Page]) -> list[Page]:
    """The pages that each language has one of."""
    one_for_all = ("s/", "kiosk/", "screens/")
    return [p for n, p in found.items() if not n.startswith(one_for_all) and n != "404.html"]


def test_every_page_is_there_in_every_language(five_pages: dict[str, Page]) -> None:
    paths: dict[str, set[str]] = {code: set() for code in PREFIXES}
    for page in shown_pages(five_pages):
        code = language_of(page.name)
        assert page.language == code
        # timed papers and posters are where a language has questions of its own
        if "quiz/paper/" not in page.name and "quiz/poster/" not in page.name:
            paths[code].add(page.name.removeprefix(PREFIXES[code]))
    assert len({frozenset(found) for found in paths.values()}) == 1


def test_hreflang_is_symmetric(five_pages: dict[str, Page]) -> None:
    several = 0
    for page in shown_pages(five_pages):
        own = {c: a for c, a in page.alternates.items() if c != "x-default"}
        several += len(own) > 1
        assert page.hidden or not own or page.language in own, page.name
        for code, address in own.items():
            other = five_pages[f"{address.removeprefix(SITE)}index.html"]
            assert other.language == code and other.alternates == page.alternates, page.name
    assert several > 100, "Traditional Chinese alone doubles every page"


def test_borrowed_pages(five: Path, five_pages: dict[str, Page], five_library: Library) -> None:
    in_sitemap = {
        (node.text or "").strip()
        for node in parse(five / "sitemap.xml").getroot().iter()
        if node.tag.endswith("}loc")
    }
    everywhere = {a for page in shown_pages(five_pages) for a in page.alternates.values()}
    borrowed = 0
    for (kind, _), record in five_library.references.records.items():
        if not record.published or kind == "page":
            continue
        folder = {"story": "stories", "policy": "policy", "figure": "figures"}[kind]
        path = f"{folder}/{record.slug}/"
        for language in five_library.settings.languages:
            page = five_pages[f"{PREFIXES[language.code]}{path}index.html"]
            address = f"{SITE}{PREFIXES[language.code]}{path}"
            if record.speaks(language):
                assert page.canonical == address and not page.hidden
                assert address in in_sitemap
                continue
            borrowed += 1
            original = five_library.settings.language(record.original.language)
            assert page.canonical == f"{SITE}{PREFIXES[original.code]}{path}"
            assert page.hidden and page.alternates == {}
            assert address not in in_sitemap and address not in everywhere
            heading = page.one("h1")
            assert (heading.get("lang"), heading.get("dir")) == ("zh-Hans", "ltr")
            (notice,) = page.all("p", class_="notice-fallback")
            assert original.name in words(notice)
            if language.code != "zh-Hant":
                outside = words(notice).replace(original.name, "")
                assert not HAN.search(outside), "the notice speaks the reader's language"
    assert borrowed > 60


def test_no_borrowed_text_is_in_a_search_of_its_language(five: Path, five_library: Library) -> None:
    for language in five_library.settings.languages:
        found = {shown.url for shown in held(index(five, language.code))}
        assert all(url.startswith(PREFIXES[language.code]) for url in found)
        for folder, records in (
            ("stories", five_library.shown_stories),
            ("figures", five_library.shown_figures),
            ("policy", five_library.shown_policies),
        ):
            for record in records:
                url = f"{PREFIXES[language.code]}{folder}/{record.slug}/"
                assert (url in found) == record.speaks(language), url


def foreign_words(element: Element, inside: str, language: str) -> list[str]:
    """Han characters that stand in no element whose `lang` is Chinese."""
    spoken = element.get("lang", inside)
    found = []
    if element.tag in ("script", "style"):
        return []
    texts = [element.text or ""]
    texts += [element.get(name, "") for name in ("aria-label", "title", "alt", "placeholder")]
    if not spoken.startswith("zh"):
        found += [text.strip() for text in texts if HAN.search(text)]
    for child in element:
        found += foreign_words(child, spoken, language)
        if not spoken.startswith("zh") and HAN.search(child.tail or ""):
            found.append((child.tail or "").strip())
    return found


@pytest.mark.parametrize("code", ["ug", "en", "mn-Mong"])
def test_no_chinese_word_is_left_in_the_interface(five_pages: dict[str, Page], code: str) -> None:
    found = {
        page.name: left
        for page in shown_pages(five_pages)
        if page.language == code and (left := foreign_words(page.one("body"), code, code))
    }
    assert found == {}


def test_the_switch_names_each_language_itself(five_pages: dict[str, Page]) -> None:
    names = {"中文", "ئۇيغۇرچە", "繁體中文", "English", "ᠮᠣᠩᠭᠣᠯ"}
    for page in shown_pages(five_pages):
        links = page.all("a", class_="language")
        assert {words(link) for link in links} == names, page.name
        for link in links:
            assert link.get("lang") == link.get("hreflang") == link.get("data-language")


def test_traditional_pages_are_their_own(five_pages: dict[str, Page]) -> None:
    page = five_pages["zh-hant/stories/pilaf/index.html"]
    assert not page.hidden and "zh-Hant" in page.alternates
    assert words(page.one("h1")) == "一碗抓飯兩家香"
    assert page.all("p", class_="notice-converted")


def test_hidden_languages_have_their_own_pages_only(
    tmp_path: Path, sample_project: Project
) -> None:
    project = in_five(tmp_path / "sample", sample_project, borrowed="hidden")
    project.write("stories/pilaf.en.md", "---\ntitle: Pilaf for two homes\n---\nOne pot.\n")
    sample.build(project)
    found = pages(project.site)
    english = {n for n in found if n.startswith("en/")}
    assert "en/stories/pilaf/index.html" in english
    assert "en/stories/river-lamps/index.html" not in english
    assert not any(n.startswith("en/policy/") for n in english)
    listing = found["en/stories/index.html"]
    assert [words(h) for h in listing.all("h2", class_="card-title")] == ["Pilaf for two homes"]
    lamps = found["stories/river-lamps/index.html"]
    (link,) = [a for a in lamps.all("a", class_="language") if a.get("lang") == "en"]
    assert (link.get("href") or "").endswith("en/stories/"), "the nearest page that is there"
    assert not any(name.startswith("en/quiz/") for name in english), "all questions are borrowed"
    for page in found.values():
        for box in page.root.iter("div"):
            bank = box.get("data-bank")
            assert bank is None or (project.site / page.name).parent.joinpath(bank).is_file()


def test_any_language_may_be_the_default(tmp_path: Path) -> None:
    project = Project(
        tmp_path, {"languages": [{"code": "ug"}, {"code": "zh-Hans", "prefix": "zh"}]}
    )
    project.configure(site_name="ئانار")
    project.story("qar", body="قار ياغدى.\n", title="قار", author="قوشنا", place="ئانار")
    project.write("stories/qar.zh-Hans.md", "---\ntitle: 下雪了\n---\n雪下了一夜。\n")
    project.policy("dawa")
    found = pages(project.built())
    home = found["index.html"]
    assert (home.language, home.root.get("dir")) == ("ug", "rtl")
    assert words(found["stories/qar/index.html"].one("h1")) == "قار"
    chinese = found["zh/stories/qar/index.html"]
    assert words(chinese.one("h1")) == "下雪了"
    assert chinese.all("p", class_="notice-translation")


def test_kazakh_and_korean_are_one_line_each(tmp_path: Path) -> None:
    codes = ("zh-Hans", "kk-Arab", "kk", "ko", "bo")
    project = Project(tmp_path, {"languages": [{"code": code} for code in codes]})
    project.configure()
    project.story("snow")
    found = pages(project.built())
    assert found["kk-arab/index.html"].root.get("dir") == "rtl"
    assert found["ko/index.html"].root.get("dir") == "ltr"
    names = {words(a) for a in found["index.html"].all("a", class_="language")}
    assert names == {"简体中文", "قازاقشا", "қазақ тілі", "조선어", "བོད་སྐད་"}


def test_an_editors_navigation_of_a_hidden_language(tmp_path: Path) -> None:
    languages = [{"code": "zh-Hans"}, {"code": "en", "borrowed": "hidden"}]
    project = Project(tmp_path, {"languages": languages})
    project.configure(nav=[{"指南": "guide.md"}, "index.md"])
    project.home()
    project.write("docs/guide.md", "# 指南\n\n先看这里。\n")
    page = pages(project.built())["en/index.html"]
    assert any((a.get("href") or "").endswith("../guide/") for a in page.all("a"))


def test_a_listing_says_the_language_that_stands_in(tmp_path: Path) -> None:
    languages = [{"code": "zh-Hans"}, {"code": "ug"}, {"code": "kk-Arab", "fallback": ["ug"]}]
    project = Project(tmp_path, {"languages": languages})
    project.configure()
    project.story("snow")
    project.write("stories/snow.ug.md", "---\ntitle: قار\n---\nقار ياغدى.\n")
    found = pages(project.built())
    for path in ("stories/", "stories/snow/"):
        page = found[f"kk-arab/{path}index.html"]
        assert page.hidden and page.canonical == f"{SITE}ug/{path}"
        (notice,) = page.all("p", class_="notice-fallback")
        assert "ئۇيغۇرچە" in words(notice)


def test_questions_in_another_language_alone(tmp_path: Path) -> None:
    project = Project(tmp_path, {"languages": [{"code": "zh-Hans"}, {"code": "ug"}]})
    project.configure()
    project.policy("medical", "## 多久？ {#first}\n\n三十天。\n\n依据：《办法》第一条。\n")
    question = {"stem": {"ug": "قانچە كۈن؟"}, "options": {"ug": ["بىر", "ئىككى"]}}
    question |= {"answer": {"ug": "بىر"}, "explanation": {"ug": "شۇنداق"}, "id": "a"}
    project.questions({**question, "source": "policy/medical#first"})
    page = pages(project.built())["quiz/index.html"]
    assert page.language == "zh-Hans" and page.hidden


def test_a_withdrawn_name_is_left_out_of_traditional_pages(tmp_path: Path) -> None:
    project = Project(tmp_path, {"languages": [{"code": "zh-Hans"}, {"code": "zh-Hant"}]})
    project.configure()
    project.figure("gone", name="张松", status="withdrawn")
    project.story("snow", body="张松了一口气，张松开手。\n")
    site = project.built()
    assert holding(site, "张松", "張松", "張鬆", "张鬆") == []


def test_a_translation_of_a_translation_says_so(tmp_path: Path) -> None:
    languages = [{"code": "ug"}, {"code": "zh-Hans", "prefix": "zh"}, {"code": "zh-Hant"}]
    project = Project(tmp_path, {"languages": languages})
    project.configure(site_name="ئانار")
    project.story("qar", body="قار ياغدى.\n", title="قار", author="قوشنا", place="ئانار")
    project.write("stories/qar.zh-Hans.md", "---\ntitle: 下雪了\n---\n雪下了一夜。\n")
    page = pages(project.built())["zh-hant/stories/qar/index.html"]
    assert page.all("p", class_="notice-converted") and page.all("p", class_="notice-translation")


@pytest.mark.parametrize("code", ["en-US", "pt-BR", "es-419", "uz-Cyrl", "sr-Latn"])
def test_codes_with_a_region_or_script(tmp_path: Path, code: str) -> None:
    project = Project(tmp_path, {"languages": [{"code": "zh-Hans"}, {"code": code}]})
    project.configure()
    project.story("snow")
    page = pages(project.built())[f"{code.lower()}/stories/snow/index.html"]
    assert page.language == code
