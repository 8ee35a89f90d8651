"""The command ``agree``: the checker's answers held against people's."""

# Typer reads these annotations when it runs, so they are not put off.
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.audit_options import secret
from checker.cli.check_many import Asked, judge_many
from checker.cli.exits import Exit
from checker.cli.options import (
    AsOf,
    Depth,
    Engine,
    RulebookFolder,
    Tables,
    Threads,
    book,
    day,
)
from checker.cli.output import result, say, show
from checker.cli.wrong_use import WrongUseError

if TYPE_CHECKING:
    from datetime import date

    from checker.api import Book

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", help="Records that hold people's judgements, or folders."),
]
Run = Annotated[
    Path | None,
    typer.Option("--from", metavar="RUN", help="A saved run; else the records are judged first."),
]
Verdicts = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="A workbook with answers on its findings; needs --from."),
]
Key = Annotated[
    Path | None,
    typer.Option(
        "--pseudonyms", metavar="FILE", help="The key by which the workbook's ids were replaced."
    ),
]
Json = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write everything as JSON; - prints it.")
]


def agree(  # noqa: PLR0913 - one parameter for each option
    paths: Paths = None,
    *,
    run: Run = None,
    verdicts: Verdicts = None,
    key: Key = None,
    json: Json = None,
    as_of: AsOf = None,
    rulebook: RulebookFolder = None,
    threads: Threads = 2,
) -> None:
    """Hold the checker's answers against people's: their judgements, or answers on findings.

    Exit code: 0 done, 2 wrong use or a folder that holds no run, 3 nothing could be compared.
    """
    if verdicts is not None:
        if run is None or paths:
            raise WrongUseError("--verdicts needs --from RUN, and no records")
        raise typer.Exit(_by_verdicts(run, verdicts, secret(key), json))
    if key is not None:
        raise WrongUseError("--pseudonyms is of a workbook, and needs --verdicts FILE")
    if not paths:
        raise WrongUseError("name the records that hold people's judgements, or --verdicts FILE")
    chosen = book(rulebook)
    if run is not None:
        raise typer.Exit(_by_judgements(run, chosen, paths, day(as_of), json))
    with TemporaryDirectory(prefix="checker-") as passing:
        folder = Path(passing) / "run"
        asked = Asked(
            engine=Engine.COLUMNS,
            paths=paths,
            as_of=day(as_of),
            level=Depth.RULE,
            output=folder,
            tables=Tables.PARQUET,
            strict=False,
            threads=threads,
            memory=None,
            shadow=0,
            seed=0,
            profile=False,
            temporary=None,
        )
        done = judge_many(chosen, asked)
        if isinstance(done, Exit):
            raise typer.Exit(done)
        if not done.totals.judged:
            raise typer.Exit(Exit.NOTHING_CHECKED)
        raise typer.Exit(_by_judgements(folder, chosen, paths, day(as_of), json))


def _by_judgements(
    run: Path, chosen: "Book", paths: list[str], as_of: "date | None", json: Path | None
) -> Exit:
    from checker.batch.agreed import agreed  # noqa: PLC0415 - kept out of `checker --help`
    from checker.batch.saved import saved  # noqa: PLC0415 - as above
    from checker.records.fit import Fitted  # noqa: PLC0415 - as above
    from checker.records.read import stream  # noqa: PLC0415 - as above
    from checker.reports.agreement_text import agreement_lines  # noqa: PLC0415 - as above
    from checker.reports.plain_json import written  # noqa: PLC0415 - as above

    opened = saved(run)
    # A judgement is made after the day that is judged, so records are read as they are now.
    standing = stream(paths, chosen.model, as_of=as_of, whole=True)
    read = (each for each in standing if isinstance(each, Fitted))
    records = (each.record for each in read if each.record is not None)
    found = agreed(opened, chosen, records)
    if not found.questions:
        say("error: no record holds a person's judgement of a case that was judged")
        return Exit.NOTHING_CHECKED
    if json is None:
        show(agreement_lines(found))
    else:
        _write(written("checker-agreement-v1", found), json)
    return Exit.NOTHING_FOUND


def _by_verdicts(run: Path, verdicts: Path, key: bytes | None, json: Path | None) -> Exit:
    from checker.audit.pseudonyms import keyed  # noqa: PLC0415 - kept out of `checker --help`
    from checker.batch.answered import answered  # noqa: PLC0415 - as above
    from checker.batch.saved import saved  # noqa: PLC0415 - as above
    from checker.reports.plain_json import written  # noqa: PLC0415 - as above
    from checker.reports.verdict_text import verdict_lines  # noqa: PLC0415 - as above
    from checker.reports.workbook.opened import NoWorkbookError  # noqa: PLC0415 - as above
    from checker.reports.workbook.verdicts import read_verdicts  # noqa: PLC0415 - as above

    opened = saved(run)
    try:
        sheet = read_verdicts(verdicts)
    except NoWorkbookError as error:
        raise WrongUseError(str(error)) from error
    found = answered(opened, sheet, None if key is None else keyed(key))
    if json is None:
        show(verdict_lines(found))
    else:
        _write(written("checker-verdicts-v1", found), json)
    return Exit.NOTHING_FOUND if found.matched else Exit.NOTHING_CHECKED


def _write(text: str, json: Path) -> None:
    if str(json) == "-":
        result(text)
        return
    try:
        json.write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"{json} cannot be written: {error.strerror or 'the file was refused'}"
        raise WrongUseError(message) from error
    say(f"written: {json}")
