"""Which fields of a front matter are words that a translation has too."""

from __future__ import annotations

from portal.content.figure import FigureTranslationFields
from portal.content.hand_page import WORDS
from portal.content.policy import PolicyTranslationFields
from portal.content.records import translated_fields
from portal.content.story import StoryTranslationFields

WORDS_OF = {
    "story": translated_fields(StoryTranslationFields),
    "policy": translated_fields(PolicyTranslationFields),
    "figure": translated_fields(FigureTranslationFields),
    "page": WORDS,
}
"""By kind of record, the names of those fields."""
