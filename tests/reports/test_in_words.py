"""Rules in plain words, made from their trees."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from checker import api
from checker.model.functions import FUNCTIONS
from checker.model.types import EnumType, ListType, RecordType
from checker.model.wording import shown
from checker.records.case import Case
from checker.records.derive import schema
from checker.reports.in_words import in_words, in_words_lines
from checker.reports.in_words.fields import negated
from checker.reports.in_words.functions import CALLS, CHOICES, SHIFTS
from checker.reports.lines import plain
from tests.tiny import Loan
from tests.written import Parts, planned, rules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from checker.model.plan import Plan
    from checker.model.rule import Parameter
    from checker.model.rulebook import Rulebook
    from checker.model.types import Type

LOAN = schema(Loan)
BOOK = api.load_rulebook()
PLANS = [pytest.param(plan, id=plan.rule.id) for plan in BOOK.plans]
LIMITED = settings(
    max_examples=60,
    deadline=None,  # how long a rule is depends on chance
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def words(plan: Plan, rulebook: Rulebook | None = None) -> str:
    """Say a rule in words, as text; words of its author's own are left out."""
    generated = replace(plan, rule=replace(plan.rule, in_words=""))
    return plain(in_words_lines(in_words(generated, rulebook), depth=0))


def expected(text: str, each: str | None = None) -> list[str]:
    """Give the lines that say what an expectation asks for."""
    said = words(planned(Parts(expect=text, for_each=each), LOAN)).split("\n")
    first = next(number for number, line in enumerate(said) if line.startswith("What the record"))
    last = next(number for number, line in enumerate(said) if line.startswith("What counts"))
    opening = "What the record is to show for each" if each else "What the record is to show"
    return [said[first].removeprefix(opening).removeprefix(":").strip(), *said[first + 1 : last]]


ITEM = "item in borrowed"
ROWS = {
    "item.wear == 'new'": 'how worn it is: "as new"',
    "item.wear >= 'used'": 'how worn it is: "used" or above',
    "not (item.wear >= 'used')": 'how worn it is: below "used"',
    "item.wear in ['new', 'torn']": 'how worn it is: "as new" or "torn"',
    "item.wear not in ['new', 'torn']": 'how worn it is: none of these: "as new"; "torn"',
    "'art' in item.subjects": 'what it is about includes "art".',
    "'art' in item.subjects or 'history' in item.subjects": (
        'what it is about includes at least one of these: "art"; "history".'
    ),
    "any(subject in ['art', 'science'] for subject in item.subjects)": (
        'what it is about includes at least one of these: "art"; "science".'
    ),
    "'art' not in item.subjects": 'what it is about does not include "art".',
    "item.borrowed_on <= item.due_on": (
        "the day of borrowing falls on or before the day on which it is due."
    ),
    "not item.borrowed_on <= item.due_on": (
        "the day of borrowing falls after the day on which it is due."
    ),
    "member.joined_on <= item.borrowed_on <= member.left_on": (
        "the day of borrowing falls on or between the day of joining and the day of leaving."
    ),
    "member.joined_on < item.borrowed_on <= member.left_on": (
        "the day of borrowing falls after the day of joining, and on or before the day of leaving."
    ),
    "item.returned_on <= working_days_after(item.due_on, 1)": (
        "the day of its return falls on or before the day 1 working day after the day on which it"
        " is due."
    ),
    "item.returned_on <= later(item.due_on, member.joined_on)": (
        "the day of its return falls on or before the later of the day on which it is due and the"
        " day of joining."
    ),
    "date(2018, 1, 31) < item.due_on": "the day on which it is due falls after 31 January 2018.",
    "item.returned": "it is back.",
    "not item.returned": "it is not back.",
    "member.age >= 18": "their age is at least 18 years.",
    "is_working_day(item.due_on)": "the day on which it is due is a working day.",
    "days_between(item.due_on, item.returned_on) <= 7": (
        "the number of days from the day on which it is due to the day of its return is at most 7."
    ),
    "count(renewal for renewal in item.renewals if renewal.online) >= 2": (
        "the number of renewals of this item for which the renewal was done online is at least 2."
    ),
    "member.age > count(other for other in borrowed)": (
        "their age is more than the number of entries under borrowed."
    ),
    "any(renewal.online for renewal in item.renewals)": (
        "this item has a renewal that was done online."
    ),
    "not any(renewal.online for renewal in item.renewals)": (
        "this item has no renewal that was done online."
    ),
    "any(other.returned_on > item.due_on for other in borrowed)": (
        "there is another item for which the day of its return falls after the day on which this"
        " item is due."
    ),
    "not all(renewal.online for renewal in reserved)": (
        "there is a renewal that was not done online."
    ),
    "all(renewal.online for renewal in reserved if renewal.until > item.due_on)": (
        "for each renewal for which the new last day falls after the day on which this item is due,"
        " if there is any, it was done online."
    ),
    "latest(renewal for renewal in reserved).online": (
        "in the latest renewal, that renewal was done online."
    ),
    "latest(renewal.until for renewal in reserved) > item.due_on": (
        "the new last day (the latest, looking at each renewal) falls after the day on which it is"
        " due."
    ),
    "as_of > item.due_on": (
        "the day on which it is due falls before the day on which the record is judged."
    ),
    "shelf_free": "there is room on the shelf.",
    "not shelf_free": "there is not room on the shelf.",
}


