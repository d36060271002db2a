"""What the launcher makes of pip's words."""

import io
import sys
from pathlib import Path

import pytest
from launcher.messages import MESSAGES, message
from launcher.pip import explain
from launcher.voice import Progress, clip, write_line

LOG = Path("install.log")


@pytest.mark.parametrize(
    ("said", "key"),
    [
        (
            "WARNING: Retrying (Retry(total=0)) after connection broken by"
            " 'NewConnectionError': /simple/x/\n"
            "ERROR: Could not find a version that satisfies the requirement x==1\n"
            "ERROR: No matching distribution found for x==1",
            "network",
        ),
        ("pip._vendor.urllib3.exceptions.ReadTimeoutError: Read timed out.", "network"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "hashes"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left", "disk"),
    ],
)
def test_a_failure_is_explained(said, key):
    assert explain(said.splitlines(), LOG) == message(key)


def test_a_missing_package_is_named():
    said = ["ERROR: No matching distribution found for nh3==0.3.8 (from -r requirements.txt)"]
    assert "nh3" in explain(said, LOG)


def test_another_failure_gives_the_last_error_and_the_log():
    text = explain(["Collecting x", "ERROR: first", "ERROR: the wheel is odd", "  note"], LOG)
    assert "the wheel is odd" in text
    assert "install.log" in text
    assert explain([], LOG)


def test_every_message_is_chinese_then_english():
    for key, (chinese, english) in MESSAGES.items():
        assert any("一" <= character <= "鿿" for character in chinese), key
        assert english.isascii() or "…" in english, key


def test_a_line_is_one_line(capsys):
    write_line("one\n  two")
    assert capsys.readouterr().err.count("\n") == 1


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_one_line_moves(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "30")
    progress = Progress()
    for done in (1, 2):
        progress.show("collecting", done=done, total=2, name="mkdocs")
    progress.close()
    text = terminal.getvalue()
    assert "\n" not in text
    assert "1/2" in text and "2/2" in text
    assert text.endswith("\r")


def test_text_is_clipped_by_columns():
    assert clip("石榴ab", 5) == "石榴a"
    assert clip("石榴ab", 3) == "石"
    assert clip("石榴", 9) == "石榴"
