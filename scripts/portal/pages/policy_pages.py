"""The pages of policy topics, and the page that lists them."""

from __future__ import annotations

from collections.abc import Iterator

from portal.content.document import Document
from portal.content.policy import Policy, QuestionAndAnswer
from portal.language.languages import Language
from portal.pages import parts, views
from portal.pages.bodies import Bodies
from portal.pages.cards import policy_card
from portal.pages.context import Context
from portal.pages.frames import Frames
from portal.pages.heads import Article
from portal.pages.plan import PagePlan


def plans(context: Context, frames: Frames, language: Language) -> Iterator[PagePlan]:
    """Every policy topic and their listing, in one language."""
    policies = context.policies(language)
    if not policies:
        return
    for policy in policies:
        yield _policy_plan(context, frames, language, policy)
    title = context.strings(language)("policy.title")
    borrowed_from = context.borrowed_from(policies, language)

    def view(_bodies: Bodies) -> views.View:
        description = context.strings(language)("policy.description")
        return views.PolicyIndexView(
            template="portal/policies.html",
            **frames.make(
                "policy", language, title, description, column="policy", borrowed_from=borrowed_from
            ),
            policies=tuple(policy_card(context, p, language) for p in policies),
            count=sum(len(p.text(language).answers) for p in policies),
        )

    yield PagePlan(
        path="policy",
        language=language,
        title=title,
        template="portal/policies.html",
        view=view,
        own=borrowed_from is None,
        modified=max(policy.checked for policy in policies),
    )


def _policy_plan(context: Context, frames: Frames, language: Language, policy: Policy) -> PagePlan:
    text = policy.text(language)
    path = f"policy/{policy.slug}"
    url = context.addresses.page(language, path)

    def view(bodies: Bodies) -> views.View:
        own = text.language == language.code
        frame = frames.make(
            path,
            language,
            text.title,
            text.summary,
            record=policy,
            article=Article(
                column="policy",
                published=policy.date,
                modified=policy.checked,
                source=text.source,
                author=text.source,
                keywords=(text.title,),
            ),
            trail=("policy",),
            json_ld=(_faq(text.document, text.answers),) if own and text.answers else (),
        )
        return views.PolicyView(
            template="portal/policy.html",
            **frame,
            introduction=bodies.fill(policy, text.document, text.introduction),
            answers=tuple(
                parts.Answer(
                    id=answer.id,
                    question=answer.question,
                    body=bodies.fill(policy, text.document, answer.answer),
                    basis=bodies.fill(policy, text.document, answer.basis) or None,
                    url=f"{url}#{answer.id}",
                )
                for answer in text.answers
            ),
            source=text.source,
            date_text=context.date_text(policy.date, language),
            checked=policy.checked,
            checked_text=context.date_text(policy.checked, language),
            others=tuple(
                parts.Link(other.text(language).title, context.url("policy", other, language))
                for other in context.policies(language)
                if other.slug != policy.slug
            ),
        )

    return PagePlan(
        path=path,
        language=language,
        title=text.title,
        template="portal/policy.html",
        view=view,
        own=text.language == language.code,
        modified=policy.checked,
        source=text.path,
        ids=text.document.ids,
    )


def _faq(document: Document, answers: tuple[QuestionAndAnswer, ...]) -> dict[str, object]:
    """schema.org's FAQPage: each question with its answer and basis as plain text."""

    def words(answer: QuestionAndAnswer) -> str:
        basis = [document.text[block.start : block.end].strip() for block in answer.basis]
        return "\n".join([answer.text, *basis])

    return {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question",
                "name": answer.question,
                "acceptedAnswer": {"@type": "Answer", "text": words(answer)},
            }
            for answer in answers
        ],
    }
