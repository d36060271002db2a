"""What commands say: results on standard output, progress on standard error."""

from __future__ import annotations

import sys
import time
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any, Protocol

from rich.console import Console as RichConsole
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from portal.content.library import Library
from portal.findings import Finding, shorten
from portal.language.catalogue import Strings, finding_text
from portal.language.languages import Language
from portal.language.report import as_dict
from portal.output.files import write_whole
from portal.output.verify import Flaw
from portal.screens.urgent import text_of, urgent_notices
from portal.search.result import Result
from portal.translation.status import Row as LanguageRow

FORMATS = ("text", "json")
"""How results can be told: to people, and to programs."""
_LANGUAGES = {"zh": "zh-Hans", "en": "en"}
_STYLES = {"error": "bold red", "warning": "yellow"}
_FLAWS_SHOWN = 20
NAMED = 5
"""Files and sheets that are named, at most."""
_SCREENS = "screens"
"""The folder of players in a site."""
_STEM = 40
"""Characters of a stem that a line shows."""
_REDRAW = 0.1
"""Seconds between two drawings of a progress bar."""


class Tell(Protocol):
    """What to tell of a stage: its text, with `params`, and how much of it is done."""

    def __call__(self, stage: str, done: int, total: int, **params: object) -> None:
        """`done` of `total`."""


