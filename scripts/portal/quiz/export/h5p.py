"""A Question Set of H5P: one file for Moodle, WordPress, Drupal and Lumi.

The file has the content alone, as small files of H5P have: the libraries it names must be there,
in these versions or the import says which one lacks. All of them come with the content type
Question Set of the H5P hub.

Every text of H5P is HTML. Single and multiple choice are H5P.MultiChoice, a statement is
H5P.TrueFalse, blanks and short answers are H5P.Blanks. A Question Set takes no library that sorts;
the one that could match, H5P.DragText, shows 20 letters of what is dragged: these are left out.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Sequence
from typing import Any

from portal.findings import shorten
from portal.language.catalogue import Strings
from portal.quiz.export.archive import zipped
from portal.quiz.export.format import Exported, Format, LeftOut, Wish
from portal.quiz.export.h5p_words import (
    Params,
    blank_words,
    choice_words,
    set_words,
    statement_words,
)
from portal.quiz.export.markup import frame, framed, plain
from portal.quiz.export.texts import unwritable
from portal.quiz.item import BankItem, keys_of

GAP = "____"
"""Where a stem leaves its blank."""
_MAIN = ("H5P.QuestionSet", 1, 20)
_CHOICE = ("H5P.MultiChoice", 1, 16)
_STATEMENT = ("H5P.TrueFalse", 1, 8)
_BLANKS = ("H5P.Blanks", 1, 14)
_TITLE_LONGEST = 255
_TITLE_NEVER = frozenset("\n<&")
_FEEDBACK_LONGEST = 2048
_CODE_LONGEST = 10
_IDS = uuid.UUID("6f2c1f0e-8f0b-5d5b-9b57-3d1f1a2e4c77")
"""The namespace of the questions' ids."""
_BLANK_SIGNS = frozenset("*/:<&")
"""Signs of an answer that H5P.Blanks reads or shows as its own: ends, alternatives, tips, HTML."""

_Library = tuple[str, int, int]


def write(items: Sequence[BankItem], wish: Wish) -> Exported:
    """The questions as one Question Set, in their order."""
    say = Strings(wish.language)
    questions: list[Params] = []
    left_out: list[LeftOut] = []
    libraries = {_MAIN: None}
    for item in items:
        obstacle = _obstacle(item)
        if obstacle is not None:
            left_out.append(obstacle)
            continue
        library, params = _MAKERS[item.type](item, say)
        libraries[library] = None
        questions.append(_question(item, library, params))
    content = {
        **set_words(say),
        "progressType": "textual",
        "passPercentage": 50,
        "questions": questions,
        "disableBackwardsNavigation": False,
        "randomQuestions": False,
        "override": {"checkButton": True},
    }
    files = {"h5p.json": _package(wish, list(libraries), say), "content/content.json": content}
    return Exported(zipped({name: _json(file) for name, file in files.items()}), tuple(left_out))


def _obstacle(item: BankItem) -> LeftOut | None:
    if item.type not in _MAKERS:
        return LeftOut(item, "type")
    if (strange := unwritable(item)) is not None:
        return strange
    if item.type == "true_false" and len(_feedback(item.explanation)) > _FEEDBACK_LONGEST:
        return LeftOut(item, "answer-long", _FEEDBACK_LONGEST)
    if item.type in ("blank", "short"):
        keys = keys_of(item)
        if any("\n" in key for key in keys):
            return LeftOut(item, "multi-line")
        # what is typed is compared without the spaces at its ends
        if any(key != key.strip() or _BLANK_SIGNS & set(key) for key in keys):
            return LeftOut(item, "unreadable")
    return None


def _package(wish: Wish, libraries: list[_Library], say: Strings) -> Params:
    title = shorten(wish.title.strip(), _TITLE_LONGEST) or say("quiz.title")
    code = wish.language
    return {
        "title": title,
        "language": code if len(code) <= _CODE_LONGEST else code.split("-")[0],
        "mainLibrary": _MAIN[0],
        "embedTypes": ["iframe"],
        "license": "U",
        "preloadedDependencies": [
            {"machineName": name, "majorVersion": major, "minorVersion": minor}
            for name, major, minor in libraries
        ],
    }


