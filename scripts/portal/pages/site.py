"""The whole site: its pages, and the files beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from portal.content.names import Mask
from portal.content.story import Story
from portal.language.languages import Language
from portal.pages import (
    contest_pages,
    figure_pages,
    hand_pages,
    home_page,
    host,
    kiosk,
    listing_pages,
    parts,
    play_pages,
    policy_pages,
    poster_pages,
    practice,
    quiz_pages,
    story_pages,
    views,
    withdrawn_pages,
)
from portal.pages.bodies import Bodies
from portal.pages.context import Context
from portal.pages.frames import Frames
from portal.pages.heads import Heads
from portal.pages.masks import mask
from portal.pages.media import SiteFile
from portal.pages.plan import PagePlan, SitePlan

FEED_ENTRIES = 20
ZONE = "+08:00"
"""Times in the content are China's."""
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Portal:
    """One build of the site: `plan` says which pages, `extra_files` what stands beside them."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._masks: dict[str, Mask] = {}
        self._hides = any(context.library.withdrawn())
        own: dict[str, list[Language]] = {}
        there: dict[str, list[Language]] = {}
        self.frames = Frames(context, Heads(context, own), there)
        makers = (
            home_page.plans,
            story_pages.plans,
            listing_pages.plans,
            policy_pages.plans,
            figure_pages.plans,
            quiz_pages.plans,
            play_pages.plans,
            contest_pages.plans,
            hand_pages.plans,
            withdrawn_pages.plans,
        )
        pages = [
            page
            for language in context.settings.languages
            for maker in makers
            for page in maker(context, self.frames, language)
        ]
        self.plan = SitePlan((*pages, *poster_pages.plans(context, self.frames, pages)))
        own.update(self.plan.own_languages())
        there.update(self.plan.languages())

    def masks(self, language: Language | None) -> Mask:
        """What leaves withdrawn names out of a text in `language`, or in the default one."""
        language = language or self.context.settings.default
        if language.code not in self._masks:
            say = self.context.strings(language)
            self._masks[language.code] = mask(self.context.library, say)
        return self._masks[language.code]

    def masked(self, file: SiteFile) -> SiteFile:
        """A text beside the pages without withdrawn names."""
        if not self._hides:
            return file
        language = next(
            (x for x in self.context.settings.languages if x.prefix == file.path.partition("/")[0]),
            None,
        )
        words = (file.content or b"").decode("utf-8")
        return replace(file, content=self.masks(language)(words).encode("utf-8"))

    def not_found(self) -> views.View:
        """The page for an address where nothing stands."""
        context, language = self.context, self.context.settings.default
        say = context.strings(language)
        frame = self.frames.make(
            "404", language, say("not_found.title"), say("not_found.text"), listed=False
        )
        frame["crumbs"] = ()
        frame["languages"] = self.frames.languages("", language)
        return views.PageView(template="404.html", **frame, body=Markup(""))

    def extra_files(self, environment: Environment) -> Iterator[SiteFile]:
        """Scripts of the quiz, files of contests, short links, feeds and the sitemap."""
        yield from contest_pages.files(self.context)
        for language in self.context.settings.languages:
            if "quiz" in self.context.sections(language):
                address = practice.bank_address(language)
                yield _text(address, quiz_pages.bank_script(self.context, language))
                for blueprint in play_pages.papers(self.context, language):
                    address = play_pages.paper_address(language, blueprint)
                    yield _text(address, play_pages.paper_script(self.context, language, blueprint))
        yield from self._short_links(environment)
        yield from kiosk.files(self.context, self.frames, environment, self.masks)
        yield from host.files(self.context, environment)
        if self.context.settings.site_url:
            yield self._sitemap(environment)
            for language in self.context.settings.languages:
                yield from self._feeds(environment, language)

    def _short_links(self, environment: Environment) -> Iterator[SiteFile]:
        template = environment.get_template("portal/short_link.html")
        context, language = self.context, self.context.settings.default
        withdrawn = context.strings(language)("withdrawn.title")
        stories = context.library.shown_stories
        gone = tuple(s for s in context.library.stories if s.status == "withdrawn")
        for story in (*stories, *gone):
            url = context.url("story", story, language)
            title = withdrawn if story.status == "withdrawn" else story.original.title
            words = template.render(
                target=f"../../{url}",
                canonical=context.addresses.absolute(url) if story.published else None,
                title=title,
                language=language,
            )
            yield _text(f"s/{story.slug}/index.html", words)

    def _sitemap(self, environment: Environment) -> SiteFile:
        own = self.plan.own_languages()
        addresses = self.context.addresses

        def alternates(page: PagePlan) -> list[tuple[str, str | None]]:
            languages = own[page.path]
            if len(languages) < 2:
                return []
            return [
                (language.code, addresses.absolute(addresses.page(language, page.path)))
                for language in languages
            ]

        entries = [
            {
                "loc": addresses.absolute(addresses.page(page.language, page.path)),
                "lastmod": page.modified.isoformat() if page.modified else None,
                "alternates": alternates(page),
            }
            for page in self.plan.pages
            if page.own and page.listed
        ]
        return _text(
            "sitemap.xml", environment.get_template("portal/sitemap.xml").render(entries=entries)
        )

    def _feeds(self, environment: Environment, language: Language) -> Iterator[SiteFile]:
        context = self.context
        site = context.site(language, "")
        stories = [s for s in context.library.shown_stories if s.speaks(language)]
        if not site.feeds or not stories:
            return
        atom, feed_json = site.feeds
        newest = max(s.updated or s.date.date() for s in stories)
        feed: dict[str, Any] = {
            "id": context.addresses.absolute(site.home.url),
            "title": atom.text,
            "subtitle": context.settings.description,
            "updated": f"{newest.isoformat()}T00:00:00{ZONE}",
            "self_url": context.addresses.absolute(atom.url),
            "json_url": context.addresses.absolute(feed_json.url),
            "home_url": context.addresses.absolute(site.home.url),
            "language": language.code,
            "entries": [
                self._entry(environment, story, language) for story in stories[:FEED_ENTRIES]
            ],
        }
        yield _text(atom.url, environment.get_template("portal/feed.xml").render(feed=feed))
        yield _text(
            feed_json.url, json.dumps(_json_feed(feed), ensure_ascii=False, indent=1) + "\n"
        )

    def _entry(self, environment: Environment, story: Story, language: Language) -> dict[str, Any]:
        context, text = self.context, story.text(language)
        draw = _absolute_picture(environment, context.addresses.absolute)
        bodies = Bodies(context, language, lambda url: context.addresses.absolute(url) or url, draw)
        url = context.addresses.absolute(context.url("story", story, language))
        published = f"{story.date.isoformat()}{ZONE}"
        updated = f"{story.updated.isoformat()}T00:00:00{ZONE}" if story.updated else published
        return {
            "id": url,
            "url": url,
            "title": text.title,
            "published": published,
            "updated": updated,
            "author": text.author,
            "summary": text.summary,
            "content_html": bodies.fill(story, text.document),
            "topics": [
                context.library.taxonomy.name("topics", topic, language.code)
                for topic in story.topics
            ],
        }


def _absolute_picture(
    environment: Environment, absolute: Callable[[str], str | None]
) -> Callable[[parts.Picture], str]:
    template = environment.get_template("portal/fragments/feed_picture.html")
    return lambda picture: template.render(picture=picture, url=absolute(picture.url))


def _json_feed(feed: dict[str, Any]) -> dict[str, Any]:
    """The feed as JSON Feed 1.1."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed["title"],
        "home_page_url": feed["home_url"],
        "feed_url": feed["json_url"],
        "language": feed["language"],
        "items": [
            {
                "id": entry["id"],
                "url": entry["url"],
                "title": entry["title"],
                "summary": entry["summary"],
                "content_html": entry["content_html"],
                "date_published": entry["published"],
                "date_modified": entry["updated"],
                "authors": [{"name": entry["author"]}],
                "tags": entry["topics"],
            }
            for entry in feed["entries"]
        ],
    }


def _text(path: str, words: str) -> SiteFile:
    if path.endswith(".xml"):
        words = _NOT_XML.sub("", words)
    return SiteFile(path, content=words.encode("utf-8"))
