"""Titles by their sound: whole pinyin and first letters."""

from __future__ import annotations

import pytest
from portal.search import pinyin


@pytest.mark.parametrize(
    ("run", "whole", "initials"),
    [
        ("抓饭", "zhuafan", "zf"),
        ("重庆", "chongqing", "cq"),
        ("孩子长大", "haizizhangda", "hzzd"),
        ("绿豆", "lvdou", "ld"),
        ("3号楼", "3haolou", "3hl"),
        ("5g网", "5gwang", "5gw"),
        ("wifi", "wifi", "wifi"),
        ("an安", "anan", "ana"),
        ("shanghai上海", "shanghaishanghai", "shanghaish"),
        ("한글抓饭", "한글zhuafan", "한글zf"),
    ],
)
def test_sounds(run: str, whole: str, initials: str) -> None:
    assert pinyin.sounds(run) == (whole, initials)


def test_pieces_have_their_ends() -> None:
    assert pinyin.pieces("zf", 2) == ["-z", "zf", "f-"]
    assert pinyin.whole_pieces("fan") == ["'-fa", "'fan", "'an-"]
    assert pinyin.initial_pieces("z") == [":-z", ":z-"]


def test_terms_of_a_title() -> None:
    found = set(pinyin.terms("抓饭"))
    assert found == {*pinyin.whole_pieces("zhuafan"), *pinyin.initial_pieces("zf")}
    assert list(pinyin.terms("pilaf 2026")) == []
    assert set(pinyin.terms("抓饭，馓子")) == found | set(pinyin.terms("馓子"))


def test_what_has_no_sound_has_no_terms() -> None:
    for term in pinyin.terms("한글抓饭"):
        assert pinyin.LETTERS.issuperset(term[1:].replace(pinyin.EDGE, ""))
    assert "'zhu" in set(pinyin.terms("한글抓饭"))


def test_syllables_of_characters() -> None:
    sounds = pinyin.syllables("抓饭a한，𠮷")
    assert (sounds["抓"], sounds["饭"]) == ("zhua", "fan")
    assert not {"a", "한", "，"} & set(sounds)
