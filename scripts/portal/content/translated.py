"""Which fields of a front matter are words that a translation has too."""

from __future__ import annotations

from typing import Any

from portal.content.figure import Figure, FigureTranslationFields
from portal.content.hand_page import WORDS
from portal.content.policy import Policy, PolicyTranslationFields
from portal.content.records import Publication, TranslationFields, translated_fields
from portal.content.story import Story, StoryTranslationFields

_MODELS: dict[type[Publication[Any]], type[TranslationFields]] = {
    Story: StoryTranslationFields,
    Policy: PolicyTranslationFields,
    Figure: FigureTranslationFields,
}
"""A page by hand has no model: any key may stand in it."""


def words_of(record: Publication[Any]) -> tuple[str, ...]:
    """The names of the fields that are translated."""
    model = _MODELS.get(type(record))
    return WORDS if model is None else translated_fields(model)


def required_of(record: Publication[Any]) -> tuple[str, ...]:
    """Those that no translation can do without."""
    model = _MODELS.get(type(record))
    fields = model.model_fields if model is not None else {}
    return tuple(name for name, field in fields.items() if field.is_required())
