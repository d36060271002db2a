"""The commands `portal quiz export` and `import`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from portal.cli_search import chosen
from portal.cli_words import whole_number
from portal.console import Console
from portal.content.question import Pool, QuestionType
from portal.findings import Report, has_errors, in_order
from portal.output.files import write_whole

if TYPE_CHECKING:
    from portal.content.library import Library
    from portal.quiz.export.format import LeftOut
    from portal.quiz.importing.form import Form, Read
    from portal.quiz.item import BankItem

POOLS = get_args(Pool)
TYPES = get_args(QuestionType)
ENDING = ".yml"


def add_commands(
    quizzes: Any,
    common: argparse.ArgumentParser,
    project: argparse.ArgumentParser,
    say: Callable[..., str],
) -> None:
    """Give `portal quiz` its exports and imports; the `--lang` of exports is the questions'."""
    from portal.quiz.export import FORMATS
    from portal.quiz.importing import FORMS

    export = quizzes.add_parser("export", parents=[project], help=say("help.quiz_export"))
    export.add_argument("format", choices=tuple(FORMATS), help=say("help.export_format"))
    export.add_argument("--topic", action="append", help=say("help.export_topic"))
    export.add_argument(
        "--pool", choices=(*POOLS, "all"), default="practice", help=say("help.export_pool")
    )
    export.add_argument("--lang", metavar=say("help.code_name"), help=say("help.export_lang"))
    export.add_argument("--type", choices=TYPES, action="append", help=say("help.export_type"))
    export.add_argument("--profile", help=say("help.profile"))
    export.add_argument(
        "-n",
        "--count",
        type=whole_number(),
        metavar=say("help.number_name"),
        help=say("help.export_count"),
    )
    export.add_argument("--title", help=say("help.export_title"))
    file = {"type": Path, "metavar": say("help.file_name")}
    export.add_argument("-o", "--output", **file, help=say("help.export_output"))
    export.set_defaults(run=_export)

    import_ = quizzes.add_parser("import", parents=[common], help=say("help.quiz_import"))
    import_.add_argument("files", nargs="+", type=Path, help=say("help.import_files"))
    import_.add_argument("-o", "--output", **file, help=say("help.import_output"))
    import_.add_argument("--form", choices=tuple(FORMS), help=say("help.import_form"))
    import_.add_argument("--topic", help=say("help.import_topic"))
    import_.add_argument("--source", help=say("help.import_source"))
    import_.add_argument(
        "--difficulty", type=int, choices=(1, 2, 3), default=1, help=say("help.import_difficulty")
    )
    import_.add_argument("--pool", choices=POOLS, default="practice", help=say("help.import_pool"))
    import_.add_argument("--dry-run", action="store_true", help=say("help.dry_run"))
    import_.set_defaults(run=_import)


def _export(options: argparse.Namespace, console: Console) -> int:
    from portal.project import open_project
    from portal.quiz.bank import make_bank
    from portal.quiz.export import BINARY, FORMATS
    from portal.quiz.export.draw import draw
    from portal.quiz.export.format import Wish

    format = FORMATS[options.format]
    if options.output is None and format.suffix in BINARY:
        console.say("export_binary", suffix=format.suffix, format=format.name)
        return 2
    if not _profile_is_there(options, console):
        return 2
    library = open_project(options.config_file, options.today, console)
    if library is None:
        return 1
    language = chosen(options.lang, library.settings.languages, console)
    if language is None:
        return 2
    items = [item for item in make_bank(library).items if item.lang == language.code]
    topics = sorted({item.topic for item in items})
    if unknown := [topic for topic in options.topic or () if topic not in topics]:
        console.say("export_topic", topic=unknown[0], topics=console.text.listing(topics))
        return 2
    items = [item for item in items if _wanted(item, options)]
    title = options.title or library.settings.site_name
    ready = [item for item in items if item.ready]
    wish = Wish(title, language.code, options.profile or "")
    if options.count is not None:
        ready = list(draw(ready, format, wish, options.count))
    done = format.write(ready, wish)
    out = {id(one.item) for one in done.left_out}
    written = [item for item in ready if id(item) not in out]
    if written:
        _put(done.data, options.output)
    waiting = [item for item in items if not item.ready and options.count is None]
    _tell_export(len(written), waiting, done.left_out, options.output, console)
    if written and options.count is not None and len(written) < options.count:
        console.say("export_fewer", count=len(written))
    if secret := sum(item.pool == "contest" for item in written):
        console.loud("export_contest", count=secret)
    return 0 if written else 1


