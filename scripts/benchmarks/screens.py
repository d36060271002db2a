"""Draws the same slides with the portal, with headless Chromium and with ImageMagick.

    .venv/bin/python scripts/benchmarks/screens.py [--slides 60] [--rounds 3]

Each slide is a slogan in the lines that the portal breaks it into, white on red, as a PNG file of
its own. All three are one run on one thread: one browser page whose text is changed and that is
photographed, one `convert` command that writes all files, one Python process. They take turns;
what is told is the median of slides a second, and the ratios. Last come whole slides of the
portal's own templates, which the others do not draw.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from launcher import browser as browsers
from PIL import Image
from playwright.sync_api import sync_playwright
from portal.content.library import Library, read_library
from portal.pages import building
from portal.screens.cache import png
from portal.screens.slide import Look, Slide, Words
from portal.screens.slides import draw
from portal.screens.typeset import Setting, faces, fit

from benchmarks.timing import PROJECT

SIZES = ((128, 32), (960, 540))
GROUND, INK = "#7a0c16", "#ffffff"
PAGE = """<!doctype html><meta charset="utf-8"><style>
@font-face {{ font-family: slide; src: url("{font}"); font-weight: 100 900 }}
html, body {{ margin: 0; background: {ground} }}
p {{ margin: 0; height: {height}px; display: flex; align-items: center; justify-content: center;
  white-space: pre; text-align: center; font: 600 {px}px/1.2 slide; color: {ink} }}
</style><p lang="zh-Hans"></p>"""

Run = Callable[[Path], None]


def main() -> None:
    """Draw all slides with each, in turn."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--slides", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    library = read_library(building.settings(PROJECT / "mkdocs.yml", None))
    chinese = library.settings.languages[0]
    texts = [text for x in library.slogans if (text := library.slogan_text(x, chinese))]
    for width, height in SIZES:
        found = [_set(library, text, width, height) for text in texts]
        slides = [found[number % len(found)] for number in range(options.slides)]
        _compare(slides, width, height, options.rounds)
        _templates(library, options.slides, width, height)


def _set(library: Library, text: str, width: int, height: int) -> Setting:
    least = 16 if height < 64 else 32
    chinese = library.settings.languages[0]
    setting = fit(text, chinese, width, height, least=least, most=height // 2)
    assert setting is not None, text
    return setting


def _compare(slides: Sequence[Setting], width: int, height: int, rounds: int) -> None:
    painters: dict[str, Run] = {
        "portal": lambda folder: _portal(slides, width, height, folder),
        "ImageMagick": lambda folder: _magick(slides, width, height, folder),
        "Chromium": lambda folder: _chromium(slides, width, height, folder),
    }
    rates: dict[str, list[float]] = {name: [] for name in painters}
    for _ in range(rounds):
        for name, paint in painters.items():
            with tempfile.TemporaryDirectory() as temporary:
                started = time.monotonic()
                paint(Path(temporary))
                rates[name].append(len(slides) / (time.monotonic() - started))
                assert len(list(Path(temporary).glob("*.png"))) == len(slides), name
    median = {name: statistics.median(found) for name, found in rates.items()}
    for name, rate in median.items():
        times = median["portal"] / rate
        print(f"{width}×{height}  {name:11} {rate:8.1f} slides a second, portal ×{times:.1f}")


def _portal(slides: Sequence[Setting], width: int, height: int, folder: Path) -> None:
    for number, slide in enumerate(slides):
        image = Image.new("RGB", (width, height), GROUND)
        x, y = (width - slide.width) // 2, (height - slide.height) // 2
        slide.draw(image, x, y, INK)
        (folder / f"{number}.png").write_bytes(png(image))


def _magick(slides: Sequence[Setting], width: int, height: int, folder: Path) -> None:
    command = [shutil.which("convert-im6") or "convert", "-size", f"{width}x{height}"]
    command += ["-background", GROUND, "-fill", INK, "-gravity", "center"]
    command += ["-font", str(faces.SC.file)]
    for number, slide in enumerate(slides):
        label = "\n".join(slide.lines).replace("\\", "\\\\").replace("%", "%%")
        command += ["(", "-pointsize", str(slide.px), f"label:{label}"]
        command += ["-write", str(folder / f"{number}.png"), "+delete", ")"]
    one_thread = {**os.environ, "MAGICK_THREAD_LIMIT": "1"}
    subprocess.run([*command, "null:"], check=False, env=one_thread, capture_output=True)


def _chromium(slides: Sequence[Setting], width: int, height: int, folder: Path) -> None:
    found = browsers.find()
    if found is None:
        raise SystemExit("no Chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(found), args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": width, "height": height})
        file = folder / "slide.html"
        font = faces.SC.file.as_uri()
        words = PAGE.format(font=font, ground=GROUND, ink=INK, height=height, px=slides[0].px)
        file.write_text(words, "utf-8")
        page.goto(file.as_uri())
        for number, slide in enumerate(slides):
            page.evaluate(
                "([text, px]) => { const p = document.querySelector('p');"
                " p.textContent = text; p.style.fontSize = px + 'px'; }",
                ["\n".join(slide.lines), slide.px],
            )
            page.screenshot(path=folder / f"{number}.png")
        chromium.close()


def _templates(library: Library, number: int, width: int, height: int) -> None:
    """Slides of the portal's own template, in two languages, drawn and saved."""
    languages = library.settings.languages[:2]
    look = Look(width, height, False, False, 16 if height < 64 else 24, languages)
    slides = []
    for at, slogan in enumerate(library.slogans):
        words = tuple(
            Words(language, text)
            for language in languages
            if (text := library.slogan_text(slogan, language)) is not None
        )
        slides.append(Slide("slogan", words, design=at))
    with tempfile.TemporaryDirectory() as temporary:
        started, drawn = time.monotonic(), 0
        for at in range(number):
            for page in draw(slides[at % len(slides)], look):
                (Path(temporary) / f"{drawn}.png").write_bytes(png(page.image))
                drawn += 1
        rate = drawn / (time.monotonic() - started)
    print(f"{width}×{height}  whole slides in two languages: {rate:.1f} pictures a second")


if __name__ == "__main__":
    main()
