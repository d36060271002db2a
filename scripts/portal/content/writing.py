"""Which script a text is written in: a Chinese text must not pass for a translation of one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from portal.language.languages import script_of

ENOUGH = 20
"""Letters from which on a text's script can be told."""
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SCRIPTS = {
    "ARABIC": "Arab",
    "CJK": "Han",
    "CYRILLIC": "Cyrl",
    "HANGUL": "Hang",
    "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan",
    "LATIN": "Latn",
    "MONGOLIAN": "Mong",
    "TIBETAN": "Tibt",
    "YI": "Yiii",
}
"""Scripts by the first word of their letters' names."""
_WRITTEN = {
    "Hans": {"Han"},
    "Hant": {"Han"},
    "Jpan": {"Han", "Jpan"},
    "Kore": {"Hang", "Han"},
}
"""The scripts that a language's own stands for, where they are not itself."""


def script_in(text: str) -> str | None:
    """The script of most letters of a text, None where there are too few to tell."""
    letters = [c for c in text if c.isalpha()]
    if len(letters) < ENOUGH:
        return None
    found: Counter[str] = Counter()
    for letter, times in Counter(letters).items():
        name = "CJK" if _HAN.match(letter) else unicodedata.name(letter, "?").split(" ")[0]
        found[_SCRIPTS.get(name, name)] += times
    script, times = found.most_common(1)[0]
    return script if times * 2 > len(letters) else None


def foreign_script(text: str, code: str) -> str | None:
    """The script of a text that should be in the language `code` and is in another one's."""
    wanted, found = script_of(code), script_in(text)
    known = set(_SCRIPTS.values()) | set(_WRITTEN)
    if wanted not in known or found not in known:
        return None
    return None if found in _WRITTEN.get(wanted, {wanted}) else found
