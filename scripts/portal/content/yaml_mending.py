"""What editors' slips in YAML look like: tabs, colons, quotes; and what YAML's own errors mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from portal.findings import Report

FULL_WIDTH = "yaml-full-width-colon"
NO_SPACE = "yaml-colon-space"

_LEADING_TABS = re.compile(r"( *)\t[ \t]*(?=\S)")
_TAB_AFTER = re.compile(r"( *(?:- )*(?:[\w-]+:|-))[ ]*\t[ \t]*(?=\S)")
_KEY = re.compile(
    r"^( *(?:- +)*)([A-Za-z_][A-Za-z0-9_-]*)(：[ \t]*|(?<!mailto)(?<!tel):(?=[^\s:/]))",
    re.MULTILINE,
)
_WIDE_INDENT = re.compile(r"[ \u3000]*\u3000[ \u3000]*(?=(?:- +)*[A-Za-z_][\w-]*[:：]|- )")
_WIDE_AFTER = re.compile(r"((?:^ *(?:- +)*|[{,] *)[A-Za-z_][\w-]*:)\u3000[ \u3000]*")
_OTHER_KEY = re.compile(r" *(?:- +)*([^\s:：\"'\[{#|>&*!-][^\s:：]{0,15})：(?!.*:\s)")
_SIGN = re.compile(r"\b(?:tag|alias|anchor)\b")
_TAG = re.compile(r"!\S*")
_QUOTED = re.compile(r"""[ -]*[\w-]+: *(["'])(.*)""")
_BRACKETS = {"[": "]", "{": "}"}
_CLOSED = 'topics: ["…"]'
_INDENTED_KEY = re.compile(r" +[A-Za-z_][A-Za-z0-9_-]*:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Colon:
    """A key without a right colon; `line` is counted from 0."""

    rule: str
    line: int
    key: str


def without_tabs(text: str) -> tuple[str, list[int]]:
    """`text` with spaces for tabs that set off keys and values, and the lines, counted from 0,
    on which a run of such lines begins."""
    if "\t" not in text:
        return text, []
    lines, found, before = text.split("\n"), [], -2
    for number, line in enumerate(lines):
        spaced = _TAB_AFTER.sub(r"\1 ", line, count=1)
        if leading := _LEADING_TABS.match(spaced):
            indent = leading[0].replace("\t", "  ")
            spaced = indent + spaced[leading.end() :]
        if spaced != line:
            if number > before + 1:
                found.append(number)
            lines[number], before = spaced, number
    return "\n".join(lines), found


def without_wide_spaces(text: str) -> tuple[str, list[int]]:
    """`text` with ordinary spaces for full-width ones before keys and after their colons, and the
    lines, counted from 0, where that was done."""
    if "\u3000" not in text:
        return text, []
    lines, found, before = text.split("\n"), [], ""
    for number, line in enumerate(lines):
        spaced = line
        if indent := _WIDE_INDENT.match(line):
            # below a key that opens a group they stand for its indentation, else for nothing
            inside = before.rstrip().endswith((":", "：")) or before.startswith((" ", "-"))
            spaces = indent[0].replace("\u3000", "  ") if inside else ""
            spaced = spaces + line[indent.end() :]
        spaced = _WIDE_AFTER.sub(r"\1 ", spaced)
        if spaced != line:
            found.append(number)
            lines[number] = spaced
        before = spaced if spaced.strip() else before
    return "\n".join(lines), found


def split_wide(items: list[str]) -> list[str]:
    """The items of a list that full-width commas were meant to part; as they are, where
    something else parts them."""
    if len(items) != 1:
        return items
    return [part.strip() for part in re.split("[，、]", items[0]) if part.strip()]


def with_colons(text: str) -> tuple[str, list[Colon]]:
    """`text` with `key：value` and `key:value` made `key: value`, and where that was done."""
    found = [
        Colon(
            FULL_WIDTH if match[3].startswith("：") else NO_SPACE,
            text.count("\n", 0, match.start()),
            match[2],
        )
        for match in _KEY.finditer(text)
    ]
    return _KEY.sub(r"\1\2: ", text) if found else text, found


def report_fault(fault: yaml.YAMLError, text: str, report: Report, first_line: int) -> None:
    """Say what YAML's own error means, at the line where the fault begins."""
    lines = text.split("\n")
    if not isinstance(fault, yaml.MarkedYAMLError):
        position = getattr(fault, "position", None)
        before = text.encode()[:position].count(b"\n") if isinstance(position, int) else 0
        report.error("yaml-character", first_line + before)
        return
    problem = fault.problem or ""
    unclosed = "end of stream" in problem or "',' or" in problem
    at = fault.problem_mark.line if fault.problem_mark is not None else 0
    if not unclosed and (opened := _open_quote(lines[: at + 1])) is not None:
        report.error("yaml-unclosed", first_line + opened, None, example=_closed(lines[opened]))
        return
    mark = fault.problem_mark or fault.context_mark
    if unclosed and fault.context_mark is not None:
        mark = fault.context_mark
    number = min(mark.line if mark is not None else 0, len(lines) - 1)
    line = first_line + number
    if unclosed:
        report.error("yaml-unclosed", line, None, example=_closed(lines[number]))
    elif (sign := _SIGN.search(fault.context or "")) is not None:
        # an alias or tag of letters that YAML knows none with: a title that begins with a sign
        if sign[0] == "tag":
            written = _TAG.search(lines[number])
            report.error("yaml-tag", line, None, tag=written[0] if written else "!")
        else:
            report.error("yaml-alias", line)
    elif (slip := _other_key(lines, number)) is not None:
        report.error(FULL_WIDTH, first_line + slip.line, slip.key, key=slip.key)
    elif _INDENTED_KEY.match(lines[number]):
        example = lines[number].strip()
        if any(each.startswith("- ") for each in lines):
            report.error("yaml-indent-list", line, None, example=example)
        else:
            report.error("yaml-indent", line, None, example=example)
    elif "mapping values are not allowed" in problem:
        report.error("yaml-colon-in-value", line)
    elif "cannot start any token" in problem and mark is not None:
        character = lines[number][mark.column : mark.column + 1]
        report.error("yaml-first-character", line, None, character=character)
    else:
        report.error("yaml-broken", line)


def _open_quote(lines: list[str]) -> int | None:
    """The line on which a quote opens that no line closes before the last one."""
    for number in range(len(lines) - 2, -1, -1):
        if (match := _QUOTED.match(lines[number])) is not None:
            after = (match[2], *lines[number + 1 : -1])
            return None if any(match[1] in line for line in after) else number
    return None


def _closed(line: str) -> str:
    """A line with its quotes and brackets closed; some other one where that does not help."""
    line = line.strip()
    quote, before, brackets = "", " ", []
    for sign in line:
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'" and before in " [{,:":
            quote = sign
        elif sign in _BRACKETS:
            brackets.append(_BRACKETS[sign])
        elif brackets and sign == brackets[-1]:
            brackets.pop()
        before = sign
    if quote:
        # what closes brackets stands outside of quotes
        whole, inside = line.rstrip("]}"), line[len(line.rstrip("]}")) :]
        kept = inside if brackets else ""
        line = (whole if brackets else line) + quote + kept
        brackets = brackets[: len(brackets) - len(kept)]
    line += "".join(reversed(brackets))
    try:
        list(yaml.parse(line, yaml.BaseLoader))
    except yaml.YAMLError:
        return _CLOSED
    return line


def _other_key(lines: list[str], number: int) -> Colon | None:
    """A key in any script with a full-width colon, on the line of a fault or the one before."""
    for at in (number - 1, number):
        if at >= 0 and (match := _OTHER_KEY.match(lines[at])):
            return Colon(FULL_WIDTH, at, match[1])
    return None
