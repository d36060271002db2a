"""A figure's honours: a list whose translations go with its items."""

from __future__ import annotations

from pathlib import Path

import pytest
from content.helpers import CONSENT, FIGURE
from translation.workshop import Workshop, rows, rules, translate, workshop

ONE = "  - {title: 好邻居, year: 2025, awarded_by: 居委会}\n"
TWO = "  - {title: 好电工, year: 2026, awarded_by: 街道}\n"
HONOURED = FIGURE.replace(CONSENT, f"honours:\n{ONE}{TWO}{CONSENT}")


@pytest.fixture
def site(tmp_path: Path) -> Workshop:
    """A project with one figure, not translated yet."""
    return workshop(tmp_path / "site", {"docs/figures/mei.md": HONOURED})


def test_honours(site: Workshop) -> None:
    """A list is written whole, with its years, and in the original's words where need be."""
    path = site.export()
    names = [row[0] for row in rows(path)]
    assert names[2:6] == [
        f"honours.{number}.{key}" for number in (0, 1) for key in ("title", "awarded_by")
    ]
    translate(path, lambda s, _: None if s == "街道" else f"«{s[::-1]}»")
    assert site.import_(path).findings == ()
    text = site.read("docs/figures/mei.ug.md")
    assert "  - title: «居邻好»\n    year: 2025\n    awarded_by: «会委居»\n" in text
    assert "    year: 2026\n    awarded_by: 街道\n" in text
    assert not [
        f for f in site.library().findings if f.severity == "error" and f.field == "honours"
    ]


def test_an_honour_that_moved(site: Workshop) -> None:
    """Translations go with the words, not with the number."""
    path = site.export()
    translate(path, lambda s, _: f"«{s[::-1]}»")
    three = "  - {title: 好医生, year: 2024, awarded_by: 市里}\n"
    site.write("docs/figures/mei.md", HONOURED.replace(ONE, three).replace(TWO, TWO + ONE))
    found = site.import_(path)
    assert found.findings == ()
    text = site.read("docs/figures/mei.ug.md")
    assert "  - title: 好医生\n    year: 2024\n    awarded_by: 市里\n" in text
    assert "  - title: «工电好»\n    year: 2026\n    awarded_by: «道街»\n" in text
    assert "  - title: «居邻好»\n    year: 2025\n    awarded_by: «会委居»\n" in text


def test_an_honour_taken_out(site: Workshop) -> None:
    path = site.export()
    translate(path, lambda s, _: f"«{s[::-1]}»")
    site.write("docs/figures/mei.md", HONOURED.replace(ONE, ""))
    found = site.import_(path)
    assert rules(found) == ["exchange-passage-gone"] * 2 + ["exchange-rest"]
    text = site.read("docs/figures/mei.ug.md")
    assert "  - title: «工电好»\n    year: 2026\n    awarded_by: «道街»\n" in text
    assert "居邻好" not in text
