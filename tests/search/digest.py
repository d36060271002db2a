"""Prints the digest of all files of the small site's index."""

from __future__ import annotations

import hashlib

from portal.language.languages import CHINESE
from portal.search import build, parts, shards
from search.shelf import ENGLISH, NEIGHBOURS


def digest() -> str:
    """One digest of every file, in their order."""
    found = hashlib.sha256()
    for language in (CHINESE, ENGLISH):
        for shard in shards(parts(build(language, NEIGHBOURS))):
            found.update(shard.path.encode() + shard.content)
    return found.hexdigest()


if __name__ == "__main__":
    print(digest())
