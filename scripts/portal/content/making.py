"""Makes a record from YAML nodes; what the types of its fields refuse becomes a finding at the line
of the value."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import AfterValidator, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from portal.content import corrections, time_corrections, yaml_nodes
from portal.content.fields import NO_SLUG, Record, Within, as_moment, kind_of, text_at
from portal.findings import Report

RecordType = TypeVar("RecordType", bound=Record)


def make(
    model: type[RecordType],
    node: yaml_nodes.Node,
    report: Report,
    *,
    prefix: str = "",
    today: date | None = None,
) -> RecordType | None:
    """A record from `node`, or None with a finding for every field at fault.

    `prefix` goes before the field names (`3.` for the fourth of a list); `today` is a day for
    examples of moments that are to come.
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
                _report(error, model, node, report, prefix, today)
        return None


def _report(
    error: ErrorDetails,
    model: type[Record],
    node: yaml_nodes.Mapping,
    report: Report,
    prefix: str,
    today: date | None,
) -> None:
    path = tuple(error["loc"])
    context = dict(error.get("ctx") or {})
    if (item := context.pop("_item", None)) is not None:
        path = (*path, item)
    field = prefix + ".".join(str(step) for step in path)
    line = yaml_nodes.line_at(node, path)
    match error["type"]:
        case "missing":
            example = corrections.example(path, report.path)
            report.error("field-missing", line, field, key=path[-1], example=example)
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
            limits = _limits(model, path)
            _report_type(context["wanted"], error["input"], path, report, line, field, limits)
        case "date-format" | "moment-format" as rule:
            example = time_corrections.right_date(
                str(path[-1]),
                context["value"],
                with_time=rule == "moment-format",
                beside=_beside(node, path, today),
            )
            example = corrections.line_with(path, example)
            report.error(rule, line, field, value=context["value"], example=example)
        case "date-impossible" as rule:
            example = time_corrections.possible(str(path[-1]), context["value"])
            example = corrections.line_with(path, example)
            report.error(rule, line, field, value=context["value"], example=example)
        case "slug-pattern" | "slug-long":
            # of a value: those of files tell of themselves
            rule = "id-pattern" if error["type"] == "slug-pattern" else "id-long"
            example = corrections.line_with(path, context["suggestion"])
            if context["suggestion"] == NO_SLUG:
                example = corrections.example(path, report.path)
            report.error(rule, line, field, **{**context, "example": example})
        case rule:
            report.error(rule, line, field, **context)


def _beside(node: yaml_nodes.Node, path: corrections.Path, today: date | None) -> datetime | None:
    """The moment at the other end of the time of which the one at `path` is an end, else today."""
    other = {"from": "until", "until": "from"}.get(str(path[-1]), "")
    for step in path[:-1]:
        if isinstance(node, yaml_nodes.Mapping) and isinstance(step, str):
            node = node.entries.get(step, node)
    try:
        return as_moment(text_at(node, other))
    except PydanticCustomError:
        return datetime.combine(today, time()) if today is not None else None


def _report_type(
    wanted: str,
    value: object,
    path: corrections.Path,
    report: Report,
    line: int,
    field: str,
    limits: tuple[float, float] | None = None,
) -> None:
    example = corrections.right_type(path, wanted, value, limits)
    report.error("wrong-type", line, field, wanted=wanted, found=kind_of(value), example=example)


def _limits(model: type[Record], path: corrections.Path) -> tuple[float, float] | None:
    """Between which numbers the field at `path` must be, None where nothing is said."""
    fields = _model_at(model, path[:-1]).model_fields
    found = next((f for name, f in fields.items() if path[-1] in (name, f.alias)), None)
    for part in (*_parts(found.annotation), *found.metadata) if found is not None else ():
        if isinstance(part, AfterValidator) and isinstance(part.func, Within):
            return part.func.least, part.func.most
    return None


def _parts(annotation: Any) -> Iterator[Any]:
    for part in get_args(annotation):
        yield part
        yield from _parts(part)


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
