"""What an import takes over, what it leaves, and that nobody's words are lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from content.helpers import POLICY, STORY
from portal.output.files import Write, write_all
from portal.translation.exchange import Style
from translation.workshop import STYLES, Workshop, rows, rules, translate, workshop

ORIGINAL = STORY.partition("六点")[0] + "六点，雪还在下。\n\n她来了。\n\n我们一起扫。\n"
UYGHUR = """---
# ئىزاھ
title: "قار"   # ماۋزۇ
native_review: pending
---
سائەت ئالتە.

ئۇ كەلدى.

بىللە سۈپۈردۇق.
"""
NAME = "stories/snow.ug.md"
CHANGES = ("translation-changed", "translation-added", "translation-removed")


@pytest.fixture
def site(tmp_path: Path) -> Workshop:
    return workshop(
        tmp_path / "site", {"stories/snow.md": ORIGINAL, NAME: UYGHUR, "docs/index.md": "家\n"}
    )


def sync(site: Workshop) -> None:
    """Record that the translation is made from the original as it stands."""
    site.sync(NAME)


def stale(site: Workshop) -> list[tuple[str, str]]:
    """What `check` says has changed since the translation was made."""
    found = site.library().findings
    return [(f.rule, f.params["words"]) for f in found if f.rule in CHANGES]


def states(path: Path) -> list[str]:
    """The states of the units of snow, in XLIFF's words."""
    return re.findall(r"<segment (.*?)>", path.read_text("utf-8"))


@pytest.mark.parametrize("style", STYLES)
def test_only_the_passage_changes(site: Workshop, style: Style) -> None:
    path = site.export(style)
    translate(path, lambda _, t: "ئۇ يېتىپ كەلدى." if t == "ئۇ كەلدى." else None)
    found = site.import_(path)
    assert (found.passages, found.left, found.findings) == (1, 0, ())
    assert site.read(NAME) == UYGHUR.replace("ئۇ كەلدى.", "ئۇ يېتىپ كەلدى.")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_bytes_around_it_stay(site: Workshop, mark: str, end: str) -> None:
    before = mark + UYGHUR.rstrip("\n").replace("\n", end)
    site.write(NAME, before)
    path = site.export()
    translate(path, lambda _, t: "بىر\nئىككى" if t == "ئۇ كەلدى." else None)
    site.import_(path)
    assert site.read(NAME) == before.replace("ئۇ كەلدى.", f"بىر{end}ئىككى")


def test_a_value_keeps_its_style_and_its_comment(site: Workshop) -> None:
    path = site.export()
    translate(path, lambda _, t: 'قار: "ئاق"' if t == "قار" else None)
    site.import_(path)
    assert site.read(NAME) == UYGHUR.replace('"قار"', r'"قار: \"ئاق\""')


def test_a_missing_field_and_passage_come_in_their_places(site: Workshop) -> None:
    site.write(NAME, UYGHUR.replace("ئۇ كەلدى.\n\n", ""))
    path = site.export()
    assert [row[1] for row in rows(path) if not row[2]][-1:] == ["她来了。"]
    site.write(NAME, UYGHUR.replace("\nئۇ كەلدى.\n\nبىللە سۈپۈردۇق.\n", ""))
    path = site.export("xliff", NAME)
    translate(
        path,
        lambda s, _: {"早起的人（示例）": "ئېرتە تۇرغان (مىسال)", "我们一起扫。": "بىللە."}.get(s),
    )
    site.import_(path)
    assert "# ماۋزۇ\nauthor: ئېرتە تۇرغان (مىسال)\nnative_review" in site.read(NAME)
    assert site.read(NAME).endswith("سائەت ئالتە.\n\nبىللە.\n")


@pytest.mark.parametrize("style", STYLES)
def test_a_new_translation(tmp_path: Path, style: Style) -> None:
    site = workshop(tmp_path / "site", {"stories/snow.md": ORIGINAL})
    path = site.export(style)
    translate(path, lambda s, _: f"ق{s[::-1]}" if s != "她来了。" else None)
    found = site.import_(path)
    assert rules(found) == ["exchange-incomplete"]
    text = site.read(NAME)
    assert text.startswith("---\ntitle: ق雪扫\nauthor: ق")
    assert "\nnative_review: pending\ntranslated_from:\n" in text
    assert "\n\n她来了。\n\n" in text
    assert stale(site)[-1:] == [("translation-added", "她来了。")]
    again = site.export(style)
    assert [row[2] for row in rows(again) if row[1] == "她来了。"] == [""]
    translate(again, lambda s, _: "ئۇ كەلدى." if s == "她来了。" else None)
    assert site.import_(again).findings == ()
    assert "她来了。" not in site.read(NAME)
    assert stale(site) == []


