"""Which numbered line of a pasted text begins a question, and which is a point of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from portal.quiz.importing.text_draft import Draft, answered
from portal.quiz.importing.text_numbers import continues_list, style_of, value_of
from portal.quiz.importing.text_words import Words


@dataclass(frozen=True, slots=True)
class Place:
    """What stands above a line: the question there, the part of it that the last line belonged
    to, whether a blank line follows that, and the lines of the question without its number."""

    draft: Draft | None
    part: str
    blank: bool
    lines: Sequence[str]


def begins(number: re.Match[str], place: Place, words: Words) -> bool:
    """Whether a number, in whichever style, is a question's.

    One that follows the last question's is, save in a list that came to it by its own count; any
    other is where the question above is whole.
    """
    draft, style, own = place.draft, style_of(number), value_of(number)
    if number["tight"]:  # it may well be a decimal
        before = draft.number if draft is not None and _whole(draft, place, words) else None
        return own == (before or 0) + 1
    if draft is None or draft.bare:
        return True
    following = draft.number is not None and own == draft.number + 1
    in_list = continues_list(place.lines, style, own)
    if draft.style == style:
        option = in_list or (own == 1 and not answered(draft, words))
        if style == "circled" and option and place.part in ("stem", "option"):
            return False  # options by the sign that the question has for its number
        return following or place.part != "explanation" or place.blank
    if in_list and (place.part == "stem" or not place.blank):
        return False
    if following:
        return True
    if place.part == "explanation":
        return place.blank and draft.finished
    if own == 1 and not place.blank:  # the first point of a list, unless all has been said
        return answered(draft, words) and bool(draft.values.get("answer", "-"))
    return _whole(draft, place, words)


def _whole(draft: Draft, place: Place, words: Words) -> bool:
    """Whether a question may be whole: its answer in its stem, or its options by `①`, too."""
    circled = continues_list(place.lines, "circled", 3)
    return draft.finished or circled or answered(draft, words)
