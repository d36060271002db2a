"""The quiz bank: questions by hand, and those that rules make of the policy pages' facts."""

from portal.quiz.bank import Bank, DroppedItem, make_bank
from portal.quiz.item import BankItem, Source
from portal.quiz.report import Row, summary

__all__ = ["Bank", "BankItem", "DroppedItem", "Row", "Source", "make_bank", "summary"]
