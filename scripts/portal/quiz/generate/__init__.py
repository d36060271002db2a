"""Makes questions from what pages say: one rule a file, each with its name and an example."""

from portal.quiz.generate import (
    blank,
    choose_all,
    honour_what,
    honour_who,
    honour_year,
    honours_match,
    match_rows,
    order_steps,
    quotation_who,
    role_what,
    short_answer,
    single_choice,
    story_where,
    true_false,
)
from portal.quiz.generate.rule import Rule

RULES: tuple[Rule, ...] = (
    blank.RULE,
    single_choice.RULE,
    true_false.RULE,
    short_answer.RULE,
    choose_all.RULE,
    order_steps.RULE,
    match_rows.RULE,
    honour_who.RULE,
    honour_what.RULE,
    honour_year.RULE,
    honours_match.RULE,
    quotation_who.RULE,
    role_what.RULE,
    story_where.RULE,
)
"""The rules, in the order in which their questions of one part stand in the bank."""

__all__ = ["RULES", "Rule"]
