"""Exchange files that are broken, foreign or hostile: a finding each, and no file is touched."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from encodings import aliases
from pathlib import Path
from typing import Any

import pytest
from content.helpers import STORY
from portal.language.catalogue import finding_text
from portal.translation.exchange import ExchangeRefused
from portal.translation.exchange.refusal import Refusal
from portal.translation.exchange.xml_reading import read_xml
from translation.workshop import Workshop, rows, rules, translate, workshop

UYGHUR = "---\ntitle: قار\n---\nسائەت ئالتە.\n"
Change = Callable[[str], str | bytes]
"""What befalls an exchange file."""
XLIFF = "urn:oasis:names:tc:xliff:document:2.0"


@pytest.fixture
def site(tmp_path: Path) -> Workshop:
    return workshop(tmp_path / "site", {"stories/snow.md": STORY, "stories/snow.ug.md": UYGHUR})


def xliff(site: Workshop) -> str:
    """A translated file."""
    path = site.export("xliff")
    translate(path, lambda _, target: f"{target}!" if target else None)
    return path.read_text("utf-8")


def po(site: Workshop) -> str:
    path = site.export("po")
    translate(path, lambda _, target: f"{target}!" if target else None)
    return path.read_text("utf-8")


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>\n'
    f'<xliff xmlns="{XLIFF}">&c;</xliff>'
)


def swapped(old: str, new: str) -> Change:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return change


def declared(text: str, encoding: str) -> str:
    """A file that says it is written in this."""
    return f'<?xml version="1.0" encoding="{encoding}"?>{text.split("?>", 1)[1]}'


FAULTS: dict[str, tuple[Callable[[Workshop], str], Change, str, Any]] = {
    "empty": (xliff, lambda t: "", "exchange-empty", None),
    "blank": (po, lambda t: " \n\n", "exchange-empty", None),
    "binary": (po, lambda t: b"PK\x03\x04\x00\x00" * 99, "exchange-format", None),
    "binary-behind-a-hash": (po, lambda t: b"#\x00\x01" * 99, "exchange-broken", ...),
    "words": (po, lambda t: "请翻译。", "exchange-format", None),
    "html": (xliff, lambda t: "<html><p>x</p></html>", "exchange-format", 1),
    "truncated-xliff": (xliff, lambda t: t[: len(t) * 2 // 3], "exchange-broken", ...),
    "truncated-in-a-sign": (
        xliff,
        lambda t: t.encode()[: t.encode().index("扫".encode()) + 1],
        "exchange-broken",
        ...,
    ),
    "not-utf-8": (
        xliff,
        lambda t: t.encode().replace("扫".encode(), b"\xff\xfe"),
        "exchange-broken",
        ...,
    ),
    "unknown-encoding": (xliff, lambda t: declared(t, "x-none").encode(), "exchange-broken", 1),
    "no-encoding-of-text": (xliff, lambda t: declared(t, "hex").encode(), "exchange-broken", 1),
    "another-encoding": (xliff, lambda t: declared(t, "utf-16").encode(), "exchange-broken", 1),
    "not-gbk": (xliff, lambda t: declared(t, "gbk").encode() + b"\xff", "exchange-broken", ...),
    "not-big5": (
        xliff,
        lambda t: declared(t, "big5").encode().replace("扫".encode(), b"\n\xff"),
        "exchange-broken",
        ...,
    ),
    "unknown-in-utf-16": (
        xliff,
        lambda t: declared(t, "x-none")[:-9].encode("utf-16"),
        "exchange-broken",
        ...,
    ),
    "truncated-po": (po, lambda t: t[: t.rindex('msgid "') + 9], "exchange-broken", ...),
    "po-in-gbk": (
        po,
        lambda t: t.encode().replace("扫".encode(), "扫".encode("gbk") + b"\xff"),
        "not-utf8",
        ...,
    ),
    "bomb": (xliff, lambda t: BOMB, "exchange-doctype", 1),
    "doctype-to-elsewhere": (
        xliff,
        lambda t: t.replace("<xliff", '<!DOCTYPE x SYSTEM "file:///etc/passwd">\n<xliff', 1),
        "exchange-doctype",
        2,
    ),
    "deep": (xliff, lambda t: f'<xliff xmlns="{XLIFF}">' + "<a>" * 99_999, "exchange-broken", 1),
    "xliff-1": (
        xliff,
        lambda t: '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>',
        "exchange-version",
        1,
    ),
    "foreign-po": (
        po,
        lambda t: 'msgid ""\nmsgstr "Language: ug\\n"\n\n#: a.c:1\nmsgid "x"\nmsgstr "y"\n',
        "exchange-foreign",
        ...,
    ),
    "foreign-xliff": (xliff, swapped(' original="stories/snow.md"', ""), "exchange-foreign", 3),
    "no-units": (xliff, lambda t: t[: t.index("<file")] + "</xliff>", "exchange-foreign", None),
    "another-language": (xliff, swapped('trgLang="ug"', 'trgLang="fr"'), "exchange-language", None),
    "no-language": (po, swapped("Language: ug", "X: y"), "exchange-language", None),
    "into-the-original": (xliff, swapped('"ug"', '"zh-Hans"'), "exchange-language", None),
    "from-another": (
        xliff,
        swapped('srcLang="zh-Hans"', 'srcLang="en"'),
        "exchange-source-language",
        None,
    ),
    "inline": (xliff, swapped("سائەت", '<ph id="1"/>سائەت'), "exchange-inline", ...),
    "cp": (xliff, swapped("سائەت", '<cp hex="zz"/>سائەت'), "exchange-broken", ...),
    "cp-beyond": (xliff, swapped("سائەت", '<cp hex="110000"/>'), "exchange-broken", ...),
    "cp-surrogate": (xliff, swapped("سائەت", '<cp hex="D800"/>'), "exchange-broken", ...),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault(site: Workshop, name: str) -> None:
    make, change, rule, line = FAULTS[name]
    text = make(site)
    found = change(text)
    path = site.root.parent / "in.xlf"
    path.write_bytes(found if isinstance(found, bytes) else found.encode())
    before = site.bytes()
    result = site.import_(path)
    assert rules(result) == [rule]
    assert result.writes == () and site.bytes() == before
    finding = result.findings[0]
    assert finding.severity == "error" and finding.path == "../in.xlf"
    assert finding.line == line if line is not ... else (finding.line or 0) > 0
    for code in ("zh-Hans", "en"):
        assert all(finding_text(rule, code, finding.params))


def test_a_right_file_beside_a_faulty_one(site: Workshop) -> None:
    xliff(site)
    bad = site.root.parent / "bad.po"
    bad.write_text("", "utf-8")
    result = site.import_(site.root.parent / "site-out.xlf", bad)
    assert rules(result) == ["exchange-empty"] and result.writes == ()


def test_not_there(site: Workshop) -> None:
    for path in (site.root / "none.xlf", site.root):
        result = site.import_(path)
        assert rules(result) == ["file-unreadable"] and result.writes == ()


def test_a_faulty_translation_is_left_alone(site: Workshop) -> None:
    xliff(site)
    site.write("stories/snow.ug.md", "---\ntitle: [\n---\nسائەت ئالتە.\n")
    result = site.import_(site.root.parent / "site-out.xlf")
    assert rules(result) == ["exchange-translation-faulty"] and result.writes == ()


@pytest.mark.parametrize("written", ["UG", "ug"])
def test_languages_in_other_letters(site: Workshop, written: str) -> None:
    path = site.root.parent / "site-out.xlf"
    path.write_text(xliff(site).replace('trgLang="ug"', f'trgLang="{written}"'), "utf-8")
    assert site.import_(path).passages == 2


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_other_encodings_of_xml(site: Workshop, encoding: str) -> None:
    path = site.root.parent / "site-out.xlf"
    text = xliff(site).split("?>", 1)[1]
    path.write_bytes(
        f'<?xml version="1.0" encoding="{encoding[:6].strip("-")}"?>{text}'.encode(encoding)
        if encoding == "utf-16"
        else text.encode(encoding)
    )
    assert site.import_(path).passages == 2


@pytest.mark.parametrize("written", ["gbk", "GB18030", "big5", "shift_jis", "windows-1256"])
def test_declared_encodings(site: Workshop, written: str) -> None:
    path = site.root.parent / "site-out.xlf"
    text = declared(xliff(site), written)
    path.write_bytes(text.encode(written, "xmlcharrefreplace"))
    found = site.import_(path)
    assert (found.findings, found.passages) == ((), 2)


def test_every_encoding_that_python_knows() -> None:
    """A document or a refusal, whatever a file declares."""
    for name in {*aliases.aliases, *aliases.aliases.values(), "idna", "punycode", "undefined"}:
        for text in (b"<a/>", b"<a>\xff\x80\\ud800+2AA-</a>"):
            with suppress(Refusal):
                read_xml(f"<?xml version='1.0' encoding='{name}'?>".encode() + text)


def test_a_wider_encoding_than_declared(site: Workshop) -> None:
    """What calls itself GB2312 is GBK, as a rule."""
    path = site.root.parent / "site-out.xlf"
    text = declared(xliff(site).replace("سائەت ئالتە.!", "<!-- 镕 -->سائەت!"), "GB2312")
    path.write_bytes(text.encode("gbk", "xmlcharrefreplace"))
    assert site.import_(path).findings == ()
    assert "سائەت!" in site.read("stories/snow.ug.md")


@pytest.mark.parametrize("said", ["gbk", "x-none"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_its_first_bytes_say_more_than_its_declaration(
    site: Workshop, encoding: str, said: str
) -> None:
    path = site.root.parent / "site-out.xlf"
    path.write_bytes(declared(xliff(site), said).encode(encoding))
    assert site.import_(path).passages == 2


def test_po_with_a_byte_order_mark_and_windows_lines(site: Workshop) -> None:
    path = site.root.parent / "site-out.po"
    path.write_bytes(po(site).replace("\n", "\r\n").encode("utf-8-sig"))
    assert site.import_(path).passages == 2


def test_a_file_without_units_beside_others(site: Workshop) -> None:
    path = site.root.parent / "site-out.xlf"
    empty = '<file id="e" original="stories/none.md"/>'
    path.write_text(xliff(site).replace("<file", f"{empty}<file", 1), "utf-8")
    assert site.import_(path).passages == 2


def test_parted_by_a_tool(site: Workshop) -> None:
    """Segments of one unit, white space between them, a mark, another order of targets."""
    head = f'<xliff xmlns="{XLIFF}" version="2.0" srcLang="zh-Hans" trgLang="ug">'
    text = xliff(site)
    start = text.index('<unit id="body.')
    end = text.index("</unit>", start)
    notes = text[text.index("<notes>", start) : text.index("<segment", start)]
    name = text[start:].split('"')[1]
    unit = (
        f'<group id="g"><unit id="{name}">{notes}'
        '<segment state="final"><source>六点，</source><target order="3">ئىككى.</target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment state="final"><source>雪还在下。</source>'
        '<target order="1"><mrk id="m1" type="term">بىر</mrk>،</target></segment></unit></group>'
    )
    assert end
    path = site.root.parent / "parted.xlf"
    path.write_text(f'{head}<file id="f" original="stories/snow.md">{unit}</file></xliff>', "utf-8")
    assert site.import_(path).findings == ()
    assert site.read("stories/snow.ug.md").endswith("---\nبىر، ئىككى.\n")


def test_ten_thousand_units(tmp_path: Path) -> None:
    body = "\n\n".join(f"第{number}段话，说的是{number * 7}件事。" for number in range(10_000))
    story = STORY.partition("六点")[0] + body + "\n"
    site = workshop(tmp_path / "site", {"stories/long.md": story})
    started = time.process_time()
    for style in ("po", "xliff"):
        path = site.export(style)
        text = path.read_text("utf-8")
        assert text.count("件事。") >= 10_000
    assert site.import_(path).writes == ()
    assert time.process_time() - started < 60


def test_ten_thousand_strangers(site: Workshop) -> None:
    units = "".join(
        f'<unit id="body.x{n}"><segment><source>第{n}段</source>'
        f"<target>{n}</target></segment></unit>"
        for n in range(10_000)
    )
    head = f'<xliff xmlns="{XLIFF}" version="2.0" srcLang="zh-Hans" trgLang="ug">'
    path = site.root.parent / "many.xlf"
    path.write_text(
        f'{head}<file id="f" original="stories/snow.md">{units}</file></xliff>', "utf-8"
    )
    started = time.process_time()
    found = site.import_(path)
    assert set(rules(found)) == {
        "exchange-passage-gone",
        "exchange-passages-gone",
        "exchange-rest",
    }
    assert found.left == 10_000 == len(rows(found.writes[0].path))
    assert time.process_time() - started < 30


class TestExport:
    @pytest.mark.parametrize("language", ["zh-Hans", "fr", ""])
    def test_a_language_that_is_not_there(self, site: Workshop, language: str) -> None:
        with pytest.raises(ExchangeRefused) as refused:
            site.export(language=language)
        assert [f.rule for f in refused.value.findings] == ["exchange-language"]

    def test_no_text(self, site: Workshop) -> None:
        with pytest.raises(ExchangeRefused) as refused:
            site.export("xliff", "stories/none.md", "docs")
        assert [f.path for f in refused.value.findings] == ["stories/none.md", "docs"]

    def test_what_is_not_shown_only_when_it_is_named(self, site: Workshop) -> None:
        site.write("stories/draft.md", STORY.replace("published", "draft"))
        site.write("stories/gone.md", STORY.replace("published", "withdrawn"))
        assert "draft.md" not in site.export().read_text("utf-8")
        assert "draft.md" in site.export("po", "stories/draft.md").read_text("utf-8")
        with pytest.raises(ExchangeRefused):
            site.export("po", "stories/gone.md")

    def test_by_the_translation(self, site: Workshop) -> None:
        text = site.export("po", "stories/snow.ug.md").read_text("utf-8")
        assert "stories/snow.md#title" in text
