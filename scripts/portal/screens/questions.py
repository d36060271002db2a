"""The question of the day on a screen: the one that the website asks on that day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache, cached_property

from portal.content.library import Library
from portal.content.screen import Screen
from portal.language.languages import Language
from portal.quiz.bank import Bank, bank_of
from portal.quiz.daily import asked, of_the_day
from portal.quiz.generate.order import shown_options
from portal.quiz.item import MANUAL, BankItem, keys_of
from portal.screens.contents import Contents, design_of
from portal.screens.slide import Slide, Words

MOST_OPTIONS = 6


class Questions:
    """The questions of the day of a project; its bank is made when one is first asked for."""

    def __init__(self, library: Library, contents: Contents, bank: Bank | None = None) -> None:
        self._library, self._contents, self._given = library, contents, bank
        self._asked = cache(self._asked_in)
        self._sources = frozenset(
            [
                *(f"stories/{story.slug}" for story in library.screen_stories),
                *(f"figures/{figure.slug}" for figure in library.screen_figures),
                *(f"policy/{policy.slug}" for policy in library.policies if policy.published),
            ]
        )

    @cached_property
    def _bank(self) -> Bank:
        return self._given if self._given is not None else bank_of(self._library)

    def _asked_in(self, code: str) -> Sequence[BankItem]:
        return asked(self._bank, code)

    @cached_property
    def _by_id(self) -> dict[tuple[str, str], BankItem]:
        items = (i for i in self._bank.items if i.pool == "practice" and i.ready)
        return {(item.id, item.lang): item for item in items}

    def slides(self, day: date, screen: Screen) -> tuple[Slide, ...]:
        """The question of a day, then its answer; none where there is no question that a screen
        can show.

        It is the one that the website asks in the first of the screen's languages that has
        questions. In the others it stands beside where they have it with the same options.
        """
        for language in screen.languages:
            found = of_the_day(self._asked(language.code), day, self._suits)
            if found is not None:
                return self._made(found, language, screen)
        return ()

    def _suits(self, item: BankItem) -> bool:
        """Whether a screen can show a question, and may: it is answered by choosing, and comes
        from nobody who did not agree to be on screens."""
        return (
            (item.type == "true_false" or 2 <= len(item.options) <= MOST_OPTIONS)
            and item.type in ("single", "multiple", "true_false")
            and item.source.page in self._sources
        )

    def _made(self, item: BankItem, main: Language, screen: Screen) -> tuple[Slide, ...]:
        shown = [(main, item, self._options(item, main))]
        for language in screen.languages:
            twin = self._by_id.get((item.id, language.code))
            if language != main and twin is not None:
                options = self._like(item, twin, language)
                if options:
                    shown.append((language, twin, options))
        source = self._source(item)
        question = Slide(
            "question",
            tuple(self._words(twin, options, lang) for lang, twin, options in shown),
            address=self._address(main),
            design=design_of(item.id),
            source=source,
        )
        answer = Slide(
            "answer",
            tuple(self._answer(twin, options, lang) for lang, twin, options in shown),
            design=design_of(item.id),
            source=source,
        )
        return question, answer

    def _options(self, item: BankItem, language: Language) -> tuple[str, ...]:
        say = self._contents.say(language)
        if item.type == "true_false":
            return say("quiz.true"), say("quiz.false")
        return shown_options(item)

    def _like(self, item: BankItem, twin: BankItem, language: Language) -> tuple[str, ...]:
        """The options of a question in another language, in the order of `item`'s; none where the
        two do not go side by side: only those by hand are written so."""
        if item.type != twin.type or len(item.options) != len(twin.options):
            return ()
        if item.type == "true_false":
            return self._options(twin, language) if item.answer == twin.answer else ()
        if item.rule != MANUAL or _places(item) != _places(twin):
            return ()
        return tuple(twin.options[item.options.index(option)] for option in shown_options(item))

    def _words(self, item: BankItem, options: tuple[str, ...], language: Language) -> Words:
        mask = self._contents.mask(language)
        return Words(
            language,
            mask(item.stem),
            label=self._contents.say(language)("home.question"),
            options=tuple(map(mask, options)),
        )

    def _answer(self, item: BankItem, options: tuple[str, ...], language: Language) -> Words:
        mask = self._contents.mask(language)
        right = (0 if item.answer else 1,) if isinstance(item.answer, bool) else tuple(
            number for number, option in enumerate(options) if option in keys_of(item)
        )  # fmt: skip
        return Words(
            language,
            mask(item.stem),
            label=self._contents.say(language)("screen.answer"),
            text=mask(item.explanation),
            options=tuple(map(mask, options)),
            right=right,
        )

    def _source(self, item: BankItem) -> str:
        if item.rule == MANUAL:
            written = next(q for q in self._library.questions if q.id == item.id)
            return f"{written.path}:{written.line}"
        found = self._library.references.source(item.source.page)
        return f"{found.record.path}:1" if found is not None else ""

    def _address(self, language: Language) -> str | None:
        site_url = self._library.settings.site_url
        return site_url + language.url("quiz/") if site_url is not None else None


def _places(item: BankItem) -> tuple[int, ...]:
    """Where the right options stand among those of a question as it was written."""
    return tuple(item.options.index(key) for key in keys_of(item))
