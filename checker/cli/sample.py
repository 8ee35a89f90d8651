"""The command ``sample``: the cases that an inspection would look at."""

# Typer reads these annotations when it runs, so they are not put off.
import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

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
from checker.cli.output import say, show
from checker.cli.wrong_use import WrongUseError

if TYPE_CHECKING:
    from checker.model.sample import Least, Sample

Paths = Annotated[
    list[str] | None, typer.Argument(metavar="PATH", help="The records of a caseload, or folders.")
]
Run = Annotated[
    Path | None, typer.Option("--from", metavar="RUN", help="A saved run, instead of records.")
]
Size = Annotated[int, typer.Option(min=1, metavar="N", help="How many cases to choose.")]
Seed = Annotated[str, typer.Option(metavar="TEXT", help="Same cases, same seed, same sample.")]
LeastOf = Annotated[
    list[str] | None,
    typer.Option(
        "--least", metavar="GROUPING:GROUP=N", help="A least number of cases; may be repeated."
    ),
]
Out = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write the chosen cases as CSV, with reasons.")
]


def sample(  # noqa: PLR0913 - one parameter for each option
    paths: Paths = None,
    *,
    size: Size,
    run: Run = None,
    seed: Seed = "1",
    least: LeastOf = None,
    out: Out = None,
    as_of: AsOf = None,
    rulebook: RulebookFolder = None,
    threads: Threads = 2,
) -> None:
    """Draw the sample that an inspection would: eligible, in proportion, spread, by a seed.

    Exit code: 0 drawn, 1 something that was asked for could not be met, 2 wrong use, 3 no case.
    """
    wanted = [_least(each) for each in least or ()]
    if (run is None) == (not paths):
        raise WrongUseError("name the records of a caseload, or --from RUN")
    if run is not None:
        raise typer.Exit(_drawn(run, size, seed, wanted, out))
    chosen = book(rulebook)
    with TemporaryDirectory(prefix="checker-") as passing:
        folder = Path(passing) / "run"
        asked = Asked(
            engine=Engine.COLUMNS,
            paths=paths or [],
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
        # The groups of a case are told beside the outcomes of any rule, so one will do.
        done = judge_many(chosen.selecting([chosen.rules[0].id]), asked)
        if isinstance(done, Exit):
            raise typer.Exit(done)
        raise typer.Exit(_drawn(folder, size, seed, wanted, out))


def _least(text: str) -> "Least":
    from checker.model.sample import Least  # noqa: PLC0415 - kept out of `checker --help`

    where, _, number = text.rpartition("=")
    grouping, _, name = where.partition(":")
    if not grouping or not name or not number.isdecimal():
        message = f"--least {text} is not of the form GROUPING:GROUP=N, such as gender:Female=20"
        raise WrongUseError(message)
    return Least(grouping, name, int(number))


def _drawn(run: Path, size: int, seed: str, least: list["Least"], out: Path | None) -> Exit:
    from checker.batch.sampled import sampled  # noqa: PLC0415 - kept out of `checker --help`
    from checker.batch.saved import saved  # noqa: PLC0415 - as above
    from checker.reports.sample_text import sample_lines  # noqa: PLC0415 - as above

    drawn = sampled(saved(run), size, seed, least)
    show(sample_lines(drawn))
    if not drawn.chosen:
        say("error: no case is eligible, so nothing was drawn")
        return Exit.NOTHING_CHECKED
    if out is not None:
        _write(drawn, out)
    return Exit.FINDINGS if drawn.notes else Exit.NOTHING_FOUND


def _write(drawn: "Sample", out: Path) -> None:
    text = io.StringIO()
    writer = csv.writer(text)
    names = list(drawn.chosen[0].groups)
    writer.writerow(["turn", "case_id", *names, "because"])
    for each in drawn.chosen:
        writer.writerow([each.turn, each.case_id, *each.groups.values(), each.because])
    passing = out.with_name(f".{out.name}.unfinished")
    try:
        passing.write_text(text.getvalue(), encoding="utf-8", newline="")
        passing.replace(out)
    except OSError as error:
        message = f"{out} cannot be written: {error.strerror or 'the file was refused'}"
        raise WrongUseError(message) from error
    finally:
        passing.unlink(missing_ok=True)
    say(f"written: {out}")
