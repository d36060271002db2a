"""Makes questions from marked facts: one rule a file, each with its name and an example."""

from portal.quiz.generate import blank, single_choice
from portal.quiz.generate.rule import Rule

RULES: tuple[Rule, ...] = (blank.RULE, single_choice.RULE)
"""The rules, in the order in which their questions stand in the bank."""

__all__ = ["RULES", "Rule"]
