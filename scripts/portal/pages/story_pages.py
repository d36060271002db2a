"""The pages of stories, and which stories are related."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from portal.content.story import Story
from portal.language.languages import Language
from portal.pages import parts, views
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


def plans(context: Context, frames: Frames, language: Language) -> Iterator[PagePlan]:
    """Every story, in one language."""
    stories = context.stories(language)
    related = related_stories(stories)
    for number, story in enumerate(stories):
        newer = stories[number - 1] if number else None
        older = stories[number + 1] if number + 1 < len(stories) else None
        yield _story_plan(context, frames, language, story, older, newer, related[story.slug])


def _story_plan(
    context: Context,
    frames: Frames,
    language: Language,
    story: Story,
    older: Story | None,
    newer: Story | None,
    related: Sequence[Story],
) -> PagePlan:
    text = story.text(language)
    path = f"stories/{story.slug}"
    own = text.language == language.code

    def link(other: Story | None) -> parts.Link | None:
        if other is None:
            return None
        return parts.Link(other.text(language).title, context.url("story", other, language))

    def view(bodies: Bodies) -> views.View:
        topics = tuple(term_link(context, "topics", topic, language) for topic in story.topics)
        cover = picture(context, story.cover, text.cover_alt)
        short = context.addresses.short(story.slug)
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
            record=story,
            picture=cover,
            article=article,
            trail=("stories",),
        )
        return views.StoryView(
            template="portal/story.html",
            **frame,
            body=bodies.fill(story, text.document),
            toc=tuple(
                parts.Link(heading.text, f"#{heading.id}")
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
            minutes=minutes(text),
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
