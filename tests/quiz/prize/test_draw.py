"""The draw by its rule, and by hashlib alone."""

from __future__ import annotations

import csv
import hashlib
import json
import random
import string
from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from portal.cli import main
from portal.quiz.prize.draw import (
    DrawFault,
    draw,
    dump_draw,
    faults_of,
    load_draw,
    load_secret,
    normalised_entries,
)
from portal.quiz.prize.entries import EntriesFault, read_entries
from portal.quiz.prize.page import draw_page
from support.projects import Project

SEED = "00112233445566778899aabbccddeeff" * 2


def by_hashlib(seed: str, public: str, entries: list[str], winners: int) -> list[str]:
    """The rule as the page tells it."""
    lots = {hashlib.sha256(f"{seed}:{public}:{e}".encode()).hexdigest(): e for e in entries}
    return [lots[lot] for lot in sorted(lots)][:winners]


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(st.lists(words, max_size=30), words, st.integers(1, 12))
def test_the_winners_are_those_of_the_rule(written: list[str], public: str, winners: int) -> None:
    entries, twice = normalised_entries(written)
    assert len(entries) + twice <= len(written) and list(entries) == sorted(set(entries))
    made = draw("示例", SEED, public, entries, winners, len(written) % 3)
    assert list(made.winners) == by_hashlib(SEED, made.public, list(entries), winners)
    assert made.commitment == hashlib.sha256(SEED.encode()).hexdigest()
    assert load_draw(dump_draw(made)) == made
    assert not entries or faults_of(made) == ()


def test_one_way_of_writing() -> None:
    assert normalised_entries([" Ａ-12 ", "A-12", "", "　", "张 三　", "张  三"]) == (
        ("A-12", "张 三"), 2,
    )  # fmt: skip


def test_everybody_has_the_same_chance() -> None:
    """Over 2,000 seeds each of ten entries is first about 200 times: within five sigmas."""
    entries = tuple(f"A-{n}" for n in range(10))
    shuffle = random.Random(3)
    seeds = ["".join(shuffle.choices(string.hexdigits[:16], k=64)) for _ in range(2000)]
    firsts = [draw("", seed, "", entries, 1).winners[0] for seed in seeds]
    assert all(130 < firsts.count(entry) < 270 for entry in entries)


def test_what_was_changed_does_not_fit() -> None:
    made = draw("示例", SEED, "体彩 12345", tuple(f"A-{n}" for n in range(100, 140)), 3)
    held = json.loads(dump_draw(made))

    def faults(**changes: object) -> tuple[str, ...]:
        return faults_of(load_draw(json.dumps(held | changes).encode()))

    assert faults() == ()
    assert faults(seed="f" * 64) == ("seed", "winners")
    assert faults(winners=["A-101", *held["winners"][1:]]) == ("winners",)
    assert faults(public="体彩 54321") == ("winners",)
    assert faults(winners=[]) == ("winners",)
    assert "entries" in faults(entries=[*held["entries"], "A-100"])
    assert "entries" in faults(entries=[e for e in held["entries"][::-1]])
    left_out = [e for e in held["entries"] if e != held["winners"][0]]
    assert faults(entries=left_out) == ("winners",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "unreadable"),
        (b"\xff\xfe\x00", "unreadable"),
        (b"[]", "other"),
        (b'{"format": "shiliu-draw-9"}', "newer"),
        (b'{"format": "shiliu-draw-secret-1"}', "other"),
        (b'{"format": "shiliu-draw-1", "seed": 3}', "other"),
        (dump_draw(draw("", SEED, "", ("A-1",), 1, 2)).replace(b": 2", b": true"), "other"),
    ],
)
def test_a_file_that_is_no_draw(data: bytes, reason: str) -> None:
    with pytest.raises(DrawFault) as fault:
        load_draw(data)
    assert fault.value.reason == reason


