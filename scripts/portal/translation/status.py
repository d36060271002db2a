"""How far each language is: what is translated, out of date, unread by a native, missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from portal.content.age import KEY
from portal.content.library import Library
from portal.content.own_strings import keys
from portal.content.records import Publication
from portal.content.taxonomy import Kind
from portal.content.traditional import is_simplified
from portal.language.catalogue import PATTERN, REVIEW, own_texts
from portal.language.languages import Language


@dataclass(frozen=True, slots=True)
class Row:
    """One section in one language; every number counts texts.

    `translated` holds all that somebody wrote; among them `stale` (the original has changed since),
    `pending` (no native speaker has read it) and `unrecorded` (nobody noted what it was made from).
    `made` were converted from Simplified Chinese; `missing` are shown in another language.
    """

    language: str
    section: str
    total: int
    translated: int
    stale: int = 0
    pending: int = 0
    unrecorded: int = 0
    made: int = 0
    missing: int = 0

    def as_dict(self) -> dict[str, Any]:
        """The row for JSON."""
        return asdict(self)


def status(library: Library) -> list[Row]:
    """Every section in every language; of the default language the strings only."""
    settings = library.settings
    found = [_strings(library, settings.default)]
    for language in settings.languages[1:]:
        found += [row for row in _rows(library, language) if row.total]
    return found


def _rows(library: Library, language: Language) -> Iterator[Row]:
    yield _strings(library, language)
    yield _records(library, language, "stories", library.shown_stories)
    yield _records(library, language, "policy", library.shown_policies)
    yield _records(library, language, "figures", library.shown_figures)
    yield _records(library, language, "pages", library.shown_pages)
    code, convert = language.code, language.code in library.traditional
    yield _words(
        language,
        "slogans",
        ((s.text, code in s.native_review) for s in library.slogans),
        convert,
    )
    yield _words(
        language, "notices", ((n.text, code in n.native_review) for n in library.notices), convert
    )
    yield _words(
        language,
        "questions",
        ((q.texts, code in q.native_review) for q in library.shown_questions),
        convert,
    )
    default = library.settings.default.code
    kinds: tuple[Kind, ...] = ("topics", "places")
    for section in kinds:
        terms = library.taxonomy.terms[section].values()
        yield _words(language, section, (({default, *t.names}, False) for t in terms), convert)


def _strings(library: Library, language: Language) -> Row:
    packaged = own_texts("strings", language.code)
    own = library.strings.get(language.code, {})
    wanted = set(keys()) - {PATTERN}
    there = {key for key in wanted if key in packaged or key in own}
    unread = _unread(packaged, wanted) - set(own)
    unread |= _unread(own, wanted & set(own))
    return Row(
        language=language.code,
        section="strings",
        total=len(wanted),
        translated=len(there),
        pending=len(unread & there),
        missing=len(wanted - there),
    )


def _unread(texts: Mapping[str, Any], wanted: set[str]) -> set[str]:
    """The keys of a file that no native speaker has read, as the file says."""
    review = texts.get(REVIEW, ())
    return wanted if review == "pending" else {key for key in wanted if key in review}


def _records(
    library: Library, language: Language, section: str, records: Iterable[Publication[Any]]
) -> Row:
    every = list(records)
    texts = [r.texts[language.code] for r in every if language.code in r.texts]
    made = sum(language.code in r.made for r in every)
    opened = library.references.reader.opened
    unrecorded = 0
    for text in texts:
        file = opened.get(text.path)
        unrecorded += file is not None and KEY not in file.front.entries
    return Row(
        language=language.code,
        section=section,
        total=len(every),
        translated=len(texts),
        stale=sum(text.stale for text in texts),
        pending=sum(text.native_review for text in texts),
        unrecorded=unrecorded,
        made=made,
        missing=len(every) - len(texts) - made,
    )


def _words(
    language: Language, section: str, texts: Iterable[tuple[Collection[str], bool]], convert: bool
) -> Row:
    every = list(texts)
    there = [pending for codes, pending in every if language.code in codes]
    left = [codes for codes, _ in every if language.code not in codes]
    made = sum(any(map(is_simplified, codes)) for codes in left) if convert else 0
    return Row(
        language=language.code,
        section=section,
        total=len(every),
        translated=len(there),
        pending=sum(there),
        made=made,
        missing=len(left) - made,
    )