@pytest.mark.parametrize("condition", ROWS)
def test_a_condition_reads_as_english(condition: str) -> None:
    """Each kind of condition has its own words, taken from the record's model."""
    written = ROWS[condition]
    if written.startswith("how worn"):  # a question and its answer stand in a line of their own
        assert expected(condition, ITEM) == ["this holds:", f"  - {written}"]
    else:
        assert expected(condition, ITEM) == [written]


def test_and_or_and_none_become_bullets() -> None:
    """What hangs together is set in under a line that says how."""
    condition = (
        "any(item.returned and (item.wear == 'new' or not (shelf_free or item.reminded_on > as_of))"
        " for item in borrowed)"
    )

    assert expected(condition) == [
        "there is an item for which all of this holds:",
        "  - it is back",
        "  - any of:",
        '    - how worn it is: "as new"',
        "    - none of:",
        "      - there is room on the shelf",
        "      - the day of the reminder falls after the day on which the record is judged",
    ]


def test_the_opposite_of_all_is_any_of_the_opposites() -> None:
    """It is said of each part, so that nothing has to be turned round in the head."""
    assert expected("not (shelf_free and member.joined_on < member.left_on)") == [
        "any of this holds:",
        "  - there is not room on the shelf",
        "  - the day of joining falls on or after the day of leaving",
    ]


def test_cases_are_told_one_by_one() -> None:
    """Else after else stands in one list."""
    condition = (
        "(shelf_free if member.left else (member.age >= 18 if member.age > 2 else not shelf_free))"
    )

    assert expected(condition) == [
        ", as the case may be:",
        "  - if they left, then there is room on the shelf",
        ("  - otherwise, if their age is more than 2 years, then their age is at least 18 years"),
        "  - otherwise there is not room on the shelf",
    ]


def test_a_whole_rule_is_told_in_order() -> None:
    """Which cases, what one by one, by when, what is to be shown, and what is a finding."""
    plan = planned(
        Parts(
            applies_to="shelf_free",
            for_each="item in borrowed if item.wear == 'torn'",
            let=(("grace", "days_after(item.due_on, 3)"),),
            due="grace if member.left else item.due_on",
            expect="item.returned and item.returned_on <= due",
            finding="{item.wear}: due on {due}, {grace}",
        ),
        LOAN,
    )

    assert words(plan).split("\n") == [
        "Which cases: those in which there is room on the shelf.",
        "What it looks at: each item for which this holds:",
        '  - how worn it is: "torn"',
        "By when: the due date is, as the case may be:",
        '  - if they left: the day called "grace"',
        "  - otherwise: the day on which it is due",
        "What the record is to show for each: all of this holds:",
        "  - it is back",
        "  - the day of its return falls on or before the due date",
        (
            "What counts as a finding: when the due date has come and this does not hold. The"
            ' finding then says: "[how worn it is]: due on [the due date], [grace]." Before the'
            ' due date the outcome is "not yet due". Where the record does not say what decides,'
            ' the outcome is "cannot tell", and it names what is missing.'
        ),
        "Terms:",
        '  - "grace": the day 3 days after the day on which this item is due',
        "",
    ]


