"""The command ``check``: judge records, print what was found."""

import shlex
from itertools import chain
from typing import TYPE_CHECKING

import typer

from checker.cli.check_many import Asked, check_many, in_columns
from checker.cli.check_on_spark import check_on_spark
from checker.cli.exits import Exit
from checker.cli.options import (
    AsOf,
    AtLevel,
    Depth,
    Engine,
    Format,
    Ignore,
    Master,
    Memory,
    Output,
    OutputFormat,
    Paths,
    Profile,
    RulebookFolder,
    Sample,
    Seed,
    Select,
    Strict,
    TableKind,
    Tables,
    Temporary,
    Threads,
    Verbose,
    WhichEngine,
    book,
    day,
)
from checker.cli.output import result, say, show
from checker.cli.wrong_use import WrongUseError

if TYPE_CHECKING:
    from checker.model.result import Result


def check(  # noqa: PLR0913 - one parameter for each option
    paths: Paths,
    *,
    as_of: AsOf = None,
    select: Select = None,
    ignore: Ignore = None,
    rulebook: RulebookFolder = None,
    output_format: Format = OutputFormat.TEXT,
    level: AtLevel = Depth.RULE,
    verbose: Verbose = False,
    engine: WhichEngine = Engine.AUTO,
    master: Master = "local[*]",
    output: Output = None,
    tables: TableKind = Tables.PARQUET,
    strict: Strict = False,
    threads: Threads = 2,
    memory: Memory = None,
    shadow: Sample = 10,
    seed: Seed = None,
    profile: Profile = False,
    temp_dir: Temporary = None,
) -> None:
    """Judge records, and show where there is no evidence.

    Each case is judged by each rule; what is found rests on the record alone.

    Exit code: 0 no finding, 1 findings, 2 wrong use or broken rule, 3 no record could be judged.
    """
    from checker import api  # noqa: PLC0415 - kept out of `checker --help`

    chosen_day = day(as_of)
    chosen_book = book(rulebook).selecting(select or (), ignore or ())
    if level is not Depth.RULE and chosen_book.rulebook.roll_up is None:
        message = f"--level {level} needs a rulebook with a `roll_up`; this one has none"
        raise WrongUseError(message)
    if engine is Engine.SPARK:
        raise typer.Exit(check_on_spark(chosen_book, paths, output, master))
    if in_columns(engine, paths, tables=output is not None):
        asked = Asked(
            engine=engine,
            paths=paths,
            as_of=chosen_day,
            level=level,
            output=output,
            tables=tables,
            strict=strict,
            threads=threads,
            memory=memory,
            shadow=shadow,
            seed=seed,
            profile=profile,
            temporary=temp_dir,
        )
        raise typer.Exit(check_many(chosen_book, asked))
    found = api.check(paths, rulebook=chosen_book, as_of=chosen_day)
    tell_problems(found)
    if strict and found.set_aside:
        say("error: --strict: a record does not fit, so nothing is told of the others")
        raise typer.Exit(Exit.NOT_DONE)
    if output_format is OutputFormat.JSON:
        _as_json(found)
    else:
        _as_text(found, level, whole=verbose)
        say_next(found, rest(paths, as_of, rulebook))
    raise typer.Exit(exit_code(found))


def tell_problems(found: "Result") -> None:
    """Tell everything that was wrong in the records, and when nothing at all could be judged."""
    from checker.reports.problems import problem_text  # noqa: PLC0415 - as above

    for problem in found.problems:
        say(problem_text(problem))
    if not found.cases:
        say("error: no record could be judged, so nothing was checked")
    elif not found.rules:
        say("error: no rule is left to judge by; see --select and --ignore")


def exit_code(found: "Result") -> Exit:
    """Say in a code how a run ended; nothing judged is not the same as nothing found."""
    if not found.cases or not found.rules:
        return Exit.NOTHING_CHECKED
    return Exit.FINDINGS if found.findings else Exit.NOTHING_FOUND


def _as_json(found: "Result") -> None:
    from checker.reports import json_v1  # noqa: PLC0415 - kept out of `checker --help`

    result(json_v1.written(json_v1.as_json(found)))


def _as_text(found: "Result", level: Depth, *, whole: bool) -> None:
    from checker.model.roll_up import Level  # noqa: PLC0415 - as above
    from checker.reports.answers import answer_lines  # noqa: PLC0415 - as above
    from checker.reports.summary import summary_lines  # noqa: PLC0415 - as above
    from checker.reports.text import text_lines  # noqa: PLC0415 - as above

    told = (
        text_lines(found, whole=whole)
        if level is Depth.RULE
        else answer_lines(found, Level(level), whole=whole)
    )
    show(chain(told, summary_lines(found, whole=whole)))


def rest(paths: list[str], as_of: str | None, rulebook: object) -> list[str]:
    """Give the arguments that another command needs in order to see the same records."""
    day_given = [] if as_of is None else ["--as-of", as_of]
    book_given = [] if rulebook is None else ["--rulebook", str(rulebook)]
    return [*paths, *day_given, *book_given]


def say_next(found: "Result", arguments: list[str]) -> None:
    """Name the command that shows how the first finding came about."""
    for case in found.cases:
        for finding in case.findings:
            say(f"next: {shlex.join(['checker', 'why', case.case_id, finding.rule, *arguments])}")
            return
