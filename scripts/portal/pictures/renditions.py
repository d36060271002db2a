"""The sizes in which a picture is shown: planned, encoded once, kept in a cache."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple

from portal.pictures.cache import PictureCache, StoredFile
from portal.pictures.encoding import RECIPE, encode
from portal.pictures.errors import PictureError
from portal.pictures.inspect import PictureInfo, describe, read_bytes
from portal.pictures.plan import WIDTHS

Progress = Callable[[int, int], None]
"""Told how many are done, of how many; called in the thread that waits."""


class Source(NamedTuple):
    """One WebP of a picture's srcset."""

    width: int
    file_name: str
    path: Path


class Fallback(NamedTuple):
    """The file for readers without WebP, for feeds and for previews of links."""

    file_name: str
    path: Path
    width: int
    height: int


class Picture(NamedTuple):
    """A picture ready for a page.

    `width` and `height` are those of its widest rendition. `sources` go from narrow to wide;
    there are none for a moving picture that no WebP makes lighter. Each `path` is absolute and
    lies in the cache: copy it, for the cache checks its files but does not guard them.
    """

    width: int
    height: int
    sources: tuple[Source, ...]
    fallback: Fallback


class Job(NamedTuple):
    """A picture to be made; its files are called `<stem>-<width>.<format>`.

    The stem is the caller's: two pictures that are put in one folder need two.
    """

    info: PictureInfo
    stem: str


class Renditions:
    """Makes pictures ready for pages, each content once."""

    def __init__(self, cache: Path, widths: Sequence[int] = WIDTHS) -> None:
        self._cache = PictureCache(cache)
        self._widths = tuple(sorted(set(widths)))

    def make(self, job: Job) -> Picture:
        """One picture; raises PictureError where it cannot be decoded."""
        return _picture(self._files(job.info), job.stem)

    def encode_all(
        self, jobs: Sequence[Job], workers: int | None = None, progress: Progress | None = None
    ) -> list[Picture | PictureError]:
        """Many pictures by a pool of threads, in the order of their jobs.

        A picture that cannot be made stands as its PictureError, so that all are reported.
        """
        done = 0
        with ThreadPoolExecutor(workers or os.cpu_count() or 1) as pool:
            by_content: dict[str, Future[list[StoredFile]]] = {}
            for job in jobs:
                if job.info.sha256 not in by_content:
                    by_content[job.info.sha256] = pool.submit(self._files, job.info)
            try:
                for future in as_completed(by_content.values()):
                    error = future.exception()
                    if error is not None and not isinstance(error, PictureError):
                        raise error
                    done += 1
                    if progress is not None:
                        progress(done, len(by_content))
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        return [_outcome(by_content[job.info.sha256], job.stem) for job in jobs]

    def _files(self, info: PictureInfo) -> list[StoredFile]:
        stored = self._cache.load(self._key(info.sha256))
        if stored is not None:
            return stored
        data = read_bytes(info.path)
        if hashlib.sha256(data).hexdigest() != info.sha256:
            info = describe(info.path, data)  # It was saved anew since it was inspected.
        return self._cache.store(self._key(info.sha256), encode(data, info, self._widths))

    def _key(self, sha256: str) -> str:
        widths = ",".join(map(str, self._widths))
        return hashlib.sha256(f"{sha256}|{RECIPE}|{widths}".encode()).hexdigest()


def _outcome(future: Future[list[StoredFile]], stem: str) -> Picture | PictureError:
    error = future.exception()
    return error if isinstance(error, PictureError) else _picture(future.result(), stem)


def _picture(files: list[StoredFile], stem: str) -> Picture:
    *sources, fallback = files
    widest = max((file.rendition for file in files), key=lambda rendition: rendition.width)
    return Picture(
        width=widest.width,
        height=widest.height,
        sources=tuple(
            Source(file.rendition.width, file.rendition.file_name(stem), file.path)
            for file in sources
        ),
        fallback=Fallback(
            fallback.rendition.file_name(stem),
            fallback.path,
            fallback.rendition.width,
            fallback.rendition.height,
        ),
    )
