"""The search client: one ranking with the command line, and calm about whatever goes wrong."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route
from portal.content.library import read_library
from portal.language.languages import Language
from portal.pages import building
from portal.pages.search_index import index_of
from portal.search import Engine, Parts
from support import sample
from support.projects import Project
from support.reader import Open, Reader

HOSTILE = (
    "",
    " ",
    "的",
    '"',
    '""',
    "“",
    "\x00\x01\x1b",
    "石" * 10_000,
    "a" * 10_000,
    "<img src=x onerror=window.hit=1>",
    "</script><script>window.hit=1</script>",
    "😀🍎",
    "𠀀𠀁",
    "\ud800",
    "constructor __proto__ toString hasOwnProperty",
    "ﷺ ㈱ ½ ™",
    "1 2 3",
    "%00%ff",
)
QUERIES = {
    "zh-Hans": (
        "孩子出生后多久办医保",
        "一碗抓饭两家香",
        '"抓饭"',
        "“居民医保”怎么交",
        "醫保怎麼報銷",
        "抓飯",
        "yibao",
        "yb",
        "zhuafan",
        "lwq",
        "90天",
        "2024 年",
        "GB/T 3304",
        "垃圾分类什么时候扔",
        "石流花开",
        "老师傅",
        "社区 志愿",
        "依据 条例 第三十条",
    ),
    "zh-Hant": ("醫保", "医保怎么办", "抓飯", "孩子出生後多久辦醫保", '"抓飯"', "yibao", "鄰居"),
    "ug": ("سۇغۇرتا", "mektep", "بالا", "پولۇ", "polo", "مەھەللە", "90", "ئۇيغۇر", "bayram"),
}
ASK = """async ([lang, queries, limit]) => {
  const engine = PortalSearch.open('../', lang), answers = [];
  for (const text of queries) {
    const found = await engine.query(text, {limit: limit});
    answers.push({results: found.slice(), total: found.total, missing: found.missing,
      weak: found.weak});
  }
  return answers;
}"""
NEAREST = """async ([lang, queries]) => {
  const engine = PortalSearch.open('../', lang), answers = [];
  for (const text of queries) { answers.push((await engine.nearest(text)).map((r) => r.title)); }
  return answers;
}"""


@pytest.fixture(scope="session")
def indexes(
    tmp_path_factory: pytest.TempPathFactory, site: Path
) -> dict[str, tuple[Language, Parts]]:
    """The indexes of the widened sample site by language, made anew in this process."""
    project = Project(site.parent)
    library = read_library(building.settings(project.config, sample.day()))
    cache = tmp_path_factory.mktemp("cache")
    return {x.code: (x, index_of(library, x, cache, True)) for x in library.settings.languages}


@pytest.fixture
def client(reader: Reader) -> Page:
    """A page on which the search is loaded."""
    return with_client(reader)


def with_client(reader: Reader) -> Page:
    page = reader.open("about/")
    page.add_script_tag(url="../assets/portal/search.js")
    return page


def comparable(result: dict[str, Any]) -> tuple[object, ...]:
    """What must be the same in both worlds, the score apart."""
    names = ("url", "title", "kind", "lang", "excerpt", "marks", "titleMarks", "place")
    url = result["url"].removeprefix("../")
    return (url, *(json.dumps(result[name]) for name in names[1:]))


@pytest.mark.parametrize(("code", "limit"), [("zh-Hans", 10), ("zh-Hant", 10), ("ug", 30)])
def test_the_browser_and_the_command_line_rank_alike(
    client: Page, indexes: dict[str, tuple[Language, Parts]], code: str, limit: int
) -> None:
    from portal.cli_search import as_dict

    engine = Engine(indexes[code][1])
    titles = [engine.reader.document(n).title for n in range(len(engine.reader.kinds))]
    queries = [*QUERIES[code], *HOSTILE, *titles[:: max(1, len(titles) // 25)]]
    queries = [query for query in queries if "\ud800" not in query]
    answers = client.evaluate(ASK, [code, queries, limit])
    found = 0
    for query, answer in zip(queries, answers, strict=True):
        here = [as_dict(result) for result in engine.query(query, limit)]
        there = answer["results"]
        assert [comparable(r) for r in there] == [comparable(r) for r in here], query
        assert [r["score"] for r in there] == pytest.approx([r["score"] for r in here]), query
        assert (answer["total"], answer["missing"]) == (engine.total, 0), query
        assert answer["weak"] == engine.weak, query
        found += bool(there)
    assert found > len(titles[:: max(1, len(titles) // 25)])


@pytest.mark.parametrize("code", QUERIES)
def test_both_find_the_same_titles_near(
    client: Page, indexes: dict[str, tuple[Language, Parts]], code: str
) -> None:
    engine = Engine(indexes[code][1])
    queries = ["抓范", "zuafan", "fourty", "مەكتەب", "qqqxxx", "一晚抓饭", *HOSTILE[:-5]]
    answers = client.evaluate(NEAREST, [code, queries])
    assert answers == [[result.title for result in engine.nearest(query)] for query in queries]
    if code == "zh-Hans":
        assert any("抓饭" in title for title in answers[0])


def test_nothing_that_is_typed_breaks_anything(client: Page) -> None:
    answers = client.evaluate(ASK, ["zh-Hans", list(HOSTILE), 10])
    assert len(answers) == len(HOSTILE)
    assert client.evaluate("window.hit") is None


def test_a_kind_is_all_there_is_of_a_filtered_answer(client: Page) -> None:
    kinds = client.evaluate(
        """async () => {
          const engine = PortalSearch.open('../', 'zh-Hans'), found = {};
          for (const kind of ['story', 'policy', 'question', 'figure', ['story', 'figure']]) {
            found[kind] = (await engine.query('社区', {kind: kind})).map((r) => r.kind);
          }
          return found;
        }"""
    )
    assert all(kinds[kind] for kind in ("story", "question", "figure"))
    for wanted, given in kinds.items():
        assert set(given) <= set(wanted.split(",")), wanted


def test_a_query_fetches_only_what_it_needs(reader: Reader) -> None:
    page = with_client(reader)
    page.evaluate(ASK, ["zh-Hans", ["抓饭"], 1])
    fetched = [url for url in reader.watch.requests if "/assets/search/" in url]
    signs = [url for url in fetched if re.search(r"/s\d+\.js", url)]
    assert len(signs) == 1
    assert len(fetched) < len(list(reader.site.glob("assets/search/zh-Hans/*/*.js"))) / 3


def lost(open_reader: Open) -> Reader:
    """A reader whose browser may say that files are lost or broken."""
    return open_reader(expected=("ERR_FAILED", "404", "Unexpected", "Invalid"))


def test_a_lost_index_is_told_and_tried_again(open_reader: Open) -> None:
    reader = lost(open_reader)
    page = with_client(reader)
    page.route("**/manifest.js*", lambda route: route.abort())
    page.evaluate("window.engine = PortalSearch.open('../', 'zh-Hans'); null")
    ask = "engine.query('抓饭').then((r) => r.length, (e) => e.code)"
    assert page.evaluate(ask) == "unavailable"
    assert page.evaluate(ask) == "unavailable"
    page.unroute("**/manifest.js*")
    assert page.evaluate(ask) > 0


@pytest.mark.parametrize("shard", ["s", "t", "manifest"])
def test_a_shard_that_is_lost_or_cut_short_is_counted(open_reader: Open, shard: str) -> None:
    reader = lost(open_reader)
    page = reader.page

    def spoil(route: Route, fault: str) -> None:
        path = reader.site / route.request.url.partition("?")[0].removeprefix(reader.address)[1:]
        words = path.read_text("utf-8")
        if fault == "lost":
            route.abort()
        else:
            body = {
                "cut": words[: len(words) // 2],
                "other": 'PortalSearch.part("zh-Hans/other","x");',
                "empty": "",
                "page": "<!doctype html><title>404</title>",
            }[fault]
            route.fulfill(body=body, content_type="text/javascript")

    pattern = re.compile(rf"/zh-Hans/(?:\w+/)?{shard}\d*\.js")
    ask = """engine.query('抓饭').then((r) => [r.length, r.missing], (e) => e.code)"""
    for fault in ("lost", "cut", "other", "empty", "page"):
        with_client(reader)
        page.route(pattern, partial(spoil, fault=fault))
        page.evaluate("window.engine = PortalSearch.open('../', 'zh-Hans'); null")
        answer = page.evaluate(ask)
        if shard == "manifest":
            assert answer == "unavailable", fault
        else:
            assert answer[0] == 0 and answer[1] > 0, fault
        page.unroute(pattern)
        count, missing = page.evaluate(ask)
        assert count > 0 and missing == 0, fault


def test_one_lost_text_leaves_the_other_results(open_reader: Open) -> None:
    reader = lost(open_reader)
    page = with_client(reader)
    ask = """PortalSearch.open('../', 'zh-Hans').query('社区', {limit: 10})
      .then((r) => [r.map((x) => x.url), r.missing])"""
    whole, none = page.evaluate(ask)
    texts = [url for url in reader.watch.requests if re.search(r"/t\d+\.js$", url)]
    assert len(whole) == 10
    assert none == 0
    other = with_client(lost(open_reader))  # with no copy of the text in its memory
    other.route(f"{texts[0]}*", lambda route: route.abort())
    some, missing = other.evaluate(ask)
    assert missing > 0
    assert len(set(some)) == len(some) == 10
    assert some != whole


def test_a_site_that_was_renewed_meanwhile_is_read_anew(open_reader: Open) -> None:
    reader = lost(open_reader)
    page = with_client(reader)
    manifest = next(reader.site.glob("assets/search/zh-Hans/manifest.js")).read_text("utf-8")
    version = re.search(r'"version":"(\w+)"', manifest)
    assert version is not None
    old = manifest.replace(version[1], "0" * 10)
    page.route(
        re.compile(r"zh-Hans/manifest\.js$"),
        lambda route: route.fulfill(body=old, content_type="text/javascript"),
    )
    page.evaluate("window.engine = PortalSearch.open('../', 'zh-Hans'); null")
    count, missing = page.evaluate("engine.query('抓饭').then((r) => [r.length, r.missing])")
    assert count > 0
    assert missing == 0


def test_it_works_from_a_folder_of_files(open_reader: Open) -> None:
    reader = open_reader(own=True)
    reader.watch.address = "file:"
    page = reader.page
    page.goto((reader.site / "about/index.html").as_uri())
    page.add_script_tag(url="../assets/portal/search.js")
    (answer,) = page.evaluate(ASK, ["zh-Hans", ["孩子出生后多久办医保"], 5])
    urls = [result["url"] for result in answer["results"]]
    assert "../policy/medical/index.html#newborn" in urls
    for url in urls:
        assert (reader.site / "about" / url.partition("#")[0]).is_file()


def test_an_index_of_another_program_is_no_index(open_reader: Open) -> None:
    reader = lost(open_reader)
    page = with_client(reader)
    page.route(
        re.compile(r"zh-Hans/manifest\.js"),
        lambda route: route.fulfill(
            body='PortalSearch.part("zh-Hans/manifest",{"format":99});',
            content_type="text/javascript",
        ),
    )
    answer = page.evaluate(
        "PortalSearch.open('../', 'zh-Hans').query('抓饭').then(() => 0, (e) => e.code)"
    )
    assert answer == "unavailable"


def test_a_language_that_the_site_has_not_is_told(open_reader: Open) -> None:
    reader = lost(open_reader)
    page = with_client(reader)
    code = "PortalSearch.open('../', 'xx').query('抓饭').then(() => 0, (e) => e.code)"
    assert page.evaluate(code) == "unavailable"
