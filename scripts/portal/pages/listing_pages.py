"""The listings of stories: by newest, year, topic and place, in pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.content.story import Story
from portal.language.languages import Language
from portal.pages import parts, views
from portal.pages.bodies import Bodies
from portal.pages.cards import story_card
from portal.pages.context import Context
from portal.pages.frames import Frames
from portal.pages.plan import PagePlan


@dataclass(frozen=True)
class Listing:
    """One listing of stories: `path` without its page number."""

    path: str
    kind: str
    name: str
    stories: tuple[Story, ...]


def listings(context: Context, language: Language) -> list[Listing]:
    """All listings that have stories in a language."""
    stories = context.stories(language)
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
    for year, some in sorted(years.items(), reverse=True):
        found.append(Listing(f"stories/year/{year}", "year", year, tuple(some)))
    for name, some in _most_first(topics):
        path = f"stories/topic/{taxonomy.slug('topics', name)}"
        found.append(Listing(path, "topic", name, tuple(some)))
    for name, some in _most_first(places):
        path = f"stories/place/{taxonomy.slug('places', name)}"
        found.append(Listing(path, "place", name, tuple(some)))
    return found


def _most_first(groups: dict[str, list[Story]]) -> list[tuple[str, list[Story]]]:
    return sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))


def plans(context: Context, frames: Frames, language: Language) -> Iterator[PagePlan]:
    """Every page of every listing, in one language."""
    every = listings(context, language)
    for listing in every:
        yield from _listing_plans(context, frames, language, listing, every)


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
    size = context.settings.per_page
    stories = listing.stories[(number - 1) * size : number * size]
    borrowed_from = context.borrowed_from(stories, language)

    def view(bodies: Bodies) -> views.View:
        trail = () if listing.kind == "all" else ("stories",)
        frame = frames.make(
            path,
            language,
            title,
            say("stories.description"),
            column="stories",
            trail=trail,
            borrowed_from=borrowed_from,
        )

        def filters(kind: str) -> tuple[parts.Link, ...]:
            chosen = [other for other in all_listings if other.kind == kind]
            return tuple(
                parts.Link(
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
        own=borrowed_from is None,
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
) -> parts.Pagination:
    """Links to the first, the last, and the pages around the current one."""

    def url(page: int) -> str:
        return context.addresses.page(language, page_path(path, page))

    shown = sorted({1, total, *range(max(1, number - 2), min(total, number + 2) + 1)})
    links: list[parts.Link | None] = []
    for before, page in zip([0, *shown], shown, strict=False):
        if page > before + 1:
            links.append(None)
        links.append(parts.Link(str(page), url(page), current=page == number))
    return parts.Pagination(
        current=number,
        total=total,
        previous=url(number - 1) if number > 1 else None,
        next=url(number + 1) if number < total else None,
        pages=tuple(links),
    )
