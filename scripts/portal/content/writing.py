"""Which script a text is written in: a Chinese text must not pass for a translation of one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from portal.content.document import Document
from portal.language.languages import Language, script_of

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
_KNOWN = {*_SCRIPTS.values(), *_WRITTEN}


def script_in(text: str, enough: int = ENOUGH) -> str | None:
    """The script of most letters of a text, None where there are not `enough` to tell."""
    letters = [c for c in text if c.isalpha()]
    if len(letters) < enough:
        return None
    found: Counter[str] = Counter()
    for letter, times in Counter(letters).items():
        name = "CJK" if _HAN.match(letter) else unicodedata.name(letter, "?").split(" ")[0]
        found[_SCRIPTS.get(name, name)] += times
    script, times = found.most_common(1)[0]
    return script if times * 2 > len(letters) else None


def foreign_script(text: str, code: str) -> str | None:
    """The script of a text that should be in the language `code` and is in another one's."""
    found = script_in(text)
    return found if found in _KNOWN and not writes(code, found) else None


def own_words(document: Document) -> str:
    """The words of a text that are its own: not what it quotes, nor what is marked as being in
    another language."""
    return "\n".join(
        document.text[block.start : block.end]
        for block in document.blocks
        if block.tag not in ("blockquote", "pre")
        and not any(isinstance(part, str) and ' lang="' in part for part in block.parts)
    )


def writes(code: str, script: str) -> bool:
    """Whether a language is written in a script; where that is not known, it is taken to be."""
    own = script_of(code)
    if own is None or own not in _KNOWN:
        return True
    return script in _WRITTEN.get(own, {own})


def spoken_in(text: str, language: Language, others: Iterable[Language]) -> Language | None:
    """The one of `others` that a short text inside a page of `language` is in, as far as its script
    tells; None where it may be in `language` itself."""
    script = script_in(text, enough=1)
    if script is None or writes(language.code, script):
        return None
    return next((other for other in others if writes(other.code, script)), None)


def runs_in(
    text: str, language: Language, others: Sequence[Language]
) -> tuple[tuple[str, Language | None], ...]:
    """A sentence of `language` in pieces: each with the one of `others` that its words are in, None
    for what is in `language` itself."""
    found: list[tuple[str, Language | None]] = []
    for word in re.findall(r"\w+|\W+", text):
        spoken = spoken_in(word, language, others)
        if found and (found[-1][1] is spoken):
            found[-1] = (found[-1][0] + word, spoken)
        else:
            found.append((word, spoken))
    return tuple(found)
