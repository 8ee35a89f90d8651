"""Which rules are said to say nothing, or what another one says already."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from checker import api
from checker.engines.columns.batch import Batch
from checker.model.outcome import Outcome
from checker.records.case import Case
from checker.records.columns.layout import batch_of
from checker.records.derive import schema
from checker.workshop.overlap import ENOUGH, Pair, made_records, overlap
from tests.small import Small
from tests.written import Parts, planned

if TYPE_CHECKING:
    from checker.model.plan import Plan
    from checker.workshop.overlap import Overlap

SCHEMA = schema(Case)
TERMINATED = Parts(expect="sentence.terminated")


def named(name: str, parts: Parts) -> Plan:
    """Plan a rule of a name."""
    made = planned(parts, SCHEMA)
    return replace(made, rule=replace(made.rule, id=name))


def compared(**rules: Parts) -> Overlap:
    """Compare rules on every small record of all of them."""
    plans = [named(name, parts) for name, parts in rules.items()]
    records = [record for plan in plans for record in Small(plan).records(400)]
    return overlap(plans, [Batch(batch_of(records, SCHEMA))] * 6)


def test_rules_that_have_the_same_conditions_are_told_for_certain() -> None:
    """However they are written."""
    found = compared(a=TERMINATED, b=Parts(expect="not not sentence.terminated"))
    assert found.repeated == (Pair("a", "b", None),)


def test_rules_that_only_happen_to_say_the_same() -> None:
    """How many records that rests on is told; another record would tell them apart."""
    plans = [
        named("a", TERMINATED),
        named("b", Parts(expect="sentence.terminated and as_of > date(1900, 1, 1)")),
    ]
    found = overlap(plans, [Batch(batch_of(Small(plans[0]).records(400), SCHEMA))] * 6)
    assert [(each.one, each.other) for each in found.repeated] == [("a", "b")]
    assert (found.repeated[0].both or 0) > 0


def test_rules_that_contradict_each_other() -> None:
    """Wherever both are sure, one is met and the other is not."""
    found = compared(a=TERMINATED, b=Parts(expect="not sentence.terminated"))
    assert [(each.one, each.other) for each in found.contradicted] == [("a", "b")]
    assert (found.contradicted[0].both or 0) >= ENOUGH


@pytest.mark.parametrize(
    ("parts", "never"),
    [
        (Parts(applies_to="as_of < date(1900, 1, 1)", expect="sentence.terminated"), True),
        (Parts(expect="as_of > date(1900, 1, 1)"), False),
    ],
)
def test_rules_that_say_one_thing_only(parts: Parts, *, never: bool) -> None:
    """One that never applies is told apart from one that is always met."""
    found = compared(a=parts, b=TERMINATED)
    assert (found.never_applied == ("a",)) is never
    assert (found.one_outcome == (("a", Outcome.MET),)) is not never


def test_a_rule_within_another() -> None:
    """Each of its findings is one of the other's."""
    stricter = Parts(expect="sentence.terminated and sentence.released")
    found = compared(loose=TERMINATED, strict=stricter)
    assert [(each.one, each.other) for each in found.within] == [("loose", "strict")]


def test_records_are_made_for_every_rule() -> None:
    """Among them its own examples."""
    book = api.load_rulebook()
    few = replace(book, plans=book.plans[:2])
    batches = list(made_records(few))
    assert len(batches) == len(few.plans)
    for plan, batch in zip(few.plans, batches, strict=True):
        assert batch.size > len(plan.rule.examples)
