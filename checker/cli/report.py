"""The command ``report``: a saved run becomes a report, a workbook or plain data."""

# Typer reads these annotations when it runs, so they are not put off.
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.audit_options import (
    REPAIRED,
    Beside,
    Key,
    Least,
    Most,
    Population,
    Repairs,
    Rounded,
    ShownAs,
    Without,
    shown_as,
)
from checker.cli.exits import Exit
from checker.cli.options import RulebookFolder, book
from checker.cli.output import say, show
from checker.cli.wrong_use import WrongUseError

if TYPE_CHECKING:
    from checker.api import Book
    from checker.batch.saved import Saved
    from checker.model.picture import Picture

REPORT, WORKBOOK, DATA = "report.html", "audit.xlsx", "picture.json"

Run = Annotated[
    Path,
    typer.Option("--from", metavar="RUN", help="The folder of a run that `check --output` wrote."),
]
Html = Annotated[Path | None, typer.Option(metavar="FILE", help="Write the report, one file.")]
Workbook = Annotated[Path | None, typer.Option(metavar="FILE", help="Write the workbook.")]
Json = Annotated[Path | None, typer.Option(metavar="FILE", help="Write the figures as JSON.")]
Records = Annotated[
    list[str] | None,
    typer.Option(metavar="PATH", help="The records of the run, for timelines; may be repeated."),
]


def report(  # noqa: PLR0913 - one parameter for each option
    *,
    run: Run,
    html: Html = None,
    workbook: Workbook = None,
    json: Json = None,
    records: Records = None,
    beside: Beside = None,
    population: Population = None,
    small: Least = None,
    rounded: Rounded = None,
    findings: Most = 10_000,
    key: Key = None,
    without: Without = False,
    repairs: Repairs = REPAIRED,
    rulebook: RulebookFolder = None,
) -> None:
    """Make reports of a saved run; without a file to write, tell it on the terminal.

    Exit code: 0 done, 2 wrong use or a folder that holds no run.
    """
    asked = shown_as(
        beside, population, small, rounded, findings, key, without=without, repairs=repairs
    )
    drawn = _drawn(run, asked, records or (), book(rulebook) if records else None)
    wanted = {REPORT: html, WORKBOOK: workbook, DATA: json}
    for kind, path in wanted.items():
        if path is not None:
            _write(drawn, kind, path)
            say(f"written: {path}")
    if not any(wanted.values()):
        _tell(drawn)
    raise typer.Exit(Exit.NOTHING_FOUND)


def write_reports(
    run: Path, folder: Path, asked: ShownAs, records: Sequence[str], chosen: "Book"
) -> None:
    """Write every report of a run into a folder, and tell the picture."""
    drawn = _drawn(run, asked, records, chosen)
    for kind in (REPORT, WORKBOOK, DATA):
        _write(drawn, kind, folder / kind)
    _tell(drawn)


def _drawn(run: Path, asked: ShownAs, records: Sequence[str], chosen: "Book | None") -> "Picture":
    from checker.audit.pseudonyms import pseudonymous, without_ids  # noqa: PLC0415 - kept out of `checker --help`
    from checker.batch.audited import picture  # noqa: PLC0415 - as above
    from checker.batch.saved import saved  # noqa: PLC0415 - as above
    from checker.batch.timelines import records_again, with_events  # noqa: PLC0415 - as above

    kept = saved(run)
    drawn = picture(kept, asked.ask)
    again = records_again(drawn, records)
    drawn = with_events(drawn, again)
    if again and asked.repairs and chosen is not None:
        if _is_of(kept, chosen):
            from checker.workshop.repaired import with_repairs  # noqa: PLC0415 - as above

            drawn = with_repairs(drawn, chosen, again, asked.repairs)
        else:
            say("what would have met the rules is not told: the run was of another rulebook")
    if asked.without:
        return without_ids(drawn)
    return drawn if asked.key is None else pseudonymous(drawn, asked.key)


def _is_of(kept: "Saved", chosen: "Book") -> bool:
    from checker.batch.identity import identity  # noqa: PLC0415 - kept out of `checker --help`

    digest = identity(chosen, str(kept.run["engine"])).rulebook_digest
    return bool(digest == kept.run["rulebook_digest"])


def _tell(drawn: "Picture") -> None:
    from checker.reports.picture_text import picture_lines  # noqa: PLC0415 - as above

    show(picture_lines(drawn))


def _write(drawn: "Picture", kind: str, path: Path) -> None:
    """Write one report, whole or not at all."""
    passing = path.with_name(f".{path.name}.unfinished")
    try:
        _made(drawn, kind, passing)
        passing.replace(path)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or 'the file was refused'}"
        raise WrongUseError(message) from error
    finally:
        passing.unlink(missing_ok=True)


def _made(drawn: "Picture", kind: str, path: Path) -> None:
    match kind:
        case "report.html":
            from checker.reports.html import html  # noqa: PLC0415 - as above

            path.write_text(html(drawn), encoding="utf-8")
        case "audit.xlsx":
            from checker.reports.workbook import workbook  # noqa: PLC0415 - as above

            workbook(drawn, path)
        case _:
            from checker.reports.picture_json import written  # noqa: PLC0415 - as above

            path.write_text(written(drawn), encoding="utf-8")
