"""Translations: how they go out to translators, come back, and stay true to their originals."""
