"""Indexes of documents without a site around them, and what they weigh."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.language.languages import CHINESE, Language
from portal.pages.assets import search_script
from portal.search import Document, build, parts, shards
from portal.search.documents import Section

from benchmarks.searching.questions import document
from benchmarks.searching.serving import LEVEL
from benchmarks.sites import story

TITLE = 12
"""Characters of its text that a made story has in its title."""


@dataclass(frozen=True, slots=True)
class Written:
    """An index that was written: seconds of one core, and bytes of its files, compressed."""

    characters: int
    seconds: float
    files: int
    postings: int
    texts: int
    rest: int


def write(documents: Sequence[Document], folder: Path, language: Language = CHINESE) -> Written:
    """Write the index of `documents` into a folder, the script beside it, as a site has them."""
    started = time.process_time()
    files = list(shards(parts(build(language, documents))))
    seconds = time.process_time() - started
    sizes = {"postings": 0, "texts": 0, "rest": 0}
    for shard in files:
        place = folder / shard.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(shard.content)
        name = place.stem
        numbered = name[1:].isdecimal()
        kind = ("texts" if name[0] == "t" else "postings") if numbered else "rest"
        sizes[kind] += len(gzip.compress(shard.content, LEVEL))
    script = search_script()
    place = folder / script.path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(script.content or b"")
    characters = sum(len(one.text) for one in documents)
    return Written(characters, seconds, len(files), **sizes)


def made(count: int, paragraphs: Sequence[str]) -> Iterator[Document]:
    """So many stories of `paragraphs`, as the portal makes documents of them."""
    words = [_whole(text) for text in paragraphs]
    for number in range(count):
        fields, body = story(number, words)
        blocks = body.strip().split("\n\n")
        text = "\n".join(block.replace("**", "").removeprefix("## ") for block in blocks)
        title = f"{fields['title']}：{blocks[0][:TITLE]}"
        plain = document(number, {**fields, "title": title}, text)
        headings = [block[3:] for block in blocks if block.startswith("## ")]
        yield Document(
            plain.url,
            plain.kind,
            plain.title,
            plain.place,
            plain.text,
            tuple(Section(text.index(f"\n{words}\n") + 1, words, words) for words in headings),
            plain.topics,
            plain.byline,
        )


def _whole(text: str) -> str:
    """A text in one line that has no Markdown in it."""
    return text.strip().replace("\n", "").replace("<", "〈").replace("#", "＃").replace("**", "")
