"""Shiliu Portal: a publicity and knowledge portal from Markdown, for MkDocs."""

__version__ = "0.1.0"
