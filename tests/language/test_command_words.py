"""What Python's own argparse says is said in the language of the command."""

from __future__ import annotations

import argparse
import inspect
import re
from collections.abc import Iterator

import pytest
from portal.cli import _parser, main
from portal.cli_words import own_words
from portal.language.catalogue import load

WORDS = load("argparse", "zh-Hans")
_PLACES = re.compile(r"%(?:\(\w+\))?[srd]")
HAN = re.compile("[\u4e00-\u9fff]")
WRONG = (
    [],
    ["chek"],
    ["screens", "export", "gif", "-o", "x"],
    ["screens", "show", "--at"],
    ["screens", "render"],
    ["check", "--bogus"],
    ["check", "--today", "2026-13-01"],
    ["new", "story", "a", "b"],
)


@pytest.mark.parametrize("message", WORDS)
def test_every_message_is_one_of_its_own(message: str) -> None:
    assert repr(message)[1:-1] in inspect.getsource(argparse)
    theirs, ours = (_PLACES.findall(text) for text in (message, WORDS[message]))
    # what is named may be left out, what is not stands in its place
    assert set(ours) <= set(theirs)
    assert [one for one in ours if "(" not in one] == [one for one in theirs if "(" not in one]


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_a_wrong_command_is_told_in_chinese(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    said = capsys.readouterr().err
    assert ended.value.code == 2 and said.startswith("用法：")
    assert not re.search(r"usage|error|argument|choice|required|expected", said)


def test_a_number_that_is_none_is_told_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    for written in ("0", "-1", "²", "1.5", "65", "9" * 5_000):
        with pytest.raises(SystemExit):
            main(["quiz", "grade", "-o", "x", "--jobs", written])
        assert "--jobs：请写 1 到 64 的整数" in capsys.readouterr().err


def test_in_english_it_is_told_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["check", "--lang", "en", "--bogus"], ["check", "--bogus", "--lang=en"]):
        with pytest.raises(SystemExit):
            main(words)
        said = capsys.readouterr().err
        assert said.startswith("usage: ") and "unrecognized arguments: --bogus" in said
    for words in (["check", "--today", "2026-13-01"], ["screens", "show", "--at", "soon"]):
        with pytest.raises(SystemExit):
            main([*words, "--lang", "en"])
        assert not HAN.search(capsys.readouterr().err)


def parsers(one: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """A command and all below it."""
    yield one
    for action in one._actions:
        if isinstance(action, argparse._SubParsersAction):
            for other in action.choices.values():
                yield from parsers(other)


@pytest.mark.parametrize("code", ["zh", "en"])
def test_every_command_says_what_it_does_in_one_language(code: str) -> None:
    with own_words(["--lang", code]):
        found = list(parsers(_parser()))
        texts = {one.prog: one.format_help() for one in found}
    assert len(texts) > 25
    for one in found:
        kinds = (argparse._SubParsersAction, argparse._HelpAction)
        said = [action.help for action in one._actions if not isinstance(action, kinds)]
        for words in (one.description, *said):
            assert words and bool(HAN.search(words)) == (code == "zh"), (one.prog, words)
        assert bool(HAN.search(texts[one.prog])) == (code == "zh")


def test_nothing_of_it_stays(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["chek"])
    with pytest.raises(SystemExit):
        argparse.ArgumentParser(prog="other").parse_args(["--bogus"])
    assert "other: error: unrecognized arguments" in capsys.readouterr().err
