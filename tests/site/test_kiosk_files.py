"""What stands in the files of the kiosk: what it may show, and nothing else."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from portal.pages.kiosk_words import KEYS
from portal.pages.qr_codes import qr_code
from support.html import Page
from support.projects import CONSENT, LANGUAGES, Project, holding, tree

WEB = {**CONSENT, "scope": ["web", "print"]}
_CALL = re.compile(r"PortalKiosk\.(manifest|part)\((.*)\);\n", re.DOTALL)


def called(path: Path) -> list[Any]:
    """What a script of the kiosk calls with."""
    found = _CALL.fullmatch(path.read_text("utf-8"))
    assert found is not None, path
    arguments: list[Any] = json.loads(f"[{found[2]}]")
    return arguments


def parts(site: Path) -> dict[str, Any]:
    """Every part of a kiosk by its name; all of one version."""
    folder = site / "kiosk" / "data"
    (manifest,) = called(folder / "manifest.js")
    found = {"manifest": manifest}
    for path in sorted(folder.glob("*/*.js")):
        name, version, data = called(path)
        assert name == path.relative_to(folder).with_suffix("").as_posix()
        assert version == manifest["version"]
        found[name] = data
    return found


def strings(data: Any) -> list[str]:
    """Every text in some data."""
    if isinstance(data, str):
        return [data]
    values = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for value in values for text in strings(value)]


def module_rows(code: str) -> list[list[int]]:
    """The modules of a code as its text says them."""
    size, _, packed = code.partition(":")
    bits = "".join(f"{byte:08b}" for byte in base64.b64decode(packed))
    n = int(size)
    return [[int(bit) for bit in bits[row * n : (row + 1) * n]] for row in range(n)]


def test_the_sample_has_everything_in_two_languages(sample_site: Path) -> None:
    found = parts(sample_site)
    assert found["manifest"]["shown"] == ["zh-Hans", "ug"]
    for code in ("zh-Hans", "ug"):
        main = found[f"{code}/main"]
        assert set(main["words"]) == set(KEYS)
        assert main["stories"] and main["policies"] and main["figures"] and main["quiz"]
        assert (sample_site / main["quiz"]).is_file()
        cards = [
            card for name in found if name.startswith(f"{code}/cards-") for card in found[name]
        ]
        assert [card["slug"] for card in cards] == [entry[0] for entry in main["stories"]]
        for card in (*cards, *main["policies"], *main["figures"]):
            assert card["slug"] in found[card["text"]]
            if card.get("picture"):
                assert (sample_site / "kiosk" / card["picture"]["src"]).is_file()


def test_its_page_is_sound(sample_site: Path) -> None:
    page = Page("kiosk/index.html", (sample_site / "kiosk/index.html").read_text("utf-8"))
    assert page.errors == []
    assert page.meta("robots") == "noindex"
    assert page.all("a") == [] and page.all("form") == []
    loaded = [e.get("src") or e.get("href") or "" for e in (*page.all("script"), *page.all("link"))]
    for address in loaded:
        assert (sample_site / "kiosk" / address.partition("?")[0]).resolve().is_file(), address
    assert "kiosk/" not in (sample_site / "sitemap.xml").read_text("utf-8")


def test_every_link_opens_inside_or_has_a_code(sample_site: Path) -> None:
    found = parts(sample_site)
    texts = [text for name, data in found.items() if "-" in name for text in strings(data)]
    links = {link for text in texts for link in re.findall(r'href="([^"]*)"', text)}
    inside = {link for link in links if link.startswith("kiosk:")}
    outside = {link for link in links if link.startswith("http")}
    assert inside and outside
    assert links <= inside | outside | {""}
    slugs = {entry[0] for entry in found["zh-Hans/main"]["stories"]}
    assert {f.partition("story/")[2] for f in inside if "story/" in f} <= slugs


def test_who_may_not_be_on_screens_is_nowhere_in_it(project: Project) -> None:
    project.options = {"languages": LANGUAGES}
    project.configure()
    project.story("shown", "看[她](secret.md)，也看[老赵](../docs/figures/zhao.md)。\n")
    project.story("secret", "只在网页上的话。\n", title="只在网页上", consent=WEB)
    project.story("draft", "草稿里的话。\n", title="还是草稿", status="draft")
    project.figure("zhao", "老赵的话。\n", name="老赵（示例）", consent=WEB)
    project.figure("qian", "老钱的话。\n", name="老钱（示例）")
    site = project.built()
    assert holding(site / "kiosk", "只在网页上", "草稿", "老赵的话", "zhao（") == []
    assert holding(site / "kiosk", "老钱的话")
    body = parts(site)["zh-Hans/story-0"]["shown"]["body"][0]
    assert "kiosk:story/secret" not in body


def test_what_is_withdrawn_is_named_by_nothing_in_it(project: Project) -> None:
    project.options = {"languages": LANGUAGES}
    project.configure()
    project.story("snow", '丁阿婆扫雪，她写过[丁阿婆的"锅"](pilaf.md)。\n', title="丁阿婆的扫帚")
    project.story("pilaf", "开饭了。\n", title='丁阿婆的"锅"', status="withdrawn")
    project.figure("ding", name="丁阿婆（示例）", status="withdrawn")
    site = project.built()
    assert holding(site / "kiosk", "丁阿婆", "开饭了") == []
    assert "某某的扫帚" in strings(parts(site)["zh-Hans/cards-0"])


def test_questions_of_contests_are_not_in_it(project: Project) -> None:
    project.policy("medical")
    project.questions(
        {"id": "open", "stem": "公开的题？", "source": "policy/medical#first"},
        {"id": "sealed", "stem": "密封的题？", "source": "policy/medical#first", "pool": "contest"},
    )
    site = project.built()
    bank = (site / parts(site)["zh-Hans/main"]["quiz"]).read_text("utf-8")
    assert "公开的题？" in bank and "密封的题？" not in bank
    assert holding(site / "kiosk", "密封的题？") == []


def test_the_newest_stories_alone(project: Project) -> None:
    project.options = {"kiosk": {"stories": 2}}
    project.configure()
    for number in range(1, 5):
        project.story(f"s-{number}", date=f"2026-01-0{number} 10:00")
    found = parts(project.built())
    assert [entry[0] for entry in found["zh-Hans/main"]["stories"]] == ["s-4", "s-3"]
    assert set(found["zh-Hans/story-0"]) == {"s-4", "s-3"}


def test_without_an_address_there_is_no_code(project: Project) -> None:
    project.configure(site_url=None)
    project.story("snow")
    project.policy("medical")
    found = parts(project.built())
    assert found["zh-Hans/story-0"]["snow"]["phone"] is None
    assert found["zh-Hans/policy-0"]["medical"]["answers"]["first"]["phone"] is None


def test_an_empty_project_has_one(project: Project) -> None:
    found = parts(project.built())
    assert found["zh-Hans/main"]["stories"] == [] and found["zh-Hans/main"]["quiz"] is None


def test_it_can_be_left_out(project: Project) -> None:
    project.options = {"kiosk": False}
    project.configure()
    assert not (project.built() / "kiosk").exists()


def test_the_same_content_gives_the_same_bytes(project: Project) -> None:
    project.story("snow")
    project.policy("medical")
    first = tree(project.built() / "kiosk")
    assert tree(project.built() / "kiosk") == first
    before = parts(project.site)["manifest"]["version"]
    project.story("rain")
    assert parts(project.built())["manifest"]["version"] != before


def test_hostile_words_stay_words(project: Project) -> None:
    words = "</script><script>alert(1)</script>\u2028{{ 7 * 7 }}\"'"
    project.story("snow", title=words, author=words)
    site = project.built()
    for path in (site / "kiosk").rglob("*.js"):
        assert "</script" not in path.read_text("utf-8") and "\u2028" not in path.read_text("utf-8")
    assert parts(site)["zh-Hans/cards-0"][0]["author"] == words.replace("\u2028", " ")


@pytest.mark.parametrize(
    ("written", "field", "rule"),
    [
        ("ja", "plugins.portal.kiosk", "config-kiosk-keys"),
        ({"idle": 30}, "plugins.portal.kiosk", "config-kiosk-keys"),
        ({"idle_s": 3}, "plugins.portal.kiosk.idle_s", "config-kiosk-number"),
        ({"idle_s": True}, "plugins.portal.kiosk.idle_s", "config-kiosk-number"),
        ({"stories": "many"}, "plugins.portal.kiosk.stories", "config-kiosk-number"),
        ({"languages": ["ug"]}, "plugins.portal.kiosk.languages", "config-kiosk-languages"),
        ({"languages": []}, "plugins.portal.kiosk.languages", "config-kiosk-languages"),
        ({"languages": [["zh-Hans"]]}, "plugins.portal.kiosk.languages", "config-kiosk-languages"),
        ({"languages": "zh-Hans, ug"}, "plugins.portal.kiosk.languages", "config-kiosk-languages"),
    ],
)
def test_a_faulty_option_is_a_finding(
    project: Project, written: object, field: str, rule: str
) -> None:
    project.options = {"kiosk": written}
    project.configure()
    (finding,) = project.check()
    assert (finding["field"], finding["rule"]) == (field, rule)
    assert finding["line"] is not None


@given(st.from_regex(r"https://[a-z]{1,20}\.example/[a-z0-9/%#-]{0,80}", fullmatch=True))
def test_a_code_has_the_modules_of_its_address(address: str) -> None:
    code = qr_code(address)
    assert code is not None
    wanted = segno.make_qr(address, error="m", mask=4, boost_error=False).matrix
    assert module_rows(code) == [list(row) for row in wanted]


def test_an_address_too_long_for_a_stand_has_no_code() -> None:
    assert qr_code("https://example.org/" + "a" * 400) is None
