"""Trial: a rule's examples are run on each of its mutants; one that they all hold on survives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from checker import api
from checker.engines.interpreter import judge
from checker.model.record import Record
from checker.records.read import read
from checker.workshop.examples import unlike
from checker.workshop.mutants.mutants import breeder
from checker.workshop.mutants.telling import Teller, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from checker.api import Book
    from checker.model.outcome import Outcome
    from checker.model.plan import Plan
    from checker.model.rule import Example, Rule
    from checker.workshop.mutants.mutants import Breeder, Change, Mutant
    from checker.workshop.mutants.telling import Telling

DAY = date(2018, 6, 1)  # of an empty record, near which one is looked for where there is no example


@dataclass(frozen=True, slots=True)
class Closing:
    """A record that would have caught a mutant: an example that is not written yet."""

    case: dict[str, Any]
    outcome: Outcome
    mistaken: Outcome


@dataclass(frozen=True, slots=True)
class Survivor:
    """A change that no example notices; ``None`` where no record was found that would."""

    change: Change
    closing: Closing | None


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of the mutants of a rule: how many were caught, and which survive.

    ``same`` changes leave the meaning of the rule as it is, and are no mutants of it. ``failing``
    are examples that do not hold on the rule itself: then no mutant was tried.
    """

    rule: str
    file: str
    caught: int
    same: int
    survivors: tuple[Survivor, ...]
    failing: tuple[str, ...] = ()

    @property
    def open(self) -> tuple[Survivor, ...]:
        """The survivors that a record tells from the rule: no example shows the difference yet."""
        return tuple(each for each in self.survivors if each.closing is not None)

    @property
    def alike(self) -> tuple[Survivor, ...]:
        """The survivors that no record was found to tell from the rule: they may mean the same."""
        return tuple(each for each in self.survivors if each.closing is None)

    @property
    def score(self) -> float:
        """The share, in percent, that is caught of the mutants that can be told from the rule."""
        if self.failing:
            return 0.0
        told = self.caught + len(self.open)
        return 100 * self.caught / told if told else 100.0


@dataclass(frozen=True, slots=True)
class Proof:
    """An example of a rule and its record, ready to be judged."""

    example: Example
    record: Record

    def holds(self, plan: Plan) -> bool:
        """Say whether the example holds on a rule, or on a mutant of it."""
        return not unlike(self.example, judge(plan, self.record))


@dataclass(frozen=True, eq=False, slots=True)
class Court:
    """Tries the mutants of the rules of a rulebook."""

    book: Book
    breeder: Breeder

    def trial(self, rule: str) -> Trial:
        """Try each mutant of a rule; examples of what is known to be missed do not count."""
        plan = self.book.plan(rule)
        file, proofs = plan.rule.source.name, proofs_of(self.book, plan.rule)
        names = {each.example.name for each in proofs if each.holds(plan)}
        failing = tuple(
            each.name for each in plan.rule.examples if not each.todo and each.name not in names
        )
        if failing:
            return Trial(rule, file, 0, 0, (), failing)
        bred = self.breeder.bred(rule)
        left = [
            mutant for mutant in bred.mutants if all(each.holds(mutant.plan) for each in proofs)
        ]
        near = [each.record for each in proofs] or [Record("", DAY, {})]
        told = Teller(self.book, plan).tell([each.plan for each in left], near)
        return Trial(
            rule,
            file,
            len(bred.mutants) - len(left),
            bred.same,
            tuple(_survivors(left, told)),
        )


def ready(book: Book) -> Callable[[str], Trial]:
    """Make ready to try the mutants of a rulebook's rules."""
    return Court(book, breeder(book)).trial


def _survivors(left: Sequence[Mutant], told: Sequence[Telling | None]) -> list[Survivor]:
    return [
        Survivor(
            mutant.change,
            None if each is None else Closing(plain(each.record), each.said, each.mistaken),
        )
        for mutant, each in zip(left, told, strict=True)
    ]


def proofs_of(book: Book, rule: Rule) -> tuple[Proof, ...]:
    """Read the records of a rule's examples."""
    return tuple(
        Proof(example, record)
        for example in rule.examples
        if not example.todo
        for record in read(
            api.example_case(example, book.model), book.model, as_of=example.as_of
        ).records
    )
