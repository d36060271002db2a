"""What all pages share around their own content: head, breadcrumbs, languages, notices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from portal.language.languages import Language
from portal.pages import views
from portal.pages.context import Context
from portal.pages.heads import Article, Heads


class Frames:
    """Makes the fields of `views.View` that do not depend on the kind of page."""

    def __init__(self, context: Context, heads: Heads) -> None:
        self._context, self._heads = context, heads

    def make(
        self,
        path: str,
        language: Language,
        title: str,
        description: str,
        *,
        text_language: Language | None = None,
        translated: bool = False,
        pending: bool = False,
        draft: bool = False,
        picture: views.Picture | None = None,
        article: Article | None = None,
        column: str | None = None,
        trail: Sequence[str] = (),
        json_ld: tuple[dict[str, Any], ...] = (),
        listed: bool = True,
    ) -> dict[str, Any]:
        """`text_language`: that of the text, where it is not the page's; `trail`: the sections
        above the page; `translated`: the text is a translation, and if `pending` one that awaits a
        native reader; `draft`: it is shown in the preview only."""
        context = self._context
        text_language = text_language or language
        own = text_language == language
        crumbs: tuple[views.Link, ...] = ()
        if path:
            sections = [context.section(name, language) for name in trail]
            crumbs = (
                context.site(language, path).home,
                *(section for section in sections if section is not None),
                views.Link(title, context.addresses.page(language, path), current=True),
            )
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
                own=own,
                picture=picture,
                article=article,
                column=column,
                json_ld=(*json_ld, *self._breadcrumb_data(crumbs)),
                listed=listed,
            ),
            "languages": self.languages(path, language),
            "crumbs": crumbs,
            "notices": self._notices(language, text_language, translated, pending, draft),
        }

    def languages(self, path: str, language: Language) -> tuple[views.LanguageLink, ...]:
        """The switch: the same page in every language of the site."""
        addresses = self._context.addresses
        return tuple(
            views.LanguageLink(other, addresses.page(other, path), other == language)
            for other in self._context.settings.languages
        )

    def _notices(
        self,
        language: Language,
        text_language: Language,
        translated: bool,
        pending: bool,
        draft: bool,
    ) -> tuple[views.Notice, ...]:
        say = self._context.strings(language)
        found = []
        if draft:
            found.append(views.Notice("draft", say("notice.draft")))
        if text_language != language:
            text = say("notice.fallback", language=text_language.name)
            found.append(views.Notice("fallback", text))
        elif translated:
            original = self._context.settings.default.name
            found.append(views.Notice("translation", say("notice.translation", language=original)))
        if pending:
            found.append(views.Notice("native-review", say("notice.native-review")))
        return tuple(found)

    def _breadcrumb_data(self, crumbs: tuple[views.Link, ...]) -> tuple[dict[str, Any], ...]:
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
