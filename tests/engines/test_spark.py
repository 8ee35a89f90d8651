"""Spark: it says of every rule and every record what the interpreter says, many rules at a time."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from checker import api
from checker.engines.interpreter import judge
from checker.engines.sql import spark
from checker.model.functions import FUNCTIONS
from checker.model.outcome import Outcome
from checker.records.case import Case
from checker.records.read import read
from tests import edges, told
from tests.engines.test_agreement import (
    BOOK,
    CHOICES,
    FIXTURES,
    SCHEMA,
    called,
    caseloads,
    numbered,
)
from tests.judged import by_interpreter, by_spark, needs_spark, session, together_by_spark
from tests.small import Small
from tests.written import Parts, planned, rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model.plan import Plan
    from checker.model.record import Record

SMALL = 12  # records of each rule
# A query takes seconds to plan, so few examples are drawn, each of several rules; none is shrunk.
few = settings(
    max_examples=10,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def distinct(plans: Sequence[Plan]) -> list[Plan]:
    """Give rules of one id an id each."""
    return [
        replace(plan, rule=replace(plan.rule, id=f"rule_{at}")) for at, plan in enumerate(plans)
    ]


def agrees(plans: Sequence[Plan], records: Sequence[Record]) -> None:
    """Compare what Spark tells of each subject with what the interpreter tells of it."""
    said, expected = told.by_spark(plans, records), told.by_interpreter(plans, records)
    assert said == expected


@needs_spark
@few
@given(parts=st.lists(rules(SCHEMA), min_size=8, max_size=8), caseload=caseloads)
def test_generated_rules_mean_the_same(parts: list[Parts], caseload: list[dict[str, Any]]) -> None:
    """Over generated rules and caseloads, Spark gives what the interpreter gives."""
    note("\n".join(map(str, parts)))
    agrees(distinct([planned(each, SCHEMA) for each in parts]), numbered(caseload))


@needs_spark
@few
@given(caseload=st.lists(caseloads, min_size=4, max_size=4))
def test_choices_mean_the_same(caseload: list[list[dict[str, Any]]]) -> None:
    """A list or a part that is one or another, by what may not be known, is the same on Spark."""
    plans = distinct([planned(Parts(expect=text), SCHEMA) for text in CHOICES])
    agrees(plans, numbered([record for each in caseload for record in each]))


@needs_spark
def test_an_edge_means_the_same() -> None:
    """At the ends of the calendars, and for half-known values, Spark says what one case is told."""
    plans = distinct([edges.planned(text) for text in edges.CONDITIONS])
    said = together_by_spark(plans, edges.RECORDS)
    for plan in plans:
        assert said[plan.rule.id] == by_interpreter(plan, edges.RECORDS), plan.rule.id
    agrees(plans, edges.RECORDS[::13])


@needs_spark
def test_every_example_of_a_function_holds() -> None:
    """What the declaration of each function shows is so on Spark."""
    examples = [(each, one) for each in FUNCTIONS.values() for one in each.examples]
    plans = distinct([planned(Parts(expect=called(*each)), SCHEMA) for each in examples])

    said = together_by_spark(plans, numbered([{}]))

    wrong = [at for at, plan in enumerate(plans) if said[plan.rule.id] != [Outcome.MET]]
    assert [called(*examples[at]) for at in wrong] == []


@needs_spark
def test_the_shipped_rules_say_the_same_of_every_shipped_record() -> None:
    """The whole rulebook, as one query, over the fixtures, every example and some small records."""
    examples = [
        (plan, replace(record, case_id=f"{plan.rule.id} {at}"), each.outcome)
        for plan in BOOK.plans
        for at, each in enumerate(plan.rule.examples)
        if not each.todo
        for record in read(api.example_case(each, Case), Case, as_of=each.as_of).records
    ]
    shipped = read([FIXTURES / "practice-examples", FIXTURES / "hard-cases"], Case).records
    small = [
        (plan, replace(record, case_id=f"{plan.rule.id} small {at}"))
        for plan in BOOK.plans
        for at, record in enumerate(Small(plan).records(SMALL))
    ]
    proved = [*shipped, *(record for _, record, _ in examples)]

    said = together_by_spark(BOOK.plans, [*proved, *(record for _, record in small)])

    for plan in BOOK.plans:
        assert said[plan.rule.id][: len(shipped)] == by_interpreter(plan, shipped), plan.rule.id
    for at, (plan, record, outcome) in enumerate(examples, start=len(shipped)):
        assert said[plan.rule.id][at] == outcome, record.case_id
    for at, (plan, record) in enumerate(small, start=len(proved)):
        assert said[plan.rule.id][at] == judge(plan, record).outcome, record.case_id


def test_without_spark_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pyspark cannot be imported, the error says how to get it."""
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(spark.NoSparkError, match=r"install checker\[spark\]"):
        spark.started("local[1]", {})


@needs_spark
def test_one_rule_alone() -> None:
    """A rule whose steps are few, and which needs no calendar, is a query too."""
    plan = planned(Parts(expect="shelf_free"), SCHEMA)
    records = numbered([{"shelf_free": True}, {"shelf_free": False}, {}])

    assert by_spark(plan, records) == [Outcome.MET, Outcome.NOT_MET, Outcome.CANNOT_TELL]


@needs_spark
def test_a_second_session_is_not_taken_for_another_cluster() -> None:
    """Spark would give the session that runs, whatever the address; a sentence says so instead."""
    assert session().getActiveSession() is not None
    with pytest.raises(spark.NoSparkError, match="in this process already"):
        spark.started("local[1]", {})
