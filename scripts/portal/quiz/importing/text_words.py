"""The marks that Chinese text forms of questions are written with, from `language/quiz_text`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from portal import language
from portal.content.question import Pool

FOLDER = Path(language.__file__).parent / "quiz_text"


class Words(BaseModel):
    """What each mark may be written as; the keys are explained in `words.yml`."""

    model_config = ConfigDict(extra="forbid", frozen=True, ignored_types=(cached_property,))

    types: dict[str, tuple[str, ...]]
    labels: dict[str, tuple[str, ...]]
    judgement: dict[bool, tuple[str, ...]]
    difficulties: dict[int, tuple[str, ...]]
    pools: dict[Pool, tuple[str, ...]]
    asides: tuple[str, ...]
    right: tuple[str, ...]
    notes: tuple[str, ...]
    score: str

    def type_of(self, word: str) -> str | None:
        """The type that a word names, `choice` where the answer must tell; None for no type."""
        return next((name for name, words in self.types.items() if word in words), None)

    def judgement_of(self, word: str) -> bool | None:
        """What a word says of a statement, None where it says nothing."""
        plain = fold(word).strip(" 。.")
        return next((said for said, words in self.judgement.items() if plain in words), None)

    def difficulty_of(self, word: str) -> int | None:
        """The difficulty that a word names."""
        plain = fold(word)
        return next((said for said, words in self.difficulties.items() if plain in words), None)

    def pool_of(self, word: str) -> Pool | None:
        """The pool that a word names, None where it names none."""
        plain = fold(word).strip("。.")
        return next((name for name, words in self.pools.items() if plain in words), None)

    def is_aside(self, word: str) -> bool:
        """Whether words in brackets tell how to answer, or for how many points."""
        return word.startswith(self.asides) or self.tag.fullmatch(f"({word})") is not None

    def label_of(self, word: str) -> str:
        """What a known label stands before."""
        return next(name for name, words in self.labels.items() if word in words)

    @cached_property
    def label(self) -> re.Pattern[str]:
        """A label at the start of a line: `答案：` or `【答案】`."""
        return re.compile(rf"\s*(?:{self._labels})")

    @cached_property
    def later_label(self) -> re.Pattern[str]:
        """A label further on in a line; an answer's may stand right behind a sentence."""
        answer = _any(self.labels["answer"])
        behind = rf"(?<=[。？！?!）)])(?=(?:{answer})\s*[:：]|[【\[［]\s*(?:{answer})\s*[】\]］])"
        return re.compile(rf"(?:\s+|{behind})(?:{self._labels})")

    @cached_property
    def _labels(self) -> str:
        word = _any(word for words in self.labels.values() for word in words)
        return rf"(?P<plain>{word})\s*[:：]|[【\[［]\s*(?P<framed>{word})\s*[】\]］]\s*[:：]?"

    @cached_property
    def tag(self) -> re.Pattern[str]:
        """A mark in brackets: a type, an answer, a score, or a note."""
        types = _any(word for words in self.types.values() for word in words)
        answers, scores = _any(self.labels["answer"]), _any(self.labels["score"])
        number = r"\d+(?:\.\d+)?"
        score = rf"(?:{scores})\s*[:：]?\s*{number}(?:{self.score})?|{number}\s*{self.score}"
        inside = (
            rf"(?P<type>{types})|(?:{answers})\s*[:：]\s*(?P<answer>[^\]】］]+?)"
            rf"|(?P<score>{score})|(?P<note>{_any(self.notes)})"
        )
        unknown = r"[\[【［]\s*(?P<unknown>[^\s\[\]【】［］]{1,8}题)\s*[\]】］]"
        return re.compile(rf"[\[【［（(]\s*(?:{inside})\s*[\]】］）)]|{unknown}")

    @cached_property
    def head(self) -> re.Pattern[str]:
        """A line that names the type of the questions below it."""
        types = _any(word for words in self.types.values() for word in words)
        count = r"(?:[（(:：，,].*)?"
        return re.compile(
            rf"\s*(?:[一二三四五六七八九十]+\s*[、.．]\s*(?P<type>[^\s（(:：，,]{{1,8}}题|{types})\s*{count}"
            rf"|[【\[［]?\s*(?P<bare>{types})\s*[】\]］]?\s*[:：]?\s*)\Z"
        )

    @cached_property
    def right_mark(self) -> re.Pattern[str]:
        """The mark behind an option that it is an answer."""
        return re.compile(rf"\s*[（(]\s*(?:{_any(self.right)})\s*[）)]\s*\Z")


def fold(text: str) -> str:
    """`text` as marks are compared: half-width capitals."""
    return unicodedata.normalize("NFKC", text).strip().upper()


def _any(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def words() -> Words:
    """The marks of all forms."""
    loaded = yaml.safe_load((FOLDER / "words.yml").read_text("utf-8"))
    return Words.model_validate(loaded)
