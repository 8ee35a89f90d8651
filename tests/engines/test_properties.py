"""The meaning of the language, held to its promises over generated conditions and records."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, note, settings
from hypothesis import strategies as st

from checker.engines import calendar
from checker.engines.interpreter import judge
from checker.engines.interpreter.builtins import MEANINGS
from checker.engines.interpreter.evaluate import Scope, evaluate
from checker.engines.interpreter.judge import scalar
from checker.engines.interpreter.values import Item, is_known
from checker.model.outcome import NotRecorded, Outcome, Searched
from checker.model.record import Record
from checker.model.truth import Truth
from checker.model.types import BOOLEAN
from checker.records.derive import schema
from checker.workshop.rebuilt import rebuilt
from checker.workshop.strategies import conditions, values
from tests import oracle
from tests.records_made import completed, hidden, shuffled, without
from tests.tiny import Loan
from tests.written import Parts, checked, planned, rules

SCHEMA = schema(Loan)
AS_OF = date(2018, 5, 8)
thorough = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
records = values.data(SCHEMA, missing=True)
whole_records = values.data(SCHEMA, missing=False)
texts = conditions.conditions(SCHEMA)
seeds = st.integers(0, 2**32 - 1)


def value(text: str, data: dict[str, object]) -> Truth:
    """Evaluate a condition on a record."""
    step = evaluate(checked(text, SCHEMA, BOOLEAN), Scope(Item("", data), AS_OF, {}))
    assert isinstance(step.value, Truth)
    return step.value


def outcome(parts: Parts, data: dict[str, object], as_of: date = AS_OF) -> Outcome:
    """Judge a generated rule on a record."""
    return judge(planned(parts, SCHEMA), Record("x", as_of, data)).outcome


@thorough
@given(text=texts, data=whole_records)
def test_a_whole_record_gives_what_python_gives(text: str, data: dict[str, object]) -> None:
    """On records with nothing missing, a condition is worth what CPython makes of the same text."""
    found = value(text, data)
    try:
        expected = eval(text, oracle.namespace(SCHEMA, data, AS_OF))  # noqa: S307 - a test oracle
    except (oracle.NothingThereError, calendar.OutsideCalendar):
        assume(False)  # noqa: FBT003 - Hypothesis's own signature

    assert scalar(found) is expected


@thorough
@given(text=texts, data=records, seed=seeds)
def test_hiding_never_makes_a_condition_surer(text: str, data: dict[str, Any], seed: int) -> None:
    """A condition on a record with something hidden is worth the same, or is not known."""
    before, after = value(text, data), value(text, hidden(data, random.Random(seed)))

    assert after in (before, Truth.UNKNOWN)


@thorough
@given(parts=rules(SCHEMA), data=records, seed=seeds)
def test_hiding_moves_an_outcome_only_to_cannot_tell(
    parts: Parts, data: dict[str, Any], seed: int
) -> None:
    """Hiding any field or section moves an outcome to *cannot tell* or nowhere."""
    before = outcome(parts, data)
    after = outcome(parts, hidden(data, random.Random(seed)))

    assert after in (before, Outcome.CANNOT_TELL)


@thorough
@given(parts=rules(SCHEMA), data=records, seed=seeds)
def test_completing_never_contradicts_a_definite_outcome(
    parts: Parts, data: dict[str, Any], seed: int
) -> None:
    """Whatever is filled in for what is missing, an outcome that was definite stays."""
    before = outcome(parts, data)
    after = outcome(parts, completed(data, SCHEMA, random.Random(seed)))

    assert before in (after, Outcome.CANNOT_TELL)


@thorough
@given(parts=rules(SCHEMA), data=records)
def test_the_evidence_alone_gives_the_same_outcome(parts: Parts, data: dict[str, Any]) -> None:
    """Judging a rule again on nothing but its evidence gives the outcome again."""
    plan = planned(parts, SCHEMA)
    first = judge(plan, Record("x", AS_OF, data))
    note(str(first.evidence))
    again = judge(plan, Record("x", AS_OF, rebuilt(first.evidence)))

    assert again.outcome is first.outcome


@thorough
@given(parts=rules(SCHEMA), data=records)
def test_the_evidence_of_a_subject_gives_its_outcome_again(
    parts: Parts, data: dict[str, Any]
) -> None:
    """Each subject's own evidence, with the list that it stands in, is enough for its outcome."""
    plan = planned(parts, SCHEMA)
    first = judge(plan, Record("x", AS_OF, data))
    for index, subject in enumerate(first.subjects):
        facts = (*subject.evidence, *_lists(first.evidence))
        again = judge(plan, Record("x", AS_OF, rebuilt(facts)))

        assert len(again.subjects) == len(first.subjects)
        assert again.subjects[index].outcome is subject.outcome


def _lists(facts: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(fact for fact in facts if isinstance(fact, Searched | NotRecorded))


@thorough
@given(parts=rules(SCHEMA), data=records, seed=seeds)
def test_the_order_of_items_does_not_matter(parts: Parts, data: dict[str, Any], seed: int) -> None:
    """Shuffling every list of a record leaves the outcome as it was."""
    assert outcome(parts, data) is outcome(parts, shuffled(data, random.Random(seed)))


@thorough
@given(parts=rules(SCHEMA), data=records)
def test_fields_that_a_rule_does_not_read_do_not_matter(parts: Parts, data: dict[str, Any]) -> None:
    """Taking away every field that the plan does not claim to read leaves the outcome as it was."""
    plan = planned(parts, SCHEMA)

    assert outcome(parts, data) is outcome(parts, without(data, plan.reads))


@thorough
@given(parts=rules(SCHEMA), data=records, later=st.integers(0, 400))
def test_time_never_takes_not_met_back_to_not_yet_due(
    parts: Parts, data: dict[str, Any], later: int
) -> None:
    """Judging the same record at a later day never turns *not met* into *not yet due*."""
    plan = planned(parts, SCHEMA)
    before = judge(plan, Record("x", AS_OF, data)).subjects
    after = judge(plan, Record("x", AS_OF + timedelta(days=later), data)).subjects
    if len(before) == len(after):
        for first, second in zip(before, after, strict=True):
            back = first.outcome is Outcome.NOT_MET and second.outcome is Outcome.NOT_YET_DUE
            assert not back


@thorough
@given(parts=rules(SCHEMA), data=records)
def test_only_a_gap_or_a_note_makes_an_outcome_unknown(parts: Parts, data: dict[str, Any]) -> None:
    """Where an outcome is *cannot tell*, its subjects name what is missing, or say why else."""
    for subject in judge(planned(parts, SCHEMA), Record("x", AS_OF, data)).subjects:
        unknown = subject.outcome is Outcome.CANNOT_TELL
        assert bool(subject.missing or subject.notes) is unknown


@pytest.mark.parametrize("name", sorted(MEANINGS))
def test_every_function_gives_its_declared_examples(name: str) -> None:
    """Each example beside a function's declaration holds on the interpreter."""
    from checker.model.functions import FUNCTIONS  # noqa: PLC0415 - beside its one use

    for example in FUNCTIONS[name].examples:
        written = ", ".join(
            f"date({a.year}, {a.month}, {a.day})" if isinstance(a, date) else str(a)
            for a in example.arguments
        )
        tree = checked(f"{name}({written})", SCHEMA, FUNCTIONS[name].result)
        step = evaluate(tree, Scope(Item("", {}), AS_OF, {}))
        assert is_known(step.value)
        assert scalar(step.value) == example.result
