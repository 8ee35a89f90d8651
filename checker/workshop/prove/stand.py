"""Stand: a rule that is put to the proof, and the small changes of its records."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from checker.engines.interpreter import judge
from checker.model import tree
from checker.model.record import Record
from checker.workshop.mutants.telling import given
from checker.workshop.places import written
from checker.workshop.shapes import MONTHS, WORKING, names_a_day, nodes, reckons_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from checker.api import Book
    from checker.engines.columns.batch import Batch
    from checker.model.outcome import Outcome
    from checker.model.plan import Plan
    from checker.workshop.nearby import Path
    from checker.workshop.outcomes import Codes


@dataclass(frozen=True)
class Stand:
    """A rule, its rulebook, and what makes its properties quick to look at."""

    book: Book
    plan: Plan
    columns: Callable[[Batch], Codes]

    def outcome(self, record: Record) -> Outcome:
        """Judge a record."""
        return judge(self.plan, record).outcome

    def with_data(self, record: Record, data: Mapping[str, Any]) -> Outcome:
        """Judge other data on the same day."""
        return self.outcome(Record(record.case_id, record.as_of, data))

    def fits(self, record: Record) -> bool:
        """Say whether a record would be read without a word."""
        return given(self.book, record) is not None

    @cached_property
    def reads(self) -> frozenset[str]:
        """The schema paths that the rule reads, and those above them."""
        found = set(self.plan.reads)
        for path in self.plan.reads:
            steps = path.split(".")
            for last in range(1, len(steps)):
                above = ".".join(steps[:last])
                found |= {above, above.removesuffix("[]")}
        return frozenset(found)

    def recorded(self, record: Record) -> Iterator[tuple[Path, Any]]:
        """Give each place that is recorded and read, with what stands there."""
        for path, value in places(record.data, ()):
            if written(path, items="[]") in self.reads:
                yield path, value

    @cached_property
    def counts(self) -> bool:
        """Whether the rule counts items."""
        return any(isinstance(node, tree.Count) for node in nodes(self.plan))

    @cached_property
    def reads_the_day(self) -> bool:
        """Whether the conditions look at the day of judging."""
        return any(isinstance(node, tree.AsOf) for node in nodes(self.plan))

    @cached_property
    def keeps_weeks(self) -> bool:
        """Whether the rule reckons in days and weeks alone, from no day of its own."""
        return not any(names_a_day(node) or reckons_by(node, MONTHS) for node in nodes(self.plan))

    @cached_property
    def works(self) -> bool:
        """Whether the rule reckons in working days."""
        return any(reckons_by(node, WORKING) for node in nodes(self.plan))


def places(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:  # noqa: ANN401 - plain data of any type
    """Give each field that is recorded, at every depth, with what stands there."""
    match value:
        case dict():
            for name, each in value.items():
                if each is not None:
                    yield (*path, name), each
                    yield from places(each, (*path, name))
        case tuple():
            for place, each in enumerate(value):
                yield from places(each, (*path, place))
        case _:
            pass
