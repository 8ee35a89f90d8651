"""Search: records near a rule's examples are drawn, until one speaks against a property."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from checker.engines.interpreter import judge
from checker.model.outcome import PRESSING, Outcome
from checker.workshop.mutants.telling import given, size, smallest
from checker.workshop.mutants.trial import proofs_of
from checker.workshop.nearby import nearby
from checker.workshop.outcomes import by_columns, by_duckdb, prepared_columns
from checker.workshop.prove.days import in_time
from checker.workshop.prove.declared import DEFINITE, compared, declared
from checker.workshop.prove.draw import drawn
from checker.workshop.prove.meaning import meaning
from checker.workshop.prove.stand import Stand
from checker.workshop.strategies.pool import pool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.api import Book
    from checker.model.record import Record
    from checker.workshop.prove.property import Property
    from checker.workshop.strategies.pool import Pool

REACHED = "outcomes-reachable"
BESIDE = 4_000  # records near the examples of two rules that are compared
SURE = [PRESSING.index(each) for each in DEFINITE]  # the later, the worse
LOOKED_AT = 20  # of the records that speak against a property, the smallest


@dataclass(frozen=True, slots=True)
class Sought:
    """How long is sought: how many records a rule, drawn by which number; and by DuckDB too."""

    cases: int
    seed: int
    duckdb: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class Against:
    """What speaks against a property: in words, and the smallest record on which it does.

    ``record`` is ``None`` where it is that there is none.
    """

    name: str
    text: str
    said: str
    record: Record | None
    outcome: Outcome | None


@dataclass(frozen=True, eq=False, slots=True)
class Proof:
    """What became of the properties of a rule: how many hold, on how many records, and the rest."""

    rule: str
    held: int
    records: int
    against: tuple[Against, ...]


def ready(sought: Sought) -> Callable[[Book], Callable[[str], Proof]]:
    """Make ready to put rules to the proof, in this process or in others."""
    return partial(_ready, sought)


def _ready(sought: Sought, book: Book) -> Callable[[str], Proof]:
    return partial(prove, book, sought)


def properties(stand: Stand) -> list[Property]:
    """List the properties that are promised of a rule, and those that it declares."""
    return [*_promised(stand), *_declared(stand)]


def _promised(stand: Stand) -> list[Property]:
    return [each for each in (*meaning(), *in_time()) if each.concerns(stand)]


def _declared(stand: Stand) -> list[Property]:
    """List what a rule declares; of that, its author's own examples may speak too."""
    return [each for each in declared(stand) if each.concerns(stand)]


def prove(book: Book, sought: Sought, rule: str) -> Proof:
    """Draw records for a rule, and look at each of its properties on each of them.

    What the rule declares is looked at on its examples too.
    """
    plan = book.plan(rule)
    stand = Stand(book, plan, prepared_columns([plan]))
    near = pool(book, plan, compared(stand))
    records = [*drawn(near, sought.cases, sought.seed), *_compared(stand)]
    examples = [each.record for each in proofs_of(book, plan.rule)]
    promised_of_all, own = _promised(stand), _declared(stand)
    found = [
        *(_sought(stand, each, records) for each in promised_of_all),
        *(_sought(stand, each, [*examples, *records]) for each in own),
    ]
    whole = [*_unreached(near), *_differing(near, sought), *(each for each in found if each)]
    promised = len(promised_of_all) + len(own) + 1
    lost = len({each.name for each in whole})
    return Proof(rule, promised - lost, len(records), tuple(whole))


def _sought(stand: Stand, each: Property, records: Sequence[Record]) -> Against | None:
    """Look at a property on every record; the smallest that speaks against it is made smaller."""
    speaking = [record for record in records if each.look(stand, record) is not None]
    speaking.sort(key=lambda record: size(record.data))
    for record in speaking[:LOOKED_AT]:
        read = given(stand.book, record)
        if read is not None and each.look(stand, read) is not None:
            least = smallest(stand.book, read, lambda less: each.look(stand, less) is not None)
            said = each.look(stand, least) or ""
            return Against(each.name, each.text, said, least, stand.outcome(least))
    return None


def _compared(stand: Stand) -> Iterator[Record]:
    """Give records on which another rule, with which this one is compared, may be worse."""
    for other in compared(stand):
        pair = (stand.plan, other)
        near = [each.record for one in pair for each in proofs_of(stand.book, one.rule)]
        records = nearby(pair).records(near, BESIDE) if near else []
        own, its = by_columns(pair, records) if records else np.zeros((2, 0), np.int8)
        sure = np.isin(own, SURE) & np.isin(its, SURE)
        worse = [records[at] for at in np.flatnonzero(sure & (its > own)).tolist()]
        yield from sorted(worse, key=lambda record: size(record.data))[:LOOKED_AT]


def _unreached(near: Pool) -> Iterator[Against]:
    """Say which outcomes the examples claim, and no record that was searched has."""
    claimed = {each.outcome for each in near.plan.rule.examples if not each.todo}
    text = "There is a record of each outcome that the examples claim."
    for outcome in (each for each in Outcome if each in claimed and not near.found[each]):
        yield Against(REACHED, text, f"no record was found that is {outcome}", None, None)


def _differing(near: Pool, sought: Sought) -> Iterator[Against]:
    """Say where DuckDB, asked about many records at once, says something else."""
    if not sought.duckdb:
        return
    records = [record for several in near.found.values() for record in several]
    theirs = by_duckdb([near.plan], records)[0]
    for place in np.flatnonzero(theirs != by_columns([near.plan], records)[0]).tolist():
        record, said = given(near.book, records[place]), PRESSING[int(theirs[place])]
        if record is not None:
            own = judge(near.plan, record).outcome
            text = "The interpreter and DuckDB say the same."
            told = f"the interpreter says {own}, DuckDB says {said}"
            yield Against("engines-agree", text, told, record, own)
            return