BOOKLET = """
id: loans
title: Loans
version: "1"
record: probation-case
source: the tests
standards:
  - {id: "1", title: Lending, text: Are books lent well?, prompts: [{id: 1.a, text: Are they?}]}
questions: [{id: Q1, text: Are books lent well?, standard: "1"}]
parameters:
  grown_up: {value: 18, unit: years, source: the tests, certainty: policy}
definitions:
  back_by:
    meaning: The item came back by that day
    takes: {item: Item, day: date}
    condition: item.returned and item.returned_on <= day
  kept_well:
    meaning: An item came back by that day, hardly worn
    takes: {last: date}
    condition: any(back_by(item, last) and item.wear <= 'used' for item in borrowed)
"""
RULE = """
id: item-late
title: No evidence of an item
status: stable
basis: {prompts: [1.a], questions: [], source: the tests}
why: Books are missed.
weight: essential
parameters:
  returned_within:
    values: {2018-01-01: 1, 2018-05-01: 14}
    at: member.joined_on
    unit: days
    source: the tests
    certainty: policy
  few: {value: 1, unit: years, source: the tests, certainty: policy}
applies_to: member.age >= grown_up or member.age == few
due: days_after(member.joined_on, returned_within)
expect: kept_well(days_before(due, 2)) and not kept_well(member.joined_on)
finding: no evidence in the record of an item by {due}
put_right: Return it.
does_not_see: Much.
tends_to: neither
examples: [{name: none, outcome: cannot tell, case: {as_of: 2018-06-01}}]
"""


@pytest.fixture
def booklet(tmp_path: Path) -> api.Book:
    """Give a rulebook of one rule, about loans."""
    (tmp_path / "rulebook.yaml").write_text(BOOKLET, encoding="utf-8")
    (tmp_path / "item-late.yaml").write_text(RULE, encoding="utf-8")
    return api.load_rulebook(tmp_path, Loan)


def test_definitions_and_figures_are_explained(booklet: api.Book) -> None:
    """A definition is said by its meaning, with what it is given, and explained once below."""
    said = words(booklet.plans[0], booklet.rulebook).split("\n")

    assert said[:8] == [
        "Which cases: those in which any of this holds:",
        "  - their age is at least 18 years (grown_up)",
        "  - their age is exactly 1 year (few)",
        "What it looks at: the case as a whole.",
        (
            "By when: the due date is a number of days (the figure in force on the day of joining"
            " (returned_within: 1 day from 1 January 2018 on; 14 days from 1 May 2018 on)) after"
            " the day of joining."
        ),
        "What the record is to show: all of this holds:",
        (
            "  - an item came back by that day, hardly worn (kept_well; last: the day 2 days before"
            " the due date)"
        ),
        (
            "  - it is not the case that an item came back by that day, hardly worn (kept_well;"
            " last: the day of joining)"
        ),
    ]
    terms = said[said.index("Terms:") + 1 :]
    assert terms[:4] == [
        (
            "  - kept_well (last: the day 2 days before the due date): an item came back by that"
            " day, hardly worn; that is, there is an item for which all of this holds:"
        ),
        (
            "    - the item came back by that day (back_by; item: the item; day: the day 2 days"
            " before the due date)"
        ),
        '    - how worn it is: "used" or below',
        (
            "  - back_by (item: the item; day: the day 2 days before the due date): the item came"
            " back by that day; that is, all of this holds:"
        ),
    ]


def test_a_definition_is_told_without_its_rulebook(booklet: api.Book) -> None:
    """Then the values that it is given have numbers in the place of names."""
    assert "(kept_well; value 1: the day of joining)" in words(booklet.plans[0])


def test_the_words_of_the_author_come_first(booklet: api.Book) -> None:
    """Where an author wrote words, nothing is made up beside them."""
    plan = booklet.plans[0]
    own = replace(plan, rule=replace(plan.rule, in_words="The books come back,\n  in time."))

    assert plain(in_words_lines(in_words(own, booklet.rulebook))) == (
        "  The books come back, in time.\n"
    )


