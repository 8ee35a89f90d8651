"""Replay: judging a record as it stood on an earlier day."""

from __future__ import annotations

from datetime import date
from typing import Any

from checker import api
from checker.engines.interpreter import judge
from checker.model.outcome import Outcome, RuleOutcome
from checker.model.record import Record
from checker.workshop.rebuilt import rebuilt

BOOK = api.load_rulebook()
RECORD: dict[str, Any] = {
    "case_id": "R1",
    "as_of": "2018-06-01",
    "sentence": {
        "kind": "community_order",
        "sentenced_on": "2018-01-08",
        "supervision_started_on": "2018-01-08",
    },
    "changes": [
        {"kind": "relapse", "known_on": "2018-05-15", "bears_on_risk": False},
        {"kind": "homeless", "known_on": "2018-02-01", "bears_on_risk": True},
    ],
    "reviews": [{"completed_on": "2018-04-20", "completed": True, "written": True}],
    "assessments": [],
}


def judged(rule: str, record: dict[str, Any], as_of: date | None = None) -> RuleOutcome:
    """Judge a record by one rule of the rulebook."""
    result = api.check(record, rulebook=BOOK.selecting([rule]), as_of=as_of)
    assert not result.problems
    ((found,),) = (case.outcomes for case in result.cases)
    return found


def test_a_review_completed_later_is_not_seen() -> None:
    """On 1 April the review of 20 April is not there, and what was due in February is not met."""
    found = judged("change-not-reviewed", RECORD, date(2018, 4, 1))

    assert found.outcome is Outcome.NOT_MET
    assert len(found.subjects) == 1


def test_a_planned_change_is_not_impossible() -> None:
    """A move that is known in May and is to happen in July fits a record of June."""
    change = {"kind": "moved_home", "known_on": "2018-05-20", "occurred_on": "2018-07-01"}

    record: dict[str, Any] = {**RECORD, "changes": [change]}

    assert not api.check(record, rulebook=BOOK).problems


def test_a_later_latest_review_leaves_an_earlier_day_open() -> None:
    """The register keeps the latest review only, so nobody can tell what stood there before it."""
    register = {
        "kind": "mappa",
        "started_on": "2018-01-08",
        "ended": False,
        "review_due_on": "2018-04-09",
        "reviewed": True,
        "last_reviewed_on": "2018-05-20",
    }
    record = {**RECORD, "registrations": [register]}

    assert judged("mappa-review-overdue", record).outcome is not Outcome.CANNOT_TELL
    assert judged("mappa-review-overdue", record, date(2018, 5, 1)).outcome is Outcome.CANNOT_TELL


def test_a_count_below_none_does_not_fit() -> None:
    """What is counted is never less than none."""
    record: dict[str, Any] = {**RECORD, "previous_convictions_count": -5}
    result = api.check(record, rulebook=BOOK)

    assert [problem.path for problem in result.problems] == ["previous_convictions_count"]
    assert result.set_aside == 1


def test_a_place_in_a_replay_is_the_place_in_the_file() -> None:
    """Evidence points at the item where it stands in the record that was given."""
    found = judged("change-not-reviewed", RECORD, date(2018, 4, 1))

    assert found.subjects[0].subject == "changes[1]"


def test_the_evidence_of_a_replay_gives_the_outcome_again() -> None:
    """The facts of a replay, put together, are judged as the replay was."""
    found = judged("change-not-reviewed", RECORD, date(2018, 4, 1))
    plan = BOOK.plan("change-not-reviewed")

    assert judge(plan, Record("R1", found.as_of, rebuilt(found.evidence))).outcome is found.outcome
