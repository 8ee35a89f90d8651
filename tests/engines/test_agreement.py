"""One meaning: every engine says of every rule and every record what the interpreter says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from checker import api
from checker.model.functions import FUNCTIONS
from checker.model.outcome import Outcome
from checker.model.record import Record
from checker.records.case import Case
from checker.records.derive import schema
from checker.records.read import read
from checker.workshop.strategies import values
from tests import told
from tests.judged import BATCH_ENGINES, ENGINES, by_interpreter
from tests.tiny import Loan
from tests.written import Parts, planned, rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model.functions import Example, Function
    from checker.model.plan import Plan
    from tests.judged import Engine
    from tests.told import Telling

SCHEMA = schema(Loan)
AS_OF = date(2018, 5, 8)
FIXTURES = Path(__file__).parents[2] / "fixtures"
BOOK = api.load_rulebook()
engines = pytest.mark.parametrize("engine", BATCH_ENGINES.values(), ids=BATCH_ENGINES.keys())
telling = pytest.mark.parametrize("telling", told.ENGINES.values(), ids=told.ENGINES.keys())
thorough = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
caseloads = st.lists(values.data(SCHEMA, missing=True), min_size=1, max_size=4)


def numbered(caseload: Sequence[dict[str, Any]]) -> list[Record]:
    """Make records of plain data."""
    return [Record(str(at), AS_OF, data) for at, data in enumerate(caseload)]


@engines
@thorough
@given(parts=rules(SCHEMA), caseload=caseloads)
def test_a_case_among_others_has_the_outcome_that_it_has_alone(
    engine: Engine, parts: Parts, caseload: list[dict[str, Any]]
) -> None:
    """Over generated rules and caseloads, each engine gives what the interpreter gives."""
    plan, records = planned(parts, SCHEMA), numbered(caseload)
    note(str(parts))
    assert engine(plan, records) == by_interpreter(plan, records)


CHOICES = """
any(each.online for each in (reserved if shelf_free else reserved))
any(e.online for e in (reserved if shelf_free else latest(b for b in borrowed).renewals))
count(e for e in (latest(b for b in borrowed).renewals if shelf_free else reserved)) > 1
all(any(e.online for e in (b.renewals if b.returned else reserved)) for b in borrowed)
any(any(any(e.online for e in (a.renewals if b.returned else b.renewals)) for b in borrowed) for a in borrowed)
(latest(b for b in borrowed) if shelf_free else earliest(b for b in borrowed)).returned
(latest(b for b in borrowed) if shelf_free else earliest(b for b in borrowed)).wear > 'new'
any(e.online for e in (latest(b for b in borrowed) if shelf_free else earliest(b for b in borrowed)).renewals)
any((a if a.returned else latest(b for b in borrowed)).fine > 1 for a in borrowed)
'art' in latest(b for b in borrowed).subjects
any(subject == 'art' for subject in latest(b for b in borrowed if b.returned).subjects)
(member if shelf_free else member).left
any(any(e.online for e in (a if shelf_free else latest(b for b in borrowed)).renewals) for a in borrowed)
any(any(e.online for e in (latest(b for b in borrowed) if shelf_free else a).renewals) for a in borrowed)
any(latest(e for e in b.renewals).online for b in borrowed)
latest(latest(e.renewed_on for e in b.renewals) for b in borrowed) < as_of
member.email == (member.email if shelf_free else 'x')
count(b for b in borrowed) + count(e for e in reserved) > member.age - 1
latest(b for b in borrowed).fine >= 1.5
latest(b for b in borrowed).cover.hard
(latest(b for b in borrowed) if shelf_free else earliest(b for b in borrowed)).cover.wear > 'new'
any((a.cover if a.returned else latest(b for b in borrowed).cover).hard for a in borrowed)
""".strip().splitlines()  # noqa: E501 - a condition a line


@engines
def test_an_item_is_named_as_its_author_likes(engine: Engine) -> None:
    """A name that an engine gives on its own is never the one that a rule gives to an item."""
    text = "any({0}.borrowed_on < latest(b.due_on for b in borrowed) for {0} in borrowed)"
    plans = [planned(Parts(expect=text.format(name)), SCHEMA) for name in ("extreme", "value")]
    records = numbered([{"borrowed": ({"borrowed_on": AS_OF, "due_on": date(2018, 5, 9)},)}])

    assert [engine(plan, records) for plan in plans] == [[Outcome.MET], [Outcome.MET]]


@engines
def test_a_list_below_one_item_is_one_list(engine: Engine) -> None:
    """Where either branch comes to the only item of a list, the lists below it are known."""
    renewal = {"renewed_on": None, "until": None, "wear": None, "online": True}
    item = {"borrowed_on": AS_OF, "renewals": (renewal,)}
    plan = planned(Parts(expect=CHOICES[7]), SCHEMA)
    records = numbered([{"borrowed": (item,)}, {"borrowed": (item, item)}])

    assert (
        engine(plan, records) == [Outcome.MET, Outcome.CANNOT_TELL] == by_interpreter(plan, records)
    )


@engines
@thorough
@given(text=st.sampled_from(CHOICES), caseload=caseloads)
def test_a_choice_of_lists_and_parts_means_the_same(
    engine: Engine, text: str, caseload: list[dict[str, Any]]
) -> None:
    """A list or a part that is one or another, by what may not be known, is the same on each."""
    plan, records = planned(Parts(expect=text), SCHEMA), numbered(caseload)
    assert engine(plan, records) == by_interpreter(plan, records)


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=FUNCTIONS.keys())
def test_every_example_of_a_function_holds(engine: Engine, function: Function) -> None:
    """What a function's declaration shows is so on every engine."""
    for example in function.examples:
        plan = planned(Parts(expect=called(function, example)), SCHEMA)
        assert engine(plan, numbered([{}])) == [Outcome.MET]


