"""True or false: what the page says, or the same with one fact put in another's place."""

from __future__ import annotations

from portal.quiz.facts import Fact
from portal.quiz.generate import bounds, stems
from portal.quiz.generate.pool import Pool
from portal.quiz.generate.rule import Draft, Reason, Rule
from portal.quiz.text import seed

EXAMPLE = """
## 居住证归谁管？
受理、制作、发放和签注，都由 ==公安机关== 负责。
→ 居住证归谁管？有人说：受理、制作、发放和签注，都由税务机关负责。这话对不对？  **不对**
"""


def make(identity: str, fact: Fact, pool: Pool) -> Draft | Reason:
    """Half of them are true, drawn from the item's id; the wrong word is of the fact's kind."""
    if reason := stems.unfit(fact):
        return reason
    wrong = pool.instead(identity, fact)
    if not wrong:
        return "few-distractors"
    wrong = bounds.surely_false(fact, wrong)
    if not wrong:
        return "bound"
    words = fact.section.words
    true = seed(identity, "true") % 2 == 0
    said = fact.text if true else wrong[seed(identity, "wrong") % len(wrong)]
    stem = stems.statement(fact, said)
    if stems.too_long(stem):
        return "stem-long"
    form = words.it_is_right if true else words.it_is_wrong
    explanation = form.format(passage=fact.quote)
    return Draft(stem, (), true, 1 if fact.kind in ("term", "phrase") else 2, explanation)


RULE = Rule("true_false", "true_false", "fact", EXAMPLE, make)
