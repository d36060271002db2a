"""Fill in the blank: the sentence without its fact."""

from __future__ import annotations

from portal.quiz import numerals
from portal.quiz.facts import Fact, core_of
from portal.quiz.generate import stems
from portal.quiz.generate.distractors import Pool
from portal.quiz.generate.rule import Draft, Reason, Rule
from portal.quiz.text import length, normal, put
from portal.quiz.values import Quantity

EXAMPLE = """
## 孩子刚出生，医保要在多久内办？
请在出生后 ==90 天== 内，由监护人给孩子办理参保登记。
→ 孩子刚出生，医保要在多久内办？请在出生后____天内，由监护人给孩子办理参保登记。
  90（也算对：九十、90 天）
"""


def make(identity: str, fact: Fact, pool: Pool) -> Draft | Reason:
    """The stem with a blank, of a quantity only its number; the texts that are right."""
    if reason := stems.unfit(fact):
        return reason
    gap = fact.asked.words.gap
    quantity = fact.value if isinstance(fact.value, Quantity) else None
    if quantity is not None and quantity.number.text != "半":
        gap = put(gap, "", quantity.space + quantity.name)
    elif stems.one_of_several(fact):
        return "open-list"
    stem = stems.with_gap(fact, gap)
    if length(stem) > stems.LONGEST_STEM:
        return "stem-long"
    return Draft(stem, (), accepted(fact), _difficulty(fact))


def accepted(fact: Fact) -> tuple[str, ...]:
    """The texts that are right, the one to be shown first."""
    texts = [fact.text]
    if isinstance(fact.value, Quantity):
        number, value = fact.value.number, fact.value.number.value
        if number.text != "半":
            texts = [number.text, fact.text]
            if value == value.to_integral_value() and value < 10**12:
                texts.append(str(int(value)))
                if fact.asked.words.chinese_numerals:
                    texts.append(numerals.write(int(value)))
    else:
        texts += [fact.text.strip("《》"), core_of(fact.text, fact.asked.words)]
    kept: dict[str, str] = {}
    for text in texts:
        kept.setdefault(normal(text), text)
    return tuple(kept.values())


def _difficulty(fact: Fact) -> int:
    if fact.kind in ("law", "article", "date") or length(fact.text) > 8:
        return 3
    return 2


RULE = Rule("blank", "blank", EXAMPLE, make)
