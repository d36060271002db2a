"""The marks around a question in a pasted text: letters of options, and types at a stem's end."""

from __future__ import annotations

import re

from portal.quiz.importing.text_words import Words

_LETTER = "[A-Za-zＡ-Ｚａ-ｚ]"
OPTION = re.compile(
    rf"\s*(?:[（(]\s*(?P<framed>{_LETTER})\s*[)）]|(?P<plain>{_LETTER})\s*[.．、:：)）])\s*"
)
LATER_OPTION = re.compile(
    rf"\s+(?:[（(]\s*(?P<framed>{_LETTER})\s*[)）]|(?P<plain>{_LETTER})\s*[.．、)）])\s*"
)
LOOSE_OPTION = re.compile(r"\s*(?P<framed>)(?P<plain>[A-ZＡ-Ｚ])(?:\s*[,，]\s*|\s+)(?=\S)")
"""An option by its letter and a comma or a space, as a sentence may begin too."""
LATER_LOOSE = re.compile(r"\s+(?P<framed>)(?P<plain>[A-ZＡ-Ｚ])(?:\s*[,，]\s*|\s+)(?=\S)")


def tags_at_end(text: str, words: Words) -> tuple[str, list[re.Match[str]]]:
    """A text without the marks at its end, and these, where one of them names a type."""
    plain, tags = text.strip(), []
    while plain:
        found = [tag for tag in words.tag.finditer(plain) if tag.end() == len(plain)]
        if not found:
            break
        tags.append(found[0])
        plain = plain[: found[0].start()].rstrip()
    if not any(tag["type"] or tag["unknown"] for tag in tags):
        return text.strip(), []
    if plain.count("*") == 1:  # a star alone marks what must be answered
        plain = plain.rstrip("*").rstrip()
    return plain, tags
