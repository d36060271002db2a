"""Small projects with a hall, for the tests of packs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from support.projects import LANGUAGES, Project, Result

PASSPHRASE = "院子里的石榴今年结了四十个"
RULES = """title: {zh-Hans: 现场赛（示例）, ug: نەق مەيدان}
hall:
  teams: [{name: {zh-Hans: 红队, ug: قىزىل}}, {name: 蓝队}]
  rounds:
  - {kind: required, questions: 2, section: 1}
  - {kind: buzz, questions: 3, section: 2}
  - {kind: sudden_death, questions: 1}
"""
BLUEPRINT = """title: 现场用的题（示例）
sections:
- {title: 必答, type: single, count: 5}
- {title: 抢答, type: [true_false, blank], count: 3}
- {title: 加赛, type: [match, order], count: 2}
"""


def question(number: int) -> dict[str, Any]:
    """A question by hand; each third one is in Uyghur too."""
    kinds: tuple[tuple[str, Any, Any], ...] = (
        ("single", ["甲", "乙", "丙", "丁"], "乙"),
        ("true_false", None, True),
        ("blank", None, ["三", "3"]),
        ("match", None, [["一", "壹"], ["二", "贰"], ["三", "叁"]]),
        ("order", ["先", "后", "再后"], ["先", "后", "再后"]),
    )
    kind, options, answer = kinds[number % len(kinds)]
    found = {"id": f"q-{number}", "type": kind, "source": "policy/rule#first"}
    found |= {"stem": f"第{number}题，请答（示例）。____", "options": options, "answer": answer}
    if number % 3 == 0 and kind == "single":
        found["stem"] = {"zh-Hans": found["stem"], "ug": f"سوئال {number}"}
        found["options"] = {"zh-Hans": options, "ug": ["ئا", "ب", "پ", "ت"]}
        found["answer"] = {"zh-Hans": answer, "ug": "ب"}
        found["explanation"] = {"zh-Hans": "书上写着。", "ug": "كىتابتا بار."}
    return found


def hall(root: Path, **rules: str) -> Project:
    """A project with forty questions, a blueprint and rules."""
    project = Project(root, {"languages": LANGUAGES}).configure()
    project.policy("rule")
    project.write(
        "docs/policy/rule.ug.md",
        "---\ntitle: قائىدە\nsource: كومىتېت\n---\n\n"
        "## قاچان؟ {#first}\n\n==30 كۈن== ئىچىدە.\n\nئاساس: نىزام.\n",
    )
    project.questions(*(question(number) for number in range(40)))
    project.write("quiz/blueprints/hall.yml", BLUEPRINT)
    for name, words in (rules or {"hall": RULES}).items():
        project.write(f"quiz/rules/{name}.yml", words)
    return project


def pack(project: Project, *more: str | Path, seed: str = "2026") -> Result:
    """Run `portal quiz pack` on a project; its file is `pack.json` beside it."""
    out = project.root.parent / "pack.json"
    return project.run("quiz", "pack", "--blueprint", "hall", "--seed", seed, "-o", out, *more)


def written(project: Project) -> Path:
    """Where `pack` wrote."""
    return project.root.parent / "pack.json"


def passphrase_file(project: Project, words: str = PASSPHRASE) -> Path:
    """A file with a passphrase, outside the project."""
    path = project.root.parent / "passphrase.txt"
    path.write_bytes(words.encode())
    return path
