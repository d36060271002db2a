"""A contest stays secret until its day, and then everyone can check that nothing was changed."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import sample, searching
from support.html import Page, words
from support.projects import LANGUAGES, Project

SALT = "4be1c07f93d2a6580f1e9ab3c6d74528"
BEFORE, AFTER = "2026-06-01", "2026-12-20"
SECRET: list[dict[str, Any]] = [
    {
        "id": "sealed-one",
        "stem": {"zh-Hans": "密封的<第一>题 & 题干？", "ug": "پېچەتلەنگەن بىرىنچى سوئال؟"},
        "options": {
            "zh-Hans": ["</script>甲", "密乙", "密丙"],
            "ug": ["مەخپىي بىر", "مەخپىي ئىككى"],
        },
        "answer": {"zh-Hans": "密乙", "ug": "مەخپىي بىر"},
        "explanation": {"zh-Hans": "密封的“讲解”\u2028里有引号'\"。", "ug": "مەخپىي چۈشەندۈرۈش"},
    },
    {
        "id": "sealed-two",
        "type": "match",
        "stem": "密封的连线？",
        "options": None,
        "answer": [["左边一", "右边一"], ["左边二", "右边二"]],
        "explanation": "连线的讲解。",
    },
]


def read(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
    return found


def needles(question: dict[str, Any]) -> Iterator[str]:
    """All that nobody may find of a question."""

    def texts(value: Any) -> list[Any]:
        return list(value.values()) if isinstance(value, dict) else [value]

    yield question["id"]
    yield from texts(question["stem"])
    yield from filter(None, texts(question.get("explanation")))
    lists = [options for options in texts(question.get("options")) if options]
    if question["type"] == "match":
        lists += [pair for pairs in texts(question["answer"]) for pair in pairs]
    for options in lists:
        for joint in ("、", "，", ",", ", ", "\n", " ", "", '","', "</li>\n<li>", " → "):
            yield joint.join(map(str, options))


def forms(path: Path) -> Iterator[str]:
    """The words of a file: as they are, unescaped, without tags, in any spacing."""
    text = path.read_bytes().decode("utf-8", "replace")
    plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)
    for form in {text, plain, re.sub(r"<[^<>]*>", "", plain)}:
        yield folded(html.unescape(form).replace('\\"', '"').replace("\\n", "\n"))


def folded(text: str) -> str:
    return "".join(text.split())


def told(site: Path, secrets: list[str]) -> list[tuple[str, str]]:
    """Wherever a secret stands in a site, its search index or the name of a file."""
    wanted = {folded(html.unescape(secret)): secret for secret in secrets}
    found = []
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        for form in (name, *(forms(path) if path.is_file() else ())):
            found += [(name, secret) for plain, secret in wanted.items() if plain in form]
    for code in searching.languages(site):
        index = folded(searching.everything(site, code))
        found += [(code, secret) for plain, secret in wanted.items() if plain in index]
    return found


def page(site: Path, slug: str, language: str = "") -> Page:
    path = site / language / "quiz/contest" / slug / "index.html"
    return Page(path.relative_to(site).as_posix(), path.read_text("utf-8"))


def commitment(site: Path, slug: str, language: str = "") -> str:
    """The hash on the page of a contest."""
    codes = ["".join(e.itertext()) for e in page(site, slug, language).all("code")]
    (found,) = [code for code in codes if re.fullmatch("[0-9a-f]{64}", code)]
    return found


@pytest.fixture
def contest(project: Project) -> Project:
    """A project with one contest of two questions, full of signs that are escaped."""
    project.options = {"languages": LANGUAGES}
    project.configure()
    project.policy("rule")
    source = {"source": "policy/rule#first"}
    project.questions(
        {"id": "open", "stem": "公开的题？", **source},
        *({**question, **source, "pool": "contest"} for question in SECRET),
    )
    rules = {"title": "秋<b>赛</b>", "reveal": AFTER, "salt": SALT, "note": "在活动室 & 门口。"}
    project.write("quiz/rules/autumn.yml", json.dumps(rules, ensure_ascii=False))
    project.home()
    return project


def secrets() -> list[str]:
    return [SALT, *(needle for q in SECRET for needle in needles({"type": "single", **q}))]


def test_nothing_of_a_contest_is_on_the_site_before_its_day(contest: Project) -> None:
    site = contest.built()
    assert told(site, secrets()) == []
    assert told(site, ["公开的题？"])


def test_the_search_for_secrets_finds_them(contest: Project) -> None:
    """The other way round: after the day each of them is found."""
    assert contest.run("build", "--today", AFTER).code == 0
    found = {secret for _, secret in told(contest.site, secrets())}
    for question in SECRET:
        for needle in (question["id"], SALT):
            assert needle in found
    assert {"密封的连线？", "连线的讲解。", "密封的<第一>题 & 题干？"} <= found


def test_the_commitment_holds_from_the_day_on(contest: Project) -> None:
    before = commitment(contest.built(), "autumn")
    assert commitment(contest.site, "autumn", "ug") == before
    assert not (contest.site / "quiz/contest/autumn.json").exists()
    assert contest.run("build", "--today", "2026-12-19").code == 0
    assert not (contest.site / "quiz/contest/autumn.json").exists()
    assert contest.run("build", "--today", AFTER).code == 0
    data = (contest.site / "quiz/contest/autumn.json").read_bytes()
    assert hashlib.sha256(data).hexdigest() == before == commitment(contest.site, "autumn")
    held = json.loads(data)
    assert (held["salt"], held["reveal"]) == (SALT, AFTER)
    assert [question["id"] for question in held["questions"]] == ["sealed-one", "sealed-two"]
    assert held["questions"][0]["texts"]["ug"]["answer"] == "مەخپىي بىر"


def test_its_page_says_what_it_is_and_shows_no_code(contest: Project) -> None:
    site = contest.built()
    shown = page(site, "autumn")
    assert words(shown.one("h1")) == "秋<b>赛</b>" and not shown.errors
    assert "在活动室 & 门口。" in words(shown.one("article"))
    assert "秋<b>赛</b>" in words(Page("q", (site / "quiz/index.html").read_text()).root)
    assert contest.run("build", "--today", AFTER).code == 0
    opened = page(contest.site, "autumn")
    assert [words(e) for e in opened.all("h3")] == ["密封的<第一>题 & 题干？", "密封的连线？"]
    assert not opened.errors
    uyghur = page(contest.site, "autumn", "ug")
    assert "پېچەتلەنگەن" in words(uyghur.all("h3")[0])


def test_contest_questions_stay_out_of_the_practice_bank_after_the_day(contest: Project) -> None:
    assert contest.run("build", "--today", AFTER).code == 0
    assert "sealed" not in (contest.site / "quiz/bank.js").read_text("utf-8")


def test_the_file_does_not_bring_back_what_was_withdrawn(contest: Project) -> None:
    """Withdrawal comes first: with a word less the file would not be what was promised."""
    contest.story("gone", title="撤下的那一篇故事")
    extra = {**SECRET[1], "id": "sealed-three", "stem": "撤下的题干在哪里？", "pool": "contest"}
    usual = {"topic": "常识", "difficulty": 1, "source": "stories/gone"}
    made = {k: v for k, v in {**extra, **usual}.items() if v is not None}
    contest.write("quiz/questions/more.yml", json.dumps([made], ensure_ascii=False))
    before = commitment(contest.built(), "autumn")
    contest.story("gone", title="撤下的那一篇故事", status="withdrawn")
    assert contest.run("build", "--today", AFTER).code == 0
    assert commitment(contest.site, "autumn") == before
    assert told(contest.site, ["撤下的题干在哪里？"]) == []
    assert not (contest.site / "quiz/contest/autumn.json").exists()
    assert "密封的连线？" in words(page(contest.site, "autumn").root)


def of_contests(project: Project) -> list[str]:
    """The rules of what the check says of contests."""
    return [f["rule"] for f in project.check() if f["rule"].startswith("contest-")]


def test_a_new_contest_is_not_used_before_it_has_a_title(contest: Project) -> None:
    assert contest.run("new", "竞赛", "winter").code == 0
    assert of_contests(contest) == ["contest-unwritten"]
    (contest.root / "quiz/rules/autumn.yml").unlink()
    (contest.root / "quiz/rules/winter.yml").unlink()
    assert contest.run("new", "contest", "winter").code == 0
    assert contest.run("new", "contest", "spring").code == 0
    # whose questions they are is not known yet, so none is told to be without a contest
    assert of_contests(contest) == ["contest-unwritten"] * 2
    made = [contest.root / f"quiz/rules/{name}.yml" for name in ("winter", "spring")]
    assert len({yaml.safe_load(path.read_text("utf-8"))["salt"] for path in made}) == 2
    for path in made:
        path.write_text(path.read_text("utf-8").replace("在这里写", "示例："), "utf-8")
    assert of_contests(contest) == ["contest-empty"]
    site = contest.built()
    assert (site / "quiz/contest/winter").is_dir()
    assert not (site / "quiz/contest/spring").exists()


def test_the_sample_s_contest(tmp_path: Path, sample_project: Project, sample_site: Path) -> None:
    rules = yaml.safe_load((sample.ROOT / "quiz/rules/spring.yml").read_text("utf-8"))
    files = (sample.ROOT / "quiz/questions").glob("*.yml")
    asked = [q for path in files for q in read(path) if q.get("pool") == "contest"]
    assert len(asked) >= 8
    secrets = [rules["salt"], *(needle for question in asked for needle in needles(question))]
    assert told(sample_site, secrets) == []
    project = sample.copy(tmp_path, sample_project)
    sample.without_screens(project)
    assert project.run("build", "--today", rules["reveal"].isoformat()).code == 0
    data = (project.site / "quiz/contest/spring.json").read_bytes()
    assert hashlib.sha256(data).hexdigest() == commitment(sample_site, "spring")
