"""Faults of screens, playlists and notices."""

from __future__ import annotations

from check.faults import Expected, Fault, one, swap, write

SCREENS, NOTICES = "docs/screens.yml", "docs/notices.yml"
SLOGANS = "docs/slogans.yml"
GOOD = """\
- group: doors
  width: 512
  height: 32
  pitch_mm: 4.75
  distance_m: 8
  colours: mono
- id: east
  name: 东门
  in: doors
- id: square
  name: 广场
  width: 960
  height: 540
  pitch_mm: 10
  distance_m: 30
  colours: full
  languages: [zh-Hans, ug]
  hours: ["07:00-22:00"]
  playlist:
    - slogans
    - stories: 5
      weekdays: [6-7]
      weight: 2
    - slogans: [together]
      until: 2027-06-30
  refresh_s: 30
"""
GOOD_NOTICES = """\
- id: water
  kind: urgent
  text: {zh-Hans: 停水}
  from: 2026-12-01 08:00
  until: 2026-12-01 18:00
  screens: [square, doors]
- id: snow
  text: 扫雪
"""
_UNWRITTEN = ("notice-unwritten", "warning")
_BOTH = (write(SCREENS, GOOD), write(NOTICES, GOOD_NOTICES))


def _screen(
    name: str,
    old: str,
    new: str,
    at: str | int,
    field: str | None,
    rule: str,
    severity: str = "error",
) -> Fault:
    return one(name, SCREENS, (_BOTH[0], swap(SCREENS, old, new)), at, field, rule, severity)


def _notice(
    name: str,
    old: str,
    new: str,
    at: str | int,
    field: str | None,
    rule: str,
    severity: str = "error",
) -> Fault:
    return one(name, NOTICES, (*_BOTH, swap(NOTICES, old, new)), at, field, rule, severity)


