"""The search index of each language, of what is shown on the site's pages."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from portal.content.library import Library
from portal.content.records import Publication
from portal.language.catalogue import Strings
from portal.language.languages import Language
from portal.pages.addresses import Addresses
from portal.pages.context import record_path
from portal.pages.masks import mask
from portal.pages.media import SiteFile
from portal.search import Parts, documents, indexed, shards

FOLDER = "search"
"""Where indexes are kept below the cache folder."""


def index_of(library: Library, language: Language, cache: Path, directory_urls: bool) -> Parts:
    """The index of a language's own texts, without the names of what was withdrawn."""
    addresses = Addresses(library.settings.site_url, directory_urls)

    def address(kind: str, record: Publication[Any], language: Language) -> str:
        return addresses.page(language, record_path(kind, record))

    say = Strings(language.code, more=library.strings.get(language.code))
    hide: Callable[[str], str] = mask(library, say)
    found = [one.changed(hide) for one in documents(library, language, address)]
    return indexed(language, found, cache / FOLDER)


def forget(cache: Path, languages: Iterable[Language]) -> None:
    """Remove what is kept of languages that the site has no more."""
    codes = {language.code for language in languages}
    for folder in (cache / FOLDER).glob("*"):
        if folder.name not in codes:
            shutil.rmtree(folder, ignore_errors=True)


def search_files(
    library: Library, language: Language, cache: Path, directory_urls: bool
) -> Iterator[SiteFile]:
    """The files of a language's index."""
    for shard in shards(index_of(library, language, cache, directory_urls)):
        yield SiteFile(shard.path, content=shard.content)
