"""Reports what gives a contest away before its day: its words where everyone reads them."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from portal.content.blueprint import Blueprint
from portal.content.contest import Contest
from portal.content.figure import Figure
from portal.content.notice import Notice
from portal.content.question import Question, same
from portal.content.records import Publication, Text
from portal.content.references import References
from portal.content.settings import Settings
from portal.content.slogan import Slogan
from portal.content.story import Story
from portal.content.times import midnight

SHORTEST = 8
"""Characters from which on words are a question's own, and no turn of speech."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_JOINTS = ("、", ",", "")


@dataclass(frozen=True)
class _Public:
    """A text that everyone reads: where it stands, and its words."""

    path: str
    words: str
    options: Sequence[frozenset[str]] = ()
    """The lists of options in it."""

    @cached_property
    def folded(self) -> str:
        return _folded(self.words)

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(_ID.findall(self.words))


def check_contests(
    references: References,
    contests: Sequence[Contest],
    questions: Sequence[Question],
    slogans: Sequence[Slogan],
    notices: Sequence[Notice],
    blueprints: Sequence[Blueprint],
) -> None:
    """Warn of every secret question whose words are public, or whose source no reader may see."""
    today, reports = references.settings.today, references.reader.reports
    told = {q.id for contest in contests if contest.is_open(today) for q in contest.questions}
    secret = [q for q in questions if q.pool == "contest" and q.id not in told]
    for question in (q for contest in contests for q in contest.questions):
        found = references.source(question.source)
        if found is not None and found.record.status != "draft" and not _is_shown(found.record):
            line, source = question.source_line, question.source
            reports[question.path].warning("contest-source-hidden", line, source=source)
    if not secret:
        return
    needles = [(question, _needles(question), _option_lists(question)) for question in secret]
    public = (
        _public(references.records.values(), questions),
        _on_screens(slogans, notices, references.settings),
        _announced(contests, references),
        _of_papers(blueprints),
    )
    for text in chain.from_iterable(public):
        for question, words, lists in needles:
            for part, forms in words.items():
                if any(form in text.folded for form in forms):
                    _report(references, question, part, text)
            if any(options in text.options for options in lists):
                _report(references, question, "options", text)
            if question.id in text.ids:
                _report(references, question, "id", text)


def _report(references: References, question: Question, part: str, text: _Public) -> None:
    report = references.reader.reports[question.path]
    words = {"id": question.id, "found": part, "place": text.path}
    report.warning("contest-in-public", question.line, **words)


def _needles(question: Question) -> Mapping[str, frozenset[str]]:
    """The words of a question that nobody may read, by what they are of it."""
    texts = question.texts.values()
    found: dict[str, Iterable[str]] = {
        "stem": (text.stem for text in texts),
        "explanation": (text.explanation for text in texts),
        "options": (joint.join(t.options) for t in texts if t.options for joint in _JOINTS),
    }
    return {part: frozenset(_long(words)) for part, words in found.items()}


def _option_lists(question: Question) -> list[frozenset[str]]:
    """Its options in each language, in the form in which they are compared."""
    return [frozenset(map(same, t.options)) for t in question.texts.values() if t.options]


def _long(words: Iterable[str]) -> Iterator[str]:
    for text in words:
        form = _folded(text).rstrip("。.?!؟᠃")
        if len(form) >= SHORTEST:
            yield form


def _folded(text: str) -> str:
    """`text` without white space, in one width and in small letters."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _is_shown(record: Publication[Any]) -> bool:
    return record.on_web if isinstance(record, Story | Figure) else record.published


def _public(
    records: Iterable[Publication[Any]],
    questions: Iterable[Question],
) -> Iterator[_Public]:
    """The pages and questions that are published, or will be by themselves."""
    for record in records:
        if _is_shown(record) or (isinstance(record, Story | Figure) and record.on_screen):
            for text in record.texts.values():
                yield _Public(text.path, "\n".join([record.slug, *_words(text)]))
    for question in questions:
        if question.pool == "practice":
            said = [question.id]
            for words in question.texts.values():
                said += [words.stem, words.explanation]
            yield _Public(question.path, "\n".join(said), _option_lists(question))


def _on_screens(
    slogans: Iterable[Slogan], notices: Iterable[Notice], settings: Settings
) -> Iterator[_Public]:
    """The slogans and notices that are not over."""
    for slogan in slogans:
        if slogan.until is None or settings.today <= slogan.until:
            yield _Public(settings.list_file("slogans"), "\n".join(slogan.text.values()))
    for notice in notices:
        if notice.until is None or midnight(settings.today) < notice.until:
            yield _Public(settings.list_file("notices"), "\n".join(notice.text.values()))


def _announced(contests: Iterable[Contest], references: References) -> Iterator[_Public]:
    """What the pages of contests say before their day."""
    folder = references.settings.relative(references.settings.quiz / "rules")
    for contest in contests:
        words = (contest.slug, *contest.title.values(), *contest.note.values())
        yield _Public(f"{folder}/{contest.slug}.yml", "\n".join(words))


def _of_papers(blueprints: Iterable[Blueprint]) -> Iterator[_Public]:
    """What is said of the papers that are on the site: those of practice questions."""
    for blueprint in blueprints:
        if blueprint.pool == "practice":
            titles = (section.title for section in blueprint.sections)
            words = [w for by in (blueprint.title, blueprint.note, *titles) for w in by.values()]
            yield _Public(blueprint.path, "\n".join([blueprint.slug, *words]))


def _words(text: Text) -> Iterator[str]:
    """The words of a text, those of its front matter and its anchors too."""
    for field in dataclasses.fields(text):
        value = getattr(text, field.name)
        if isinstance(value, str) and field.name != "path":
            yield value
    for honour in getattr(text, "honours", ()):
        yield from (honour.title, honour.awarded_by)
    yield text.document.text
    yield from sorted(text.document.ids)
    yield from (image.alt for image in text.document.images)
