"""Chinese text forms: 问卷星, 腾讯问卷, offline tools, and what editors paste from Word.

It reads all that `export.text_zh` writes (its sources are told there), and besides it numbers in
every style, heads of sections (`一、单选题`), several options on one line, answers in brackets at
the stem's end or behind a right option, and explanations of several lines. A line that begins
nothing continues what stands before it.
"""

from __future__ import annotations

import re

from portal.content.question import Pool
from portal.findings import Report
from portal.quiz.importing.decoding import decode
from portal.quiz.importing.form import Form, Read
from portal.quiz.importing.text_draft import Draft, finish
from portal.quiz.importing.text_marks import (
    LATER_LOOSE,
    LATER_OPTION,
    LOOSE_OPTION,
    OPTION,
    tags_at_end,
)
from portal.quiz.importing.text_numbers import NUMBER, style_of, value_of
from portal.quiz.importing.text_starts import Place, begins
from portal.quiz.importing.text_words import fold, words


def read(data: bytes, report: Report) -> list[Read]:
    """The questions of a text file."""
    text = decode(data, report)
    return [] if text is None else read_text(text, report)


def read_text(text: str, report: Report) -> list[Read]:
    """The questions of a text."""
    reader = _Reader(report)
    for number, line in enumerate(text.split("\n"), 1):
        reader.line(number, line)
    return reader.end()


