"""Run examples: every example of some rules on every engine, and what each rule still lacks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker import api
from checker.engines.interpreter import judge
from checker.model.outcome import PRESSING, Outcome
from checker.records.read import read
from checker.workshop.examples import unlike
from checker.workshop.outcomes import by_columns, by_duckdb

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from checker.api import Book
    from checker.model.plan import Plan
    from checker.model.record import Record
    from checker.model.rule import Example, Rule

    Batch = Callable[[Sequence[Plan], Sequence[Record]], NDArray[np.int8]]

NEEDED = (Outcome.MET, Outcome.NOT_MET)


@dataclass(frozen=True, eq=False, slots=True)
class Ran:
    """An example that was run: its record, if it fits, its outcome, and what does not hold."""

    rule: Rule
    example: Example
    record: Record | None
    outcome: Outcome | None
    problems: tuple[str, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Report:
    """Everything that was run; ``lacking`` names rules without an example that they need."""

    ran: tuple[Ran, ...]
    lacking: tuple[tuple[Rule, Outcome], ...]
    engines: tuple[str, ...]

    @property
    def failed(self) -> tuple[Ran, ...]:
        """The examples that do not hold, though nobody said so."""
        return tuple(each for each in self.ran if each.problems and not each.example.todo)

    @property
    def known(self) -> tuple[Ran, ...]:
        """The examples that are known not to hold yet."""
        return tuple(each for each in self.ran if each.problems and each.example.todo)

    @property
    def surprising(self) -> tuple[Ran, ...]:
        """The examples that hold, though they are said not to hold yet."""
        return tuple(each for each in self.ran if not each.problems and each.example.todo)

    @property
    def passed(self) -> bool:
        """Whether nothing is left to do but what is known."""
        return not (self.failed or self.lacking or self.surprising)


def run_examples(book: Book, *, duckdb: bool = False) -> Report:
    """Run the examples of a rulebook's rules by the interpreter, in columns, and by DuckDB too."""
    engines: dict[str, Batch] = {"columns": by_columns}
    if duckdb:
        engines["duckdb"] = by_duckdb
    ran = [_alone(book, plan, each) for plan in book.plans for each in plan.rule.examples]
    differing = _differing(book, ran, engines)
    return Report(
        tuple(
            replace(each, problems=(*each.problems, *differing.get(place, ())))
            for place, each in enumerate(ran)
        ),
        tuple((rule, outcome) for rule in book.rules for outcome in lacking(rule)),
        ("interpreter", *engines),
    )


def _alone(book: Book, plan: Plan, example: Example) -> Ran:
    """Run an example by the interpreter, which tells the evidence too."""
    given = api.example_case(example, book.model)
    found = read(given, book.model, as_of=example.as_of)
    if found.problems or not found.records:
        told = tuple(f"{each.path}: {each.message}" for each in found.problems)
        return Ran(plan.rule, example, None, None, told)
    (record,) = found.records
    said = judge(plan, record)
    return Ran(plan.rule, example, record, said.outcome, unlike(example, said))


def _differing(
    book: Book, ran: Sequence[Ran], engines: dict[str, Batch]
) -> dict[int, tuple[str, ...]]:
    """Say of which examples another engine says something else, and what."""
    rows = [(place, each, each.record) for place, each in enumerate(ran) if each.record is not None]
    if not rows:
        return {}
    # The same case may be given by many examples, so each has a name of its own here.
    records = [replace(record, case_id=str(place)) for place, _, record in rows]
    rules = {plan.rule.id: row for row, plan in enumerate(book.plans)}
    found: dict[int, tuple[str, ...]] = {}
    for engine, batch in engines.items():
        codes = batch(book.plans, records)
        for column, (place, each, _) in enumerate(rows):
            said = PRESSING[codes[rules[each.rule.id], column]]
            if said is not each.outcome:
                told = f"{engine} says {said}, the interpreter {each.outcome}: please report it"
                found[place] = (*found.get(place, ()), told)
    return found


def lacking(rule: Rule) -> tuple[Outcome, ...]:
    """List the outcomes of which a rule must have an example and has none."""
    shown = {each.outcome for each in rule.examples if not each.todo}
    return tuple(each for each in NEEDED if each not in shown)
