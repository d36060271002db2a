"""What is told of a pack once it is open; the rest of it is the host's page's business."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from portal.content.question import QuestionType


class _Part(BaseModel):
    """A part of a pack; keys that are not told of are passed over."""

    model_config = ConfigDict(frozen=True, strict=True)


class Text(_Part):
    """A question in one language."""

    stem: str
    options: list[str]
    answer: Any


class Question(_Part):
    """A question in all its languages."""

    id: str
    type: QuestionType
    topic: str
    difficulty: int
    section: int
    texts: dict[str, Text] = Field(min_length=1)


class Language(_Part):
    """A language of a pack."""

    code: str
    name: str


class OpenedPack(_Part):
    """A pack; the first of its languages is the one in which every question has a text."""

    format: Literal["shiliu-pack-1"]
    id: str
    title: dict[str, str]
    languages: list[Language] = Field(min_length=1)
    blueprint: str
    seed: str
    questions: list[Question] = Field(min_length=1)
