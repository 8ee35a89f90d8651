"""What the examples of a rule are said to show of its conditions, and what would show the rest."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import api
from checker.engines.interpreter import judge
from checker.model.outcome import Outcome
from checker.model.truth import Truth
from checker.records.case import Case
from checker.records.derive import schema
from checker.records.read import read
from checker.workshop.coverage.conditions import conditions, forced
from checker.workshop.coverage.cover import Coverage, ready
from checker.workshop.coverage.page import page
from checker.workshop.coverage.seen import seen
from tests.written import Parts, planned

if TYPE_CHECKING:
    from checker.model.record import Record

BOOK = api.load_rulebook()
SCHEMA = schema(Case)
RULES = [rule.id for rule in BOOK.rules]
PARTS = Parts(
    applies_to="sentence.released or not sentence.terminated",
    expect="any(review.written and review.completed_on <= as_of for review in reviews)",
)
PLAN = planned(PARTS, SCHEMA)


def record(**sections: object) -> Record:
    """Read a record."""
    given_: dict[str, object] = {"case_id": "x", "as_of": "2018-06-01", **sections}
    (found,) = read(given_, Case).records
    return found


def with_examples(rule: str, kept: int) -> Coverage:
    """Look at a rule of which only the first examples are there."""
    plan = BOOK.plan(rule)
    fewer = replace(plan, rule=replace(plan.rule, examples=plan.rule.examples[:kept]))
    return ready(replace(BOOK, plans=(fewer,)))(rule)


def test_the_conditions_of_a_rule() -> None:
    """Each by itself, a search as well as what it asks; connectives are none."""
    assert [(each.key, each.text) for each in conditions(PLAN)] == [
        ("applies_to", "sentence.released"),
        ("applies_to", "sentence.terminated"),
        ("expect", PARTS.expect),
        ("expect", "review.written"),
        ("expect", "review.completed_on <= as_of"),
    ]


def test_what_a_rule_names_is_one_condition() -> None:
    """The parts of a shared definition are no conditions of the rule that uses it."""
    plan = BOOK.plan("contact-gap-too-long")
    texts = {each.text for each in conditions(plan)}
    assert {"in_person(contact)", "in_person(other)", "level == 'high'"} <= texts
    assert not any("attended" in text for text in texts)


def test_a_name_of_the_rule_is_looked_into() -> None:
    """What a `let` says is part of the rule, and has the values that it had."""
    covered = ready(BOOK)("contingency-misses-group").covered
    (inner,) = (each for each in covered if each.condition.text == "'staff' in arrangement.risk_to")
    assert inner.condition.key == "let.for_staff"
    assert inner.values >= {Truth.TRUE, Truth.FALSE}
    assert inner.whole


def test_a_name_that_only_the_finding_says_decides_nothing() -> None:
    """So nothing in it is a condition that examples could show."""
    plan = BOOK.plan("six-months-without-review")
    assert "last_day" in dict(plan.lets)
    assert not any(each.key == "let.last_day" for each in conditions(plan))


@pytest.mark.parametrize(
    ("sections", "values"),
    [
        ({"sentence": {"released": True}}, ({Truth.TRUE}, {Truth.UNKNOWN})),
        ({"sentence": {"terminated": False}}, ({Truth.UNKNOWN}, {Truth.FALSE})),
        ({}, ({Truth.UNKNOWN}, {Truth.UNKNOWN})),
    ],
)
def test_the_values_that_a_condition_had(
    sections: dict[str, object], values: tuple[set[Truth], set[Truth]]
) -> None:
    """On one record, not known included."""
    found = seen(PLAN, conditions(PLAN), record(**sections))
    assert tuple(found[each] for each in conditions(PLAN)[:2]) == values


def test_items_count_each_by_itself() -> None:
    """A condition on items may have several values on one record."""
    reviews = [{"written": True, "completed_on": "2018-05-01"}, {"written": False}, {}]
    found = seen(PLAN, conditions(PLAN), record(sentence={"released": True}, reviews=reviews))
    assert found[conditions(PLAN)[3]] == set(Truth)


def test_a_forced_condition_says_so_whatever_the_record_says() -> None:
    """And the rest of the rule is as it was."""
    released = conditions(PLAN)[0]
    open_, shut = (forced(PLAN, released, holds=holds) for holds in (True, False))
    case = record(sentence={"released": False, "terminated": True}, reviews=[])
    assert judge(PLAN, case).outcome is Outcome.NOT_APPLICABLE
    assert judge(open_, case).outcome is Outcome.NOT_MET
    assert judge(shut, case).outcome is Outcome.NOT_APPLICABLE


@settings(max_examples=6, deadline=None)
@given(rule=st.sampled_from(RULES), kept=st.integers(min_value=1, max_value=4))
def test_a_condition_that_decides_was_seen_so(rule: str, kept: int) -> None:
    """Whoever decides with a value had it; and what is whole has nothing missing."""
    found = with_examples(rule, kept)
    plan = BOOK.plan(rule)
    assert [each.condition for each in found.covered] == list(conditions(plan))
    for each in found.covered:
        assert each.decides <= each.values
        assert Truth.UNKNOWN not in each.decides
        named = [
            missing for missing in found.missing if missing.what.startswith(each.condition.text)
        ]
        assert bool(named) >= (not each.whole)


@settings(max_examples=6, deadline=None)
@given(rule=st.sampled_from(RULES))
def test_what_would_show_a_decision_shows_it(rule: str) -> None:
    """The record that is told has the outcome that is told, and it decides there."""
    found = with_examples(rule, 1)
    plan = BOOK.plan(rule)
    for missing in found.missing:
        if missing.case is None:
            continue
        case = record(**missing.case)
        assert judge(plan, case).outcome is missing.outcome
        told = re.fullmatch(
            r"(.*): that it decides when it is (true|false)", missing.what, re.DOTALL
        )
        if told:
            (condition,) = [e for e in conditions(plan) if e.text == told[1]][:1]
            other = forced(plan, condition, holds=told[2] == "false")
            same = [e for e in conditions(plan) if e.text == told[1]]
            assert len(same) > 1 or judge(other, case).outcome is not missing.outcome


class Pieces(HTMLParser):
    """Gathers the text of a page, and checks that what is opened is closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rule = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open."""
        del attrs
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the text of the rule, without the numbers of its conditions."""
        if "pre" in self.open and "sup" not in self.open:
            self.rule += data


@pytest.mark.parametrize("rule", RULES[::12])
def test_the_page_holds_the_rule_as_it_is_written(rule: str) -> None:
    """Marks nest, and the text between them is the file's own."""
    found = with_examples(rule, 2)
    pieces = Pieces()
    pieces.feed(page([found]))
    assert pieces.open == []
    assert pieces.rule.rstrip("\n") == found.text.rstrip("\n")


def test_the_page_runs_nothing_and_fetches_nothing() -> None:
    """Whatever stands in a rule."""
    found = replace(with_examples(RULES[0], 1), rule="<script>alert(1)</script>")
    text = page([found])
    assert "<script" not in text
    assert "default-src 'none'" in text
    assert "http" not in text.replace("http-equiv", "")