def called(function: Function, example: Example) -> str:
    """Write an example of a function as a condition."""
    given_ = ", ".join(written(each) for each in example.arguments)
    call = f"{function.name}({given_})"
    if not isinstance(example.result, bool):
        return f"{call} == {written(example.result)}"
    return call if example.result else f"not {call}"


def written(value: date | float) -> str:
    """Write a value as a rule does."""
    if isinstance(value, date):
        return f"date({value.year}, {value.month}, {value.day})"
    return str(value)


@telling
@thorough
@given(parts=rules(SCHEMA), caseload=caseloads)
def test_the_evidence_and_the_words_are_the_same(
    telling: Telling, parts: Parts, caseload: list[dict[str, Any]]
) -> None:
    """Each subject of each case is told with the facts and the sentence that it has alone."""
    plan, records = planned(parts, SCHEMA), numbered(caseload)
    note(str(parts))
    assert telling([plan], records) == told.by_interpreter([plan], records)


@telling
@thorough
@given(text=st.sampled_from(CHOICES), caseload=caseloads)
def test_a_choice_of_lists_and_parts_rests_on_the_same(
    telling: Telling, text: str, caseload: list[dict[str, Any]]
) -> None:
    """So too where a list or a part is one or another."""
    plan, records = planned(Parts(expect=text), SCHEMA), numbered(caseload)
    assert telling([plan], records) == told.by_interpreter([plan], records)


@telling
def test_the_shipped_rules_tell_the_same_of_every_shipped_record(telling: Telling) -> None:
    """The whole rulebook over the practice examples and the hard cases, with all evidence."""
    records = read([FIXTURES / "practice-examples", FIXTURES / "hard-cases"], Case).records
    for plan in BOOK.plans:
        assert telling([plan], records) == told.by_interpreter([plan], records), plan.rule.id


@engines
def test_the_shipped_rules_say_the_same_of_every_shipped_record(engine: Engine) -> None:
    """The whole rulebook over the practice examples and the hard cases."""
    reading = read([FIXTURES / "practice-examples", FIXTURES / "hard-cases"], Case)
    for plan in BOOK.plans:
        assert engine(plan, reading.records) == by_interpreter(plan, reading.records), plan.rule.id


@engines
@pytest.mark.parametrize("plan", [pytest.param(each, id=each.rule.id) for each in BOOK.plans])
def test_every_example_of_a_rule_has_its_outcome(engine: Engine, plan: Plan) -> None:
    """The proof inside a rule holds on every engine."""
    proved = [each for each in plan.rule.examples if not each.todo]
    cases = [api.example_case(each, Case) for each in proved]
    records = [
        replace(record, case_id=str(at))
        for at, (case, each) in enumerate(zip(cases, proved, strict=True))
        for record in read(case, Case, as_of=each.as_of).records
    ]
    assert engine(plan, records) == [each.outcome for each in proved]
