"""The command ``audit``: judge a caseload, and draw the picture that an inspector would."""

# Typer reads these annotations when it runs, so they are not put off.
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

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
    Without,
    shown_as,
)
from checker.cli.check_many import Asked, exit_of, judge_many
from checker.cli.exits import Exit
from checker.cli.options import (
    AsOf,
    Depth,
    Engine,
    Paths,
    RulebookFolder,
    Sample,
    Seed,
    Strict,
    Tables,
    Temporary,
    Threads,
    book,
    day,
)
from checker.cli.output import say
from checker.cli.report import write_reports
from checker.cli.wrong_use import WrongUseError

Out = Annotated[
    Path, typer.Option("--out", metavar="FOLDER", help="A new folder for the report and its run.")
]
RUN = "run"


def audit(  # noqa: PLR0913 - one parameter for each option
    paths: Paths,
    *,
    out: Out,
    as_of: AsOf = None,
    rulebook: RulebookFolder = None,
    beside: Beside = None,
    population: Population = None,
    small: Least = None,
    rounded: Rounded = None,
    findings: Most = 10_000,
    key: Key = None,
    without: Without = False,
    repairs: Repairs = REPAIRED,
    strict: Strict = False,
    threads: Threads = 2,
    shadow: Sample = 10,
    seed: Seed = None,
    temp_dir: Temporary = None,
) -> None:
    """Judge a caseload, and write a report, a workbook and the tables behind them.

    The folder holds report.html, audit.xlsx, picture.json and, in run, the tables of the run.

    Exit code: 0 done, 2 wrong use or broken rule, 3 no record could be judged.
    """
    chosen = book(rulebook)
    if chosen.rulebook.roll_up is None:
        raise WrongUseError("an audit needs a rulebook with a `roll_up`; this one has none")
    asked_for = shown_as(
        beside, population, small, rounded, findings, key, without=without, repairs=repairs
    )
    with _folder(out) as made:
        asked = Asked(
            engine=Engine.COLUMNS,
            paths=paths,
            as_of=day(as_of),
            level=Depth.RULE,
            output=made / RUN,
            tables=Tables.PARQUET,
            strict=strict,
            threads=threads,
            memory=None,
            shadow=shadow,
            seed=seed,
            profile=False,
            temporary=temp_dir,
        )
        done = judge_many(chosen, asked)
        code = done if isinstance(done, Exit) else exit_of(done)
        if code not in (Exit.NOTHING_FOUND, Exit.FINDINGS):
            raise typer.Exit(code)
        write_reports(made / RUN, made, asked_for, paths, chosen)
    say(f"written: {out}")
    raise typer.Exit(Exit.NOTHING_FOUND)


@contextmanager
def _folder(out: Path) -> Iterator[Path]:
    """Give a folder that is put in its place when all is written, and is gone if anything fails."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        message = f"{out} is there already and not empty; name another folder"
        raise WrongUseError(message)
    made = out.with_name(f".{out.name}.unfinished-{os.getpid()}")
    try:
        made.mkdir(parents=True)
        yield made
        if out.exists():
            out.rmdir()
        made.rename(out)
    except OSError as error:
        message = f"{out} cannot be written: {error.strerror or 'the folder was refused'}"
        raise WrongUseError(message) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)
