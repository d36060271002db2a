"""What faces have, and what happens where one or a shaper is not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image, features
from portal.language.languages import Language
from portal.screens.typeset import Unavailable, installing, missing, require, strip
from portal.screens.typeset import faces as module
from portal.screens.typeset.faces import ARABIC, TC, UNIFONT, Face, coverage, faces_for
from portal.screens.typeset.runs import Style, runs_of
from support.slogans import EN, HANT, LANGUAGES, MN, UG, ZH


@pytest.mark.parametrize("mono", [True, False])
def test_this_machine_has_what_is_needed(mono: bool) -> None:
    require((*LANGUAGES, HANT), mono)


@pytest.mark.parametrize("lacking", ["raqm", "fribidi"])
@pytest.mark.parametrize("platform", ["linux", "win32", "darwin", "plan9"])
def test_without_a_shaper_nothing_is_drawn(
    lacking: str, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(features, "check", lambda name: name != lacking)
    monkeypatch.setattr(installing.sys, "platform", platform)
    with pytest.raises(Unavailable) as fault:
        require([ZH], mono=True)
    assert fault.value.reason == lacking
    assert fault.value.install.startswith(("python -m pip ", "sudo ", "brew ", "winget ", "apk "))


@pytest.mark.parametrize(
    ("platform", "tool", "line"),
    [
        ("linux", "apt-get", "sudo apt-get install libfribidi0"),
        ("linux", "dnf", "sudo dnf install fribidi"),
        ("linux", "", "sudo apt-get install libfribidi0"),
        ("darwin", "", "brew install fribidi"),
    ],
)
def test_fribidi_is_installed_by_what_the_machine_has(
    platform: str, tool: str, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installing.sys, "platform", platform)
    monkeypatch.setattr(installing.shutil, "which", lambda name: name if name == tool else None)
    assert installing.fribidi() == line


def test_a_wheel_of_fonts_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    with pytest.raises(Unavailable) as fault:
        require([UG], mono=False)
    assert fault.value.reason == "font"
    assert fault.value.install == "python -m pip install justmytype-intl-rtl"
    assert fault.value.file == "NotoSansArabic[wdth,wght].ttf"


def test_a_font_file_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "is_file", lambda self: self.suffix != ".woff2")
    with pytest.raises(Unavailable) as fault:
        require([ZH], mono=True)
    assert (fault.value.reason, fault.value.file) == ("font", "unifont-16.woff2")


@pytest.mark.parametrize("encoding", ["gb2312", "gbk", "big5"])
def test_the_strike_has_all_characters_of_the_national_sets(encoding: str) -> None:
    pairs = (bytes((high, low)) for high in range(0x81, 0xFF) for low in range(0x40, 0xFF))
    known = {pair.decode(encoding, "ignore") for pair in pairs}
    wanted = {c for text in known if len(text) == 1 for c in text if c.isprintable()}
    assert len(wanted) > 6000
    own = range(0xE000, 0xF900)
    lacking = {c for c in wanted if ord(c) not in coverage(UNIFONT) and ord(c) not in own}
    assert lacking == set()


def test_the_strike_has_no_letters_that_only_a_shaper_can_join() -> None:
    assert not [c for c in coverage(UNIFONT) if 0x600 <= c < 0x780 or 0x1800 <= c < 0x18B0]


@pytest.mark.parametrize("character", "家龘㐀ABgжλ，％①々")
def test_a_character_of_the_strike_is_drawn_bit_by_bit(character: str) -> None:
    with TTFont(UNIFONT.file) as font:
        name = font.getBestCmap()[ord(character)]
        strike = font["EBDT"].strikeData[0][name]
        rows = [strike.getRow(row, bitDepth=1, metrics=_metrics(font, name)) for row in range(16)]
    bits = "".join(f"{byte:08b}" for row in rows for byte in row)
    setting = strip(character, ZH, 16, px=16, mono=True)
    image = Image.new("1", (setting.width, 16))
    setting.draw(image, 0, 0, 1)
    assert "".join("1" if x else "0" for x in image.get_flattened_data()) == bits


def _metrics(font: TTFont, name: str) -> object:
    for table in font["EBLC"].strikes[0].indexSubTables:
        if name in table.names:
            return table.metrics
    raise KeyError(name)


@pytest.mark.parametrize("times", [2, 3, 4, 6])
def test_a_larger_strike_has_whole_squares(times: int) -> None:
    small, large = (strip("石榴A", ZH, 200, px=16 * n, mono=True) for n in (1, times))
    first = Image.new("1", (small.width, small.height))
    second = Image.new("1", (large.width, large.height))
    small.draw(first, 0, 0, 1)
    large.draw(second, 0, 0, 1)
    grown = first.resize((first.width * times, first.height * times), Image.Resampling.NEAREST)
    assert second.tobytes() == grown.tobytes()


def test_each_language_has_its_own_face_first() -> None:
    assert faces_for(HANT, strike=False)[0] is TC
    assert _face("門", Language("zh-Hant-HK", ""), mono=False) is TC
    assert _face("ە", UG, mono=True) is ARABIC
    assert _face("9", UG, mono=True) is ARABIC
    assert _face("9", ZH, mono=True) is UNIFONT
    assert _face("ە", ZH, mono=True) is ARABIC


def _face(text: str, language: Language, *, mono: bool) -> Face:
    (run,) = runs_of(text, Style(language, 32, mono))
    return run.face


def test_a_mark_that_no_face_has_with_its_letter_is_missing() -> None:
    assert missing("家\u0651ئ\u0651", ZH, mono=False) == "\u0651"
    (run,) = runs_of("家\u0651", Style(ZH, 32))
    assert run.text == "家"


def test_what_no_face_has_is_named_once_in_its_order() -> None:
    assert missing("早🎉上\U0001f468\u200d\U0001f469好🎉\ufe0f", ZH, mono=True) == "🎉👨👩"
    assert missing("བོད་ 早", ZH, mono=False) == "བོད་"
    assert missing("", ZH, mono=False) == ""
    assert missing("\x00\x1f\x7f\x9f\u200b\u202e\ufeff \t\n", EN, mono=False) == ""
    assert missing("ᠠ\u180b\u180eᠠ\u202fᠢ", MN, mono=True) == ""
    assert missing("e\u0301", EN, mono=True) == ""