def _profile_is_there(options: argparse.Namespace, console: Console) -> bool:
    """Whether the format has the profile that is asked for; told where it has not."""
    from portal.quiz.export.text_zh import FORMAT, profiles

    if options.profile is None or (options.format == FORMAT.name and options.profile in profiles()):
        return True
    names = ", ".join(profiles())
    console.say("export_profile", profile=options.profile, format=FORMAT.name, profiles=names)
    return False


def _wanted(item: BankItem, options: argparse.Namespace) -> bool:
    return (
        options.pool in ("all", item.pool)
        and (not options.topic or item.topic in options.topic)
        and (not options.type or item.type in options.type)
    )


def _put(data: bytes, output: Path | None) -> None:
    if output is not None:
        write_whole(output, data)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _tell_export(
    count: int,
    waiting: Iterable[BankItem],
    left_out: Iterable[LeftOut],
    output: Path | None,
    console: Console,
) -> None:
    """Say what was written, on standard error where the questions themselves are on the other."""
    rows = [(_reason(one), one.limit or 0, one.item.id, one.item.stem) for one in left_out]
    rows += [("waiting", 0, item.id, item.stem) for item in waiting]
    console.left_out(rows, aside=output is None)
    if not count:
        console.say("export_nothing")
    elif output is None:
        console.say("quiz_shown", count=count)
    else:
        console.done("quiz_exported", count=count, file=str(output))


def _reason(one: LeftOut) -> str:
    """The reason of a question's absence; a type that is known has too little in it."""
    return "pairs-few" if one.why == "type" and one.limit else one.why


def _import(options: argparse.Namespace, console: Console) -> int:
    from portal.project import open_project
    from portal.quiz.importing.take import Given, lacking, take
    from portal.quiz.importing.there import There

    library = open_project(options.config_file, options.today, console)
    if library is None:
        return 1
    if options.source is not None and library.references.source(options.source) is None:
        console.say("import_source", source=options.source)
        return 2
    output = options.output or _default_output(options.files[0], library)
    if output.suffix != ENDING:
        console.say("import_ending", file=str(output))
        return 2
    read = _read(options.files, options.form, library, console)
    if read is None:
        return 2
    reports, there = [report for report, _ in read], There(library)
    questions = there.fresh([(one, report) for report, found in read for one in found])
    given = Given(options.topic, options.source, options.difficulty, options.pool)
    lacks = list(lacking(questions, given))
    taken = None if lacks else take(questions, library, there, given, output.stem)
    there.sum_up(reports)
    findings = in_order(finding for report in reports for finding in report.findings)
    if findings:
        console.findings(findings)
    if there.differing:
        ids = ", ".join(dict.fromkeys(there.differing))
        console.say("import_differing", count=len(there.differing), ids=ids)
    for lack in lacks:
        console.say(f"import_no_{lack.key}", count=lack.count, file=lack.path, line=lack.line)
    if taken is None:
        return 2
    if taken.count and not _is_read(output, library):
        console.say("import_outside", file=library.settings.relative(output.resolve()))
    if not taken.count:
        console.say("import_none")
    elif options.dry_run:
        print(taken.text, end="")
        console.say("import_would", count=taken.count, file=library.settings.relative(output))
    elif output.exists():
        console.say("import_exists", file=library.settings.relative(output))
        return 1
    else:
        write_whole(output, taken.text.encode())
        file = library.settings.relative(output.resolve())
        console.done("quiz_imported", count=taken.count, file=file)
    return 1 if has_errors(findings) or not (taken.count or findings) else 0


def _is_read(output: Path, library: Library) -> bool:
    """Whether a file stands where questions are read from."""
    folder = library.settings.quiz / "questions"
    return output.resolve().is_relative_to(folder.resolve())


def _default_output(first: Path, library: Library) -> Path:
    from portal.content.taxonomy import pinyin_slug

    return library.settings.quiz / "questions" / f"{pinyin_slug(first.stem)}{ENDING}"


def _read(
    files: Iterable[Path], form: str | None, library: Library, console: Console
) -> list[tuple[Report, list[Read]]] | None:
    """What each file holds; None, and the reason told, where one has no form that is known."""
    from portal.quiz.importing import FORMS, form_of

    read: list[tuple[Report, list[Read]]] = []
    for path in files:
        found: Form | None = FORMS[form] if form is not None else form_of(path.name)
        if found is None:
            console.say("import_form", file=str(path), forms=", ".join(FORMS))
            return None
        report = Report(library.settings.relative(path.resolve()))
        if not path.is_file():
            report.error("import-missing")
            read.append((report, []))
            continue
        try:
            data = path.read_bytes()
        except OSError as fault:
            report.error("file-unreadable", reason=fault.strerror or type(fault).__name__)
            read.append((report, []))
            continue
        read.append((report, found.read(data, report)))
    return read
