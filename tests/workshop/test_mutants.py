"""Which mistakes are put into a rule, which of them are none, and what tells the others apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import api
from checker.engines.interpreter import judge
from checker.model.outcome import Outcome
from checker.records.case import Case
from checker.records.derive import schema
from checker.records.read import read
from checker.workshop.mutants.lines import difference
from checker.workshop.mutants.mutants import breeder
from checker.workshop.mutants.shape import shape
from checker.workshop.mutants.trial import proofs_of, ready
from checker.workshop.outcomes import by_columns
from tests.small import Small
from tests.written import Parts, planned

if TYPE_CHECKING:
    from checker.api import Book
    from checker.model.record import Record

BOOK = api.load_rulebook()
SCHEMA = schema(Case)
RULES = [rule.id for rule in BOOK.rules]


def made(parts: Parts) -> Book:
    """Make a rulebook of one rule."""
    plan = planned(parts, SCHEMA)
    return replace(BOOK, plans=(replace(plan, rule=replace(plan.rule, id="made")),))


def afters(parts: Parts, key: str = "expect") -> set[str]:
    """Give what the mistakes in one key make of it."""
    return {
        each.change.after
        for each in breeder(made(parts)).bred("made").mutants
        if each.change.key == key
    }


@pytest.mark.parametrize(
    ("expect", "mistaken"),
    [
        (
            "sentence.sentenced_on < date(2018, 1, 31)",
            {
                "sentence.sentenced_on <= date(2018, 1, 31)",
                "sentence.sentenced_on >= date(2018, 1, 31)",
                "sentence.sentenced_on < date(2018, 2, 1)",
                "sentence.sentenced_on < date(2018, 1, 30)",
            },
        ),
        (
            "count(review for review in reviews if review.written) >= 2",
            {
                "count(review for review in reviews if review.written) > 2",
                "count(review for review in reviews if review.written) < 2",
                "count(review for review in reviews if review.written) >= 3",
                "count(review for review in reviews if review.written) >= 1",
                "count(review for review in reviews ) >= 2",
                "count(review for review in reviews if (not review.written)) >= 2",
            },
        ),
        (
            "any(review.written for review in reviews) and not sentence.terminated",
            {
                "all(review.written for review in reviews) and not sentence.terminated",
                "any(review.written for review in reviews) or not sentence.terminated",
                "any(review.written for review in reviews) and sentence.terminated",
                "any(review.written for review in reviews)",
                "not sentence.terminated",
                "any((not review.written) for review in reviews) and not sentence.terminated",
            },
        ),
        (
            "sentence.sentenced_on < sentence.released_on <= as_of",
            {
                "sentence.released_on <= as_of",
                "sentence.sentenced_on < sentence.released_on",
                "sentence.sentenced_on <= sentence.released_on <= as_of",
                "sentence.sentenced_on < sentence.released_on < as_of",
            },
        ),
        (
            "provider.kind in ['crc', 'nps']",
            {"provider.kind in ['nps']", "provider.kind in ['crc']"},
        ),
        (
            "latest(rating for rating in rosh_ratings).overall == 'high'",
            {
                "earliest(rating for rating in rosh_ratings).overall == 'high'",
                "latest(rating for rating in rosh_ratings).overall != 'high'",
                "latest(rating for rating in rosh_ratings).overall >= 'high'",
                "latest(rating for rating in rosh_ratings).overall <= 'high'",
                "latest(rating for rating in rosh_ratings).overall == 'medium'",
                "latest(rating for rating in rosh_ratings).overall == 'very_high'",
            },
        ),
        (
            "as_of <= days_after(sentence.sentenced_on, 5)",
            {
                "as_of <= working_days_after(sentence.sentenced_on, 5)",
                "as_of <= weeks_after(sentence.sentenced_on, 5)",
                "as_of <= days_before(sentence.sentenced_on, 5)",
                "as_of <= days_after(sentence.sentenced_on, 6)",
                "as_of < days_after(sentence.sentenced_on, 5)",
                "as_of <= days_after(sentence.released_on, 5)",
            },
        ),
    ],
)
def test_the_mistakes_that_are_put_into_a_condition(expect: str, mistaken: set[str]) -> None:
    """Each of these is among them."""
    assert mistaken <= afters(Parts(expect=expect))


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        ("applies_to", Parts(applies_to="sentence.terminated", expect="sentence.released")),
        ("due", Parts(due="days_after(sentence.sentenced_on, 5)", expect="sentence.released")),
        (
            "for_each",
            Parts(for_each="change in changes if change.responded", expect="reviews == 0"),
        ),
    ],
)
def test_every_condition_of_a_rule_is_mistaken(key: str, parts: Parts) -> None:
    """Not only what is expected."""
    expect = "sentence.released" if key == "for_each" else parts.expect
    assert afters(replace(parts, expect=expect), key)


@settings(max_examples=12, deadline=None)
@given(rule=st.sampled_from(RULES))
def test_every_mutant_differs_and_can_be_run(rule: str) -> None:
    """No two have one shape, none has that of the rule, and what is changed is told."""
    bred = breeder(BOOK).bred(rule)
    shapes = [shape(each.plan) for each in bred.mutants]
    assert len(set(shapes)) == len(shapes)
    assert shape(BOOK.plan(rule)) not in shapes
    assert all(each.change.before != each.change.after for each in bred.mutants)
    assert bred.mutants


SAME = [
    ("rosh.overall == 'very_high'", "rosh.overall >= 'very_high'"),
    ("rosh.overall != 'low'", "rosh.overall > 'low'"),
    ("rosh.overall < 'low' or sentence.terminated", "sentence.terminated or rosh.overall < 'low'"),
    ("not not sentence.terminated", "sentence.terminated"),
    ("not (rosh.overall == 'low')", "rosh.overall in ['medium', 'high', 'very_high']"),
    (
        "later(sentence.sentenced_on, sentence.released_on) <= as_of",
        "later(sentence.released_on, sentence.sentenced_on) <= as_of",
    ),
    (
        "(sentence.terminated and sentence.released) and sentence.indeterminate",
        "sentence.indeterminate and sentence.released and sentence.terminated",
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_plans_of_one_shape_say_the_same(one: str, other: str) -> None:
    """What counts as the same rule has the same outcome for every small record."""
    plans = [
        planned(Parts(expect=text.replace("rosh.", "latest(r for r in rosh_ratings).")), SCHEMA)
        for text in (one, other)
    ]
    assert shape(plans[0]) == shape(plans[1])
    codes = by_columns(plans, Small(plans[0]).records(2_000))
    assert (codes[0] == codes[1]).all()
    assert len(set(codes[0].tolist())) > 1


def test_what_differs_has_another_shape() -> None:
    """The order of what is not alike counts."""
    texts = ("sentence.sentenced_on < sentence.released_on", "sentence.released_on < as_of")
    one, other = (planned(Parts(expect=text), SCHEMA) for text in texts)
    assert shape(one) != shape(other)


@settings(max_examples=6, deadline=None)
@given(rule=st.sampled_from(RULES), kept=st.integers(min_value=1, max_value=3))
def test_what_tells_a_mutant_from_the_rule_does_so(rule: str, kept: int) -> None:
    """With few examples mutants survive; each record that is told would have caught its own."""
    plan = BOOK.plan(rule)
    fewer = replace(plan, rule=replace(plan.rule, examples=plan.rule.examples[:kept]))
    book = replace(BOOK, plans=(fewer,))
    trial = ready(book)(rule)
    mutants = {each.change: each.plan for each in breeder(book).bred(rule).mutants}
    assert trial.caught + len(trial.survivors) == len(mutants)
    for survivor in trial.open:
        closing = survivor.closing
        assert closing is not None
        ((record,), problems) = _read(closing.case)
        assert not problems
        assert judge(plan, record).outcome is closing.outcome
        assert judge(mutants[survivor.change], record).outcome is closing.mistaken
        assert closing.outcome is not closing.mistaken


def _read(case: dict[str, Any]) -> tuple[tuple[Record, ...], tuple[object, ...]]:
    given: dict[str, object] = {"case_id": "x", **case}
    found = read(given, Case)
    return found.records, found.problems


def test_examples_that_do_not_hold_prove_nothing() -> None:
    """They are named, and the score is none."""
    plan = BOOK.plan(RULES[0])
    wrong = replace(plan.rule.examples[0], outcome=Outcome.CANNOT_TELL, name="wrong")
    broken = replace(plan, rule=replace(plan.rule, examples=(wrong,)))
    trial = ready(replace(BOOK, plans=(broken,)))(plan.rule.id)
    assert trial.failing == ("wrong",)
    assert trial.score == 0


def test_a_rule_without_examples_has_none_of_its_mutants_caught() -> None:
    """All survive, and most are told from it by a record near the empty one."""
    trial = ready(made(Parts(expect="any(review.written for review in reviews)")))("made")
    assert (trial.caught, trial.score) == (0, 0)
    assert trial.open


def test_the_records_of_examples_are_read_as_they_are_judged() -> None:
    """Each example of a rule is a proof of it, and holds."""
    for rule in BOOK.rules[:20]:
        proofs = proofs_of(BOOK, rule)
        assert len(proofs) == len([each for each in rule.examples if not each.todo])
        assert all(each.holds(BOOK.plan(rule.id)) for each in proofs)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("a < b", "a <= b", ("a < b", "a <= b")),
        ("x" * 100 + "1" + "y" * 100, "x" * 100 + "2" + "y" * 100, None),
        ("aa", "a", ("aa", "a")),
        ("same", "same", ("same", "same")),
    ],
)
def test_a_change_is_shown_with_what_is_around_it(
    before: str, after: str, shown: tuple[str, str] | None
) -> None:
    """What is far from it is left out."""
    found = difference(before, after)
    if shown is not None:
        assert found == shown
    else:
        assert found == (f"…{'x' * 48}1{'y' * 48}…", f"…{'x' * 48}2{'y' * 48}…")
