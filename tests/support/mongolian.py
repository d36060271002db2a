"""Mongolian texts, so that a page in columns is seen with what it is made for.

They only fill pages: sentences of the interface, and short words.
"""

from __future__ import annotations

import json
import re

import yaml
from portal.language.catalogue import Strings
from support.projects import Project, page

_say = Strings("mn-Mong")
TEXT = " ".join(_say(f"privacy.{key}") for key in ("no_accounts", "answers_stay", "no_other_hosts"))
TITLE = "ᠨᠢᠭᠡ ᠠᠶᠠᠭ᠎ᠠ ᠪᠤᠳᠠᠭ᠎ᠠ᠂ ᠬᠣᠶᠠᠷ ᠠᠢᠯ"
NEIGHBOUR, DAY, RICE = "ᠬᠥᠷᠰᠢ", "ᠡᠳᠦᠷ", "ᠪᠤᠳᠠᠭ᠎ᠠ"
LANGUAGES = (
    {"code": "zh-Hant", "prefix": "zh-hant"},
    {"code": "en", "prefix": "en"},
    {"code": "mn-Mong", "prefix": "mn", "fallback": ["ug", "zh-Hans"]},
)
"""With Uyghur before Chinese, so that a level text stands on a page in columns too."""

_BODY = f"""{TEXT} 2026 {DAY} 12 医保 GPS ᠃

## {NEIGHBOUR}

{TEXT} {TEXT}

> {TITLE}

- {TITLE}
- {NEIGHBOUR} **{TITLE}** ==90 {DAY}== `code()`

1. {TITLE}

| {NEIGHBOUR} | {DAY} | {RICE} |
|---|---|---|
| {TITLE} | 12 | 医保 |

![{RICE}](pilaf.jpg)

!!! note "{NEIGHBOUR}"
    {TITLE}

### {DAY}

{TEXT}
"""

_KINDS = (
    {"type": "single", "options": [NEIGHBOUR, DAY, RICE], "answer": DAY},
    {"type": "multiple", "options": [NEIGHBOUR, DAY, RICE], "answer": [DAY, RICE]},
    {"type": "true_false", "answer": True},
    {"type": "blank", "answer": DAY},
    {"type": "match", "answer": [[NEIGHBOUR, DAY], [RICE, "ᠠᠢᠯ"]]},
    {"type": "order", "answer": [NEIGHBOUR, DAY, RICE]},
)


def add(project: Project) -> None:
    """Switch all languages on, and give every kind of page something Mongolian."""
    config = yaml.safe_load(project.config.read_text("utf-8"))
    (options,) = (plugin["portal"] for plugin in config["plugins"] if "portal" in plugin)
    added = {language["code"] for language in LANGUAGES}
    kept = [language for language in options["languages"] if language["code"] not in added]
    options.update(languages=[*kept, *LANGUAGES], per_page=8)
    project.write("mkdocs.yml", json.dumps(config, ensure_ascii=False, indent=1))
    project.write("stories/pilaf.mn-Mong.md", page({"title": TITLE, "author": NEIGHBOUR}, _BODY))
    project.write("docs/index.mn-Mong.md", page({"title": NEIGHBOUR}, f"{TITLE}\n"))
    policy = (project.root / "docs/policy/medical.md").read_text("utf-8-sig")
    answers = "".join(
        f"## {TITLE}︖ {{#{slug}}}\n\n{TEXT} ==90 {DAY}==\n\n依据：《条例》第 12 条\n\n"
        for slug in re.findall(r"^## .*\{#([\w-]+)\}", policy, re.M)
    )
    medical = page({"title": RICE, "source": NEIGHBOUR}, f"{TITLE}\n\n{answers}")
    project.write("docs/policy/medical.mn-Mong.md", medical)
    honours = [{"title": NEIGHBOUR, "year": year, "awarded_by": TITLE} for year in (2023, 2025)]
    honours.append({"title": RICE, "year": 2026, "awarded_by": NEIGHBOUR})
    figure = {"name": NEIGHBOUR, "role": RICE, "honours": honours, "quote": TITLE}
    figure |= {"portrait_alt": NEIGHBOUR, "summary": TITLE}
    project.write("docs/figures/lao-chen.mn-Mong.md", page(figure, f"{TEXT}\n\n{TEXT}\n"))
    project.story("gone", "没有了。\n", title="没有了", status="withdrawn")
    project.questions(*(_question(kind) for kind in _KINDS), file="mongolian")


def _question(kind: dict[str, object]) -> dict[str, object]:
    """A question in Mongolian alone."""
    told = {name: {"mn-Mong": value} for name, value in kind.items() if name == "options"}
    answer = kind["answer"] if kind["answer"] is True else {"mn-Mong": kind["answer"]}
    return {
        "options": None,
        **kind,
        **told,
        "id": f"mongolian-{kind['type']}".replace("_", "-"),
        "stem": {"mn-Mong": TITLE},
        "answer": answer,
        "explanation": {"mn-Mong": TEXT},
        "topic": "居民医保",
        "source": "policy/medical#newborn",
    }