FAULTS = (
    Fault("screens-are-right", _BOTH),
    # What a screen is
    _screen("screen-small", "width: 960", "width: 15", "width: 15", "2.width", "number-range"),
    _screen("screen-large", "width: 960", "width: 8193", "8193", "2.width", "number-range"),
    _screen("screen-half-pixel", "width: 960", "width: 9.5", "9.5", "2.width", "wrong-type"),
    _screen("screen-no-width", "  width: 960\n", "", "id: square", "2.width", "field-missing"),
    _screen("screen-pitch", "pitch_mm: 10", "pitch_mm: 0.04", "0.04", "2.pitch_mm", "number-range"),
    _screen("screen-pitch-word", "pitch_mm: 10", "pitch_mm: 密", "密", "2.pitch_mm", "wrong-type"),
    _screen(
        "screen-far", "distance_m: 30", "distance_m: 501", "501", "2.distance_m", "number-range"
    ),
    _screen(
        "screen-colours",
        "colours: full",
        "colours: 单色",
        "单色",
        "2.colours",
        "value-not-allowed",
    ),
    _screen(
        "screen-language",
        "[zh-Hans, ug]",
        "[zh-Hans, kk]",
        "kk",
        "2.languages.1",
        "screen-language-unknown",
        "warning",
    ),
    _screen(
        "screen-languages-unknown",
        "[zh-Hans, ug]",
        "[kk, bo]",
        "[kk, bo]",
        "2.languages.0",
        "screen-languages-none",
    ),
    _screen(
        "screen-language-names",
        "[zh-Hans, ug]",
        "[中文, 维吾尔语]",
        "中文",
        "2.languages.0",
        "screen-language-name",
    ),
    _screen(
        "screen-language-name-of-another",
        "[zh-Hans, ug]",
        "[zh-Hans, 哈萨克语]",
        "哈萨克语",
        "2.languages.1",
        "screen-language-unknown",
        "warning",
    ),
    _screen(
        "screen-language-twice",
        "[zh-Hans, ug]",
        "[ug, ug]",
        "[ug, ug]",
        "2.languages.1",
        "value-twice",
    ),
    _screen("screen-metres", "width: 960", "width: 6.4米", "6.4米", "2.width", "screen-pixels"),
    _screen("screen-id", "id: square", "id: BM", "id: BM", "2.id", "id-pattern"),
    _screen("screen-refresh", "refresh_s: 30", "refresh_s: 9", 26, "2.refresh_s", "number-range"),
    _screen("screen-key", "refresh_s", "refreshs", "refreshs", "2.refreshs", "key-unknown"),
    _screen("screen-id-twice", "id: square", "id: east", 10, "2.id", "id-twice"),
    _screen("screen-id-of-a-group", "id: square", "id: doors", 10, "2.id", "id-twice"),
    Fault(
        "screens-no-list",
        (write(SCREENS, "square:\n  name: 广场\n"),),
        (Expected(SCREENS, 1, None, "wrong-type"),),
    ),
    # Hours and days
    _screen("hours-word", '"07:00-22:00"', "白天", "白天", "2.hours.0", "hours-format"),
    _screen("hours-25", '"07:00-22:00"', "07:00-25:00", "25:00", "2.hours.0", "hours-impossible"),
    _screen("hours-signs", '"07:00-22:00"', "07：00－22：00", 18, "2.hours.0", "hours-signs"),
    _screen("hours-equal", '"07:00-22:00"', "07:00-07:00", 18, "2.hours.0", "hours-equal"),
    _screen("hours-alone", '["07:00-22:00"]', "07:00-22:00", 18, "2.hours", "wrong-type"),
    _screen("weekday", "[6-7]", "[周末]", "周末", "2.playlist.1.weekdays.0", "weekday-unknown"),
    # Groups
    _screen("screen-in-group", "in: doors", "group: doors", 9, "1.group", "screen-group-key"),
    Fault(
        "screen-in-no-group",
        (*_BOTH, swap(SCREENS, "in: doors", "in: door")),
        (
            Expected(SCREENS, 1, "0.group", "screen-group-unused", "warning"),
            Expected(SCREENS, 9, "1.in", "screen-group-unknown"),
        ),
    ),
    Fault(
        "screen-group-faulty",
        (*_BOTH, swap(SCREENS, "height: 32", "height: 8")),
        (Expected(SCREENS, 3, "0.height", "number-range"),),
    ),
    # Playlists
    _screen(
        "playlist-word",
        "- slogans\n",
        "- 标语\n",
        "标语",
        "2.playlist.0",
        "value-not-allowed",
    ),
    _screen(
        "playlist-choice",
        "stories: 5",
        "stories: 五篇",
        "五篇",
        "2.playlist.1.stories",
        "playlist-choice",
    ),
    _screen(
        "playlist-none", "stories: 5", "stories: 0", 21, "2.playlist.1.stories", "number-range"
    ),
    _screen("playlist-clocks", "stories: 5", "clock: 5", 21, "2.playlist.1.clock", "playlist-all"),
    _screen(
        "playlist-two-sources",
        "weight: 2",
        "figures: 2",
        21,
        "2.playlist.1",
        "playlist-source",
    ),
    _screen("playlist-weight", "weight: 2", "weight: 0", 23, "2.playlist.1.weight", "number-range"),
    _screen(
        "playlist-until",
        "until: 2027",
        "from: 2027-07-01\n      until: 2027",
        26,
        "2.playlist.2.until",
        "until-before-from",
    ),
    _screen(
        "playlist-id",
        "[together]",
        "[togeter]",
        "togeter",
        "2.playlist.2.slogans.0",
        "playlist-id-unknown",
    ),
    _screen(
        "playlist-story",
        "stories: 5",
        "stories: [noodles, nonesuch]",
        "nonesuch",
        "2.playlist.1.stories.1",
        "playlist-id-unknown",
    ),
    Fault(
        "playlist-id-of-a-faulty-story",
        (*_BOTH, swap(SCREENS, "stories: 5", "stories: [bad]"), write("stories/bad.md", "---\n")),
        (Expected("stories/bad.md", 1, None, "front-matter-unclosed"),),
    ),
    Fault(
        "playlist-id-of-a-faulty-slogan",
        (*_BOTH, swap(SLOGANS, "priority: 2", "priority: 高")),
        (Expected(SLOGANS, "priority", "0.priority", "wrong-type"),),
    ),
    # Notices
    _notice("notice-kind", "kind: urgent", "kind: 紧急", "紧急", "0.kind", "value-not-allowed"),
    _notice("notice-empty", "text: 扫雪", "text:", 8, "1.text", "field-missing"),
    _notice("notice-screen", "[square,", "[squar,", "squar", "0.screens.0", "notice-screen"),
    _notice(
        "notice-day", "until: 2026-12-01", "until: 2026-12-32", 5, "0.until", "date-impossible"
    ),
    _notice(
        "notice-hour",
        "until: 2026-12-01 18:00",
        "until: 2026-12-01 六点",
        5,
        "0.until",
        "moment-format",
    ),
    _notice(
        "notice-ends-first",
        "until: 2026-12-01 18:00",
        "until: 2026-12-01 08:00",
        5,
        "0.until",
        "notice-until-at-from",
    ),
    _notice(
        "notice-ends-before",
        "until: 2026-12-01 18:00",
        "until: 2026-11-01 18:00",
        5,
        "0.until",
        "notice-until-before-from",
    ),
    _notice(
        "notice-endless",
        "  until: 2026-12-01 18:00\n",
        "",
        "kind: urgent",
        "0.until",
        "notice-urgent-endless",
    ),
    _notice("notice-unwritten", "text: 扫雪", "text: 在这里写通知", 7, "1.text", *_UNWRITTEN),
    _screen(
        "screen-unwritten",
        "name: 广场",
        "name: 在这里写屏幕在哪里",
        11,
        "2.name",
        "screen-unwritten",
        "warning",
    ),
    # A fault of screens.yml is told of there alone
    _screen("screens-quote", "name: 广场", 'name: "广场', 11, None, "yaml-unclosed"),
    _screen("screens-bracket", "[zh-Hans, ug]", "[zh-Hans, ug", 17, None, "yaml-unclosed"),
    _screen("screens-indent", "  name: 广场", "   name: 广场", 11, None, "yaml-indent-list"),
    _screen("screens-colon", "  hours:", "  hours：", 18, "2.hours", "yaml-full-width-colon"),
    _screen("screens-no-id", "- id: square\n  name", "- name", 10, "2.id", "field-missing"),
    Fault(
        "screens-empty",
        (*_BOTH, write(SCREENS, "screens:\n  - id: square\n")),
        (Expected(SCREENS, 1, None, "wrong-type"),),
    ),
    _notice("notice-id-twice", "id: snow", "id: water", 7, "1.id", "id-twice"),
)
