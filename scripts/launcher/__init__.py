"""The launcher: makes .venv on first use, keeps it whole, and runs portal or the tests in it.

Standard library only. It speaks on standard error, so that a command's own output stays clean.
"""