def _question(item: BankItem, library: _Library, params: Params) -> Params:
    name, major, minor = library
    fit = len(item.stem) <= _TITLE_LONGEST and not _TITLE_NEVER & set(item.stem)
    return {
        "library": f"{name} {major}.{minor}",
        "params": params,
        "subContentId": str(uuid.uuid5(_IDS, f"{item.lang}/{item.id}")),
        "metadata": {
            "contentType": name.removeprefix("H5P."),
            "license": "U",
            "title": item.stem if fit else item.id,
        },
    }


def _choice(item: BankItem, say: Strings) -> tuple[_Library, Params]:
    keys = keys_of(item)
    answers = [
        {
            "text": framed(option, item.lang),
            "correct": option in keys,
            "tipsAndFeedback": {"tip": "", "chosenFeedback": "", "notChosenFeedback": ""},
        }
        for option in item.options
    ]
    return _CHOICE, {
        "media": {"disableImageZooming": False},
        "question": framed(item.stem, item.lang),
        "answers": answers,
        "overallFeedback": _overall(item),
        **choice_words(say),
        "behaviour": {
            **_BEHAVIOUR,
            "type": "single" if item.type == "single" else "multi",
            "singlePoint": True,
            "randomAnswers": False,
            "showSolutionsRequiresInput": True,
            "autoCheck": False,
            "passPercentage": 100,
            "showScorePoints": False,
        },
    }


def _statement(item: BankItem, say: Strings) -> tuple[_Library, Params]:
    feedback = _feedback(item.explanation)
    both = {"feedbackOnCorrect": feedback, "feedbackOnWrong": feedback} if feedback else {}
    return _STATEMENT, {
        "media": {"disableImageZooming": False},
        "question": framed(item.stem, item.lang),
        "correct": "true" if item.answer is True else "false",
        **statement_words(say),
        "behaviour": {**_BEHAVIOUR, "autoCheck": False, **both},
    }


def _blanks(item: BankItem, say: Strings) -> tuple[_Library, Params]:
    field = f"*{'/'.join(map(plain, keys_of(item)))}*"
    stem = framed(item.stem, item.lang)
    # the line with the field is read for its signs, the text above it is not
    inside = item.type == "blank" and stem.count("_") == len(GAP) and "*" not in stem
    if inside and GAP in stem:
        text, line = framed(say("quiz.hint_blank"), say.code), stem.replace(GAP, field)
    else:
        text, line = stem, frame(field, item.lang)
    return _BLANKS, {
        "media": {"disableImageZooming": False},
        "text": text,
        "questions": [line],
        "overallFeedback": _overall(item),
        **blank_words(say),
        "behaviour": {
            **_BEHAVIOUR,
            "autoCheck": False,
            "caseSensitive": False,
            "showSolutionsRequiresInput": True,
            "separateLines": False,
            "acceptSpellingErrors": False,
        },
    }


def _overall(item: BankItem) -> list[Params]:
    """What is said of any score: a group of one field has no name of its own in a file."""
    every: Params = {"from": 0, "to": 100}
    if item.explanation:
        every["feedback"] = _feedback(item.explanation)
    return [every]


def _feedback(text: str) -> str:
    """An explanation as a text that may have no tags; `@score` in it would be a number."""
    return "".join(_ENTITIES.get(sign, sign) for sign in text)


def _json(file: Any) -> bytes:
    return json.dumps(file, ensure_ascii=False, separators=(",", ":")).encode()


_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}
_BEHAVIOUR: Params = {
    "enableRetry": True,
    "enableSolutionsButton": True,
    "enableCheckButton": True,
    "confirmCheckDialog": False,
    "confirmRetryDialog": False,
}
_MAKERS: dict[str, Callable[[BankItem, Strings], tuple[_Library, Params]]] = {
    "single": _choice,
    "multiple": _choice,
    "true_false": _statement,
    "blank": _blanks,
    "short": _blanks,
}

FORMAT = Format("h5p", ".h5p", write)
