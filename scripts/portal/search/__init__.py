"""Search: an index of everything on the site, in shards that a browser fetches by script tags, and
the ranking, which `theme/search/` repeats in the browser to the letter."""

from portal.search.cache import indexed
from portal.search.documents import Document, documents
from portal.search.engine import Engine
from portal.search.index import build
from portal.search.result import Result
from portal.search.shards import Parts, parts, shards

__all__ = [
    "Document",
    "Engine",
    "Parts",
    "Result",
    "build",
    "documents",
    "indexed",
    "parts",
    "shards",
]
