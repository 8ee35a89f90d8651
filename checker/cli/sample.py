"""The command ``sample``: the cases that an inspection would look at."""

# Typer reads these annotations when it runs, so they are not put off.
import csv
import io
import json
from dataclasses import dataclass
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
    from checker.batch.saved import Saved
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
Extract = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Write the records of the chosen cases as NDJSON, as they stand."
    ),
]


@dataclass(frozen=True, slots=True)
class _Wish:
    """What was asked for: a sample, and where it and the records of its cases are written."""

    size: int
    seed: str
    least: tuple["Least", ...]
    paths: list[str]
    out: Path | None
    extract: Path | None


def sample(  # noqa: PLR0913 - one parameter for each option
    paths: Paths = None,
    *,
    size: Size,
    run: Run = None,
    seed: Seed = "1",
    least: LeastOf = None,
    out: Out = None,
    extract: Extract = None,
    as_of: AsOf = None,
    rulebook: RulebookFolder = None,
    threads: Threads = 2,
) -> None:
    """Draw the sample that an inspection would: eligible, in proportion, spread, by a seed.

    Exit code: 0 drawn, 1 something that was asked for could not be met, 2 wrong use, 3 no case.
    """
    wish = _Wish(size, seed, tuple(_least(each) for each in least or ()), paths or [], out, extract)
    if run is None and not paths:
        raise WrongUseError("name the records of a caseload, or --from RUN")
    if run is not None and bool(paths) != (extract is not None):
        raise WrongUseError("with --from RUN, the records are named for --extract FILE alone")
    if extract is not None and "-" in (paths or ()):
        raise WrongUseError("--extract reads the records a second time, and cannot from -")
    if run is not None:
        raise typer.Exit(_drawn(run, wish))
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
        raise typer.Exit(_drawn(folder, wish))


def _least(text: str) -> "Least":
    from checker.model.sample import Least  # noqa: PLC0415 - kept out of `checker --help`

    where, _, number = text.rpartition("=")
    grouping, _, name = where.partition(":")
    if not grouping or not name or not number.isdecimal():
        message = f"--least {text} is not of the form GROUPING:GROUP=N, such as gender:Female=20"
        raise WrongUseError(message)
    return Least(grouping, name, int(number))


def _drawn(run: Path, wish: _Wish) -> Exit:
    from checker.batch.sampled import sampled  # noqa: PLC0415 - kept out of `checker --help`
    from checker.batch.saved import saved  # noqa: PLC0415 - as above
    from checker.reports.sample_text import sample_lines  # noqa: PLC0415 - as above

    opened = saved(run)
    drawn = sampled(opened, wish.size, wish.seed, wish.least)
    show(sample_lines(drawn))
    if not drawn.chosen:
        say("error: no case is eligible, so nothing was drawn")
        return Exit.NOTHING_CHECKED
    if wish.out is not None:
        _write(_as_csv(drawn), wish.out)
    lost = False
    if wish.extract is not None:
        lost = _extract(opened, [each.case_id for each in drawn.chosen], wish.paths, wish.extract)
    return Exit.FINDINGS if drawn.notes or lost else Exit.NOTHING_FOUND


def _extract(opened: "Saved", cases: list[str], paths: list[str], out: Path) -> bool:
    """Write the records of cases, a line each; say whether any was not found again."""
    from checker.batch.extracted import extracted  # noqa: PLC0415 - kept out of `checker --help`

    found = extracted(opened, cases, paths)
    _write("".join(f"{json.dumps(each)}\n" for each in found.records), out)
    if found.lost:
        lost, all_ = len(found.lost), len(cases)
        say(f"{lost} of {all_} chosen cases no longer stand where the run read them")
    return bool(found.lost)


def _as_csv(drawn: "Sample") -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    names = list(drawn.chosen[0].groups)
    writer.writerow(["turn", "case_id", *names, "because"])
    for each in drawn.chosen:
        writer.writerow([each.turn, each.case_id, *each.groups.values(), each.because])
    return text.getvalue()


def _write(text: str, out: Path) -> None:
    """Write a file, whole or not at all."""
    passing = out.with_name(f".{out.name}.unfinished")
    try:
        passing.write_text(text, encoding="utf-8", newline="")
        passing.replace(out)
    except OSError as error:
        message = f"{out} cannot be written: {error.strerror or 'the file was refused'}"
        raise WrongUseError(message) from error
    finally:
        passing.unlink(missing_ok=True)
    say(f"written: {out}")