@pytest.mark.parametrize(
    ("done", "rule"),
    [
        ({"六点，雪还在下。", "她来了。", "我们一起扫。"}, "exchange-required"),
        ({"扫雪"}, "exchange-too-little"),
    ],
)
def test_too_little_makes_no_page(tmp_path: Path, done: set[str], rule: str) -> None:
    site = workshop(tmp_path / "site", {"stories/snow.md": ORIGINAL})
    path = site.export()
    translate(path, lambda s, _: "تەرجىمە" if s in done else None)
    found = site.import_(path)
    assert rules(found) == [rule, "exchange-rest"] if rule < "exchange-rest" else True
    assert not (site.root / NAME).exists()
    rest = tmp_path / "site-out.rest.xlf"
    assert {row[1] for row in rows(rest)} == done and found.left == len(done)
    other = site.export()
    translate(other, lambda s, _: "ئۇيغۇرچە" if s not in done else None)
    assert site.import_(other, rest).findings == ()
    assert "تەرجىمە" in site.read(NAME) and "ئۇيغۇرچە" in site.read(NAME)


class TestAge:
    """A passage is made from the source that stands in the exchange file."""

    def test_states(self, site: Workshop) -> None:
        sync(site)
        site.write("stories/snow.md", ORIGINAL.replace("她来了。", "她和他来了。"))
        path = site.export("xliff", NAME)
        assert states(path).count('state="initial" subState="portal:stale"') == 1
        assert path.read_text("utf-8").count("她和他来了。") == 1
        po = site.export("po", NAME).read_text("utf-8")
        assert po.count("#, fuzzy") == 1

    def test_a_changed_passage_translated_again(self, site: Workshop) -> None:
        sync(site)
        site.write("stories/snow.md", ORIGINAL.replace("她来了。", "她和他来了。"))
        assert stale(site) == [("translation-changed", "她和他来了。")]
        path = site.export()
        translate(path, lambda _, t: "ئىككىسى كەلدى." if t == "ئۇ كەلدى." else None)
        assert site.import_(path).findings == ()
        assert stale(site) == []

    def test_a_changed_passage_found_right_as_it_is(self, site: Workshop) -> None:
        sync(site)
        site.write("stories/snow.md", ORIGINAL.replace("她来了。", "她终于来了。"))
        path = site.export("po")
        translate(path, lambda _, t: t if t == "ئۇ كەلدى." else None)
        found = site.import_(path)
        assert (found.passages, len(found.writes)) == (0, 1)
        assert stale(site) == []

    @pytest.mark.parametrize("style", STYLES)
    def test_changed_while_it_was_translated(self, site: Workshop, style: Style) -> None:
        sync(site)
        path = site.export(style)
        site.write("stories/snow.md", ORIGINAL.replace("她来了。", "她和他来了。"))
        translate(path, lambda _, t: f"{t}!" if t in ("ئۇ كەلدى.", "سائەت ئالتە.") else None)
        found = site.import_(path)
        assert (found.passages, found.findings) == (2, ())
        assert "ئۇ كەلدى.!" in site.read(NAME) and "سائەت ئالتە.!" in site.read(NAME)
        assert stale(site) == [("translation-changed", "她和他来了。")]

    def test_untouched_passages_keep_their_age(self, site: Workshop) -> None:
        sync(site)
        text = ORIGINAL.replace("她来了。", "她和他来了。").replace(
            "我们一起扫。", "大家扫。\n\n雪停了。"
        )
        site.write("stories/snow.md", text)
        before = stale(site)
        assert len(before) == 3
        path = site.export()
        translate(path, lambda _, t: "سائەت ئالتىدە." if t == "سائەت ئالتە." else None)
        site.import_(path)
        assert stale(site) == before

    def test_what_was_taken_out_stays_known(self, site: Workshop) -> None:
        sync(site)
        path = site.export()
        site.write("stories/snow.md", ORIGINAL.replace("她来了。\n\n", ""))
        before = stale(site)
        assert [rule for rule, _ in before] == ["translation-removed"]
        translate(path, lambda _, t: "سائەت ئالتىدە." if t == "سائەت ئالتە." else None)
        site.import_(path)
        assert [rule for rule, _ in stale(site)] == ["translation-removed"]
        assert "ئۇ كەلدى." in site.read(NAME)
        path = site.export()
        shown = next(row[2] for row in rows(path) if row[2].startswith("سائەت"))
        assert shown == "سائەت ئالتىدە.\n\nئۇ كەلدى."
        translate(path, lambda _, t: "سائەت ئالتىدە." if t == shown else None)
        site.import_(path)
        assert stale(site) == []
        assert "ئۇ كەلدى." not in site.read(NAME)

    def test_without_a_record_none_is_made_of_a_part(self, site: Workshop) -> None:
        path = site.export()
        translate(path, lambda _, t: "ئۇ كەپتۇ." if t == "ئۇ كەلدى." else None)
        site.import_(path)
        assert "translated_from" not in site.read(NAME)

    def test_without_a_record_one_is_made_of_the_whole(self, site: Workshop) -> None:
        path = site.export()
        translate(path, lambda s, t: t or f"ق{s}")
        assert site.import_(path).findings == ()
        assert "translated_from" in site.read(NAME)
        assert [rule for rule, _ in stale(site)] == []


