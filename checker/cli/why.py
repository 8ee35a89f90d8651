"""The command ``why``: how one rule came to its outcome on one case."""

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.exits import Exit
from checker.cli.options import AsOf, Paths, RulebookFolder, book, day
from checker.cli.output import say, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.api import Book
    from checker.model.record import Record
    from checker.model.result import CaseResult
    from checker.reports.lines import Line


def why(
    case: Annotated[str, typer.Argument(metavar="CASE", help="The id of a case.")],
    rule: Annotated[str, typer.Argument(metavar="RULE", help="The id of a rule.")],
    paths: Paths,
    *,
    as_of: AsOf = None,
    rulebook: RulebookFolder = None,
) -> None:
    """Show the value of every part of a rule on one case."""
    from checker import api  # noqa: PLC0415 - kept out of `checker --help`
    from checker.cli.why_tree import why_lines  # noqa: PLC0415 - as above
    from checker.records import read  # noqa: PLC0415 - as above
    from checker.reports.differences import difference_lines  # noqa: PLC0415 - as above
    from checker.reports.problems import problem_text  # noqa: PLC0415 - as above

    chosen_day, loaded = day(as_of), book(rulebook)
    plan = loaded.plan(rule)
    reading = read.read(paths, loaded.model, as_of=chosen_day)
    for problem in reading.problems:
        if problem.case_id in (None, case):
            say(problem_text(problem))
    if not reading.records:
        say("error: no record could be judged, so there is nothing to show")
        raise typer.Exit(Exit.NOTHING_CHECKED)
    record = api.find(reading, case)
    judged = api.judge_case(replace(loaded, plans=(plan,)), record)
    told = why_lines(plan.rule, judged, api.why(loaded, record, rule))
    show(chain(told, _repair(loaded, judged, record), difference_lines(loaded.rulebook)))


def _repair(loaded: "Book", judged: "CaseResult", record: "Record") -> "Iterator[Line]":
    """Say what would have met a rule that is not met."""
    from checker.model.outcome import Outcome  # noqa: PLC0415 - as above
    from checker.workshop.repair import repair  # noqa: PLC0415 - as above
    from checker.workshop.repair_lines import repair_lines  # noqa: PLC0415 - as above

    (outcome,) = judged.outcomes
    if outcome.outcome is Outcome.NOT_MET:
        yield from repair_lines(repair(loaded, loaded.plan(outcome.rule), record))
