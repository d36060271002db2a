"""The types that fields of records have.

Every value arrives as text. A type says what text it takes; `making` makes findings of what it
refuses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from portal.content import yaml_nodes

SLUG_LIMIT = 32
NO_SLUG = "my-page"
"""What is suggested where nothing of a text can be in a slug."""
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?", re.ASCII)


class Record(BaseModel):
    """A record: no key but its own, and never changed once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def fault(rule: str, *, item: int | str | None = None, **params: object) -> PydanticCustomError:
    """The error that becomes a finding of `rule`; `item` is the number of the list's item at
    fault, or the key of a group."""
    context: dict[str, Any] = {name: str(value) for name, value in params.items()}
    return PydanticCustomError(rule, "{rule}", {**context, "_item": item})


def as_text(value: object) -> str:
    """Text that is not empty, composed (NFC), without the white space around it."""
    if value is None:
        raise fault("field-empty")
    if not isinstance(value, str):
        raise fault("wrong-type", wanted="text", found=kind_of(value))
    text = unicodedata.normalize("NFC", value.strip())
    if not text:
        raise fault("field-empty")
    return text


def _line(value: object) -> str:
    return " ".join(as_text(value).split())


def as_date(value: object) -> date:
    """`YYYY-MM-DD` as a date; a fault where the day does not exist or the form is another."""
    text = as_text(value)
    match = _DATE.fullmatch(text)
    if not match:
        raise fault("date-format", value=text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise fault("date-impossible", value=text) from None


def as_moment(value: object) -> datetime:
    """`YYYY-MM-DD HH:MM` (the time may be left out) as a moment in the site's own time."""
    text = as_text(value)
    match = _MOMENT.fullmatch(text)
    if not match:
        raise fault("moment-format", value=text)
    try:
        day = as_date(match[1])
        return datetime(
            day.year, day.month, day.day, int(match[2] or 0), int(match[3] or 0), int(match[4] or 0)
        )
    except (ValueError, PydanticCustomError):
        raise fault("date-impossible", value=text) from None


def _whole(value: object) -> int:
    text = as_text(value)
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        raise fault("wrong-type", wanted="number", found="text")
    return int(text)


def _number(value: object) -> float:
    text = as_text(value)
    if not re.fullmatch(r"-?[0-9]{1,9}(?:\.[0-9]{1,6})?", text):
        raise fault("wrong-type", wanted="decimal", found="text")
    return float(text)


def _flag(value: object) -> bool:
    text = as_text(value).lower()
    if text not in ("true", "false"):
        raise fault("wrong-type", wanted="boolean", found="text")
    return text == "true"


@dataclass(frozen=True, slots=True)
class Within:
    """Refuses a number below `least` or above `most`."""

    least: float
    most: float

    def __call__(self, value: float) -> float:
        """The number itself."""
        if not self.least <= value <= self.most:
            near = self.least if value < self.least else self.most
            raise fault(
                "number-range",
                value=f"{value:.10g}",
                least=f"{self.least:g}",
                most=f"{self.most:g}",
                near=f"{near:g}",
            )
        return value


def _list(value: object) -> object:
    if not isinstance(value, list):
        raise fault("wrong-type", wanted="list", found=kind_of(value))
    return value


def _dict(value: object) -> object:
    if not isinstance(value, dict):
        raise fault("wrong-type", wanted="keys", found=kind_of(value))
    return value


def _by_language(value: object) -> object:
    """Plain words stand under '' until the main language is known."""
    if isinstance(value, list):
        raise fault("wrong-type", wanted="text", found=kind_of(value))
    if not value or (isinstance(value, str) and not value.strip()):
        raise fault("field-empty")
    return {"": value} if isinstance(value, str) else value


def in_languages(words: Mapping[str, str], default: str) -> dict[str, str]:
    """Words by language, plain ones under the main language."""
    return {code or default: text for code, text in words.items()}


def kind_of(value: object) -> str:
    """What a value is, in a word that messages have a name for."""
    if isinstance(value, list):
        return "list"
    return "keys" if isinstance(value, dict) else "nothing" if value is None else "text"


def distinct(values: list[Any]) -> list[Any]:
    """`values`, each of which must be there once."""
    for number, value in enumerate(values):
        if value in values[:number]:
            raise fault("value-twice", item=number, value=value)
    return values


def _some(values: list[Any]) -> list[Any]:
    if not values:
        raise fault("list-empty")
    return values


def as_slug(value: object) -> str:
    """A slug: `[a-z0-9-]`, 32 characters at most."""
    text = as_text(value)
    if not _SLUG.fullmatch(text):
        raise fault("slug-pattern", value=text, suggestion=suggest_slug(text))
    if len(text) > SLUG_LIMIT:
        raise fault(
            "slug-long",
            value=text,
            suggestion=suggest_slug(text),
            length=len(text),
            limit=SLUG_LIMIT,
        )
    return text


def suggest_slug(text: str) -> str:
    """The nearest thing to `text` that is a slug."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")[:SLUG_LIMIT].strip("-")
    return slug or NO_SLUG


Text = Annotated[str, BeforeValidator(as_text)]
"""Text of any length, not empty."""
Line = Annotated[str, BeforeValidator(_line)]
"""Text in one line."""
Date = Annotated[date, BeforeValidator(as_date)]
Moment = Annotated[datetime, BeforeValidator(as_moment)]
Whole = Annotated[int, BeforeValidator(_whole)]
Number = Annotated[float, BeforeValidator(_number)]
"""A number that may have decimals."""
Flag = Annotated[bool, BeforeValidator(_flag)]
"""`true` or `false`."""
Slug = Annotated[str, BeforeValidator(as_slug)]
Element = TypeVar("Element")
Many = Annotated[list[Element], BeforeValidator(_list)]
"""A list, which may be empty."""
Some = Annotated[list[Element], BeforeValidator(_list), AfterValidator(_some)]
"""A list with something in it."""
Distinct = Annotated[
    list[Line], BeforeValidator(_list), AfterValidator(_some), AfterValidator(distinct)
]
"""A list of different words."""
LocalText = Annotated[dict[str, Text], BeforeValidator(_dict)]
"""A text by language code."""
Worded = Annotated[dict[str, Line], BeforeValidator(_by_language)]
"""A line, plain or by language code; `in_languages` gives the plain one its code."""
WordedText = Annotated[dict[str, Text], BeforeValidator(_by_language)]
"""The same of a text of several lines."""
Keys = Annotated[dict[str, Any], BeforeValidator(_dict)]
"""A group of keys."""


def text_at(node: yaml_nodes.Node, key: str) -> str | None:
    """The text of a key of a mapping, None where it has none."""
    value = node.entries.get(key) if isinstance(node, yaml_nodes.Mapping) else None
    return value.text if isinstance(value, yaml_nodes.Scalar) else None


def day_at(node: yaml_nodes.Node, key: str) -> date | None:
    """The date of a key of a mapping, None where there is none that is right."""
    try:
        return as_date(text_at(node, key))
    except PydanticCustomError:
        return None
