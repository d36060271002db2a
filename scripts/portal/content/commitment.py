"""What a contest promises: bytes that hold all its questions, and their hash.

The hash is published before the contest, the bytes after it. They depend on the contest's own
file, its questions and the code of the main language alone, and must stay the same in all versions
of the program: whoever kept the hash wants to check it.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from portal.content.contest import Contest
    from portal.content.question import Question

FORMAT = "shiliu-contest-1"


def sealed_bytes(contest: Contest) -> bytes:
    """The questions of a contest with their answers, and its salt, as JSON in UTF-8."""
    held = {
        "format": FORMAT,
        "slug": contest.slug,
        "title": dict(sorted(contest.title.items())),
        "reveal": contest.reveal.isoformat(),
        "salt": contest.salt,
        "questions": [_question(question) for question in contest.questions],
    }
    # a lone surrogate, which YAML can write, is in no UTF-8
    return (json.dumps(held, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def commitment_of(contest: Contest) -> str:
    """The SHA-256 of these bytes, in hexadecimal."""
    return hashlib.sha256(sealed_bytes(contest)).hexdigest()


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "type": question.type,
        "topic": question.topic,
        "difficulty": question.difficulty,
        "source": question.source,
        "texts": {
            language: {
                "stem": text.stem,
                "options": text.options,
                "answer": text.answer,
                "explanation": text.explanation,
            }
            for language, text in sorted(question.texts.items())
        },
    }
