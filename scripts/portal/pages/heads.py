"""What stands in `<head>`: addresses, social cards, JSON-LD, and the metadata that Chinese
government sites must carry (site, column, content: 《政府网站发展指引》, 国办发〔2017〕47 号)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal
from urllib.parse import quote, urlsplit

from portal.content.excerpt import clip
from portal.language.languages import Language
from portal.pages import parts, views
from portal.pages.context import Context

DESCRIPTION = 120
"""Characters of a page's description."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What the head of a story, a figure or a policy topic says of it."""

    column: str
    """The section it belongs to: `stories`, `policy`, `figures`."""
    published: date
    modified: date | None
    source: str
    author: str
    keywords: tuple[str, ...]
    kind: Literal["article", "profile"] = "article"


class Heads:
    """Makes the heads of one site; `own` says which languages have a page of their own."""

    def __init__(self, context: Context, own: Mapping[str, list[Language]]) -> None:
        self._context, self._own = context, own

    def make(
        self,
        path: str,
        language: Language,
        title: str,
        description: str,
        *,
        text_language: Language,
        picture: parts.Picture | None = None,
        article: Article | None = None,
        column: str | None = None,
        json_ld: tuple[dict[str, Any], ...] = (),
        listed: bool = True,
    ) -> views.Head:
        """The head of the page at `path`; on a borrowed page the original is the canonical one."""
        context = self._context
        site_name = context.site(language, path).name
        own = text_language == language
        url = context.addresses.page(text_language, path)
        canonical = context.addresses.absolute(url) if listed else None
        description = clip(description, DESCRIPTION) or site_name
        image = context.addresses.absolute(quote(picture.url) if picture else context.assets.share)
        government: tuple[tuple[str, str], ...] = ()
        if article is not None:
            government = self._article_labels(
                title, description, language, article, canonical, image
            )
            if own:
                data = self._article_data(title, description, article, canonical, image)
                json_ld = ({**data, "inLanguage": text_language.code}, *json_ld)
        elif column is not None:
            government = (*self._site_labels(), *self._column_labels(column, language))
        return views.Head(
            title=title if title == site_name else f"{title} - {site_name}",
            description=description,
            canonical=canonical,
            alternates=self._alternates(path) if own and listed else (),
            image=image,
            kind=article.kind if article is not None else "website",
            robots=None if own and listed else "noindex",
            government=government,
            json_ld=json_ld,
            published=article.published.isoformat() if article is not None else None,
            modified=article.modified.isoformat() if article and article.modified else None,
        )

    def _alternates(self, path: str) -> tuple[tuple[str, str], ...]:
        languages = self._own.get(path, [])
        if len(languages) < 2:
            return ()
        found = [
            (language.code, address)
            for language in languages
            if (address := self._context.addresses.absolute(self._page(language, path)))
        ]
        default = self._context.addresses.absolute(self._page(languages[0], path))
        return (*found, ("x-default", default)) if default else ()

    def _page(self, language: Language, path: str) -> str:
        return self._context.addresses.page(language, path)

    def _site_labels(self) -> tuple[tuple[str, str], ...]:
        settings = self._context.settings
        return (
            ("SiteName", settings.site_name),
            ("SiteDomain", urlsplit(settings.site_url or "").hostname or ""),
            ("SiteIDCode", settings.site_id_code),
        )

    def _column_labels(self, column: str, language: Language) -> tuple[tuple[str, str], ...]:
        say = self._context.strings(language)
        name = say(f"{column}.title")
        return (
            ("ColumnName", name),
            ("ColumnDescription", say(f"{column}.description")),
            ("ColumnKeywords", say.listing([name, self._context.settings.publisher])),
            ("ColumnType", name),
        )

    def _article_labels(
        self,
        title: str,
        description: str,
        language: Language,
        article: Article,
        canonical: str | None,
        image: str | None,
    ) -> tuple[tuple[str, str], ...]:
        moment = article.published
        if not isinstance(moment, datetime):
            moment = datetime.combine(moment, time())
        labels = [
            *self._site_labels(),
            *self._column_labels(article.column, language),
            ("ArticleTitle", title),
            ("PubDate", moment.strftime("%Y-%m-%d %H:%M")),
            ("ContentSource", article.source),
            ("Keywords", self._context.strings(language).listing(article.keywords)),
            ("Author", article.author),
            ("Description", description),
        ]
        labels += [("Image", image)] if image else []
        labels += [("Url", canonical)] if canonical else []
        return tuple(labels)

    def _article_data(
        self,
        title: str,
        description: str,
        article: Article,
        canonical: str | None,
        image: str | None,
    ) -> dict[str, Any]:
        data: dict[str, Any] = {
            "@context": "https://schema.org",
            "@type": "Article",
            "headline": title,
            "description": description,
            "datePublished": article.published.isoformat(),
            "author": {"@type": "Person", "name": article.author},
            "publisher": {"@type": "Organization", "name": self._context.settings.publisher},
        }
        if article.author == self._context.settings.publisher or article.column != "stories":
            data["author"]["@type"] = "Organization"
        if article.modified:
            data["dateModified"] = article.modified.isoformat()
        if canonical:
            data["mainEntityOfPage"] = canonical
        if image:
            data["image"] = image
        return data
