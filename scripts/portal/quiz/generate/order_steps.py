"""Put in order: the steps of a numbered list."""

from __future__ import annotations

from portal.quiz.generate import stems
from portal.quiz.generate.order import mixed
from portal.quiz.generate.pool import Pool
from portal.quiz.generate.rule import Draft, Reason, Rule
from portal.quiz.listings import Steps

EXAMPLE = """
## 厨余垃圾怎么投？
按三步投：1. 沥干水分；2. 去掉包装袋；3. 投进厨余垃圾桶。
→ 厨余垃圾怎么投？请排出先后。  去掉包装袋　沥干水分　投进厨余垃圾桶
"""


def make(identity: str, steps: Steps, pool: Pool) -> Draft | Reason:
    """The question with its steps out of order."""
    if not steps.section.question:
        return "no-direct-question"
    words = steps.section.words
    stem = words.put_in_order.format(question=stems.about(steps.section))
    if stems.too_long(stem):
        return "stem-long"
    options = mixed(identity, steps.texts)
    return Draft(stem, options, steps.texts, 2 if len(options) < 5 else 3)


RULE = Rule("order_steps", "order", "steps", EXAMPLE, make)
