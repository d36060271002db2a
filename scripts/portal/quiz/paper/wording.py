"""The words of a blueprint in the language of its paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from portal.content.blueprint import Blueprint
from portal.content.library import Library
from portal.language.languages import Language


def worded(blueprint: Blueprint, library: Library, language: Language) -> Blueprint:
    """A blueprint whose title, note and titles of sections are in one language, made from
    Simplified Chinese for a Traditional one; what nobody wrote in it stays as it is."""

    def only(texts: Mapping[str, str]) -> Mapping[str, str]:
        words = library.words_in(texts, language)
        return texts if words is None else {language.code: words}

    return replace(
        blueprint,
        title=only(blueprint.title),
        note=only(blueprint.note),
        sections=tuple(replace(part, title=only(part.title)) for part in blueprint.sections),
    )