def test_entries_of_results_in_every_language_and_of_a_list() -> None:
    for titles in ("答题卡,得分,状态", "State,Sheet,Points"):
        head = titles.split(",")
        place = next(head.index(n) for n in head if n in ("答题卡", "Sheet"))
        worth = next(head.index(n) for n in head if n in ("得分", "Points"))
        lines = [titles]
        for name, points in (
            ("A-1", "90"),
            ("A-2", "59.5"),
            ("A-3", ""),
            ("A-4", "nan"),
            ("B-1", "60"),
        ):
            cells = [""] * 3
            cells[place], cells[worth] = name, points
            lines.append(",".join(cells))
        data = "\r\n".join(lines).encode("utf-8-sig")
        found = read_entries(data, table=True, least=60)
        assert (found.entries, found.without, found.fewer) == (("A-1", "B-1"), 2, 1)
    listed = read_entries(
        "\ufeff张三（示例）\r\n\r\n李四（示例）".encode(), table=False, least=None
    )
    assert normalised_entries(listed.entries) == (("张三(示例)", "李四(示例)"), 0)


@pytest.mark.parametrize(
    ("data", "table", "least", "reason"),
    [
        ("张三".encode("gb18030"), False, None, "text"),
        ("姓名,得分\n张三,9".encode(), True, None, "columns"),
        (b"", True, None, "columns"),
        (b'Sheet,Points\n"A', True, None, "columns"),
        (b"A", False, 60.0, "points"),
    ],
)
def test_entries_that_are_none(data: bytes, table: bool, least: float | None, reason: str) -> None:
    with pytest.raises(EntriesFault) as fault:
        read_entries(data, table=table, least=least)
    assert fault.value.reason == reason


@pytest.mark.parametrize("code", ["zh-Hans", "en"])
def test_the_page_is_whole_and_safe(code: str) -> None:
    hostile = ("</script><script>alert(1)</script>", "it's $(rm) `x`", "\u2028<!--")
    entries, _ = normalised_entries(hostile)
    page = draw_page(draw("<b>示例", SEED, "</pre><img src=x>", entries, 2), code).decode()
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    assert len(tree.findall(".//script")) == 2 and not tree.findall(".//img")
    assert "http" not in page.replace("http-equiv", "")


# The commands


def told(capsys: pytest.CaptureFixture[str], *command: str) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["quiz", "draw", *command])
    out = capsys.readouterr()
    return code, out.out + out.err


