"""Hints show the line as it should have been written."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from check import faults_of_screens
from check.faults import project, settings, swap, write
from hypothesis import given
from hypothesis import strategies as st
from portal.content.fields import as_date, as_moment
from portal.content.library import read_library
from portal.content.time_corrections import possible, right_date
from portal.language.catalogue import finding_text

SNOW, MEI = "stories/snow.md", "docs/figures/aunt-mei.md"
QUIZ = "quiz/questions/medical.yml"


@pytest.mark.parametrize(
    ("path", "old", "new", "shown"),
    [
        (SNOW, "status: published", "status: 发布", "status: published"),
        (SNOW, "status: published", "status: publised", "status: published"),
        (SNOW, "status: published", "status: 好", "status: draft"),
        (SNOW, "[web, print]", "[web, 纸质]", "scope: [web, print]"),
        (MEI, "kind: person", "kind: 集体", "kind: group"),
        (QUIZ, "type: order", "type: 排序题", "type: order"),
        (QUIZ, "pool: contest", "pool: 竞赛", "pool: contest"),
        (SNOW, "[邻里互助]", "邻里互助，美食", "topics: [邻里互助, 美食]"),
        (
            SNOW,
            "consent: {by: 本人, date: 2026-01-21, scope: [web, print]}",
            "consent: 同意",
            "{by",
        ),
        (SNOW, "title: 扫雪", "title: [扫雪]", "title: 扫雪"),
        (QUIZ, "answer: true", "answer: 错", "answer: false"),
        (QUIZ, "difficulty: 2", "difficulty: 难", "difficulty: 3"),
        (QUIZ, "difficulty: 2", "difficulty: 5", "difficulty: 1"),
        (MEI, "year: 2025", "year: 2025年", "year: 2025"),
        (MEI, "year: 2025", "year: 去年", "year: 2024"),
        (MEI, "date: 2026-05-15", "date: 2026/5/3", "date: 2026-05-03"),
        (MEI, "date: 2026-05-15", "date: 2026-5-3", "date: 2026-05-03"),
        (MEI, "date: 2026-05-15", "date: 2026年5月3日", "date: 2026-05-03"),
        (SNOW, "date: 2026-01-20", "date: ２０２６.1.2　9：30", "date: 2026-01-02 09:30"),
        (SNOW, "date: 2026-01-20", "date: 昨天", "date: 2026-03-12 10:00"),
        (SNOW, "date: 2026-01-20", "date: 2026-13-40 25:00", "date: 2026-12-31 23:00"),
        (SNOW, "topics: [邻里互助]", "topics: [邻里互助", "topics: [邻里互助]"),
        (SNOW, "title: 扫雪", 'title: "扫雪', 'title: "扫雪"'),
        (QUIZ, "difficulty: 2", "difficulty: 1.5", "difficulty: 2"),
    ],
)
def test_hint(path: str, old: str, new: str, shown: str, tmp_path: Path) -> None:
    check_hint(project(tmp_path, swap(path, old, new)), shown)


SCREENS, NOTICES = faults_of_screens.SCREENS, faults_of_screens.NOTICES
WHOLE = (
    write(SCREENS, faults_of_screens.GOOD),
    write(NOTICES, faults_of_screens.GOOD_NOTICES),
)
HOURS, SPOKEN, END = '["07:00-22:00"]', "[zh-Hans, ug]", "until: 2026-12-01 18:00"


@pytest.mark.parametrize(
    ("path", "old", "new", "shown"),
    [
        (SCREENS, "weight: 2", "weight: 0.5", "weight: 1"),
        (SCREENS, "refresh_s: 30", "refresh_s: 5.5秒", "refresh_s: 10"),
        (SCREENS, "refresh_s: 30", "refresh_s: 一分钟", "refresh_s: 60"),
        (SCREENS, "width: 960", "width: ９６０像素", "width: 960"),
        (SCREENS, "pitch_mm: 10", "pitch_mm: 10毫米", "pitch_mm: 10"),
        (SCREENS, "  width: 960\n", "", "width: 960"),
        (SCREENS, "  name: 广场\n", "", "name: 北门大屏"),
        (SCREENS, "id: square", "id: BM", "id: bm"),
        (SCREENS, "id: square", "id: 广场", "id: north-gate"),
        (SCREENS, HOURS, "早上七点到晚上十点", 'hours: ["07:00-22:00"]'),
        (SCREENS, HOURS, "7:00-12:00，14:00-22:30", 'hours: ["07:00-12:00", "14:00-22:30"]'),
        (SCREENS, HOURS, "[07：00－21：00]", '["07:00-21:00"]'),
        (SCREENS, "[6-7]", "周末", "weekdays: [6-7]"),
        (SCREENS, "[6-7]", "周一到周五", "weekdays: [周一到周五]"),
        (SCREENS, "[6-7]", "有空", "weekdays: [1-5]"),
        (SCREENS, SPOKEN, "中文、维语", "languages: [zh-Hans, ug]"),
        (SCREENS, SPOKEN, "[ئۇيغۇرچە, Chinese]", "languages: [ug, zh-Hans]"),
        (SCREENS, SPOKEN, "[汉语, zh-Hans]", "languages: [zh-Hans]"),
        (SCREENS, SPOKEN, "[zh-hans, kk]", "languages: [zh-Hans, kk]"),
        (SCREENS, SPOKEN, "[kk, 藏语]", "languages: [zh-Hans, ug]"),
        (SCREENS, "  name: 广场", "    name: 广场", "name: 广场"),
        (SCREENS, HOURS, '["07:00-22:00]', 'hours: ["07:00-22:00"]'),
        (NOTICES, END, "until: 2026-12-05 下午6点", "until: 2026-12-05 18:00"),
        (NOTICES, END, "until: 2026-12-05 傍晚", "until: 2026-12-05 18:00"),
        (NOTICES, END, "until: 10:00", "until: 2026-12-01 10:00"),
        (NOTICES, END, "until: 7:30", "until: 2026-12-02 07:30"),
        (NOTICES, END, "until: 12月3日晚上十二点", "until: 2026-12-04 00:00"),
        (NOTICES, END, "until: 2026-12-01 24:00", "until: 2026-12-01"),
        (NOTICES, END, "until: 2026-12-40", "until: 2026-12-31"),
        (NOTICES, END, "until: 2026-11-05", "from: 2026-11-05，until: 2026-12-01 08:00"),
        (NOTICES, END, "until: 2026-12-01 08:00", "until: 2026-12-01 18:00"),
        (NOTICES, f"  {END}\n", "", "until: 2026-12-01 18:00"),
        (NOTICES, "from: 2026-12-01 08:00", "from: 明天早上", "from: 2026-12-01 08:00"),
    ],
)
def test_hint_of_screens(path: str, old: str, new: str, shown: str, tmp_path: Path) -> None:
    root = project(tmp_path, *WHOLE, swap(path, old, new))
    (finding,) = read_library(settings(root)).findings
    hint = finding_text(finding.rule, "zh-Hans", finding.params)[1]
    assert shown in hint
    assert shown in finding_text(finding.rule, "en", finding.params)[1].replace(
        ", until", "，until"
    )


def check_hint(root: Path, shown: str) -> None:
    (finding,) = read_library(settings(root)).findings
    for code in ("zh-Hans", "en"):
        hint = finding_text(finding.rule, code, finding.params)[1]
        assert shown in hint


def test_a_mended_list_is_right_when_it_is_copied(tmp_path: Path) -> None:
    """The hint for a word where a list should be is taken as it stands."""
    for old, new in (("[6-7]", "周末"), (HOURS, "晚上七点到十点半"), (SPOKEN, "中文、维语")):
        root = project(tmp_path / new, *WHOLE, swap(SCREENS, old, new))
        (finding,) = read_library(settings(root)).findings
        mended = finding.params["example"].partition(": ")[2]
        swap(SCREENS, new, mended)(root)
        assert read_library(settings(root)).findings == ()


@pytest.mark.parametrize(
    ("key", "written", "mended"),
    [
        ("until", "2026-12-01 24:00", "2026-12-01"),
        ("from", "2026-12-31 24:00", "2027-01-01 00:00"),
        ("from", "9999-12-31 24:00", "9999-12-31 00:00"),
        ("until", "2026-02-30 18:75", "2026-02-28 18:59"),
        ("date", "0000-00-00", "0001-01-01"),
    ],
)
def test_what_the_calendar_does_not_have(key: str, written: str, mended: str) -> None:
    assert possible(key, written) == mended
    as_moment(mended)


@given(st.text(max_size=12) | st.text("0123456789:.-点时半刻十二上下午晚 年月日", max_size=16))
def test_a_date_is_mended_to_a_date(written: str) -> None:
    for beside in (None, datetime(2026, 12, 1, 8), datetime.max):
        as_moment(right_date("until", written, with_time=True, beside=beside))
        as_date(right_date("from", written, with_time=False, beside=beside))
