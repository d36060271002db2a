"""The form of a sealed pack's file; nothing in it is to be believed before it was opened."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

_MOST_ITERATIONS = 10_000_000
"""Of more, an old computer would be busy for minutes."""
_MOST_QUESTIONS = 100_000


class _Part(BaseModel):
    """A part of the file; keys that are not read are passed over."""

    model_config = ConfigDict(frozen=True, strict=True)


class Kdf(_Part):
    """How the key is made of the passphrase; the salt in base64."""

    name: str
    hash: str
    iterations: Annotated[int, Field(ge=1, le=_MOST_ITERATIONS)]
    salt: str


class Cipher(_Part):
    """How the pack is sealed; the iv in base64."""

    name: str
    iv: str


class SealedPack(_Part):
    """The file; `data` in base64, `made` the day on which it was sealed, '' unknown."""

    version: int
    title: dict[str, str]
    questions: Annotated[int, Field(ge=1, le=_MOST_QUESTIONS)]
    made: str = ""
    kdf: Kdf
    cipher: Cipher
    sha256: str
    data: str
