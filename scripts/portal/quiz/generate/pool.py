"""All that can stand beside a key: of facts, and of what the heads of pages say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice

from portal.content.read_lists import TermList
from portal.quiz.facts import Fact
from portal.quiz.generate.choose import WANTED, choose, from_place, overlap
from portal.quiz.generate.distractors import Distractors, place_among
from portal.quiz.people import Honoured, People, Said
from portal.quiz.text import digest, normal, seed

_YEARS_AROUND = 3
_LOOKED_AT = 24
"""How many of a long list are looked at for one key."""
_Kin = tuple[str, str, bool]


class Pool(Distractors):
    """Every wrong option there is; `year` is the last that an honour can be of."""

    def __init__(
        self,
        facts: Sequence[Fact],
        terms: Sequence[TermList],
        people: People,
        default_language: str,
        year: int,
    ) -> None:
        super().__init__(facts, terms, default_language)
        self._year = year
        texts: defaultdict[_Kin, set[str]] = defaultdict(set)
        names: defaultdict[_Kin, set[str]] = defaultdict(set)
        titles: defaultdict[_Kin, set[str]] = defaultdict(set)
        self._answers: defaultdict[object, set[str]] = defaultdict(set)
        """What is true of each question, and of each page."""
        self._bearers: defaultdict[object, set[str]] = defaultdict(set)
        self._of_page: defaultdict[object, list[Honoured]] = defaultdict(list)
        for said in (*people.quotations, *people.roles, *people.everywhere):
            kin, answer = _kin(said), said.texts[0]
            texts[kin].add(answer)
            self._answers[kin, normal(said.stem)].add(normal(answer))
            self._answers[kin, said.section.key].add(normal(answer))
        for honoured in people.honoured:
            kin, name = _kin(honoured), honoured.section.title
            names[kin].add(name)
            titles[kin].add(honoured.honour.title)
            self._bearers[kin, normal(honoured.honour.title)].add(normal(name))
            self._of_page[honoured.section.key].append(honoured)
        self._texts, self._names, self._titles = map(_sorted, (texts, names, titles))

    def others(self, identity: str, said: Said, stem: str) -> tuple[str, ...] | None:
        """Three answers to the same question about others, none of which is true here too."""
        kin = _kin(said)
        true = self._answers[kin, normal(said.stem)] | self._answers[kin, said.section.key]
        found = _some(self._texts[kin], identity, true, said.section.everything)
        return self._choose(identity, said.texts[0], found, stem)

    def people_without(
        self, identity: str, honoured: Honoured, stem: str
    ) -> tuple[str, ...] | None:
        """Three who never had an honour of this name."""
        kin = _kin(honoured)
        had = self._bearers[kin, normal(honoured.honour.title)]
        found = _some(self._names[kin], identity, had)
        return self._choose(identity, honoured.section.title, found, stem)

    def honoured_twice(self, honoured: Honoured) -> bool:
        """Whether the same person had another honour in the same year."""
        own = [o for o in self._of(honoured) if o.honour.year == honoured.honour.year]
        return len(own) > 1

    def honours_of_others(
        self, identity: str, honoured: Honoured, stem: str
    ) -> tuple[str, ...] | None:
        """The names of three honours that this person never had."""
        own = {normal(one.honour.title) for one in self._of(honoured)}
        told = honoured.section.everything
        found = _some(self._titles[_kin(honoured)], identity, own, told)
        return self._choose(identity, honoured.honour.title, found, stem)

    def years_beside(self, identity: str, honoured: Honoured) -> tuple[str, ...] | None:
        """Three years near that of an honour, in none of which the same was given to the same."""
        own, title = honoured.honour.year, normal(honoured.honour.title)
        again = {o.honour.year for o in self._of(honoured) if normal(o.honour.title) == title}
        around = range(own - _YEARS_AROUND, min(own + _YEARS_AROUND, self._year) + 1)
        free = [year for year in around if year not in again]
        below = [year for year in free if year < own][::-1]
        above = [year for year in free if year > own]
        smaller = place_among(seed(identity, "rank") % (WANTED + 1), below, above)
        if smaller is None:
            return None
        return tuple(map(str, (*below[:smaller], *above[: WANTED - smaller])))

    def _of(self, honoured: Honoured) -> list[Honoured]:
        return self._of_page[honoured.section.key]

    def _choose(
        self, identity: str, key: str, found: Iterable[str], stem: str
    ) -> tuple[str, ...] | None:
        # a name within another, or within the question, would be no fair option
        fit = [
            text for text in found if not overlap(text, key) and normal(text) not in normal(stem)
        ]
        return choose(identity, key, sorted(fit, key=lambda text: digest(identity, text)), stem)


def _some(texts: Sequence[str], identity: str, true: Collection[str], told: str = "") -> list[str]:
    """Some of a sorted list that are neither true nor told of."""
    turned = from_place(texts, seed(identity, "from"))
    fit = (t for t in turned if normal(t) not in true and (not told or normal(t) not in told))
    return list(islice(fit, _LOOKED_AT))


def _kin(said: Said | Honoured) -> _Kin:
    """What tells who can stand beside whom: the same said of a person, or of a group."""
    return type(said).__name__, said.section.language, said.group


def _sorted(texts: Mapping[_Kin, set[str]]) -> defaultdict[_Kin, list[str]]:
    return defaultdict(list, {kin: sorted(found) for kin, found in texts.items()})
