"""The review is for the browser of this computer, and nobody else gets anything of it."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from portal.quiz.grading.corrections_file import read_corrections
from portal.quiz.grading.desk import Desk
from portal.quiz.grading.server import ReviewServer
from portal.quiz.grading.store import Store
from quiz.grading.papers import PAPER, make_key, people, reading

KEY = make_key()
WAITING = f"{100:016x}"
SHEET = f"{WAITING}.0"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ReviewServer]:
    store = Store(tmp_path, KEY)
    store.open()
    for one in people(KEY, 5):
        store.keep(one.id.split(".")[0], [one.reading], cut=True)
    store.keep(WAITING, [reading(KEY, "A", 100, {}, doubtful=[(0, 0), (3, 1)])], cut=True)
    store.keep_cut(SHEET, "row-0", b"\xff\xd8 a row")
    made = ReviewServer(store, Desk(store, "zh-Hans"))
    made.start()
    yield made
    made.stop()


def ask(
    server: ReviewServer,
    path: str,
    change: Any = None,
    *,
    method: str = "",
    raw: bytes | None = None,
    **headers: str,
) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", int(server.host.split(":")[1]), timeout=60)
    body = raw if raw is not None else None if change is None else json.dumps(change).encode()
    usual = {"Host": server.host, "Origin": f"http://{server.host}",
             "Content-Type": "application/json"}  # fmt: skip
    sent = usual | {name.replace("_", "-"): value for name, value in headers.items()}
    wanted = method or ("GET" if body is None else "POST")
    connection.request(wanted, path, body, {k: v for k, v in sent.items() if v})
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer.status, data


def test_the_page_and_its_pictures_are_given_out(server: ReviewServer) -> None:
    status, page = ask(server, f"/{server.token}/")
    assert status == 200 and "邻里知识竞答" in page.decode()
    assert ask(server, f"/{server.token}/pictures/{SHEET}/row-0.jpg") == (200, b"\xff\xd8 a row")


@pytest.mark.parametrize(
    "path",
    [
        "key.json",
        "results.csv",
        "corrections.json",
        "pictures/",
        "pictures/../key.json",
        "pictures/%2e%2e/key.json",
        f"pictures/{SHEET}/../../key.json",
        f"pictures/{SHEET}/row-1.jpg",
        f"pictures/{SHEET}/row-0.jpg/",
        "pictures/..\\key.json",
    ],
)
def test_nothing_else_is(server: ReviewServer, path: str) -> None:
    assert ask(server, f"/{server.token}/{path}")[0] in (403, 404)


def test_a_stranger_gets_nothing(server: ReviewServer) -> None:
    own, change = f"/{server.token}/corrections", {"sheet": SHEET, "row": 0, "filled": [0]}
    assert ask(server, "/")[0] == ask(server, "/index.html")[0] == 403
    assert ask(server, f"/{server.token[:-1]}/")[0] == 403
    # another name of this computer, as a site has it that has itself looked up anew
    assert ask(server, f"/{server.token}/", Host="evil.example")[0] == 403
    assert ask(server, own, change, Origin="http://evil.example")[0] == 403
    assert ask(server, own, change, Origin="null")[0] == 403
    assert ask(server, own, change, Origin="")[0] == 403
    assert ask(server, own, change, Content_Type="text/plain")[0] == 400
    assert ask(server, "/x/corrections", change)[0] == 403
    assert ask(server, own, change, method="PUT")[0] == 501
    assert not read_corrections(server.store.folder, PAPER).sheets


@pytest.mark.parametrize(
    "change",
    [
        [],
        {"sheet": SHEET},
        {"sheet": "../../key", "out": True},
        {"sheet": f"{7:016x}.0", "out": True},
        {"sheet": SHEET, "row": 500, "filled": [0]},
        {"sheet": SHEET, "row": 0, "filled": ["A"]},
        {"sheet": SHEET, "row": 0, "filled": [0], "x": "y" * 5000},
    ],
)
def test_what_is_no_change_changes_nothing(server: ReviewServer, change: Any) -> None:
    assert ask(server, f"/{server.token}/corrections", change)[0] == 400
    assert ask(server, f"/{server.token}/corrections", raw=b"{")[0] == 400
    assert not read_corrections(server.store.folder, PAPER).sheets


def test_each_word_is_kept_at_once_and_the_results_are_made_anew(server: ReviewServer) -> None:
    own, folder = f"/{server.token}/corrections", server.store.folder
    assert server.desk.outcome().results.waiting
    for row in (0, 3):
        status, told = ask(server, own, {"sheet": SHEET, "row": row, "filled": []})
        assert status == 200 and json.loads(told)["items"] is None
    assert read_corrections(folder, PAPER).of(SHEET).rows == {0: frozenset(), 3: frozenset()}
    assert not server.desk.outcome().results.waiting
    # decided on something that stands no longer: it is told, and nothing is kept
    for was in ({"out": False, "version": None, "serial": None, "filled": None}, [], "x"):
        change = {"sheet": SHEET, "row": 0, "filled": [1], "was": was, "seen": [1]}
        told = json.loads(ask(server, own, change)[1])
        assert told["changed"] and told["revision"] == 2 and len(told["items"]) == 2
    assert read_corrections(folder, PAPER).of(SHEET).rows[0] == frozenset()
    status, told = ask(server, own, {"sheet": SHEET, "out": True})
    assert [item["out"] for item in json.loads(told)["items"]] == [True]
    ask(server, own, {"sheet": SHEET, "out": False})
    assert ask(server, f"/{server.token}/finish", {})[0] == 200
    # all is there when the page is told so
    assert "A-100" in (folder / "results.csv").read_text("utf-8-sig")
    assert "人工复核" in (folder / "results.csv").read_text("utf-8-sig")
    assert (folder / "report.html").is_file() and server.finished.wait(60)
    server.writer.end()
    assert server.writer.fault is None