def test_from_the_commitment_to_the_winners(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret, out = tmp_path / "secret.json", tmp_path / "draw"
    assert main(["quiz", "draw", "commit", "-o", str(secret)]) == 0
    commitment = capsys.readouterr().out.strip().removeprefix("承诺：")
    seed = load_secret(secret.read_bytes())
    assert hashlib.sha256(seed.encode()).hexdigest() == commitment
    assert commitment in (tmp_path / "secret.json.commitment.txt").read_text("utf-8")
    before = secret.read_bytes()
    code, said = told(capsys, "commit", "-o", str(secret))
    assert code == 1 and "没有动它" in said and secret.read_bytes() == before

    entries = tmp_path / "results.csv"
    with entries.open("w", encoding="utf-8-sig", newline="") as file:
        rows = [(f"A-{n}", n) for n in range(1, 51)] + [("A-50", 50)]
        csv.writer(file).writerows([("答题卡", "得分"), *rows])
    run = ("run", "--secret", str(secret), "--entries", str(entries), "--winners", "5",
           "--min-points", "30", "--public", "体彩　12345", "-o", str(out))  # fmt: skip
    code, said = told(capsys, *run)
    wanted = by_hashlib(seed, "体彩 12345", [f"A-{n}" for n in range(30, 51)], 5)
    assert code == 0 and "重复" in said and all(winner in said for winner in wanted)
    assert json.loads((out / "draw.json").read_text("utf-8"))["winners"] == wanted
    assert wanted[0] in (out / "draw.html").read_text("utf-8")

    assert told(capsys, *run)[0] == 0
    code, said = told(capsys, *run[:-1], str(out), "--public", "再来")
    assert code == 1 and "只能有一次" in said
    verify = ("verify", str(out / "draw.json"))
    assert told(capsys, *verify, "--commitment", commitment.upper())[0] == 0
    assert told(capsys, *verify, "--commitment", "0" * 64)[0] == 1
    forged = json.loads((out / "draw.json").read_text("utf-8"))
    forged["winners"][0] = next(one for one in forged["entries"] if one not in wanted)
    (out / "draw.json").write_text(json.dumps(forged), "utf-8")
    assert told(capsys, *verify)[0] == 1


def test_a_secret_that_was_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret = tmp_path / "secret.json"
    assert main(["quiz", "draw", "commit", "-o", str(secret)]) == 0
    held = json.loads(secret.read_text("utf-8"))
    secret.write_text(json.dumps(held | {"seed": "a" * 64}), "utf-8")
    (tmp_path / "list.txt").write_text("一号\n", "utf-8")
    code, said = told(
        capsys, "run", "--secret", str(secret), "--entries", str(tmp_path / "list.txt"),
        "--winners", "1", "-o", str(tmp_path / "out"),
    )  # fmt: skip
    assert code == 1 and "对不上" in said and not (tmp_path / "out").exists()


def test_a_published_commitment_is_never_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    public = tmp_path / "s.json.commitment.txt"
    public.write_text("公布过的（示例）", "utf-8")
    code, said = told(capsys, "commit", "-o", str(tmp_path / "s.json"))
    assert code == 1 and "commitment.txt" in said and "没有动它" in said
    assert public.read_text("utf-8") == "公布过的（示例）" and not (tmp_path / "s.json").exists()


def test_a_secret_is_not_put_where_it_would_be_published(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.configure().home()
    place = project.root / "docs" / "deep" / "secret.json"
    code, said = told(capsys, "commit", "-o", str(place))
    assert code == 2 and "随网站发布" in said and not place.parent.exists()
    # where the project has to be mended first, its usual folder is as dangerous
    project.write("mkdocs.yml", "plugins: [")
    assert told(capsys, "commit", "-o", str(place))[0] == 2 and not place.parent.exists()
    assert told(capsys, "commit", "-o", str(project.root / "secret.json"))[0] == 0


@pytest.mark.parametrize(
    "words",
    [("--min-points", "nan"), ("--min-points", "1e999"), ("--min-points", "六十"),
     ("--title", "\udcff"), ("--public", "\udcff")],
)  # fmt: skip
def test_words_that_nothing_can_be_done_with(
    words: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["quiz", "draw", "run", "--secret", "s", "--entries", "e", "--winners", "1",
              "-o", "o", *words])  # fmt: skip
    said = capsys.readouterr().err
    assert ended.value.code == 2 and words[0] in said and "请" in said


def test_there_is_one_draw_so_it_waits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret, entries = tmp_path / "secret.json", tmp_path / "results.csv"
    assert told(capsys, "commit", "-o", str(secret))[0] == 0
    lines = ["答题卡,得分,状态,图片", "A-1,9,已读,1.jpg", "A-2,,等待复核,2.jpg"]
    lines += [",,等待复核,猫.png", "A-4,,不计,4.jpg"]
    entries.write_text("\n".join(lines), "utf-8")

    def run(*more: str) -> tuple[int, str]:
        return told(capsys, "run", "--secret", str(secret), "--entries", str(entries),
                    "-o", str(tmp_path / "out"), *more)  # fmt: skip

    code, said = run("--winners", "1")
    assert code == 1 and "A-2" in said and "猫.png" in said and "--without-waiting" in said
    code, said = run("--winners", "100", "--without-waiting")
    assert code == 1 and "--winners 1" in said and not (tmp_path / "out").exists()
    code, said = run("--winners", "1", "--without-waiting")
    assert code == 0 and "有 1 张答题卡没有成绩" in said
    assert "有 2 张答题卡（A-2、猫.png）还没有复核，这次不等它们" in said
    assert json.loads((tmp_path / "out" / "draw.json").read_text("utf-8"))["waiting"] == 2
    code, said = told(capsys, "verify", str(tmp_path / "out" / "draw.json"))
    assert code == 0 and "有 2 张答题卡没有参加" in said
    page = (tmp_path / "out" / "draw.html").read_text("utf-8")
    assert "PowerShell" in page and "ComputeHash" in page
    assert "2 张。抽奖的时候它们还没有复核完" in page