class _Reader:
    """Takes the lines one after another; `_part` is what the last one belonged to."""

    def __init__(self, report: Report) -> None:
        self._words, self._report = words(), report
        self._read: list[Read] = []
        self._draft: Draft | None = None
        self._part = ""
        self._section: str | None = None
        self._pool: Pool | None = None
        self._lines: list[str] = []
        self._entered = ""
        self._blank = True
        self._begun = False

    def line(self, number: int, line: str) -> None:
        """Take one line."""
        if not line.strip():
            self._blank = True
            return
        self._entered = line
        self._take(number, line)
        self._lines.append(self._entered)
        self._blank = False

    def end(self) -> list[Read]:
        """All questions that could be read."""
        draft = self._draft
        if draft is not None and not self._begun and draft.bare:
            self._report.error("import-unreadable", draft.line, None, text=" ".join(draft.stem))
        self._finish()
        return self._read

    def _take(self, number: int, line: str) -> None:
        if self._is_head(line):
            return
        label = self._words.label.match(line)
        if label is not None and self._draft is not None:
            self._field(number, label, line)
            return
        if label is not None and self._names_pool(label, line):
            return
        start = NUMBER.match(line)
        place = Place(self._draft, self._part, self._blank, self._lines)
        if start is not None and begins(start, place, self._words):
            self._begin(number, value_of(start), style_of(start))
            self._entered = line[start.end() :]
            self._rest(number, self._entered)
        elif self._starts_plainly(line):
            self._begin(number, None, "")
            self._rest(number, line)
        elif self._part == "explanation":
            self._continue(line)
        else:
            self._rest(number, line)

    def _is_head(self, line: str) -> bool:
        found = self._words.head.match(line)
        draft = self._draft
        if found is None:
            return False
        if found["bare"] and draft is not None and not (self._blank or "answer" in draft.values):
            return False
        self._finish()
        self._section = found["type"] or found["bare"]
        self._begun = True
        return True

    def _names_pool(self, label: re.Match[str], line: str) -> bool:
        """Whether a line above the first question says which pool all of them are in."""
        if self._words.label_of(label["plain"] or label["framed"]) != "pool":
            return False
        pool = self._words.pool_of(line[label.end() :])
        self._pool = pool or self._pool
        return pool is not None

    def _starts_plainly(self, line: str) -> bool:
        """Whether a line without a number begins a question."""
        draft = self._draft
        if draft is None:
            return True
        if self._tag_at_end(line) and (self._blank or "answer" in draft.values or draft.bare):
            return True
        return self._blank and draft.number is None and draft.finished and not self._option(line)

    def _tag_at_end(self, line: str) -> bool:
        """Whether a type ends a line, whatever other marks stand behind it."""
        return bool(tags_at_end(line, self._words)[1])

    def _begin(self, number: int, own: int | None, style: str) -> None:
        self._finish()
        self._draft = Draft(number, own, style, self._section, pool=self._pool)
        self._lines = []
        self._part = "stem"

    def _finish(self) -> None:
        draft, self._draft, self._part = self._draft, None, ""
        if draft is None or (draft.bare and not self._begun):
            return  # a title above the first question
        self._begun = True
        made = finish(draft, self._words, self._report)
        if made is not None:
            self._read.append(made)

    def _field(self, number: int, label: re.Match[str], line: str) -> None:
        """Take a line with a label, and what may stand behind it with labels of its own."""
        draft = self._draft
        assert draft is not None
        name = self._words.label_of(label["plain"] or label["framed"])
        value = line[label.end() :]
        if name == "explanation":
            before = draft.values.get(name)
            draft.values[name] = value.strip() if before is None else f"{before}\n{line.strip()}"
            self._part = name
            return
        later = self._words.later_label.search(value)
        rest = value[later.start() :] if later else ""
        value = value[: later.start()] if later else value
        if name in draft.values:
            self._unreadable(number, line)
        if name == "pool" and self._blank and self._words.pool_of(value) == "contest":
            self._pool = "contest"  # it may be the head of another file that was pasted behind
        draft.values[name] = value.strip()
        self._part = name
        if rest:
            self._take(number, rest)

    def _rest(self, number: int, line: str) -> None:
        """Take a stem or an option, or what continues one, and the labels behind it."""
        later = self._words.later_label.search(line)
        text = line[: later.start()] if later else line
        if text.strip():
            self._text(number, text)
        if later:
            self._take(number, line[later.start() :])

    def _text(self, number: int, text: str) -> None:
        draft = self._draft
        assert draft is not None
        choosing = bool(draft.stem) and self._part in ("stem", "option")
        option = OPTION.match(text) if choosing else None
        if option is not None and self._expected(option):
            draft.lettered = True
            self._options(text[option.end() :])
        elif option is not None and draft.lettered:
            self._unreadable(number, text)
        elif choosing and (loose := self._loose_option(text)) is not None:
            draft.loose = draft.loose or text.strip()
            self._options(text[loose.end() :])
        elif choosing and draft.unlettered(self._words):
            self._add_option(text)
        elif self._part == "stem":
            self._stem(text)
        elif self._part in ("option", "answer") and not self._blank:
            self._continue(text)
        else:
            self._report.error("import-unreadable", number, None, text=text.strip())

    def _loose_option(self, text: str) -> re.Match[str] | None:
        """The letter of the next option, with nothing but a comma or a space behind it."""
        draft = self._draft
        assert draft is not None
        if draft.unlettered(self._words) or (draft.lettered and not draft.loose):
            return None
        found = LOOSE_OPTION.match(text)
        return found if found is not None and self._expected(found) else None

    def _option(self, line: str) -> bool:
        found = OPTION.match(line)
        return found is not None and self._expected(found)

    def _expected(self, found: re.Match[str], more: int = 0) -> bool:
        """Whether a letter is that of the next option, or of the one `more` behind it."""
        draft = self._draft
        letter = fold(found["framed"] or found["plain"])
        return draft is not None and ord(letter) - ord("A") == len(draft.options) + more

    def _stem(self, text: str) -> None:
        """Take words of a stem, with the marks around them and the options behind them."""
        draft = self._draft
        assert draft is not None
        first = next((f for f in LATER_OPTION.finditer(text) if self._expected(f)), None)
        others = LATER_OPTION.finditer(text, first.end()) if first else iter(())
        if first is not None and any(self._expected(other, 1) for other in others):
            draft.stem.append(self._marked(text[: first.start()]))
            draft.lettered = True
            self._options(text[first.end() :])
        elif plain := self._marked(text):
            draft.stem.append(plain)

    def _marked(self, text: str) -> str:
        """The stem without the marks at its edges, which say what it is."""
        draft = self._draft
        assert draft is not None
        plain, tags = tags_at_end(text, self._words)
        draft.tagged_at_end = draft.tagged_at_end or bool(tags)
        while not draft.stem and (tag := self._words.tag.match(plain)) and not tag["note"]:
            tags.append(tag)
            plain = plain[tag.end() :].strip()
        for tag in tags:
            if word := tag["type"] or tag["unknown"]:
                draft.type = word
            elif tag["answer"]:
                draft.values["answer"] = tag["answer"]
        return plain

    def _options(self, text: str) -> None:
        """Take an option, and those that stand behind it on its line."""
        start = 0
        draft = self._draft
        later = LATER_LOOSE if draft is not None and draft.loose else LATER_OPTION
        for found in later.finditer(text):
            if self._expected(found, 1):
                self._add_option(text[start : found.start()])
                start = found.end()
        self._add_option(text[start:])

    def _add_option(self, text: str) -> None:
        draft = self._draft
        assert draft is not None
        mark = self._words.right_mark.search(text)
        if mark is not None:
            draft.right.append(len(draft.options))
            text = text[: mark.start()]
        draft.options.append(text.strip())
        self._part = "option"

    def _continue(self, text: str) -> None:
        """Take a further line of what stands last."""
        draft = self._draft
        assert draft is not None
        if self._part == "option":
            draft.options[-1] += "\n" + text.strip()
        else:
            draft.values[self._part] += "\n" + text.strip()

    def _unreadable(self, number: int, text: str) -> None:
        """Report a line that makes its question a doubtful one, which is left out."""
        self._report.error("import-unreadable", number, None, text=text.strip())
        assert self._draft is not None
        self._draft.bad = True


FORM = Form("text-zh", (".txt",), read)
