"""What all pages share around their own content: head, breadcrumbs, languages, notices."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from portal.content.records import Publication
from portal.language.languages import Language
from portal.pages import parts
from portal.pages.context import Context
from portal.pages.heads import Article, Heads
from portal.pages.sharing import share_of


class Frames:
    """Makes the fields of `views.View` that do not depend on the kind of page; `there` says by path
    which languages have a page."""

    def __init__(
        self, context: Context, heads: Heads, there: Mapping[str, Collection[Language]]
    ) -> None:
        self._context, self._heads, self._there = context, heads, there

    def make(
        self,
        path: str,
        language: Language,
        title: str,
        description: str,
        *,
        record: Publication[Any] | None = None,
        borrowed_from: Language | None = None,
        picture: parts.Picture | None = None,
        article: Article | None = None,
        column: str | None = None,
        trail: Sequence[str] = (),
        json_ld: tuple[dict[str, Any], ...] = (),
        listed: bool = True,
    ) -> dict[str, Any]:
        """`record`: what the page shows the text of; `borrowed_from`: the language of what it
        shows where that is no record's and not its own; `trail`: the sections above the page."""
        context = self._context
        text_language = borrowed_from or language
        if record is not None:
            text_language = context.language_of(record, language)
        crumbs: tuple[parts.Link, ...] = ()
        if path:
            sections = [context.section(name, language) for name in trail]
            crumbs = (
                context.site(language, path).home,
                *(section for section in sections if section is not None),
                parts.Link(title, context.addresses.page(language, path), current=True),
            )
        data = self._breadcrumb_data(crumbs) if text_language == language else ()
        return {
            "url": context.addresses.page(language, path),
            "title": title,
            "language": language,
            "text_language": text_language,
            "site": context.site(language, path),
            "head": self._heads.make(
                path,
                language,
                title,
                description,
                text_language=text_language,
                picture=picture,
                article=article,
                column=column,
                json_ld=(*json_ld, *data),
                listed=listed,
            ),
            "languages": self.languages(path, language),
            "crumbs": crumbs,
            "share": share_of(context, path, language, spoken=text_language)
            if column == "quiz" and listed
            else None,
            "notices": tuple(self.notices(path, language, text_language, record)),
        }

    def languages(self, path: str, language: Language) -> tuple[parts.LanguageLink, ...]:
        """The switch: the same page in every language of the site; where a language has no such
        page, the nearest one above it."""
        addresses = self._context.addresses
        return tuple(
            parts.LanguageLink(
                other, addresses.page(other, self._nearest(path, other)), other == language
            )
            for other in self._context.settings.languages
        )

    def _nearest(self, path: str, language: Language) -> str:
        while path and language not in self._there.get(path, ()):
            path = path.rpartition("/")[0]
        return path

    def notices(
        self,
        path: str,
        language: Language,
        text_language: Language,
        record: Publication[Any] | None,
    ) -> Iterator[parts.Notice]:
        """What stands above a text that is borrowed, translated, converted or a draft."""
        context, say = self._context, self._context.strings(language)
        if record is not None and record.status == "draft":
            yield parts.Notice("draft", say("notice.draft"))
        if text_language != language:
            words = say("notice.fallback", language=parts.NAME)
            yield parts.Notice("fallback", words, text_language.name)
        if record is None or text_language != language:
            return
        text, original = record.text(language), record.original
        if text.converted:
            yield parts.Notice("converted", say("notice.converted"))
        if text.path != original.path:
            first = context.settings.language(original.language)
            url = context.addresses.page(first, path)
            link = parts.Link(say("notice.original"), url)
            words = say("notice.translation", language=parts.NAME)
            yield parts.Notice("translation", words, first.name, link)
            if text.stale:
                yield parts.Notice("stale", say("notice.stale"))
        if text.native_review:
            yield parts.Notice("native-review", say("notice.native-review"))

    def _breadcrumb_data(self, crumbs: tuple[parts.Link, ...]) -> tuple[dict[str, Any], ...]:
        addresses = [self._context.addresses.absolute(link.url) for link in crumbs]
        if len(crumbs) < 3 or None in addresses:
            return ()
        return (
            {
                "@context": "https://schema.org",
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {"@type": "ListItem", "position": n, "name": link.text, "item": address}
                    for n, (link, address) in enumerate(zip(crumbs, addresses, strict=True), 1)
                ],
            },
        )
