"""`portal language add`: writes what a new language needs, and undoes it if mkdocs.yml breaks."""

from __future__ import annotations

from pathlib import Path

from portal.console import Console
from portal.content.library import Library
from portal.language.catalogue import Strings
from portal.output.files import write_whole
from portal.pages import building
from portal.pages.configuration import FaultyConfiguration
from portal.translation.add import entry, strings_file, strings_path, with_language
from portal.translation.text_edits import ByteText, line_edits


def add_language(
    library: Library,
    config: Path,
    code: str,
    name: str | None,
    prefix: str | None,
    console: Console,
) -> int:
    """Add a language to mkdocs.yml and to docs/strings; returns the exit code.

    Where mkdocs.yml can't be changed safely nothing is, and the lines to write are told.
    """
    settings = library.settings
    if code in {language.code for language in settings.languages}:
        console.say("language_there", code=code)
        return 1
    added = entry(code, name, prefix)
    before = config.read_bytes()
    file = ByteText.of(before)
    after = with_language(file.text, added, settings.languages)
    if after is None:
        console.say("language_by_hand", line=f"- {added}")
        return 1
    write_whole(config, file.with_edits(line_edits(file.text, after, 0)))
    try:
        read = building.settings(config, settings.today)
    except FaultyConfiguration as fault:
        write_whole(config, before)
        console.say("language_refused", reason=fault.reason)
        return 1
    if [x.code for x in read.languages] != [*(x.code for x in settings.languages), code]:
        write_whole(config, before)
        console.say("language_by_hand", line=f"- {added}")
        return 1
    console.done("language_added", code=code, line=f"- {added}")
    path = strings_path(settings.docs, code)
    words = strings_file(code, Strings("zh-Hans", "cli"))
    if words is None:
        console.done("language_spoken", code=code)
    elif not path.exists():
        write_whole(path, words.encode())
        console.done("language_strings", file=settings.relative(path))
    console.done("language_made" if read.languages[-1].variant else "language_next", code=code)
    return 0
