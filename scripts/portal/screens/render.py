"""Draws what screens play, each slide once for as long as nothing about it changes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PIL import Image, features

from portal.content.screen import Screen
from portal.findings import Finding, Report, in_order
from portal.language.languages import Language
from portal.processes import shares, spread
from portal.screens import slides, typeset
from portal.screens.cache import Drawn, SlideCache
from portal.screens.frames import Frame, Rendered, Shown
from portal.screens.page import Page
from portal.screens.programme import Item, Programme
from portal.screens.slide import Look, Slide
from portal.screens.slides import SlideFault

Tell = Callable[[str, int, int], None]
"""Told of a stage how much is done, of how much."""
STAGE = "drawing"
ENOUGH = 6
"""Slides from which on a second process is worth its start."""
_HERE = Path(__file__).resolve().parent
_FONTS = _HERE.parent / "theme" / "fonts"
_PACKAGES = ("pillow", "justmytype-intl-cjk", "justmytype-intl-rtl", "babel", "pypinyin", "segno")
"""What pictures depend on beside our own code: drawing, fonts, weekdays, words, QR codes."""
_REST_SECONDS = 10.0
_REST_GROUND = (122, 24, 36)
"""The ground that is shown where not even the slide of rest can be drawn."""


@dataclass(frozen=True, slots=True)
class _Job:
    """A slide to be drawn for a look, and the key of what comes out."""

    key: str
    slide: Slide
    look: Look


def look_of(screen: Screen, *, night: bool) -> Look:
    """How a screen wants its pictures, by day or by night."""
    mono = screen.colours == "mono"
    return Look(
        width=screen.width,
        height=screen.height,
        mono=mono,
        night=night,
        text_px=typeset.least_px(screen.distance_m, screen.pitch_mm, mono=mono),
        languages=screen.languages,
    )


def looks_of(screen: Screen) -> tuple[Look, ...]:
    """By day, and by night where the screen has darker pictures then."""
    if screen.colours == "mono" or not screen.night:
        return (look_of(screen, night=False),)
    return (look_of(screen, night=False), look_of(screen, night=True))


def render(programme: Programme, cache: SlideCache, tell: Tell | None = None) -> Rendered:
    """The pictures of one screen. Raises what `typeset.require` raises."""
    return render_all([programme], cache, tell)[0]


def render_all(
    programmes: Sequence[Programme], cache: SlideCache, tell: Tell | None = None
) -> tuple[Rendered, ...]:
    """The pictures of several screens, in their order; each slide is drawn once.

    What cannot be drawn is left out, and is a finding. Raises what `typeset.require` raises where
    a font or a library is missing, before anything is drawn.
    """
    for programme in programmes:
        screen = programme.screen
        typeset.require(screen.languages, screen.colours == "mono")
    painter = _Painter(cache)
    wanted = {job.key: job for programme in programmes for job in painter.jobs(programme)}
    kept = {key: found for key in wanted if (found := cache.load(key)) is not None}
    missing = [job for key, job in wanted.items() if key not in kept]
    fresh = painter.draw(missing, tell)
    drawn = {**kept, **{job.key: made for job, made in zip(missing, fresh, strict=True)}}
    new = {job.key for job in missing}
    return tuple(_rendered(programme, painter, drawn, new) for programme in programmes)


class _Painter:
    """Draws into a cache."""

    def __init__(self, cache: SlideCache) -> None:
        self._cache = cache
        self._digests: dict[Path, str] = {}

    def jobs(self, programme: Programme) -> Iterable[_Job]:
        """Every slide of a programme, in every look of its screen."""
        looks = looks_of(programme.screen)
        items = (slide for e in programme.entries for item in e.items for slide in item.slides)
        for slide in (*items, programme.rest):
            for look in looks:
                yield _Job(self.key(slide, look), slide, look)

    def key(self, slide: Slide, look: Look) -> str:
        """What stands for a slide in a look: all that its pictures depend on."""
        # where it is written, and under which name a picture lies, changes no pixel
        words = tuple(replace(one, language=_as_drawn(one.language)) for one in slide.words)
        plain = replace(slide, words=words, source="", picture=None)
        seen = replace(look, languages=tuple(map(_as_drawn, look.languages)))
        picture = self._digest(slide.picture) if slide.picture is not None else ""
        said = repr((plain, picture, seen, drawing_version()))
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()

    def draw(self, jobs: Sequence[_Job], tell: Tell | None) -> list[Drawn]:
        """Draw slides, in several processes where that is worth it."""
        processes = len(shares(jobs, ENOUGH))
        done = 0
        if jobs and tell is not None:
            tell(STAGE, 0, len(jobs))

        def work(job: _Job) -> Drawn:
            nonlocal done
            made = self._cache.store(job.key, _pages(job))
            done += processes
            if tell is not None:
                tell(STAGE, min(done, len(jobs)), len(jobs))
            return made

        return spread(work, jobs, ENOUGH)

    def plain(self, image: Image.Image) -> tuple[Frame, ...]:
        """A picture that is no slide's, kept as one."""
        key = hashlib.sha256(image.tobytes() + repr(image.size).encode()).hexdigest()
        made = self._cache.store(key, [Page(image, _REST_SECONDS)])
        assert not isinstance(made, SlideFault)
        return made

    def _digest(self, path: Path) -> str:
        if path not in self._digests:
            try:
                self._digests[path] = hashlib.sha256(path.read_bytes()).hexdigest()
            except OSError:
                self._digests[path] = "missing"
        return self._digests[path]


