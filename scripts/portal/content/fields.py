"""The types that fields of records have, and how a record is made from YAML nodes.

Every value arrives as text. A type says what text it takes; what it refuses becomes a finding
at the line of the value.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Annotated, Any, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from portal.content import corrections, yaml_nodes
from portal.findings import Report

SLUG_LIMIT = 32
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?", re.ASCII)


class Record(BaseModel):
    """A record: no key but its own, and never changed once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def fault(rule: str, *, item: int | None = None, **params: object) -> PydanticCustomError:
    """The error that becomes a finding of `rule`; `item` is the number of the list's item at
    fault."""
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
    day = as_date(match[1])
    try:
        return datetime(
            day.year, day.month, day.day, int(match[2] or 0), int(match[3] or 0), int(match[4] or 0)
        )
    except ValueError:
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


def within(least: float, most: float) -> Callable[[float], float]:
    """What refuses a number below `least` or above `most`."""

    def check(value: float) -> float:
        if not least <= value <= most:
            near = least if value < least else most
            raise fault(
                "number-range",
                value=f"{value:.10g}",
                least=f"{least:g}",
                most=f"{most:g}",
                near=f"{near:g}",
            )
        return value

    return check


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
        raise fault("slug-long", value=text, length=len(text), limit=SLUG_LIMIT)
    return text


def suggest_slug(text: str) -> str:
    """The nearest thing to `text` that is a slug."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")[:SLUG_LIMIT].strip("-")
    return slug or "my-page"


Text = Annotated[str, BeforeValidator(as_text)]
"""Text of any length, not empty."""
Line = Annotated[str, BeforeValidator(_line)]
"""Text in one line."""
Date = Annotated[date, BeforeValidator(as_date)]
Moment = Annotated[datetime, BeforeValidator(as_moment)]
Whole = Annotated[int, BeforeValidator(_whole)]
Number = Annotated[float, BeforeValidator(_number)]
"""A number that may have decimals."""
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


RecordType = TypeVar("RecordType", bound=Record)


def make(
    model: type[RecordType],
    node: yaml_nodes.Node,
    report: Report,
    *,
    prefix: str = "",
) -> RecordType | None:
    """A record from `node`, or None with a finding for every field at fault.

    `prefix` goes before the field names (`3.` for the fourth of a list).
    """
    if not isinstance(node, yaml_nodes.Mapping):
        found = kind_of(yaml_nodes.plain(node))
        name = prefix.rstrip(".") or None
        first = f"{_keys(model)[0]}: …"
        example = f"- {first}" if name else first
        report.error("wrong-type", node.line, name, wanted="keys", found=found, example=example)
        return None
    values = {
        key: yaml_nodes.plain(value)
        for key, value in node.entries.items()
        if not (isinstance(value, yaml_nodes.Scalar) and value.text is None)
    }
    try:
        return model.model_validate(values)
    except ValidationError as refused:
        errors = refused.errors()
        misspelt = {
            _nearest(model, error["loc"]) for error in errors if error["type"] == "extra_forbidden"
        }
        for error in errors:
            if error["type"] != "missing" or tuple(error["loc"]) not in misspelt:
                _report(error, model, node, report, prefix)
        return None


def _report(
    error: ErrorDetails,
    model: type[Record],
    node: yaml_nodes.Mapping,
    report: Report,
    prefix: str,
) -> None:
    path = tuple(error["loc"])
    context = dict(error.get("ctx") or {})
    if (item := context.pop("_item", None)) is not None:
        path = (*path, item)
    field = prefix + ".".join(str(step) for step in path)
    line = yaml_nodes.line_at(node, path)
    match error["type"]:
        case "missing":
            report.error("field-missing", line, field, key=path[-1])
        case "extra_forbidden":
            near = _nearest(model, path)
            if near is not None:
                report.error("key-unknown", line, field, key=path[-1], near=near[-1])
            else:
                known = ", ".join(_keys(_model_at(model, path[:-1])))
                report.error("key-unknown-far", line, field, key=path[-1], known=known)
        case "literal_error" if not isinstance(error["input"], str):
            _report_type("text", error["input"], path, report, line, field)
        case "literal_error":
            allowed = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
            _report_value(error["input"], allowed, node, path, report, line, field)
        case "value-not-allowed":
            _report_value(context["value"], context["allowed"], node, path, report, line, field)
        case "list_type" | "string_type" | "model_type" | "dict_type" | "model_attributes_type":
            wanted = {"list": "list", "string": "text"}.get(error["type"].split("_")[0], "keys")
            _report_type(wanted, error["input"], path, report, line, field)
        case "wrong-type":
            _report_type(context["wanted"], error["input"], path, report, line, field)
        case "date-format" | "moment-format" as rule:
            with_time = rule == "moment-format"
            example = corrections.right_date(path, context["value"], with_time=with_time)
            report.error(rule, line, field, value=context["value"], example=example)
        case rule:
            report.error(rule, line, field, **context)


def _report_type(
    wanted: str, value: object, path: corrections.Path, report: Report, line: int, field: str
) -> None:
    example = corrections.right_type(path, wanted, value)
    report.error("wrong-type", line, field, wanted=wanted, found=kind_of(value), example=example)


def _report_value(
    value: str,
    allowed: str,
    node: yaml_nodes.Node,
    path: corrections.Path,
    report: Report,
    line: int,
    field: str,
) -> None:
    example = corrections.allowed_value(node, path, value, allowed.split(", "))
    report.error("value-not-allowed", line, field, value=value, allowed=allowed, example=example)


def _keys(model: type[Record]) -> list[str]:
    return [found.alias or name for name, found in model.model_fields.items()]


def _nearest(model: type[Record], path: tuple[str | int, ...]) -> tuple[str | int, ...] | None:
    """The path of the known key that the unknown one at `path` is most like."""
    near = get_close_matches(str(path[-1]).lower(), _keys(_model_at(model, path[:-1])), n=1)
    return (*path[:-1], near[0]) if near else None


def _model_at(model: type[Record], path: tuple[str | int, ...]) -> type[Record]:
    """The model of the record at `path` inside `model`."""
    for step in path:
        if not isinstance(step, str):
            continue
        found = next((f for name, f in model.model_fields.items() if step in (name, f.alias)), None)
        inner = _record_in(found.annotation) if found is not None else None
        if inner is None:
            return model
        model = inner
    return model


def _record_in(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    for part in get_args(annotation):
        if (inner := _record_in(part)) is not None:
            return inner
    return None
