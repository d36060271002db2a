"""Records as listings show them."""

from __future__ import annotations

import hashlib
from math import ceil

from portal.content.excerpt import clip
from portal.content.figure import Figure
from portal.content.policy import Policy
from portal.content.records import PictureFile, Text
from portal.content.story import Story
from portal.content.taxonomy import Kind
from portal.content.writing import writes
from portal.language.languages import Language
from portal.pages import parts
from portal.pages.context import Context

READING_SPEED = 400
"""Han characters a minute."""
SPELLING_SPEED = 1100
"""Letters a minute where words are spelt: about 200 words."""
PATTERNS = 4


def minutes(text: Text) -> int:
    """Reading time of a text, at least one minute."""
    speed = READING_SPEED if writes(text.language, "Han") else SPELLING_SPEED
    return max(1, ceil(text.document.length / speed))


def pattern(slug: str) -> int:
    """The woven pattern that stands for a missing picture: always the same for one slug."""
    return hashlib.sha256(slug.encode()).digest()[0] % PATTERNS


def picture(context: Context, file: PictureFile | None, alt: str | None) -> parts.Picture | None:
    """A record's own picture as a page shows it."""
    if file is None:
        return None
    return context.media.picture(file.path.parent, file.path.name, alt or "")


def term_link(context: Context, kind: Kind, name: str, language: Language) -> parts.Link:
    """The link to the stories of a topic (`topics`) or place (`places`)."""
    taxonomy = context.library.taxonomy
    folder = "topic" if kind == "topics" else "place"
    slug = taxonomy.slug(kind, name)
    return parts.Link(
        taxonomy.name(kind, name, language.code),
        context.addresses.page(language, f"stories/{folder}/{slug}"),
    )


def story_card(context: Context, story: Story, language: Language) -> parts.StoryCard:
    """A story in a listing; made once for all listings that show it."""
    key = (language.code, story.slug)
    if key not in context.story_cards:
        context.story_cards[key] = _story_card(context, story, language)
    return context.story_cards[key]


def _story_card(context: Context, story: Story, language: Language) -> parts.StoryCard:
    text = story.text(language)
    return parts.StoryCard(
        url=context.url("story", story, language),
        title=text.title,
        summary=clip(text.summary),
        language=context.language_of(story, language),
        author=text.author,
        place=term_link(context, "places", story.place, language),
        topics=tuple(term_link(context, "topics", topic, language) for topic in story.topics),
        date=story.date,
        date_text=context.date_text(story.date.date(), language),
        minutes=minutes(text),
        picture=picture(context, story.cover, text.cover_alt),
        pattern=pattern(story.slug),
    )


def figure_card(context: Context, figure: Figure, language: Language) -> parts.FigureCard:
    """A figure in the gallery."""
    text = figure.text(language)
    latest = max(text.honours, key=lambda honour: honour.year, default=None)
    say = context.strings(language)
    place = context.library.taxonomy.name("places", figure.place, language.code)
    return parts.FigureCard(
        url=context.url("figure", figure, language),
        name=text.name,
        role=text.role,
        kind=figure.kind,
        place=parts.Link(place, ""),
        quote=text.quote,
        honour=say("figures.honour", title=latest.title, year=str(latest.year)) if latest else None,
        language=context.language_of(figure, language),
        picture=picture(context, figure.portrait, text.portrait_alt),
        pattern=pattern(figure.slug),
    )


def policy_card(
    context: Context, policy: Policy, language: Language, questions: int = 3
) -> parts.PolicyCard:
    """A policy topic with its first questions."""
    text = policy.text(language)
    url = context.url("policy", policy, language)
    return parts.PolicyCard(
        url=url,
        title=text.title,
        summary=clip(text.summary),
        questions=tuple(
            parts.Link(answer.question, f"{url}#{answer.id}") for answer in text.answers[:questions]
        ),
        count=len(text.answers),
        checked_text=context.date_text(policy.checked, language),
        language=context.language_of(policy, language),
    )
