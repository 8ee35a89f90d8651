"""Eight small records on which evaluators differ, and what a careful reader says of each.

The rule: every significant change in circumstances is followed by a review within ten days.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

import pytest

from checker.engines.interpreter import judge
from checker.model.outcome import Outcome
from checker.model.record import Record
from checker.records.declare import Section, fact
from checker.records.derive import schema
from tests.judged import ENGINES
from tests.written import Parts, planned

if TYPE_CHECKING:
    from tests.judged import Engine


class Change(Section):
    """A change in circumstances."""

    anchor: ClassVar[str | None] = "changed_on"
    changed_on: date | None = fact("The day of the change.", source="test")
    significant: bool | None = fact("Whether it matters.", source="test")


class Review(Section):
    """A review."""

    anchor: ClassVar[str | None] = "reviewed_on"
    reviewed_on: date | None = fact("The day of the review.", source="test")


class Followed(Section):
    """A case of changes and reviews."""

    case_id: str = fact("The case.", source="test", required=True)
    as_of: date | None = fact("The day of judging.", source="test")
    changes: list[Change] | None = fact("What changed.", source="test")
    reviews: list[Review] | None = fact("What was reviewed.", source="test")


RULE = Parts(
    for_each="change in changes if change.significant",
    expect="any(change.changed_on <= review.reviewed_on <= days_after(change.changed_on, 10)"
    " for review in reviews)",
)
CHANGE = {"changed_on": date(2018, 5, 1), "significant": True}
IN_TIME = {"reviewed_on": date(2018, 5, 11)}
LATE = {"reviewed_on": date(2018, 5, 12)}

ROWS = {
    "complete, in time": ((CHANGE,), (IN_TIME,), Outcome.MET),
    "review late": ((CHANGE,), (LATE,), Outcome.NOT_MET),
    "no change recorded": ((), (IN_TIME,), Outcome.NOT_APPLICABLE),
    "change has no date": (({"significant": True},), (IN_TIME,), Outcome.CANNOT_TELL),
    "change date is null": (({**CHANGE, "changed_on": None},), (IN_TIME,), Outcome.CANNOT_TELL),
    "review date is null": ((CHANGE,), ({"reviewed_on": None},), Outcome.CANNOT_TELL),
    "significant missing": (({"changed_on": date(2018, 5, 1)},), (), Outcome.CANNOT_TELL),
    "reviews missing": ((CHANGE,), None, Outcome.CANNOT_TELL),
}


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES.keys())
@pytest.mark.parametrize("name", ROWS)
def test_every_engine_agrees_with_a_careful_reader(name: str, engine: Engine) -> None:
    """On each of the eight records the outcome is what a careful reader would say."""
    changes, reviews, expected = ROWS[name]
    data = {"case_id": "x", "changes": changes, "reviews": reviews}
    record = Record("x", date(2018, 6, 1), data)

    assert engine(planned(RULE, schema(Followed)), [record]) == [expected]


def test_reviews_recorded_as_none_are_not_the_same_as_not_recorded() -> None:
    """An empty list of reviews is an answer: the change was not reviewed."""
    data = {"case_id": "x", "changes": (CHANGE,), "reviews": ()}
    found = judge(planned(RULE, schema(Followed)), Record("x", date(2018, 6, 1), data))

    assert found.outcome is Outcome.NOT_MET


def test_one_more_item_never_turns_unknown_into_a_verdict() -> None:
    """A late review beside one without a date leaves the answer open."""
    data = {"case_id": "x", "changes": (CHANGE,), "reviews": (LATE, {"reviewed_on": None})}
    found = judge(planned(RULE, schema(Followed)), Record("x", date(2018, 6, 1), data))

    assert found.outcome is Outcome.CANNOT_TELL
    assert found.subjects[0].missing == ("reviews[1].reviewed_on",)
