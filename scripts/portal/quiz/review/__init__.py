"""Review: each question tested for the item-writing flaws that can be checked."""