def _as_drawn(language: Language) -> Language:
    """What drawing knows of a language."""
    return Language(language.code, language.name, language.direction, writing=language.writing)


def _pages(job: _Job) -> tuple[Page, ...] | SlideFault:
    try:
        return slides.draw(job.slide, job.look)
    except SlideFault as fault:
        return fault


@cache
def drawing_version() -> str:
    """What stands for everything that draws: our code, the fonts, the packages."""
    digest = hashlib.sha256()
    rooms = (_HERE / "slides", _HERE / "typeset", _HERE.parent / "pictures")
    sources = [_HERE / "slide.py", _HERE / "page.py", _HERE / "cache.py"]
    sources.append(_HERE.parent / "language" / "formats.py")
    sources += sorted(path for room in rooms for path in room.rglob("*.py"))
    for path in (*sources, *sorted(p for p in _FONTS.rglob("*") if p.is_file())):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    libraries = ("freetype2", "raqm", "harfbuzz", "fribidi")
    known = (*(features.version(name) for name in libraries), *map(_package, _PACKAGES))
    digest.update(repr(known).encode())
    return digest.hexdigest()


def _package(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _rendered(
    programme: Programme, painter: _Painter, drawn: dict[str, Drawn], new: set[str]
) -> Rendered:
    """A programme with its pictures, without what has none."""
    looks = looks_of(programme.screen)
    findings: dict[str, Finding] = {}
    fresh, kept = set[str](), set[str]()

    def shown(item: Item) -> Shown | None:
        sets = []
        for look in looks:
            frames: list[Frame] = []
            for slide in item.slides:
                key = painter.key(slide, look)
                (fresh if key in new else kept).add(key)
                made = drawn[key]
                if isinstance(made, SlideFault):
                    found = _finding(slide, made, programme.screen)
                    findings.setdefault(repr(found), found)
                    return None
                frames += made
            sets.append(tuple(frames))
        return Shown(item, *sets)

    entries, pictures = [], []
    for entry in programme.entries:
        able = [found for item in entry.items if (found := shown(item)) is not None]
        if able:
            entries.append(replace(entry, items=tuple(one.item for one in able)))
            pictures.append(tuple(able))
    rest = Item("rest", (programme.rest,))
    return Rendered(
        programme=replace(programme, entries=tuple(entries)),
        shown=tuple(pictures),
        rest=shown(rest) or _plain(rest, programme.screen, painter),
        findings=in_order(findings.values()),
        drawn=len(fresh),
        kept=len(kept),
    )


def _finding(slide: Slide, fault: SlideFault, screen: Screen) -> Finding:
    path, _, line = slide.source.rpartition(":")
    known = bool(path) and line.isdecimal()
    report = Report(path if known else slide.source)
    params = {**fault.params, "screen": screen.name}
    report.warning(fault.rule, int(line) if known else None, None, **params)
    return report.findings[0]


def _plain(rest: Item, screen: Screen, painter: _Painter) -> Shown:
    """A ground without words: a screen must show something, whatever the site is called."""
    mono = screen.colours == "mono"
    size = (screen.width, screen.height)
    image = Image.new("1", size) if mono else Image.new("RGB", size, _REST_GROUND)
    return Shown(rest, painter.plain(image))
