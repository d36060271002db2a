"""Built pages as a browser reads them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import html5lib


@dataclass
class Page:
    """A page of a site: `name` is its file, relative to the site."""

    name: str
    text: str

    @cached_property
    def _parsed(self) -> tuple[Element, list[str]]:
        parser = html5lib.HTMLParser(
            tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False
        )
        root = parser.parse(self.text)
        errors = [f"{self.name}:{place[0]}: {code} {data}" for place, code, data in parser.errors]
        return root, errors

    @property
    def root(self) -> Element:
        return self._parsed[0]

    @property
    def errors(self) -> list[str]:
        """What a strict parser would refuse."""
        return self._parsed[1]

    @property
    def language(self) -> str:
        return self.root.get("lang", "")

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Every element of a name with these attributes (`class_` is one of the classes)."""
        return list(self._all(tag, attributes))

    def _all(self, tag: str, attributes: dict[str, str]) -> Iterator[Element]:
        for element in self.root.iter(tag):
            if all(_has(element, key, value) for key, value in attributes.items()):
                yield element

    def one(self, tag: str, **attributes: str) -> Element:
        """The only such element."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{self.name}: {len(found)} × {tag} {attributes}"
        return found[0]

    def meta(self, name: str) -> str | None:
        """The content of a `<meta name>` or `<meta property>`, which stands there once."""
        found = [
            element.get("content", "")
            for element in self.root.iter("meta")
            if name in (element.get("name"), element.get("property"))
        ]
        assert len(found) < 2, f"{self.name}: {name} stands there {len(found)} times"
        return found[0] if found else None

    @cached_property
    def canonical(self) -> str | None:
        found = [link.get("href") for link in self.all("link", rel="canonical")]
        assert len(found) < 2, self.name
        return found[0] if found else None

    @cached_property
    def alternates(self) -> dict[str, str]:
        """hreflang: address."""
        links = [link for link in self.all("link", rel="alternate") if link.get("hreflang")]
        found = {link.get("hreflang", ""): link.get("href", "") for link in links}
        assert len(found) == len(links), self.name
        return found

    def target(self, link: Element) -> str:
        """Where a link leads, relative to the root of the site."""
        return urljoin(f"/{self.name}", link.get("href", "")).removeprefix("/")

    @property
    def hidden(self) -> bool:
        """Whether search engines are asked to leave it out."""
        return "noindex" in (self.meta("robots") or "")

    @cached_property
    def data(self) -> list[dict[str, Any]]:
        """Its JSON-LD."""
        scripts = self.all("script", type="application/ld+json")
        return [json.loads(script.text or "") for script in scripts]

    def data_of(self, kind: str) -> dict[str, Any]:
        """The only JSON-LD of a type."""
        found = [item for item in self.data if item["@type"] == kind]
        assert len(found) == 1, f"{self.name}: {len(found)} × {kind}"
        return found[0]


def _has(element: Element, key: str, value: str) -> bool:
    if key == "class_":
        return value in element.get("class", "").split()
    return element.get(key.replace("_", "-")) == value


def words(element: Element) -> str:
    """The text of an element, white space folded."""
    return " ".join("".join(element.itertext()).split())


APART = ("/kiosk/", "/screens/", "/quiz/host/")
"""What stands beside the pages, for stands, screens and hosts."""


def pages(site: Path) -> dict[str, Page]:
    """Every page of a site by its file, but for those of stands, screens and hosts."""
    return {
        name: Page(name, path.read_text("utf-8"))
        for path in sorted(site.rglob("*.html"))
        for name in [path.relative_to(site).as_posix()]
        if not any(part in f"/{name}" for part in APART)
    }