class Console:
    """Speaks one language: `zh` or `en`."""

    def __init__(self, language: str = "zh") -> None:
        self._code = _LANGUAGES.get(language, language)
        self._out = RichConsole(highlight=False, emoji=False, soft_wrap=True)
        self._err = RichConsole(stderr=True, highlight=False, emoji=False, soft_wrap=True)
        self.text = Strings(self._code, "cli")
        self._stage = ""

    @property
    def code(self) -> str:
        """The code of the language it speaks."""
        return self._code

    @property
    def out(self) -> RichConsole:
        """Where results go."""
        return self._out

    def as_dict(self, finding: Finding) -> dict[str, object]:
        """A finding with its words, for JSON."""
        return as_dict(finding, self._code)

    def say(self, key: str, **params: object) -> None:
        """One line on standard error."""
        self._err.print(_shown(self.text(key, **params)))

    def loud(self, key: str, **params: object) -> None:
        """One line on standard error that nobody should miss."""
        self._err.print(Text(printable(self.text(key, **params)), "bold red"))

    def cannot_write(self, fault: OSError, place: Path | None = None) -> None:
        """That something cannot be written: this place, else the one that the fault names."""
        where = fault.filename or "" if place is None else shown_path(place)
        self.say("cannot_write", place=where, reason=fault.strerror or fault)

    def some(self, names: Sequence[str]) -> str:
        """Names, each once: the first of them, and whether there are more."""
        found = list(dict.fromkeys(names))
        listed = self.text.listing(found[:NAMED])
        return self.text("and_others", names=listed) if len(found) > NAMED else listed

    def done(self, key: str, **params: object) -> None:
        """One line on standard output."""
        self._out.print(_shown(self.text(key, **params)))

    def findings(self, findings: Sequence[Finding]) -> None:
        """All findings by file, and how many there are."""
        for path, group in groupby(findings, key=lambda finding: finding.path):
            self._out.print(f"[bold]{_shown(path)}[/bold]")
            for finding in group:
                message, hint = finding_text(finding.rule, self._code, finding.params)
                style = _STYLES[finding.severity]
                place = self.text("line", line=finding.line) if finding.line else ""
                kind = self.text(finding.severity)
                self._out.print(
                    f"  [{style}]{kind}[/{style}] [cyan]{place}[/cyan] {_shown(message)}"
                )
                self._out.print(f"      [dim]{escape(self.text('hint'))}[/dim]{_shown(hint)}")
        errors = sum(finding.severity == "error" for finding in findings)
        if findings:
            self.done("count", errors=errors, warnings=len(findings) - errors)
        else:
            self.done("clean")

    def flaws(self, flaws: Sequence[Flaw]) -> None:
        """What the verification of a built site found."""
        for flaw in flaws[:_FLAWS_SHOWN]:
            self.say(f"flaw_{flaw.rule}", file=flaw.file, what=flaw.what)
        self.say("flaws", count=len(flaws))

    def built(self, library: Library, portal: Any, site: Path, seconds: float) -> None:
        """What was built, and what to do next."""
        self.done(
            "built",
            stories=len(library.shown_stories),
            policies=len(library.shown_policies),
            figures=len(library.shown_figures),
            languages=len(library.settings.languages),
            pages=len(portal.plan.pages),
            seconds=f"{seconds:.1f}",
            site=shown_path(site),
        )
        self._screens(library, site)
        self.done("next")

    def _screens(self, library: Library, site: Path) -> None:
        """The public screens of a site, and what takes them over."""
        if not library.screens:
            return
        place = shown_path(site / _SCREENS)
        self.done("built_screens", count=len(library.screens), folder=place)
        for notice, screens in urgent_notices(library):
            times = (("screens_from", notice.from_), ("screens_until", notice.until))
            said = [self.text(key, moment=f"{at:%Y-%m-%d %H:%M}") for key, at in times if at]
            self.loud(
                "built_urgent" if screens else "built_urgent_nowhere",
                text=text_of(notice),
                times=self.text.listing(said),
                screens=self.text.listing([screen.name for screen in screens]),
            )

    def left_out(self, rows: Iterable[tuple[str, int, str, str]], *, aside: bool) -> None:
        """The questions that an export has not, by reason; `aside` where standard output holds
        the export itself."""
        out = self._err if aside else self._out
        for why, group in groupby(sorted(rows), key=lambda row: row[:2]):
            shown = list(group)
            reason = self.text(f"why_{why[0]}", limit=why[1])
            out.print(Text(self.text("export_left", reason=reason, count=len(shown)), "yellow"))
            for _, _, identity, stem in shown:
                out.print(Text(f"    {identity}  ").append(shorten(stem, _STEM), "dim"))

    def language_status(self, rows: Iterable[LanguageRow], languages: Sequence[Language]) -> None:
        """How far each language is, a table for each."""
        names = {language.code: language.name for language in languages}
        columns = ("total", "translated", "stale", "pending", "unrecorded", "made", "missing")
        for code, group in groupby(rows, key=lambda row: row.language):
            table = Table("", title=f"{names[code]}（{code}）", title_justify="left")
            for column in columns:
                table.add_column(self.text(f"status_{column}"), justify="right")
            for row in group:
                values = row.as_dict()
                cells = [_cell(column, values[column]) for column in columns]
                table.add_row(self.text(f"section_{row.section}"), *cells)
            self._out.print(table)
        self.done("status_legend")

    def results(self, results: Sequence[Result], total: int) -> None:
        """What a search found, its matches marked."""
        for number, result in enumerate(results, 1):
            place = f" · {result.place}" if result.place else ""
            title = Text(f"{number:>2}. ")
            title.append_text(_marked(result.title, result.title_marks, "bold"))
            title.append(f"  {self.text(f'kind_{result.kind}')}{place}", "dim")
            self._out.print(title)
            self._out.print(Text(f"    {result.url}", "cyan"))
            if result.excerpt:
                self._out.print(Text("    ").append_text(_marked(result.excerpt, result.marks)))
        self.done("search_total", shown=len(results), total=total)

    def near(self, nearest: Sequence[Result], *, nothing: bool) -> None:
        """What is near to a search that found little, or nothing."""
        if nothing:
            self.done("search_nothing")
        if nearest:
            self.done("search_near")
        for result in nearest:
            self._out.print(Text(f"    {result.title}  ").append(result.url, "cyan"))

    def _plainly(self, stage: str, done: int, total: int, **params: object) -> None:
        """A line for each stage, at its beginning."""
        words = self.text(stage, **params)
        if words != self._stage:
            self._stage = words
            self.say("stage", stage=words, total=total)

    def write(self, path: Path, words: str) -> None:
        """Write a file whole or not at all."""
        write_whole(path, words.encode())

    @contextmanager
    def progress(self, key: str, *, told: bool = False) -> Iterator[Tell]:
        """A moving line on a terminal, elsewhere nothing, or where it is `told` a line for each
        stage; yields what to tell of each stage.

        It is drawn only when it is told something: a build forks, which threads forbid.
        """
        if not sys.stderr.isatty():
            yield self._plainly if told else lambda stage, done, total, **params: None
            return
        # loaded only where it is seen
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        description = TextColumn("{task.description}")
        columns = (description, BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=self._err, transient=True, auto_refresh=False) as bar:
            task = bar.add_task(self.text(key), total=None)
            drawn = 0.0

            def tell(stage: str, done: int, total: int, **params: object) -> None:
                nonlocal drawn
                words = escape(self.text(stage, **params))
                bar.update(task, completed=done, total=total, description=words)
                if time.monotonic() - drawn > _REDRAW or done == total:
                    bar.refresh()
                    drawn = time.monotonic()

            bar.refresh()
            yield tell


_ALARMING = {"stale": "yellow", "missing": "red", "pending": "cyan"}


def _cell(column: str, number: int) -> str:
    """A number of a table, coloured where it asks for work; nothing for none."""
    if not number:
        return "" if column != "total" else "0"
    style = _ALARMING.get(column)
    return f"[{style}]{number}[/{style}]" if style else str(number)


def _marked(words: str, marks: Iterable[tuple[int, int]], style: str = "") -> Text:
    """Words with what was sought in colour; `marks` count UTF-16 units."""
    text = Text(words, style)
    wide = [n for n, character in enumerate(words) if character > "\uffff"]
    for start, end in marks:
        before = sum(n + k < start for k, n in enumerate(wide))
        text.stylize("bold red", start - before, end - sum(n + k < end for k, n in enumerate(wide)))
    return text


def printable(words: str) -> str:
    """Words without control characters, by which a file of somebody else's could clear the screen
    or rename the window."""
    return "".join(
        "\ufffd" if unicodedata.category(one) == "Cc" and one not in "\n\t" else one
        for one in words
    )


def _shown(words: str) -> str:
    return escape(printable(words))


def shown_path(path: Path) -> str:
    """A path as short as it can be told: relative to this folder where it is inside it."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
