"""The worked rulebook of a provider: over the standards, with every difference told and proved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker import api
from checker.model.difference import Change
from checker.model.outcome import Outcome
from checker.reports.differences import difference_text
from checker.reports.json_v1 import as_json
from checker.reports.lines import plain
from checker.reports.summary import summary_lines
from checker.workshop import examples, figures, roll_up_examples

if TYPE_CHECKING:
    from checker.model.rule import Rule

FIXTURES = Path(__file__).parents[1] / "fixtures"
BASE = api.load_rulebook()
OWN = api.load_rulebook(FIXTURES / "rulebooks" / "northshire")
CHANGED = frozenset({"change-not-reviewed", "womens-service-not-offered"})


def test_it_loads_without_a_diagnostic() -> None:
    """The changes are proved by examples, so there is not even a warning."""
    folder = FIXTURES / "rulebooks" / "northshire"
    assert api.examine_rulebook(folder, examples=True)[1] == ()


def test_it_has_the_rules_of_the_base_but_one_and_one_of_its_own() -> None:
    """What it does not change stays as it is in the base."""
    base, own = {each.id for each in BASE.rules}, {each.id for each in OWN.rules}
    assert (base - own, own - base) == ({"home-visit-late"}, {"womens-service-not-offered"})


@pytest.mark.parametrize("rule", [each for each in OWN.rules if each.id in CHANGED])
def test_its_changes_are_proved_by_its_examples(rule: Rule) -> None:
    """Examples of changed and added rules hold, and notice any other figure."""
    assert [each for e in rule.examples for each in examples.problems(OWN, rule, e)] == []
    made = figures.changes(OWN.rulebook, frozenset({rule.id}))
    assert [each for each in made if not figures.notices(OWN, each)] == []


def test_its_roll_up_is_proved_by_its_examples() -> None:
    """Two supporting rules are enough in Northshire, and three in the base."""
    base, own = BASE.rulebook.roll_up, OWN.rulebook.roll_up
    assert base is not None
    assert own is not None
    assert roll_up_examples.problems(own) == ()
    assert (base.supporting_not_met.value, own.supporting_not_met.value) == (3, 2)
    assert own.bands == base.bands


def test_one_case_differs_by_the_policy_alone() -> None:
    """A review on the eleventh working day is in time for the base and late for Northshire."""
    case = {
        "case_id": "a",
        "as_of": "2018-06-01",
        "sentence": {"supervision_started_on": "2018-01-08"},
        "changes": [{"kind": "homeless", "known_on": "2018-03-05", "bears_on_risk": True}],
        "reviews": [{"completed": True, "written": True, "completed_on": "2018-03-20"}],
        "assessments": [],
    }
    outcomes = [
        api.check(case, rulebook=book.selecting(["change-not-reviewed"])).cases[0].outcomes[0]
        for book in (BASE, OWN)
    ]
    assert [each.outcome for each in outcomes] == [Outcome.MET, Outcome.NOT_MET]


def test_every_difference_stands_in_each_output() -> None:
    """Text and JSON name all that differs from the base, whatever the outcome."""
    result = api.check(FIXTURES / "practice-examples", rulebook=OWN)
    text, data = plain(summary_lines(result)), as_json(result)["rulebook"]

    assert len(OWN.rulebook.differences) == 7
    assert data["extends"] == [{"id": "hmip-2018", "version": BASE.rulebook.version}]
    assert len(data["differences"]) == len(OWN.rulebook.differences)
    for each in OWN.rulebook.differences:
        assert difference_text(each) in text
    kinds = {(each.change, each.kind) for each in OWN.rulebook.differences}
    assert {(Change.DISABLED, "rule"), (Change.CHANGED, "parameter")} <= kinds
