"""The names of the days of the week."""

from __future__ import annotations

from datetime import date

import pytest
from portal.language.formats import weekday_text

_THURSDAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("zh-Hans", "星期四"),
        ("zh-Hant", "星期四"),
        ("ug", "پەيشەنبە"),
        ("kk-Arab", "بەيسەنبى"),
        ("en", "Thursday"),
        # CLDR has none in these letters; Latin ones would be wrong.
        ("mn-Mong", None),
    ],
)
def test_a_day_has_its_name(code: str, name: str | None) -> None:
    assert weekday_text(_THURSDAY, code) == name
