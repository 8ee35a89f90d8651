"""Definitions that take values: one condition, used of many things, with nothing caught."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings

from checker.engines.interpreter import judge
from checker.language import plan as planning
from checker.language.definitions import definitions
from checker.model.outcome import Outcome
from checker.model.record import Record
from checker.model.rulebook import Definition, Rulebook
from checker.model.source import START, Source
from checker.model.types import DATE
from checker.records.derive import schema
from checker.workshop.strategies import conditions, values
from tests.tiny import Loan
from tests.written import Parts, expression, rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model.diagnostic import Diagnostic
    from checker.model.plan import Plan

SCHEMA = schema(Loan)
BOOK = Rulebook(
    "test", "", "", "loan", "", (), (), (), (), (), None, (), (), (), Source("rulebook.yaml", "")
)
Takes = tuple[tuple[str, str], ...]


def planned(
    parts: Parts, *defined: tuple[str, Takes, str]
) -> tuple[Plan | None, tuple[Diagnostic, ...]]:
    """Plan a rule over definitions, each with its name, what it takes, and its condition."""
    made = tuple(
        Definition(
            name,
            "",
            tuple((each, expression(type_)) for each, type_ in takes),
            expression(text),
            START,
        )
        for name, takes, text in defined
    )
    scope, problems = definitions(replace(BOOK, definitions=made), SCHEMA)
    plan, more = planning.plan(rule(parts), scope, SCHEMA)
    return plan, (*problems, *more)


def outcome(data: Mapping[str, object], parts: Parts, *defined: tuple[str, Takes, str]) -> Outcome:
    """Judge a rule over definitions."""
    plan, problems = planned(parts, *defined)
    assert plan is not None, [each.message for each in problems]
    return judge(plan, Record("x", date(2018, 5, 8), dict(data))).outcome


BORROWED = ("lent_on", (("day", "date"),), "any(item.borrowed_on == day for item in borrowed)")
TWO = {"borrowed": [{"borrowed_on": date(2018, 1, 1)}, {"borrowed_on": date(2018, 2, 1)}]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lent_on(date(2018, 1, 1))", Outcome.MET),
        ("lent_on(date(2018, 1, 2))", Outcome.NOT_MET),
        ("lent_on(member.joined_on)", Outcome.CANNOT_TELL),
        ("any(lent_on(item.borrowed_on) for item in borrowed)", Outcome.MET),
        ("any(lent_on(days_after(item.borrowed_on, 1)) for item in borrowed)", Outcome.NOT_MET),
        ("any(lent_on(days_after(item.borrowed_on, 31)) for item in borrowed)", Outcome.MET),
    ],
)
def test_a_definition_is_given_a_value_where_it_is_used(text: str, expected: Outcome) -> None:
    """The value may be an item's of the same name as the definition's own: it is not caught."""
    assert outcome(TWO, Parts(expect=text), BORROWED) is expected


def test_a_definition_can_take_an_item_and_use_another_definition() -> None:
    """Items of a list are given as they are, and definitions build on each other."""
    late = ("late", (("item", "Item"),), "item.returned_on > item.due_on")
    many = ("many_late", (), "count(item for item in borrowed if late(item)) > 1")
    day, next_day = date(2018, 1, 1), date(2018, 1, 2)
    items = [{"due_on": day, "returned_on": next_day}, {"due_on": day, "returned_on": next_day}]

    assert outcome({"borrowed": items}, Parts(expect="many_late"), late, many) is Outcome.MET
    assert outcome({"borrowed": items[:1]}, Parts(expect="many_late"), late, many) is (
        Outcome.NOT_MET
    )


@pytest.mark.parametrize(
    ("expect", "defined", "message"),
    [
        ("lent_on", BORROWED, "0 given; the function is lent_on(day: date)"),
        ("lent_on()", BORROWED, "0 given; the function is lent_on(day: date)"),
        ("lent_on(3)", BORROWED, "date is needed here; this is a whole number"),
        ("lent_onn(as_of)", BORROWED, "there is no function `lent_onn`; there is a function"),
        ("shelf_free", ("x", (("day", "dates"),), "day == day"), "there is no type `dates`"),
        ("shelf_free", ("x", (("member", "date"),), "True"), "`member` is"),
    ],
)
def test_a_wrong_use_is_one_message(
    expect: str, defined: tuple[str, Takes, str], message: str
) -> None:
    """What a definition takes is checked where it is written and where it is used."""
    _, (problem,) = planned(Parts(expect=expect), defined)
    assert message in problem.message


def test_a_deadline_cannot_move_by_a_definition() -> None:
    """What a definition reads counts as read where it is used."""
    moving = ("moving", (("day", "date"),), "later(day, as_of)")
    _, (problem,) = planned(Parts(expect="shelf_free", due="moving(member.joined_on)"), moving)
    assert problem.code == "moving-deadline"


def test_lists_are_searched_no_deeper_through_a_definition() -> None:
    """The limit on nested searches holds for what is written out."""
    inner = (
        "any(any(any(a.borrowed_on == day for a in borrowed) for b in borrowed) for c in borrowed)"
    )
    deep = ("deep", (("day", "date"),), inner)
    outer = "any(any(deep(item.borrowed_on) for other in borrowed) for item in borrowed)"
    _, (problem,) = planned(Parts(expect=outer), deep)
    assert problem.code == "too-many-loops"


@pytest.mark.parametrize("name", ["count", "any", "days_after", "date", "later"])
def test_a_name_of_the_language_cannot_be_taken(name: str) -> None:
    """A definition never hides a function, whether it takes a value or none."""
    for takes in ((), (("day", "date"),)):
        _, problems = planned(Parts(expect="shelf_free"), (name, takes, "shelf_free"))
        assert [each.code for each in problems] == ["name-taken"]
        assert f"`{name}` is taken by a function of the language" in problems[0].message


def doubling(times: int) -> list[tuple[str, Takes, str]]:
    """Define each truth by the one before it, twice."""
    pairs = ((f"d{at}", f"d{at - 1}") for at in range(1, times + 1))
    return [("d0", (), "shelf_free"), *((name, (), f"{of} and {of}") for name, of in pairs)]


@pytest.mark.parametrize(
    "defined",
    [
        doubling(20),
        [
            ("d0", (("day", "date"),), "day == as_of"),
            *((f"d{at}", (("day", "date"),), f"d{at - 1}(later(day, day))") for at in range(1, 15)),
        ],
        [
            ("d0", (), "shelf_free"),
            *((f"d{at}", (), f"not d{at - 1}") for at in range(1, 150)),
        ],
    ],
    ids=["doubling", "doubling what it takes", "deep"],
)
def test_a_definition_grows_no_further_than_can_be_run(
    defined: list[tuple[str, Takes, str]],
) -> None:
    """Definitions of definitions grow fast; the first that is too large is named, and no other."""
    _, problems = planned(Parts(expect="shelf_free"), *defined)
    assert {each.code for each in problems} <= {"too-large", "unknown-name"}
    assert [each.code for each in problems].count("too-large") == 1


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    text=conditions.truths(conditions.Names(SCHEMA, {"day": DATE}, 2)),
    given_text=conditions.dates(conditions.Names(SCHEMA, {}, 1)),
    data=values.data(SCHEMA, missing=True),
)
def test_a_definition_means_its_condition_with_the_value_put_in(
    text: str, given_text: str, data: dict[str, object]
) -> None:
    """Used with a value, a definition is worth what its condition is with the value written in."""
    written = re.sub(r"\bv(\d+)\b", r"w\1", given_text)  # so that no name stands twice in the text
    whole = re.sub(r"\bday\b", f"({written})", text)
    used = Parts(expect=f"defined({given_text})")

    plan, problems = planned(used, ("defined", (("day", "date"),), text))
    other, more = planned(Parts(expect=whole))
    assume(
        not any(
            each.code in {"too-many-loops", "too-large", "constant-comparison"}
            for each in (*problems, *more)
        )
    )

    assert plan is not None, [each.message for each in problems]
    assert other is not None, [each.message for each in more]
    record = Record("x", date(2018, 5, 8), data)
    assert judge(plan, record).outcome is judge(other, record).outcome
