"""The command ``generate``: synthetic caseloads, for trying things out at size."""

# Typer reads these annotations when it runs, so they are not put off.
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.options import day
from checker.cli.output import say
from checker.cli.wrong_use import WrongUseError
from checker.workshop.generate.formats import SUFFIXES, FileFormat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.workshop.generate.write import Wanted


FIRST_YEAR, LAST_YEAR = 1990, 2100
MEGABYTE = 1_000_000


def generate(  # noqa: PLR0913 - each is an option of the command
    *,
    cases: Annotated[int, typer.Option(metavar="N", min=1, help="How many cases to write.")],
    output: Annotated[Path, typer.Option(metavar="FILE", help="The file to write.")],
    seed: Annotated[int, typer.Option(metavar="S", min=0, help="Same seed, same bytes.")] = 0,
    file_format: Annotated[
        FileFormat | None,
        typer.Option("--format", help="How to write them; by the file's suffix if left out."),
    ] = None,
    truth: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write beside it what was planted in each case."),
    ] = None,
    dirt: Annotated[
        bool, typer.Option("--dirt", help="Put the dirt of real extracts into some of the cases.")
    ] = False,
    as_of: Annotated[
        str, typer.Option(metavar="DATE", help="The day on which the records are judged.")
    ] = "2018-05-08",
) -> None:
    """Write synthetic cases with known shortfalls, in the profile of the inspected sample."""
    kind = file_format or _by_suffix(output)
    other = _by_suffix(truth) if truth is not None else FileFormat.NDJSON
    judged = day(as_of)
    if judged is None or not FIRST_YEAR <= judged.year <= LAST_YEAR:
        message = f"--as-of {as_of} is not between {FIRST_YEAR} and {LAST_YEAR}"
        raise WrongUseError(message)
    for path in (output, truth):
        _check_place(path)
    if truth is not None and truth.resolve() == output.resolve():
        raise WrongUseError("--truth and --output name the same file")
    from checker.workshop.generate import write  # noqa: PLC0415 - kept out of `checker --help`

    _write(write.Wanted(cases, seed, output, kind, judged, truth, other, dirt))


def _by_suffix(path: Path) -> FileFormat:
    if path.suffix not in SUFFIXES:
        message = f"{path.name} ends in none of {', '.join(SUFFIXES)}; --format says how to write"
        raise WrongUseError(message)
    return SUFFIXES[path.suffix]


def _check_place(path: Path | None) -> None:
    if path is not None and (path.is_dir() or not path.parent.is_dir()):
        message = f"{path} cannot be written: it is a folder, or its folder is not there"
        raise WrongUseError(message)


def _write(wanted: "Wanted") -> None:
    from checker.workshop.generate import write  # noqa: PLC0415 - as above

    began = perf_counter()
    try:
        _watched(write.generate(wanted), wanted.cases)
    except OSError as error:
        message = f"{wanted.output} cannot be written: {error.strerror or 'the file was refused'}"
        raise WrongUseError(message) from error
    seconds = perf_counter() - began
    sizes = ", ".join(
        f"{path.name} {path.stat().st_size / MEGABYTE:.1f} MB"
        for path in (wanted.output, wanted.truth)
        if path is not None
    )
    rate = wanted.cases / seconds
    say(f"{wanted.cases} cases in {seconds:.1f} s, {rate:.0f} cases per second; {sizes}")


def _watched(done: "Iterable[int]", cases: int) -> None:
    """Show how far the work is, where a person watches."""
    if not sys.stderr.isatty():
        for _ in done:
            pass
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    began = perf_counter()
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]} cases/s"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=cases, rate="0")
        for number in done:
            rate = f"{number / (perf_counter() - began):.0f}"
            progress.update(task, completed=number, rate=rate)
