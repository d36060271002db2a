"""All that can stand beside a key: of facts, and of what the heads of pages say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from portal.content.read_lists import TermList
from portal.quiz.facts import Fact
from portal.quiz.generate.choose import WANTED, choose, overlap
from portal.quiz.generate.distractors import Distractors, place_among
from portal.quiz.people import Honoured, People, Said
from portal.quiz.text import digest, normal, seed

_YEARS_AROUND = 3
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
        self._said: defaultdict[_Kin, list[Said]] = defaultdict(list)
        for said in (*people.quotations, *people.roles, *people.places):
            self._said[_kin(said)].append(said)
        self._honoured: defaultdict[_Kin, list[Honoured]] = defaultdict(list)
        for honoured in people.honoured:
            self._honoured[_kin(honoured)].append(honoured)

    def others(self, identity: str, said: Said, stem: str) -> tuple[str, ...] | None:
        """Three answers to the same question about others, none of which is true here too."""
        all_said = self._said[_kin(said)]
        key = said.texts[0]
        true = {
            normal(other.texts[0])
            for other in all_said
            if normal(other.stem) == normal(said.stem) or other.section.key == said.section.key
        }
        found = {other.texts[0] for other in all_said if normal(other.texts[0]) not in true}
        found = {text for text in found if normal(text) not in said.section.everything}
        return self._choose(identity, key, found, stem)

    def people_without(
        self, identity: str, honoured: Honoured, stem: str
    ) -> tuple[str, ...] | None:
        """Three who never had an honour of this name."""
        peers = self._honoured[_kin(honoured)]
        title = normal(honoured.honour.title)
        had = {one.section.title for one in peers if normal(one.honour.title) == title}
        found = {one.section.title for one in peers} - had
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
        peers = self._honoured[_kin(honoured)]
        told = honoured.section.everything
        titles = {o.honour.title: normal(o.honour.title) for o in peers}
        found = {title for title, form in titles.items() if form not in own and form not in told}
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
        peers = self._honoured[_kin(honoured)]
        return [one for one in peers if one.section.page == honoured.section.page]

    def _choose(
        self, identity: str, key: str, found: Iterable[str], stem: str
    ) -> tuple[str, ...] | None:
        # a name within another, or within the question, would be no fair option
        fit = [
            text for text in found if not overlap(text, key) and normal(text) not in normal(stem)
        ]
        return choose(identity, key, sorted(fit, key=lambda text: digest(identity, text)), stem)


def _kin(said: Said | Honoured) -> _Kin:
    """What tells who can stand beside whom: the same said of a person, or of a group."""
    return type(said).__name__, said.section.language, said.group
