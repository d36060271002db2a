"""A sealed pack: opened by other means than ours, and every way in which it does not open."""

from __future__ import annotations

import hashlib
import json
import os
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st
from portal import cli_hall
from portal.quiz.hall.seal import Envelope, PackFault, additional_data, normal, read, weakness
from quiz.hall.halls import PASSPHRASE, hall, pack, passphrase_file, written
from support.projects import Project


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with a sealed pack. Only to be read."""
    project = hall(tmp_path_factory.mktemp("hall") / "project")
    result = pack(project, "--passphrase-file", passphrase_file(project))
    assert result.code == 0, result.words
    return project


@pytest.fixture
def held(sealed: Project) -> dict[str, Any]:
    """What stands in the sealed file."""
    found: dict[str, Any] = json.loads(written(sealed).read_text("utf-8"))
    return found


def independently(held: dict[str, Any], passphrase: str) -> bytes:
    """The pack, opened by what the form says alone: the keys sorted here by hand."""

    def canonical(value: Any) -> str:
        if isinstance(value, dict):
            parts = (f"{json.dumps(k)}:{canonical(value[k])}" for k in sorted(value))
            return "{" + ",".join(parts) + "}"
        return json.dumps(value, ensure_ascii=False)

    kdf = held["kdf"]
    key = hashlib.pbkdf2_hmac(
        "sha256", passphrase.encode(), b64decode(kdf["salt"]), kdf["iterations"], 32
    )
    header = {name: value for name, value in held.items() if name not in ("sha256", "data")}
    data = b64decode(held["data"])
    assert hashlib.sha256(data).hexdigest() == held["sha256"]
    return AESGCM(key).decrypt(b64decode(held["cipher"]["iv"]), data, canonical(header).encode())


def show(project: Project, path: Path, *more: str | Path) -> tuple[int, str]:
    result = project.run("quiz", "pack", "--show", path, *more)
    return result.code, result.words


def test_it_is_opened_by_other_means(sealed: Project, held: dict[str, Any]) -> None:
    assert held["format"] == "shiliu-pack" and held["version"] == 1
    assert held["kdf"]["iterations"] == 600_000 and held["questions"] == 10
    opened = independently(held, PASSPHRASE)
    pack(sealed, "--open", "-o", sealed.root.parent / "open.json")
    assert opened == (sealed.root.parent / "open.json").read_bytes()


def test_the_same_pack_sealed_twice_shares_nothing(sealed: Project, held: dict[str, Any]) -> None:
    again = sealed.root.parent / "again.json"
    result = pack(sealed, "--passphrase-file", passphrase_file(sealed), "-o", again)
    assert result.code == 0
    other = json.loads(again.read_text("utf-8"))
    assert other["data"] != held["data"] and other["kdf"]["salt"] != held["kdf"]["salt"]
    assert other["cipher"]["iv"] != held["cipher"]["iv"]
    assert independently(other, PASSPHRASE) == independently(held, PASSPHRASE)


def test_what_is_told_of_it(sealed: Project) -> None:
    code, said = show(sealed, written(sealed))
    assert code == 0 and "现场赛（示例）" in said and "10 道题" in said and "2026-06-01" in said
    assert "第" not in said
    code, said = show(sealed, written(sealed), "--passphrase-file", passphrase_file(sealed))
    assert code == 0 and "请答（示例）" in said and "乙" in said and "hall" in said


def test_however_it_was_typed(sealed: Project) -> None:
    wide = passphrase_file(sealed, f"\ufeff {PASSPHRASE}　\r\n")
    assert show(sealed, written(sealed), "--passphrase-file", wide)[0] == 0
    assert normal("　ｐａｓｓ１２３４\n") == "pass1234"


def damaged(held: dict[str, Any]) -> list[tuple[str, bytes, str]]:
    """Files that do not open, and a word of why."""
    whole = json.dumps(held, ensure_ascii=False).encode()
    flipped = bytearray(b64decode(held["data"]))
    flipped[5] ^= 1
    bad = b64encode(bytes(flipped)).decode()
    summed = {"data": bad, "sha256": hashlib.sha256(flipped).hexdigest()}
    kdf = held["kdf"]
    return [
        ("empty", b"", "不是题包"),
        ("nonsense", os.urandom(99), "不是题包"),
        ("a list", b"[1, 2]", "不是题包"),
        ("a number", b"7", "不是题包"),
        ("deep", b"[" * 100_000, "不是题包"),
        ("another format", b'{"format": "quiz"}', "不是题包"),
        ("cut", whole[: len(whole) // 2], "没有拷完"),
        ("cut data", json.dumps({**held, "data": held["data"][:-40]}).encode(), "没有拷完"),
        (
            "no data",
            json.dumps({k: v for k, v in held.items() if k != "data"}).encode(),
            "没有拷完",
        ),
        ("data of another kind", json.dumps({**held, "data": 7}).encode(), "没有拷完"),
        ("no base64", json.dumps({**held, "data": "我们"}).encode(), "没有拷完"),
        ("a bit", json.dumps({**held, "data": bad}).encode(), "没有拷完"),
        ("a bit and its sum", json.dumps({**held, **summed}).encode(), "口令不对"),
        ("another head", json.dumps({**held, "title": {"zh-Hans": "假的"}}).encode(), "口令不对"),
        ("another version", json.dumps({**held, "version": 2}).encode(), "另一个版本"),
        ("a later format", json.dumps({**held, "format": "shiliu-pack-9"}).encode(), "另一个版本"),
        ("another kdf", json.dumps({**held, "kdf": {**kdf, "name": "X"}}).encode(), "另一个版本"),
        (
            "forever",
            json.dumps({**held, "kdf": {**kdf, "iterations": 10**12}}).encode(),
            "没有拷完",
        ),
        ("none", json.dumps({**held, "kdf": {**kdf, "iterations": 0}}).encode(), "没有拷完"),
        *(
            (f"{value} questions", json.dumps({**held, "questions": value}).encode(), "没有拷完")
            for value in (float("inf"), -5, 2.7, True, "9", 10**4000)
        ),
        ("endless", json.dumps({**held, "kdf": {**kdf, "iterations": 1e400}}).encode(), "没有拷完"),
        ("a true version", json.dumps({**held, "version": True}).encode(), "没有拷完"),
        ("an open pack without all", b'{"format": "shiliu-pack-1", "questions": []}', "另一个版本"),
    ]


def test_what_does_not_open_is_told_in_one_line(sealed: Project, held: dict[str, Any]) -> None:
    path, key = sealed.root.parent / "bad.json", passphrase_file(sealed)
    for name, data, word in damaged(held):
        path.write_bytes(data)
        code, said = show(sealed, path, "--passphrase-file", key)
        assert code == 1 and word in said.splitlines()[-1], (name, said)
        assert "Traceback" not in said and "请答" not in said


def test_a_wrong_passphrase(sealed: Project) -> None:
    wrong = passphrase_file(sealed, "院子里的石榴今年结了四十一个")
    code, said = show(sealed, written(sealed), "--passphrase-file", wrong)
    assert code == 1 and "口令不对" in said and "请答" not in said


def test_a_file_that_is_not_there(sealed: Project) -> None:
    code, said = show(sealed, sealed.root / "none.json")
    assert code == 1 and "none.json" in said
    code, said = show(sealed, written(sealed), "--passphrase-file", sealed.root / "none")
    assert code == 2 and "口令文件" in said


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("石榴", "short"),
        ("", "short"),
        ("   七个字的口令啊   ", "short"),
        ("20261126", "digits"),
        ("２０２６１１２６", "digits"),
        ("aaaabbbb", "simple"),
        ("202611262359", None),
        ("三号楼的老陈修好了路灯", None),
        ("correct horse", None),
    ],
)
def test_a_passphrase_is_good_enough(words: str, why: str | None) -> None:
    assert weakness(words) == why


@pytest.mark.parametrize("words", ["短口令", "12345678", "aaaaaaaaaa", ""])
def test_a_weak_one_seals_nothing(sealed: Project, words: str) -> None:
    out = sealed.root.parent / "weak.json"
    result = pack(sealed, "--passphrase-file", passphrase_file(sealed, words), "-o", out)
    assert result.code == 2 and not out.exists() and "至少" in result.errors


def test_at_the_terminal_it_is_asked_for_twice(
    sealed: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = sealed.root.parent / "typed.json"
    typed = iter(["短", PASSPHRASE, "不一样的口令呀呀", PASSPHRASE, PASSPHRASE])
    monkeypatch.setattr(cli_hall, "getpass", lambda words: next(typed))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    result = pack(sealed, "-o", out)
    assert result.code == 0, result.words
    assert "至少" in result.errors and "不一样" in result.errors and next(typed, None) is None
    assert independently(json.loads(out.read_text("utf-8")), PASSPHRASE)


def test_after_three_times_it_ends(sealed: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    out = sealed.root.parent / "never.json"
    monkeypatch.setattr(cli_hall, "getpass", lambda words: "短")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert pack(sealed, "-o", out).code == 2 and not out.exists()


def test_without_a_terminal_nobody_waits(sealed: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    out = sealed.root.parent / "nobody.json"
    result = pack(sealed, "-o", out)
    assert result.code == 2 and "--passphrase-file" in result.errors and not out.exists()


@settings(max_examples=200)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")))
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(PackFault):
        read(data)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
_KEYS = ("version", "title", "questions", "made", "kdf", "cipher", "sha256", "data")


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from(_KEYS), _JSON))
def test_any_envelope_is_refused(held: dict[str, Any]) -> None:
    for version in ({}, {"version": 1}):
        with pytest.raises(PackFault):
            read(json.dumps({"format": "shiliu-pack", **held, **version}).encode())


def test_the_head_is_what_the_tag_covers(sealed: Project) -> None:
    found = read(written(sealed).read_bytes())
    assert isinstance(found, Envelope)
    assert set(found.header) == {"format", "version", "title", "questions", "made", "kdf", "cipher"}
    said = additional_data(found.header).decode()
    assert said.startswith('{"cipher":{"iv":"') and " " not in said.replace("نەق مەيدان", "")


def test_a_stranger_s_title_does_nothing_to_the_terminal(
    sealed: Project, held: dict[str, Any]
) -> None:
    path = sealed.root.parent / "loud.json"
    title = {"zh-Hans": "\x1b]0;pwned\x07\x1b[2J\x9b2J 你好"}
    path.write_text(json.dumps({**held, "title": title, "made": "\x1b[2J"}), "utf-8")
    code, said = show(sealed, path)
    assert code == 0 and "你好" in said
    assert not any(sign in said for sign in "\x1b\x07\x9b")


def test_the_title_in_one_s_own_language_comes_first(sealed: Project, held: dict[str, Any]) -> None:
    path = sealed.root.parent / "titles.json"
    title = {"ug": "ئۇيغۇرچە", "en": "Own", "zh-Hans": "自己的"}
    path.write_text(json.dumps({**held, "title": title}), "utf-8")
    assert show(sealed, path)[1].startswith("自己的")
