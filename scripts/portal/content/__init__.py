"""Reads what editors write: files become records, and faults become findings."""
