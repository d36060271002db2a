"""Contests in a hall: the rules of their rounds, and sealed packs of questions."""
