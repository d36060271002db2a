"""Material's own templates, which a project may still include, speak the language of the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from portal.language.catalogue import load
from support.html import pages, words
from support.projects import Project

LANGUAGES = [
    {"code": "zh-Hans", "name": "中文"},
    {"code": "ug", "name": "ئۇيغۇرچە", "prefix": "ug"},
    {"code": "zh-Hant", "name": "繁體中文", "prefix": "hant"},
    {"code": "mn-Mong", "name": "ᠮᠣᠩᠭᠣᠯ", "prefix": "mn"},
    {"code": "ko", "name": "조선어", "prefix": "ko"},
    {"code": "kk-Arab", "name": "قازاقشا", "prefix": "kk"},
]
OVERRIDE = (
    '{% extends "base.html" %}{% block hero %}'
    '<p class="mine">{{ lang.t("announce.dismiss") }}|{{ lang.t("nowhere") }}</p>'
    '{% if page and page.toc %}{% include "partials/toc.html" %}{% endif %}{% endblock %}'
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = Project(tmp_path_factory.mktemp("words"), options={"languages": LANGUAGES})
    project.write("overrides/main.html", OVERRIDE)
    project.write("docs/guide.md", "---\ntitle: 指南\n---\n\n## 甲\n\n正文\n\n## 乙\n")
    project.configure(theme={"name": "material", "custom_dir": "overrides"})
    project.home()
    return project.built()


@pytest.mark.parametrize(
    ("place", "code"),
    [("", "zh-Hans"), ("ug/", "ug"), ("hant/", "zh-Hant"), ("mn/", "mn-Mong"), ("kk/", "en")],
)
def test_in_the_words_of_the_portal(site: Path, place: str, code: str) -> None:
    page = pages(site)[f"{place}guide/index.html"]
    assert (
        words(page.one("p", class_="mine"))
        == f"{load('material', code)['announce.dismiss']}|nowhere"
    )
    (contents,) = page.all("nav", class_="md-nav--secondary")
    assert contents.get("aria-label") == load("material", code)["toc"]


def test_else_in_those_of_material(site: Path) -> None:
    page = pages(site)["ko/guide/index.html"]
    assert words(page.one("p", class_="mine")) == "다시 안보기|nowhere"


@pytest.mark.parametrize("language", ["zh", "de", "ug", "mn-Mong"])
def test_a_plugin_of_material_s_asks_without_a_page(project: Project, language: str) -> None:
    project.configure(
        theme={"name": "material", "language": language}, plugins=["portal", "search"]
    )
    project.home()
    config = load_config(str(project.config), site_dir=str(project.site))
    build(config)
    search = config.plugins["material/search"].config
    assert search["lang"] == ["de" if language == "de" else "en"]
    assert ("、" in search["separator"]) == (language == "zh")
