"""Check, for many cases: what the command does when the records are judged in columns."""

from __future__ import annotations

import secrets
import sys
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from checker.cli.exits import Exit
from checker.cli.options import Depth, Engine
from checker.cli.output import say, show
from checker.cli.wrong_use import WrongUseError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from rich.progress import Progress

    from checker.api import Book
    from checker.batch.run import Done, Told
    from checker.batch.totals import Totals
    from checker.cli.options import Tables
    from checker.engines.sql.duckdb import Limits

SEEDS = 2**32
# About as much as the interpreter judges in the time in which the columns are made ready.
MANY_BYTES = 2 * 2**20
# About as much as one process judges in the time in which others are made ready.
ALONE_BYTES = 16 * 2**20


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks of a run over many cases."""

    engine: Engine
    paths: list[str]
    as_of: date | None
    level: Depth
    output: Path | None
    tables: Tables
    strict: bool
    threads: int
    memory: str | None
    shadow: int
    seed: int | None
    profile: bool
    temporary: Path | None


def in_columns(engine: Engine, paths: list[str], *, tables: bool) -> bool:
    """Say whether the records are judged in columns: when asked, or when there are many."""
    from checker.records.files import has_tables, size_of  # noqa: PLC0415 - kept out of `checker --help`

    match engine:
        case Engine.AUTO:
            many = sum(map(size_of, paths)) > MANY_BYTES
            return tables or many or any(map(has_tables, paths))
        case Engine.COLUMNS | Engine.DUCKDB:
            return True
        case Engine.INTERPRETER | Engine.SPARK:
            if tables:
                message = "--output needs an engine for many cases: --engine columns"
                raise WrongUseError(message)
            return False


def check_many(book: Book, asked: Asked) -> Exit:
    """Judge many cases, write their tables, and tell what was counted."""
    from checker.batch.summary import lines  # noqa: PLC0415 - as above
    from checker.model.roll_up import Level  # noqa: PLC0415 - as above

    done = judge_many(book, asked)
    if isinstance(done, Exit):
        return done
    level = None if asked.level is Depth.RULE else Level(asked.level)
    show(lines(done, level, asked.output))
    return exit_of(done)


def judge_many(book: Book, asked: Asked) -> Done | Exit:
    """Judge many cases and write their tables; an exit code where that came to nothing."""
    from checker.batch.convert import TableFormat  # noqa: PLC0415 - as above
    from checker.batch.run import Wanted, run  # noqa: PLC0415 - as above
    from checker.records.columns.read import SIZE  # noqa: PLC0415 - as above
    from checker.records.columns.sources import groups  # noqa: PLC0415 - as above
    from checker.records.files import size_of  # noqa: PLC0415 - as above

    if not book.plans:
        say("error: no rule is left to judge by; see --select and --ignore")
        return Exit.NOTHING_CHECKED
    wanted = Wanted(
        folder=asked.output,
        temporary=asked.temporary,
        tables=TableFormat(asked.tables),
        threads=_processes(asked),
        shadow=asked.shadow,
        seed=secrets.randbelow(SEEDS) if asked.seed is None else asked.seed,
        profile=asked.profile,
        as_of=asked.as_of,
        second=_second(asked),
    )
    told = _Told(sum(map(size_of, asked.paths)))
    read = groups(asked.paths, SIZE)
    try:
        done = run(
            book, read, wanted, told.strictly if asked.strict else told.problems, told.progress
        )
    except KeyboardInterrupt:
        say(f"stopped: {told.judged:,} cases had been judged; nothing was written")
        return Exit.INTERRUPTED
    except _NotFittingError:
        say("error: --strict: a record does not fit, so nothing was judged and nothing written")
        return Exit.NOT_DONE
    finally:
        told.end()
    if not done.totals.judged:
        say("error: no record could be judged, so nothing was checked")
    return done


def _second(asked: Asked) -> Limits | None:
    """Give the limits of DuckDB, where it is to judge too.

    Raises:
        WrongUseError: DuckDB does not know such a limit, or is not asked.
    """
    if asked.engine is not Engine.DUCKDB:
        if asked.memory is not None:
            message = "--memory is for --engine duckdb; the columns take what a portion needs"
            raise WrongUseError(message)
        return None
    from checker.engines.sql.duckdb import Limits, WrongLimitError, connected  # noqa: PLC0415 - only where it is asked for

    folder = None if asked.temporary is None else str(asked.temporary)
    limits = Limits(asked.memory, folder)
    try:
        connected(limits).close()
    except WrongLimitError as error:
        message = f"--memory {asked.memory}: {error}"
        raise WrongUseError(message) from None
    return limits


def _processes(asked: Asked) -> int:
    """Give how many processes are worth their start; of a stream nobody knows how long it is."""
    from checker.records.files import size_of  # noqa: PLC0415 - as above

    few = "-" not in asked.paths and sum(map(size_of, asked.paths)) < ALONE_BYTES
    return 1 if few else asked.threads


def exit_of(done: Done) -> Exit:
    """Say in a code how a run over many cases ended."""
    if not done.totals.judged:
        return Exit.NOTHING_CHECKED
    if done.disagreements or done.differing:
        say("error: engines disagree, so no result can be relied on; please report it")
        return Exit.NOT_DONE
    return Exit.FINDINGS if done.totals.findings else Exit.NOTHING_FOUND


class _NotFittingError(Exception):
    """A record does not fit, and that ends the run."""


PROBLEMS_TOLD = 100


class _Told:
    """What the person has been told so far: problems one by one, and how far the run is."""

    def __init__(self, total: int) -> None:
        self.judged = 0
        self._total = total
        self._read = 0
        self._problems = 0
        self._begun = perf_counter()
        self._progress = _progress()

    def problems(self, told: Told) -> None:
        """Tell the problems of a group, the first of them in full."""
        from checker.reports.problems import problem_text  # noqa: PLC0415 - as above

        self._read += told.judged.about.size
        for problem in told.repeated.problems:
            self._problems += 1
            if self._problems <= PROBLEMS_TOLD:
                say(problem_text(problem))

    def strictly(self, told: Told) -> None:
        """Tell the problems, and end the run where a record does not fit."""
        self.problems(told)
        if told.set_aside:
            raise _NotFittingError

    def progress(self, totals: Totals) -> None:
        """Show on a terminal how many cases are judged, and how fast."""
        self.judged = totals.judged
        if self._progress is not None:
            seconds = perf_counter() - self._begun
            text = f"{totals.judged:,} cases judged, {totals.judged / seconds:,.0f} a second"
            if 0 < self._read <= self._total:
                left = seconds * (self._total - self._read) / self._read
                text = f"{text}, about {left:,.0f} seconds left"
            self._progress.update(self._progress.task_ids[0], description=text)

    def end(self) -> None:
        """Take the progress away, and say how many problems were not told."""
        if self._problems > PROBLEMS_TOLD:
            more = "all are in the table problems of --output"
            say(f"{PROBLEMS_TOLD:,} of {self._problems:,} problems shown; {more}")
        if self._progress is not None:
            self._progress.stop()


def _progress() -> Progress | None:
    """Give what shows on a terminal how far the run is."""
    if not sys.stderr.isatty():
        return None
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import Progress, SpinnerColumn, TextColumn  # noqa: PLC0415 - as above

    columns = (SpinnerColumn(), TextColumn("{task.description}"))
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.add_task("reading")
    progress.start()
    return progress
