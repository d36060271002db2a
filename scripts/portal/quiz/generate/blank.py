"""Fill in the blank: the sentence without its fact."""

from __future__ import annotations

from portal.quiz import numerals
from portal.quiz.dates import Day
from portal.quiz.facts import Fact, core_of
from portal.quiz.generate import stems
from portal.quiz.generate.difficulty import of_recall
from portal.quiz.generate.pool import Pool
from portal.quiz.generate.rule import Draft, Reason, Rule
from portal.quiz.text import length, normal, put
from portal.quiz.values import Quantity, Share

EXAMPLE = """
## 孩子刚出生，医保要在多久内办？
请在出生后 ==90 天== 内，由监护人给孩子办理参保登记。
→ 孩子刚出生，医保要在多久内办？请在出生后____天内，由监护人给孩子办理参保登记。
  90（也算对：九十、90 天）
"""
_LONGEST = 10
"""What nobody would write word for word is no answer to a blank."""


def make(identity: str, fact: Fact, pool: Pool) -> Draft | Reason:
    """The stem with a blank, of a quantity only its number; the texts that are right."""
    if reason := stems.unfit(fact):
        return reason
    if fact.kind not in ("law", "date") and length(fact.text) > _LONGEST:
        return "fact-long"
    if fact.kind in ("term", "phrase") or not one_wording(fact) or stems.in_brackets(fact):
        return "other-wordings"
    gap = fact.section.words.gap
    quantity = fact.value if isinstance(fact.value, Quantity) else None
    if quantity is not None:
        gap = put(gap, "", quantity.space + quantity.name)
    stem = stems.with_gap(fact, gap)
    if stems.too_long(stem):
        return "stem-long"
    return Draft(stem, (), accepted(fact), of_recall(fact))


def one_wording(fact: Fact) -> bool:
    """Whether a number or date is written in ways that `accepted` knows all of."""
    value = fact.value
    if isinstance(value, Quantity):
        return value.number.text != "半"
    return not (isinstance(value, Day) and value.form in ("lunar", "week"))


def accepted(fact: Fact) -> tuple[str, ...]:
    """The texts that are right for a fact of `one_wording`, the one to be shown first."""
    texts = [fact.text]
    if isinstance(fact.value, Quantity):
        number, value = fact.value.number, fact.value.number.value
        texts = [number.text, fact.text]
        if value == value.to_integral_value() and value < 10**12:
            # a unit goes by several names (周岁, 岁), and either numeral goes with each
            names = fact.section.words.names_of(fact.value.unit)
            texts += [str(int(value)), *(f"{int(value)}{name}" for name in names)]
            if fact.section.words.chinese_numerals:
                for written in numerals.spellings(int(value)):
                    texts += [written, *(written + name for name in names)]
    elif isinstance(fact.value, Day):
        texts += fact.value.other_texts
    elif isinstance(fact.value, Share):
        texts += [f"{int(fact.value.number.value)}%"]
    else:
        words = fact.section.words
        texts += [fact.text.strip("《》"), core_of(fact.text, words)]
        texts += [fact.text.removeprefix(start) for start in words.left_out]
    kept: dict[str, str] = {}
    for text in texts:
        kept.setdefault(normal(text), text)
    return tuple(kept.values())


RULE = Rule("blank", "blank", "fact", EXAMPLE, make)
