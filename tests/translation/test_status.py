"""`portal language status`: a table that counts, and JSON of the same."""

from __future__ import annotations

import json
from pathlib import Path

from support.projects import Project

LANGUAGES = [{"code": "zh-Hans"}, {"code": "ug"}, {"code": "zh-Hant"}, {"code": "ko"}]
UG = "---\ntitle: قار\nnative_review: pending\n---\nقار ياغدى.\n"


def rows(project: Project) -> dict[tuple[str, str], dict[str, int]]:
    found = json.loads(project.run("language", "status", "--format", "json").output)
    return {(row["language"], row["section"]): row for row in found}


def test_counts(tmp_path: Path) -> None:
    project = Project(tmp_path, {"languages": LANGUAGES})
    project.configure()
    project.story("snow", body="雪下了一夜。\n")
    project.story("rain")
    project.write("stories/snow.ug.md", UG)
    project.policy("medical")
    project.questions({"id": "a", "stem": "哪个？", "source": "policy/medical#first"})
    project.write(
        "docs/slogans.yml", "- id: a\n  text: {zh-Hans: 和, ug: ئىناق}\n  native_review: [ug]\n"
    )
    project.write("docs/notices.yml", "- {id: n, text: 停水}\n- {id: m, text: {ug: ئىناق}}\n")
    found = rows(project)
    assert ("zh-Hans", "stories") not in found, "originals need no translation"
    stories = found["ug", "stories"]
    assert (stories["total"], stories["translated"], stories["missing"]) == (2, 1, 1)
    assert (stories["pending"], stories["unrecorded"], stories["stale"]) == (1, 1, 0)
    assert found["zh-Hant", "stories"]["made"] == 2 and found["zh-Hant", "stories"]["missing"] == 0
    assert found["zh-Hant", "questions"]["made"] == 1
    assert found["ug", "slogans"]["pending"] == 1
    assert (found["ug", "notices"]["translated"], found["ug", "notices"]["missing"]) == (1, 1)
    assert found["ug", "strings"]["pending"] == found["ug", "strings"]["total"]
    assert found["ko", "strings"]["missing"] == found["ko", "strings"]["total"]

    synced = project.run("language", "sync", project.root / "stories/snow.ug.md")
    assert synced.code == 0, synced.words
    assert rows(project)["ug", "stories"]["unrecorded"] == 0
    project.story("snow", body="雪下了两夜。\n")
    assert rows(project)["ug", "stories"]["stale"] == 1
    (finding,) = [f for f in project.check() if f["rule"].startswith("translation-")]
    assert finding["path"] == "stories/snow.ug.md" and "雪下了两夜" in finding["message"]
    page = (project.built() / "ug/stories/snow/index.html").read_text("utf-8")
    assert "notice-stale" in page

    table = project.run("language", "status").output
    assert "ئۇيغۇرچە" in table and "故事" in table


def test_sync_of_what_is_no_translation(tmp_path: Path) -> None:
    project = Project(tmp_path, {"languages": LANGUAGES})
    project.configure()
    original = project.story("snow")
    result = project.run("language", "sync", original, tmp_path / "nowhere.ug.md")
    assert result.code == 1 and result.output.count("不是本站的译文") == 2