@pytest.mark.parametrize(
    ("said", "opposite"),
    [
        ("it sets out contingency arrangements", "it does not set out contingency arrangements"),
        ("it identifies a risk", "it does not identify a risk"),
        ("the contact has ended", "the contact has not ended"),
        (
            "the person has contact with the child",
            "the person does not have contact with the child",
        ),
        ("they have children", "they do not have children"),
        ("it was replaced or closed", "it was neither replaced nor closed"),
        ("it is no longer in force", "it is still in force"),
        ("approved premises were asked for", "approved premises were not asked for"),
        ("it may raise the risk", "it is not the case that it may raise the risk"),
        ("any of it is unsupervised", "it is not the case that any of it is unsupervised"),
        ("it says who is to do it", "it does not say who is to do it"),
        (
            "the plan names who is to do it",
            "it is not the case that the plan names who is to do it",
        ),
        ("it has no end date", "it is not the case that it has no end date"),
        ("it is big, or it is old", "it is not the case that it is big, or it is old"),
    ],
)
def test_a_clause_is_turned_into_its_opposite(said: str, opposite: str) -> None:
    """A "not" stands inside only where it cannot be taken for less, or more."""
    assert negated(said) == opposite


def test_every_function_has_words() -> None:
    """A function that is added to the language needs its words here."""
    assert {*SHIFTS, *CALLS, *CHOICES} == FUNCTIONS.keys()


@LIMITED
@given(rules(LOAN))
def test_every_rule_about_loans_can_be_said(parts: Parts) -> None:
    """Whatever a rule is made of, there are words for it, and none of them is Python's."""
    assert_sound(words(planned(parts, LOAN)))


@LIMITED
@given(rules(schema(Case)))
def test_every_rule_about_cases_can_be_said(parts: Parts) -> None:
    """As above, with the record of a case."""
    assert_sound(words(planned(parts, schema(Case))))


def assert_sound(said: str) -> None:
    """See that a text has sentences, and nothing that only a programmer could read."""
    lines = said.splitlines()
    assert lines[0].startswith("Which cases: ")
    assert all(line.strip(" -:.") for line in lines)
    assert not re.search(r"\b(True|False|None)\b|==|!=|>=|<=", re.sub(r'"[^"]*"', "", said))
    assert "  " not in re.sub(r"^ +", "", said, flags=re.MULTILINE)


@pytest.mark.parametrize("plan", PLANS)
def test_every_shipped_rule_reads_in_words(plan: Plan) -> None:
    """Its sentences are there, and no code of the record that has a label stands in them."""
    said = words(plan, BOOK.rulebook)

    assert_sound(said)
    names = {each.name for each in (*BOOK.rulebook.parameters, *plan.rule.parameters)}
    names |= {each.name for each in BOOK.rulebook.definitions}
    spelt = set(re.findall(r"\w+", said))
    assert spelt & codes() - names == set()


@pytest.mark.parametrize("plan", PLANS)
def test_every_figure_of_a_shipped_rule_is_said(plan: Plan) -> None:
    """A figure is said with its unit."""
    said = words(plan, BOOK.rulebook)

    assert [each.name for each in plan.rule.parameters if not any(figures(each, said))] == []


def figures(parameter: Parameter, said: str) -> Iterator[bool]:
    """See whether each value of a parameter is said."""
    for value in (parameter.value, *(value for _, value in parameter.values)):
        if isinstance(value, tuple):
            yield True  # its values are codes, and said by their labels
        elif value is not None:
            unit = parameter.unit or ""
            unit = unit.removesuffix("s") if value == 1 else unit
            yield f"{shown(value)} {unit}".strip() in said


@cache
def codes() -> set[str]:
    """Collect the codes that only a program should have to read."""
    found: set[str] = set()
    waiting: list[Type] = [schema(Case).case]
    while waiting:
        match waiting.pop():
            case ListType(element=element):
                waiting.append(element)
            case RecordType(fields=fields):
                waiting.extend(each.type for each in fields.values())
            case EnumType(members=members):
                found |= {each.value for each in members if "_" in each.value}
    return found
