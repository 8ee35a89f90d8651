"""The command ``rules test``: whether every example of a rule holds, on every engine."""

from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.exits import Exit
from checker.cli.options import RulebookFolder, book
from checker.cli.output import say, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.api import Book
    from checker.reports.lines import Line
    from checker.workshop.run_examples import Ran, Report

EVERY = 0.5  # seconds between two looks at the files


def run_tests(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="RULE", help="Rules, standards, prompts or questions; all when left out."
        ),
    ] = None,
    *,
    duckdb: Annotated[
        bool, typer.Option("--duckdb", help="Run the examples by DuckDB too; slower to begin.")
    ] = False,
    watch: Annotated[
        bool,
        typer.Option("--watch", help="Run them again whenever a file of the rulebook changes."),
    ] = False,
    rulebook: RulebookFolder = None,
) -> None:
    """Run every example of the rules, and show what led to each that does not hold.

    Exit code: 0 every example holds, 1 one does not or is lacking, 2 wrong use or broken rule.
    """
    if watch:
        _watch(names or [], rulebook, duckdb=duckdb)
    raise typer.Exit(_run(names or [], rulebook, duckdb=duckdb))


def _run(names: list[str], folder: Path | None, *, duckdb: bool) -> Exit:
    from checker.workshop.run_examples import run_examples  # noqa: PLC0415 - kept out of `checker --help`

    chosen = book(folder).selecting(names, ())
    if not chosen.plans:
        say("error: no rule rests on any of these")
        return Exit.NOTHING_CHECKED
    report = run_examples(chosen, duckdb=duckdb)
    show(_lines(chosen, report))
    return Exit.NOTHING_FOUND if report.passed else Exit.FINDINGS


def _watch(names: list[str], folder: Path | None, *, duckdb: bool) -> None:
    """Run them now and after each change, until the keyboard ends it."""
    from checker import api  # noqa: PLC0415 - as above
    from checker.cli.output import result  # noqa: PLC0415 - as above
    from checker.model.errors import BrokenRulebookError  # noqa: PLC0415 - as above
    from checker.reports import diagnostics  # noqa: PLC0415 - as above

    place = folder or api.rulebook_folder()
    state: object = None
    try:
        while True:
            before, state = state, _state(place)
            if state == before:
                sleep(EVERY)
                continue
            try:
                _run(names, folder, duckdb=duckdb)
            except BrokenRulebookError as error:
                for each in diagnostics.sorted_by_place(error.diagnostics):
                    result(f"{diagnostics.render(each)}\n")
            say(f"watching {place}; Ctrl-C ends it")
    except KeyboardInterrupt:
        raise typer.Exit(Exit.NOTHING_FOUND) from None


def _state(folder: Path) -> object:
    """Say what there is in a folder, and when each file was changed."""
    return sorted((str(each), each.stat().st_mtime_ns) for each in folder.rglob("*.yaml"))


def _lines(book: "Book", report: "Report") -> "Iterator[Line]":
    from checker.reports.lines import Line, Style, count  # noqa: PLC0415 - as above

    for each in report.failed:
        yield from _failure(book, each)
    for each in report.surprising:
        yield Line(_place(each), Style.HEADING)
        yield Line("it holds, though `todo` says that it does not yet", Style.FINDING, 1)
    for rule, outcome in report.lacking:
        yield Line(f"{rule.source.name}:{rule.span.line}: {rule.id}", Style.HEADING)
        yield Line(f"has no example that is {outcome}", Style.FINDING, 1)
    for each in report.known:
        yield Line(f"known: {_place(each)}", Style.MUTED)
        for problem in each.problems:
            yield Line(problem, Style.MUTED, 1)
    rules, engines = count(len(book.plans), "rule"), " and ".join(report.engines)
    yield Line("Summary", Style.HEADING)
    yield Line(f"examples: {len(report.ran):,} of {rules}, by {engines}", depth=1)
    held = len(report.ran) - len(report.failed) - len(report.known)
    yield Line(f"hold: {held:,}", depth=1)
    yield Line(f"do not hold: {len(report.failed):,}", depth=1)
    yield Line(f"known not to hold yet: {len(report.known):,}", depth=1)
    yield Line(f"lacking: {len(report.lacking):,}", depth=1)


def _place(ran: "Ran") -> str:
    return f"{ran.rule.source.name}:{ran.example.span.line}: {ran.rule.id}: {ran.example.name}"


def _failure(book: "Book", ran: "Ran") -> "Iterator[Line]":
    """Show an example that does not hold, and the value of every part of the rule on it."""
    from dataclasses import replace  # noqa: PLC0415 - as above

    from checker import api  # noqa: PLC0415 - as above
    from checker.cli.why_tree import why_lines  # noqa: PLC0415 - as above
    from checker.reports.lines import Line, Style  # noqa: PLC0415 - as above

    yield Line(_place(ran), Style.HEADING)
    for problem in ran.problems:
        yield Line(problem, Style.FINDING, 1)
    if ran.record is not None:
        plan = book.plan(ran.rule.id)
        judged = api.judge_case(replace(book, plans=(plan,)), ran.record)
        for line in why_lines(ran.rule, judged, api.why(book, ran.record, ran.rule.id)):
            yield replace(line, depth=line.depth + 1)