class TestNothingLost:
    """What can't be taken over is told, and kept in a file beside."""

    @pytest.mark.parametrize("style", STYLES)
    def test_edited_on_both_sides(self, site: Workshop, style: Style) -> None:
        path = site.export(style)
        translate(path, lambda _, t: "ئۇ يېتىپ كەلدى." if t == "ئۇ كەلدى." else None)
        site.write(NAME, UYGHUR.replace("ئۇ كەلدى.", "ئاپام كەلدى."))
        before = site.read(NAME)
        found = site.import_(path)
        assert rules(found) == ["exchange-conflict", "exchange-rest"]
        words = found.findings[0].params
        assert (words["present"], words["text"]) == ("ئاپام كەلدى.", "ئۇ يېتىپ كەلدى.")
        assert found.findings[0].line and found.findings[0].line > 3
        assert site.read(NAME) == before
        rest = next(write.path for write in found.writes)
        assert [row[2] for row in rows(rest)] == ["ئۇ يېتىپ كەلدى."]
        assert [w.path.name for w in site.import_(path).writes] == []
        assert rules(site.import_(rest)) == ["exchange-conflict"]

    def test_edited_here_and_not_there(self, site: Workshop) -> None:
        path = site.export()
        site.write(NAME, UYGHUR.replace("ئۇ كەلدى.", "ئاپام كەلدى."))
        found = site.import_(path)
        assert (found.writes, found.findings) == ((), ())

    def test_deleted_here_and_edited_there(self, site: Workshop) -> None:
        path = site.export()
        translate(path, lambda _, t: f"{t}!" if t == "بىللە سۈپۈردۇق." else None)
        site.write(NAME, UYGHUR.replace("\nئۇ كەلدى.\n\nبىللە سۈپۈردۇق.\n", ""))
        assert rules(site.import_(path)) == ["exchange-conflict", "exchange-rest"]

    @pytest.mark.parametrize("style", STYLES)
    def test_the_passage_is_gone(self, site: Workshop, style: Style) -> None:
        path = site.export(style)
        translate(path, lambda _, t: f"{t}!" if t == "ئۇ كەلدى." else None)
        site.write("stories/snow.md", ORIGINAL.replace("她来了。\n\n", ""))
        found = site.import_(path)
        assert rules(found) == ["exchange-passage-gone", "exchange-rest"]
        assert [row[2] for row in rows(found.writes[-1].path)] == ["ئۇ كەلدى.!"]

    def test_the_text_is_gone(self, site: Workshop) -> None:
        path = site.export()
        translate(path, lambda _, t: f"{t}!" if t == "ئۇ كەلدى." else None)
        (site.root / NAME).unlink()
        (site.root / "stories/snow.md").unlink()
        found = site.import_(path)
        assert rules(found) == ["exchange-rest", "exchange-text-gone"]
        assert [row[2] for row in rows(found.writes[0].path)] == ["ئۇ كەلدى.!"]

    def test_withdrawn(self, site: Workshop) -> None:
        path = site.export()
        translate(path, lambda _, t: f"{t}!" if t == "ئۇ كەلدى." else None)
        site.write("stories/snow.md", ORIGINAL.replace("published", "withdrawn"))
        found = site.import_(path)
        assert (rules(found), found.writes) == (["exchange-withdrawn"], ())

    def test_still_fuzzy(self, site: Workshop) -> None:
        path = site.export("po")
        translate(path, lambda _, t: f"{t}!" if t == "ئۇ كەلدى." else None)
        text = path.read_text("utf-8")
        at = text.rindex("#. before", 0, text.index("ئۇ كەلدى.!"))
        path.write_text(text[:at] + "#, fuzzy\n" + text[at:], "utf-8")
        before = site.read(NAME)
        assert rules(site.import_(path)) == ["exchange-rest", "exchange-unsure"]
        assert site.read(NAME) == before

    def test_the_same_unit_twice(self, site: Workshop) -> None:
        path = site.export()
        translate(path, lambda _, t: f"{t}!" if t == "ئۇ كەلدى." else None)
        text = path.read_text("utf-8")
        end = text.index("</unit>", text.index("ئۇ كەلدى.!")) + len("</unit>")
        unit = text[text.rindex("<unit", 0, end) : end]
        path.write_text(text[:end] + unit.replace("!", "?") + text[end:], "utf-8")
        assert rules(site.import_(path)) == ["exchange-rest", "exchange-twice"]
        assert "ئۇ كەلدى.!" in site.read(NAME)

    def test_translated_twice(self, site: Workshop) -> None:
        one, other = site.export("xliff"), site.export("po")
        translate(one, lambda _, t: "بىر" if t == "ئۇ كەلدى." else None)
        translate(other, lambda _, t: "ئىككى" if t == "ئۇ كەلدى." else None)
        found = site.import_(one, other)
        assert rules(found) == ["exchange-rest", "exchange-twice"]
        assert "بىر" in site.read(NAME) and "ئىككى" not in site.read(NAME)

    def test_left_of_two_files_with_like_names(self, site: Workshop) -> None:
        path = site.export()
        rest = path.with_name("site-out.rest.xlf")
        rest.write_bytes(path.read_bytes())
        translate(path, lambda _, t: "بىر" if t == "ئۇ كەلدى." else None)
        translate(rest, lambda _, t: "ئىككى" if t == "بىللە سۈپۈردۇق." else None)
        site.write("stories/snow.md", ORIGINAL.partition("她来了。")[0])
        found = site.import_(path, rest)
        written = {write.path.name: [row[2] for row in rows(write.path)] for write in found.writes}
        assert written == {"site-out.rest-2.xlf": ["بىر"], "site-out.rest-3.xlf": ["ئىككى"]}
        assert site.import_(path, rest).writes == ()

    @pytest.mark.parametrize(
        ("name", "kept"),
        [
            ("m.restaurant.xlf", "m.restaurant.rest.xlf"),
            ("m.rest-1.b.xlf", "m.rest-1.b.rest.xlf"),
            ("m.rest-7.xlf", "m.rest.xlf"),
            ("m.rest.xlf", "m.rest-2.xlf"),
        ],
    )
    def test_the_name_of_what_is_left(self, site: Workshop, name: str, kept: str) -> None:
        path = site.export()
        path = path.rename(path.with_name(name))
        translate(path, lambda _, t: "بىر" if t == "ئۇ كەلدى." else None)
        site.write("stories/snow.md", ORIGINAL.replace("她来了。", ""))
        assert [write.path.name for write in site.import_(path).writes] == [kept]

    @pytest.mark.parametrize(
        "target",
        ["## باش", "- بىر", "بىر\n\n```\nئوچۇق\n\n~~~", "    كود", "1. بىر", "```\nكود\n```"],
    )
    def test_another_kind_of_passage(self, site: Workshop, target: str) -> None:
        path = site.export()
        translate(path, lambda _, t: target if t == "ئۇ كەلدى." else None)
        before = site.read(NAME)
        found = site.import_(path)
        if target.strip() == "كود":
            return  # white space around it is nobody's wish
        if "ئوچۇق" in target:
            assert found.passages == 1  # a fence that nothing closes is none
            return
        assert rules(found) == ["exchange-rest", "exchange-shape"]
        assert site.read(NAME) == before

    def test_an_anchor_lost(self, tmp_path: Path) -> None:
        site = workshop(tmp_path / "site", {"docs/policy/medical.md": POLICY})
        path = site.export()
        translate(path, lambda s, _: "سوئال؟" if s.startswith("##") else f"ئاساس: {s}")
        found = site.import_(path)
        assert "exchange-shape" in rules(found)
        assert "## 多久内参保？ {#newborn}" in site.read("docs/policy/medical.ug.md")


def test_a_page_without_front_matter(tmp_path: Path) -> None:
    files = {"docs/about.md": "---\ntitle: 关于\n---\n说明。\n", "docs/about.ug.md": "ئىزاھ.\n"}
    site = workshop(tmp_path / "site", files)
    path = site.export()
    translate(path, lambda s, _: "ھەققىدە" if s == "关于" else None)
    site.import_(path)
    text = site.read("docs/about.ug.md")
    assert text.startswith("---\ntitle: ھەققىدە\ntranslated_from:\n")
    assert text.endswith("---\nئىزاھ.\n")


def test_all_files_or_none(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_bytes(b"")
    with pytest.raises(OSError):
        write_all([Write(tmp_path / "a.md", b"a"), Write(there / "b.md", b"b")])
    assert list(tmp_path.iterdir()) == [there]
