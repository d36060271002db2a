"""All that rules can make questions of, read from the pages once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from portal.content.library import Library
from portal.quiz.facts import Fact, Misplaced, facts_of
from portal.quiz.generate.rule import Of
from portal.quiz.listings import Listing, Rows, Steps, listings_of, steps_of, tables_of
from portal.quiz.people import People, people_of
from portal.quiz.sections import Section, sections_of
from portal.quiz.subject import Subject


@dataclass(frozen=True)
class Material:
    """The facts of a project and what stands around them, in the order of the pages."""

    sections: dict[tuple[str, str, str], Section]
    facts: list[Fact]
    misplaced: list[Misplaced]
    listings: list[Listing]
    steps: list[Steps]
    tables: list[Rows]
    people: People

    def subjects(self) -> Iterator[tuple[Of, Subject]]:
        """Everything a question can be made of, with what it is."""
        for fact in self.facts:
            yield "fact", fact
        for listing in self.listings:
            yield "listing", listing
        for steps in self.steps:
            yield "steps", steps
        for table in self.tables:
            yield "table", table
        for honoured in self.people.honoured:
            yield "honour", honoured
        for honours in self.people.honours:
            yield "honours", honours
        for quotation in self.people.quotations:
            yield "quotation", quotation
        for role in self.people.roles:
            yield "role", role
        for place in self.people.places:
            yield "place", place


def material_of(library: Library) -> Material:
    """Read the shown pages of a project."""
    parts = list(sections_of(library))
    facts, misplaced = facts_of(parts, library.terms)
    own: defaultdict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        own[fact.section.key].append(fact)
    sections = {section.key: section for versions in parts for section in versions}
    answers = [section for section in sections.values() if section.kind == "answer"]
    return Material(
        sections=sections,
        facts=facts,
        misplaced=misplaced,
        listings=list(listings_of(facts)),
        steps=[steps for part in answers for steps in steps_of(part, own[part.key])],
        tables=[rows for part in answers for rows in tables_of(part, own[part.key])],
        people=people_of(library, parts),
    )
