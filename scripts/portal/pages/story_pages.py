"""The pages of stories: each story, and the listings by newest, year, topic and place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from portal.content.story import Story
from portal.language.languages import Language
from portal.pages import views
from portal.pages.bodies import Bodies
from portal.pages.cards import (
    minutes,
    pattern,
    picture,
    story_card,
    term_link,
)
from portal.pages.context import Context
from portal.pages.frames import Frames
from portal.pages.heads import Article
from portal.pages.plan import PagePlan

RELATED = 3
_WINDOW = 8
"""How many neighbours in each topic are looked at for related stories."""


@dataclass(frozen=True)
class Listing:
    """One listing of stories: `path` without its page number."""

    path: str
    kind: str
    name: str
    stories: tuple[Story, ...]


def listings(context: Context) -> list[Listing]:
    """All listings that have stories."""
    stories = context.library.shown_stories
    if not stories:
        return []
    years: dict[str, list[Story]] = defaultdict(list)
    topics: dict[str, list[Story]] = defaultdict(list)
    places: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        years[str(story.date.year)].append(story)
        places[story.place].append(story)
        for topic in story.topics:
            topics[topic].append(story)
    taxonomy = context.library.taxonomy
    found = [Listing("stories", "all", "", tuple(stories))]
    found += [
        Listing(f"stories/year/{y}", "year", y, tuple(s))
        for y, s in sorted(years.items(), reverse=True)
    ]
    for name, some in sorted(topics.items(), key=lambda item: (-len(item[1]), item[0])):
        found.append(
            Listing(f"stories/topic/{taxonomy.slug('topics', name)}", "topic", name, tuple(some))
        )
    for name, some in sorted(places.items(), key=lambda item: (-len(item[1]), item[0])):
        found.append(
            Listing(f"stories/place/{taxonomy.slug('places', name)}", "place", name, tuple(some))
        )
    return found


def _most_first(groups: dict[str, list[Story]]) -> list[tuple[str, list[Story]]]:
    return sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))


def plans(context: Context, frames: Frames, language: Language) -> Iterator[PagePlan]:
    """Every story and every page of every listing, in one language."""
    stories = context.library.shown_stories
    related = related_stories(stories)
    for number, story in enumerate(stories):
        newer = stories[number - 1] if number else None
        older = stories[number + 1] if number + 1 < len(stories) else None
        yield _story_plan(context, frames, language, story, older, newer, related[story.slug])
    yield from chain.from_iterable(
        _listing_plans(context, frames, language, listing, all_listings)
        for all_listings in [listings(context)]
        for listing in all_listings
    )


def _story_plan(
    context: Context,
    frames: Frames,
    language: Language,
    story: Story,
    older: Story | None,
    newer: Story | None,
    related: Sequence[Story],
) -> PagePlan:
    text = story.text(language.code)
    path = f"stories/{story.slug}"
    own = text.language == language.code

    def link(other: Story | None) -> views.Link | None:
        if other is None:
            return None
        return views.Link(other.text(language.code).title, context.url("story", other, language))

    def view(bodies: Bodies) -> views.View:
        topics = tuple(term_link(context, "topics", topic, language) for topic in story.topics)
        cover = picture(context, story.cover, text.cover_alt)
        short = (
            f"s/{story.slug}/" if context.addresses.directory_urls else f"s/{story.slug}/index.html"
        )
        article = Article(
            column="stories",
            published=story.date,
            modified=story.updated,
            source=text.source,
            author=text.author,
            keywords=(*(topic.text for topic in topics), story.place),
        )
        frame = frames.make(
            path,
            language,
            text.title,
            text.summary,
            text_language=context.language_of(story, language),
            translated=text is not story.original,
            pending=text.native_review,
            draft=story.status == "draft",
            picture=cover,
            article=article,
            trail=("stories",),
        )
        return views.StoryView(
            template="portal/story.html",
            **frame,
            body=bodies.fill(story, text.document),
            toc=tuple(
                views.Link(heading.text, f"#{heading.id}")
                for heading in text.document.headings
                if heading.level == 2 and heading.id
            ),
            author=text.author,
            place=term_link(context, "places", story.place, language),
            topics=topics,
            date=story.date,
            date_text=context.date_text(story.date.date(), language),
            updated_text=context.date_text(story.updated, language) if story.updated else None,
            source=text.source,
            minutes=minutes(text.document.length),
            cover=cover,
            pattern=pattern(story.slug),
            short_link=context.addresses.absolute(short) or short,
            previous=link(older),
            next=link(newer),
            related=tuple(story_card(context, other, language) for other in related),
        )

    return PagePlan(
        path=path,
        language=language,
        title=text.title,
        template="portal/story.html",
        view=view,
        own=own,
        modified=story.updated or story.date.date(),
        source=text.path,
        ids=text.document.ids,
    )


def related_stories(stories: Sequence[Story]) -> dict[str, list[Story]]:
    """For each story, others that share most topics, then the place, then the time.

    Only the nearest in time of each topic are looked at, so that it stays linear.
    """
    position = {story.slug: number for number, story in enumerate(stories)}
    by_topic: dict[str, list[int]] = defaultdict(list)
    for number, story in enumerate(stories):
        for topic in story.topics:
            by_topic[topic].append(number)
    places_in_topic = {
        topic: {number: at for at, number in enumerate(numbers)}
        for topic, numbers in by_topic.items()
    }
    found: dict[str, list[Story]] = {}
    for story in stories:
        here = position[story.slug]
        near: dict[int, int] = defaultdict(int)
        for topic in story.topics:
            at = places_in_topic[topic][here]
            for number in by_topic[topic][max(0, at - _WINDOW) : at + _WINDOW + 1]:
                near[number] += 1
        near.pop(here, None)
        ranked = sorted(
            near,
            key=lambda n: (-near[n], stories[n].place != story.place, abs(n - here), n),
        )
        found[story.slug] = [stories[number] for number in ranked[:RELATED]]
    return found


def _heading(context: Context, listing: Listing, language: Language) -> str:
    say, taxonomy = context.strings(language), context.library.taxonomy
    match listing.kind:
        case "year":
            return say("stories.year", year=listing.name)
        case "topic":
            return say("stories.topic", topic=taxonomy.name("topics", listing.name, language.code))
        case "place":
            return say("stories.place", place=taxonomy.name("places", listing.name, language.code))
    return say("stories.title")


def _listing_plans(
    context: Context,
    frames: Frames,
    language: Language,
    listing: Listing,
    all_listings: Sequence[Listing],
) -> Iterator[PagePlan]:
    size = context.settings.per_page
    total = max(1, -(-len(listing.stories) // size))
    for number in range(1, total + 1):
        yield _listing_plan(context, frames, language, listing, all_listings, number, total)


def page_path(path: str, number: int) -> str:
    """The path of page `number` (from 1) of a listing."""
    return path if number == 1 else f"{path}/page/{number}"


def _listing_plan(
    context: Context,
    frames: Frames,
    language: Language,
    listing: Listing,
    all_listings: Sequence[Listing],
    number: int,
    total: int,
) -> PagePlan:
    say = context.strings(language)
    heading = _heading(context, listing, language)
    title = heading if number == 1 else say("stories.page", heading=heading, page=number)
    path = page_path(listing.path, number)

    def view(bodies: Bodies) -> views.View:
        size = context.settings.per_page
        stories = listing.stories[(number - 1) * size : number * size]
        trail = () if listing.kind == "all" else ("stories",)
        frame = frames.make(
            path, language, title, say("stories.description"), column="stories", trail=trail
        )

        def filters(kind: str) -> tuple[views.Link, ...]:
            chosen = [other for other in all_listings if other.kind == kind]
            return tuple(
                views.Link(
                    _filter_name(context, other, language),
                    context.addresses.page(language, other.path),
                    len(other.stories),
                    other.path == listing.path,
                )
                for other in chosen
            )

        return views.ListingView(
            template="portal/stories.html",
            **frame,
            cards=tuple(story_card(context, story, language) for story in stories),
            pagination=paginate(context, language, listing.path, number, total),
            heading=heading,
            count=len(listing.stories),
            years=filters("year"),
            topics=filters("topic"),
            places=filters("place"),
        )

    return PagePlan(
        path=path,
        language=language,
        title=title,
        template="portal/stories.html",
        view=view,
        modified=max(story.date.date() for story in listing.stories),
    )


def _filter_name(context: Context, listing: Listing, language: Language) -> str:
    taxonomy = context.library.taxonomy
    if listing.kind == "topic":
        return taxonomy.name("topics", listing.name, language.code)
    if listing.kind == "place":
        return taxonomy.name("places", listing.name, language.code)
    return listing.name


def paginate(
    context: Context, language: Language, path: str, number: int, total: int
) -> views.Pagination:
    """Links to the first, the last, and the pages around the current one."""

    def url(page: int) -> str:
        return context.addresses.page(language, page_path(path, page))

    shown = sorted({1, total, *range(max(1, number - 2), min(total, number + 2) + 1)})
    links: list[views.Link | None] = []
    for before, page in zip([0, *shown], shown, strict=False):
        if page > before + 1:
            links.append(None)
        links.append(views.Link(str(page), url(page), current=page == number))
    return views.Pagination(
        current=number,
        total=total,
        previous=url(number - 1) if number > 1 else None,
        next=url(number + 1) if number < total else None,
        pages=tuple(links),
    )
