"""Where lines may end, by script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.screens.typeset.pieces import CLOSING, INSIDE, OPENING, pieces_of
from portal.screens.typeset.wording import clean
from portal.screens.typeset.words import inside_words


def _pieces(text: str) -> list[str]:
    return [piece.text for piece in pieces_of(clean(text))]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("一家亲", ["一", "家", "亲"]),
        ("好，来", ["好，", "来"]),
        ("看《家书》吧", ["看", "《家", "书》", "吧"]),
        ("说：“您好！”他", ["说：", "“您", "好！”", "他"]),
        ("等——不急……好", ["等——", "不", "急……", "好"]),
        ('他说"您好"。', ["他", "说", '"您', '好"。']),
        ("（示例）", ["（示", "例）"]),
        ("满 90 天内办理", ["满", "90 天", "内", "办", "理"]),
        ("90天", ["90天"]),
        ("2026年3月12日起", ["2026年3月12日", "起"]),
        ("3 月 12 日起", ["3 月 12 日", "起"]),
        ("第3栋", ["第3栋"]),
        ("降到 30℃、5%", ["降", "到", "30℃、", "5%"]),
        ("用Wi-Fi上网", ["用", "Wi-Fi", "上", "网"]),
        ("阿依古丽·买买提", ["阿", "依", "古", "丽·", "买", "买", "提"]),
        ("don’t stop", ["don’t", "stop"]),
        ("rock 'n' roll!", ["rock", "'n'", "roll!"]),
        ("pages 9–12, 5 km", ["pages", "9–12,", "5 km"]),
        ("http://example.org/a?b=c&d 好", ["http://example.org/a?b=c&d", "好"]),
        ("ئا، بە! يول-يولاكاي", ["ئا،", "بە!", "يول-يولاكاي"]),
        ("«ئانار» (مىسال)", ["«ئانار»", "(مىسال)"]),
        ("ᠦᠶ᠎ᠡ ᠶᠢᠨ᠂ ᠨᠣᠮᠧᠷ\u202fᠢ᠃", ["ᠦᠶ᠎ᠡ", "ᠶᠢᠨ᠂", "ᠨᠣᠮᠧᠷ\u202fᠢ᠃"]),
        ("（24小时）3.5 公里", ["（24小时）", "3.5 公里"]),
        ("ئا\u200f 2026-يىلى", ["ئا\u200f", "2026-يىلى"]),
        ("价￥20起", ["价", "￥20起"]),
        ("a , b ! c", ["a ,", "b !", "c"]),
        ("gate - door", ["gate -", "door"]),
        ("see .cn /a", ["see", ".cn", "/a"]),
        ("é", ["é"]),
        ("\u200d一二", ["\u200d一", "二"]),
        ("一\u200d二三", ["一\u200d二", "三"]),
        ("一 \u200c二", ["一", "\u200c二"]),
    ],
)
def test_a_text_breaks_where_its_script_does(text: str, pieces: list[str]) -> None:
    assert _pieces(text) == pieces


def test_dates_may_be_cut_between_their_parts() -> None:
    pieces = pieces_of("2026年3月12日起", dates=False)
    assert [piece.text for piece in pieces] == ["2026年", "3月", "12日", "起"]


def test_a_wished_line_end_stays() -> None:
    pieces = pieces_of(clean("一家\r\n\n有事\n"))
    assert [piece.text for piece in pieces if piece.ends] == ["家"]


def test_words_are_kept_together() -> None:
    assert inside_words("大家帮助，学校") == {1, 3, 6}
    assert inside_words("慢热热闹闹地来") == {2, 3, 4}
    cost = {piece.text: piece.cost for piece in pieces_of("看石榴花吗")}
    assert cost["石"] == cost["榴"] == INSIDE and cost["看"] < INSIDE
    assert cost["花"] == INSIDE  # a line does not begin with a particle


_ANY = st.text(
    st.one_of(
        st.sampled_from("一家，。！“”《》（）—…·、 \"'\n90%年月日第Aa-\u202fئۇ،ᠠ᠂"),
        st.characters(blacklist_categories=("Cs",)),
    ),
    min_size=1,
    max_size=40,
)


@given(_ANY)
def test_any_text_comes_back_whole_from_its_pieces(text: str) -> None:
    try:
        cleaned = clean(text)
    except ValueError:
        return
    pieces = pieces_of(cleaned)
    assert pieces
    back = "".join(piece.text + piece.gap for piece in pieces)
    assert "".join(back.split()) == "".join(cleaned.split())
    assert all(piece.text.strip() for piece in pieces)


@given(st.text(st.sampled_from("一家，。！”》）（《“Aa1 "), min_size=1, max_size=30))
def test_no_piece_begins_with_what_closes_or_ends_with_what_opens(text: str) -> None:
    try:
        pieces = pieces_of(clean(text))
    except ValueError:
        return
    assert all(piece.text[0] not in CLOSING for piece in pieces[1:])
    assert all(piece.text[-1] not in OPENING for piece in pieces[:-1])
