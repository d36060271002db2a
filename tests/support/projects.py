"""Small projects of the layout, written by a test, and the commands run on them."""

from __future__ import annotations

import gc
import hashlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image
from portal.cli import main
from support import searching

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
TODAY = "2026-06-01"
"""The day on which small projects are built."""
EPOCH = "1780272000"
"""The same day for SOURCE_DATE_EPOCH."""

CONSENT = {"by": "本人", "date": "2026-01-01", "scope": ["web", "screen", "print"]}
LANGUAGES = [
    {"code": "zh-Hans", "name": "中文"},
    {"code": "ug", "name": "ئۇيغۇرچە", "prefix": "ug"},
]


@dataclass(frozen=True)
class Result:
    """What a command did."""

    code: int
    output: str
    errors: str

    @property
    def words(self) -> str:
        """All that it said."""
        return self.output + self.errors


def run(*arguments: str | Path) -> Result:
    """Run a command of `portal` in this process."""
    output, errors = io.StringIO(), io.StringIO()
    try:
        with redirect_stdout(output), redirect_stderr(errors):
            code = main([str(argument) for argument in arguments])
    finally:
        # a build leaves its garbage to the end of the process, which here is far away
        gc.enable()
    return Result(code, output.getvalue(), errors.getvalue())


def run_module(
    module: str, *arguments: str | Path, cwd: Path | None = None, **environ: str
) -> Result:
    """Run `python -m module …` in a process of its own, with `environ` added to ours."""
    paths = os.pathsep.join([str(SCRIPTS), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    done = subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1", **environ},
        timeout=300,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


@dataclass
class Project:
    """A project in a folder of its own."""

    root: Path
    options: dict[str, Any] = field(default_factory=dict)
    """The options of the plugin."""

    def __post_init__(self) -> None:
        (self.root / "docs").mkdir(parents=True, exist_ok=True)

    @property
    def config(self) -> Path:
        return self.root / "mkdocs.yml"

    @property
    def site(self) -> Path:
        return self.root / "site"

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file of the project."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
        return target

    def configure(self, **settings: Any) -> Project:
        """Write mkdocs.yml: `settings` beside the site's name and the plugin with its options."""
        plugin: Any = {"portal": self.options} if self.options else "portal"
        # JSON is YAML too; a value stays what it is
        words = {"site_name": "石榴", "site_url": "https://example.org/", "plugins": [plugin]}
        words.update(settings)
        self.write(
            "mkdocs.yml", json.dumps({k: v for k, v in words.items() if v is not None}, indent=1)
        )
        return self

    def home(self, body: str = "欢迎。\n", **fields: Any) -> Path:
        return self.write("docs/index.md", page({"title": "首页", **fields}, body))

    def story(self, slug: str, body: str = "有一天，下了雨。\n", **fields: Any) -> Path:
        """Write a story; `fields` replace the usual ones, None leaves one out."""
        front = {
            "title": f"故事{slug}",
            "date": "2026-03-01 10:00",
            "author": "一位邻居（示例）",
            "place": "石榴社区",
            "topics": ["邻里互助"],
            "source": "居委会",
            "consent": CONSENT,
            "status": "published",
        }
        return self.write(f"stories/{slug}.md", page({**front, **fields}, body))

    def figure(self, slug: str, body: str = "他修好了灯。\n", **fields: Any) -> Path:
        front = {
            "kind": "person",
            "name": f"人物{slug}（示例）",
            "role": "电工",
            "place": "石榴社区",
            "consent": CONSENT,
            "status": "published",
        }
        return self.write(f"docs/figures/{slug}.md", page({**front, **fields}, body))

    def policy(self, slug: str, body: str | None = None, **fields: Any) -> Path:
        front = {
            "title": f"政策{slug}",
            "source": "居委会",
            "date": "2026-01-01",
            "checked": "2026-01-01",
            "review_by": "2027-01-01",
        }
        usual = "## 多久内办？ {#first}\n\n请在==30 天==内办理。\n\n依据：《办法》第一条。\n"
        text = usual if body is None else body
        return self.write(f"docs/policy/{slug}.md", page({**front, **fields}, text))

    def questions(self, *questions: Mapping[str, Any], file: str = "all") -> Path:
        """Write questions by hand; what a question does not say is usual."""
        usual = {
            "type": "single",
            "stem": "哪一个对？",
            "options": ["甲", "乙", "丙", "丁"],
            "answer": "甲",
            "explanation": "书上写着。",
            "topic": "常识",
            "difficulty": 1,
            "pool": "practice",
        }
        found = [
            {k: v for k, v in {**usual, **question}.items() if v is not None}
            for question in questions
        ]
        return self.write(f"quiz/questions/{file}.yml", json.dumps(found, ensure_ascii=False))

    def picture(self, path: str, colour: tuple[int, int, int] = (168, 35, 47)) -> Path:
        """Draw a plain picture of one colour."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (640, 400), colour).save(target)
        return target

    def run(self, *arguments: str | Path) -> Result:
        """Run a command of `portal` on the project."""
        day = () if "--today" in arguments else ("--today", TODAY)
        return run(*arguments, "-f", self.config, *day)

    def build(self) -> Result:
        return self.run("build")

    def built(self) -> Path:
        """Build, and insist that it went well; returns the site."""
        result = self.build()
        assert result.code == 0, result.words
        return self.site

    def check(self) -> list[dict[str, Any]]:
        """The findings of `portal check`."""
        found: list[dict[str, Any]] = json.loads(self.run("check", "--format", "json").output)
        return found

    def bank(self) -> dict[str, Any]:
        """The question bank as `portal quiz bank` writes it."""
        target = self.root / "bank.json"
        result = self.run("quiz", "bank", "-o", target)
        assert result.code == 0, result.words
        found: dict[str, Any] = json.loads(target.read_text("utf-8"))
        return found


def page(front: Mapping[str, Any], body: str) -> str:
    """A Markdown file: front matter, then the body."""
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in front.items()
        if value is not None
    ]
    return "\n".join(["---", *lines, "---", "", body])


def tree(folder: Path) -> dict[str, str]:
    """Every file below a folder, with the digest of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def holding(folder: Path, *needles: str | bytes) -> list[tuple[str, str]]:
    """(file, needle) wherever a needle stands in a file, in its name or in a search index."""
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        content = path.read_bytes() if path.is_file() else b""
        for needle in needles:
            sought = needle.encode() if isinstance(needle, str) else needle
            if sought in content or (isinstance(needle, str) and needle in name):
                found.append((name, str(needle)))
    for code in searching.languages(folder):
        indexed = searching.everything(folder, code)
        found += [(f"index of {code}", n) for n in needles if isinstance(n, str) and n in indexed]
    return found
