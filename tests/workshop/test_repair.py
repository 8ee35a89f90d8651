"""What would have met a rule: that it would, that nothing in it is idle, and how it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import api
from checker.engines.interpreter import judge
from checker.model.outcome import Outcome
from checker.records.case import Case
from checker.records.read import read
from checker.workshop.mutants.telling import plain
from checker.workshop.mutants.trial import proofs_of
from checker.workshop.nearby import nearby
from checker.workshop.places import at, written
from checker.workshop.repair import Window, repair
from checker.workshop.repair_lines import addition_text, repair_lines
from checker.workshop.still_open import OPEN, still_open

if TYPE_CHECKING:
    from checker.model.record import Record

BOOK = api.load_rulebook()
PROOFS = [
    (plan.rule.id, each)
    for plan in BOOK.plans[::3]
    for each in proofs_of(BOOK, plan.rule)
    if each.example.outcome is Outcome.NOT_MET
]
CHECK = BOOK.plan("domestic-abuse-check-missing")


def again(record: Record) -> Record:
    """Write a record down and read it."""
    given_: dict[str, Any] = {"case_id": "x", **plain(record)}
    found = read(given_, Case)
    assert not found.problems
    return found.records[0]


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_what_is_open_is_counted_as_the_interpreter_does(data: st.DataObject) -> None:
    """For records of any outcome, many at once."""
    plan = data.draw(st.sampled_from(BOOK.plans))
    records = [each.record for each in proofs_of(BOOK, plan.rule)]
    near = nearby([plan]).records(data.draw(st.permutations(records)), 60)
    counted = still_open(plan)(near)
    told = [[each.outcome for each in judge(plan, record).subjects] for record in near]
    assert counted.still_open.tolist() == [sum(each in OPEN for each in one) for one in told]
    assert counted.met.tolist() == [one.count(Outcome.MET) for one in told]


@settings(max_examples=8, deadline=None)
@given(pair=st.sampled_from(PROOFS))
def test_what_would_have_met_a_rule_does(pair: tuple[str, Any]) -> None:
    """Written down and read, the record with the additions is met; what was there is kept."""
    rule, proof = pair
    plan = BOOK.plan(rule)
    found = repair(BOOK, plan, proof.record)
    if found is None:
        return
    assert judge(plan, again(found.record)).outcome is Outcome.MET
    assert found.additions
    for each in found.additions:
        if each.item:
            before, after = at(proof.record.data, each.path), at(found.record.data, each.path)
            assert len(after) > len(before or ())


@pytest.fixture
def unasked() -> Record:
    """Give a case in which the police were not asked."""
    proof = next(
        each for each in proofs_of(BOOK, CHECK.rule) if each.example.outcome is Outcome.NOT_MET
    )
    return proof.record


def test_the_days_of_a_window_are_its_days(unasked: Record) -> None:
    """On its first and last day the rule is met; a day further it is not, or cannot be."""
    found = repair(BOOK, CHECK, unasked)
    assert found is not None
    (addition,) = found.additions
    assert addition.item
    assert isinstance(addition.value, dict)
    (name, window), *_ = [
        (name, each) for name, each in addition.value.items() if isinstance(each, Window)
    ]
    place = (*addition.path, len(at(unasked.data, addition.path) or ()), name)
    assert window.first is not None
    assert window.first <= at(found.record.data, place) <= window.last
    assert window.first < window.last


def test_what_is_met_needs_nothing() -> None:
    """And is left as it is."""
    proof = next(
        each for each in proofs_of(BOOK, CHECK.rule) if each.example.outcome is Outcome.MET
    )
    found = repair(BOOK, CHECK, proof.record)
    assert found is not None
    assert (found.additions, found.record) == ((), proof.record)


def test_an_addition_is_told_with_its_window(unasked: Record) -> None:
    """Where it would stand, and from which day to which; that it is no advice is said."""
    found = repair(BOOK, CHECK, unasked)
    assert found is not None
    text = addition_text(found.additions[0])
    assert text.startswith("enquiries: one more, with to police_domestic_abuse, requested_on from ")
    assert any("no advice" in line.text for line in repair_lines(found))
    assert any("no addition" in line.text for line in repair_lines(None))


@pytest.mark.parametrize(
    ("path", "items", "text"),
    [
        (("changes", 0, "kind"), None, "changes[0].kind"),
        (("changes", 0, "kind"), "[]", "changes[].kind"),
        (("sentence", "released"), None, "sentence.released"),
    ],
)
def test_a_place_is_written_as_paths_are(
    path: tuple[str | int, ...], items: str | None, text: str
) -> None:
    """As evidence names it."""
    assert written(path, items) == text
