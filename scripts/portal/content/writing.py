"""Which script a text is written in: a Chinese text must not pass for a translation of one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

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


_LETTERS = {
    "Arab": r"\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Cyrl": r"\u0400-\u052f",
    "Han": r"\u3400-\u9fff\uf900-\ufaff",
    "Hang": r"\u1100-\u11ff\uac00-\ud7a3",
    "Jpan": r"\u3041-\u30ff",
    "Mong": r"\u1810-\u18af",
    "Tibt": r"\u0f40-\u0fbc",
    "Yiii": r"\ua000-\ua48c",
}
"""The letters of scripts that show a word's language. Latin letters stand in every language."""


class Foreign:
    """Finds, on pages of one language, the words that are in another one of the site, so far as
    their script tells: a place that nobody has translated."""

    def __init__(self, language: Language, others: Iterable[Language]) -> None:
        self._languages: dict[str, Language] = {}
        for other in others:
            for script in _LETTERS:
                if writes(other.code, script) and not writes(language.code, script):
                    self._languages.setdefault(script, other)
        groups = [f"(?P<{script}>[{_LETTERS[script]}])" for script in self._languages]
        self._letter = re.compile("|".join(groups)) if groups else None

    def language(self, text: str) -> Language | None:
        """The language of a short text; None where it may be the page's own."""
        if self._letter is None or not self._letter.search(text):
            return None
        found = Counter(match.lastgroup for match in self._letter.finditer(text))
        script, times = found.most_common(1)[0]
        letters = sum(letter.isalpha() for letter in text)
        return self._languages[str(script)] if times * 2 > letters else None

    def runs(self, text: str) -> tuple[tuple[str, Language | None], ...]:
        """A sentence in pieces: each with the language of its words, None for the page's own."""
        if self._letter is None or not self._letter.search(text):
            return ((text, None),)
        found: list[tuple[str, Language | None]] = []
        for word in re.findall(r"\w+|\W+", text):
            spoken = self.language(word)
            if found and found[-1][1] is spoken:
                found[-1] = (found[-1][0] + word, spoken)
            else:
                found.append((word, spoken))
        return tuple(found)
